package org.linli.actor;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a party branch. */
public sealed interface BranchFact extends Fact<PartyBranch> {
    /**
     * The branch it happened to.
     *
     * @return the party organisation
     */
    ActorId id();

    @Override
    default Subject subject() {
        return PartyBranch.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.OFFICERS;
    }

    /**
     * The branch was founded.
     *
     * @param id the party organisation
     * @param greater whether as a greater committee
     */
    record Founded(ActorId id, boolean greater) implements BranchFact {
        /** Checks that nothing is missing. */
        public Founded {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public PartyBranch applyTo(PartyBranch before, Act act) {
            return before.foundedAs(greater, act);
        }
    }

    /**
     * A unit of the area took a seat.
     *
     * @param id the party organisation
     * @param seat who, for which unit, from when on
     */
    record Seated(ActorId id, PartyBranch.Seat seat) implements BranchFact {
        /** Checks that nothing is missing. */
        public Seated {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(seat, "seat");
        }

        @Override
        public PartyBranch applyTo(PartyBranch before, Act act) {
            return before.with(seat, act);
        }
    }

    /**
     * A seat was given up, from the act on.
     *
     * @param id the party organisation
     * @param member who had it
     */
    record Unseated(ActorId id, ActorId member) implements BranchFact {
        /** Checks that nothing is missing. */
        public Unseated {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(member, "member");
        }

        @Override
        public PartyBranch applyTo(PartyBranch before, Act act) {
            return before.eachSeat(
                    each -> each.member().equals(member)
                                    && each.validity().contains(act.at())
                                    && each.validity().from().isBefore(act.at())
                            ? new PartyBranch.Seat(
                                    member, each.unit(), each.validity().until(act.at()))
                            : each,
                    act);
        }
    }

    /**
     * A unit's party organisation or a serving member reported in.
     *
     * @param id the party organisation
     * @param reported who, from when on
     */
    record ReportedIn(ActorId id, PartyBranch.Reported reported) implements BranchFact {
        /** Checks that nothing is missing. */
        public ReportedIn {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reported, "reported");
        }

        @Override
        public PartyBranch applyTo(PartyBranch before, Act act) {
            return before.with(reported, act);
        }
    }

    /**
     * Somebody who had reported in left, from the act on.
     *
     * @param id the party organisation
     * @param who the organisation or the member
     */
    record ReportedOut(ActorId id, ActorId who) implements BranchFact {
        /** Checks that nothing is missing. */
        public ReportedOut {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(who, "who");
        }

        @Override
        public PartyBranch applyTo(PartyBranch before, Act act) {
            return before.eachReported(
                    each -> each.who().equals(who)
                                    && each.validity().contains(act.at())
                                    && each.validity().from().isBefore(act.at())
                            ? new PartyBranch.Reported(who, each.validity().until(act.at()))
                            : each,
                    act);
        }
    }
}
