package org.linli.trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * An order to erase what is personal of one holder: all of it, what is kept on some grounds, or what stands in some records. The facts
 * stay, their digests stay, every proof stays valid; the personal parts reveal nothing any more. The erasure is itself a fact,
 * {@code trace.erased}.
 *
 * @param act who orders it, when, under which id (a second try under the same id is harmless)
 * @param holder whose values are to be erased
 * @param extent which of them
 * @param reason why, in words without personal data, such as {@code moved away}
 * @param legalBasis on what ground, such as {@code PIPL-47}
 */
public record Erasure(Act act, ActorId holder, Extent extent, String reason, String legalBasis) {
    /** Checks that nothing is missing. */
    public Erasure {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(extent, "extent");
        if (reason.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException(
                    "The reason and the legal basis of an erasure (" + act.id() + ") must not be blank.");
        }
    }

    /**
     * An order to erase everything personal of one holder.
     *
     * @param act who orders it, when, under which id
     * @param holder whose values are to be erased
     * @param reason why, in words without personal data
     * @param legalBasis on what ground
     */
    public Erasure(Act act, ActorId holder, String reason, String legalBasis) {
        this(act, holder, Extent.ALL, reason, legalBasis);
    }

    /**
     * Which values of a holder are meant, among those that stand in the journal already.
     *
     * @param processings those kept under these, {@link Personal#UNDECLARED} included; if empty, under whatever. Immutable
     * @param positions those in the records at these positions; if empty, in whatever record. Immutable, ascending
     * @param before those in records before this position, not negative; if absent, in all records so far
     */
    public record Extent(List<Basis> processings, List<Long> positions, Optional<Long> before) {
        /** All of them. */
        public static final Extent ALL = new Extent(List.of(), List.of(), Optional.empty());

        /** Puts the positions into order. */
        public Extent {
            processings = processings.stream().distinct().toList();
            positions = positions.stream().distinct().sorted().toList();
            before.filter(bound -> bound < 0).ifPresent(bound -> {
                throw new IllegalArgumentException(
                        "The position (" + bound + ") up to which to erase must not be negative.");
            });
            if (!positions.isEmpty() && positions.get(0) < 0) {
                throw new IllegalArgumentException(
                        "The positions of records to erase must not be negative, and one is " + positions.get(0) + ".");
            } else if (!positions.isEmpty() && (!processings.isEmpty() || before.isPresent())) {
                throw new IllegalArgumentException("An erasure must name grounds or records, not both, and a bound only"
                        + " without records. Maybe order two.");
            }
        }

        /**
         * The values that are kept under some processings.
         *
         * @param processings which, by name and version; at least one
         * @return the extent
         */
        public static Extent keptUnder(List<Basis> processings) {
            if (processings.isEmpty()) {
                throw new IllegalArgumentException(
                        "The grounds of an erasure must be at least one. Maybe erase all instead.");
            }
            return new Extent(processings, List.of(), Optional.empty());
        }

        /**
         * The values in some records.
         *
         * @param positions where the records stand; at least one
         * @return the extent
         */
        public static Extent records(List<Long> positions) {
            if (positions.isEmpty()) {
                throw new IllegalArgumentException(
                        "The records of an erasure must be at least one. Maybe erase all instead.");
            }
            return new Extent(List.of(), positions, Optional.empty());
        }

        /**
         * The same, as far as it stands before a position: what came in from there on stays.
         *
         * @param endExclusive the position, not negative; for what a restriction has reached, the one of its receipt
         * @return the extent
         */
        public Extent before(long endExclusive) {
            return new Extent(processings, positions, Optional.of(endExclusive));
        }

        /**
         * Whether a value of the holder is meant.
         *
         * @param part a handle to it
         * @param position where its record stands
         * @return true if it is
         */
        public boolean covers(Personal<?> part, long position) {
            return (processings.isEmpty() || processings.contains(part.processing()))
                    && (positions.isEmpty() || positions.contains(position))
                    && before.filter(bound -> position >= bound).isEmpty();
        }
    }

    /**
     * What became of an erasure.
     *
     * @param receipt the receipt of the fact {@code trace.erased}
     * @param values how many personal values this run destroyed; 0 if there were none left
     */
    public record Outcome(Receipt receipt, long values) {
        /** Checks that nothing is missing. */
        public Outcome {
            Objects.requireNonNull(receipt, "receipt");
        }
    }
}
