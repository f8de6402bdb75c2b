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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.casework.Accountability;
import org.linli.casework.Case;
import org.linli.casework.Channel;
import org.linli.casework.OpenCases;
import org.linli.community.Community;
import org.linli.order.Order;
import org.linli.order.OrderFact;
import org.linli.order.OrderStage;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.walkthrough.figures.AnsweredFigures;
import org.linli.walkthrough.figures.CaseFigures;
import org.linli.walkthrough.figures.ClosingFigures;
import org.linli.walkthrough.figures.RateFigures;
import org.linli.walkthrough.figures.SealSection;
import org.linli.walkthrough.report.BarChart;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.StepChart;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.run.Seal;
import org.linli.walkthrough.run.States;

/** The report on the made-up day. */
final class MadeUpReport {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Map<String, String> CHINESE =
            Map.of("offered", "派单", "accepted", "接单", "declined", "拒单", "timed out", "超时", "done", "完成");

    private final long seed;
    private final Lives lives;
    private final Instant end;
    private final Community community;
    private final States states;
    private final Chronicle chronicle;
    private final Accountability accountability;
    private final OpenCases open;
    private final CaseFigures figures;
    private final ReportPage page = ReportPage.titled("A day in 东亭社区 · 东亭社区的一天", "en");

    MadeUpReport(
            long seed,
            Lives lives,
            Instant end,
            Community community,
            States states,
            Chronicle chronicle,
            Accountability accountability) {
        this.seed = seed;
        this.lives = lives;
        this.end = end;
        this.community = community;
        this.states = states;
        this.chronicle = chronicle;
        this.accountability = accountability;
        this.open = community.openCases();
        this.figures = new CaseFigures(states.of(Case.KIND));
    }

    /** The whole page. */
    ReportPage page(Seal seal) {
        List<Order> orders = states.of(Order.KIND);
        glance(orders);
        new CommunitySection(page, community, states, end).add(chronicle.factsByActor());
        cases();
        closing();
        answerable();
        new DutySection(page).add(DutyChapter.tell());
        new NotableSection(page, figures.cases(), community.roster(), end).add();
        orders(orders);
        refusals();
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
                .paragraph(
                        "Not synthetic are the names and codes of the divisions and what is said to be published.",
                        "本页从早七点到晚八点，由种子 " + seed + " 生成；案件、人物、电话与地点均为虚构，区划名称代码与注明已公开者除外。");
    }

    private void cases() {
        page.section("Cases 办理")
                .chart(BarChart.of("What they were about 事项", "cases", byMatter(), 24))
                .table(figures.stageTable())
                .chart(figures.hourChart(Dongting.ZONE))
                .table(figures.hourTable(Dongting.ZONE))
                .table(RateFigures.of(figures.cases(), end).table())
                .paragraph(
                        "Asked are the residents of closed cases, twenty minutes or more afterwards; cases that a grid worker found"
                                + " on the round have nobody to ask. A case that still has time is not yet to be handled, so that on"
                                + " time and overdue add up to everything.",
                        "回访对象为已办结案件的居民，网格员巡查发现的无人可访。尚在时限内未办的不计入应处置，故按期与超期合计为百分之百。");
    }

    private Map<String, Long> byMatter() {
        Map<String, Long> unordered = new TreeMap<>();
        figures.cases()
                .forEach(each -> unordered.merge(lives.matterOf(each.id()).both(), 1L, Long::sum));
        Map<String, Long> counts = new LinkedHashMap<>();
        unordered.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    private void closing() {
        page.section("How long cases stay open 办结时长")
                .paragraph(
                        "Closed is what was closed after a second look, or answered. What is open in the evening or ended otherwise"
                                + " (turned away, merged, split, withdrawn, voided) is not dropped: it counts as open until then"
                                + " (censored).",
                        "核实后办结或已答复者为办结；当晚未结以及以其他方式终结（退回、并案、拆分、撤回、作废）者不剔除，按当时仍未办结处理（删失）。");
        crossed(
                "by the unit that received them 按受理单位",
                "unit 单位",
                each -> Cast.nameOf(each.intake().orElseThrow().report().receiver()));
        crossed(
                "by how they came in 按诉求渠道",
                "channel 渠道",
                each -> channel(each.intake().orElseThrow().report().channel()));
    }

    private static String channel(Channel channel) {
        return channel.label() + " " + CommunitySection.words(channel);
    }

    private void crossed(String how, String by, Function<Case, String> property) {
        ClosingFigures closing = ClosingFigures.of(figures.cases(), property, end);
        page.chart(closing.chart(StepChart.linear(
                        "Share of cases still open, " + how,
                        "Kaplan–Meier, of " + Wording.count(closing.all().observations()) + " cases, "
                                + Wording.count(closing.all().censored())
                                + " of them censored; the groups with most cases. 乘积限估计。")))
                .table(closing.quantileTable(by));
        List<String> comparison = closing.comparison();
        page.paragraph(comparison.get(0), comparison.get(1));
        closing.comparisonTable().ifPresent(page::table);
    }

    private void answerable() {
        Map<String, Long> counts = new LinkedHashMap<>();
        open.countByActor().entrySet().stream()
                .sorted(Map.Entry.<ActorId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> counts.put(name(each.getKey()), (long) each.getValue()));
        ReportTable overdue = ReportTable.of("Overdue 超期", "Open cases whose time was over at " + clock(end) + ".")
                .text("case 编号")
                .text("what 事项")
                .text("who answers 负责方")
                .text("was due 时限");
        for (OpenCases.Item item : open.overdueAt(end, Integer.MAX_VALUE)) {
            overdue = overdue.row(
                    item.id().value(),
                    lives.matterOf(item.id()).both(),
                    name(item.accountable()),
                    item.due().map(MadeUpReport::clock).orElse(""));
        }
        TimeWindow day = TimeWindow.of(Dongting.DATE.atStartOfDay(Dongting.ZONE).toInstant(), end);
        page.section("Who answered for what 谁来负责")
                .paragraph(
                        "At any time exactly one actor answers for an open case: first the unit that received it (首接负责), then"
                                + " whoever accepted it, took it up, or was named by a ruling.",
                        "任何时刻，每件未结案件只有一个负责方：先是首接单位，其后为受理、接办或裁定指定的一方。")
                .table(AnsweredFigures.of(accountability, figures.cases(), day)
                        .table(Cast::nameOf, matter -> Dongting.matter(matter).both(), 40))
                .chart(BarChart.of("Open cases by who answers for them 未结案件的负责方", "open cases", counts, 15))
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
        ReportTable table = ReportTable.of("Suppliers 服务方", "What became of what they were offered. 派单结果。")
                .text("supplier 服务方");
        for (String column : columns) {
            table = table.number(column + " " + CHINESE.get(column));
        }
        for (Map.Entry<ActorId, Map<String, Long>> each : bySupplier.entrySet()) {
            List<String> row = new ArrayList<>(List.of(name(each.getKey())));
            columns.forEach(column -> row.add(Wording.count(each.getValue().getOrDefault(column, 0L))));
            table = table.row(row.toArray(String[]::new));
        }
        ReportTable stages = ReportTable.of(
                        "Orders by stage 订单阶段",
                        "Of " + Wording.count(orders.size()) + " orders. 共 " + Wording.count(orders.size()) + " 单。")
                .text("stage 阶段")
                .number("orders 单");
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
                                + " an hour, is passed over.",
                        "有服务方可接的事项受理后自动点单，派给最近的空闲服务方；拒单或一刻钟未答者，转派下一家。")
                .table(stages)
                .table(table);
    }

    private static void count(Map<ActorId, Map<String, Long>> bySupplier, ActorId supplier, String what) {
        bySupplier.computeIfAbsent(supplier, any -> new TreeMap<>()).merge(what, 1L, Long::sum);
    }

    private void refusals() {
        ReportTable table = ReportTable.of(
                        "Refused 拒绝",
                        "What was tried and refused; each left a notice in the trace, and nothing else. 被拒绝的行为只留下一条记录。")
                .text("when 时间")
                .text("who 谁")
                .text("tried 企图")
                .text("on 对象")
                .text("reason 理由")
                .text("responsible 应由");
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
        page.section("Refusals are answers 拒绝也是答复").table(table);
    }

    private void personal() {
        page.section("Personal data 个人信息")
                .paragraph(
                        "What residents said and how they can be reached stands in personal slots, apart from the open"
                                + " part of the facts. In the evening " + Wording.count(chronicle.asked())
                                + " residents asked for erasure. What was kept for "
                                + Wording.count(chronicle.erasures())
                                + " of them is erased: the facts stand as before, every proof stays valid, and the values are"
                                + " gone. What a law wants kept is restricted to that law's purpose; what rests on another"
                                + " ground than the one withdrawn stays, and its holder was told on which.",
                        "居民的陈述与联系方式存于个人栏，与公开留痕分开。当晚 " + Wording.count(chronicle.asked())
                                + " 位居民请求删除，其中 " + Wording.count(chronicle.erasures())
                                + " 位的个人信息已删除：留痕与证明不变，内容不复存在。法律要求保存的，仅限该法律目的使用；所依据的并非所撤回之同意的，予以保留并告知依据。");
    }

    private static String name(ActorId actor) {
        return Cast.nameOf(actor);
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(Dongting.ZONE));
    }
}
