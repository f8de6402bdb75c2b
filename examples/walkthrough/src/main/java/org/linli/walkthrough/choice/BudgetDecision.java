package org.linli.walkthrough.choice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Comparison;
import org.linli.choice.Option;
import org.linli.choice.Spending;
import org.linli.choice.Step;
import org.linli.choice.budget.Allocation;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.BudgetAxiom;
import org.linli.choice.budget.Completion;
import org.linli.choice.budget.EqualShares;
import org.linli.choice.budget.Greedy;
import org.linli.choice.budget.OtherRules;
import org.linli.choice.budget.Utilities;
import org.linli.walkthrough.report.CostChart;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** What a budget is spent on by equal shares, who pays what, and what other rules would have done. */
final class BudgetDecision implements Decision {

    private final String title;
    private final String source;
    private final Money money;
    private final Budget budget;
    private final Utilities utilities;
    private final ApprovalProfile support;
    private final Allocation allocation;
    /** What was decided, then what every other rule makes of the same ballots. */
    private final List<Allocation> all = new ArrayList<>();

    private final Comparison<BudgetAxiom> comparison;

    BudgetDecision(
            String title, String source, Money money, Budget budget, Utilities utilities, ApprovalProfile support) {
        this.title = title;
        this.source = source;
        this.money = money;
        this.budget = budget;
        this.utilities = utilities;
        this.support = support;
        Completion completion = Completion.add1(money.unit()).filledBy(Greedy.Order.SUPPORT);
        this.allocation = EqualShares.of(budget, utilities, completion, budget.byId());
        all.add(allocation);
        for (Allocation other : OtherRules.allocations(budget, utilities, money.unit(), budget.byId())) {
            if (!other.outcome().rule().equals(allocation.outcome().rule())) {
                all.add(other);
            }
        }
        this.comparison = OtherRules.compare(budget, utilities, all);
    }

    @Override
    public String file() {
        return "budget.html";
    }

    @Override
    public String headline() {
        return "Budget 参与式预算: " + allocation.order().size() + " of "
                + budget.options().size() + " projects, " + money.number(allocation.spent()) + " of "
                + money.of(budget.available()) + ", by equal shares 均等份额" + dissent();
    }

    /** What must be said beside a budget that others would have spent otherwise. */
    private String dissent() {
        int others = all.size() - comparison.agreeingWith(allocation.outcome()).size();
        return others == 0 ? "" : "; " + others + " of " + all.size() + " rules would have funded otherwise";
    }

    @Override
    public ReportPage page() {
        ReportPage page = ReportPage.titled("Budget 参与式预算: " + title, "en")
                .lead(source)
                .figures(List.of(
                        new KeyFigure(
                                "Funded 获拨款",
                                Integer.toString(allocation.order().size()),
                                "of " + budget.options().size() + " projects"),
                        new KeyFigure(
                                "Spent 支出", money.number(allocation.spent()), "of " + money.of(budget.available())),
                        new KeyFigure(
                                "Ballots 选票",
                                Wording.count(support.electorate().ballots()),
                                Wording.count(support.electorate().blank()) + " of them blank"),
                        new KeyFigure(
                                "Left with nothing 无所得",
                                Wording.percent((double) without(allocation) / Math.max(1, expressed())),
                                Wording.count(without(allocation)) + " of " + Wording.count(expressed())
                                        + " voters see none of their projects funded")));
        page.paragraph(
                "Every voter has the same part of the money to decide on. A project is funded when its supporters can"
                        + " pay for it together; the cheapest for each of them comes first. What is left over is spent by letting"
                        + " all shares grow, and then by support.");
        page.paragraph("每位选民可决定同样一份资金；支持者合起来付得起的项目即获拨款，人均付出最少者优先。余款先以份额同步增长、再按支持数拨付。");
        page.chart(payments());
        page.section("What other rules would have done 其他规则的结果")
                .list("en", told(Locale.ENGLISH))
                .list("zh-CN", told(Locale.CHINESE))
                .table(rules())
                .table(projects());
        return Explanation.addTo(page, allocation::summarize);
    }

    /** Whom each rule would have funded instead, and what it does not meet. */
    private List<String> told(Locale locale) {
        return comparison.summarize(allocation.outcome(), locale).lines().toList();
    }

    private CostChart payments() {
        CostChart chart = CostChart.of(
                "Who pays for what 各项目由谁负担",
                "Costs in " + (money.currency().isEmpty() ? "units of the file" : money.currency())
                        + ". Green: funded, and what each supporter pays. Dashed: not funded; the grey part is what supporters"
                        + " had left for it. 绿色获拨款；虚线未获拨款，灰色为支持者余款。");
        for (Step step : allocation.outcome().steps()) {
            if (step instanceof Spending.Funded funded) {
                chart = chart.funded(
                        funded.option().name(), (double) funded.cost(), money.number(funded.cost()) + payment(funded));
            }
        }
        for (Step step : allocation.outcome().steps()) {
            if (step instanceof Spending.NotFunded not) {
                long cost = budget.cost(budget.options().indexOf(not.option().id()));
                boolean amount = not.why() == Spending.NotFunded.Why.TOO_LITTLE_MONEY;
                chart = chart.notFunded(
                        not.option().name(),
                        (double) cost,
                        amount ? cost - Explanation.number(not.missing()) : 0,
                        money.number(cost) + lack(not));
            }
        }
        return chart;
    }

    private String payment(Spending.Funded funded) {
        return funded.payment()
                .map(paid -> " · " + Wording.count(paid.inFull()) + " × " + money.about(paid.each())
                        + (paid.lessThanFull() == 0 ? "" : " + " + Wording.count(paid.lessThanFull()) + " less"))
                .orElse(" · by support");
    }

    private String lack(Spending.NotFunded not) {
        return switch (not.why()) {
            case TOO_LITTLE_MONEY, OVER_BUDGET, OVER_CATEGORY -> " · " + money.about(not.missing()) + " short";
            case TOO_LITTLE_SUPPORT -> " · too little support";
            case INCOMPATIBLE -> " · excluded";
            case NOT_REACHED -> "";
        };
    }

    private ReportTable rules() {
        ReportTable table = ReportTable.of(
                        "Rules on the same ballots 同票异规",
                        "EJR+: whether a group of voters was denied what its equal shares pay for; exhaustive: whether what is"
                                + " left would pay for a further supported project.")
                .text("rule 规则")
                .number("projects 项目")
                .number("left 余款")
                .number("with nothing 无所得")
                .text("EJR+")
                .text("exhaustive 用尽");
        for (Allocation each : all) {
            table = table.row(
                    (all.indexOf(each) + 1) + " · "
                            + Decisions.named(each.outcome().rule()),
                    Integer.toString(each.order().size()),
                    money.number(each.left()),
                    Wording.percent((double) without(each) / Math.max(1, expressed())),
                    finding(BudgetAxiom.EJR_PLUS, each),
                    finding(BudgetAxiom.EXHAUSTIVE, each));
        }
        return table;
    }

    private String finding(BudgetAxiom axiom, Allocation of) {
        return axiom.violation(budget, utilities, of)
                .map(broken -> "✕ " + broken.project().name()
                        + (broken.group() > 0 ? ": " + Wording.count(broken.group()) : ""))
                .orElse("✓");
    }

    private ReportTable projects() {
        ReportTable table = ReportTable.of(
                        "Projects 项目", "Who is funded by which rule, the rules by their numbers in the table above.")
                .text("project 项目")
                .number("cost 费用")
                .number("supporters 支持者");
        for (int rule = 1; rule <= all.size(); rule++) {
            table = table.text(Integer.toString(rule));
        }
        for (Option project : budget.options()) {
            int at = budget.options().indexOf(project.id());
            List<String> row = new ArrayList<>(
                    List.of(project.name(), money.number(budget.cost(at)), Wording.count(utilities.support(at))));
            all.forEach(each -> row.add(each.order().contains(project) ? "✓" : ""));
            table = table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private long expressed() {
        return support.electorate().expressed();
    }

    /** How many of those who named a project see none of theirs funded. */
    private long without(Allocation of) {
        Set<String> funded = of.order().stream().map(Option::id).collect(Collectors.toCollection(HashSet::new));
        long without = 0;
        for (int ballot = 0; ballot < support.distinct(); ballot++) {
            List<String> named = support.ballot(ballot);
            if (!named.isEmpty() && named.stream().noneMatch(funded::contains)) {
                without += support.count(ballot);
            }
        }
        return without;
    }
}
