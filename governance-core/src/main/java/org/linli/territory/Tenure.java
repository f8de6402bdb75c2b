package org.linli.territory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;

/**
 * Somebody owns, rents or lives in a dwelling, on some evidence. For example: owner since 2019, by an entry in the register; tenant since
 * March by a contract that runs out next February.
 *
 * @param holder who
 * @param form as what
 * @param grade on what evidence
 * @param validity from when, until when
 * @param evidenceUntil when the evidence runs out and has to be renewed, if it does; the tenure itself goes on
 */
public record Tenure(
        ActorId holder, Form form, EvidenceGrade grade, Validity validity, Optional<Instant> evidenceUntil) {
    /** As what somebody has to do with a dwelling. */
    public enum Form {
        /** Owns it alone (业主). */
        OWNER("业主"),
        /** Owns it with others (共有人). */
        CO_OWNER("共有人"),
        /** Rents it (承租人). */
        TENANT("承租人"),
        /** Is the household that lives in it (住户). */
        HOUSEHOLD("住户");

        private final String label;

        Form(String label) {
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

        /**
         * Whether it is ownership.
         *
         * @return true for owners and co-owners
         */
        public boolean owns() {
            return this == OWNER || this == CO_OWNER;
        }
    }

    /** Checks that nothing is missing and cuts the end of the evidence to microseconds. */
    public Tenure {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(validity, "validity");
        evidenceUntil = evidenceUntil.map(Microseconds::cut);
    }

    /**
     * A tenure until further notice, whose evidence does not run out.
     *
     * @param holder who
     * @param form as what
     * @param grade on what evidence
     * @param from from when on
     * @return the tenure
     */
    public static Tenure since(ActorId holder, Form form, EvidenceGrade grade, Instant from) {
        return new Tenure(holder, form, grade, Validity.since(from), Optional.empty());
    }

    /**
     * Whether it counts at an instant on evidence of a grade.
     *
     * @param at the instant
     * @param asked the grade that is asked for
     * @return true if it holds then, and its evidence is strong enough and has not run out
     */
    public boolean countsAt(Instant at, EvidenceGrade asked) {
        return validity.contains(at)
                && grade.isAtLeast(asked)
                && evidenceUntil.map(at::isBefore).orElse(true);
    }

    /**
     * Whether both cannot be: the same thing twice, or a sole owner beside another one, at a common instant.
     *
     * @param other another tenure of the same dwelling
     * @return true if one of the two is wrong
     */
    public boolean clashesWith(Tenure other) {
        boolean same = holder.equals(other.holder) && form == other.form;
        boolean twoOwners = form.owns() && other.form.owns() && (form == Form.OWNER || other.form == Form.OWNER);
        return (same || twoOwners) && validity.overlaps(other.validity);
    }
}
