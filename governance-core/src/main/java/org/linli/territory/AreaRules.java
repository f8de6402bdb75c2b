package org.linli.territory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.Name;
import org.linli.territory.Area.AreaStage;
import org.linli.trace.Asked;
import org.linli.trace.Basis;
import org.linli.trace.Fact;
import org.linli.trace.Ruling;
import org.linli.trace.Subject;

/** What is allowed with areas: pure functions of the states, the command, the mandate, the act and the time at which it comes in. */
public final class AreaRules {
    static final String ESTABLISH = "area.establish";
    static final String RENAME = "area.rename";
    static final String REDRAW = "area.redraw";
    static final String MERGE = "area.merge";
    static final String SPLIT = "area.split";
    static final String REVOKE = "area.revoke";

    private AreaRules() {}

    /**
     * What else stands, read in the same sitting, so that a ruling falls with what it looked at.
     *
     * @param area reads an area
     * @param siblings reads which areas stand side by side
     */
    public record Ground(Function<AreaId, Area> area, Function<SiblingsId, Siblings> siblings) {
        /** Checks that nothing is missing. */
        public Ground {
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(siblings, "siblings");
        }
    }

    /**
     * Establishes an area.
     *
     * @param before the area, unknown
     * @param plan what it is to be
     * @param since from when on
     * @param ground its parent and siblings
     * @param asked mandate, act and time
     * @return established and placed, or why not
     */
    public static Ruling<Fact<?>> establish(Area before, AreaPlan plan, Instant since, Ground ground, Asked asked) {
        Instant from = Microseconds.cut(since);
        Ruling<Fact<?>> no = newcomer(before, ESTABLISH, asked);
        if (no == null) {
            no = misplaced(before.id(), plan, from, ground, ESTABLISH);
        }
        if (no == null) {
            no = Fit.whyNot(before.id(), plan, from, List.of(), ground, ESTABLISH);
        }
        return no != null ? no : granted(founding(before.id(), plan, from, List.of()), asked);
    }

    /**
     * Calls an area otherwise.
     *
     * @param before the area
     * @param name what it is called from then on
     * @param since from when on: not before its last name that has begun by the act, which it replaces if it is of the same instant, and
     *     before its end if that has been set; what was to begin then or later does not come about
     * @param asked mandate, act and time
     * @return renamed, or why not
     */
    public static Ruling<Fact<?>> rename(Area before, Name name, Instant since, Asked asked) {
        Instant from = Microseconds.cut(since);
        Ruling<Fact<?>> no = standingUntil(before, from, RENAME, asked);
        if (no == null && before.isCalledAfter(from, asked.act().at())) {
            no = refused(TerritoryReason.BEGINS_TOO_EARLY, before.id(), RENAME);
        }
        return no != null ? no : granted(List.of(new AreaFact.Renamed(before.id(), name, from)), asked);
    }

    /**
     * A boundary as it is to be.
     *
     * @param id which area's
     * @param shape its shape from then on
     */
    public record Drawing(AreaId id, AreaShape shape) {
        /** Checks that nothing is missing. */
        public Drawing {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(shape, "shape");
        }
    }

    /**
     * Draws boundaries anew from one instant on, judged together, as when two areas exchange ground; how they were drawn before is kept.
     *
     * @param drawings the areas and their shapes from then on
     * @param since from when on: for each not before it was last drawn, as far as that has begun by the act, which is replaced if it is of
     *     the same instant (a correction, of which the journal keeps both), and before its end if that has been set; what was to begin then
     *     or later does not come about
     * @param ground the areas, and what stands around them
     * @param asked mandate for each area, act and time
     * @return redrawn, each of them, or why not
     */
    public static Ruling<Fact<?>> redraw(
            List<Drawing> drawings, Instant since, Ground ground, Function<AreaId, Asked> asked) {
        Instant from = Microseconds.cut(since);
        Map<AreaId, Area> after = new LinkedHashMap<>();
        List<Fact<?>> facts = new ArrayList<>();
        List<Basis> basis = new ArrayList<>();
        for (Drawing each : drawings) {
            Area before = ground.area().apply(each.id());
            Asked own = asked.apply(each.id());
            Ruling<Fact<?>> no = standingUntil(before, from, REDRAW, own);
            if (no == null && before.isDrawnAfter(from, own.act().at())) {
                no = refused(TerritoryReason.BEGINS_TOO_EARLY, each.id(), REDRAW);
            }
            if (no == null && after.put(each.id(), before.redrawn(each.shape(), from, own.act())) != null) {
                no = refused(TerritoryReason.NAMED_TWICE, each.id(), REDRAW);
            }
            if (no != null) {
                return no;
            }
            facts.add(new AreaFact.Redrawn(each.id(), each.shape(), from));
            basis.add(own.mandate().basis());
        }
        Ground then = new Ground(
                id -> after.containsKey(id) ? after.get(id) : ground.area().apply(id), ground.siblings());
        for (Area each : after.values()) {
            Ruling<Fact<?>> no = Fit.whyNot(each.id(), plan(each), from, List.of(), then, REDRAW);
            if (no != null) {
                return no;
            }
        }
        return new Ruling.Granted<>(facts, basis.stream().distinct().toList());
    }

    /**
     * Merges areas that stand side by side: into a new one, or into one of them, which keeps its id and code and goes on.
     *
     * @param before the new area, unknown; or the one of the parts that goes on
     * @param parts the areas that are merged
     * @param plan what it is to be; of the same tree and below the same parent, and of the same code if it goes on
     * @param since from when on
     * @param ground parts and siblings
     * @param asked mandate, act and time
     * @return merged, removed, and established and placed or enlarged, or why not
     */
    public static Ruling<Fact<?>> merge(
            Area before, List<AreaId> parts, AreaPlan plan, Instant since, Ground ground, Asked asked) {
        Instant from = Microseconds.cut(since);
        boolean goesOn = parts.contains(before.id());
        if (parts.size() < 2 || new HashSet<>(parts).size() < parts.size()) {
            return refused(TerritoryReason.TOO_FEW_PARTS, before.id(), MERGE);
        }
        Ruling<Fact<?>> no = goesOn ? unlikeItself(before, plan, from, asked) : newcomer(before, MERGE, asked);
        List<AreaId> ending =
                parts.stream().filter(each -> !each.equals(before.id())).toList();
        List<Fact<?>> facts = new ArrayList<>();
        for (AreaId part : ending) {
            no = no != null ? no : endable(ground.area().apply(part), SiblingsId.of(plan), from, ground, MERGE, asked);
            facts.add(new AreaFact.Merged(part, before.id(), from));
            facts.add(new SiblingsFact.Removed(SiblingsId.of(plan), part, from));
        }
        if (no == null && !goesOn) {
            no = misplaced(before.id(), plan, from, ground, MERGE);
        }
        if (no == null) {
            no = Fit.whyNot(before.id(), plan, from, ending, ground, MERGE);
        }
        facts.addAll(
                goesOn
                        ? List.of(new AreaFact.Enlarged(before.id(), plan, from, ending))
                        : founding(before.id(), plan, from, ending));
        return no != null ? no : granted(facts, asked);
    }

    /** What goes on is what it was, but for its name and shape, and has its new ones not before its last. */
    private static @Nullable Ruling<Fact<?>> unlikeItself(Area before, AreaPlan plan, Instant since, Asked asked) {
        Ruling<Fact<?>> no = standing(before, MERGE, asked);
        Instant now = asked.act().at();
        if (no == null && plan(before).isElsewhere(plan)) {
            no = refused(TerritoryReason.NOT_SIDE_BY_SIDE, before.id(), MERGE);
        }
        if (no == null && (before.isCalledAfter(since, now) || before.isDrawnAfter(since, now))) {
            no = refused(TerritoryReason.BEGINS_TOO_EARLY, before.id(), MERGE);
        }
        return no;
    }

    /**
     * A part of what an area is split into.
     *
     * @param id its id
     * @param plan what it is to be
     */
    public record Part(AreaId id, AreaPlan plan) {
        /** Checks that nothing is missing. */
        public Part {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(plan, "plan");
        }
    }

    /**
     * Splits an area into new ones.
     *
     * @param before the area that ends
     * @param parts the new ones; of the same tree and below the same parent
     * @param since from when on
     * @param ground siblings, and the new ones, unknown
     * @param asked mandate, act and time
     * @return split, removed, and for each part established and placed, or why not
     */
    public static Ruling<Fact<?>> split(Area before, List<Part> parts, Instant since, Ground ground, Asked asked) {
        Instant from = Microseconds.cut(since);
        Ruling<Fact<?>> no = standing(before, SPLIT, asked);
        if (no != null) {
            return no;
        }
        SiblingsId home = SiblingsId.of(plan(before));
        List<AreaId> ids = parts.stream().map(Part::id).toList();
        if (ids.size() < 2 || new HashSet<>(ids).size() < ids.size()) {
            return refused(TerritoryReason.TOO_FEW_PARTS, before.id(), SPLIT);
        }
        no = endable(before, home, from, ground, SPLIT, asked);
        List<Fact<?>> facts = new ArrayList<>();
        facts.add(new AreaFact.Split(before.id(), ids, from));
        facts.add(new SiblingsFact.Removed(home, before.id(), from));
        for (int i = 0; i < parts.size() && no == null; i++) {
            Part part = parts.get(i);
            no = newcomer(ground.area().apply(part.id()), SPLIT, asked);
            if (no == null && !SiblingsId.of(part.plan()).equals(home)) {
                no = refused(TerritoryReason.NOT_SIDE_BY_SIDE, part.id(), SPLIT);
            }
            if (no == null) {
                no = misplaced(part.id(), part.plan(), from, ground, SPLIT);
            }
            if (no == null) {
                no = Fit.whyNot(part.id(), part.plan(), from, List.of(before.id()), ground, SPLIT);
            }
            for (int j = 0; j < i && no == null; j++) {
                no = bothCover(part.plan(), parts.get(j).plan())
                        ? refused(TerritoryReason.OVERLAPS, parts.get(j).id(), SPLIT)
                        : null;
            }
            facts.addAll(founding(part.id(), part.plan(), from, List.of(before.id())));
        }
        return no != null ? no : granted(facts, asked);
    }

    /**
     * Revokes an area, with nothing in its place.
     *
     * @param before the area
     * @param end from when on
     * @param ground what stands below it
     * @param asked mandate, act and time
     * @return revoked and removed, or why not
     */
    public static Ruling<Fact<?>> revoke(Area before, Instant end, Ground ground, Asked asked) {
        Instant until = Microseconds.cut(end);
        Ruling<Fact<?>> no = standing(before, REVOKE, asked);
        if (no == null) {
            no = endable(before, SiblingsId.of(plan(before)), until, ground, REVOKE, asked);
        }
        return no != null
                ? no
                : granted(
                        List.of(
                                new AreaFact.Revoked(before.id(), until),
                                new SiblingsFact.Removed(SiblingsId.of(plan(before)), before.id(), until)),
                        asked);
    }

    private static List<Fact<?>> founding(AreaId id, AreaPlan plan, Instant since, List<AreaId> of) {
        return List.of(new AreaFact.Established(id, plan, since, of), new SiblingsFact.Placed(SiblingsId.of(plan), id));
    }

    private static @Nullable Ruling<Fact<?>> newcomer(Area before, String power, Asked asked) {
        return switch (before.stage()) {
            case STANDING -> refused(TerritoryReason.ALREADY_RECORDED, before.id(), power);
            case ENDED -> refused(TerritoryReason.REVOKED, before.id(), power);
            case UNKNOWN -> whyNot(asked, Area.KIND.subject(before.id()), power, before.latest());
        };
    }

    private static @Nullable Ruling<Fact<?>> standing(Area before, String power, Asked asked) {
        return switch (before.stage()) {
            case UNKNOWN -> refused(TerritoryReason.UNKNOWN, before.id(), power);
            case ENDED -> refused(TerritoryReason.REVOKED, before.id(), power);
            case STANDING -> whyNot(asked, Area.KIND.subject(before.id()), power, before.latest());
        };
    }

    /** Whose end has been set stands until then, for what begins before. */
    private static @Nullable Ruling<Fact<?>> standingUntil(Area before, Instant since, String power, Asked asked) {
        boolean untilItEnds = before.stage() == AreaStage.ENDED
                && !before.isGoneBy(asked.act().at())
                && !before.isGoneBy(since);
        return untilItEnds
                ? whyNot(asked, Area.KIND.subject(before.id()), power, before.latest())
                : standing(before, power, asked);
    }

    /** What ends must stand where it is said to stand, have begun, and have nothing of its own tree below it, nor news of a later day. */
    private static @Nullable Ruling<Fact<?>> endable(
            Area ending, SiblingsId home, Instant end, Ground ground, String power, Asked asked) {
        Ruling<Fact<?>> no = standing(ending, power, asked);
        if (no == null && !SiblingsId.of(plan(ending)).equals(home)) {
            no = refused(TerritoryReason.NOT_SIDE_BY_SIDE, ending.id(), power);
        }
        if (no == null && !end.isAfter(ending.validity().orElseThrow().from())) {
            no = refused(TerritoryReason.ENDS_BEFORE_IT_STARTS, ending.id(), power);
        }
        Instant now = asked.act().at();
        Instant last = end.minusNanos(1_000);
        if (no == null && (ending.isCalledAfter(last, now) || ending.isDrawnAfter(last, now))) {
            no = refused(TerritoryReason.ENDS_TOO_EARLY, ending.id(), power);
        }
        if (no == null) {
            // What it leaves must not have moved either.
            if (!ground.siblings().apply(home).areas().contains(ending.id())) {
                return refused(TerritoryReason.NOT_SIDE_BY_SIDE, ending.id(), power);
            }
            for (AreaTree tree : Fit.treesBelow(plan(ending).tree())) {
                SiblingsId below = new SiblingsId(tree, Optional.of(ending.id()));
                if (!ground.siblings().apply(below).standingFrom(end).isEmpty()) {
                    return refused(TerritoryReason.NOT_EMPTY, ending.id(), power);
                }
            }
        }
        return no;
    }

    private static @Nullable Ruling<Fact<?>> misplaced(
            AreaId id, AreaPlan plan, Instant since, Ground ground, String power) {
        if (plan.code().isPresent() && !plan.code().get().areaId().equals(id)) {
            return refused(TerritoryReason.ID_IS_NOT_THE_CODE, id, power);
        }
        if (plan.parent().isEmpty()) {
            return null;
        }
        Area parent = ground.area().apply(plan.parent().get());
        if (parent.stage() != AreaStage.STANDING) {
            return refused(
                    parent.stage() == AreaStage.ENDED ? TerritoryReason.REVOKED : TerritoryReason.UNKNOWN,
                    parent.id(),
                    power);
        }
        if (!plan.level().mayStandBelow(plan(parent).level())) {
            return refused(TerritoryReason.WRONG_LEVEL, parent.id(), power);
        }
        return since.isBefore(parent.validity().orElseThrow().from())
                ? refused(TerritoryReason.BEGINS_TOO_EARLY, parent.id(), power)
                : null;
    }

    private static boolean bothCover(AreaPlan one, AreaPlan other) {
        return one.shape().isPresent()
                && other.shape().isPresent()
                && one.shape().get().overlaps(other.shape().get());
    }

    private static AreaPlan plan(Area known) {
        return known.plan().orElseThrow();
    }

    static <F extends Fact<?>> @Nullable Ruling<F> whyNot(
            Asked asked, Subject subject, String power, Optional<Instant> latest) {
        return asked.<F>whyNot(
                        subject, power, latest, TerritoryReason.DATED_IN_FUTURE, TerritoryReason.CLOCK_RAN_BACKWARDS)
                .orElse(null);
    }

    private static Ruling<Fact<?>> granted(List<Fact<?>> facts, Asked asked) {
        return Ruling.granted(facts, asked.mandate().basis());
    }

    private static Ruling<Fact<?>> refused(TerritoryReason reason, AreaId about, String power) {
        return Ruling.refused(reason, Area.KIND.subject(about), power);
    }
}
