package org.linli.actor.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Badge;
import org.linli.actor.BadgeSign;
import org.linli.actor.Delegation;
import org.linli.actor.DelegationId;
import org.linli.actor.Membership;
import org.linli.actor.Naming;
import org.linli.actor.PartOf;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Scope;
import org.linli.actor.Secondment;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.trace.Personal;

/** Made-up actors, ties and commands. Ids come from a small set, so that commands meet: many are refused, some tie actors to each other. */
public final class ActorArbitraries {
    /** When everything begins. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** The actors that take part. */
    public static final List<ActorId> ACTORS = List.of(
            ActorId.of("street"),
            ActorId.of("committee"),
            ActorId.of("station"),
            ActorId.of("person-1"),
            ActorId.of("person-2"),
            ActorId.of("person-3"));

    private ActorArbitraries() {}

    /**
     * Any of {@link #ACTORS}.
     *
     * @return actors
     */
    public static Arbitrary<ActorId> actorIds() {
        return Arbitraries.of(ACTORS);
    }

    /**
     * Names with letters of several scripts, blanks inside, and rare characters.
     *
     * @return names
     */
    public static Arbitrary<Name> names() {
        return Arbitraries.strings()
                .withChars("东亭社区居委会王李Aé·ابن ")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> Name.of("李" + text + "\uD869\uDEA5"));
    }

    /**
     * Days near {@link #START}, most of them after it; now and then half a microsecond later, which is cut off, or a whole one.
     *
     * @return instants
     */
    public static Arbitrary<Instant> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(-2, 30), Arbitraries.of(0, 0, 0, 0, 0, 0, 0, 0, 500, 1_000))
                .as((day, nanos) -> START.plus(Duration.ofDays(day)).plusNanos(nanos));
    }

    /**
     * Validities that overlap and touch, with and without an end.
     *
     * @return validities
     */
    public static Arbitrary<Validity> validities() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 20))
                .as((from, length) ->
                        length == 0 ? Validity.since(from) : Validity.of(from, from.plus(Duration.ofDays(length))));
    }

    /**
     * Memberships of every role, with and without area and employer.
     *
     * @return memberships
     */
    public static Arbitrary<Membership> memberships() {
        return Combinators.combine(
                        actorIds(),
                        Arbitraries.of(Role.class),
                        validities(),
                        Arbitraries.of("g-1", "g-2").map(AreaId::of).optional(),
                        actorIds().optional())
                .as(Membership::new);
    }

    /**
     * Secondments from one actor to another.
     *
     * @return secondments
     */
    public static Arbitrary<Secondment> secondments() {
        return Combinators.combine(actorIds(), actorIds(), validities())
                .filter((home, host, validity) -> !home.equals(host))
                .as((home, host, validity) -> new Secondment(home, host, Optional.empty(), validity));
    }

    /**
     * Scopes of a few powers.
     *
     * @return scopes
     */
    public static Arbitrary<Scope> scopes() {
        return Combinators.combine(
                        Arbitraries.of("case.report", "case.*", "vote.cast")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.of("g-1", "g-2").map(AreaId::of).list().ofMaxSize(2))
                .as((powers, areas) -> new Scope(powers, List.of(), areas));
    }

    /**
     * Windows of some days.
     *
     * @return windows
     */
    public static Arbitrary<TimeWindow> windows() {
        return Combinators.combine(days(), Arbitraries.integers().between(1, 20))
                .as((from, length) -> TimeWindow.of(from, from.plus(Duration.ofDays(length))));
    }

    /**
     * Rosters of {@link #ACTORS} with ties of every sort, well-formed or not: what a roster is asked must have an answer even so.
     *
     * @return rosters
     */
    public static Arbitrary<Roster> rosters() {
        Arbitrary<Delegation> delegations = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        actorIds().optional(0.4),
                        actorIds(),
                        mostly(Scope.of("case.*"), scopes()),
                        mostly(TimeWindow.of(START, START.plus(Duration.ofDays(20))), windows()),
                        Arbitraries.of(true, true, true, false))
                .as((number, principal, agent, scope, window, passOn) -> new Delegation(
                        DelegationId.of("d-" + number), principal, agent, scope, window, passOn, Optional.empty()));
        Arbitrary<Ties> ties = Combinators.combine(
                        Arbitraries.of(ActorKind.class),
                        mostly(Validity.since(START.minus(Duration.ofDays(9))), validities()),
                        partsOneAfterTheOther(),
                        memberships().list().ofMaxSize(3),
                        secondments().list().ofMaxSize(1),
                        delegations.list().ofMaxSize(4))
                .as((kind, validity, partOf, memberships, secondments, given) ->
                        new Ties(kind, validity, partOf, memberships, secondments, given, List.of()));
        return Arbitraries.maps(actorIds(), ties)
                .ofMinSize(3)
                .ofMaxSize(ACTORS.size())
                .map((Map<ActorId, Ties> actors) -> Roster.of("made-up", "1", actors));
    }

    /** Up to three, with and without a time between, the last with and without an end. */
    private static Arbitrary<List<PartOf>> partsOneAfterTheOther() {
        Arbitrary<PartOf> part = Combinators.combine(
                        actorIds(),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 9))
                .as((whole, gap, days) -> PartOf.since(whole, START.plus(Duration.ofDays(gap)))
                        .until(START.plus(Duration.ofDays(gap + days))));
        return Combinators.combine(part.list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((some, open) -> {
                    List<PartOf> all = new ArrayList<>();
                    Instant from = START.minus(Duration.ofDays(2));
                    for (PartOf each : some) {
                        Validity validity = each.validity();
                        Instant start = from.plus(Duration.between(START, validity.from()));
                        from = from.plus(
                                Duration.between(START, validity.until().orElseThrow()));
                        boolean last = all.size() == some.size() - 1;
                        all.add(new PartOf(
                                each.whole(), open && last ? Validity.since(start) : Validity.of(start, from)));
                    }
                    return all;
                });
    }

    private static <T> Arbitrary<T> mostly(T one, Arbitrary<T> others) {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(one)), net.jqwik.api.Tuple.of(1, others));
    }

    /**
     * Commands of every kind.
     *
     * @return commands
     */
    public static Arbitrary<ActorCommand> commands() {
        Arbitrary<ActorId> ids = actorIds();
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, registrations()),
                net.jqwik.api.Tuple.of(
                        1, Combinators.combine(ids, ids.optional(0.8), days()).as(ActorCommand.ToPlaceBelow::new)),
                net.jqwik.api.Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.of(ACTORS.subList(0, 3)),
                                        Arbitraries.of(ACTORS.subList(0, 3)).optional(0.8),
                                        days())
                                .as(ActorCommand.ToPlaceBelow::new)),
                net.jqwik.api.Tuple.of(
                        3, Combinators.combine(ids, memberships()).as(ActorCommand.ToJoin::new)),
                net.jqwik.api.Tuple.of(
                        1, Combinators.combine(ids, memberships(), days()).as(ActorCommand.ToLeave::new)),
                net.jqwik.api.Tuple.of(
                        1, Combinators.combine(ids, secondments()).as(ActorCommand.ToSecond::new)),
                net.jqwik.api.Tuple.of(1, Combinators.combine(ids, ids, days()).as(ActorCommand.ToRecall::new)),
                net.jqwik.api.Tuple.of(
                        3, Combinators.combine(ids, ids, scopes(), windows()).as(ActorCommand.ToDelegate::new)),
                net.jqwik.api.Tuple.of(
                        2,
                        Combinators.combine(ids, ids, ids, scopes(), windows()).as(ActorCommand.ToPassOn::new)),
                net.jqwik.api.Tuple.of(1, Combinators.combine(ids, ids).as(ActorArbitraries::badge)),
                net.jqwik.api.Tuple.of(12, likely()),
                net.jqwik.api.Tuple.of(1, Combinators.combine(ids, days()).as(ActorCommand.ToDepart::new)));
    }

    /** What persons do in organisations, with few choices, so that one thing leads to the next. */
    private static Arbitrary<ActorCommand> likely() {
        Arbitrary<ActorId> persons = Arbitraries.of(ACTORS.subList(3, 6));
        Arbitrary<ActorId> organisations = Arbitraries.of(ACTORS.subList(0, 3));
        Arbitrary<Membership> simple = Combinators.combine(
                        organisations,
                        Arbitraries.of(Role.OFFICER, Role.EMPLOYEE),
                        Arbitraries.integers().between(0, 2))
                .as((organisation, role, day) ->
                        Membership.since(organisation, role, START.plus(Duration.ofDays(day))));
        Arbitrary<Instant> soon = Arbitraries.integers().between(1, 9).map(day -> START.plus(Duration.ofDays(day)));
        Arbitrary<Membership> walking = Combinators.combine(
                        organisations,
                        Arbitraries.of(Role.GRID_WORKER, Role.ENFORCEMENT_OFFICER),
                        Arbitraries.integers().between(0, 2))
                .as((organisation, role, day) -> Membership.since(organisation, role, START.plus(Duration.ofDays(day)))
                        .withEmployer(ACTORS.get(0)));
        return Arbitraries.oneOf(
                Combinators.combine(persons, simple).as(ActorCommand.ToJoin::new),
                Combinators.combine(persons, walking).as(ActorCommand.ToJoin::new),
                Combinators.combine(persons, simple, soon).as(ActorCommand.ToLeave::new),
                Combinators.combine(persons, organisations, organisations, soon)
                        .filter((person, home, host, from) -> !home.equals(host))
                        .as((person, home, host, from) -> new ActorCommand.ToSecond(
                                person, new Secondment(home, host, Optional.empty(), Validity.since(from)))),
                Combinators.combine(persons, organisations, soon).as(ActorCommand.ToRecall::new),
                Combinators.combine(persons, organisations).as(ActorArbitraries::badge));
    }

    private static ActorCommand badge(ActorId id, ActorId place) {
        return new ActorCommand.ToShowBadge(
                id, new Badge(place, Personal.of(id, "badge", BadgeSign.PARTY_MEMBER), START));
    }

    private static Arbitrary<ActorCommand> registrations() {
        return Combinators.combine(actorIds(), Arbitraries.of(ActorKind.class), names())
                .as((id, kind, name) -> registration(id, kind, name));
    }

    /**
     * The registration of an actor, named as its form asks.
     *
     * @param id who
     * @param kind what it is
     * @param name how it is called
     * @return a command that is granted once
     */
    public static ActorCommand registration(ActorId id, ActorKind kind, Name name) {
        Naming naming = kind.form() == ActorForm.ORGANISATION
                ? Naming.open(name)
                : Naming.personal(Personal.of(id, "name", name));
        return new ActorCommand.ToRegister(id, kind, naming, START);
    }
}
