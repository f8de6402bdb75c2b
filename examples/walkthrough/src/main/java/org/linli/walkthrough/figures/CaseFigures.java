package org.linli.walkthrough.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.basics.Rate;
import org.linli.casework.Case;
import org.linli.casework.CaseStage;
import org.linli.casework.ClosingTimes;
import org.linli.casework.ClosingTimes.Observation;
import org.linli.casework.FollowUpRates;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** What is counted over cases as they stand. */
public final class CaseFigures {

    /** The shares of closed cases whose times are told on a line. */
    private static final List<Double> QUANTILES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);
    /** And in a table, where there is less room. */
    private static final List<Double> COLUMNS = List.of(0.1, 0.5, 0.9);

    private final List<Case> cases;

    /**
     * Figures over some cases.
     *
     * @param cases the cases, each reported
     */
    public CaseFigures(Collection<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /** {@return the number of cases} */
    public int size() {
        return cases.size();
    }

    /** {@return the number of cases by stage, in the order of the stages; stages without a case are absent; immutable} */
    public Map<CaseStage, Long> byStage() {
        return Collections.unmodifiableMap(cases.stream()
                .collect(Collectors.groupingBy(
                        Case::stage, () -> new EnumMap<>(CaseStage.class), Collectors.counting())));
    }

    /** {@return the number of cases that somebody still has to do something about} */
    public long open() {
        return cases.stream().filter(each -> each.stage().isOpen()).count();
    }

    /** {@return what the residents said afterwards, over declared bases} */
    public FollowUpRates rates() {
        return FollowUpRates.of(cases);
    }

    /**
     * How long cases were open: until they were closed, turned away or merged, or, if they are open still, at least until an instant.
     *
     * @param last until when they were watched, not before any was reported
     * @return the curve
     */
    public ClosingTimes closingTimes(Instant last) {
        return ClosingTimes.of(
                cases.stream().map(each -> observation(each, last)).toList());
    }

    /**
     * The curves by some property of the cases.
     *
     * @param property what to group by
     * @param last until when they were watched
     * @return a curve for each value, those of most cases first, then by value
     */
    public Map<String, ClosingTimes> closingTimesBy(Function<Case, String> property, Instant last) {
        Map<String, List<Case>> groups =
                cases.stream().collect(Collectors.groupingBy(property, TreeMap::new, Collectors.toList()));
        Map<String, ClosingTimes> curves = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(b.getValue().size(), a.getValue().size()))
                .forEach(each -> curves.put(each.getKey(), new CaseFigures(each.getValue()).closingTimes(last)));
        return curves;
    }

    private static Observation observation(Case of, Instant last) {
        Instant begun = of.intake().orElseThrow().at();
        return of.ending()
                .at()
                .map(end -> Observation.closedAfter(Duration.between(begun, end)))
                .orElseGet(() -> Observation.stillOpenAfter(Duration.between(begun, last)));
    }

    /** {@return the stages, for the console} */
    public List<String> stageLines() {
        List<String> lines = new ArrayList<>();
        byStage()
                .forEach((stage, count) -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-12s %s %,8d  %s",
                        StageName.of(stage),
                        StageName.chinese(stage),
                        count,
                        Wording.percent((double) count / cases.size()))));
        return lines;
    }

    /** {@return the three rates 三率, for the console, each with its base} */
    public List<String> rateLines() {
        FollowUpRates rates = rates();
        return List.of(
                "  contact      联系率 " + share(rates.contact()) + " of those to be asked",
                "  solution     解决率 " + share(rates.solution()) + " of those reached",
                "  satisfaction 满意率 " + share(rates.satisfaction()) + " of those reached");
    }

    /**
     * A rate with its base.
     *
     * @param rate the rate
     * @return as in {@code 83.6 % (7,988 of 9,555)}
     */
    public static String share(Rate rate) {
        return Wording.share(rate.numerator(), rate.denominator());
    }

    /**
     * Quantiles of a curve, for the console.
     *
     * @param times the curve
     * @return one line
     */
    public static String quantileLine(ClosingTimes times) {
        return QUANTILES.stream()
                .map(p -> Math.round(p * 100) + " % within " + Wording.duration(times.quantile(p)))
                .collect(Collectors.joining(" · ", "  closed: ", ""));
    }

    /**
     * Quantiles of several curves, for the report.
     *
     * @param caption what is shown
     * @param description what is counted
     * @param curves the curves by name, in the order to be shown
     * @return the table
     */
    public static ReportTable quantileTable(String caption, String description, Map<String, ClosingTimes> curves) {
        ReportTable table = ReportTable.of(caption, description)
                .text("")
                .number("cases")
                .number("closed")
                .number("censored");
        for (double p : COLUMNS) {
            table = table.number(Math.round(p * 100) + " % within");
        }
        for (Map.Entry<String, ClosingTimes> each : curves.entrySet()) {
            ClosingTimes times = each.getValue();
            List<String> row = new ArrayList<>(List.of(
                    each.getKey(),
                    Wording.count(times.observations()),
                    Wording.count(times.closed()),
                    Wording.count(times.censored())));
            COLUMNS.forEach(p -> row.add(Wording.duration(times.quantile(p))));
            table = table.row(row.toArray(String[]::new));
        }
        return table;
    }

    /**
     * The cases by the hour in which they came in and the stage at which they stand.
     *
     * @param zone whose hours
     * @return the table
     */
    public ReportTable byHourAndStage(ZoneId zone) {
        List<CaseStage> stages = List.copyOf(byStage().keySet());
        Map<Integer, Map<CaseStage, Long>> hours = cases.stream()
                .collect(Collectors.groupingBy(
                        each -> each.intake().orElseThrow().at().atZone(zone).getHour(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                Case::stage, () -> new EnumMap<>(CaseStage.class), Collectors.counting())));
        ReportTable table = ReportTable.of(
                        "By hour and stage 时段与阶段",
                        "Of " + Wording.count(cases.size())
                                + " cases, by the hour of the day in which they came in and the stage at which they"
                                + " stand.")
                .text("hour");
        for (CaseStage stage : stages) {
            table = table.number(StageName.of(stage));
        }
        table = table.number("all");
        for (Map.Entry<Integer, Map<CaseStage, Long>> hour : hours.entrySet()) {
            List<String> row = new ArrayList<>(List.of(String.format(Locale.ROOT, "%02d:00", hour.getKey())));
            stages.forEach(stage -> row.add(Wording.count(hour.getValue().getOrDefault(stage, 0L))));
            row.add(Wording.count(
                    hour.getValue().values().stream().mapToLong(Long::longValue).sum()));
            table = table.row(row.toArray(String[]::new));
        }
        return table;
    }

    /** {@return the number of cases by stage, for the report} */
    public ReportTable stageTable() {
        ReportTable table = ReportTable.of(
                        "By stage 办理阶段", "Of " + Wording.count(cases.size()) + " cases, as the trace leaves them.")
                .text("stage")
                .number("cases")
                .number("share");
        for (Map.Entry<CaseStage, Long> each : byStage().entrySet()) {
            table = table.row(
                    StageName.both(each.getKey()),
                    Wording.count(each.getValue()),
                    Wording.percent((double) each.getValue() / cases.size()));
        }
        return table;
    }

    /** {@return the three rates, for the report, each with its base} */
    public ReportTable rateTable() {
        FollowUpRates rates = rates();
        return ReportTable.of("Three rates 三率", "What residents said when they were asked afterwards.")
                .text("rate")
                .text("over whom")
                .number("share")
                .row("contact 联系率", "all who were to be asked", share(rates.contact()))
                .row("solution 解决率", "those who were reached", share(rates.solution()))
                .row("satisfaction 满意率", "those who were reached", share(rates.satisfaction()));
    }
}
