package org.linli.walkthrough.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.casework.Accountability;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** Who answered for what (谁负责什么): every stretch of time for which one actor answered for one open case, added up. */
public final class AnsweredFigures {

    private static final int MATTERS = 3;

    private final Map<ActorId, Sum> byActor = new TreeMap<>();
    private final Set<CaseId> cases = new HashSet<>();

    private record Place(MatterId matter, Optional<AreaId> area) {}

    /** What one actor answered for. */
    private static final class Sum {
        final Set<CaseId> cases = new HashSet<>();
        final Map<MatterId, Set<CaseId>> matters = new HashMap<>();
        Duration time = Duration.ZERO;
    }

    private AnsweredFigures() {}

    /**
     * Asks the view for every matter and area of which there is a case.
     *
     * @param view who answered for what
     * @param cases the cases
     * @param window during which time
     * @return the sums
     */
    public static AnsweredFigures of(Accountability view, Collection<Case> cases, TimeWindow window) {
        AnsweredFigures figures = new AnsweredFigures();
        Set<Place> places = new HashSet<>();
        cases.forEach(each -> each.intake()
                .ifPresent(begun -> places.add(
                        new Place(begun.report().matter(), begun.report().area()))));
        for (Place place : places) {
            for (Accountability.Answering each : view.during(place.matter(), place.area(), window)) {
                figures.add(place.matter(), each, window);
            }
        }
        return figures;
    }

    private void add(MatterId matter, Accountability.Answering answering, TimeWindow window) {
        Instant from = answering.from().isBefore(window.startInclusive()) ? window.startInclusive() : answering.from();
        Instant until = answering.until().filter(window.endExclusive()::isAfter).orElse(window.endExclusive());
        Sum sum = byActor.computeIfAbsent(answering.actor(), any -> new Sum());
        sum.cases.add(answering.id());
        sum.matters.computeIfAbsent(matter, any -> new HashSet<>()).add(answering.id());
        sum.time = sum.time.plus(Duration.between(from, until));
        cases.add(answering.id());
    }

    /**
     * The sums, those with most cases first.
     *
     * @param actorName how readers know an actor
     * @param matterName how readers know a matter
     * @param most how many actors at most
     * @return the table
     */
    public ReportTable table(Function<ActorId, String> actorName, Function<MatterId, String> matterName, int most) {
        ReportTable table = ReportTable.of(
                        "Who answered for what 谁负责什么",
                        "Of " + Wording.count(cases.size())
                                + " cases; a case that passed from one to another counts with each. Time is added up over cases. 共 "
                                + Wording.count(cases.size()) + " 件；先后由几方负责的，各计一次。时长为各件之和。"
                                + (byActor.size() > most
                                        ? " The first " + most + " of " + byActor.size() + " actors."
                                        : ""))
                .text("who 负责方")
                .number("cases 件")
                .number("time 时长")
                .text("for what 事项");
        List<Map.Entry<ActorId, Sum>> ordered = byActor.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<ActorId, Sum> each) ->
                                -each.getValue().cases.size())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .toList();
        for (Map.Entry<ActorId, Sum> each : ordered) {
            Sum sum = each.getValue();
            table = table.row(
                    actorName.apply(each.getKey()),
                    Wording.count(sum.cases.size()),
                    Wording.duration(sum.time),
                    matters(sum, matterName));
        }
        return table;
    }

    private static String matters(Sum sum, Function<MatterId, String> matterName) {
        String first = sum.matters.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<MatterId, Set<CaseId>> each) ->
                                -each.getValue().size())
                        .thenComparing(each -> each.getKey().value()))
                .limit(MATTERS)
                .map(each ->
                        matterName.apply(each.getKey()) + " " + each.getValue().size())
                .collect(Collectors.joining("; "));
        int others = sum.matters.size() - MATTERS;
        return others > 0 ? first + "; " + others + (others == 1 ? " other" : " others") : first;
    }
}
