package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.AreaId;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * What is known about the number of people of an area. No figure per resident is given without it, and every one says over which base.
 *
 * @param id the area
 * @param bases what was declared, in that order; immutable
 * @param latest when the latest act about it was done
 */
public record Population(AreaId id, List<PopulationBase> bases, Optional<Instant> latest) {
    /** The kind of populations. */
    public static final Kind<AreaId, Population> KIND =
            Kind.of("population", PopulationFact.class, AreaId::value, Population::blank, each -> false);

    /** Checks that nothing is missing. */
    public Population {
        Objects.requireNonNull(id, "id");
        bases = List.copyOf(bases);
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * How many of something there were over how many people.
     *
     * @param count how many
     * @param base over how many people, of which group, when, and who says so; with at least one
     */
    public record PerPerson(long count, PopulationBase base) {
        /** Checks that there are people to count over. */
        public PerPerson {
            Objects.requireNonNull(base, "base");
            if (count < 0 || base.count() == 0) {
                throw new IllegalArgumentException("The count (" + count + ") must not be negative, and its base ("
                        + base.count() + ") must not be empty.");
            }
        }

        /**
         * How many there were for so many people.
         *
         * @param people for how many people, such as 1,000
         * @return the figure, for showing
         */
        public double per(long people) {
            return (double) count / base.count() * people;
        }
    }

    /**
     * A population of which nothing is known.
     *
     * @param id the area
     * @return the blank population
     */
    public static Population blank(AreaId id) {
        return new Population(id, List.of(), Optional.empty());
    }

    /**
     * The base for a day: the latest that was declared for that day or one before; made-up ones do not count.
     *
     * @param group of which group
     * @param day the day
     * @return the base; of several for one day the one declared last; nothing if none was declared
     */
    public Optional<PopulationBase> baseFor(String group, LocalDate day) {
        return baseFor(group, day, false);
    }

    /**
     * The base for a day, made-up ones included if that is asked for.
     *
     * @param group of which group
     * @param day the day
     * @param syntheticToo whether made-up ones count
     * @return the base; nothing if none was declared
     */
    public Optional<PopulationBase> baseFor(String group, LocalDate day, boolean syntheticToo) {
        return bases.stream()
                .filter(each -> each.group().equals(group)
                        && !each.day().isAfter(day)
                        && (syntheticToo || each.kind() != PopulationBase.SourceKind.SYNTHETIC))
                .max(Comparator.comparing(PopulationBase::day).thenComparing(bases::indexOf));
    }

    /**
     * So many of something per person, if it is known how many people there are.
     *
     * @param count how many
     * @param group over which group
     * @param day as of which day
     * @return the figure with its base; nothing where no base was declared, or it is empty
     */
    public Optional<PerPerson> perPerson(long count, String group, LocalDate day) {
        return baseFor(group, day).filter(each -> each.count() > 0).map(each -> new PerPerson(count, each));
    }

    Population with(PopulationBase more, Act act) {
        List<PopulationBase> all = new ArrayList<>(bases);
        all.add(more);
        return new Population(id, all, Optional.of(act.at()));
    }
}
