package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.actor.ActorKind;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
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
 * @param deeds what was done; immutable
 */
public record Inspection(
        Inventory inventory,
        DutyTerms terms,
        Map<ActorKind, Integer> limits,
        List<Conflict> conflicts,
        SortedMap<MatterId, List<DutyBasis>> bases,
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
        deeds = List.copyOf(deeds);
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
        return new Inspection(inventory, terms, Map.of(), List.of(), new TreeMap<>(), List.of());
    }

    /**
     * The same with a limit.
     *
     * @param kind for which kind of actors
     * @param duties how many duties with work at a time are not yet too many, at least 1
     * @return an inspection
     */
    public Inspection withLimit(ActorKind kind, int duties) {
        if (duties < 1) {
            throw new IllegalArgumentException("The limit (" + duties + ") of duties of a kind must be at least 1.");
        }
        Map<ActorKind, Integer> more = new EnumMap<>(ActorKind.class);
        more.putAll(limits);
        more.put(kind, duties);
        return new Inspection(inventory, terms, more, conflicts, bases, deeds);
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
        return new Inspection(inventory, terms, limits, more, bases, deeds);
    }

    /**
     * The same with one more document on which a duty in a matter may rest. One that says that those above have taken the matter back
     * (上级收回) makes the work of streets and townships in it a finding.
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
        return new Inspection(inventory, terms, limits, conflicts, more, deeds);
    }

    /**
     * The same with the lists of a street or township: the documents on which duties may rest, and what was taken back.
     *
     * @param lists the lists
     * @return an inspection
     */
    public Inspection withLists(StreetLists lists) {
        Inspection more = this;
        for (MatterId matter : lists.items().keySet()) {
            more = more.withBasis(matter, lists.basis(matter).orElseThrow());
        }
        return more;
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
        return new Inspection(inventory, terms, limits, conflicts, bases, all);
    }

    /**
     * Looks at a register. Nothing may be taken in by it meanwhile: look on the thread that catches up, or stop that one. Cost: the proof,
     * O(d) in duties besides, and for each finding O(d) in the duties of its matter for each mend that is tried.
     *
     * @param register which register
     * @param window over which time
     * @return everything that is wrong, with mends
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
}
