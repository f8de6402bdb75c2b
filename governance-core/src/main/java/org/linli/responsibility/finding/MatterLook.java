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
import static org.linli.responsibility.finding.FindingKind.UNSUITED_ARRANGEMENT;
import static org.linli.responsibility.finding.FindingKind.WITHOUT_MEANS;
import static org.linli.responsibility.finding.FindingKind.WRONG_PROVIDER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.ChargeRules;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutySpan;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.inventory.Provision;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;

/** Looks at one matter, or at what of it meets an area. */
final class MatterLook {
    private final Inspection with;
    private final Surroundings around;
    private final MatterId matter;
    /** The matter as it was classified in each of its periods; empty if it is in no inventory. */
    private final List<Matter> periods;

    private final Lines lines;
    private final TimeWindow window;
    private final List<Finding> found = new ArrayList<>();

    private MatterLook(Inspection with, Surroundings around, MatterId matter, Lines lines, TimeWindow window) {
        this.with = with;
        this.around = around;
        this.matter = matter;
        this.periods = with.inventory().periods(matter);
        this.lines = lines;
        this.window = window;
    }

    static List<Finding> of(
            Inspection with,
            Surroundings around,
            MatterId matter,
            Lines lines,
            List<CoveragePiece> pieces,
            List<Deed> deeds,
            TimeWindow window) {
        MatterLook look = new MatterLook(with, around, matter, lines, window);
        pieces.forEach(look::piece);
        for (Responsibility line : lines.all()) {
            Spans.shared(window, line.duty().validity()).ifPresent(when -> look.line(line, when));
        }
        deeds.forEach(look::deed);
        return look.found;
    }

    private void find(
            FindingKind kind, Optional<ActorId> actor, AreaId area, TimeWindow when, List<Responsibility> shown) {
        found.add(new Finding(kind, actor, Optional.of(matter), Optional.of(area), when, shown, Optional.empty()));
    }

    private void piece(CoveragePiece piece) {
        if (!periods.isEmpty()) {
            Spans.union(periods.stream()
                            .flatMap(each -> Spans.shared(piece.window(), each.validity()).stream())
                            .toList())
                    .forEach(when -> piece(piece, when));
        } else if (!piece.isGap()) {
            piece(piece, piece.window());
        }
    }

    private void piece(CoveragePiece piece, TimeWindow when) {
        if (!piece.isGap()) {
            List<Responsibility> several = piece.by().stream()
                    .flatMap(each -> lines.line(each).stream())
                    .toList();
            find(OVERLAP, Optional.empty(), piece.area(), when, several);
            return;
        }
        List<Responsibility> over =
                lines.over(piece.area()).stream().filter(Responsibility::covers).toList();
        List<Responsibility> beside = new ArrayList<>(over.stream()
                .filter(each -> each.duty().validity().until().equals(Optional.of(when.startInclusive())))
                .toList());
        boolean before = !beside.isEmpty();
        over.stream()
                .filter(each -> each.duty().validity().from().equals(when.endExclusive()))
                .forEach(beside::add);
        boolean after =
                beside.stream().anyMatch(each -> each.duty().validity().from().equals(when.endExclusive()));
        find(before && after ? HANDOVER_GAP : NO_LEAD, Optional.empty(), piece.area(), when, beside);
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
        if (!exempt && line.delegated().isEmpty() && isWork(line)) {
            without(line, when)
                    .forEach(each -> find(
                            line.covers() ? LEAD_WITHOUT_MEANS : WITHOUT_MEANS, bearer, area, each, List.of(line)));
        }
        beyond(line, kind, when);
        kind.filter(any -> line.delegated().isEmpty()).ifPresent(each -> suits(line, each, when));
        if (!exempt && isWork(line)) {
            outlived(line, when, gone.filter(any -> !line.covers()));
        }
        if (line.duty().part() == DutyPart.SUPERVISE) {
            selfSupervision(line);
        }
    }

    private static boolean isWork(Responsibility line) {
        return line.duty().part().isWork() && line.duty().part() != DutyPart.PRIVATE;
    }

    /** When the means were not all there. */
    private static List<TimeWindow> without(Responsibility line, TimeWindow when) {
        return Spans.union(line.spans().stream()
                .filter(each -> !each.means().areAll())
                .flatMap(each -> Spans.shared(when, each.validity()).stream())
                .toList());
    }

    /** What passes no door of a committee, or was taken back above streets and townships where it stands, for as long as it was. */
    private void beyond(Responsibility line, Optional<ActorKind> kind, TimeWindow when) {
        Optional<ActorId> bearer = Optional.of(line.bearer());
        AreaId area = line.duty().area();
        boolean street = line.duty().part().isWork()
                && kind.filter(DutyGround.BASIC_LIST::binds).isPresent();
        boolean everywhere = street
                && with.bases().getOrDefault(matter, List.of()).stream()
                        .anyMatch(each -> each.ground() == DutyGround.WITHDRAWN_LIST);
        if (everywhere || isBarred(line, line.duty().admission())) {
            find(DUTY_BEYOND_LIST, bearer, area, when, List.of(line));
            return;
        }
        around.withdrawn(line)
                .filter(any -> isBarred(line, Optional.empty()))
                .flatMap(since -> Spans.from(since, when))
                .ifPresent(since -> find(DUTY_BEYOND_LIST, bearer, area, since, List.of(line)));
        supplied(line, when);
        if (street) {
            for (Inspection.Lists each : with.lists()) {
                boolean withdrawn = each.lists()
                        .basis(matter)
                        .filter(basis -> basis.ground() == DutyGround.WITHDRAWN_LIST)
                        .isPresent();
                if (withdrawn && around.ground().meet(area, each.area())) {
                    AreaId where = around.ground().narrower(area, each.area());
                    Spans.shared(when, each.validity())
                            .ifPresent(then -> find(DUTY_BEYOND_LIST, bearer, where, then, List.of(line)));
                }
            }
        }
    }

    /** Whether a duty passes no door as its bearer's, whoever supplies, if it cites an admission or cites none. */
    private boolean isBarred(Responsibility line, Optional<AdmissionId> admission) {
        Duty duty = line.duty();
        Duty own = new Duty(
                duty.area(),
                duty.part(),
                duty.validity(),
                duty.basis(),
                duty.deadline(),
                duty.means(),
                Supply.OWN,
                admission);
        return ChargeRules.door(line.charge(), own, with.terms()).isPresent();
    }

    /** What passes no door of the committee that produces or pays for it, for as long as it does. */
    private void supplied(Responsibility line, TimeWindow when) {
        Map<ActorId, List<TimeWindow>> beyond = new TreeMap<>();
        for (DutySpan span : line.spans()) {
            Optional<TimeWindow> then = Spans.shared(when, span.validity());
            if (then.isPresent()) {
                ChargeRules.barred(line.charge(), span.supply(), span.validity().from(), with.terms())
                        .ifPresent(committee -> beyond.computeIfAbsent(committee, any -> new ArrayList<>())
                                .add(then.get()));
            }
        }
        beyond.forEach((committee, times) -> Spans.union(times)
                .forEach(each -> find(
                        DUTY_BEYOND_LIST, Optional.of(committee), line.duty().area(), each, List.of(line))));
    }

    /** Whether whoever leads is of a kind that suits the good, and an arrangement suits it, by the class that it had then. */
    private void suits(Responsibility line, ActorKind kind, TimeWindow when) {
        boolean lead = line.duty().part() == DutyPart.LEAD;
        List<TimeWindow> unsuited = new ArrayList<>();
        for (Matter period : periods) {
            Provision provision = period.provision();
            boolean suits = lead
                    ? provision.providers().contains(kind)
                    : line.duty().part().suits(provision, kind) && !speaksForOthers(line);
            if (!suits) {
                Spans.shared(when, period.validity()).ifPresent(unsuited::add);
            }
        }
        // That an arrangement is made with a private person is not held against them.
        boolean named = lead || !around.isPrivatePerson(line.bearer());
        Spans.union(unsuited)
                .forEach(each -> find(
                        lead ? WRONG_PROVIDER : UNSUITED_ARRANGEMENT,
                        named ? Optional.of(line.bearer()) : Optional.empty(),
                        line.duty().area(),
                        each,
                        List.of(line)));
    }

    /** Whether a private person makes a matter everybody's own in more than a grid or a service area, where others live as well. */
    private boolean speaksForOthers(Responsibility line) {
        return line.duty().part() == DutyPart.PRIVATE
                && around.isPrivatePerson(line.bearer())
                && around.terms()
                        .territory()
                        .area(line.duty().area())
                        .flatMap(Area::plan)
                        .filter(each -> each.level() != AreaLevel.GRID && each.level() != AreaLevel.SERVICE)
                        .isPresent();
    }

    /** A duty ends with its area, its matter, its bearer, the document on which it rests and that of which it was delegated, whichever is first. */
    private void outlived(Responsibility line, TimeWindow when, Optional<TimeWindow> gone) {
        Stream<Optional<Instant>> ends = Stream.of(
                around.ground().standing(line.duty().area()).flatMap(Validity::until),
                last().flatMap(each -> each.validity().until()),
                gone.map(TimeWindow::startInclusive),
                with.terms().documents().flatMap(each -> each.end(line.duty().basis())),
                line.delegated()
                        .flatMap(from -> lines.line(from.duty())
                                .map(whole -> whole.duty().validity().until())
                                .orElse(Optional.of(line.duty().validity().from()))));
        ends.flatMap(Optional::stream)
                .min(Instant::compareTo)
                .flatMap(end -> Spans.from(end, when))
                .ifPresent(after ->
                        find(OUTLIVED, Optional.of(line.bearer()), line.duty().area(), after, List.of(line)));
    }

    private Optional<Matter> last() {
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
    }

    private void selfSupervision(Responsibility one) {
        for (Responsibility other : lines.meeting(one.duty().area())) {
            if (other.duty().part().isSupervised()) {
                Optional<TimeWindow> when = lines.holds(one)
                        .flatMap(each -> Spans.shared(window, each))
                        .flatMap(each -> lines.holds(other).flatMap(there -> Spans.shared(each, there)));
                when.map(each -> own(one, other, each))
                        .orElse(List.of())
                        .forEach(each -> find(
                                SUPERVISES_ITSELF,
                                Optional.of(one.bearer()),
                                around.ground()
                                        .narrower(
                                                one.duty().area(), other.duty().area()),
                                each,
                                List.of(one, other)));
            }
        }
    }

    /** When who looks, in their own name or for somebody, is or belongs to who does the work, or who does it belongs to who looks. */
    private List<TimeWindow> own(Responsibility one, Responsibility other, TimeWindow window) {
        List<TimeWindow> all = new ArrayList<>();
        for (DutySpan looking : one.spans()) {
            Optional<TimeWindow> some = Spans.shared(window, looking.validity());
            for (DutySpan working : some.isPresent() ? other.spans() : List.<DutySpan>of()) {
                some.flatMap(each -> Spans.shared(each, working.validity()))
                        .ifPresent(when -> all.addAll(own(
                                with(one.bearer(), looking.supply()),
                                with(other.bearer(), working.supply()),
                                one.bearer(),
                                working.supply().producer(),
                                when)));
            }
        }
        return Spans.union(all);
    }

    private List<TimeWindow> own(
            List<ActorId> looking,
            List<ActorId> working,
            ActorId supervisor,
            Optional<ActorId> producer,
            TimeWindow when) {
        List<ActorId> of = new ArrayList<>(looking);
        producer.ifPresent(of::add);
        return around.when(
                when,
                of,
                at -> looking.stream()
                                .anyMatch(one -> working.stream()
                                        .anyMatch(other -> around.roster().isPartOf(one, other, at)))
                        || producer.filter(each -> around.roster().isPartOf(each, supervisor, at))
                                .isPresent());
    }

    private static List<ActorId> with(ActorId bearer, Supply supply) {
        return supply.producer().map(each -> List.of(bearer, each)).orElse(List.of(bearer));
    }

    /** Only organisations overreach: whoever helps as a private person is free to. Whoever produces then does what is theirs. */
    private void deed(Deed deed) {
        Optional<ActorKind> kind = around.kind(deed.actor(), deed.at());
        if (!window.contains(deed.at())
                || kind.filter(each -> each.form() == ActorForm.ORGANISATION).isEmpty()) {
            return;
        }
        List<Responsibility> here = lines.over(deed.area()).stream()
                .filter(each -> lines.holdsAt(each, deed.at()))
                .map(each -> each.at(deed.at()))
                .toList();
        boolean does = here.stream()
                .anyMatch(each -> each.duty().part().isSupervised()
                        && with(each.bearer(), each.duty().supply()).contains(deed.actor()));
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
                    Optional.of(deed)));
        }
    }
}
