package org.linli.responsibility.disclosure;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;

/**
 * What somebody has against something published, and what was answered.
 *
 * @param objector who objects, by a pseudonym
 * @param ground what is said to be wrong
 * @param about the number of the publication that was the last then, from 1
 * @param at when
 * @param answerBy until when it must be answered
 * @param answer the answer; nothing while there is none
 * @param urged how many times an answer has been urged
 */
public record Objection(
        ActorId objector, Ground ground, int about, Instant at, Deadline answerBy, Optional<Answer> answer, int urged) {
    /** Checks that nothing is missing. */
    public Objection {
        Objects.requireNonNull(objector, "objector");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(answerBy, "answerBy");
        Objects.requireNonNull(answer, "answer");
    }

    /** What may be wrong with something published. */
    public enum Ground {
        /** Something is not true (不实). */
        UNTRUE("不实"),
        /** Something is missing (不全). */
        INCOMPLETE("不全"),
        /** It cannot be understood (不清). */
        UNCLEAR("不清"),
        /** Those whom it concerns cannot get at it (看不到). */
        OUT_OF_REACH("看不到");

        private final String label;

        Ground(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return the term of the field
         */
        public String label() {
            return label;
        }

        /** What it is called in English. */
        String english() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether a publication puts it right: by another text, or, where people could not get at it, by another place. */
        boolean isPutRight(boolean isOther, boolean isElsewhere) {
            return this == OUT_OF_REACH ? isElsewhere : isOther;
        }
    }

    /** What an answer says. */
    public enum Verdict {
        /** The objection is right, and a correction will be published (属实更正). */
        UPHELD,
        /** The objection is not right, for the reasons that the answer gives (解释说明). */
        EXPLAINED
    }

    /**
     * An answer.
     *
     * @param verdict what it says
     * @param at when it was given
     */
    public record Answer(Verdict verdict, Instant at) {
        /** Checks that nothing is missing. */
        public Answer {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Whether it waits for an answer.
     *
     * @return true while there is none
     */
    public boolean isOpen() {
        return answer.isEmpty();
    }

    Objection answered(Answer given) {
        return new Objection(objector, ground, about, at, answerBy, Optional.of(given), urged);
    }

    Objection urgedAgain(int step) {
        return new Objection(objector, ground, about, at, answerBy, answer, step);
    }
}
