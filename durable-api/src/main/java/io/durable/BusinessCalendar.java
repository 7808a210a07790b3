package io.durable;

import io.durable.function.Fn1;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which days and hours are worked, and where. Its functions are pure, so that they fit into {@link
 * Value#map}:
 *
 * <pre>{@code
 * static final BusinessCalendar OFFICE =
 *     BusinessCalendar.in(ZoneId.of("Europe/Berlin")).holidays(HOLIDAYS).hours(NINE, FIVE);
 *
 * flow.sleepUntil("tomorrow", received.map(OFFICE::nextBusinessDay));
 * flow.sleepUntil("reminder", received.map(OFFICE.plusBusinessDays(3)));
 * }</pre>
 *
 * <p>A local time that the clocks skip is moved on by as much as they skip; of one that comes twice
 * the first counts.
 *
 * @param zone where
 * @param daysOff the days of the week on which nobody works
 * @param holidays the other days on which nobody works
 * @param hours when a day of work begins and ends; without them it has all its hours
 */
public record BusinessCalendar(
    ZoneId zone, Set<DayOfWeek> daysOff, Set<LocalDate> holidays, Optional<Hours> hours) {

  /**
   * When a day of work begins and ends.
   *
   * @param opens the first moment
   * @param closes the moment after the last
   */
  public record Hours(LocalTime opens, LocalTime closes) {
    public Hours {
      if (!opens.isBefore(closes)) {
        throw new IllegalArgumentException(
            "a day of work ends after it begins, not from " + opens + " to " + closes);
      }
    }
  }

  public BusinessCalendar {
    Objects.requireNonNull(zone, "zone");
    daysOff = Set.copyOf(daysOff);
    holidays = Set.copyOf(holidays);
    Objects.requireNonNull(hours, "hours");
    if (daysOff.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("a week has at least one day of work");
    }
  }

  /** Monday to Friday, without holidays, all hours. */
  public static BusinessCalendar in(ZoneId zone) {
    var weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    return new BusinessCalendar(zone, weekend, Set.of(), Optional.empty());
  }

  /** Nobody works on these days of the week; on none of them, when none is given. */
  public BusinessCalendar weekend(DayOfWeek... days) {
    return new BusinessCalendar(zone, new HashSet<>(List.of(days)), holidays, hours);
  }

  /** Nobody works on these days either; added to those that were given before. */
  public BusinessCalendar holidays(Collection<LocalDate> days) {
    var all = new HashSet<>(holidays);
    all.addAll(days);
    return new BusinessCalendar(zone, daysOff, all, hours);
  }

  /** A day of work begins and ends at these times. */
  public BusinessCalendar hours(LocalTime opens, LocalTime closes) {
    return new BusinessCalendar(zone, daysOff, holidays, Optional.of(new Hours(opens, closes)));
  }

  /** Whether somebody works on this day. */
  public boolean isBusinessDay(LocalDate day) {
    return !daysOff.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /** The moment at which the next day of work begins; never on the day of {@code time} itself. */
  public Instant nextBusinessDay(Instant time) {
    var day = businessDayAfter(day(time));
    return hours.map(times -> at(day, times.opens())).orElseGet(() -> startOf(day));
  }

  /**
   * The end of the day of {@code time}: the hour at which work ends, else midnight. It may have
   * passed.
   */
  public Instant endOfDay(Instant time) {
    var day = day(time);
    return hours.map(times -> at(day, times.closes())).orElseGet(() -> startOf(day.plusDays(1)));
  }

  /**
   * To the next such day of the week, at this time of day; later than the given time, and not a
   * holiday.
   */
  public Fn1<Instant, Instant> nextWeekdayAt(DayOfWeek weekday, LocalTime at) {
    Objects.requireNonNull(weekday, "weekday");
    Objects.requireNonNull(at, "at");
    return time -> nextWeekdayAt(time, weekday, at);
  }

  private Instant nextWeekdayAt(Instant time, DayOfWeek weekday, LocalTime at) {
    var day = day(time).with(TemporalAdjusters.nextOrSame(weekday));
    while (holidays.contains(day) || !at(day, at).isAfter(time)) {
      day = day.plusWeeks(1);
    }
    return at(day, at);
  }

  /**
   * To the same time of day, so many days of work later.
   *
   * @param days at least 1
   */
  public Fn1<Instant, Instant> plusBusinessDays(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("give at least one day of work, not " + days);
    }
    return time -> plusBusinessDays(time, days);
  }

  private Instant plusBusinessDays(Instant time, int days) {
    var day = day(time);
    for (var i = 0; i < days; i++) {
      day = businessDayAfter(day);
    }
    return at(day, time.atZone(zone).toLocalTime());
  }

  private LocalDate businessDayAfter(LocalDate day) {
    var next = day.plusDays(1);
    while (!isBusinessDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private LocalDate day(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  /** Where the clocks skip midnight, a day begins later. */
  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
