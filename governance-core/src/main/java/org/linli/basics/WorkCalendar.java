package org.linli.basics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * On which dates work is done in a zone: rest days of the week, public holidays, and make-up days (调休) on which a rest day is
 * worked. A value with a version, so that a due instant can name the calendar it came from.
 *
 * <p>A date with no working day within a year after it would make a deadline endless, so a calendar must leave at least one day
 * of the week to work on.
 *
 * @param name the calendar's name, an {@link Identifier} without {@code @}
 * @param version the calendar's version, an {@link Identifier}; with the name before it still short enough for one
 * @param zone the zone in which a date begins and ends
 * @param restDays the days of the week that are free, at most six; unordered
 * @param holidays dates that are free whatever the day of the week; unordered
 * @param makeUpDays dates that are worked whatever the day of the week; unordered, none of them a holiday
 */
public record WorkCalendar(
        String name,
        String version,
        ZoneId zone,
        Set<DayOfWeek> restDays,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUpDays) {
    /** Checks that the calendar leaves time to work and does not contradict itself. */
    public WorkCalendar {
        Identifier.checked("calendar name", name);
        Identifier.checked("calendar version", version);
        if (name.indexOf('@') >= 0) {
            throw new IllegalArgumentException("The name (" + name + ") of a calendar must not have an '@'.");
        }
        Identifier.checked("calendar name and version, as a basis,", "calendar." + name + "@" + version);
        Objects.requireNonNull(zone, "zone");
        restDays = Set.copyOf(restDays);
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
        if (restDays.size() > 6) {
            throw new IllegalArgumentException(
                    "The calendar (" + name + ") must leave at least one day of the week to work on.");
        }
        for (LocalDate date : makeUpDays) {
            if (holidays.contains(date)) {
                throw new IllegalArgumentException("The date (" + date + ") of calendar (" + name
                        + ") must not be a holiday and a make-up day at once.");
            }
        }
        if (holidays.size() > 10_000) {
            throw new IllegalArgumentException("The calendar (" + name
                    + ") must not have more than 10,000 holidays but has " + holidays.size() + ".");
        }
    }

    /**
     * A calendar in which every day is a working day.
     *
     * @param zone the zone in which a date begins and ends
     * @return the calendar, named {@code every-day@1}
     */
    public static WorkCalendar everyDay(ZoneId zone) {
        return new WorkCalendar("every-day", "1", zone, Set.of(), Set.of(), Set.of());
    }

    /**
     * A calendar in which Saturday and Sunday are free and there are no holidays.
     *
     * @param zone the zone in which a date begins and ends
     * @return the calendar, named {@code weekdays@1}
     */
    public static WorkCalendar weekdays(ZoneId zone) {
        return new WorkCalendar(
                "weekdays", "1", zone, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());
    }

    /**
     * Whether work is done on a date.
     *
     * @param date a date in this calendar's zone
     * @return true on a make-up day, else false on a holiday or a rest day, else true
     */
    public boolean isWorkingDay(LocalDate date) {
        return makeUpDays.contains(date) || (!holidays.contains(date) && !restDays.contains(date.getDayOfWeek()));
    }

    /**
     * Name and version, as stamped into deadlines.
     *
     * @return {@code name@version}
     */
    public String versionedName() {
        return name + "@" + version;
    }
}
