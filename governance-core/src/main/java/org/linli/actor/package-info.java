/**
 * Who takes part (治理主体), and as whom they act: party, government, business, society and people (党政商社群).
 *
 * <p>An actor is of an {@link org.linli.actor.ActorKind}, which says whether it is government, governs itself, can be summoned. Its
 * {@link org.linli.actor.Ties} say what it belongs to: a {@link org.linli.actor.Membership} in a {@link org.linli.actor.Role} for a
 * period, a {@link org.linli.actor.Secondment} (下沉), a {@link org.linli.actor.Delegation} within a
 * {@link org.linli.actor.Scope}. The {@link org.linli.actor.Roster} holds the ties of everybody at one version; rules take it as input,
 * ask it for the {@link org.linli.actor.Standing} of an act, and cite it.
 *
 * <p>Floor 2: depends on {@code org.linli.basics} and {@code org.linli.trace}.
 */
@NullMarked
package org.linli.actor;

import org.jspecify.annotations.NullMarked;
