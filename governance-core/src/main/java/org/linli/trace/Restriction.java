package org.linli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;

/**
 * An order to keep what is personal of a holder, for one purpose alone and until a day, since a law wants it kept that has not run out
 * (个人信息保护法 art. 47, second paragraph). For every other purpose the values reveal nothing. The restriction is itself a fact,
 * {@code trace.restricted}; it is lifted by nothing but an {@link Erasure}.
 *
 * @param act who orders it, when, under which id (a second try under the same id is harmless)
 * @param holder whose values
 * @param processings which of them: those kept on these grounds, at least one; immutable
 * @param duty the duty to keep them
 */
public record Restriction(Act act, ActorId holder, List<Basis> processings, Duty duty) {
    /** Checks that nothing is missing. */
    public Restriction {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(holder, "holder");
        processings = processings.stream().distinct().toList();
        Objects.requireNonNull(duty, "duty");
        if (processings.isEmpty()) {
            throw new IllegalArgumentException("The grounds of a restriction (" + act.id()
                    + ") must be at least one, for a law wants certain data kept.");
        }
    }

    /**
     * A duty to keep personal values.
     *
     * @param purpose the one purpose for which they are still revealed; not {@link Purpose#KEEPING_THE_TRACE}
     * @param bearer whose duty it is
     * @param statute what law wants it, for example {@code Accounting-Law-23}
     * @param until when it ends
     */
    public record Duty(Purpose purpose, ActorId bearer, String statute, Instant until) {
        /** Checks that nothing is missing and cuts the instant to microseconds. */
        public Duty {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(bearer, "bearer");
            if (purpose.equals(Purpose.KEEPING_THE_TRACE)) {
                throw new IllegalArgumentException(
                        "The purpose (" + purpose.name() + ") of a duty to keep personal values"
                                + " must not be that of the journal itself, which would write them again for anybody."
                                + " Maybe name what the duty is for.");
            }
            if (statute.isBlank()) {
                throw new IllegalArgumentException("The statute of a duty to keep personal values must not be blank.");
            }
            until = Microseconds.cut(until);
        }
    }
}
