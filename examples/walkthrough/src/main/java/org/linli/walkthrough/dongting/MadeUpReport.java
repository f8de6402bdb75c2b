package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.basics.ActorId;
import org.linli.casework.ClosingTimes;
import org.linli.casework.OpenCases;
import org.linli.order.Order;
import org.linli.order.OrderFact;
import org.linli.order.OrderStage;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.walkthrough.figures.CaseFigures;
import org.linli.walkthrough.figures.SealSection;
import org.linli.walkthrough.report.BarChart;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.StepChart;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.run.Seal;

/** The report on the made-up day. */
final class MadeUpReport {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int CURVES = 5;

    private final long seed;
    private final Lives lives;
    private final Instant end;
    private final OpenCases open;
    private final CaseFigures figures;
    private final Chronicle chronicle;
    private final ReportPage page = ReportPage.titled("A day in 东亭社区", "en");

    MadeUpReport(long seed, Lives lives, Instant end, OpenCases open, CaseFigures figures, Chronicle chronicle) {
        this.seed = seed;
        this.lives = lives;
        this.end = end;
        this.open = open;
        this.figures = figures;
        this.chronicle = chronicle;
    }

    /** The whole page. */
    ReportPage page(List<Order> orders, Seal seal) {
        glance(orders);
        cases();
        closing();
        answerable();
        orders(orders);
        refusals();
        participants();
        personal();
        SealSection.addTo(page, seal);
        return page;
    }

    private void glance(List<Order> orders) {
        long done = orders.stream().filter(order -> order.endedAt().isPresent()).count();
        page.lead("Tuesday 3 March 2026, seven in the morning to eight in the evening, made up from seed " + seed
                        + ". Every case, person, number and place on this page is synthetic.")
                .figures(List.of(
                        new KeyFigure("reported 接诉", Wording.count(figures.size()), "cases"),
                        new KeyFigure(
                                "still open 在办",
                                Wording.count(figures.open()),
                                "of " + Wording.count(figures.size()) + " cases, at eight"),
                        new KeyFigure(
                                "overdue 超期",
                                Wording.count(
                                        open.overdueAt(end, Integer.MAX_VALUE).size()),
                                "of " + Wording.count(figures.open()) + " open cases"),
                        new KeyFigure(
                                "orders served 接单",
                                Wording.count(done),
                                "of " + Wording.count(orders.size()) + " orders")))
                .paragraph(Dongting.PUBLISHED + " No figure on this page comes from it.");
    }

    private void cases() {
        page.section("Cases 办理")
                .chart(BarChart.of("What they were about 事项", "cases", byMatter(), 20))
                .table(figures.stageTable())
                .table(figures.byHourAndStage(Dongting.ZONE))
                .table(figures.rateTable())
                .paragraph(
                        "Asked are the residents of closed cases, twenty minutes or more afterwards; cases that a grid"
                                + " worker found on the round have nobody to ask. Solved and satisfied are counted over those who"
                                + " were reached, and contact over those who were to be reached.");
    }

    private Map<String, Long> byMatter() {
        Map<String, Long> unordered = new TreeMap<>();
        lives.all().forEach(life -> unordered.merge(life.matter().both(), 1L, Long::sum));
        Map<String, Long> counts = new LinkedHashMap<>();
        unordered.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    private void closing() {
        Map<String, ClosingTimes> units = new LinkedHashMap<>();
        ClosingTimes all = figures.closingTimes(end);
        units.put("all", all);
        units.putAll(figures.closingTimesBy(
                each -> Dongting.actor(each.intake().orElseThrow().report().receiver())
                        .english(),
                end));
        StepChart chart = StepChart.linear(
                "Share of cases still open, by the unit that received them",
                "Kaplan–Meier, of " + Wording.count(all.observations())
                        + " cases; closed, turned away and merged cases are"
                        + " over. The " + Wording.count(all.censored())
                        + " that are open in the evening are not dropped: they count as open until then.");
        int curves = 0;
        for (Map.Entry<String, ClosingTimes> each : units.entrySet()) {
            if (curves++ <= CURVES) {
                chart = chart.with(each.getKey(), each.getValue());
            }
        }
        page.section("How long cases stay open")
                .chart(chart)
                .table(CaseFigures.quantileTable(
                        "Time until a case is over",
                        "Kaplan–Meier; undefined where the curve does not fall that far.",
                        units));
    }

    private void answerable() {
        Map<String, Long> counts = new LinkedHashMap<>();
        open.countByActor().entrySet().stream()
                .sorted(Map.Entry.<ActorId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> counts.put(name(each.getKey()), (long) each.getValue()));
        ReportTable overdue = ReportTable.of("Overdue 超期", "Open cases whose time was over at " + clock(end) + ".")
                .text("case")
                .text("what")
                .text("who answers for it")
                .text("was due");
        for (OpenCases.Item item : open.overdueAt(end, Integer.MAX_VALUE)) {
            overdue = overdue.row(
                    item.id().value(),
                    lives.of(item.id()).matter().both(),
                    name(item.accountable()),
                    item.due().map(MadeUpReport::clock).orElse(""));
        }
        page.section("Who answers for what is open 谁来负责")
                .paragraph("Each open case has exactly one actor who answers for it.")
                .chart(BarChart.of("Open cases by who answers for them", "open cases", counts, 15))
                .table(overdue);
    }

    private void orders(List<Order> orders) {
        Map<ActorId, Map<String, Long>> bySupplier = new TreeMap<>();
        for (TraceEvent event : chronicle.orders()) {
            ActorId actor = event.act().actor();
            if (event.fact() instanceof OrderFact.Dispatched dispatched) {
                count(bySupplier, dispatched.offer().supplier(), "offered");
            } else if (event.fact() instanceof OrderFact.Accepted) {
                count(bySupplier, actor, "accepted");
            } else if (event.fact() instanceof OrderFact.Declined) {
                count(bySupplier, actor, "declined");
            } else if (event.fact() instanceof OrderFact.TimedOut timedOut) {
                count(bySupplier, timedOut.supplier(), "timed out");
            } else if (event.fact() instanceof OrderFact.Done) {
                count(bySupplier, actor, "done");
            }
        }
        List<String> columns = List.of("offered", "accepted", "declined", "timed out", "done");
        ReportTable table = ReportTable.of("Suppliers", "What became of what they were offered.")
                .text("supplier");
        for (String column : columns) {
            table = table.number(column);
        }
        for (Map.Entry<ActorId, Map<String, Long>> each : bySupplier.entrySet()) {
            List<String> row = new ArrayList<>(List.of(name(each.getKey())));
            columns.forEach(column -> row.add(Wording.count(each.getValue().getOrDefault(column, 0L))));
            table = table.row(row.toArray(String[]::new));
        }
        ReportTable stages = ReportTable.of("By stage", "Of " + Wording.count(orders.size()) + " orders.")
                .text("stage")
                .number("orders");
        Map<OrderStage, Long> counts = orders.stream()
                .collect(Collectors.groupingBy(
                        Order::stage, () -> new EnumMap<>(OrderStage.class), Collectors.counting()));
        for (Map.Entry<OrderStage, Long> each : counts.entrySet()) {
            stages = stages.row(each.getKey().name().toLowerCase(Locale.ROOT), Wording.count(each.getValue()));
        }
        page.section("Orders 点单–派单–接单")
                .paragraph(
                        "A case of a matter that suppliers serve places an order by itself when it is accepted. It is"
                                + " offered to the nearest supplier who is free; whoever declines, or says nothing for a quarter of"
                                + " an hour, is passed over.")
                .table(stages)
                .table(table);
    }

    private static void count(Map<ActorId, Map<String, Long>> bySupplier, ActorId supplier, String what) {
        bySupplier.computeIfAbsent(supplier, any -> new TreeMap<>()).merge(what, 1L, Long::sum);
    }

    private void refusals() {
        ReportTable table = ReportTable.of(
                        "Refused 拒绝", "What was tried and refused; each left a notice in the trace, and nothing else.")
                .text("when")
                .text("who")
                .text("tried")
                .text("on")
                .text("reason")
                .text("responsible");
        for (TraceEvent event : chronicle.attempts()) {
            TraceFact.Attempted attempted = (TraceFact.Attempted) event.fact();
            table = table.row(
                    clock(event.act().at()),
                    name(event.act().actor()),
                    attempted.tried(),
                    attempted.about().toString(),
                    attempted.reason(),
                    attempted.responsibleInstead().map(MadeUpReport::name).orElse(""));
        }
        page.section("Refusals are answers").table(table);
    }

    private void participants() {
        Map<Actor.Kind, Long> kinds = new EnumMap<>(Actor.Kind.class);
        chronicle
                .factsByActor()
                .forEach((actor, facts) -> kinds.merge(Dongting.actor(actor).kind(), facts, Long::sum));
        Map<String, Long> counts = new LinkedHashMap<>();
        kinds.forEach((kind, facts) -> counts.put(kind.both(), facts));
        page.section("Who took part 谁来治理")
                .chart(BarChart.of("Facts by the kind of actor who brought them about", "facts", counts, 10));
    }

    private void personal() {
        page.section("Personal data")
                .paragraph(
                        "What residents said and how they can be reached stands in personal slots, apart from the open"
                                + " part of the facts. In the evening " + Wording.count(chronicle.erasures())
                                + " resident had everything personal erased: the facts stand as before, every proof stays valid, and"
                                + " the values are gone.");
    }

    private static String name(ActorId actor) {
        Actor known = Dongting.actor(actor);
        return known.kind() == Actor.Kind.RESIDENT ? actor.value() : known.both();
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(Dongting.ZONE));
    }
}
