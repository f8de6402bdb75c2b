package org.linli.walkthrough.dongting;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.linli.responsibility.Admission;
import org.linli.responsibility.Duty;
import org.linli.responsibility.Responsibility;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** The section on whose duty is what. */
final class DutySection {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final ZoneId ZONE = Dongting.ZONE;

    private final ReportPage page;

    DutySection(ReportPage page) {
        this.page = page;
    }

    /** Adds the section. */
    void add(DutyChapter.Told told) {
        ReportTable mends = ReportTable.of(
                        "Found and mended 发现与整改",
                        "Of " + Wording.count(Dongting.OURS.size()) + " matters × " + Dongting.GRIDS
                                + " grids over March; each mend was tried on a copy before it was carried out."
                                + " 整改方案先在副本上试行。")
                .text("what 问题")
                .text("matter 事项")
                .text("area 区域")
                .text("from, until 起止")
                .number("changes 变更");
        for (DutyChapter.Mended each : told.mended()) {
            mends = mends.row(
                    each.finding().kind().chinese() + " "
                            + each.finding().kind().english(),
                    each.finding()
                            .matter()
                            .map(id -> DutyChapter.nameOf(id.value()))
                            .orElse(""),
                    each.finding()
                            .area()
                            .map(id -> DutyChapter.nameOf(id.value()))
                            .orElse(""),
                    DAY.format(each.finding().window().startInclusive().atZone(ZONE)) + ", "
                            + DAY.format(each.finding().window().endExclusive().atZone(ZONE)),
                    Wording.count(each.changes()));
        }
        ReportTable list = ReportTable.of(
                        "The list of the residents' committee 居委会责任清单",
                        "As of the morning, derived from the register; the last was let in for March with its funds."
                                + " 由责任台账生成；末项经准入，费随事转。")
                .text("matter 事项")
                .text("part 角色")
                .text("basis 依据")
                .text("let in by 准入")
                .text("funds 经费");
        for (Responsibility each : told.listed().lines()) {
            Duty duty = each.duty();
            Optional<Admission> let = duty.admission().map(told.admissions()::get);
            list = list.row(
                    DutyChapter.nameOf(each.matter().value()),
                    duty.part().label() + " " + duty.part().english(),
                    duty.basis().ground().label(),
                    let.flatMap(Admission::approver).map(Cast::nameOf).orElse(""),
                    let.flatMap(Admission::terms)
                            .map(terms -> terms.funds().toString())
                            .orElse(""));
        }
        page.section("Whose duty it is 责任清单")
                .paragraph(
                        "The register of duties was proven: "
                                + told.before().proof().pieces().size()
                                + " pieces of matter, area and time did not have exactly one lead. After the mends "
                                + (told.after().isProved()
                                        ? "every matter, grid and instant of the rest of March has exactly one."
                                        : "some still do not.")
                                + " The urban management office would have had the committee count stalls; that was refused"
                                + " at its door ("
                                + told.atTheDoor().reason().code().toLowerCase(Locale.ROOT)
                                + ") until it was let in by the street with its funds.",
                        "经证明，责任台账有 " + told.before().proof().pieces().size() + " 处不是恰有一个牵头主体；整改后"
                                + (told.after().isProved() ? "全部事项、网格、时刻均恰有一个。" : "仍有遗留。")
                                + "城管部门拟请居委会清点摊位，因未经准入被拒；经街道准入并拨付经费后方可列入。")
                .table(mends)
                .table(list);
    }
}
