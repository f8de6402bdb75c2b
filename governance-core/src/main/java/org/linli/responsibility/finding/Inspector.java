package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.Cover;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.Responsibility;
import org.linli.territory.Area;

/** Looks at everything once, and then again at what a mend would change, to see whether it mends. */
final class Inspector {
    private final Inspection with;
    private final Surroundings around;
    private final DutyRegister register;
    private final TimeWindow window;
    private final Ledger ledger;
    private final Coverage proof;
    private final Links links;
    private final ActorLook actorLook;
    private final Map<MatterId, List<Deed>> deeds = new HashMap<>();
    private final Map<AreaId, List<AreaId>> below = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();
    private final Map<MatterId, List<Finding>> inMatter = new HashMap<>();

    Inspector(Inspection with, DutyRegister register, TimeWindow window) {
        this.with = with;
        this.around = new Surroundings(with.terms());
        this.register = register;
        this.window = window;
        this.ledger = Ledger.of(register);
        this.links = new Links(around, window);
        this.actorLook = new ActorLook(with, around, window);
        Set<MatterId> matters = new TreeSet<>(with.inventory().matters().keySet());
        matters.addAll(register.matters());
        this.proof = register.coverage(matters, with.terms().territory(), window);
        with.deeds()
                .forEach(each -> deeds.computeIfAbsent(each.matter(), any -> new ArrayList<>())
                        .add(each));
        for (Area area : with.terms().territory().areas().values()) {
            area.plan()
                    .flatMap(plan -> plan.parent())
                    .ifPresent(parent -> below.computeIfAbsent(parent, any -> new ArrayList<>())
                            .add(area.id()));
        }
        for (MatterId matter : matters) {
            List<Responsibility> lines = ledger.in(matter);
            links.count(lines, 1);
            List<Finding> here = look(matter, lines, proof);
            inMatter.put(matter, here);
            found.addAll(here);
        }
        if (!with.limits().isEmpty() || !with.conflicts().isEmpty()) {
            register.actors().forEach(actor -> found.addAll(actorLook.of(actor, ledger.of(actor))));
        }
        found.addAll(links.findings());
    }

    private List<Finding> look(MatterId matter, List<Responsibility> lines, Coverage coverage) {
        return MatterLook.of(
                with, around, matter, lines, coverage.of(matter), deeds.getOrDefault(matter, List.of()), window);
    }

    Findings findings() {
        Mender mender = new Mender(with, around, ledger, window);
        List<Finding> all = new ArrayList<>();
        for (Finding each : found) {
            all.add(each.mendedBy(mender.candidates(each).stream()
                    .filter(changes -> mends(each, changes))
                    .findFirst()
                    .orElse(List.of())));
        }
        return new Findings(all, proof, register.toString());
    }

    /** Whether the rules grant the changes, the finding is gone afterwards, and there is no other that was not there before. */
    private boolean mends(Finding finding, List<DutyChange> changes) {
        Optional<Ledger> tried =
                changes.isEmpty() ? Optional.empty() : ledger.after(changes, with.terms(), window.endExclusive());
        if (tried.isEmpty()) {
            return false;
        }
        List<Finding> after = new ArrayList<>();
        Set<MatterId> matters = new TreeSet<>();
        Set<ActorId> actors = new HashSet<>();
        changes.forEach(each -> {
            matters.add(each.id().matter());
            actors.add(each.id().actor());
        });
        for (MatterId matter : matters) {
            List<Responsibility> lines = tried.get().in(matter);
            after.addAll(look(matter, lines, proof.after(matter, covers(lines))));
        }
        actors.forEach(actor -> after.addAll(actorLook.of(actor, tried.get().of(actor))));
        boolean island = finding.matter().isEmpty() && finding.kind().group() == FindingKind.Group.ISLAND;
        if (island || changes.stream().anyMatch(each -> !(each instanceof DutyChange.Assign))) {
            Links then = links.copy();
            for (MatterId matter : matters) {
                then.count(ledger.in(matter), -1);
                then.count(tried.get().in(matter), 1);
            }
            after.addAll(then.findings());
        }
        return after.stream().noneMatch(each -> isStill(finding, each))
                && after.stream().allMatch(each -> wasBefore(each));
    }

    private static List<Cover> covers(Collection<Responsibility> lines) {
        return lines.stream()
                .filter(Responsibility::covers)
                .map(each -> new Cover(each.duty().area(), each.duty().validity(), each.id()))
                .toList();
    }

    /** Whether a finding says some of the same. */
    private boolean isStill(Finding before, Finding after) {
        return isSame(before, after)
                && before.window().overlaps(after.window())
                && (before.area().isEmpty()
                        || after.area().isEmpty()
                        || around.meet(before.area().get(), after.area().get()));
    }

    private static boolean isSame(Finding before, Finding after) {
        return before.kind().isAkinTo(after.kind())
                && before.actor().equals(after.actor())
                && before.matter().equals(after.matter());
    }

    /** Whether everything that a finding says was said by others before. */
    private boolean wasBefore(Finding after) {
        List<Finding> before = after.matter().isPresent() && after.kind() != FindingKind.CONFLICTING_LEADS
                ? inMatter.getOrDefault(after.matter().get(), List.of())
                : found;
        List<Finding> same = before.stream().filter(each -> isSame(each, after)).toList();
        if (same.isEmpty()) {
            return false;
        }
        return after.area().isEmpty()
                ? left(same, List.of(after.window()), Optional.empty()).isEmpty()
                : isWithin(same, after.area().get(), List.of(after.window()));
    }

    private boolean isWithin(List<Finding> same, AreaId area, List<TimeWindow> windows) {
        List<TimeWindow> left = left(same, windows, Optional.of(area));
        if (left.isEmpty()) {
            return true;
        }
        List<AreaId> parts = below.getOrDefault(area, List.of());
        return !parts.isEmpty() && parts.stream().allMatch(part -> isWithin(same, part, standing(part, left)));
    }

    private List<TimeWindow> standing(AreaId area, List<TimeWindow> windows) {
        return around.terms()
                .territory()
                .area(area)
                .flatMap(Area::validity)
                .map(validity -> windows.stream()
                        .map(each -> Spans.shared(each, validity))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    private List<TimeWindow> left(List<Finding> same, List<TimeWindow> windows, Optional<AreaId> area) {
        List<TimeWindow> left = windows;
        for (Finding each : same) {
            if (area.isEmpty()
                    || each.area().isEmpty()
                    || around.isIn(area.get(), each.area().get())) {
                left = Spans.less(left, each.window());
            }
        }
        return left;
    }
}
