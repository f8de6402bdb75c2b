package org.linli.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;

/**
 * What a case has behind it that counts in another as well, when it is merged into that one or that one is a part of it. Neither merging
 * nor splitting makes any of it forgotten: whose hands it was in still does not look at it, and what was used up stays used up. How often it
 * was found wanting and what residents said stay with the case that ended, and count in the rates there.
 *
 * @param doers whose hands it was in, and who assisted; in that order; immutable
 * @param inCharge who has ever answered for it, in the order in which they first did; immutable
 * @param sentBack how often it was sent back, not negative
 * @param extensions how often it was granted more time, not negative
 * @param pauses how often it was paused, not negative
 * @param bound whom rulings bind; immutable
 * @param forOthers whether the other case goes on for somebody else's report thereby, so that whoever reported it does not take it back
 * @param reportedLast when what it stands for was reported, or opened again, last
 */
public record CasePast(
        List<ActorId> doers,
        List<ActorId> inCharge,
        int sentBack,
        int extensions,
        int pauses,
        List<ActorId> bound,
        boolean forOthers,
        Instant reportedLast) {
    /** Checks that nothing is missing or negative and cuts the time to microseconds. */
    public CasePast {
        doers = List.copyOf(Objects.requireNonNull(doers, "doers"));
        inCharge = List.copyOf(Objects.requireNonNull(inCharge, "inCharge"));
        bound = List.copyOf(Objects.requireNonNull(bound, "bound"));
        if (sentBack < 0 || extensions < 0 || pauses < 0) {
            throw new IllegalArgumentException("How often a case was sent back (" + sentBack + "), granted more time ("
                    + extensions + ") and paused (" + pauses + ") must not be negative.");
        }
        reportedLast = Microseconds.cut(Objects.requireNonNull(reportedLast, "reportedLast"));
    }

    static CasePast of(Case before, boolean forOthers) {
        return new CasePast(
                before.handsIn().stream().distinct().toList(),
                before.handling().inCharge(),
                before.handling().sentBack(),
                before.clock().extensions(),
                before.clock().pauses(),
                before.oversight().bound(),
                forOthers,
                before.reportedLast());
    }

    /** Everybody of both, each once. */
    static List<ActorId> union(List<ActorId> some, List<ActorId> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
