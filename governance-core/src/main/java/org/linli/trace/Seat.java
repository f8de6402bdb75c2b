package org.linli.trace;

/**
 * Where acts are entered. An {@link Office} is a seat at which every act is a sitting of its own; a {@link Sitting} is a seat at which
 * many acts are appended together. Desks work at either.
 */
public sealed interface Seat permits Office, Sitting {
    /**
     * Lets a rule speak on one subject and, if it grants, enters the facts.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param kind the kind of the subject
     * @param id its id
     * @param act who acts, when and why
     * @param rule the rule, with its command and mandate filled in
     * @return the state after, or the state now if this act had been done before
     * @throws RefusedException if the rule refuses
     * @throws UnknownFactException if the subject cannot be folded
     * @throws TraceStoreException if the journal failed; whether the act got through is then unknown, and trying again is safe
     */
    <I, S> Outcome<S> act(Kind<I, S> kind, I id, Act act, Rule<S, ? extends Fact<S>> rule);

    /**
     * Does some work in one sitting: here and now if this is one, else in a new one, whose entries are appended together when the work
     * is done.
     *
     * @param <R> what the work gives
     * @param work reads states and enters acts; it may run more than once and must do nothing else that lasts
     * @return what the work gave
     * @throws RefusedException if the work lets one through
     * @throws TraceStoreException if the journal failed
     */
    <R> R sit(Work<R> work);

    /**
     * What is done in one sitting.
     *
     * @param <R> what it gives
     */
    @FunctionalInterface
    interface Work<R> {
        /**
         * Does the work.
         *
         * @param sitting reads states and takes acts
         * @return whatever the caller wants to know
         */
        R in(Sitting sitting);
    }
}
