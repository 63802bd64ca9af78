package zoo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

public record Times(
        Instant instant,
        LocalDate localDate,
        LocalTime localTime,
        LocalDateTime localDateTime,
        OffsetDateTime offsetDateTime,
        OffsetTime offsetTime,
        ZonedDateTime zonedDateTime,
        Year year,
        YearMonth yearMonth,
        MonthDay monthDay,
        Duration duration,
        Period period,
        ZoneId zoneId,
        ZoneOffset zoneOffset,
        DayOfWeek dayOfWeek,
        Month month) {}
