package org.linli.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.trace.Receipt;

/** What became of a {@link Cut}. */
public sealed interface CutOutcome {
    /**
     * The records are gone, all but their hashes.
     *
     * @param receipt the receipt of the fact {@code trace.cut}
     * @param before the position before which they stood
     */
    record Done(Receipt receipt, long before) implements CutOutcome {
        /** Checks that there is a receipt. */
        public Done {
            Objects.requireNonNull(receipt, "receipt");
        }

        @Override
        public String explain() {
            return "The records before " + before + " were cut, as record " + receipt.first() + " says.";
        }
    }

    /**
     * Nothing was cut.
     *
     * @param before the position before which records would have been cut; 0 if no whole segment is that old
     * @param obstacles what stands in the way, at most {@link #MOST} of it; empty if no whole segment is that old. Immutable, by position
     */
    record Refused(long before, List<Obstacle> obstacles) implements CutOutcome {
        /** How many obstacles are named at most. */
        public static final int MOST = 100;

        /** Copies the list. */
        public Refused {
            obstacles = List.copyOf(obstacles);
        }

        @Override
        public String explain() {
            return obstacles.isEmpty()
                    ? "Nothing was cut: no whole segment is that old, or all that are have been cut."
                    : "Nothing was cut. Before position " + before + " stands what has to stay:\n"
                            + obstacles.stream().map(Obstacle::explain).collect(Collectors.joining("\n"));
        }
    }

    /** Why a record has to stay. */
    enum Reason {
        /** Somebody restricted a value in it for a duty that has not ended. */
        DUTY,
        /** The processing under which a value in it is kept names a law that wants it kept still. */
        LEGAL_HOLD,
        /** What is declared about the processing under which a value in it is kept cannot be read here: nobody can say whether a law wants it. */
        HOLD_UNKNOWN,
        /** A later record refers to a value in it that was under a restriction then, and whose duty is over: it is to be erased first. */
        RESTATED_LATER,
        /** Its subject goes on after the cut and has not carried itself forward there: nobody could fold it any more. */
        GOES_ON,
        /** Its subject is not over, as the host says. */
        NOT_OVER
    }

    /**
     * Something that has to stay.
     *
     * @param reason why
     * @param position the position of the first record concerned
     * @param about the subject; or the duty, by its statute and whom it binds; or the processing
     * @param until when it ends, if that is known
     */
    record Obstacle(Reason reason, long position, String about, Optional<Instant> until) {
        /** Checks that nothing is missing. */
        public Obstacle {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(until, "until");
        }

        /**
         * A sentence for a person.
         *
         * @return in English
         */
        public String explain() {
            return "record " + position + ": "
                    + switch (reason) {
                        case DUTY, LEGAL_HOLD ->
                            "it has to be kept by " + about
                                    + until.map(end -> " until " + end).orElse("") + ".";
                        case HOLD_UNKNOWN -> "what is declared about " + about + " cannot be read here.";
                        case RESTATED_LATER ->
                            about
                                    + " refers to a value in it later that was restricted then. Settle the restriction first.";
                        case GOES_ON -> about + " goes on later and has not carried itself forward.";
                        case NOT_OVER -> about + " is not over.";
                    };
        }
    }

    /**
     * Whether the records are gone.
     *
     * @return true for {@link Done} only
     */
    default boolean isDone() {
        return this instanceof Done;
    }

    /**
     * The outcome for a person.
     *
     * @return one or more lines in English
     */
    String explain();
}
