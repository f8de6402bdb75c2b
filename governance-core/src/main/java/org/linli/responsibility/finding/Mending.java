package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.Charge;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.Responsibility;

/**
 * Tries mends on a copy of the register as it stands, over all time from now on: what was is never changed, and what comes after the time
 * that was looked at counts like the rest. Looks only at what meets the areas that a mend touches.
 */
final class Mending {
    /** How often a mend is thought of anew when the register takes in something meanwhile. */
    private static final int MOST_TRIES = 20;

    private final Inspection with;
    private final Surroundings around;
    private final Islands islands;
    /** What was done, also after the instant from which on is mended: who leads then must not come to accuse others. */
    private final Map<MatterId, List<Deed>> deeds;

    private final Coverage proof;
    private final DutyRegister register;
    /** The lines of the matters that were asked about last, as of one version of the register. */
    private final Map<MatterId, Lines> known = new HashMap<>();

    private long asOf = -1;
    private int size;

    Mending(
            Inspection with,
            Surroundings around,
            Islands islands,
            Map<MatterId, List<Deed>> deeds,
            Coverage proof,
            DutyRegister register) {
        this.with = with;
        this.deeds = deeds;
        this.around = around;
        this.islands = islands;
        this.proof = proof;
        this.register = register;
    }

    /** What is looked at again: matters in areas, actors, and who or what may be connected to nobody. */
    private record Touched(
            Map<MatterId, Set<AreaId>> areas, Set<ActorId> actors, Set<ActorId> alone, Set<AreaId> apart) {
        Touched() {
            this(new TreeMap<>(), new HashSet<>(), new HashSet<>(), new LinkedHashSet<>());
        }

        void add(MatterId matter, AreaId area) {
            areas.computeIfAbsent(matter, any -> new LinkedHashSet<>()).add(area);
        }
    }

    synchronized List<DutyChange> of(Finding finding, Instant now) {
        Instant from = Microseconds.cut(now);
        Optional<TimeWindow> still = Spans.from(from, finding.window());
        if (still.isEmpty()) {
            return List.of();
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (!isAsKnown() || known.size() > 8) {
                known.clear();
                asOf = register.reached();
                size = register.size();
            }
            List<DutyChange> mend = new Trial(from).of(finding.during(still.get()));
            if (isAsKnown()) {
                return mend;
            }
        }
        throw new IllegalStateException("The register (" + register
                + ") must not take in something all the time while a mend is thought of. Maybe ask again later.");
    }

    private boolean isAsKnown() {
        return register.reached() == asOf && register.size() == size;
    }

    private Lines lines(MatterId matter) {
        return known.computeIfAbsent(matter, each -> new Lines(around.ground(), register.all(each)));
    }

    /** The mends of one finding from one instant on. */
    private final class Trial {
        private final Instant now;
        private final TimeWindow wide;
        private final Ledger ledger = Ledger.of(register);
        private final ActorLook actorLook;
        private final Map<MatterId, Map<AreaId, List<Finding>>> before = new HashMap<>();

        Trial(Instant now) {
            this.now = now;
            this.wide = TimeWindow.of(now, Microseconds.LATEST);
            this.actorLook = new ActorLook(with, around, wide);
        }

        List<DutyChange> of(Finding finding) {
            Touched touched = new Touched();
            touch(finding, touched);
            List<Finding> targets = look(ledger, touched).stream()
                    .filter(each -> Said.overlap(finding, each, around.ground()))
                    .toList();
            if (targets.isEmpty()) {
                return List.of();
            }
            // As long as it really lasts, if that is one finding still.
            Finding whole =
                    targets.size() == 1 && targets.get(0).area().equals(finding.area()) ? targets.get(0) : finding;
            Mender mender = new Mender(with, around, ledger, Mending.this::lines, wide);
            for (List<DutyChange> each : mender.candidates(whole)) {
                if (mends(whole, each)) {
                    return List.copyOf(each);
                }
            }
            return List.of();
        }

        private void touch(Finding finding, Touched touched) {
            switch (finding.kind()) {
                case OVERLOAD, CONFLICTING_LEADS -> finding.actor().ifPresent(touched.actors()::add);
                case ISLAND_ACTOR -> finding.actor().ifPresent(touched.alone()::add);
                case ISLAND_AREA -> finding.area().ifPresent(touched.apart()::add);
                default ->
                    finding.matter().ifPresent(matter -> finding.area().ifPresent(area -> touched.add(matter, area)));
            }
        }

        /** Whether the rules grant the changes, the finding is gone from now on, and there is no other that was not there before. */
        private boolean mends(Finding finding, List<DutyChange> changes) {
            Optional<Ledger> tried = changes.isEmpty() ? Optional.empty() : ledger.after(changes, with.terms(), now);
            if (tried.isEmpty()) {
                return false;
            }
            Touched touched = new Touched();
            touch(finding, touched);
            changes.forEach(each -> touch(each, touched));
            List<Finding> after = look(tried.get(), touched);
            if (after.stream().anyMatch(each -> Said.overlap(finding, each, around.ground()))) {
                return false;
            }
            Said said = new Said(look(ledger, touched), around.ground(), proof);
            Said leftAlone = new Said(uncovered(ledger, touched), around.ground(), proof);
            return after.stream().allMatch(said::includes)
                    && uncovered(tried.get(), touched).stream().allMatch(leftAlone::includes);
        }

        private void touch(DutyChange change, Touched touched) {
            touched.actors().add(change.id().actor());
            if (change instanceof DutyChange.Assign assign) {
                touched.add(change.id().matter(), assign.duty().area());
                return;
            }
            Optional<DutyId> duty = change instanceof DutyChange.End end
                    ? Optional.of(end.duty())
                    : change instanceof DutyChange.Annul annul
                            ? Optional.of(annul.duty())
                            : change instanceof DutyChange.Supplied supplied
                                    ? Optional.of(supplied.duty())
                                    : Optional.empty();
            duty.flatMap(ledger.charge(change.id())::duty).ifPresent(each -> ended(change, each, touched));
        }

        private void ended(DutyChange change, Charge.Held held, Touched touched) {
            touched.add(change.id().matter(), held.duty().area());
            touched.alone().add(change.id().actor());
            held.spans().forEach(span -> {
                span.supply().producer().ifPresent(touched.alone()::add);
                span.supply().payer().ifPresent(touched.alone()::add);
            });
            touched.apart().add(islands.servedBy(held.duty().area()));
        }

        private List<Finding> look(Ledger at, Touched touched) {
            List<Finding> all = new ArrayList<>();
            touched.areas()
                    .forEach((matter, areas) ->
                            around.ground().widest(areas).forEach(each -> all.addAll(look(at, matter, each))));
            touched.actors().forEach(each -> all.addAll(actorLook.of(each, at)));
            touched.alone().forEach(each -> all.addAll(alone(at, each, touched)));
            touched.apart().forEach(each -> all.addAll(apart(at, each)));
            return all;
        }

        private List<Finding> look(Ledger at, MatterId matter, AreaId area) {
            List<Finding> cached = at == ledger ? found(matter, area) : null;
            if (cached != null) {
                return cached;
            }
            Lines here = new Lines(around.ground(), at.meeting(matter, area, lines(matter), around.ground()));
            List<Finding> found = MatterLook.of(
                    with,
                    around,
                    matter,
                    here,
                    Inspector.pieces(proof, around, matter, here.all(), List.of(area), wide),
                    deeds.getOrDefault(matter, List.of()).stream()
                            .filter(each -> around.ground().isIn(each.area(), area))
                            .toList(),
                    wide);
            if (at == ledger) {
                before.computeIfAbsent(matter, any -> new HashMap<>()).put(area, found);
            }
            return found;
        }

        /** When nobody who is there leads, where somebody who leads is gone: that they are gone would hide it. */
        private List<Finding> uncovered(Ledger at, Touched touched) {
            List<Finding> all = new ArrayList<>();
            touched.areas()
                    .forEach((matter, areas) -> areas.forEach(area -> {
                        List<Responsibility> lines = at.meeting(matter, area, lines(matter), around.ground());
                        if (around.isAnyGone(lines, wide)) {
                            proof.within(matter, around.present(lines), area, wide).stream()
                                    .filter(CoveragePiece::isGap)
                                    .forEach(gap -> all.add(new Finding(
                                            FindingKind.NO_LEAD,
                                            Optional.empty(),
                                            Optional.of(matter),
                                            Optional.of(gap.area()),
                                            gap.window(),
                                            List.of(),
                                            Optional.empty())));
                        }
                    }));
            return all;
        }

        private @Nullable List<Finding> found(MatterId matter, AreaId area) {
            return before.getOrDefault(matter, Map.of()).get(area);
        }

        /** Whether somebody is connected to nobody, as far as their own duties say, and those of the matters that are touched. */
        private List<Finding> alone(Ledger at, ActorId actor, Touched touched) {
            if (!islands.mayBeIsland(actor)) {
                return List.of();
            }
            Islands.Reached reached = islands.new Reached(wide);
            reached.add(at.of(actor));
            touched.areas().keySet().forEach(matter -> reached.add(at.in(matter)));
            return reached.actor(actor);
        }

        /** Whether nobody has a duty in an area or something below it; looks no further than to where all of it is reached from above. */
        private List<Finding> apart(Ledger at, AreaId area) {
            Islands.Reached reached = islands.new Reached(wide);
            List<TimeWindow> left = List.of(wide);
            for (MatterId matter : register.matters()) {
                List<Responsibility> lines = at.meeting(matter, area, lines(matter), around.ground());
                reached.add(lines);
                for (Responsibility each : lines) {
                    Optional<TimeWindow> when =
                            around.ground().isIn(area, each.duty().area())
                                    ? Spans.shared(wide, each.duty().validity())
                                    : Optional.empty();
                    left = when.isPresent() ? Spans.less(left, when.get()) : left;
                }
                if (left.isEmpty()) {
                    return List.of();
                }
            }
            return reached.within(area, left);
        }
    }
}
