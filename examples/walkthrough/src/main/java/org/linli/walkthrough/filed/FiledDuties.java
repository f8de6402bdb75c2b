package org.linli.walkthrough.filed;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.casework.CaseMove;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.finding.Deed;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.inventory.Inventory;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Follower;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.requests.Request;

/**
 * Who really answers for what, and where that is somebody else than the register says. The register is made of the agencies of the earlier
 * half of the requests: in each matter the one named most often leads, in a tie the first by id. The later half says who really answered.
 */
final class FiledDuties {

    private static final AreaId CITY = AreaId.of("city");
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final int LINES = 12;

    /** How it is in a matter of which somebody else answered than leads. */
    private record Other(MatterId matter, ActorId lead, Map<ActorId, Long> others, long of) {
        long count() {
            return others.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final FiledNames names;
    private final int leads;
    private final int judged;
    private final int unnamed;
    private final int unled;
    private final List<Other> others;

    private FiledDuties(FiledNames names, int leads, int judged, int unnamed, int unled, List<Other> others) {
        this.names = names;
        this.leads = leads;
        this.judged = judged;
        this.unnamed = unnamed;
        this.unled = unled;
        this.others = others;
    }

    /** Infers it from the requests that were taken in. */
    static FiledDuties of(List<Request> taken, FiledNames names, ZoneId zone) {
        List<Request> all = taken.stream()
                .sorted(Comparator.comparing((Request each) -> each.times().created())
                        .thenComparing(Request::id))
                .toList();
        if (all.isEmpty()) {
            return new FiledDuties(names, 0, 0, 0, 0, List.of());
        }
        List<Request> earlier = all.subList(0, all.size() / 2);
        List<Request> later = all.subList(all.size() / 2, all.size());
        Map<MatterId, ActorId> leading = leading(earlier, names);
        Instant start = at(all.get(0), zone);
        // The window ends just after the last request.
        TimeWindow window =
                TimeWindow.of(start, at(all.get(all.size() - 1), zone).plusSeconds(1));
        Map<MatterId, Long> sizes = new HashMap<>();
        List<Deed> deeds = new ArrayList<>();
        int unnamed = 0;
        int unled = 0;
        for (Request each : later) {
            MatterId matter = names.matter(each);
            if (!names.isNamed(each)) {
                unnamed++;
            } else if (!leading.containsKey(matter)) {
                unled++;
            } else {
                sizes.merge(matter, 1L, Long::sum);
                deeds.add(new Deed(
                        names.agency(each),
                        matter,
                        names.area(each).orElse(CITY),
                        at(each, zone),
                        CaseMove.ACCEPT.power(),
                        deeds.size()));
            }
        }
        Roster roster = names.roster(all, start);
        List<Finding> beyond = beyond(
                leading, new DutyTerms(roster, territory(all, names, start), CommitteeLists.EMPTY), deeds, window);
        return new FiledDuties(names, leading.size(), deeds.size(), unnamed, unled, others(beyond, leading, sizes));
    }

    private static Instant at(Request request, ZoneId zone) {
        return request.times().created().atZone(zone).toInstant();
    }

    private static Map<MatterId, ActorId> leading(List<Request> requests, FiledNames names) {
        Map<MatterId, Map<ActorId, Long>> counts = new TreeMap<>();
        requests.stream()
                .filter(names::isNamed)
                .forEach(each -> counts.computeIfAbsent(names.matter(each), any -> new TreeMap<>())
                        .merge(names.agency(each), 1L, Long::sum));
        Map<MatterId, ActorId> leading = new TreeMap<>();
        counts.forEach((matter, by) -> leading.put(matter, most(by)));
        return leading;
    }

    private static ActorId most(Map<ActorId, Long> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<ActorId, Long>comparingByValue()
                        .thenComparing(Map.Entry.<ActorId, Long>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }

    /** The city, and in it every area that a request names. */
    private static Territory territory(List<Request> requests, FiledNames names, Instant since) {
        Map<AreaId, Area> areas = new TreeMap<>();
        areas.put(CITY, area(CITY, AreaLevel.CITY, Optional.empty(), since));
        for (Request each : requests) {
            names.area(each).ifPresent(id -> areas.put(id, area(id, AreaLevel.DISTRICT, Optional.of(CITY), since)));
        }
        return Territory.of("as-filed", areas);
    }

    private static Area area(AreaId id, AreaLevel level, Optional<AreaId> above, Instant since) {
        AreaPlan plan = new AreaPlan(
                AreaTree.ADMINISTRATIVE, level, Name.of("as filed"), Optional.empty(), above, Optional.empty());
        return Area.of(id, plan, Validity.since(since));
    }

    private static List<Finding> beyond(
            Map<MatterId, ActorId> leading, DutyTerms terms, List<Deed> deeds, TimeWindow window) {
        Office office = Office.over(InMemoryJournal.create(), Office.Settings.DEFAULT);
        DutyRegister register = new DutyRegister();
        Follower follower = Follower.of(office).with(register);
        Clock clock = Clock.fixed(window.endExclusive(), java.time.ZoneOffset.UTC);
        DutyBasis inferred = DutyBasis.of(DutyGround.POWER_LIST, "inferred.earlier-half@1");
        List<DutyChange> changes = leading.entrySet().stream()
                .<DutyChange>map(each -> new DutyChange.Assign(
                        ChargeId.of(each.getKey(), each.getValue()),
                        Duty.of(DutyPart.LEAD, CITY, Validity.since(window.startInclusive()), inferred)))
                .toList();
        DutyDesk.at(office, Authority.ownBehalf(), () -> terms, clock)
                .change(changes, Act.of(ActId.of("inferring"), REGISTRAR, window.startInclusive()));
        follower.catchUp(Integer.MAX_VALUE);
        return Inspection.of(new Inventory("as-filed", "1", new TreeMap<>()), terms)
                .withDeeds(deeds)
                .of(register, window)
                .of(FindingKind.ACTS_BEYOND_LIST);
    }

    private static List<Other> others(List<Finding> beyond, Map<MatterId, ActorId> leading, Map<MatterId, Long> sizes) {
        Map<MatterId, Map<ActorId, Long>> counts = new TreeMap<>();
        beyond.forEach(each -> counts.computeIfAbsent(each.matter().orElseThrow(), any -> new TreeMap<>())
                .merge(each.actor().orElseThrow(), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(each -> new Other(
                        each.getKey(),
                        java.util.Objects.requireNonNull(leading.get(each.getKey())),
                        each.getValue(),
                        sizes.getOrDefault(each.getKey(), 0L)))
                .sorted(Comparator.comparingLong(Other::count).reversed().thenComparing(Other::matter))
                .toList();
    }

    private long differing() {
        return others.stream().mapToLong(Other::count).sum();
    }

    /** The line for the console. */
    String line() {
        return "Who really answers 谁在履责: the earlier half names who leads in " + Wording.count(leads)
                + " matters; of the later half " + Wording.share(differing(), judged)
                + " were answered by somebody else, in "
                + others.size() + " matters; " + Wording.count(unnamed) + " name nobody, " + Wording.count(unled)
                + " are of matters that nobody led.";
    }

    /** Adds the section. */
    void addTo(ReportPage page) {
        ReportTable table = ReportTable.of(
                        "Answered by somebody else than leads 履责与台账不一致",
                        "Of the requests of the later half in the matter; those with most first. 后半期该事项的请求。")
                .text("matter 事项")
                .text("leads by the register 台账牵头")
                .text("really answered 实际履责")
                .number("requests 件")
                .number("of 共");
        for (Other each : others.subList(0, Math.min(LINES, others.size()))) {
            Map<ActorId, Long> by = new LinkedHashMap<>(each.others());
            table = table.row(
                    names.labelOf(each.matter()),
                    names.labelOf(each.lead()),
                    by.entrySet().stream()
                            .map(one -> names.labelOf(one.getKey()) + " (" + Wording.count(one.getValue()) + ")")
                            .collect(Collectors.joining(", ")),
                    Wording.count(each.count()),
                    Wording.count(each.of()));
        }
        page.section("Who really answers 谁在履责")
                .paragraph(
                        "A register of duties was made of the agencies of the earlier half of the requests: in each matter the one"
                                + " named most often leads. Of the later half, " + Wording.share(differing(), judged)
                                + " were answered by somebody else. That is no fault of theirs: it says where the register would have"
                                + " to be looked at. " + Wording.count(unnamed) + " requests name no agency, and "
                                + Wording.count(unled)
                                + " are of matters that had not come up before; neither is counted.",
                        "以前半期请求的承办单位生成责任台账，每个事项以出现最多者为牵头；后半期由其他单位履责的为 "
                                + Wording.share(differing(), judged) + "。这不等于谁有过错，只说明台账何处需要核对。另有 "
                                + Wording.count(unnamed) + " 件未写明单位、" + Wording.count(unled) + " 件属新出现的事项，均不计入。")
                .table(table);
    }
}
