/**
 * Made-up actors, ties and commands, for whoever tests on top of them.
 *
 * <p>{@link org.linli.actor.testkit.ActorArbitraries} makes {@link org.linli.actor.testkit.ActorCommand}s that meet, and whole rosters;
 * {@link org.linli.actor.testkit.ActorLaws} says what must hold of actors in any journal.
 */
@NullMarked
package org.linli.actor.testkit;

import org.jspecify.annotations.NullMarked;
