package org.linli.trace;

/**
 * A rule with its command, mandate and act filled in, waiting only for the state. Pure: it may be asked more than once, when what it
 * was asked about has moved meanwhile.
 *
 * @param <S> the state it looks at
 */
@FunctionalInterface
public interface Rule<S> {
    /**
     * Rules on a state.
     *
     * @param state the state of the subject
     * @return granted with facts, or refused with a reason
     */
    Ruling<? extends Fact<S>> on(S state);
}
