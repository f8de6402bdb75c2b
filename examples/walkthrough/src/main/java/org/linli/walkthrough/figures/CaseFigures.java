package org.linli.walkthrough.figures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.casework.Case;
import org.linli.casework.CaseStage;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.StackChart;
import org.linli.walkthrough.report.Wording;

/** What is counted over cases as they stand. */
public final class CaseFigures {

    private final List<Case> cases;

    /**
     * Figures over some cases.
     *
     * @param cases the cases, each reported
     */
    public CaseFigures(Collection<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /** {@return the cases; immutable} */
    public List<Case> cases() {
        return cases;
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

    private Map<Integer, Map<StageGroup, Long>> byHourAndGroup(ZoneId zone) {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        each -> each.intake().orElseThrow().at().atZone(zone).getHour(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                each -> StageGroup.of(each.stage()),
                                () -> new EnumMap<>(StageGroup.class),
                                Collectors.counting())));
    }

    private String byHour() {
        return "Of " + Wording.count(cases.size())
                + " cases, by the hour of the day in which they came in and how far they have come. 按诉求进入的时段与目前进展统计，共 "
                + Wording.count(cases.size()) + " 件。";
    }

    /**
     * The cases by the hour in which they came in and how far they have come, as a picture.
     *
     * @param zone whose hours
     * @return the chart
     */
    public StackChart hourChart(ZoneId zone) {
        Map<Integer, Map<StageGroup, Long>> hours = byHourAndGroup(zone);
        Map<String, List<Long>> columns = new LinkedHashMap<>();
        for (int hour = 0; hour < 24; hour++) {
            Map<StageGroup, Long> groups = hours.getOrDefault(hour, Map.of());
            columns.put(
                    String.valueOf(hour),
                    Arrays.stream(StageGroup.values())
                            .map(group -> groups.getOrDefault(group, 0L))
                            .toList());
        }
        return StackChart.of(
                "Cases by hour and state 时段与状态",
                byHour(),
                "hour of the day, local time 时段（当地时间）",
                Arrays.stream(StageGroup.values()).map(StageGroup::both).toList(),
                columns);
    }

    /**
     * The same in numbers.
     *
     * @param zone whose hours
     * @return the table
     */
    public ReportTable hourTable(ZoneId zone) {
        ReportTable table = ReportTable.of("By hour and state 时段与状态", byHour()).text("hour 时段");
        for (StageGroup group : StageGroup.values()) {
            table = table.number(group.both());
        }
        table = table.number("all 合计");
        for (Map.Entry<Integer, Map<StageGroup, Long>> hour :
                byHourAndGroup(zone).entrySet()) {
            List<String> row = new ArrayList<>(List.of(String.format(Locale.ROOT, "%02d:00", hour.getKey())));
            for (StageGroup group : StageGroup.values()) {
                row.add(Wording.count(hour.getValue().getOrDefault(group, 0L)));
            }
            row.add(Wording.count(
                    hour.getValue().values().stream().mapToLong(Long::longValue).sum()));
            table = table.row(row.toArray(String[]::new));
        }
        return table;
    }

    /** {@return the number of cases by stage, for the report} */
    public ReportTable stageTable() {
        ReportTable table = ReportTable.of(
                        "By stage 办理阶段",
                        "Of " + Wording.count(cases.size()) + " cases, as the trace leaves them. 留痕所示，共 "
                                + Wording.count(cases.size()) + " 件。")
                .text("stage 阶段")
                .number("cases 件")
                .number("share 占比");
        for (Map.Entry<CaseStage, Long> each : byStage().entrySet()) {
            table = table.row(
                    StageName.both(each.getKey()),
                    Wording.count(each.getValue()),
                    Wording.percent((double) each.getValue() / cases.size()));
        }
        return table;
    }
}
