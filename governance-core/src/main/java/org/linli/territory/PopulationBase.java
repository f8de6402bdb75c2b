package org.linli.territory;

import java.time.LocalDate;
import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.basics.Identifier;
import org.linli.basics.Name;

/**
 * How many people of a group there were in an area on a day, and who says so. For example: 18,200 residents of 东亭社区 on 1 November
 * 2020, by the census.
 *
 * @param area the area
 * @param group of which group, such as {@code residents} or {@code aged-80-up}: an {@link Identifier}
 * @param day on which day
 * @param count how many, not negative
 * @param kind what sort of source it is
 * @param source the source by name
 */
public record PopulationBase(AreaId area, String group, LocalDate day, long count, SourceKind kind, Name source) {
    /** Sorts of sources. */
    public enum SourceKind {
        /** A census (人口普查). */
        CENSUS,
        /** A register that is kept up to date (实有人口登记). */
        REGISTER,
        /** A survey of a sample. */
        SURVEY,
        /** An estimate from other figures. */
        ESTIMATE,
        /** Made up, for trying things out: never a denominator unless that is asked for. */
        SYNTHETIC
    }

    /** Checks that nothing is missing. */
    public PopulationBase {
        Objects.requireNonNull(area, "area");
        Identifier.checked("group of a population", group);
        Objects.requireNonNull(day, "day");
        if (count < 0) {
            throw new IllegalArgumentException(
                    "The count (" + count + ") of people in area (" + area + ") must not be negative.");
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
    }
}
