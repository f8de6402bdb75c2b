package org.linli.deliberation.design;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Something that is wrong with a design.
 *
 * @param kind of which kind it is
 * @param phase at which phase
 * @param path the phases by which one comes there, from the first on, that one included; empty where nobody comes there; immutable
 */
public record DesignFinding(Kind kind, PhaseId phase, List<PhaseId> path) {
    /** Keeps the path. */
    public DesignFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(phase, "phase");
        path = List.copyOf(path);
    }

    /** Of which kind a finding is. */
    public enum Kind {
        /** No way leads there. */
        UNREACHABLE("没有途径可达", "No way leads there.", "Add a way, or leave the phase out."),
        /** When it is over there is no way on: the phases to which it leads have been entered as often as they may be. */
        DEAD_END(
                "环节结束后无路可走",
                "When it is over there is no way on.",
                "Add a way to a phase that is last, or allow the phases it leads to more rounds."),
        /** If something is adopted there is no way on. */
        NO_WAY_IF_ADOPTED("通过后无路可走", "If it is adopted there is no way on.", "Add a way for what is adopted."),
        /** If nothing is adopted there is no way on. */
        NO_WAY_IF_NOT_ADOPTED(
                "未通过时无路可走",
                "If it is not adopted there is no way on.",
                "Add a way for what is not adopted, to its publication."),
        /** Not even everybody being in favour would meet the conditions. */
        CANNOT_BE_MET("门槛不可能达到", "Not even a unanimous vote of all would meet the conditions.", "Lower the threshold."),
        /** Something is decided before anybody has looked at whether it may be. */
        NO_LEGALITY_CHECK(
                "表决前无合法性审查",
                "It decides without a legality check before it.",
                "Put a gate of kind LEGALITY before it."),
        /** Something is decided and the deliberation can end without its publication. */
        NOT_PUBLISHED(
                "决定未公开",
                "What is decided here need not be made public.",
                "Lead every way through a phase of kind PUBLISH."),
        /** Owners decide by persons and by area, both. */
        NOT_BY_BOTH(
                "业主表决须同时计算人数和面积",
                "Owners decide without both persons and area being counted.",
                "Count both units, as DualMajority.condition does."),
        /** Something other than persons is counted where everybody counts the same. */
        UNEQUAL(
                "非按人计票",
                "Something other than persons is counted where everybody counts the same.",
                "Count persons only."),
        /** It is seen how it stands while ballots that nobody shall follow are cast. */
        LIVE_BUT_DETACHED(
                "无记名投票不得实时计票",
                "The tally is live although ballots are detached: each change would give a ballot away.",
                "Show the tally after the close."),
        /** Who signs is known by name. */
        SIGNED_BUT_SECRET(
                "签署协议须公开", "Signatures are counted although ballots are not open.", "Let the ballots be open."),
        /** An agreement is made by signatures, and signatures make an agreement. */
        NOT_BY_SIGNATURES(
                "协议须由各方签署",
                "The body is the parties without signatures being counted, or the other way round.",
                "Count signatures where, and only where, parties agree.");

        private final String chinese;
        private final String english;
        private final String remedy;

        Kind(String chinese, String english, String remedy) {
            this.chinese = chinese;
            this.english = english;
            this.remedy = remedy;
        }

        /**
         * What is wrong, in Chinese.
         *
         * @return a few words
         */
        public String chinese() {
            return chinese;
        }

        /**
         * What is wrong, in English.
         *
         * @return a sentence
         */
        public String english() {
            return english;
        }

        /**
         * What helps, in English.
         *
         * @return a sentence
         */
        public String remedy() {
            return remedy;
        }
    }

    /** The finding in a line of English. */
    @Override
    public String toString() {
        String by = path.isEmpty()
                ? ""
                : " (by way of " + path.stream().map(PhaseId::value).collect(Collectors.joining(" → ")) + ")";
        return phase + ": " + kind.english() + by + " " + kind.remedy();
    }
}
