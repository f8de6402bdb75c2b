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
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.inventory.Matter;

/**
 * Thinks of changes that might mend a finding, the smallest first, none of which takes effect before the time that is looked at. Whether one
 * does mend is tried by others, so it may be wrong. It makes up no basis and no means: whoever is to lead next leads on a basis that is known
 * in the matter, and that there are people, money and authority has to be seen to, not written down.
 */
final class Mender {
    /** How many others are thought of. */
    private static final int MOST = 20;

    private static final Comparator<Responsibility> LATEST_FIRST =
            Comparator.comparingLong(Responsibility::position).reversed().thenComparing(Comparator.naturalOrder());

    private final Inspection with;
    private final Surroundings around;
    private final Ledger ledger;
    private final Function<MatterId, Lines> lines;
    private final TimeWindow window;

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
        this.ledger = ledger;
        this.lines = lines;
        this.window = window;
    }

    List<List<DutyChange>> candidates(Finding finding) {
        return switch (finding.kind()) {
            case NO_LEAD, LEAD_GONE ->
                finding.duties().size() == 1 && isGone(finding) ? goneCandidates(finding) : gapCandidates(finding);
            case HANDOVER_GAP -> gapCandidates(finding);
            case DUTY_BEYOND_LIST, WRONG_PROVIDER, UNSUITED_ARRANGEMENT ->
                handovers(finding.duties().get(0), finding.window());
            case SUPERVISES_ITSELF ->
                finding.duties().stream()
                        .filter(each -> each.duty().part() == DutyPart.SUPERVISE)
                        .flatMap(each -> cut(each, finding.window()).stream())
                        .toList();
            case CONFLICTING_LEADS -> conflictCandidates(finding);
            case OVERLAP -> overlapCandidates(finding);
            case OVERLOAD -> overloadCandidates(finding);
            case OUTLIVED ->
                cut(finding.duties().get(0), finding.window()).stream().toList();
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
            all.add(List.of(assign(matter, each, area, validity(finding.window()))));
        }
        return all;
    }

    /** A duty whose bearer is gone ends with them; somebody else goes on, unless others lead anyhow. */
    private List<List<DutyChange>> goneCandidates(Finding finding) {
        Responsibility line = finding.duties().get(0);
        Instant since = finding.window().startInclusive();
        Validity rest = new Validity(since, line.duty().validity().until());
        return tail(line, since)
                .map(ending -> andThen(ending, line, finding.window(), rest))
                .orElse(List.of());
    }

    /** Somebody else has the duty for a time. Where it is not a lead, or others lead too, it just ends. */
    private List<List<DutyChange>> handovers(Responsibility line, TimeWindow when) {
        return cut(line, when)
                .map(ending -> line.covers() ? andThen(ending, line, when, asLong(line, when)) : List.of(ending))
                .orElse(List.of());
    }

    /** A duty ends and nothing else, or one of others takes it over. */
    private List<List<DutyChange>> andThen(
            List<DutyChange> ending, Responsibility line, TimeWindow when, Validity next) {
        AreaId area = line.duty().area();
        List<List<DutyChange>> all = new ArrayList<>(List.of(ending));
        for (Successor each : successors(line.matter(), area, when, List.of(line), Optional.of(line.bearer()))) {
            all.add(and(ending, assign(line.matter(), each, area, next)));
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
                cut(others, finding.window()).ifPresent(ending -> {
                    List<DutyChange> changes = new ArrayList<>(ending);
                    if (assisting) {
                        others.forEach(each ->
                                changes.add(new DutyChange.Assign(each.charge(), assist(each, finding.window()))));
                    }
                    all.add(changes);
                });
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
        ActorKind kind = around.roster().tiesOf(actor).map(Ties::kind).orElseThrow();
        int limit = with.limits().getOrDefault(kind, Integer.MAX_VALUE);
        List<Responsibility> latest =
                finding.duties().stream().sorted(LATEST_FIRST).toList();
        List<Responsibility> tooMany = latest.subList(0, Math.max(0, latest.size() - limit));
        Optional<List<DutyChange>> ending = cut(tooMany, finding.window());
        if (ending.isEmpty()) {
            return List.of();
        }
        List<List<DutyChange>> all = new ArrayList<>();
        around.roster().actors().entrySet().stream()
                .filter(each -> each.getValue().kind() == kind && !each.getKey().equals(actor))
                .limit(MOST)
                .forEach(other -> {
                    List<DutyChange> changes = new ArrayList<>(ending.get());
                    for (Responsibility each : tooMany) {
                        Spans.shared(finding.window(), each.duty().validity())
                                .ifPresent(when -> changes.add(new DutyChange.Assign(
                                        ChargeId.of(each.matter(), other.getKey()),
                                        during(each.duty(), asLong(each, when)))));
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
            if (matter.provision().providers().contains(kind) && all.size() < MOST) {
                for (Responsibility lead : leads(matter.id())) {
                    Duty told = Duty.of(
                            DutyPart.INFORM,
                            lead.duty().area(),
                            validity(finding.window()),
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
                    all.add(List.of(assign(matter, each, area, validity(finding.window()))));
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
        leads.forEach(each -> add(all, new Successor(each.bearer(), each.duty())));
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
                                new Successor(each.getKey(), Duty.of(DutyPart.LEAD, area, validity(when), basis))));
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

    private static DutyChange assign(MatterId matter, Successor next, AreaId area, Validity when) {
        Duty as = next.as();
        return new DutyChange.Assign(
                ChargeId.of(matter, next.actor()),
                new Duty(
                        area, DutyPart.LEAD, when, as.basis(), as.deadline(), as.means(), as.supply(), as.admission()));
    }

    /** Whether what is found never ends. */
    private boolean isForGood(TimeWindow when) {
        return !when.endExclusive().isBefore(window.endExclusive());
    }

    private Validity asLong(Responsibility line, TimeWindow when) {
        return isForGood(when)
                ? new Validity(when.startInclusive(), line.duty().validity().until())
                : validity(when);
    }

    private Optional<List<DutyChange>> cut(List<Responsibility> some, TimeWindow when) {
        List<DutyChange> changes = new ArrayList<>();
        for (Responsibility each : some) {
            Optional<List<DutyChange>> more = cut(each, when);
            if (more.isEmpty()) {
                return more;
            }
            changes.addAll(more.get());
        }
        return Optional.of(changes);
    }

    /**
     * Takes a time out of a duty, with whatever was delegated of it then, and assigns the rest anew. Nothing if that cannot be done and leave
     * as it was what comes before and after.
     */
    private Optional<List<DutyChange>> cut(Responsibility line, TimeWindow when) {
        Optional<TimeWindow> shared = Spans.shared(when, line.duty().validity());
        if (shared.isEmpty()) {
            return Optional.of(List.of());
        }
        Instant end = shared.get().endExclusive();
        Optional<Instant> until = line.duty().validity().until();
        boolean goesOn = !isForGood(when) && until.map(end::isBefore).orElse(true);
        if (goesOn
                && (line.delegated().isPresent()
                        || parts(line)
                                .anyMatch(each -> each.duty()
                                        .validity()
                                        .until()
                                        .map(end::isBefore)
                                        .orElse(true)))) {
            return Optional.empty();
        }
        return tail(line, shared.get().startInclusive())
                .map(changes -> goesOn
                        ? and(
                                changes,
                                new DutyChange.Assign(line.charge(), during(line.duty(), new Validity(end, until))))
                        : changes);
    }

    private Stream<Responsibility> parts(Responsibility whole) {
        return lines.apply(whole.matter()).meeting(whole.duty().area()).stream()
                .filter(each -> each.delegated()
                        .filter(from -> from.duty().equals(whole.id()))
                        .isPresent());
    }

    /** Ends a duty at an instant, with whatever was delegated of it from then on. Nothing if it cannot be. */
    private Optional<List<DutyChange>> tail(Responsibility line, Instant since) {
        List<DutyChange> changes = new ArrayList<>();
        parts(line)
                .filter(each ->
                        each.duty().validity().until().map(since::isBefore).orElse(true))
                .forEach(each -> ended(each, since).ifPresent(changes::add));
        return ended(line, since).map(last -> and(changes, last));
    }

    /** What has not yet begun is annulled; what was ended by an act already cannot be ended again, and what was borne is not annulled. */
    private Optional<DutyChange> ended(Responsibility line, Instant since) {
        if (!line.duty().validity().from().isBefore(since)) {
            return Optional.of(new DutyChange.Annul(line.charge(), line.id()));
        }
        boolean over = ledger.charge(line.charge())
                .duty(line.id())
                .map(Charge.Held::ended)
                .orElse(true);
        return over ? Optional.empty() : Optional.of(new DutyChange.End(line.charge(), line.id(), since));
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

    private Validity validity(TimeWindow when) {
        return isForGood(when)
                ? Validity.since(when.startInclusive())
                : Validity.of(when.startInclusive(), when.endExclusive());
    }

    private static List<DutyChange> and(List<DutyChange> some, DutyChange more) {
        List<DutyChange> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
