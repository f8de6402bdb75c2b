package org.linli.trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * What a rule says to a command: granted, with the facts that follow, or refused, with the reason.
 *
 * @param <F> the facts that may follow
 */
public sealed interface Ruling<F extends Fact<?>> {
    /**
     * A yes.
     *
     * @param <F> the facts that follow
     * @param facts what happened thereby; not empty, in order
     * @param basis what the rule relied on beyond the subjects it was given; immutable, in order
     */
    record Granted<F extends Fact<?>>(List<F> facts, List<Basis> basis) implements Ruling<F> {
        /** Checks that something follows. */
        public Granted {
            facts = List.copyOf(facts);
            basis = List.copyOf(basis);
            if (facts.isEmpty()) {
                throw new IllegalArgumentException(
                        "The facts of a granted ruling must not be empty. Maybe it is a refusal.");
            }
        }
    }

    /**
     * A no.
     *
     * @param <F> the facts that would have followed
     * @param refusal why not, and what to do instead
     */
    record Refused<F extends Fact<?>>(Refusal refusal) implements Ruling<F> {
        /** Checks that there is a refusal. */
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /**
     * A yes with one fact.
     *
     * @param <F> the family of the fact
     * @param fact what happened thereby
     * @param basis what the rule relied on
     * @return the ruling
     */
    static <F extends Fact<?>> Ruling<F> granted(F fact, Basis... basis) {
        return new Granted<>(List.of(fact), List.of(basis));
    }

    /**
     * A yes with several facts.
     *
     * @param <F> the family of the facts
     * @param facts what happened thereby, in order
     * @param basis what the rule relied on
     * @return the ruling
     */
    static <F extends Fact<?>> Ruling<F> granted(List<F> facts, Basis... basis) {
        return new Granted<>(facts, List.of(basis));
    }

    /**
     * A no.
     *
     * @param <F> the facts that would have followed
     * @param reason the documented reason
     * @param subject what it is about
     * @param tried the power that was tried
     * @return the ruling
     */
    static <F extends Fact<?>> Ruling<F> refused(Reason reason, Subject subject, String tried) {
        return new Refused<>(new Refusal(reason, subject, tried, Optional.empty()));
    }

    /**
     * A no that names who is responsible instead.
     *
     * @param <F> the facts that would have followed
     * @param reason the documented reason
     * @param subject what it is about
     * @param tried the power that was tried
     * @param responsibleInstead who could do it or has to be asked
     * @return the ruling
     */
    static <F extends Fact<?>> Ruling<F> refused(
            Reason reason, Subject subject, String tried, ActorId responsibleInstead) {
        return new Refused<>(new Refusal(reason, subject, tried, Optional.of(responsibleInstead)));
    }
}
