package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseOversight;
import org.linli.casework.TurnAway;
import org.linli.trace.Audience;
import org.linli.walkthrough.figures.StageName;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportTable;

/** The sections on what those above did about cases, and on cases that went another way: read off the cases as they stand. */
final class NotableSection {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ReportPage page;
    private final List<Case> cases;
    private final Roster roster;
    private final Instant end;

    NotableSection(ReportPage page, List<Case> cases, Roster roster, Instant end) {
        this.page = page;
        this.cases = cases;
        this.roster = roster;
        this.end = end;
    }

    void add() {
        whistles();
        rulings();
        parked();
        secondLooks();
        informants();
        routes();
        excluded();
    }

    private List<Case> those(Predicate<Case> which) {
        return cases.stream().filter(which).toList();
    }

    private static String about(Case each) {
        return each.intake()
                .map(begun -> Dongting.matter(begun.report().matter()).both())
                .orElse("");
    }

    private void whistles() {
        ReportTable table = ReportTable.of(
                        "Summoned by whistle 吹哨报到",
                        "The departments that the street has summoned, and what they answered. 街道吹哨、部门报到。")
                .text("about 事项")
                .text("department 部门")
                .text("by 吹哨")
                .text("answer due 限时")
                .text("answer 报到");
        for (Case each : those(which -> !which.oversight().summons().isEmpty())) {
            for (CaseOversight.Summons summons : each.oversight().summons()) {
                table = table.row(
                        about(each),
                        Cast.nameOf(summons.department()),
                        Cast.nameOf(summons.by()),
                        clock(summons.answerBy()),
                        summons.answer().map(CommunitySection::words).orElse("none yet 未答"));
            }
        }
        page.section("Whistles and rulings 吹哨与裁定")
                .paragraph(
                        "Only a street or a township blows the whistle, and the departments must answer. The residents' committee"
                                + " governs itself and cannot be summoned: see the refusals below. Whoever says that a case is not"
                                + " theirs has that ruled on by somebody above both, and the ruling binds whom it names, unless they govern"
                                + " themselves: they are asked, and answer for it once they take it up.",
                        "只有街道、乡镇可以吹哨，被召部门必须应答。居委会是自治组织，不受吹哨调遣（见下文拒绝记录）。责任归属有争议的，由双方之上的机关裁定，裁定对被指定方有约束力；被指定方为自治组织的，属征询，由其自愿承接。")
                .table(table);
    }

    private void rulings() {
        ReportTable table = ReportTable.of("Rulings 裁定", "Whose case it is. 责任归属。")
                .text("about 事项")
                .text("disputed by 提出争议")
                .text("points to 指向")
                .text("ruled to be of 裁定归属");
        for (Case each : those(which -> which.oversight().dispute().isPresent())) {
            CaseOversight.Dispute dispute = each.oversight().dispute().orElseThrow();
            table = table.row(
                    about(each),
                    Cast.nameOf(dispute.by()),
                    dispute.pointsTo().map(Cast::nameOf).orElse(""),
                    each.oversight().verdict().map(NotableSection::named).orElse("open 未决"));
        }
        page.table(table);
    }

    private static String named(CaseOversight.Verdict verdict) {
        return Cast.nameOf(verdict.responsible()) + (verdict.binding() ? "" : " (asked, not bound 自治组织，征询)");
    }

    private void parked() {
        ReportTable table = ReportTable.of(
                        "Parked openly 挂账",
                        "What cannot be solved now, and the day on which it is looked at again. 暂时无法解决的事项及复查日期。")
                .text("about 事项")
                .text("who answers 负责方")
                .text("looked at again 复查");
        for (Case each : those(which -> which.clock().reviewAt().isPresent())) {
            table = table.row(
                    about(each),
                    each.accountable().map(Cast::nameOf).orElse(""),
                    each.clock()
                            .reviewAt()
                            .map(at -> at.atZone(Dongting.ZONE).toLocalDate().toString())
                            .orElse(""));
        }
        page.table(table);
    }

    private void secondLooks() {
        ReportTable table = ReportTable.of(
                        "Sent to rework or opened again 返工与重开",
                        "Somebody other than the doer looks at what was done. 由办理人以外的人核实。")
                .text("about 事项")
                .text("in the hands of 经办")
                .number("reworks 返工")
                .number("reopened 重开")
                .number("evidence 证据")
                .text("stage 阶段");
        for (Case each :
                those(which -> which.handling().reworks() > 0 || which.ending().reopened() > 0)) {
            table = table.row(
                    about(each),
                    each.handling().doers().stream().map(Cast::nameOf).collect(Collectors.joining(", ")),
                    String.valueOf(each.handling().reworks()),
                    String.valueOf(each.ending().reopened()),
                    String.valueOf(each.handling().evidence().size()),
                    StageName.both(each.stage()));
        }
        page.section("A second look 核实与返工").table(table);
    }

    private void informants() {
        ReportTable table = ReportTable.of(
                        "Who learns who reported wrongdoing 举报人保密", "Asked of the case itself. 由案件本身作答。")
                .text("about 事项")
                .text("reader 读者")
                .text("audience 范围")
                .text("learns 可见");
        for (Case each : those(Case::isConfidential)) {
            ActorId accused = each.intake().orElseThrow().report().accused().orElse(Cast.RESTAURANT.id());
            table = informant(table, each, accused, Audience.OFFICERS);
            table = informant(table, each, Cast.resident(1).id(), Audience.PUBLIC);
            table = informant(table, each, Cast.PATROL.id(), Audience.OFFICERS);
        }
        page.section("Reports of wrongdoing 举报")
                .paragraph(
                        "Whom a report is against has no part in the case, and learns neither who reported it nor that it was"
                                + " reported. Here it is told since everything is made up.",
                        "被举报人不得参与办理，也不得获知举报人及举报一事。因本页全为虚构，方在此说明。")
                .table(table);
    }

    private ReportTable informant(ReportTable table, Case each, ActorId reader, Audience audience) {
        boolean learns = each.reporterFor(reader, audience, roster, end).isPresent();
        return table.row(
                about(each),
                Cast.nameOf(reader),
                audience.toString(),
                learns ? "the reporter's pseudonym 举报人化名" : "nothing 不可见");
    }

    private void routes() {
        ReportTable table = ReportTable.of(
                        "Turned away, with the route 不予受理并指明途径",
                        "Emergencies go to 110, 119 and 120, legal matters to their own route. 紧急情况转 110、119、120，法定途径事项指明去处。")
                .text("about 事项")
                .text("route 途径")
                .text("responsible instead 应由");
        for (Case each : those(which -> which.ending().turnedAway().isPresent())) {
            table = table.row(
                    about(each),
                    each.ending().turnedAway().flatMap(TurnAway::route).orElse("not ours 非本级职责"),
                    each.ending().instead().map(Cast::nameOf).orElse(""));
        }
        page.section("Other routes 其他途径").table(table);
    }

    private void excluded() {
        ReportTable table = ReportTable.of(
                        "Taken out of the rates 剔除",
                        "For an approved reason; every rate is shown with and without them. 经批准剔除；各项比率均同时列出剔除前后。")
                .text("about 事项")
                .text("reason 理由")
                .text("approved by 批准")
                .text("who answers 负责方");
        for (Case each : those(which -> which.oversight().exclusion().isPresent())) {
            CaseOversight.Excluded excluded = each.oversight().exclusion().orElseThrow();
            table = table.row(
                    about(each),
                    CommunitySection.words(excluded.reason()),
                    Cast.nameOf(excluded.approvedBy()),
                    each.accountable().map(Cast::nameOf).orElse(""));
        }
        page.table(table);
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(Dongting.ZONE));
    }
}
