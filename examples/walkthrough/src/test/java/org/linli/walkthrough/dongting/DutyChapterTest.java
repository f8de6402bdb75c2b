package org.linli.walkthrough.dongting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyReason;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.finding.FindingKind;
import org.linli.walkthrough.report.ReportPage;

class DutyChapterTest {

    private final DutyChapter.Told told = DutyChapter.tell();

    @Test
    void a_gap_and_an_overlap_are_found_mended_and_proven() {
        assertEquals(
                List.of("drain false 420106012021-g03", "waste true 420106012021"),
                told.before().proof().pieces().stream()
                        .map(each -> each.matter() + " " + each.isGap() + " " + each.area())
                        .sorted()
                        .toList());
        assertEquals(
                List.of(FindingKind.HANDOVER_GAP, FindingKind.OVERLAP),
                told.mended().stream().map(each -> each.finding().kind()).toList());
        assertTrue(told.mended().stream().allMatch(each -> each.changes() > 0));
        assertEquals(List.<CoveragePiece>of(), told.after().pieces());
        assertFalse(told.before().proof().isProved());
    }

    @Test
    void what_else_is_found_is_that_some_have_no_part_and_nothing_is_misplaced() {
        assertEquals(
                List.of(FindingKind.OVERLAP, FindingKind.HANDOVER_GAP, FindingKind.ISLAND_ACTOR),
                List.copyOf(told.before().counts().keySet()));
    }

    @Test
    void the_task_is_refused_at_the_door_and_let_in_with_its_funds() {
        assertEquals(DutyReason.NO_ADMISSION, told.atTheDoor().reason());
        Responsibility last = told.listed().lines().stream()
                .filter(each -> each.matter().equals(MatterId.of("trading")))
                .findFirst()
                .orElseThrow();
        assertEquals(DutyPart.ASSIST, last.duty().part());
        assertEquals(
                Optional.of("street-shuiguohu"),
                last.duty()
                        .admission()
                        .flatMap(each -> told.admissions().get(each).approver())
                        .map(ActorId::value));
        assertEquals(5, told.listed().lines().size());
    }

    @Test
    void the_page_says_it_in_both_languages_and_the_console_shortly() {
        ReportPage page = ReportPage.titled("a page", "en");
        new DutySection(page).add(told);
        String html = page.toHtml();
        assertTrue(html.contains("责任台账") && html.contains("Whose duty it is"), html);
        assertEquals(5, told.lines().size());
        assertEquals(told.lines(), DutyChapter.tell().lines(), "always the same");
    }
}
