package org.linli.actor;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Name;
import org.linli.trace.Act;
import org.linli.trace.Asked;
import org.linli.trace.Authority;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with a party branch and its three lists. Units and members report in (双报到), and those who have claim what is listed
 * (认领).
 *
 * <p>All methods throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class BranchDesk {
    private final Seat seat;
    private final Authority authority;
    private final Clock clock;

    private BranchDesk(Seat seat, Authority authority, Clock clock) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A desk.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param clock tells what is in the future
     * @return the desk
     */
    public static BranchDesk at(Seat seat, Authority authority, Clock clock) {
        return new BranchDesk(seat, authority, clock);
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public BranchDesk in(Sitting sitting) {
        return new BranchDesk(sitting, authority, clock);
    }

    /**
     * A branch as it stands.
     *
     * @param id the party organisation
     * @return the branch; blank if there is none
     */
    public PartyBranch get(ActorId id) {
        return seat.get(PartyBranch.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * An item as it stands.
     *
     * @param id its id
     * @return the item; blank if there is none
     */
    public ListedItem get(ItemId id) {
        return seat.get(ListedItem.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * Founds a branch.
     *
     * @param id the party organisation, registered
     * @param greater whether as a greater committee (大党委)
     * @param act who founds it, when
     * @return the branch
     */
    public Outcome<PartyBranch> found(ActorId id, boolean greater, Act act) {
        return act(
                BranchRules.FOUND,
                id,
                act,
                (before, others, asked) -> BranchRules.found(before, greater, others, asked));
    }

    /**
     * Gives a unit of the area a seat (兼职委员), from the act on.
     *
     * @param id the branch, a greater committee
     * @param member who takes it
     * @param unit for which unit
     * @param act who gives it, when
     * @return the branch
     */
    public Outcome<PartyBranch> seat(ActorId id, ActorId member, ActorId unit, Act act) {
        return act(
                BranchRules.SEAT,
                id,
                act,
                (before, others, asked) -> BranchRules.seat(before, member, unit, others, asked));
    }

    /**
     * Takes a seat back, from the act on.
     *
     * @param id the branch
     * @param member who has it
     * @param act who takes it back, when
     * @return the branch
     */
    public Outcome<PartyBranch> unseat(ActorId id, ActorId member, Act act) {
        return act(BranchRules.UNSEAT, id, act, (before, others, asked) -> BranchRules.unseat(before, member, asked));
    }

    /**
     * Reports in (双报到), from the act on.
     *
     * @param id the branch
     * @param who a unit's party organisation, or a member of one
     * @param act who does it, when
     * @return the branch
     */
    public Outcome<PartyBranch> reportIn(ActorId id, ActorId who, Act act) {
        return act(
                BranchRules.REPORT_IN,
                id,
                act,
                (before, others, asked) -> BranchRules.reportIn(before, who, others, asked));
    }

    /**
     * Leaves again, from the act on.
     *
     * @param id the branch
     * @param who the organisation or the member
     * @param act who does it, when
     * @return the branch
     */
    public Outcome<PartyBranch> reportOut(ActorId id, ActorId who, Act act) {
        return act(
                BranchRules.REPORT_OUT, id, act, (before, others, asked) -> BranchRules.reportOut(before, who, asked));
    }

    /**
     * Puts an item on a list of a branch, in the name of whom the act is done.
     *
     * @param branch the branch
     * @param list on which list
     * @param title what it is, in words; nothing personal
     * @param act who lists it, when; its id gives the item's
     * @return the item
     */
    public Outcome<ListedItem> list(ActorId branch, ListedItem.ItemList list, Name title, Act act) {
        ItemId id = ItemId.from(Objects.requireNonNull(act, "act").id());
        ListedItem.Listing listing = new ListedItem.Listing(branch, list, title, act.inTheNameOf());
        return seat.actJointly(
                ListedItem.KIND,
                id,
                act,
                (before, sitting) -> BranchRules.list(
                        before,
                        listing,
                        sitting.read(PartyBranch.KIND, branch),
                        asked(ItemMove.LIST.power(), ListedItem.KIND.subject(id), act)));
    }

    /**
     * Claims an item, in the name of somebody who has reported in or has a seat.
     *
     * @param id the item
     * @param act who claims it, when
     * @return the item
     */
    public Outcome<ListedItem> claim(ItemId id, Act act) {
        return act(
                ItemMove.CLAIM,
                id,
                act,
                (before, sitting, asked) -> BranchRules.claim(
                        before,
                        before.listing()
                                .map(listing -> sitting.read(PartyBranch.KIND, listing.branch()))
                                .orElseGet(() -> PartyBranch.blank(ActorId.of("none"))),
                        asked));
    }

    /**
     * Gives an item back.
     *
     * @param id the item
     * @param act the claimant, when
     * @return the item
     */
    public Outcome<ListedItem> release(ItemId id, Act act) {
        return act(ItemMove.RELEASE, id, act, (before, sitting, asked) -> BranchRules.release(before, asked));
    }

    /**
     * Says that an item is done.
     *
     * @param id the item
     * @param act the claimant, when
     * @return the item
     */
    public Outcome<ListedItem> complete(ItemId id, Act act) {
        return act(ItemMove.COMPLETE, id, act, (before, sitting, asked) -> BranchRules.complete(before, asked));
    }

    /**
     * Takes an item off the list.
     *
     * @param id the item
     * @param act who listed it, when
     * @return the item
     */
    public Outcome<ListedItem> withdraw(ItemId id, Act act) {
        return act(ItemMove.WITHDRAW, id, act, (before, sitting, asked) -> BranchRules.withdraw(before, asked));
    }

    /** A rule about a branch that waits for the state, the others and the mandate. */
    private interface BranchRule {
        Ruling<BranchFact> on(PartyBranch before, ActorRules.Others others, Asked asked);
    }

    /** A rule about an item that waits for the state and the mandate. */
    private interface ItemRule {
        Ruling<ItemFact> on(ListedItem before, Sitting sitting, Asked asked);
    }

    private Outcome<PartyBranch> act(String power, ActorId id, Act act, BranchRule rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.actJointly(
                PartyBranch.KIND,
                id,
                act,
                (before, sitting) -> rule.on(
                        before,
                        other -> sitting.read(Actor.KIND, other),
                        asked(power, PartyBranch.KIND.subject(id), act)));
    }

    private Outcome<ListedItem> act(ItemMove move, ItemId id, Act act, ItemRule rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.actJointly(
                ListedItem.KIND,
                id,
                act,
                (before, sitting) -> rule.on(before, sitting, asked(move.power(), ListedItem.KIND.subject(id), act)));
    }

    private Asked asked(String power, Subject subject, Act act) {
        return Asked.of(
                authority, new Authority.Question(act, power, subject, Optional.empty(), Optional.empty()), clock);
    }
}
