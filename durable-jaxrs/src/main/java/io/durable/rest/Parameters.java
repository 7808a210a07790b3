package io.durable.rest;

import io.durable.Page;
import io.durable.StartOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads what stands in paths, queries and headers. Jakarta REST would answer a bad one with 404 and
 * no word about it.
 */
final class Parameters {
  private static final int LONGEST = StartOptions.LONGEST_KEY;

  private Parameters() {}

  static UUID uuid(String name, String text) {
    try {
      var id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) { // UUID.fromString also takes 1-2-3-4-5
        return id;
      }
    } catch (IllegalArgumentException notAUuid) {
      throw badUuid(name, text, notAUuid);
    }
    throw badUuid(name, text, null);
  }

  private static Refusal badUuid(String name, String text, Throwable cause) {
    return Refusal.parameter(name, "'" + text + "' is not a UUID", cause);
  }

  /** A constant, in any case. */
  static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      var known =
          Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
      throw Refusal.parameter(name, "'" + text + "' is none of " + known, none);
    }
  }

  static int number(String name, String text, int least, int most) {
    try {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw badNumber(name, text, least, most, notANumber);
    }
    throw badNumber(name, text, least, most, null);
  }

  private static Refusal badNumber(String name, String text, int least, int most, Throwable cause) {
    return Refusal.parameter(
        name, "'" + text + "' is not a number from %d to %d".formatted(least, most), cause);
  }

  static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notATime) {
      throw Refusal.parameter(
          name, "'" + text + "' is not a time like 2027-01-31T09:00:00Z", notATime);
    }
  }

  /** Asks for a page; a cursor that is none of ours is the caller's mistake. */
  static <T> Page<T> withCursor(String after, Supplier<Page<T>> ask) {
    try {
      return ask.get();
    } catch (IllegalArgumentException refused) {
      if (given(after).isEmpty()) {
        throw refused;
      }
      throw Refusal.parameter(
          "after", "'" + after + "' is not what 'next' of a page said", refused);
    }
  }

  /** A text that may be left out and is kept or looked for: what cannot be stored is refused. */
  static Optional<String> text(String name, String text) {
    var given = given(text);
    if (given.filter(it -> it.length() > LONGEST || it.indexOf('\0') >= 0).isPresent()) {
      throw Refusal.parameter(
          name, "A text of at most %d characters, without NUL, is needed".formatted(LONGEST), null);
    }
    return given;
  }

  /** A parameter that may be left out; an empty one counts as left out. */
  static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(given -> !given.isBlank());
  }
}
