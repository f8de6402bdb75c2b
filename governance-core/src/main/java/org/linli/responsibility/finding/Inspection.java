package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.StreetLists;
import org.linli.responsibility.inventory.Inventory;

/**
 * What a register is looked at with. Immutable; each {@code with…} gives another one.
 *
 * <pre>{@code
 * Inspection.of(inventory, terms)
 *         .withLimit(ActorKind.RESIDENTS_COMMITTEE, 30)
 *         .withConflict(accounts, audit)
 *         .withDeeds(deeds)
 *         .of(register, window)
 * }</pre>
 *
 * @param inventory which matters there are
 * @param terms who is who, where is where, and what a residents' committee may be asked for; a mend keeps to them
 * @param limits how much work at a time is too much for one of a kind: more duties than that; kinds without a limit are missing; immutable
 * @param conflicts pairs of matters that nobody may lead both of in one place (不相容职责); immutable
 * @param bases documents on which a duty in a matter may rest, besides those on which some rest already; immutable
 * @param lists the lists of streets and townships, each where and while it is in force; immutable
 * @param deeds what was done; immutable
 */
public record Inspection(
        Inventory inventory,
        DutyTerms terms,
        Map<ActorKind, Integer> limits,
        List<Conflict> conflicts,
        SortedMap<MatterId, List<DutyBasis>> bases,
        List<Lists> lists,
        List<Deed> deeds) {
    /** Copies everything. */
    public Inspection {
        Objects.requireNonNull(inventory, "inventory");
        Objects.requireNonNull(terms, "terms");
        EnumMap<ActorKind, Integer> someLimits = new EnumMap<>(ActorKind.class);
        someLimits.putAll(limits);
        limits = Collections.unmodifiableMap(someLimits);
        conflicts = List.copyOf(conflicts);
        TreeMap<MatterId, List<DutyBasis>> someBases = new TreeMap<>();
        bases.forEach((matter, some) -> someBases.put(matter, List.copyOf(some)));
        bases = Collections.unmodifiableSortedMap(someBases);
        lists = List.copyOf(lists);
        deeds = List.copyOf(deeds);
    }

    /**
     * The lists of a street or township where and while they are in force.
     *
     * @param lists the lists
     * @param area the area of the street or township
     * @param validity from when, until when
     */
    public record Lists(StreetLists lists, AreaId area, Validity validity) {
        /** Checks that nothing is missing. */
        public Lists {
            Objects.requireNonNull(lists, "lists");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(validity, "validity");
        }
    }

    /**
     * Two matters that nobody may lead both of in one place, such as keeping accounts and auditing them.
     *
     * @param one one of them
     * @param other the other
     */
    public record Conflict(MatterId one, MatterId other) {
        /** Checks that they are two. */
        public Conflict {
            if (one.equals(Objects.requireNonNull(other, "other"))) {
                throw new IllegalArgumentException("The matter (" + one + ") must not conflict with itself.");
            }
        }
    }

    /**
     * An inspection without limits, conflicts, other bases and deeds.
     *
     * @param inventory which matters there are
     * @param terms who is who, where is where, and what a residents' committee may be asked for
     * @return the inspection
     */
    public static Inspection of(Inventory inventory, DutyTerms terms) {
        return new Inspection(inventory, terms, Map.of(), List.of(), new TreeMap<>(), List.of(), List.of());
    }

    /**
     * The same with a limit. What organisations have to do is counted, and no person's; pledges are not counted.
     *
     * @param kind for which kind of organisations
     * @param duties how many duties with work at a time are not yet too many, at least 1
     * @return an inspection
     * @throws IllegalArgumentException if those of the kind are no organisations, or the limit is less than 1
     */
    public Inspection withLimit(ActorKind kind, int duties) {
        if (kind.form() != ActorForm.ORGANISATION) {
            throw new IllegalArgumentException("The kind (" + kind
                    + ") of a limit must be one of organisations: what persons and households do is not counted.");
        }
        if (duties < 1) {
            throw new IllegalArgumentException("The limit (" + duties + ") of duties of a kind must be at least 1.");
        }
        Map<ActorKind, Integer> more = new EnumMap<>(ActorKind.class);
        more.putAll(limits);
        more.put(kind, duties);
        return new Inspection(inventory, terms, more, conflicts, bases, lists, deeds);
    }

    /**
     * The same with two more matters that nobody may lead both of.
     *
     * @param one one of them
     * @param other the other
     * @return an inspection
     */
    public Inspection withConflict(MatterId one, MatterId other) {
        List<Conflict> more = new ArrayList<>(conflicts);
        more.add(new Conflict(one, other));
        return new Inspection(inventory, terms, limits, more, bases, lists, deeds);
    }

    /**
     * The same with one more document on which a duty in a matter may rest. One that says that those above have taken the matter back
     * (上级收回) makes the work of all streets and townships in it a finding, at any time; {@link #withLists} says where and when.
     *
     * @param matter in which matter
     * @param basis the ground and the document
     * @return an inspection
     */
    public Inspection withBasis(MatterId matter, DutyBasis basis) {
        TreeMap<MatterId, List<DutyBasis>> more = new TreeMap<>(bases);
        List<DutyBasis> some = new ArrayList<>(more.getOrDefault(matter, List.of()));
        some.add(Objects.requireNonNull(basis, "basis"));
        more.put(matter, some);
        return new Inspection(inventory, terms, limits, conflicts, more, lists, deeds);
    }

    /**
     * The same with the lists of a street or township: the documents on which duties may rest there and then, and what was taken back there
     * from then on. Those of the year before stay beside them, with the end that they had.
     *
     * @param some the lists
     * @param area the area of the street or township
     * @param validity from when, until when they are in force
     * @return an inspection
     */
    public Inspection withLists(StreetLists some, AreaId area, Validity validity) {
        List<Lists> more = new ArrayList<>(lists);
        more.add(new Lists(some, area, validity));
        return new Inspection(inventory, terms, limits, conflicts, bases, more, deeds);
    }

    /**
     * The same with more that was done.
     *
     * @param more the deeds
     * @return an inspection
     */
    public Inspection withDeeds(Collection<Deed> more) {
        List<Deed> all = new ArrayList<>(deeds);
        all.addAll(more);
        return new Inspection(inventory, terms, limits, conflicts, bases, lists, all);
    }

    /**
     * Looks at a register. Nothing may be taken in by it meanwhile: look on the thread that catches up, or stop that one. Cost: the proof,
     * and O(d log d) in duties besides, with those above and below each that supervises. Mends are not thought of before they are asked for.
     *
     * @param register which register
     * @param window over which time
     * @return everything that is wrong
     * @throws IllegalArgumentException if the parents of an area lead round in a circle
     * @throws IllegalStateException if the register has taken in something meanwhile
     */
    public Findings of(DutyRegister register, TimeWindow window) {
        long version = register.reached();
        Findings findings = new Inspector(this, register, window).findings();
        if (register.reached() != version) {
            throw new IllegalStateException("The register (" + register
                    + ") must not take in anything while it is inspected. Maybe another thread catches up.");
        }
        return findings;
    }

    /** On which documents a duty in a matter may rest in an area at an instant, as far as is said here. */
    List<DutyBasis> basesOf(MatterId matter, Predicate<AreaId> where, Instant at) {
        List<DutyBasis> all = new ArrayList<>(bases.getOrDefault(matter, List.of()));
        for (Lists each : lists) {
            if (each.validity().contains(at) && where.test(each.area())) {
                each.lists().basis(matter).ifPresent(all::add);
            }
        }
        return all;
    }
}
