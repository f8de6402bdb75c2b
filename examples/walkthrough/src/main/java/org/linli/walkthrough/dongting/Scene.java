package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Sitting;

/**
 * Something that happens every day at the same moment: who does it, for whom, when, and what.
 *
 * @param id under which id
 * @param actor who does it
 * @param principal for whom, if not for themselves
 * @param at when
 * @param play what is done
 */
record Scene(ActId id, ActorId actor, Optional<ActorId> principal, Instant at, Play play) {

    /** What is done, at the desks of a community as they are within a sitting. */
    @FunctionalInterface
    interface Play {
        /** Does it, as the act says. */
        void at(Community community, Sitting sitting, Act act);
    }

    /** When it is done and how. */
    Moment in(Community community) {
        return new Moment(at, id.value(), sitting -> {
            Act act = Act.of(id, actor, at);
            play.at(community, sitting, principal.map(act::onBehalfOf).orElse(act));
            return Optional.empty();
        });
    }
}
