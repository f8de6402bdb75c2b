package org.linli.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * The party branch of a community as it stands: whether it is a greater committee (大党委), who sits on it beside their own post
 * (兼职委员), and which units' organisations and members have reported in to it (双报到).
 *
 * @param id the party organisation
 * @param founded whether it has been founded
 * @param greater whether it is a greater committee, on which units of the area have seats
 * @param seats the seats of concurrent members, ended ones included, in the order in which they were taken; immutable
 * @param reported who has reported in, those who left included, in that order; immutable
 * @param latest when the latest act about it was done
 */
public record PartyBranch(
        ActorId id,
        boolean founded,
        boolean greater,
        List<Seat> seats,
        List<Reported> reported,
        Optional<Instant> latest) {
    /** The kind of branches. */
    public static final Kind<ActorId, PartyBranch> KIND =
            Kind.of("party_branch", BranchFact.class, ActorId::value, PartyBranch::blank, each -> false);

    /** Checks that nothing is missing. */
    public PartyBranch {
        Objects.requireNonNull(id, "id");
        seats = List.copyOf(seats);
        reported = List.copyOf(reported);
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * A seat on a greater committee, held beside a post elsewhere.
     *
     * @param member who has it
     * @param unit for which unit of the area
     * @param validity from when, until when
     */
    public record Seat(ActorId member, ActorId unit, Validity validity) {
        /** Checks that nothing is missing. */
        public Seat {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(validity, "validity");
        }
    }

    /**
     * A unit's party organisation or a serving member has reported in.
     *
     * @param who the organisation or the member
     * @param validity from when, until when
     */
    public record Reported(ActorId who, Validity validity) {
        /** Checks that nothing is missing. */
        public Reported {
            Objects.requireNonNull(who, "who");
            Objects.requireNonNull(validity, "validity");
        }
    }

    /**
     * A branch before anything has happened.
     *
     * @param id the party organisation
     * @return the blank branch
     */
    public static PartyBranch blank(ActorId id) {
        return new PartyBranch(id, false, false, List.of(), List.of(), Optional.empty());
    }

    /**
     * Whether somebody has a seat on it at an instant.
     *
     * @param member who
     * @param at when
     * @return true if they have
     */
    public boolean seats(ActorId member, Instant at) {
        return seats.stream()
                .anyMatch(
                        each -> each.member().equals(member) && each.validity().contains(at));
    }

    /**
     * Whether somebody has reported in and not left by an instant.
     *
     * @param who a unit's party organisation or a member
     * @param at when
     * @return true if they have
     */
    public boolean hasReported(ActorId who, Instant at) {
        return reported.stream()
                .anyMatch(each -> each.who().equals(who) && each.validity().contains(at));
    }

    PartyBranch foundedAs(boolean committee, Act act) {
        return new PartyBranch(id, true, committee, seats, reported, Optional.of(act.at()));
    }

    PartyBranch with(Seat more, Act act) {
        return new PartyBranch(id, founded, greater, plus(seats, more), reported, Optional.of(act.at()));
    }

    PartyBranch with(Reported more, Act act) {
        return new PartyBranch(id, founded, greater, seats, plus(reported, more), Optional.of(act.at()));
    }

    PartyBranch eachSeat(UnaryOperator<Seat> change, Act act) {
        return new PartyBranch(
                id, founded, greater, seats.stream().map(change).toList(), reported, Optional.of(act.at()));
    }

    PartyBranch eachReported(UnaryOperator<Reported> change, Act act) {
        return new PartyBranch(
                id, founded, greater, seats, reported.stream().map(change).toList(), Optional.of(act.at()));
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
