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
    <I, S> Outcome<S> act(Kind<I, S> kind, I id, Act act, Rule<S> rule);

    /**
     * Lets a rule speak on one subject that has to look at others too, and, if it grants, enters the facts about all of them together.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param kind the kind of the leading subject, by which a repeated act is recognised
     * @param id its id
     * @param act who acts, when and why
     * @param rule reads the other subjects it needs and rules on all of them
     * @return the leading subject after, or now if this act had been done before
     * @throws RefusedException if the rule refuses
     * @throws UnknownFactException if a subject cannot be folded
     * @throws TraceStoreException if the journal failed; whether the act got through is then unknown, and trying again is safe
     */
    <I, S> Outcome<S> actJointly(Kind<I, S> kind, I id, Act act, JointRule<S> rule);

    /**
     * Reads a subject.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param kind the kind of the subject
     * @param id its id
     * @return its state, as known at this seat; the blank state if it has no facts
     * @throws UnknownFactException if the subject cannot be folded
     */
    <I, S> S get(Kind<I, S> kind, I id);

    /**
     * A rule over several subjects, with its command, mandate and act filled in.
     *
     * @param <S> the state of the leading subject
     */
    @FunctionalInterface
    interface JointRule<S> {
        /**
         * Rules on the leading subject and on others.
         *
         * @param state the state of the leading subject
         * @param sitting reads the others
         * @return granted with facts about any of the subjects read, or refused with a reason
         */
        Ruling<? extends Fact<?>> on(S state, Sitting sitting);
    }

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
