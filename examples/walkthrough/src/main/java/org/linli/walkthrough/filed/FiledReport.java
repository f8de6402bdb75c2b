package org.linli.walkthrough.filed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.casework.Accountability;
import org.linli.casework.ClosingTimes;
import org.linli.casework.OpenCases;
import org.linli.casework.csv.CaseColumn;
import org.linli.walkthrough.figures.AnsweredFigures;
import org.linli.walkthrough.figures.CaseFigures;
import org.linli.walkthrough.figures.ClosingFigures;
import org.linli.walkthrough.figures.RateFigures;
import org.linli.walkthrough.figures.SealSection;
import org.linli.walkthrough.report.BarChart;
import org.linli.walkthrough.report.ColumnChart;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.StepChart;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.requests.CloseHours;
import org.linli.walkthrough.requests.FileStatistics;
import org.linli.walkthrough.requests.Intake;
import org.linli.walkthrough.requests.Note;
import org.linli.walkthrough.requests.OnTime;
import org.linli.walkthrough.requests.Reject;
import org.linli.walkthrough.requests.Request;
import org.linli.walkthrough.run.Seal;

/** The report on the day of a file. */
final class FiledReport {

    private static final int CURVES = 6;
    private static final int LINES = 15;

    private final FiledPlayed.Source source;
    private final OpenCases open;
    private final Accountability accountability;
    private final CaseFigures figures;
    private final RateFigures rates;
    private final FiledDuties duties;
    private final FiledNames names;
    private final Intake intake;
    private final FileStatistics statistics;
    private final ReportPage page;

    FiledReport(
            FiledPlayed.Source source,
            OpenCases open,
            Accountability accountability,
            CaseFigures figures,
            RateFigures rates,
            FiledDuties duties,
            FiledNames names) {
        this.source = source;
        this.open = open;
        this.accountability = accountability;
        this.figures = figures;
        this.rates = rates;
        this.duties = duties;
        this.names = names;
        this.intake = source.intake();
        this.statistics = source.statistics();
        this.page = ReportPage.titled("A day in the community 社区的一天", "en");
    }

    /** The whole page. */
    ReportPage page(Seal seal) {
        glance();
        intake();
        lives();
        cases();
        closing();
        onTime();
        answerable();
        duties.addTo(page);
        file();
        SealSection.addTo(page, seal);
        return page;
    }

    private void glance() {
        ClosingTimes times = source.closingTimes();
        page.lead(Wording.count(intake.rows()) + " rows of "
                        + source.file().path().getFileName()
                        + range().map(each -> ", which came in " + each).orElse("")
                        + ", taken through intake, casework and trace.")
                .figures(List.of(
                        new KeyFigure(
                                "taken in 接诉",
                                Wording.count(intake.taken().size()),
                                "of " + Wording.count(intake.rows()) + " rows"),
                        new KeyFigure(
                                "rejected 未受理",
                                Wording.count(intake.rejects().size()),
                                "each with line and reason in rejects.csv"),
                        new KeyFigure(
                                "open at the end 在办",
                                Wording.count(figures.open()),
                                "of " + Wording.count(figures.size()) + " cases"),
                        new KeyFigure(
                                "half closed within 半数办结于",
                                Wording.duration(times.quantile(0.5)),
                                "Kaplan–Meier, n = " + Wording.count(times.observations()))));
    }

    private Optional<String> range() {
        return statistics.first().flatMap(first -> statistics.last().map(last -> "from " + first + " to " + last));
    }

    private void intake() {
        ReportTable table = ReportTable.of(
                        "What became of the rows 各行去向",
                        "Of " + Wording.count(intake.rows()) + " rows of the file. 共 " + Wording.count(intake.rows())
                                + " 行。")
                .text("what 去向")
                .text("why 原因")
                .number("rows 行")
                .row("taken in 受理", "", Wording.count(intake.taken().size()));
        for (Map.Entry<Reject.Reason, Long> each : intake.rejectCounts().entrySet()) {
            table = table.row("rejected 未受理", FiledFigures.words(each.getKey()), Wording.count(each.getValue()));
        }
        page.section("Intake 接诉")
                .paragraph(
                        "A row is rejected only where taking it in would mean to invent something. What it merely lacks is"
                                + " noted, and the row is taken in.",
                        "只有受理即须杜撰的行才不予受理；仅有缺项的，注明后受理。")
                .table(table);
        if (!intake.notes().isEmpty()) {
            ReportTable notes = ReportTable.of(
                            "What was left open about rows taken in 受理时存疑",
                            "Of " + Wording.count(intake.taken().size()) + " rows taken in; a row may have several.")
                    .text("note 备注")
                    .number("rows 行");
            for (Map.Entry<Note.Kind, Long> each : intake.noteCounts().entrySet()) {
                notes = notes.row(FiledFigures.words(each.getKey()), Wording.count(each.getValue()));
            }
            page.table(notes);
        }
        FiledFigures.closingUnderOpenStatus(source.file(), intake).ifPresent(page::paragraph);
    }

    private void lives() {
        page.section("How rows became cases 由行到案")
                .paragraph("A row names two times at most: when it came in and when it was closed. Whatever must have"
                        + " happened between is dated at the one before it. A closed case was reported, accepted, assigned"
                        + " and taken up when it came in, and handled, verified and closed when it was closed: by a team of"
                        + " the agency, and verified by the call centre, since the doer does not verify. An open case has"
                        + " come as far as its status says. These moments in between are a reading of the file, not"
                        + " measurements; nothing below is counted from them.")
                .paragraph(
                        "The file says that a case was closed, not with what result: it stands as solved, and as"
                                + " explained if it is a duplicate. Which request a duplicate repeats is not said either, so"
                                + " duplicates are cases of their own. What was handed on to somebody outside the file is turned"
                                + " away as not ours (退回) when it was closed. A case is accepted with the due time of its row; where the row has"
                                + " none, " + FiledAct.BY_DEFAULT.toString().replace("d", " days")
                                + " apply, which is a rule of this day and enters no figure. Local times are"
                                + " taken to be in the zone " + zone()
                                + ". Agencies are departments on the roster, each with one team; where the time promised passes before a"
                                + " case is closed, whoever answers for it is told so at that time (催办).",
                        "一行至多两个时刻：进入与办结，其间各步按前一时刻计；部门即名册所列部门，各设一个班组，核实与办结由呼叫中心作出。文件未说明重复件所重复者，故不并案；转出者按退回计。时限届满未结者即时催办。");
    }

    private String zone() {
        return source.zone().equals(ZoneOffset.UTC) ? "UTC" : source.zone().getId();
    }

    private void cases() {
        page.section("Cases 办理")
                .table(figures.stageTable())
                .chart(figures.hourChart(source.zone()))
                .table(figures.hourTable(source.zone()))
                .table(rates.table())
                .paragraph(
                        "The rates are over the cases with a time promised in the file, as of its last instant. The file does not"
                                + " tell of anybody who was asked afterwards; no follow-up was invented, and what rests on answers is"
                                + " undefined.",
                        "各项比率以文件载明时限的案件为准，截至文件最后时刻。文件未载回访，亦未杜撰，故以回访为基数的各项无定义。");
    }

    private void closing() {
        ClosingTimes all = source.closingTimes();
        Map<String, ClosingTimes> agencies = intake.closingTimesBy(Request::agency).entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ClosingTimes> each) ->
                                -each.getValue().observations())
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        String censoring = "Of " + Wording.count(all.observations()) + " cases. The "
                + Wording.count(all.censored()) + " without a known closing are not dropped: they count as open"
                + intake.lastInstant()
                        .map(last -> " until " + last + ", the file's last instant")
                        .orElse("")
                + ". Time is on a logarithmic scale, and cases closed within its first mark lie left of"
                + " it. At the far end few cases are at risk, so that a single closing makes a large step.";
        StepChart byAgency = StepChart.logarithmic(
                "Share of cases still open, by agency 按部门",
                "The " + Math.min(CURVES, agencies.size()) + " agencies with most cases; the number of cases after each"
                        + " name.");
        int curves = 0;
        for (Map.Entry<String, ClosingTimes> each : agencies.entrySet()) {
            if (curves++ < CURVES) {
                byAgency = byAgency.with(each.getKey(), each.getValue());
            }
        }
        Map<String, ClosingTimes> rows = new LinkedHashMap<>();
        rows.put("all", all);
        rows.putAll(agencies);
        page.section("How long cases stay open 办结时长")
                .chart(StepChart.logarithmic("Share of cases still open (Kaplan–Meier) 未结比例", censoring)
                        .with("all", all))
                .chart(byAgency)
                .table(ClosingFigures.quantileTable(
                        "Closing times 办结时长",
                        "Kaplan–Meier; undefined where the curve does not fall that far. 乘积限估计；曲线未降至该处则无定义。",
                        "agency 部门",
                        rows));
        ClosingFigures cross = ClosingFigures.of(
                figures.cases(),
                each -> names.labelOf(each.intake().orElseThrow().report().receiver()),
                source.last());
        List<String> comparison = cross.comparison();
        page.paragraph(
                "Do agencies differ? " + comparison.get(0)
                        + " Here cases that were turned away count as open until then, as any that ended otherwise.",
                comparison.get(1));
        cross.comparisonTable().ifPresent(page::table);
    }

    private void onTime() {
        page.section("On time 按时办结").paragraph(FiledFigures.onTime(statistics));
        if (statistics.onTime().isPresent()) {
            ReportTable table = ReportTable.of(
                            "Closed by the time promised 按时办结",
                            "Of the rows with a due and a closing time not before they came in, whatever their status.")
                    .text("agency 部门")
                    .number("on time 按时")
                    .number("95 % interval (Wilson) 区间");
            for (Map.Entry<String, OnTime> each : statistics.onTimeByAgency().entrySet()) {
                OnTime share = each.getValue();
                table = table.row(
                        each.getKey().isEmpty() ? "(no agency named)" : each.getKey(),
                        Wording.share(share.closedOnTime(), share.of()),
                        Wording.percent(share.wilson95Low()) + " – " + Wording.percent(share.wilson95High()));
            }
            page.table(table);
        }
    }

    private void answerable() {
        Map<ActorId, Integer> byActor = open.countByActor();
        Map<String, Long> counts = new LinkedHashMap<>();
        byActor.entrySet().stream()
                .sorted(Map.Entry.<ActorId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> counts.put(names.labelOf(each.getKey()), (long) each.getValue()));
        page.section("Who answered for what 谁来负责")
                .paragraph(
                        "Each open case has exactly one actor who answers for it: whoever received it, until an agency accepts it,"
                                + " until a team takes it up.",
                        "每件未结案件只有一个负责方：先是接收单位，受理后为主管部门，接办后为其班组。")
                .table(AnsweredFigures.of(accountability, figures.cases(), everything())
                        .table(names::labelOf, names::labelOf, LINES))
                .chart(BarChart.of("Open cases by who answers for them 未结案件的负责方", "open cases", counts, LINES));
    }

    private TimeWindow everything() {
        Instant first = figures.cases().stream()
                .map(each -> each.intake().orElseThrow().at())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        // The last instant itself counts.
        return TimeWindow.of(first, source.last().plusSeconds(1));
    }

    private void file() {
        page.section("The file as it is 文件原貌")
                .paragraph(
                        "Counted over all " + Wording.count(statistics.rows())
                                + " rows read, whether they were taken in or rejected: this describes the file, not the work.",
                        "以下按文件全部 " + Wording.count(statistics.rows()) + " 行统计，不论受理与否：说明的是文件，而非工作。")
                .chart(BarChart.of("Rows by agency 按部门", "rows", statistics.countBy(CaseColumn.AGENCY), LINES))
                .chart(BarChart.of("Rows by category 按类别", "rows", statistics.countBy(CaseColumn.CATEGORY), LINES))
                .chart(BarChart.of("Rows by channel 按渠道", "rows", statistics.countBy(CaseColumn.CHANNEL), LINES))
                .chart(BarChart.of("Rows by status 按状态", "rows", statistics.countBy(CaseColumn.STATUS), LINES))
                .chart(BarChart.of("Rows by district 按区域", "rows", statistics.countBy(CaseColumn.DISTRICT), LINES))
                .chart(ColumnChart.byHour("Rows by hour 按时段", "rows", statistics.countByHour()));
        if (statistics.countByIsoWeekday().size() > 1) {
            page.chart(ColumnChart.byWeekday("Rows by day of the week 按星期", "rows", statistics.countByIsoWeekday()));
        }
        page.table(closeHours()).table(missing());
    }

    private ReportTable closeHours() {
        ReportTable table = ReportTable.of(
                        "Closing hours of the file's own rows 各行办结时长",
                        "Over rows with closed not before created, whatever their status, local times subtracted as"
                                + " written; quantiles of type 7. Open rows are not in it, so it flatters: see the curves"
                                + " above for what it hides.")
                .text("agency")
                .number("rows")
                .number("mean")
                .number("p10")
                .number("p50")
                .number("p90");
        Map<String, CloseHours> rows = new LinkedHashMap<>();
        statistics.closeHours().ifPresent(all -> rows.put("all", all));
        statistics
                .closeHoursByAgency()
                .forEach((agency, hours) -> rows.put(agency.isEmpty() ? "(no agency named)" : agency, hours));
        for (Map.Entry<String, CloseHours> each : rows.entrySet()) {
            CloseHours hours = each.getValue();
            List<String> row = new ArrayList<>(List.of(each.getKey(), Wording.count(hours.n())));
            for (double figure : new double[] {hours.mean(), hours.p10(), hours.p50(), hours.p90()}) {
                row.add(String.format(Locale.ROOT, "%,.2f h", figure));
            }
            table = table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private ReportTable missing() {
        ReportTable table = ReportTable.of(
                        "Values that are missing 缺失值", "Of " + Wording.count(statistics.rows()) + " rows.")
                .text("column 列")
                .number("rows without it 缺失行");
        for (Map.Entry<CaseColumn, Long> each : statistics.missing().entrySet()) {
            table = table.row(each.getKey().header(), Wording.share(each.getValue(), statistics.rows()));
        }
        return table;
    }
}
