package org.linli.walkthrough.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.casework.Case;
import org.linli.casework.ClosingCross;
import org.linli.casework.ClosingTimes;
import org.linli.casework.LogRank;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.StepChart;
import org.linli.walkthrough.report.Wording;

/** How long cases stay open, by whatever they are crossed with, and whether that makes a difference. */
public final class ClosingFigures {

    /** The shares of closed cases whose times are told on a line. */
    private static final List<Double> QUANTILES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);
    /** And in a table, where there is less room. */
    private static final List<Double> COLUMNS = List.of(0.1, 0.5, 0.9);

    private static final String ALL = "all 全部";
    private static final int CURVES = 6;
    /** A curve of fewer cases is a few large steps: it stands in the table only. */
    private static final int FEWEST = 5;

    private final ClosingTimes all;
    private final ClosingCross<String> cross;

    private ClosingFigures(ClosingTimes all, ClosingCross<String> cross) {
        this.all = all;
        this.cross = cross;
    }

    /**
     * Crosses cases with something.
     *
     * @param cases any cases
     * @param by what a case is counted under
     * @param now until when those that are open have been watched
     * @return the curves
     */
    public static ClosingFigures of(Collection<Case> cases, Function<Case, String> by, Instant now) {
        ClosingTimes all = ClosingCross.by(cases, each -> Optional.of(ALL), now)
                .curves()
                .getOrDefault(ALL, ClosingTimes.of(List.of()));
        return new ClosingFigures(all, ClosingCross.by(cases, each -> Optional.of(by.apply(each)), now));
    }

    /** {@return the curve of all cases} */
    public ClosingTimes all() {
        return all;
    }

    /** The curves, those of most cases first. */
    private Map<String, ClosingTimes> ordered() {
        return cross.curves().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ClosingTimes> each) ->
                                -each.getValue().observations())
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * Puts curves into a chart: all cases, then the groups with most of them.
     *
     * @param empty a chart without curves
     * @return the chart
     */
    public StepChart chart(StepChart empty) {
        StepChart chart = empty.with(ALL, all);
        int curves = 0;
        for (Map.Entry<String, ClosingTimes> each : ordered().entrySet()) {
            if (each.getValue().observations() >= FEWEST && curves++ < CURVES) {
                chart = chart.with(each.getKey(), each.getValue());
            }
        }
        return chart;
    }

    /**
     * Quantiles of the curves.
     *
     * @param by what they are crossed with, in both languages
     * @return the table
     */
    public ReportTable quantileTable(String by) {
        Map<String, ClosingTimes> rows = new LinkedHashMap<>();
        rows.put(ALL, all);
        rows.putAll(ordered());
        return quantileTable(
                "Time until a case is closed 办结时长",
                "Kaplan–Meier; undefined where the curve does not fall that far. 乘积限估计；曲线未降至该处则无定义。",
                by,
                rows);
    }

    /**
     * Whether the groups differ, in words.
     *
     * @return English and Chinese
     */
    public List<String> comparison() {
        Optional<LogRank> found = cross.compare();
        if (found.isEmpty()) {
            return List.of(
                    "Log-rank comparison: undefined, there are no two groups of which anything was closed.",
                    "对数秩检验：无定义，可比的组不足两个。");
        }
        LogRank rank = found.get();
        String figures = String.format(
                Locale.ROOT, "χ² = %.2f, df = %d, p %s", rank.chiSquare(), rank.degreesOfFreedom(), p(rank.pValue()));
        return List.of(
                "Log-rank comparison of the " + cross.curves().size() + " groups: " + figures
                        + ". A small p says that the difference is hard to lay to chance; it does not say why there is one.",
                cross.curves().size() + " 组的对数秩检验：" + figures + "。p 值小说明差异难以归于偶然，但并不说明原因。");
    }

    private static String p(double value) {
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", value);
    }

    /** {@return the groups of the comparison with what was observed and what would be expected if there were no difference} */
    public Optional<ReportTable> comparisonTable() {
        return cross.compare().map(rank -> {
            ReportTable table = ReportTable.of(
                            "Log-rank comparison 对数秩检验",
                            "Closings observed, and expected if all groups were alike. 实际办结数，及各组无差异时的期望数。")
                    .text("group 组")
                    .number("observed 实际")
                    .number("expected 期望");
            int i = 0;
            for (String group : cross.curves().keySet()) {
                LogRank.Group of = rank.groups().get(i++);
                table = table.row(
                        group, Wording.count(of.observed()), String.format(Locale.ROOT, "%,.1f", of.expected()));
            }
            return table;
        });
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
     * @param by what the curves are named by
     * @param curves the curves by name, in the order to be shown
     * @return the table
     */
    public static ReportTable quantileTable(
            String caption, String description, String by, Map<String, ClosingTimes> curves) {
        ReportTable table = ReportTable.of(caption, description)
                .text(by)
                .number("cases 件")
                .number("closed 办结")
                .number("censored 删失");
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
}
