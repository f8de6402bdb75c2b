/**
 * The spine: how an act becomes a fact, and what every act must say about itself (全程留痕: every step leaves a trace).
 *
 * <p>Somebody does something: an {@link org.linli.trace.Act} says who, on whose behalf, when and why, and carries the id that makes
 * a second try harmless. It concerns a {@link org.linli.trace.Subject}, whose {@link org.linli.trace.Kind} says where folding
 * starts. A pure rule looks at the state, the command and the {@link org.linli.trace.Mandate} and gives a
 * {@link org.linli.trace.Ruling}: granted, with {@link org.linli.trace.Fact}s, or refused, with a
 * {@link org.linli.trace.Refusal} that says why and who is responsible instead.
 *
 * <p>An {@link org.linli.trace.Office} runs this: in a {@link org.linli.trace.Sitting} it reads states, lets rules speak, and
 * appends the facts to the {@link org.linli.trace.Journal} on the condition that nothing it read has moved; if something has, it
 * rules again on the fresh state. State is never anything but the fold of the facts.
 *
 * <p>Afterwards a {@link org.linli.trace.Follower}, on the host's own thread, carries every
 * {@link org.linli.trace.TraceEvent} to {@link org.linli.trace.View}s, which remember what is asked often, and to
 * {@link org.linli.trace.Reaction}s, which take the next step. What is personal stands only in
 * {@link org.linli.trace.Personal} parts, and {@link org.linli.trace.Erasure} destroys those without touching the facts. Names of
 * facts come from the {@link org.linli.trace.FactCatalog}; large evidence is kept by digest in an
 * {@link org.linli.trace.EvidenceStore}.
 *
 * <p>Floor 1: depends on {@code org.linli.basics}.
 */
@NullMarked
package org.linli.trace;

import org.jspecify.annotations.NullMarked;
