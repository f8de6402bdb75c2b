package org.linli.actor;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Asked;
import org.linli.trace.Authority;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with actors. Each method does one thing to one actor: it asks for the mandate, lets the rule speak, and gives the actor as
 * it stands afterwards. Whoever else is concerned (an organisation, its parents, an agent) is read in the same sitting, so that no two
 * desks can together make a circle.
 *
 * <p>All of them throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class ActorDesk {
    private final Seat seat;
    private final Authority authority;
    private final Clock clock;

    private ActorDesk(Seat seat, Authority authority, Clock clock) {
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
    public static ActorDesk at(Seat seat, Authority authority, Clock clock) {
        return new ActorDesk(seat, authority, clock);
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public ActorDesk in(Sitting sitting) {
        return new ActorDesk(sitting, authority, clock);
    }

    /**
     * An actor as it stands.
     *
     * @param id its id
     * @return the actor; blank, at stage {@link ActorStage#UNREGISTERED}, if there is none
     */
    public Actor get(ActorId id) {
        return seat.get(Actor.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * Registers somebody.
     *
     * @param id who
     * @param kind what it is
     * @param naming how it is called
     * @param from from when on it takes part, which may be long ago
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> register(ActorId id, ActorKind kind, Naming naming, Instant from, Act act) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(from, "from");
        return act(
                ActorMove.REGISTER,
                id,
                act,
                (before, others, asked) -> ActorRules.register(before, kind, naming, from, asked));
    }

    /**
     * Calls somebody otherwise.
     *
     * @param id who
     * @param naming how it is called from now on
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> rename(ActorId id, Naming naming, Act act) {
        Objects.requireNonNull(naming, "naming");
        return act(ActorMove.RENAME, id, act, (before, others, asked) -> ActorRules.rename(before, naming, asked));
    }

    /**
     * Makes an organisation a part of another, or of none, from an instant on; what it was a part of before is kept.
     *
     * @param id who
     * @param parent the organisation above, if any
     * @param since from when on; later than it became a part of the last one
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> placeBelow(ActorId id, Optional<ActorId> parent, Instant since, Act act) {
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(since, "since");
        return act(
                ActorMove.PLACE_BELOW,
                id,
                act,
                (before, others, asked) -> PartRules.placeBelow(before, parent, since, others, asked));
    }

    /**
     * Makes somebody something in an organisation.
     *
     * @param id who
     * @param membership as what, where, from when on
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> join(ActorId id, Membership membership, Act act) {
        Objects.requireNonNull(membership, "membership");
        return act(
                ActorMove.JOIN, id, act, (before, others, asked) -> ActorRules.join(before, membership, others, asked));
    }

    /**
     * Ends what somebody is in an organisation.
     *
     * @param id who
     * @param organisation in which organisation
     * @param role as what
     * @param area for which area, if for one
     * @param end from when on
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> leave(
            ActorId id, ActorId organisation, Role role, Optional<AreaId> area, Instant end, Act act) {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(end, "end");
        return act(
                ActorMove.LEAVE,
                id,
                act,
                (before, others, asked) -> ActorRules.leave(before, organisation, role, area, end, asked));
    }

    /**
     * Sends somebody down (下沉): tasks move, authority does not.
     *
     * @param id who
     * @param secondment from where, to where, from when on
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> second(ActorId id, Secondment secondment, Act act) {
        Objects.requireNonNull(secondment, "secondment");
        return act(
                ActorMove.SECOND,
                id,
                act,
                (before, others, asked) -> ActorRules.second(before, secondment, others, asked));
    }

    /**
     * Calls somebody back.
     *
     * @param id who
     * @param host where they had been sent
     * @param end from when on
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> recall(ActorId id, ActorId host, Instant end, Act act) {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(end, "end");
        return act(ActorMove.RECALL, id, act, (before, others, asked) -> ActorRules.recall(before, host, end, asked));
    }

    /**
     * Lets somebody act in the actor's name, within a scope and a window.
     *
     * @param id the principal
     * @param agent who may act in their name
     * @param scope what it covers
     * @param window from when until when
     * @param mayBePassedOn whether the agent may let somebody else do it in turn
     * @param act who delegates, when; in the principal's name. The delegation's id is {@link DelegationId#from} its id
     * @return the principal
     */
    public Outcome<Actor> delegate(
            ActorId id, ActorId agent, Scope scope, TimeWindow window, boolean mayBePassedOn, Act act) {
        return delegate(id, Optional.empty(), agent, scope, window, mayBePassedOn, act);
    }

    /**
     * Passes on what a principal has given the actor (转委托): lets somebody else act in that principal's name.
     *
     * @param id who passes it on
     * @param principal in whose name the agent may act, and who has let the actor pass that on
     * @param agent who may act in the principal's name
     * @param scope what it covers
     * @param window from when until when
     * @param mayBePassedOn whether the agent may let somebody else do it in turn
     * @param act who passes it on, when; in the actor's name. The delegation's id is {@link DelegationId#from} its id
     * @return the actor
     */
    public Outcome<Actor> passOn(
            ActorId id,
            ActorId principal,
            ActorId agent,
            Scope scope,
            TimeWindow window,
            boolean mayBePassedOn,
            Act act) {
        return delegate(id, Optional.of(principal), agent, scope, window, mayBePassedOn, act);
    }

    private Outcome<Actor> delegate(
            ActorId id,
            Optional<ActorId> principal,
            ActorId agent,
            Scope scope,
            TimeWindow window,
            boolean mayBePassedOn,
            Act act) {
        Delegation given = new Delegation(
                DelegationId.from(Objects.requireNonNull(act, "act").id()),
                principal,
                agent,
                scope,
                window,
                mayBePassedOn,
                Optional.empty());
        return act(
                ActorMove.DELEGATE,
                id,
                act,
                (before, others, asked) -> DelegationRules.delegate(before, given, others, asked));
    }

    /**
     * Revokes a delegation, from the act on.
     *
     * @param id who
     * @param delegation which one
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> revoke(ActorId id, DelegationId delegation, Act act) {
        Objects.requireNonNull(delegation, "delegation");
        return act(
                ActorMove.REVOKE,
                id,
                act,
                (before, others, asked) -> DelegationRules.revoke(before, delegation, asked));
    }

    /**
     * Shows a badge where somebody serves, by their own consent.
     *
     * @param id who
     * @param badge what it says, and where
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> showBadge(ActorId id, Badge badge, Act act) {
        Objects.requireNonNull(badge, "badge");
        return act(
                ActorMove.SHOW_BADGE, id, act, (before, others, asked) -> ActorRules.showBadge(before, badge, asked));
    }

    /**
     * Hides all badges of somebody in a place.
     *
     * @param id who
     * @param place where
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> hideBadge(ActorId id, ActorId place, Act act) {
        Objects.requireNonNull(place, "place");
        return act(
                ActorMove.HIDE_BADGE, id, act, (before, others, asked) -> ActorRules.hideBadge(before, place, asked));
    }

    /**
     * Lets somebody take part no more.
     *
     * @param id who
     * @param end from when on
     * @param act who does it, when
     * @return the actor
     */
    public Outcome<Actor> depart(ActorId id, Instant end, Act act) {
        Objects.requireNonNull(end, "end");
        return act(ActorMove.DEPART, id, act, (before, others, asked) -> ActorRules.depart(before, end, asked));
    }

    /**
     * Takes over what a Popolo document says: registers its actors, places them below their parents, and makes them what they are, all in
     * one append or none. Doing it again under the same act is safe.
     *
     * @param document the document, without findings
     * @param act who takes it over, when; each step's act has its id with a number behind
     * @return how many steps it took
     * @throws IllegalArgumentException if the document has findings
     */
    public int takeOver(Popolo.Document document, Act act) {
        if (!document.findings().isEmpty()) {
            throw new IllegalArgumentException("The document must have no findings but has "
                    + document.findings().size() + "; the first is: "
                    + document.findings().get(0) + ".");
        }
        return seat.sit(sitting -> {
            ActorDesk here = in(sitting);
            int step = 0;
            for (Popolo.Entry each : document.actors()) {
                here.register(
                        each.id(), each.kind(), each.naming(), each.validity().from(), step(act, step++));
            }
            for (Placing each : placings(document.actors())) {
                here.placeBelow(each.id(), each.whole(), each.since(), step(act, step++));
            }
            for (Popolo.Tie each : document.ties()) {
                here.join(each.member(), each.membership(), step(act, step++));
            }
            for (Popolo.Entry each : document.actors()) {
                if (each.validity().until().isPresent()) {
                    here.depart(each.id(), each.validity().until().get(), step(act, step++));
                }
            }
            return step;
        });
    }

    /** An organisation becomes a part of another, or of none. */
    private record Placing(ActorId id, Optional<ActorId> whole, Instant since) {}

    /** In the order of time, and at each time what ends first: whatever was above another before does not look like a circle then. */
    private static List<Placing> placings(List<Popolo.Entry> actors) {
        List<Placing> all = new ArrayList<>();
        for (Popolo.Entry each : actors) {
            for (PartOf part : each.partOf()) {
                Validity validity = part.validity();
                all.add(new Placing(each.id(), Optional.of(part.whole()), validity.from()));
                validity.until().ifPresent(end -> all.add(new Placing(each.id(), Optional.empty(), end)));
            }
        }
        all.sort(Comparator.comparing(Placing::since)
                .thenComparing(each -> each.whole().isPresent()));
        return all;
    }

    private static Act step(Act act, int number) {
        ActId id = ActId.of(act.id().value() + "." + number);
        return new Act(id, act.actor(), act.onBehalfOf(), act.at(), Optional.of(act.id()));
    }

    /** A rule that waits for the state, the others and the mandate. */
    private interface Guarded {
        Ruling<ActorFact> on(Actor before, ActorRules.Others others, Asked asked);
    }

    private Outcome<Actor> act(ActorMove move, ActorId id, Act act, Guarded rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.actJointly(
                Actor.KIND,
                id,
                act,
                (before, sitting) -> rule.on(
                        before,
                        other -> sitting.read(Actor.KIND, other),
                        Asked.of(
                                authority,
                                new Authority.Question(
                                        act, move.power(), Actor.KIND.subject(id), Optional.empty(), Optional.empty()),
                                clock)));
    }
}
