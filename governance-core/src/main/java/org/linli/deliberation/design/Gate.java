package org.linli.deliberation.design;

import java.util.Objects;
import java.util.Optional;

/**
 * What has to be passed before a phase begins: somebody says, with a reason, whether it may. Declared beforehand, and passed in public. For
 * example a legality check before a vote.
 *
 * @param kind what is asked
 * @param role who is asked
 * @param back to which phase it goes if they say no; if there is none, or it has been entered as often as it may be, the deliberation ends
 *     there
 */
public record Gate(Kind kind, Role role, Optional<PhaseId> back) {
    /** Checks that nothing is missing. */
    public Gate {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(back, "back");
    }

    /** What is asked at a gate. */
    public enum Kind {
        /** Whether it is lawful, and within the powers of the body that is to decide. */
        LEGALITY("合法性审查"),
        /** Whether it is put forward. */
        PROPOSAL("提议"),
        /** Whether it is ripe, as those say who review it. */
        REVIEW("审议"),
        /** Whether it can be done, as those say who would have to do it. */
        FEASIBILITY("可行性");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return such as 合法性审查
         */
        public String label() {
            return label;
        }
    }

    /**
     * A gate behind which there is no way but the end.
     *
     * @param kind what is asked
     * @param role who is asked
     * @return the gate
     */
    public static Gate orEnd(Kind kind, Role role) {
        return new Gate(kind, role, Optional.empty());
    }

    /**
     * A gate from which it goes back to a phase.
     *
     * @param kind what is asked
     * @param role who is asked
     * @param phase the phase
     * @return the gate
     */
    public static Gate orBackTo(Kind kind, Role role, String phase) {
        return new Gate(kind, role, Optional.of(PhaseId.of(phase)));
    }
}
