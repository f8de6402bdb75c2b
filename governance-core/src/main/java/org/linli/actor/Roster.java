package org.linli.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.Basis;

/**
 * Who is who, as known at one version: of which kind each actor is, what they are in which organisation, whom they let act for them.
 * An immutable value that rules take as input and cite in their basis; what it holds carries its periods, so that an act is judged as of
 * the day on which it was done. It knows neither names nor badges.
 *
 * <pre>{@code
 * roster.kindOf(act.inTheNameOf(), act.at()).map(ActorKind::mayWhistle).orElse(false)
 * }</pre>
 */
public final class Roster {
    private static final Comparator<Serving> BY_START = Comparator.<Serving, Instant>comparing(
                    each -> each.membership().validity().from())
            .thenComparing(Serving::actor);

    private final Basis basis;
    private final SortedMap<ActorId, Ties> actors;
    private final Map<ActorId, Ties> byId;
    private final Map<AreaId, Served> byArea;

    /**
     * Somebody serves in an area.
     *
     * @param actor who
     * @param membership as what, for whom, from when until when
     */
    public record Serving(ActorId actor, Membership membership) {
        /** Checks that nothing is missing. */
        public Serving {
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(membership, "membership");
        }
    }

    /** Who ever served in an area, by start, each as long as they took part; the periods in microseconds side by side, so that looking for a day touches little memory. */
    private static final class Served {
        final Serving[] all;
        final long[] from;
        final long[] until;

        Served(List<Serving> some, Map<ActorId, Ties> actors) {
            all = some.stream().sorted(BY_START).toArray(Serving[]::new);
            from = new long[all.length];
            until = new long[all.length];
            for (int i = 0; i < all.length; i++) {
                Validity validity = all[i].membership().validity();
                from[i] = Microseconds.of(validity.from());
                Optional<Instant> gone = Optional.ofNullable(actors.get(all[i].actor()))
                        .flatMap(ties -> ties.validity().until());
                until[i] = Math.min(end(validity.until()), end(gone));
            }
        }
    }

    private static long end(Optional<Instant> until) {
        return until.map(Microseconds::of).orElse(Long.MAX_VALUE);
    }

    private Roster(Basis basis, SortedMap<ActorId, Ties> actors) {
        this.basis = basis;
        this.actors = actors;
        this.byId = new HashMap<>(actors);
        Map<AreaId, List<Serving>> serving = new HashMap<>();
        actors.forEach((actor, ties) -> {
            for (Membership each : ties.memberships()) {
                each.area()
                        .ifPresent(area -> serving.computeIfAbsent(area, any -> new ArrayList<>())
                                .add(new Serving(actor, each)));
            }
        });
        Map<AreaId, Served> served = new HashMap<>(serving.size() * 2);
        serving.forEach((area, some) -> served.put(area, new Served(some, byId)));
        this.byArea = Map.copyOf(served);
    }

    /**
     * A roster. Cost: O(n log n) in actors and memberships.
     *
     * @param name its name, an identifier without {@code @}
     * @param version its version, an identifier; another one with every change
     * @param actors what each actor is
     * @return the roster
     */
    public static Roster of(String name, String version, Map<ActorId, Ties> actors) {
        return new Roster(
                Basis.of("roster." + name, version), Collections.unmodifiableSortedMap(new TreeMap<>(actors)));
    }

    /**
     * How rulings cite this roster.
     *
     * @return such as {@code roster.actors@1042}
     */
    public Basis basis() {
        return basis;
    }

    /**
     * Everybody, those included who take part no more.
     *
     * @return the ties by id, in the order of the ids; immutable
     */
    public SortedMap<ActorId, Ties> actors() {
        return actors;
    }

    /**
     * The ties of an actor.
     *
     * @param actor who
     * @return the ties; nothing if there is no such actor here
     */
    public Optional<Ties> tiesOf(ActorId actor) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(actor, "actor")));
    }

    /**
     * Of which kind an actor is.
     *
     * @param actor who
     * @param at when
     * @return the kind; nothing if they do not take part then
     */
    public Optional<ActorKind> kindOf(ActorId actor, Instant at) {
        return tiesOf(actor).filter(ties -> ties.validity().contains(at)).map(Ties::kind);
    }

    /**
     * The organisations above an actor at an instant, by parents. A part ends when the part or the whole departs.
     *
     * @param actor who
     * @param at when
     * @return the parent, its parent and so on, as they were then, as long as each takes part; immutable
     */
    public List<ActorId> above(ActorId actor, Instant at) {
        Set<ActorId> chain = new LinkedHashSet<>();
        Optional<ActorId> next = parentOf(actor, at);
        while (next.isPresent() && chain.add(next.get())) {
            next = parentOf(next.get(), at);
        }
        return List.copyOf(chain);
    }

    private Optional<ActorId> parentOf(ActorId actor, Instant at) {
        Ties ties = byId.get(actor);
        return ties == null ? Optional.empty() : ties.parentAt(at).filter(whole -> takesPart(byId.get(whole), at));
    }

    /** Whether somebody does, as far as is known here. */
    private static boolean takesPart(@Nullable Ties ties, Instant at) {
        return ties == null || ties.validity().contains(at);
    }

    /**
     * Whether somebody counts as a part of an organisation: whoever must not judge it does not do so through them. It is so of the
     * organisation itself and all below it then, and of a person who is something in one of these at that instant, is employed by one, or
     * was sent down from one. It is not so of what stands above it, nor of where somebody was sent down to; nor of anybody but itself
     * when it takes part no more, or they do not, or what stands between them does not. Cost: O(depth) for each of their ties.
     *
     * @param who a person or an organisation
     * @param whole the organisation
     * @param at when
     * @return true if they are the same, or the one is a part of the other; false of whom nothing is known here
     */
    public boolean isPartOf(ActorId who, ActorId whole, Instant at) {
        if (isBelow(who, whole, at)) {
            return true;
        }
        Ties ties = byId.get(who);
        if (ties == null
                || !ties.kind().isPerson()
                || !ties.validity().contains(at)
                || !takesPart(byId.get(whole), at)) {
            return false;
        }
        for (Membership each : ties.memberships()) {
            if (each.validity().contains(at)
                    && (isBelow(each.organisation(), whole, at)
                            || each.employer()
                                    .filter(employer -> isBelow(employer, whole, at))
                                    .isPresent())) {
                return true;
            }
        }
        for (Secondment each : ties.secondments()) {
            if (each.validity().contains(at) && isBelow(each.home(), whole, at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether somebody counted as a part of an organisation at any instant of a time, as {@link #isPartOf} does at one, so that nobody is
     * free by leaving of what began before. Two things count besides, since the past must not be undone afterwards: what was said to be
     * over later than it was, counts until it was said (the instant of the act), and the departure of any of them ends nothing. Cost: as
     * that of one instant, times the changes of that time.
     *
     * @param who a person or an organisation
     * @param whole the organisation
     * @param time from when until when
     * @return true if they are the same, or the one was a part of the other some time in it; false of whom nothing is known here
     */
    public boolean isPartDuring(ActorId who, ActorId whole, Validity time) {
        if (isBelowDuring(who, whole, time, new HashSet<>())) {
            return true;
        }
        Ties ties = byId.get(who);
        if (ties == null || !ties.kind().isPerson()) {
            return false;
        }
        return Stream.of(
                        ties.memberships().stream()
                                .flatMap(each -> Stream.concat(Stream.of(each.organisation()), each.employer().stream())
                                        .map(other -> new PartOf(other, each.validity()))),
                        ties.secondments().stream().map(each -> new PartOf(each.home(), each.validity())))
                .flatMap(each -> each)
                .flatMap(each -> each.during(time).stream())
                .anyMatch(each -> isBelowDuring(each.whole(), whole, each.validity(), new HashSet<>()));
    }

    private boolean isBelowDuring(ActorId part, ActorId whole, Validity time, Set<PartOf> seen) {
        if (part.equals(whole)) {
            return true;
        }
        Ties ties = byId.get(part);
        return ties != null
                && seen.add(new PartOf(part, time))
                && Stream.concat(ties.partOf().stream(), ties.untilSaid().stream())
                        .flatMap(each -> each.during(time).stream())
                        .anyMatch(each -> isBelowDuring(each.whole(), whole, each.validity(), seen));
    }

    /** Whether they are the same, or parents lead from the one to the other then; a roster made by hand may have a circle of parents. */
    private boolean isBelow(ActorId part, ActorId whole, Instant at) {
        Optional<ActorId> next = Optional.of(part);
        for (int steps = 0; next.isPresent() && steps <= actors.size(); steps++) {
            if (next.get().equals(whole)) {
                return true;
            }
            next = parentOf(next.get(), at);
        }
        return false;
    }

    /**
     * As whom somebody acts: in their own name, by an office, or by delegation; in this order of preference. A secondment gives no
     * ground: it moves tasks, not authority. Of several offices the one that may enforce comes first, then the earliest.
     *
     * @param act who acts, in whose name, when
     * @param power what is tried
     * @param matter in which matter, where that is known
     * @param area in which area, where that is known
     * @return the standing, as of the act's own time
     */
    public Standing standing(Act act, String power, Optional<MatterId> matter, Optional<AreaId> area) {
        ActorId actor = act.actor();
        ActorId principal = act.inTheNameOf();
        Optional<ActorKind> actorKind = kindOf(actor, act.at());
        Optional<ActorKind> principalKind = kindOf(principal, act.at());
        if (actor.equals(principal)) {
            return new Standing(
                    actor, actorKind, principal, principalKind, Standing.Ground.OWN_NAME, Optional.empty(), List.of());
        }
        Optional<Membership> office = officeOf(actor, principal, area, act.at());
        if (office.isPresent()) {
            return new Standing(actor, actorKind, principal, principalKind, Standing.Ground.OFFICE, office, List.of());
        }
        Wanted wanted = new Wanted(principal, actor, power, matter, area, act.at());
        List<Standing.Link> chain = chain(principal, wanted, new HashSet<>(Set.of(principal)));
        Standing.Ground ground = chain == null ? Standing.Ground.NONE : Standing.Ground.DELEGATION;
        return new Standing(
                actor,
                actorKind,
                principal,
                principalKind,
                ground,
                Optional.empty(),
                chain == null ? List.of() : chain);
    }

    /** An office for one area acts in that area only; and while somebody is a grid worker, no office lets them enforce. */
    private Optional<Membership> officeOf(ActorId actor, ActorId organisation, Optional<AreaId> area, Instant at) {
        Ties ties = byId.get(actor);
        if (ties == null) {
            return Optional.empty();
        }
        return ties.membershipsIn(organisation, at).stream()
                .filter(each -> each.role().actsForIt()
                        && (each.area().isEmpty() || each.area().equals(area))
                        && ties.memberships().stream()
                                .noneMatch(other -> other.validity().contains(at)
                                        && each.role().excludes(other.role())))
                .min(Comparator.<Membership, Boolean>comparing(
                                each -> !each.role().mayEnforce())
                        .thenComparing(each -> each.validity().from()));
    }

    /** What a chain of delegations has to lead to, and to cover. */
    private record Wanted(
            ActorId principal,
            ActorId agent,
            String power,
            Optional<MatterId> matter,
            Optional<AreaId> area,
            Instant at) {
        boolean isCoveredBy(Delegation each, ActorId giver) {
            return each.isFor(principal, giver)
                    && each.isInForceAt(at)
                    && each.scope().covers(power, matter, area);
        }
    }

    /** Depth first, each actor once, in the order in which delegations were given; every link is for the same principal. */
    private @Nullable List<Standing.Link> chain(ActorId from, Wanted wanted, Set<ActorId> seen) {
        Ties ties = byId.get(from);
        if (ties == null || !ties.validity().contains(wanted.at())) {
            return null;
        }
        for (Delegation each : ties.delegations()) {
            if (wanted.isCoveredBy(each, from)) {
                Standing.Link link = new Standing.Link(from, each);
                if (each.agent().equals(wanted.agent())) {
                    return List.of(link);
                }
                if (each.mayBePassedOn() && seen.add(each.agent())) {
                    List<Standing.Link> rest = chain(each.agent(), wanted, seen);
                    if (rest != null) {
                        List<Standing.Link> whole = new ArrayList<>(List.of(link));
                        whole.addAll(rest);
                        return List.copyOf(whole);
                    }
                }
            }
        }
        return null;
    }

    /**
     * Who served in an area in a role at an instant: who was responsible for it then. Cost: O(k) in all who ever served in that area.
     *
     * @param area the area
     * @param role as what
     * @param at when
     * @return everybody who did and took part then, the longest serving first, ties by id; immutable
     */
    public List<Serving> serving(AreaId area, Role role, Instant at) {
        Served served = byArea.get(Objects.requireNonNull(area, "area"));
        if (served == null) {
            return List.of();
        }
        List<Serving> found = new ArrayList<>(2);
        long micros = Microseconds.of(at);
        for (int i = 0; i < served.all.length && served.from[i] <= micros; i++) {
            if (micros < served.until[i] && served.all[i].membership().role() == role) {
                found.add(served.all[i]);
            }
        }
        return List.copyOf(found);
    }

    /** Whether the other is of the same name and version and knows the same of the same actors. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Roster that && basis.equals(that.basis) && actors.equals(that.actors);
    }

    @Override
    public int hashCode() {
        return Objects.hash(basis, actors);
    }

    /** The basis and the number of actors. */
    @Override
    public String toString() {
        return basis + " (" + actors.size() + " actors)";
    }
}
