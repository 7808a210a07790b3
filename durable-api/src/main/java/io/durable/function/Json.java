package io.durable.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns values into JSON and back, in the one form that the journal holds.
 *
 * <p>A tree that was encoded equals the one that PostgreSQL gives back, so that a value which
 * stayed in memory and one that was read after a crash are the same to user code. Consequences
 * worth knowing: a {@code Map} comes back in the order of its JSON keys, not in the order of
 * insertion; a subclass comes back as its declared class. No class name is ever written or read.
 *
 * <p>Everything that goes wrong is a {@link PayloadException} with kind, place and reason.
 */
public final class Json {

  /** The largest payload when nothing else is configured: 4 MiB. */
  public static final int STANDARD_LIMIT = 4 * 1024 * 1024;

  private static final Json STANDARD = new Json(STANDARD_LIMIT);

  private final int maxBytes;

  private Json(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The form with {@link #STANDARD_LIMIT}. */
  public static Json standard() {
    return STANDARD;
  }

  /**
   * The form that refuses larger payloads.
   *
   * @param maxBytes of UTF-8, at least 1
   */
  public static Json withLimit(int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("A payload limit of %d bytes".formatted(maxBytes));
    }
    return new Json(maxBytes);
  }

  /** Jackson as it is configured here, for transport objects of our own. */
  public static JsonMapper mapper() {
    return JsonMappers.MAPPER;
  }

  /**
   * The JSON of a value.
   *
   * @param type the declared type, which says how to write it
   * @throws PayloadException when the value cannot be stored
   */
  public JsonNode encode(Object value, Type type) {
    Objects.requireNonNull(type, "type");
    return CanonicalTree.of(read(text(value, type)));
  }

  /**
   * A fresh value from JSON that {@link #encode} made; properties that the type does not have are
   * passed over.
   *
   * @return an object of the type, or null for JSON null
   * @throws PayloadException when the JSON does not fit
   */
  public Object decode(JsonNode tree, Type type) {
    return decode(tree, type, mapper().reader());
  }

  /** As {@link #decode(JsonNode, Type)}, for a class without type parameters. */
  public <T> T decode(JsonNode tree, Class<T> type) {
    return type.cast(decode(tree, (Type) type));
  }

  /**
   * A fresh value from JSON that came from outside: a property that the type does not have is an
   * error too.
   *
   * @return an object of the type, or null for JSON null
   * @throws PayloadException when the JSON does not fit
   */
  public Object decodeStrictly(JsonNode tree, Type type) {
    return decode(
        tree, type, mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
  }

  /**
   * JSON from a text, in canonical form.
   *
   * @throws PayloadException when the text is not JSON, too large or cannot be stored
   */
  public JsonNode parse(String text) {
    Objects.requireNonNull(text, "text");
    if (text.length() > maxBytes || JsonbOrder.bytes(text) > maxBytes) {
      throw BoundedText.tooLarge(maxBytes);
    }
    return CanonicalTree.of(read(text));
  }

  /**
   * JSON from a stream of UTF-8 of which no more is read than the limit allows; as {@link
   * #parse(String)}. The stream is left open.
   */
  public JsonNode parse(InputStream stream) {
    Objects.requireNonNull(stream, "stream");
    try {
      var bytes = stream.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw BoundedText.tooLarge(maxBytes);
      }
      return CanonicalTree.of(read(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a tree, as it goes into the database. */
  public String write(JsonNode tree) {
    Objects.requireNonNull(tree, "tree");
    return mapper().writeValueAsString(tree);
  }

  private Object decode(JsonNode tree, Type type, ObjectReader reader) {
    Objects.requireNonNull(tree, "tree");
    try {
      return reader.forType(mapper().constructType(type)).readValue(tree);
    } catch (JacksonException e) {
      throw JsonFailures.ofDecoding(e, tree);
    }
  }

  private String text(Object value, Type type) {
    var text = new BoundedText(maxBytes);
    try (var generator = new CheckingGenerator(mapper().createGenerator(text))) {
      mapper().writerFor(mapper().constructType(type)).writeValue(generator, value);
    } catch (JacksonException e) {
      throw JsonFailures.ofEncoding(e);
    }
    return text.toString();
  }

  private static JsonNode read(String text) {
    try {
      var tree = mapper().readTree(text);
      if (tree.isMissingNode()) {
        throw new PayloadException(PayloadException.Kind.MALFORMED, "", "is empty, not JSON");
      }
      return tree;
    } catch (JacksonException e) {
      throw JsonFailures.ofParsing(e);
    }
  }
}
