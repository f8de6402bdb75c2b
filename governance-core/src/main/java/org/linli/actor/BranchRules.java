package org.linli.actor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorRules.Others;
import org.linli.actor.ListedItem.ItemStage;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.Asked;
import org.linli.trace.Fact;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;
import org.linli.trace.Subject;

/** What is allowed with a party branch and the items on its lists: pure functions. */
public final class BranchRules {
    static final String FOUND = "party_branch.found";
    static final String SEAT = "party_branch.seat";
    static final String UNSEAT = "party_branch.unseat";
    static final String REPORT_IN = "party_branch.report_in";
    static final String REPORT_OUT = "party_branch.report_out";

    private BranchRules() {}

    /**
     * Founds a branch.
     *
     * @param before the branch, not founded
     * @param greater whether as a greater committee (大党委)
     * @param others the party organisation
     * @param asked mandate, act and time
     * @return founded, or why not
     */
    public static Ruling<BranchFact> found(PartyBranch before, boolean greater, Others others, Asked asked) {
        Subject subject = subject(before);
        Ruling<BranchFact> no = before.founded()
                ? Ruling.refused(ActorReason.ALREADY_FOUNDED, subject, FOUND)
                : ActorRules.whyNot(asked, subject, FOUND, before.latest());
        if (no == null && !isPartyOrganisation(others.apply(before.id()), asked.act())) {
            no = Ruling.refused(ActorReason.NOT_A_PARTY_ORGANISATION, Actor.KIND.subject(before.id()), FOUND);
        }
        return no != null ? no : granted(new BranchFact.Founded(before.id(), greater), asked);
    }

    /**
     * Gives a unit of the area a seat (兼职委员), from the act on.
     *
     * @param before the branch, a greater committee
     * @param member who takes it
     * @param unit for which unit
     * @param others member and unit
     * @param asked mandate, act and time
     * @return seated, or why not
     */
    public static Ruling<BranchFact> seat(
            PartyBranch before, ActorId member, ActorId unit, Others others, Asked asked) {
        Ruling<BranchFact> no = guard(before, SEAT, asked);
        if (no == null && !before.greater()) {
            no = Ruling.refused(ActorReason.NO_GREATER_COMMITTEE, subject(before), SEAT);
        }
        if (no == null) {
            no = absent(others.apply(member), SEAT, asked.act());
        }
        if (no == null) {
            no = absent(others.apply(unit), SEAT, asked.act());
        }
        if (no == null && !isOrganisation(others.apply(unit))) {
            no = Ruling.refused(ActorReason.NOT_AN_ORGANISATION, Actor.KIND.subject(unit), SEAT);
        }
        if (no == null && before.seats(member, asked.act().at())) {
            no = Ruling.refused(ActorReason.ALREADY_THERE, subject(before), SEAT);
        }
        return no != null
                ? no
                : granted(
                        new BranchFact.Seated(
                                before.id(),
                                new PartyBranch.Seat(
                                        member, unit, Validity.since(asked.act().at()))),
                        asked);
    }

    /**
     * Takes a seat back, from the act on.
     *
     * @param before the branch
     * @param member who has it
     * @param asked mandate, act and time
     * @return unseated, or why not
     */
    public static Ruling<BranchFact> unseat(PartyBranch before, ActorId member, Asked asked) {
        Ruling<BranchFact> no = guard(before, UNSEAT, asked);
        if (no == null
                && before.seats().stream()
                        .noneMatch(each -> each.member().equals(member) && isEndedBy(each.validity(), asked.act()))) {
            no = Ruling.refused(ActorReason.NOT_THERE, subject(before), UNSEAT);
        }
        return no != null ? no : granted(new BranchFact.Unseated(before.id(), member), asked);
    }

    /**
     * Reports in (双报到), from the act on: a unit's party organisation, or a serving member.
     *
     * @param before the branch
     * @param who the organisation or the member
     * @param others who reports
     * @param asked mandate, act and time
     * @return reported in, or why not
     */
    public static Ruling<BranchFact> reportIn(PartyBranch before, ActorId who, Others others, Asked asked) {
        Ruling<BranchFact> no = guard(before, REPORT_IN, asked);
        Actor reporter = others.apply(who);
        if (no == null) {
            no = absent(reporter, REPORT_IN, asked.act());
        }
        if (no == null && !isPartyOrganisation(reporter, asked.act()) && !isPartyMember(reporter, asked.act())) {
            no = Ruling.refused(ActorReason.NOT_A_PARTY_ORGANISATION, Actor.KIND.subject(who), REPORT_IN);
        }
        if (no == null && before.hasReported(who, asked.act().at())) {
            no = Ruling.refused(ActorReason.ALREADY_THERE, subject(before), REPORT_IN);
        }
        return no != null
                ? no
                : granted(
                        new BranchFact.ReportedIn(
                                before.id(),
                                new PartyBranch.Reported(
                                        who, Validity.since(asked.act().at()))),
                        asked);
    }

    /**
     * Leaves again, from the act on.
     *
     * @param before the branch
     * @param who the organisation or the member
     * @param asked mandate, act and time
     * @return reported out, or why not
     */
    public static Ruling<BranchFact> reportOut(PartyBranch before, ActorId who, Asked asked) {
        Ruling<BranchFact> no = guard(before, REPORT_OUT, asked);
        if (no == null
                && before.reported().stream()
                        .noneMatch(each -> each.who().equals(who) && isEndedBy(each.validity(), asked.act()))) {
            no = Ruling.refused(ActorReason.NOT_THERE, subject(before), REPORT_OUT);
        }
        return no != null ? no : granted(new BranchFact.ReportedOut(before.id(), who), asked);
    }

    /**
     * Puts an item on a list.
     *
     * @param before the item, unlisted
     * @param listing what it is
     * @param branch the branch whose list it is
     * @param asked mandate, act and time
     * @return listed, or why not
     */
    public static Ruling<ItemFact> list(
            ListedItem before, ListedItem.Listing listing, PartyBranch branch, Asked asked) {
        Ruling<ItemFact> no = guard(before, ItemMove.LIST, asked);
        if (no == null && !branch.founded()) {
            no = Ruling.refused(ActorReason.UNKNOWN_BRANCH, subject(branch), ItemMove.LIST.power());
        }
        return no != null ? no : granted(new ItemFact.Listed(before.id(), listing), asked);
    }

    /**
     * Claims an item (认领), in the name of somebody who has reported in or has a seat.
     *
     * @param before the item, listed
     * @param branch the branch whose list it is on
     * @param asked mandate, act and time
     * @return claimed, or why not
     */
    public static Ruling<ItemFact> claim(ListedItem before, PartyBranch branch, Asked asked) {
        Ruling<ItemFact> no = guard(before, ItemMove.CLAIM, asked);
        ActorId who = asked.act().inTheNameOf();
        if (no == null
                && !branch.hasReported(who, asked.act().at())
                && !branch.seats(who, asked.act().at())) {
            no = Ruling.refused(ActorReason.NOT_THERE, subject(branch), ItemMove.CLAIM.power());
        }
        return no != null ? no : granted(new ItemFact.Claimed(before.id()), asked);
    }

    /**
     * Gives an item back.
     *
     * @param before the item, claimed
     * @param asked mandate, act and time
     * @return released, or why not
     */
    public static Ruling<ItemFact> release(ListedItem before, Asked asked) {
        Ruling<ItemFact> no = guard(before, ItemMove.RELEASE, asked);
        if (no == null) {
            no = notTheirs(ActorReason.NOT_THE_CLAIMANT, before, before.claimant(), ItemMove.RELEASE, asked);
        }
        return no != null ? no : granted(new ItemFact.Released(before.id()), asked);
    }

    /**
     * Says that an item is done.
     *
     * @param before the item, claimed
     * @param asked mandate, act and time
     * @return completed, or why not
     */
    public static Ruling<ItemFact> complete(ListedItem before, Asked asked) {
        Ruling<ItemFact> no = guard(before, ItemMove.COMPLETE, asked);
        if (no == null) {
            no = notTheirs(ActorReason.NOT_THE_CLAIMANT, before, before.claimant(), ItemMove.COMPLETE, asked);
        }
        return no != null ? no : granted(new ItemFact.Completed(before.id()), asked);
    }

    /**
     * Takes an item off the list.
     *
     * @param before the item, listed
     * @param asked mandate, act and time
     * @return withdrawn, or why not
     */
    public static Ruling<ItemFact> withdraw(ListedItem before, Asked asked) {
        Ruling<ItemFact> no = guard(before, ItemMove.WITHDRAW, asked);
        if (no == null) {
            Optional<ActorId> lister = before.listing().map(ListedItem.Listing::lister);
            no = notTheirs(ActorReason.NOT_THE_LISTER, before, lister, ItemMove.WITHDRAW, asked);
        }
        return no != null ? no : granted(new ItemFact.Withdrawn(before.id()), asked);
    }

    private static @Nullable Ruling<BranchFact> guard(PartyBranch before, String power, Asked asked) {
        return before.founded()
                ? ActorRules.whyNot(asked, subject(before), power, before.latest())
                : Ruling.refused(ActorReason.UNKNOWN_BRANCH, subject(before), power);
    }

    private static @Nullable Ruling<ItemFact> guard(ListedItem before, ItemMove move, Asked asked) {
        Subject subject = ListedItem.KIND.subject(before.id());
        if (before.stage() == move.from()) {
            return ActorRules.whyNot(asked, subject, move.power(), before.latest());
        }
        if (move == ItemMove.LIST) {
            return Ruling.refused(ActorReason.ALREADY_LISTED, subject, move.power());
        }
        ActorReason reason =
                before.stage() == ItemStage.UNLISTED ? ActorReason.UNKNOWN_ITEM : ActorReason.ITEM_NOT_AT_THIS_STAGE;
        return new Ruling.Refused<>(new Refusal(reason, subject, move.power(), before.claimant()));
    }

    private static @Nullable Ruling<ItemFact> notTheirs(
            ActorReason reason, ListedItem before, Optional<ActorId> whose, ItemMove move, Asked asked) {
        return whose.equals(Optional.of(asked.act().inTheNameOf()))
                ? null
                : new Ruling.Refused<>(new Refusal(reason, ListedItem.KIND.subject(before.id()), move.power(), whose));
    }

    private static @Nullable Ruling<BranchFact> absent(Actor other, String power, Act act) {
        if (other.stage() == ActorStage.UNREGISTERED) {
            return Ruling.refused(ActorReason.UNKNOWN_ACTOR, Actor.KIND.subject(other.id()), power);
        }
        return other.isGoneBy(act.at())
                ? Ruling.refused(ActorReason.DEPARTED, Actor.KIND.subject(other.id()), power)
                : null;
    }

    private static boolean isOrganisation(Actor actor) {
        return actor.kind()
                .filter(kind -> kind.form() == ActorForm.ORGANISATION)
                .isPresent();
    }

    private static boolean isPartyOrganisation(Actor actor, Act act) {
        return !actor.isGoneBy(act.at()) && actor.kind().equals(Optional.of(ActorKind.PARTY_ORGANISATION));
    }

    private static boolean isPartyMember(Actor actor, Act act) {
        return actor.ties().stream()
                .flatMap(ties -> ties.memberships().stream())
                .anyMatch(each ->
                        each.role() == Role.PARTY_MEMBER && each.validity().contains(act.at()));
    }

    private static boolean isEndedBy(Validity validity, Act act) {
        return validity.contains(act.at()) && validity.from().isBefore(act.at());
    }

    private static Subject subject(PartyBranch branch) {
        return PartyBranch.KIND.subject(branch.id());
    }

    private static <F extends Fact<?>> Ruling<F> granted(F fact, Asked asked) {
        return Ruling.granted(fact, asked.mandate().basis());
    }
}
