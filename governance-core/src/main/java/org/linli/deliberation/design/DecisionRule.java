package org.linli.deliberation.design;

import java.util.Objects;

/**
 * Who decides, how it is counted, and where that stands.
 *
 * @param body who decides, and so whom it binds
 * @param counting how ballots become a decision
 * @param ballots whether a ballot can be followed to who cast it
 * @param tally when it is seen how it stands
 * @param source where the thresholds come from
 */
public record DecisionRule(CompetentBody body, Counting counting, Ballots ballots, Tally tally, LegalSource source) {
    /** Checks that nothing is missing. */
    public DecisionRule {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(counting, "counting");
        Objects.requireNonNull(ballots, "ballots");
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(source, "source");
    }

    /** Whether a ballot can be followed to who cast it. */
    public enum Ballots {
        /** Everybody sees who voted how, as by a show of hands. */
        OPEN("公开"),
        /** Only those see it who count; the last ballot until close counts. */
        CONFIDENTIAL("保密"),
        /** Nobody can find out; final when cast. */
        DETACHED("无记名");

        private final String label;

        Ballots(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return such as 无记名
         */
        public String label() {
            return label;
        }
    }

    /** When it is seen how it stands. */
    public enum Tally {
        /** While people vote. */
        LIVE,
        /** After the vote is closed. */
        AFTER_CLOSE
    }
}
