package org.linli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How subjects of one kind restate themselves whole, for {@link CarryForward}. For example
 *
 * <pre>{@code
 * new Restatement<>(Workload.KIND, ActorId::of, WorkloadFact.Restated::of)
 * }</pre>
 *
 * @param <I> the type of ids
 * @param <S> the type of states
 * @param kind the kind of the subjects
 * @param id turns the text after the slash into an id, the inverse of the kind's key
 * @param restating makes the fact
 */
public record Restatement<I, S>(Kind<I, S> kind, Function<String, ? extends I> id, Restating<S> restating) {

    /**
     * Makes the fact by which a subject restates itself.
     *
     * @param <S> the type of states
     */
    @FunctionalInterface
    public interface Restating<S> {
        /**
         * Restates a subject.
         *
         * @param state as it stands; not closed
         * @param remembered the acts that it goes on remembering, in the order in which they were done
         * @param since from when on it remembers every act
         * @return the fact
         */
        CarriedForward<S> restate(S state, List<RememberedAct> remembered, Instant since);
    }

    /** Checks that nothing is missing. */
    public Restatement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(restating, "restating");
    }

    /** Restates a subject in a sitting, unless it is closed; says whether it stands restated by the act. */
    boolean restate(Sitting sitting, Subject subject, Instant since, Act act) {
        I key = id.apply(subject.id());
        S state = sitting.read(kind, key);
        if (kind.closed().test(state)) {
            return false;
        }
        List<RememberedAct> remembered = sitting.remembered(kind, key).stream()
                .filter(each -> !each.at().isBefore(since))
                .toList();
        return sitting.enter(act, Ruling.granted(restating.restate(state, remembered, since)))
                instanceof Ruling.Granted<?>;
    }
}
