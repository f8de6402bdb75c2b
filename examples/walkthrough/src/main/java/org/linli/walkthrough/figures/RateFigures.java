package org.linli.walkthrough.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.linli.basics.Rate;
import org.linli.casework.Case;
import org.linli.casework.CaseRates;
import org.linli.casework.FollowUpRates;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** The rates of casework, each with its numerator and its base, with the cases that were taken out of them (剔除) and without. */
public final class RateFigures {

    /** How many letters the longest name has in Chinese. */
    private static final int LONGEST = 5;

    private final List<Row> rows;
    private final long excluded;

    private record Row(String english, String chinese, String base, String chineseBase, Rate all, Rate counted) {}

    private RateFigures(List<Row> rows, long excluded) {
        this.rows = List.copyOf(rows);
        this.excluded = excluded;
    }

    /**
     * Counts over cases.
     *
     * @param cases any cases
     * @param now the instant by which what is overdue is judged
     * @return the rates
     */
    public static RateFigures of(Collection<Case> cases, Instant now) {
        CaseRates rates = CaseRates.of(cases, now);
        FollowUpRates counted = FollowUpRates.of(cases.stream()
                .filter(each -> each.oversight().exclusion().isEmpty())
                .toList());
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "contact", "联系率", "those asked", "应回访", FollowUpRates.of(cases).contact(), counted.contact()));
        rows.add(row(rates, "response", "响应率", "those reached", "有效回访", CaseRates.Figures::response));
        rows.add(row(rates, "solution", "解决率", "those reached", "有效回访", CaseRates.Figures::solution));
        rows.add(row(rates, "satisfaction", "满意率", "those reached", "有效回访", CaseRates.Figures::satisfaction));
        rows.add(row(rates, "disposal", "处置率", "those to be handled", "应处置", CaseRates.Figures::disposal));
        rows.add(row(rates, "on time", "按期处置率", "those to be handled", "应处置", CaseRates.Figures::onTime));
        rows.add(row(rates, "overdue", "超期率", "those to be handled", "应处置", CaseRates.Figures::overdue));
        rows.add(row(rates, "rework", "返工率", "those ever handled", "曾办理", CaseRates.Figures::rework));
        rows.add(row(rates, "extension", "延期率", "those accepted", "已受理", CaseRates.Figures::extension));
        return new RateFigures(rows, rates.excluded());
    }

    private static Row row(
            CaseRates rates,
            String english,
            String chinese,
            String base,
            String chineseBase,
            Function<CaseRates.Figures, Rate> which) {
        return new Row(
                english, chinese, base, chineseBase, which.apply(rates.all()), which.apply(rates.withoutExcluded()));
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

    /** {@return the rates, for the console} */
    public List<String> lines() {
        return rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "  %-12s %s%s %s of %s%s",
                        row.english(),
                        row.chinese(),
                        // Each letter is as wide as two.
                        "  ".repeat(LONGEST - row.chinese().length()),
                        share(row.all()),
                        row.base(),
                        row.all().equals(row.counted()) ? "" : "; without excluded 剔除后 " + share(row.counted())))
                .toList();
    }

    /** {@return the rates, for the report} */
    public ReportTable table() {
        ReportTable table = ReportTable.of(
                        "Rates 各项比率",
                        "Each with what it counts and over what; " + excluded
                                + (excluded == 1 ? " case has" : " cases have")
                                + " been taken out of the rates. 每项均注明分子与基数；剔除 "
                                + excluded + " 件。")
                .text("rate 指标")
                .text("over 基数")
                .number("all cases 全部")
                .number("without excluded 剔除后");
        for (Row row : rows) {
            table = table.row(
                    row.english() + " " + row.chinese(),
                    row.base() + " " + row.chineseBase(),
                    share(row.all()),
                    share(row.counted()));
        }
        return table;
    }
}
