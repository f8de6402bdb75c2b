package org.linli.trace;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * Whether somebody may do this, here, now, on whose behalf, and on what basis: an input of every rule. Asked of an
 * {@link Authority} before the rule speaks and cited in the basis of what it grants.
 *
 * @param held whether the actor may
 * @param basis the register, contract or default that says so, with its version
 * @param responsibleInstead who may, where the actor may not and that is known
 */
public record Mandate(boolean held, Basis basis, Optional<ActorId> responsibleInstead) {
    /** Checks that nothing is missing. */
    public Mandate {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(responsibleInstead, "responsibleInstead");
    }

    /**
     * The actor may.
     *
     * @param basis what says so
     * @return the mandate
     */
    public static Mandate held(Basis basis) {
        return new Mandate(true, basis, Optional.empty());
    }

    /**
     * The actor may not.
     *
     * @param basis what says so
     * @param responsibleInstead who may, where that is known
     * @return the answer
     */
    public static Mandate missing(Basis basis, Optional<ActorId> responsibleInstead) {
        return new Mandate(false, basis, responsibleInstead);
    }

    /**
     * The refusal to give where the mandate is missing.
     *
     * @param <F> the facts that would have followed
     * @param subject what it is about
     * @param tried the power that was tried
     * @return the ruling
     */
    public <F extends Fact<?>> Ruling<F> refusal(Subject subject, String tried) {
        return new Ruling.Refused<>(new Refusal(TraceReason.NO_MANDATE, subject, tried, responsibleInstead));
    }
}
