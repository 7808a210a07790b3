package io.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.function.MethodReference;
import io.durable.function.ResolvedType.Known;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate CHRISTMAS = LocalDate.parse("2026-12-25");

  private static final BusinessCalendar OPEN =
      BusinessCalendar.in(BERLIN).holidays(List.of(CHRISTMAS));
  private static final BusinessCalendar OFFICE =
      OPEN.hours(LocalTime.parse("09:00"), LocalTime.parse("17:00"));

  private static Instant time(String text) {
    return ZonedDateTime.parse(text).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // Tuesday; Friday; Saturday; before a holiday that is a Friday
    "2026-11-24T16:00+01:00, 2026-11-25T00:00+01:00, 2026-11-25T09:00+01:00",
    "2026-11-27T16:00+01:00, 2026-11-30T00:00+01:00, 2026-11-30T09:00+01:00",
    "2026-11-28T00:00+01:00, 2026-11-30T00:00+01:00, 2026-11-30T09:00+01:00",
    "2026-12-24T08:00+01:00, 2026-12-28T00:00+01:00, 2026-12-28T09:00+01:00",
    // the day is that of the zone: it is Wednesday in Berlin already
    "2026-11-24T23:30Z, 2026-11-26T00:00+01:00, 2026-11-26T09:00+01:00",
    // over the change to summer time and back
    "2026-03-27T12:00+01:00, 2026-03-30T00:00+02:00, 2026-03-30T09:00+02:00",
    "2026-10-23T12:00+02:00, 2026-10-26T00:00+01:00, 2026-10-26T09:00+01:00",
  })
  void theNextBusinessDayBegins(String from, String open, String office) {
    assertThat(OPEN.nextBusinessDay(time(from))).isEqualTo(time(open));
    assertThat(OFFICE.nextBusinessDay(time(from))).isEqualTo(time(office));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T16:00+01:00, 2026-11-25T00:00+01:00, 2026-11-24T17:00+01:00",
    "2026-11-24T23:59:59+01:00, 2026-11-25T00:00+01:00, 2026-11-24T17:00+01:00",
    // a day of 23 hours, and one of 25
    "2026-03-29T00:00+01:00, 2026-03-30T00:00+02:00, 2026-03-29T17:00+02:00",
    "2026-10-25T00:00+02:00, 2026-10-26T00:00+01:00, 2026-10-25T17:00+01:00",
  })
  void aDayEnds(String from, String open, String office) {
    assertThat(OPEN.endOfDay(time(from))).isEqualTo(time(open));
    assertThat(OFFICE.endOfDay(time(from))).isEqualTo(time(office));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T08:00+01:00, TUESDAY, 09:00, 2026-11-24T09:00+01:00",
    "2026-11-24T09:00+01:00, TUESDAY, 09:00, 2026-12-01T09:00+01:00",
    "2026-11-24T08:00+01:00, MONDAY, 09:00, 2026-11-30T09:00+01:00",
    // a holiday is left out
    "2026-12-21T08:00+01:00, FRIDAY, 09:00, 2027-01-01T09:00+01:00",
    // 02:30 does not exist on this Sunday, and exists twice on that one
    "2026-03-28T12:00+01:00, SUNDAY, 02:30, 2026-03-29T03:30+02:00",
    "2026-10-24T12:00+02:00, SUNDAY, 02:30, 2026-10-25T02:30+02:00",
    "2026-10-25T02:30+02:00, SUNDAY, 02:30, 2026-11-01T02:30+01:00",
    "2026-10-25T02:30+01:00, SUNDAY, 02:30, 2026-11-01T02:30+01:00",
  })
  void theNextWeekdayComes(String from, DayOfWeek day, LocalTime at, String expected)
      throws Exception {
    assertThat(OFFICE.nextWeekdayAt(day, at).apply(time(from))).isEqualTo(time(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T16:00+01:00, 1, 2026-11-25T16:00+01:00",
    "2026-11-24T16:00+01:00, 5, 2026-12-01T16:00+01:00",
    "2026-11-28T16:00+01:00, 1, 2026-11-30T16:00+01:00",
    "2026-12-24T16:00+01:00, 1, 2026-12-28T16:00+01:00",
    // the hour of the day is kept when the clocks change
    "2026-03-27T12:00+01:00, 1, 2026-03-30T12:00+02:00",
    "2026-10-23T12:00+02:00, 1, 2026-10-26T12:00+01:00",
  })
  void daysOfWorkAreAdded(String from, int days, String expected) throws Exception {
    assertThat(OFFICE.plusBusinessDays(days).apply(time(from))).isEqualTo(time(expected));
  }

  @Test
  void aDayBeginsLaterWhereTheClocksSkipMidnight() {
    var santiago = BusinessCalendar.in(ZoneId.of("America/Santiago")).weekend();

    assertThat(santiago.nextBusinessDay(time("2024-09-07T12:00-04:00")))
        .isEqualTo(time("2024-09-08T01:00-03:00"));
  }

  @Test
  void anotherWeekend() {
    var cairo =
        BusinessCalendar.in(ZoneId.of("Africa/Cairo"))
            .weekend(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    assertThat(cairo.isBusinessDay(LocalDate.parse("2026-11-27"))).isFalse();
    assertThat(cairo.isBusinessDay(LocalDate.parse("2026-11-29"))).isTrue();
  }

  @Test
  void aPlanCanReadItsFunctions() {
    assertThat(MethodReference.of(OFFICE.plusBusinessDays(3)).returnType())
        .isEqualTo(new Known(Instant.class));
    assertThat(
            MethodReference.of(OFFICE.nextWeekdayAt(DayOfWeek.MONDAY, LocalTime.NOON)).returnType())
        .isEqualTo(new Known(Instant.class));
  }

  @Test
  void aCalendarThatCannotBeIsRefused() {
    assertThatThrownBy(() -> OPEN.weekend(DayOfWeek.values()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OPEN.hours(LocalTime.NOON, LocalTime.NOON))
        .hasMessageContaining("ends after it begins");
    assertThatThrownBy(() -> OPEN.plusBusinessDays(0)).hasMessageContaining("at least one day");
  }
}
