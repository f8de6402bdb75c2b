package org.linli.deliberation.design;

import java.util.Objects;
import org.linli.choice.voting.Motion;

/** How ballots become a decision. */
public sealed interface Counting {
    /**
     * Yes or no, under conditions.
     *
     * @param condition what has to hold for it to be adopted
     */
    record YesOrNo(Motion.Condition condition) implements Counting {
        /** Checks that nothing is missing. */
        public YesOrNo {
            Objects.requireNonNull(condition, "condition");
        }
    }

    /**
     * One of several options, if enough take part.
     *
     * @param quorum what has to hold for the outcome to count
     */
    record OneOfSeveral(Motion.Condition quorum) implements Counting {
        /** Checks that nothing is missing. */
        public OneOfSeveral {
            Objects.requireNonNull(quorum, "quorum");
        }
    }

    /**
     * Projects that share a sum of money by equal shares, if enough take part.
     *
     * @param quorum what has to hold for the outcome to count
     */
    record SharedBudget(Motion.Condition quorum) implements Counting {
        /** Checks that nothing is missing. */
        public SharedBudget {
            Objects.requireNonNull(quorum, "quorum");
        }
    }

    /** Nobody objects: who objects says why, and the text is changed until nobody does, or it is dropped. */
    record Consent() implements Counting {}

    /** All parties sign. */
    record Signatures() implements Counting {}
}
