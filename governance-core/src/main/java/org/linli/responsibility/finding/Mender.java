package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.linli.actor.ActorKind;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutySpan;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Matter;

/**
 * Thinks of changes that might mend a finding, the smallest first, none of which takes effect before the time that is looked at. Whether one
 * does mend is tried by others, so it may be wrong. It makes up no basis: whoever is to lead next leads on a basis that is known
 * in the matter. That there are people, money and authority is for whoever carries a mend out to see to: a lead who never led is proposed
 * with all of them, since without them it would be a finding again.
 */
final class Mender {
    /** How many others are thought of. */
    private static final int MOST = 20;

    private static final Comparator<Responsibility> LATEST_FIRST =
            Comparator.comparingLong(Responsibility::position).reversed().thenComparing(Comparator.naturalOrder());

    private final Inspection with;
    private final Surroundings around;
    private final Function<MatterId, Lines> lines;
    private final TimeWindow window;
    private final Endings endings;

    /** Who might lead, and how. */
    private record Successor(ActorId actor, Duty as) {}

    /**
     * What might mend in a window that ends with time itself.
     *
     * @param lines gives all lines of a matter
     */
    Mender(Inspection with, Surroundings around, Ledger ledger, Function<MatterId, Lines> lines, TimeWindow window) {
        this.with = with;
        this.around = around;
        this.endings = new Endings(ledger, lines, window);
        this.lines = lines;
        this.window = window;
    }

    List<List<DutyChange>> candidates(Finding finding) {
        return switch (finding.kind()) {
            case NO_LEAD, LEAD_GONE ->
                finding.duties().size() == 1 && isGone(finding) ? goneCandidates(finding) : gapCandidates(finding);
            case HANDOVER_GAP -> gapCandidates(finding);
            case DUTY_BEYOND_LIST -> beyondCandidates(finding);
            case WRONG_PROVIDER, UNSUITED_ARRANGEMENT ->
                handovers(finding.duties().get(0), finding.window());
            case SUPERVISES_ITSELF ->
                finding.duties().stream()
                        .filter(each -> each.duty().part() == DutyPart.SUPERVISE)
                        .flatMap(each -> endings.cut(each, finding.window()).stream())
                        .toList();
            case CONFLICTING_LEADS -> conflictCandidates(finding);
            case OVERLAP -> overlapCandidates(finding);
            case OVERLOAD -> overloadCandidates(finding);
            case OUTLIVED ->
                endings.cut(finding.duties().get(0), finding.window()).stream().toList();
            case ISLAND_ACTOR -> informCandidates(finding);
            case ISLAND_AREA -> areaCandidates(finding);
            case LEAD_WITHOUT_MEANS, WITHOUT_MEANS, ACTS_BEYOND_LIST, LEVEL_SKIPPED -> List.of();
        };
    }

    private boolean isGone(Finding finding) {
        Responsibility line = finding.duties().get(0);
        return line.covers()
                && Spans.shared(finding.window(), line.duty().validity()).isPresent()
                && around.gone(line.bearer(), finding.window()).isPresent();
    }

    private List<List<DutyChange>> gapCandidates(Finding finding) {
        MatterId matter = finding.matter().orElseThrow();
        AreaId area = finding.area().orElseThrow();
        List<List<DutyChange>> all = new ArrayList<>();
        for (Successor each : successors(matter, area, finding.window(), finding.duties(), Optional.empty())) {
            assign(matter, each, area, endings.validity(finding.window())).ifPresent(one -> all.add(List.of(one)));
        }
        return all;
    }

    /** A duty whose bearer is gone ends with them; somebody else goes on, unless others lead anyhow. */
    private List<List<DutyChange>> goneCandidates(Finding finding) {
        Responsibility line = finding.duties().get(0);
        Instant since = finding.window().startInclusive();
        Validity rest = new Validity(since, line.duty().validity().until());
        return endings.tail(line, since)
                .map(ending -> andThen(ending, line, finding.window(), rest))
                .orElse(List.of());
    }

    /** Where a committee only supplies, the bearer does it alone for the time; otherwise somebody else has the duty. */
    private List<List<DutyChange>> beyondCandidates(Finding finding) {
        Responsibility line = finding.duties().get(0);
        if (finding.actor().equals(Optional.of(line.bearer()))) {
            return handovers(line, finding.window());
        }
        Instant since = finding.window().startInclusive();
        Instant until = finding.window().endExclusive();
        List<DutyChange> changes = new ArrayList<>(
                List.of(new DutyChange.Supplied(line.charge(), line.id(), Supply.OWN, Optional.of(since))));
        // What was said of later times is said again.
        for (DutySpan span : line.spans()) {
            Instant from = span.validity().from().isBefore(until)
                    ? until
                    : span.validity().from();
            if (!endings.isForGood(finding.window()) && span.validity().contains(from)) {
                changes.add(new DutyChange.Supplied(line.charge(), line.id(), span.supply(), Optional.of(from)));
            }
        }
        return List.of(changes);
    }

    /** Somebody else has the duty for a time. Where it is not a lead, or others lead too, it just ends. */
    private List<List<DutyChange>> handovers(Responsibility line, TimeWindow when) {
        return endings.cut(line, when)
                .map(ending ->
                        line.covers() ? andThen(ending, line, when, endings.asLong(line, when)) : List.of(ending))
                .orElse(List.of());
    }

    /** A duty ends and nothing else, or one of others takes it over. */
    private List<List<DutyChange>> andThen(
            List<DutyChange> ending, Responsibility line, TimeWindow when, Validity next) {
        AreaId area = line.duty().area();
        List<List<DutyChange>> all = new ArrayList<>(List.of(ending));
        for (Successor each : successors(line.matter(), area, when, List.of(line), Optional.of(line.bearer()))) {
            assign(line.matter(), each, area, next).ifPresent(one -> all.add(Endings.and(ending, List.of(one))));
        }
        return all;
    }

    private List<List<DutyChange>> conflictCandidates(Finding finding) {
        List<List<DutyChange>> all = new ArrayList<>();
        finding.duties().stream().sorted(LATEST_FIRST).forEach(each -> all.addAll(handovers(each, finding.window())));
        return all;
    }

    /** One goes on leading, the earliest that works; the others end, or assist where they would be without any part. */
    private List<List<DutyChange>> overlapCandidates(Finding finding) {
        List<List<DutyChange>> all = new ArrayList<>();
        List<Responsibility> earliest = finding.duties().stream()
                .sorted(LATEST_FIRST.reversed())
                .limit(MOST)
                .toList();
        for (boolean assisting : new boolean[] {false, true}) {
            for (Responsibility stays : earliest) {
                List<Responsibility> others = finding.duties().stream()
                        .filter(each -> !each.equals(stays))
                        .sorted(LATEST_FIRST)
                        .toList();
                endings.cut(others, finding.window()).ifPresent(ending -> {
                    List<DutyChange> changes = new ArrayList<>(ending);
                    if (assisting) {
                        others.forEach(each -> changes.addAll(Endings.assigned(
                                each.charge(), each, DutyPart.ASSIST, endings.asLong(each, finding.window()))));
                    }
                    all.add(changes);
                });
            }
        }
        return all;
    }

    /** The latest of those that are borne at a time, as many as are too many then, and none that is not. */
    private static List<Responsibility> tooMany(Finding finding, int limit) {
        TreeSet<Instant> steps = new TreeSet<>(List.of(finding.window().startInclusive()));
        finding.duties().forEach(each -> steps.add(each.duty().validity().from()));
        Set<Responsibility> ending = new LinkedHashSet<>();
        for (Instant at : steps) {
            List<Responsibility> now = finding.window().contains(at)
                    ? finding.duties().stream()
                            .filter(each -> each.holdsAt(at) && !ending.contains(each))
                            .sorted(LATEST_FIRST)
                            .toList()
                    : List.of();
            ending.addAll(now.subList(0, Math.max(0, now.size() - limit)));
        }
        return List.copyOf(ending);
    }

    /** Others of the kind take over the latest duties, as many as are too many; or these just end. */
    private List<List<DutyChange>> overloadCandidates(Finding finding) {
        ActorId actor = finding.actor().orElseThrow();
        ActorKind kind = around.roster().tiesOf(actor).map(Ties::kind).orElseThrow();
        int limit = with.limits().getOrDefault(kind, Integer.MAX_VALUE);
        List<Responsibility> tooMany = tooMany(finding, limit);
        Optional<List<DutyChange>> ending = endings.cut(tooMany, finding.window());
        if (ending.isEmpty()) {
            return List.of();
        }
        List<List<DutyChange>> all = new ArrayList<>();
        around.roster().actors().entrySet().stream()
                .filter(each -> each.getValue().kind() == kind && !each.getKey().equals(actor))
                .filter(each -> tooMany.stream().allMatch(line -> ChargeId.isFit(line.matter(), each.getKey())))
                .limit(MOST)
                .forEach(other -> {
                    List<DutyChange> changes = new ArrayList<>(ending.get());
                    for (Responsibility each : tooMany) {
                        Spans.shared(finding.window(), each.duty().validity())
                                .ifPresent(when -> changes.addAll(Endings.assigned(
                                        ChargeId.of(each.matter(), other.getKey()), each, endings.asLong(each, when))));
                    }
                    all.add(changes);
                });
        all.add(ending.get());
        return all;
    }

    /** Somebody whom nobody is connected to is told of what their kind is suited for. */
    private List<List<DutyChange>> informCandidates(Finding finding) {
        ActorId actor = finding.actor().orElseThrow();
        ActorKind kind = around.kind(actor, finding.window().startInclusive()).orElse(ActorKind.OTHER_STAKEHOLDER);
        List<List<DutyChange>> all = new ArrayList<>();
        for (Matter matter : with.inventory().matters().values()) {
            if (matter.provision().providers().contains(kind)
                    && all.size() < MOST
                    && ChargeId.isFit(matter.id(), actor)) {
                for (Responsibility lead : leads(matter.id())) {
                    Duty told = Duty.of(
                            DutyPart.INFORM,
                            lead.duty().area(),
                            endings.validity(finding.window()),
                            lead.duty().basis());
                    all.add(List.of(new DutyChange.Assign(ChargeId.of(matter.id(), actor), told)));
                }
            }
        }
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /** Those who lead somewhere lead here too. */
    private List<List<DutyChange>> areaCandidates(Finding finding) {
        AreaId area = finding.area().orElseThrow();
        List<List<DutyChange>> all = new ArrayList<>();
        for (MatterId matter : with.inventory().matters().keySet()) {
            if (all.size() < MOST) {
                for (Successor each : successors(matter, area, finding.window(), List.of(), Optional.empty())) {
                    assign(matter, each, area, endings.validity(finding.window()))
                            .ifPresent(one -> all.add(List.of(one)));
                }
            }
        }
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /** Who leads beside or elsewhere, then whoever is suited and bound by a basis that is known in the matter; each once for each basis. */
    private Collection<Successor> successors(
            MatterId matter, AreaId area, TimeWindow when, List<Responsibility> beside, Optional<ActorId> not) {
        Map<String, Successor> all = new LinkedHashMap<>();
        List<Responsibility> leads = new ArrayList<>(beside.stream()
                .filter(each -> each.duty().part() == DutyPart.LEAD && !around.isExempt(each))
                .toList());
        leads.addAll(leads(matter));
        leads.forEach(each -> add(
                all, new Successor(each.bearer(), each.at(when.startInclusive()).duty())));
        Set<DutyBasis> bases = new LinkedHashSet<>();
        beside.forEach(each -> bases.add(each.duty().basis()));
        leads.forEach(each -> bases.add(each.duty().basis()));
        bases.addAll(with.basesOf(matter, where -> around.ground().isIn(area, where), when.startInclusive()));
        int known = all.size();
        for (Map.Entry<ActorId, Ties> each : around.roster().actors().entrySet()) {
            if (all.size() < known + MOST && suits(matter, each.getValue())) {
                bases.stream()
                        .filter(basis -> basis.ground() != DutyGround.PLEDGE
                                && basis.ground().binds(each.getValue().kind(), DutyPart.LEAD)
                                && basis.ground().gives(DutyPart.LEAD))
                        .findFirst()
                        .ifPresent(basis -> add(
                                all,
                                new Successor(
                                        each.getKey(), Duty.of(DutyPart.LEAD, area, endings.validity(when), basis))));
            }
        }
        not.ifPresent(excluded -> all.values().removeIf(each -> each.actor().equals(excluded)));
        return all.values();
    }

    private static void add(Map<String, Successor> all, Successor next) {
        all.putIfAbsent(next.actor() + " " + next.as().basis(), next);
    }

    private boolean suits(MatterId matter, Ties ties) {
        boolean stays = ties.validity().until().isEmpty();
        return stays
                && with.inventory()
                        .matter(matter)
                        .map(each -> each.provision().providers().contains(ties.kind()))
                        .orElse(false);
    }

    private List<Responsibility> leads(MatterId matter) {
        return lines.apply(matter).all().stream()
                .filter(each -> each.covers()
                        && each.duty().part() == DutyPart.LEAD
                        && !around.isExempt(each)
                        && Spans.shared(window, each.duty().validity()).isPresent())
                .limit(MOST)
                .toList();
    }

    /** Whoever leads next does so for no longer than there is an area to lead in. */
    private Optional<DutyChange> assign(MatterId matter, Successor next, AreaId area, Validity when) {
        Duty as = next.as();
        return around.ground()
                .standing(area)
                .filter(any -> ChargeId.isFit(matter, next.actor()))
                .flatMap(stands -> Spans.shared(when, stands))
                .map(then -> new DutyChange.Assign(
                        ChargeId.of(matter, next.actor()),
                        new Duty(
                                area,
                                DutyPart.LEAD,
                                then,
                                as.basis(),
                                as.deadline(),
                                as.means(),
                                as.supply(),
                                as.admission())));
    }
}
