package org.linli.responsibility.finding;

import static org.linli.responsibility.finding.FindingKind.ACTS_BEYOND_LIST;
import static org.linli.responsibility.finding.FindingKind.DUTY_BEYOND_LIST;
import static org.linli.responsibility.finding.FindingKind.HANDOVER_GAP;
import static org.linli.responsibility.finding.FindingKind.LEAD_GONE;
import static org.linli.responsibility.finding.FindingKind.LEAD_WITHOUT_MEANS;
import static org.linli.responsibility.finding.FindingKind.NO_LEAD;
import static org.linli.responsibility.finding.FindingKind.OUTLIVED;
import static org.linli.responsibility.finding.FindingKind.OVERLAP;
import static org.linli.responsibility.finding.FindingKind.SUPERVISES_ITSELF;
import static org.linli.responsibility.finding.FindingKind.WITHOUT_MEANS;
import static org.linli.responsibility.finding.FindingKind.WRONG_PROVIDER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.ChargeRules;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.inventory.Matter;
import org.linli.territory.Area;

/** Looks at one matter. */
final class MatterLook {
    private final Inspection with;
    private final Surroundings around;
    private final MatterId matter;
    private final Optional<Matter> listed;
    private final List<Responsibility> lines;
    private final Map<DutyId, Responsibility> byId = new HashMap<>();
    private final TimeWindow window;
    private final List<Finding> found = new ArrayList<>();

    private MatterLook(
            Inspection with, Surroundings around, MatterId matter, List<Responsibility> lines, TimeWindow window) {
        this.with = with;
        this.around = around;
        this.matter = matter;
        this.listed = with.inventory().matter(matter);
        this.lines = lines;
        this.window = window;
        lines.forEach(each -> byId.put(each.id(), each));
    }

    static List<Finding> of(
            Inspection with,
            Surroundings around,
            MatterId matter,
            List<Responsibility> lines,
            List<CoveragePiece> pieces,
            List<Deed> deeds,
            TimeWindow window) {
        MatterLook look = new MatterLook(with, around, matter, lines, window);
        pieces.forEach(look::piece);
        for (Responsibility line : lines) {
            Spans.shared(window, line.duty().validity()).ifPresent(when -> look.line(line, when));
        }
        look.selfSupervision();
        deeds.forEach(look::deed);
        return look.found;
    }

    private void find(
            FindingKind kind, Optional<ActorId> actor, AreaId area, TimeWindow when, List<Responsibility> shown) {
        found.add(new Finding(
                kind, actor, Optional.of(matter), Optional.of(area), when, shown, Optional.empty(), List.of()));
    }

    private void piece(CoveragePiece piece) {
        Optional<TimeWindow> when = listed.isPresent()
                ? Spans.shared(piece.window(), listed.get().validity())
                : Optional.of(piece.window()).filter(any -> !piece.isGap());
        if (when.isEmpty()) {
            return;
        }
        if (!piece.isGap()) {
            List<Responsibility> several = lines.stream()
                    .filter(each -> piece.by().contains(each.id()))
                    .toList();
            find(OVERLAP, Optional.empty(), piece.area(), when.get(), several);
            return;
        }
        List<Responsibility> before = covering(piece.area())
                .filter(each -> each.duty()
                        .validity()
                        .until()
                        .equals(Optional.of(when.get().startInclusive())))
                .toList();
        List<Responsibility> after = covering(piece.area())
                .filter(each -> each.duty().validity().from().equals(when.get().endExclusive()))
                .toList();
        List<Responsibility> beside = new ArrayList<>(before);
        beside.addAll(after);
        boolean between = !before.isEmpty() && !after.isEmpty();
        find(between ? HANDOVER_GAP : NO_LEAD, Optional.empty(), piece.area(), when.get(), beside);
    }

    private Stream<Responsibility> covering(AreaId area) {
        return lines.stream()
                .filter(each -> each.covers() && around.isIn(area, each.duty().area()));
    }

    private void line(Responsibility line, TimeWindow when) {
        Optional<ActorId> bearer = Optional.of(line.bearer());
        AreaId area = line.duty().area();
        Optional<ActorKind> kind =
                around.kind(line.bearer(), line.duty().validity().from());
        boolean exempt = around.isExempt(line);
        Optional<TimeWindow> gone = around.gone(line.bearer(), when);
        if (gone.isPresent() && line.covers()) {
            find(exempt ? NO_LEAD : LEAD_GONE, exempt ? Optional.empty() : bearer, area, gone.get(), List.of(line));
        }
        if (!exempt && line.delegated().isEmpty() && !line.duty().means().areAll() && isWork(line)) {
            find(line.covers() ? LEAD_WITHOUT_MEANS : WITHOUT_MEANS, bearer, area, when, List.of(line));
        }
        if (isBeyond(line, kind)) {
            find(DUTY_BEYOND_LIST, bearer, area, when, List.of(line));
        }
        if (line.duty().part() == DutyPart.LEAD && line.delegated().isEmpty() && kind.isPresent()) {
            boolean suits = listed.map(each -> each.provision().providers().contains(kind.get()))
                    .orElse(true);
            if (!suits) {
                find(WRONG_PROVIDER, bearer, area, when, List.of(line));
            }
        }
        if (!exempt && isWork(line)) {
            outlived(line, when, gone.filter(any -> !line.covers()));
        }
    }

    private static boolean isWork(Responsibility line) {
        return line.duty().part().isWork() && line.duty().part() != DutyPart.PRIVATE;
    }

    private boolean isBeyond(Responsibility line, Optional<ActorKind> kind) {
        boolean takenBack = line.duty().part().isWork()
                && kind.filter(DutyGround.BASIC_LIST::binds).isPresent()
                && with.bases().getOrDefault(matter, List.of()).stream()
                        .anyMatch(each -> each.ground() == DutyGround.WITHDRAWN_LIST);
        return takenBack
                || ChargeRules.door(line.charge(), line.duty(), with.terms()).isPresent();
    }

    /** A duty ends with its area, its matter, its bearer and that of which it was delegated, whichever is first. */
    private void outlived(Responsibility line, TimeWindow when, Optional<TimeWindow> gone) {
        Stream<Optional<Instant>> ends = Stream.of(
                with.terms()
                        .territory()
                        .area(line.duty().area())
                        .flatMap(Area::validity)
                        .flatMap(each -> each.until()),
                listed.flatMap(each -> each.validity().until()),
                gone.map(TimeWindow::startInclusive),
                line.delegated()
                        .flatMap(from -> Optional.ofNullable(byId.get(from.duty()))
                                .map(whole -> whole.duty().validity().until())
                                .orElse(Optional.of(line.duty().validity().from()))));
        ends.flatMap(Optional::stream)
                .min(Instant::compareTo)
                .flatMap(end -> Spans.from(end, when))
                .ifPresent(after ->
                        find(OUTLIVED, Optional.of(line.bearer()), line.duty().area(), after, List.of(line)));
    }

    private void selfSupervision() {
        for (Responsibility one : lines) {
            if (one.duty().part() == DutyPart.SUPERVISE) {
                for (Responsibility other : lines) {
                    if (other.duty().part().isSupervised() && isOwn(one, other)) {
                        selfSupervision(one, other);
                    }
                }
            }
        }
    }

    /** Work of one's own, of those that one is a part of when both duties stand, or that one produces. */
    private boolean isOwn(Responsibility one, Responsibility work) {
        ActorId supervisor = one.bearer();
        Instant both = Stream.of(
                        window.startInclusive(),
                        one.duty().validity().from(),
                        work.duty().validity().from())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return work.bearer().equals(supervisor)
                || work.duty().supply().producer().filter(supervisor::equals).isPresent()
                || with.terms().roster().above(supervisor, both).contains(work.bearer());
    }

    private void selfSupervision(Responsibility one, Responsibility other) {
        AreaId here = one.duty().area();
        AreaId there = other.duty().area();
        if (around.meet(here, there)) {
            Spans.shared(window, one.duty().validity())
                    .flatMap(when -> Spans.shared(when, other.duty().validity()))
                    .ifPresent(when -> find(
                            SUPERVISES_ITSELF,
                            Optional.of(one.bearer()),
                            around.isIn(here, there) ? here : there,
                            when,
                            List.of(one, other)));
        }
    }

    /** Only organisations overreach: whoever helps as a private person is free to. */
    private void deed(Deed deed) {
        Optional<ActorKind> kind = around.kind(deed.actor(), deed.at());
        if (!window.contains(deed.at())
                || kind.filter(each -> each.form() == ActorForm.ORGANISATION).isEmpty()) {
            return;
        }
        List<Responsibility> here = lines.stream()
                .filter(each -> each.holdsAt(deed.at())
                        && around.isIn(deed.area(), each.duty().area())
                        && isStillGiven(each, deed.at()))
                .toList();
        boolean does = here.stream()
                .anyMatch(each ->
                        each.bearer().equals(deed.actor()) && each.duty().part().isSupervised());
        List<Responsibility> leads =
                here.stream().filter(Responsibility::covers).toList();
        if (!does && !leads.isEmpty()) {
            Instant next = Microseconds.instant(Microseconds.of(deed.at()) + 1);
            found.add(new Finding(
                    ACTS_BEYOND_LIST,
                    Optional.of(deed.actor()),
                    Optional.of(matter),
                    Optional.of(deed.area()),
                    TimeWindow.of(deed.at(), next),
                    leads,
                    Optional.of(deed),
                    List.of()));
        }
    }

    private boolean isStillGiven(Responsibility line, Instant at) {
        return line.delegated()
                .map(from ->
                        byId.containsKey(from.duty()) && byId.get(from.duty()).holdsAt(at))
                .orElse(true);
    }
}
