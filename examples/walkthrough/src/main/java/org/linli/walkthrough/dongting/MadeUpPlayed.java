package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.casework.Accountability;
import org.linli.casework.Case;
import org.linli.casework.ClosingTimes;
import org.linli.community.Community;
import org.linli.order.Order;
import org.linli.order.OrderStage;
import org.linli.trace.Digest;
import org.linli.walkthrough.figures.CaseFigures;
import org.linli.walkthrough.figures.ClosingFigures;
import org.linli.walkthrough.figures.RateFigures;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.Seal;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;

/** What the made-up day has come to. */
final class MadeUpPlayed implements Scenario.Played {

    private final long seed;
    private final Lives lives;
    private final Instant end;
    private final Community community;
    private final States states;
    private final Chronicle chronicle;
    private final Accountability accountability;
    private final CaseFigures figures;

    MadeUpPlayed(
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
        this.figures = new CaseFigures(states.of(Case.KIND));
    }

    @Override
    public Digest digest() {
        return states.digestHeldBy(community.office());
    }

    @Override
    public void conclude(Teller teller) {
        teller.result("Cases by stage 办理阶段, of " + Wording.count(figures.size()) + ":");
        figures.stageLines().forEach(teller::result);
        int overdue = community.openCases().overdueAt(end, Integer.MAX_VALUE).size();
        teller.result("Open in the evening 在办: " + figures.open() + ", of which overdue 超期: " + overdue);
        teller.result("Rates 各项比率:");
        RateFigures.of(figures.cases(), end).lines().forEach(teller::result);
        ClosingTimes times =
                ClosingFigures.of(figures.cases(), each -> "all", end).all();
        teller.result("Closing times (Kaplan–Meier, n = " + Wording.count(times.observations()) + ", of which "
                + Wording.count(times.censored()) + " open in the evening or ended otherwise):");
        teller.result(ClosingFigures.quantileLine(times));
        teller.result("Orders 点单–派单–接单, of " + states.of(Order.KIND).size() + ": "
                + ordersByStage().entrySet().stream()
                        .map(each ->
                                each.getValue() + " " + each.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        teller.result("Attempts refused 拒绝: " + chronicle.attempts().size() + "; residents who asked for erasure 请求删除: "
                + chronicle.asked() + ", of whom something is erased 删除: " + chronicle.erasures());
        DutyChapter.tell().lines().forEach(teller::result);
    }

    private Map<OrderStage, Long> ordersByStage() {
        return states.of(Order.KIND).stream()
                .collect(Collectors.groupingBy(
                        Order::stage, () -> new EnumMap<>(OrderStage.class), Collectors.counting()));
    }

    @Override
    public Map<String, String> files(Seal seal) {
        MadeUpReport report = new MadeUpReport(seed, lives, end, community, states, chronicle, accountability);
        return Map.of("report.html", report.page(seal).toHtml());
    }
}
