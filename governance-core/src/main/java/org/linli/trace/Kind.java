package org.linli.trace;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What subjects of one kind have in common: their facts, how an id becomes a key, where folding starts, and when a subject is done
 * with. For example
 *
 * <pre>{@code
 * static final Kind<CaseId, Case> KIND =
 *         Kind.of("case", CaseFact.class, CaseId::value, Case::blank, Case::isClosed);
 * }</pre>
 *
 * @param <I> the type of ids
 * @param <S> the type of states, immutable
 * @param name the kind's name, as it stands before the slash of its subjects
 * @param facts the sealed family of its facts
 * @param key turns an id into the text after the slash; two ids never share a key
 * @param blank the state before the first fact
 * @param closed whether a subject in this state is done with and may leave memory first
 */
public record Kind<I, S>(
        String name,
        Class<? extends Fact<S>> facts,
        Function<? super I, String> key,
        Function<? super I, ? extends S> blank,
        Predicate<? super S> closed) {
    /** Checks that nothing is missing. */
    public Kind {
        Subject.of(name, "any");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(blank, "blank");
        Objects.requireNonNull(closed, "closed");
    }

    /**
     * A kind.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param name the kind's name
     * @param facts the sealed family of its facts
     * @param key turns an id into the text after the slash
     * @param blank the state before the first fact
     * @param closed whether a subject in this state is done with
     * @return the kind
     */
    public static <I, S> Kind<I, S> of(
            String name,
            Class<? extends Fact<S>> facts,
            Function<? super I, String> key,
            Function<? super I, ? extends S> blank,
            Predicate<? super S> closed) {
        return new Kind<>(name, facts, key, blank, closed);
    }

    /**
     * The subject with this id.
     *
     * @param id an id of this kind
     * @return the subject
     */
    public Subject subject(I id) {
        return new Subject(name, key.apply(id));
    }

    /**
     * The state after one more fact.
     *
     * @param before the state before
     * @param fact a fact of this kind
     * @param act the act that brought it about
     * @return the state after
     * @throws UnknownFactException if the fact is not of this kind's family, for then the state cannot be known
     */
    public S fold(S before, Fact<?> fact, Act act) {
        if (!facts.isInstance(fact)) {
            throw UnknownFactException.of(fact, this);
        }
        return facts.cast(fact).applyTo(before, act);
    }
}
