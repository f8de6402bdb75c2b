package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.linli.basics.GeoPoint;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.trace.ActId;

/**
 * How a made-up case goes, as far as that does not depend on others.
 *
 * @param id under which id
 * @param matter what it is about
 * @param voice who reports it, how and where
 * @param reportAt when it is reported
 * @param fate what becomes of it
 * @param doer who does it, if it is ours
 * @param pace how long everybody takes
 * @param answer what the resident says afterwards
 * @param firstReply what the first supplier does who is asked, if suppliers serve it
 */
record Life(
        CaseId id,
        Matter matter,
        Voice voice,
        Instant reportAt,
        Fate fate,
        Actor doer,
        Pace pace,
        FollowUp answer,
        Reply firstReply) {

    /**
     * Who reports, how and where.
     *
     * @param reporter who reports
     * @param principal for whom, if not for themselves
     * @param channel how
     * @param grid in which grid
     * @param point where exactly
     */
    record Voice(Actor reporter, Optional<Actor> principal, Channel channel, int grid, GeoPoint point) {

        /** Whose matter it is. */
        Actor person() {
            return principal.orElse(reporter);
        }
    }

    /** How many minutes pass between one step and the next. */
    record Pace(int accept, int assign, int takeUp, int handle, int verify, int close, int followUp, int reply) {}

    /** What becomes of a case. */
    sealed interface Fate {
        /** It is handled, sooner or later. */
        record Handled() implements Fate {}

        /** It is taken up and waits for something that does not come today. */
        record Stuck() implements Fate {}

        /** It is turned away. */
        record TurnedAway(org.linli.casework.TurnAway reason, Actor instead) implements Fate {}

        /** It is the same as an earlier one. */
        record Duplicate(CaseId of) implements Fate {}
    }

    /** What a supplier does who is asked. */
    enum Reply {
        ACCEPT,
        DECLINE,
        SILENCE
    }

    /** The id of the case of a number, from 1. */
    static CaseId idOf(int number) {
        return CaseId.of(String.format(Locale.ROOT, "dt-0303-%03d", number));
    }

    /** The id under which something is done about it. */
    ActId act(CaseMove move) {
        return ActId.of(id().value() + "." + move.power().substring("case.".length()));
    }

    /** The worker of its grid, who looks at what was done. */
    Actor gridWorker() {
        return Cast.gridWorker(voice.grid());
    }
}
