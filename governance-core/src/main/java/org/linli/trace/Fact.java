package org.linli.trace;

/**
 * Something that happened to one subject, in the past tense: {@code CaseFact.Reported}, {@code OrderFact.Declined}. Facts are
 * records; the facts of a kind form a sealed family. A fact is never changed or withdrawn; another fact follows.
 *
 * <p>The components of a fact are what the log can write: texts, whole numbers, booleans, instants, enums, ids and other types with
 * {@code parse}, records, {@link java.util.Optional}, {@link java.util.List} and sorted maps of these, and {@link Personal}. No
 * floating-point numbers.
 *
 * @param <S> the state that facts of this family build up
 */
public interface Fact<S> {
    /**
     * The one subject this fact is about.
     *
     * @return the subject
     */
    Subject subject();

    /**
     * Who may see the open part of this fact.
     *
     * @return the audience
     */
    Audience audience();

    /**
     * The state after this fact. Total: it never refuses, for what happened has happened; and pure, so that folding the same facts
     * gives equal states everywhere.
     *
     * @param before the state before
     * @param act the act that brought the fact about
     * @return the state after
     */
    S applyTo(S before, Act act);
}
