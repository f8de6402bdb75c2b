package org.linli.walkthrough.filed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.casework.csv.CaseColumn;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.requests.Intake;
import org.linli.walkthrough.requests.RequestFile;

class FiledDutiesTest {

    @TempDir
    Path folder;

    private static String row(int number, String category, String agency) {
        return "R" + number + ",2024-03-01T08:" + String.format("%02d", number) + ":00,,," + category + ",," + agency
                + ",Phone,New,North,Elm,1,30.5,114.3\n";
    }

    private FiledDuties duties(String rows) throws Exception {
        Path file = Files.writeString(folder.resolve("town.csv"), String.join(",", CaseColumn.headers()) + "\n" + rows);
        return FiledDuties.of(Intake.of(RequestFile.read(file)).taken(), new FiledNames(), ZoneOffset.UTC);
    }

    @Test
    void what_the_later_half_says_is_held_against_the_register_of_the_earlier() throws Exception {
        FiledDuties duties = duties(row(1, "Noise", "Police")
                + row(2, "Noise", "Police")
                + row(3, "Noise", "Parks")
                + row(4, "Trees", "Parks")
                + row(5, "Trees", "Parks")
                + row(6, "Noise", "Parks")
                + row(7, "Noise", "Police")
                + row(8, "Trees", "Police")
                + row(9, "Graffiti", "Police")
                + row(10, "Noise", ""));
        assertEquals(
                "Who really answers 谁在履责: the earlier half names who leads in 2 matters; of the later half 66.7 % (2 of 3)"
                        + " were answered by somebody else, in 2 matters; 1 name nobody, 1 are of matters that nobody led.",
                duties.line());
        ReportPage page = ReportPage.titled("a page", "en");
        duties.addTo(page);
        assertTrue(page.toHtml().contains("Parks (1)"), page.toHtml());
    }

    @Test
    void nothing_is_inferred_from_nothing() throws Exception {
        assertTrue(FiledDuties.of(List.of(), new FiledNames(), ZoneOffset.UTC)
                .line()
                .contains("undefined (0 of 0)"));
    }

    @ParameterizedTest
    @CsvSource({"nyc_20210921_fullday.csv", "baltimore_2014_2019_sample.csv"})
    void published_files_have_some_who_answer_for_what_another_leads(String name) throws Exception {
        Path file = Path.of(System.getProperty("linli.data", "none"), "requests", name);
        Assumptions.assumeTrue(Files.exists(file), () -> name + " is not there: see linli.data");
        FiledDuties duties =
                FiledDuties.of(Intake.of(RequestFile.read(file)).taken(), new FiledNames(), ZoneOffset.UTC);
        System.out.println("DUTIES " + name + " " + duties.line());
        assertTrue(!duties.line().contains("undefined") && !duties.line().contains(" 0 matters"), duties.line());
    }
}
