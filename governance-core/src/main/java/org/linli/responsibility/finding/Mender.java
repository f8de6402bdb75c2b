package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.actor.ActorKind;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.Charge;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.Means;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Matter;

/**
 * Thinks of changes that might mend a finding, the smallest first. Whether one does is tried by others, so it may be wrong; it never makes
 * up a basis: whoever is to lead next leads on one that is known in the matter.
 */
final class Mender {
    /** How many others are thought of. */
    private static final int MOST = 20;

    private static final Comparator<Responsibility> LATEST_FIRST =
            Comparator.comparingLong(Responsibility::position).reversed().thenComparing(Comparator.naturalOrder());

    private final Inspection with;
    private final Surroundings around;
    private final Ledger ledger;
    private final TimeWindow window;

    /** Who might lead, and how. */
    private record Successor(ActorId actor, Duty as) {}

    Mender(Inspection with, Surroundings around, Ledger ledger, TimeWindow window) {
        this.with = with;
        this.around = around;
        this.ledger = ledger;
        this.window = window;
    }

    List<List<DutyChange>> candidates(Finding finding) {
        return switch (finding.kind()) {
            case NO_LEAD, LEAD_GONE ->
                finding.duties().size() == 1 && isGone(finding) ? goneCandidates(finding) : gapCandidates(finding);
            case HANDOVER_GAP -> gapCandidates(finding);
            case LEAD_WITHOUT_MEANS, WITHOUT_MEANS ->
                List.of(finding.duties().stream()
                        .<DutyChange>map(each -> new DutyChange.Equip(
                                each.charge(),
                                each.id(),
                                Means.ALL,
                                Optional.of(finding.window().startInclusive())))
                        .toList());
            case ACTS_BEYOND_LIST -> assistCandidates(finding);
            case DUTY_BEYOND_LIST, WRONG_PROVIDER -> handovers(finding.duties().get(0), finding.window());
            case SUPERVISES_ITSELF ->
                finding.duties().stream()
                        .filter(each -> each.duty().part() == DutyPart.SUPERVISE)
                        .map(each -> cut(each, finding.window()))
                        .toList();
            case CONFLICTING_LEADS -> conflictCandidates(finding);
            case OVERLAP -> overlapCandidates(finding);
            case OVERLOAD -> overloadCandidates(finding);
            case OUTLIVED -> List.of(cut(finding.duties().get(0), finding.window()));
            case ISLAND_ACTOR -> informCandidates(finding);
            case ISLAND_AREA -> areaCandidates(finding);
            case LEVEL_SKIPPED -> List.of();
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
        List<List<DutyChange>> all = new ArrayList<>();
        for (Successor each : successors(matter, finding.duties(), Optional.empty())) {
            all.add(List.of(assign(matter, each, finding.area().orElseThrow(), validity(finding.window()))));
        }
        return all;
    }

    /** A duty whose bearer is gone ends with them; somebody else goes on, unless others lead anyhow. */
    private List<List<DutyChange>> goneCandidates(Finding finding) {
        Responsibility line = finding.duties().get(0);
        Instant since = finding.window().startInclusive();
        Validity rest = new Validity(since, line.duty().validity().until());
        List<DutyChange> ending = tail(line, since);
        List<List<DutyChange>> all = new ArrayList<>(List.of(ending));
        for (Successor each : successors(line.matter(), List.of(line), Optional.of(line.bearer()))) {
            all.add(and(ending, assign(line.matter(), each, line.duty().area(), rest)));
        }
        return all;
    }

    /** Somebody else has the duty for a time. Where it is not a lead, or others lead too, it just ends. */
    private List<List<DutyChange>> handovers(Responsibility line, TimeWindow when) {
        List<DutyChange> ending = cut(line, when);
        List<List<DutyChange>> all = new ArrayList<>(List.of(ending));
        if (line.covers()) {
            for (Successor each : successors(line.matter(), List.of(line), Optional.of(line.bearer()))) {
                all.add(and(ending, assign(line.matter(), each, line.duty().area(), asLong(line, when))));
            }
        }
        return all;
    }

    private List<List<DutyChange>> conflictCandidates(Finding finding) {
        List<List<DutyChange>> all = new ArrayList<>();
        finding.duties().stream().sorted(LATEST_FIRST).forEach(each -> all.addAll(handovers(each, finding.window())));
        return all;
    }

    /** One stays, the earliest that works; the others are cut out of the time for which they overlap. */
    /** One goes on leading, and the others end, or assist where they would be without any part. */
    private List<List<DutyChange>> overlapCandidates(Finding finding) {
        List<List<DutyChange>> all = new ArrayList<>();
        List<Responsibility> earliest = finding.duties().stream()
                .sorted(LATEST_FIRST.reversed())
                .limit(MOST)
                .toList();
        for (boolean assisting : new boolean[] {false, true}) {
            for (Responsibility stays : earliest) {
                List<DutyChange> changes = new ArrayList<>();
                finding.duties().stream()
                        .filter(each -> !each.equals(stays))
                        .sorted(LATEST_FIRST)
                        .forEach(each -> {
                            changes.addAll(cut(each, finding.window()));
                            if (assisting) {
                                changes.add(new DutyChange.Assign(each.charge(), assist(each, finding.window())));
                            }
                        });
                all.add(changes);
            }
        }
        return all;
    }

    /** What was led, for a time no more than assisted. */
    private Duty assist(Responsibility line, TimeWindow when) {
        Duty led = line.duty();
        return new Duty(
                led.area(),
                DutyPart.ASSIST,
                asLong(line, when),
                led.basis(),
                led.deadline(),
                led.means(),
                led.supply(),
                led.admission());
    }

    /** Others of the kind take over the latest duties, as many as are too many; or these just end. */
    private List<List<DutyChange>> overloadCandidates(Finding finding) {
        ActorId actor = finding.actor().orElseThrow();
        ActorKind kind = with.terms().roster().tiesOf(actor).map(Ties::kind).orElseThrow();
        int limit = with.limits().getOrDefault(kind, Integer.MAX_VALUE);
        List<Responsibility> latest =
                finding.duties().stream().sorted(LATEST_FIRST).toList();
        List<List<DutyChange>> all = new ArrayList<>();
        List<DutyChange> ending = new ArrayList<>();
        for (Responsibility each : latest.subList(0, Math.max(0, latest.size() - limit))) {
            ending.addAll(cut(each, finding.window()));
        }
        with.terms().roster().actors().entrySet().stream()
                .filter(each -> each.getValue().kind() == kind && !each.getKey().equals(actor))
                .limit(MOST)
                .forEach(other -> {
                    List<DutyChange> changes = new ArrayList<>(ending);
                    for (Responsibility each : latest.subList(0, Math.max(0, latest.size() - limit))) {
                        Spans.shared(finding.window(), each.duty().validity())
                                .ifPresent(when -> changes.add(new DutyChange.Assign(
                                        ChargeId.of(each.matter(), other.getKey()),
                                        during(each.duty(), asLong(each, when)))));
                    }
                    all.add(changes);
                });
        all.add(ending);
        return all;
    }

    /** If the help is wanted, it goes onto the list from then on, as long as the lead has it. */
    private List<List<DutyChange>> assistCandidates(Finding finding) {
        MatterId matter = finding.matter().orElseThrow();
        ChargeId charge = ChargeId.of(matter, finding.actor().orElseThrow());
        List<List<DutyChange>> all = new ArrayList<>();
        for (Responsibility lead : finding.duties()) {
            Validity rest = new Validity(
                    finding.window().startInclusive(), lead.duty().validity().until());
            List<DutyBasis> bases = new ArrayList<>(List.of(lead.duty().basis()));
            bases.addAll(with.bases().getOrDefault(matter, List.of()));
            for (DutyBasis basis : bases) {
                Duty assist = Duty.of(DutyPart.ASSIST, finding.area().orElseThrow(), rest, basis);
                all.add(List.of(new DutyChange.Assign(charge, assist)));
            }
        }
        return all;
    }

    /** Somebody whom nobody is connected to is told of what their kind is suited for. */
    private List<List<DutyChange>> informCandidates(Finding finding) {
        ActorId actor = finding.actor().orElseThrow();
        ActorKind kind = around.kind(actor, finding.window().startInclusive()).orElse(ActorKind.OTHER_STAKEHOLDER);
        List<List<DutyChange>> all = new ArrayList<>();
        for (Matter matter : with.inventory().matters().values()) {
            if (matter.provision().providers().contains(kind) && all.size() < MOST) {
                for (Responsibility lead : leads(matter.id())) {
                    Duty told = new Duty(
                            lead.duty().area(),
                            DutyPart.INFORM,
                            validity(finding.window()),
                            lead.duty().basis(),
                            Optional.empty(),
                            Means.ALL,
                            Supply.OWN,
                            Optional.empty());
                    all.add(List.of(new DutyChange.Assign(ChargeId.of(matter.id(), actor), told)));
                }
            }
        }
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /** Those who lead somewhere lead here too. */
    private List<List<DutyChange>> areaCandidates(Finding finding) {
        List<List<DutyChange>> all = new ArrayList<>();
        for (MatterId matter : with.inventory().matters().keySet()) {
            for (Successor each : successors(matter, List.of(), Optional.empty())) {
                if (all.size() < MOST) {
                    all.add(List.of(assign(matter, each, finding.area().orElseThrow(), validity(finding.window()))));
                }
            }
        }
        return all;
    }

    /** Who leads beside or elsewhere, then whoever is suited and bound by a basis that is known in the matter. */
    private Set<Successor> successors(MatterId matter, List<Responsibility> beside, Optional<ActorId> not) {
        Set<Successor> all = new LinkedHashSet<>();
        List<Responsibility> leads = leads(matter);
        beside.stream()
                .filter(each -> each.duty().part() == DutyPart.LEAD && !around.isExempt(each))
                .forEach(each -> all.add(new Successor(each.bearer(), each.duty())));
        leads.forEach(each -> all.add(new Successor(each.bearer(), each.duty())));
        Set<DutyBasis> bases = new LinkedHashSet<>();
        beside.forEach(each -> bases.add(each.duty().basis()));
        leads.forEach(each -> bases.add(each.duty().basis()));
        bases.addAll(with.bases().getOrDefault(matter, List.of()));
        List<Successor> others = new ArrayList<>();
        with.terms().roster().actors().forEach((actor, ties) -> {
            if (others.size() < MOST && suits(matter, ties)) {
                bases.stream()
                        .filter(basis -> basis.ground() != DutyGround.PLEDGE
                                && basis.ground().binds(ties.kind())
                                && basis.ground().gives(DutyPart.LEAD))
                        .findFirst()
                        .ifPresent(basis -> others.add(new Successor(
                                actor,
                                Duty.of(DutyPart.LEAD, AreaId.of("any"), Validity.since(Instant.EPOCH), basis))));
            }
        });
        all.addAll(others);
        not.ifPresent(excluded -> all.removeIf(each -> each.actor().equals(excluded)));
        return all;
    }

    private boolean suits(MatterId matter, Ties ties) {
        boolean stays = ties.validity()
                .until()
                .map(end -> !end.isBefore(window.endExclusive()))
                .orElse(true);
        return stays
                && with.inventory()
                        .matter(matter)
                        .map(each -> each.provision().providers().contains(ties.kind()))
                        .orElse(false);
    }

    private List<Responsibility> leads(MatterId matter) {
        return ledger.in(matter).stream()
                .filter(each -> each.covers()
                        && each.duty().part() == DutyPart.LEAD
                        && !around.isExempt(each)
                        && Spans.shared(window, each.duty().validity()).isPresent())
                .limit(MOST)
                .toList();
    }

    private static DutyChange assign(MatterId matter, Successor next, AreaId area, Validity when) {
        Duty as = next.as();
        return new DutyChange.Assign(
                ChargeId.of(matter, next.actor()),
                new Duty(area, DutyPart.LEAD, when, as.basis(), as.deadline(), Means.ALL, as.supply(), as.admission()));
    }

    /** Whether what is found may well go on after the time that was looked at. */
    private boolean reachesOut(TimeWindow when) {
        return !when.endExclusive().isBefore(window.endExclusive());
    }

    private Validity asLong(Responsibility line, TimeWindow when) {
        return reachesOut(when)
                ? new Validity(when.startInclusive(), line.duty().validity().until())
                : validity(when);
    }

    /** Takes a time out of a duty, or all that comes, with whatever was delegated of it from then on. */
    private List<DutyChange> cut(Responsibility line, TimeWindow when) {
        Optional<TimeWindow> shared = Spans.shared(when, line.duty().validity());
        if (shared.isEmpty()) {
            return List.of();
        }
        List<DutyChange> changes = new ArrayList<>(tail(line, shared.get().startInclusive()));
        Instant end = shared.get().endExclusive();
        Optional<Instant> until = line.duty().validity().until();
        if (line.delegated().isEmpty()
                && !reachesOut(when)
                && until.map(end::isBefore).orElse(true)) {
            changes.add(new DutyChange.Assign(line.charge(), during(line.duty(), new Validity(end, until))));
        }
        return changes;
    }

    /** Ends a duty at an instant. What was ended before, or would end where it begins, is annulled, and its beginning assigned anew. */
    private List<DutyChange> tail(Responsibility line, Instant since) {
        List<DutyChange> changes = new ArrayList<>();
        ledger.in(line.matter()).stream()
                .filter(each -> each.delegated()
                                .filter(from -> from.duty().equals(line.id()))
                                .isPresent()
                        && each.duty().validity().until().map(since::isBefore).orElse(true))
                .forEach(each -> changes.addAll(ended(each, since)));
        changes.addAll(ended(line, since));
        return changes;
    }

    private List<DutyChange> ended(Responsibility line, Instant since) {
        boolean over = ledger.charge(line.charge())
                .duty(line.id())
                .map(Charge.Held::ended)
                .orElse(true);
        boolean begins = line.duty().validity().from().isBefore(since);
        if (begins && !over) {
            return List.of(new DutyChange.End(line.charge(), line.id(), since));
        }
        List<DutyChange> changes = new ArrayList<>(List.of(new DutyChange.Annul(line.charge(), line.id())));
        if (begins && line.delegated().isEmpty()) {
            Validity beginning = Validity.of(line.duty().validity().from(), since);
            changes.add(new DutyChange.Assign(line.charge(), during(line.duty(), beginning)));
        }
        return changes;
    }

    private static Duty during(Duty duty, Validity when) {
        return new Duty(
                duty.area(),
                duty.part(),
                when,
                duty.basis(),
                duty.deadline(),
                duty.means(),
                duty.supply(),
                duty.admission());
    }

    private static Validity validity(TimeWindow window) {
        return Validity.of(window.startInclusive(), window.endExclusive());
    }

    private static List<DutyChange> and(List<DutyChange> some, DutyChange more) {
        List<DutyChange> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
