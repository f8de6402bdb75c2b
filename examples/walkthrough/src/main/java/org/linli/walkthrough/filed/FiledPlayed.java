package org.linli.walkthrough.filed;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.casework.Case;
import org.linli.casework.ClosingTimes;
import org.linli.community.Community;
import org.linli.trace.Digest;
import org.linli.walkthrough.figures.CaseFigures;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.requests.FileStatistics;
import org.linli.walkthrough.requests.Intake;
import org.linli.walkthrough.requests.RejectsFile;
import org.linli.walkthrough.requests.RequestFile;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.Seal;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;

/** What the day of a file has come to. */
final class FiledPlayed implements Scenario.Played {

    private final Source source;
    private final Community community;
    private final States states;
    private final FiledNames names;
    private final CaseFigures figures;

    /** Where the day came from, and what its rows tell of closing times. */
    record Source(RequestFile file, FileStatistics statistics, Intake intake, ZoneId zone, ClosingTimes closingTimes) {

        static Source of(RequestFile file, FileStatistics statistics, Intake intake, ZoneId zone) {
            return new Source(file, statistics, intake, zone, intake.closingTimes());
        }
    }

    FiledPlayed(Source source, Community community, States states, FiledNames names) {
        this.source = source;
        this.community = community;
        this.states = states;
        this.names = names;
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
        teller.result("Three rates 三率 (no file tells of follow-ups, and none was invented):");
        figures.rateLines().forEach(teller::result);
        FiledFigures.closing(source.closingTimes(), source.intake(), source.statistics())
                .forEach(teller::result);
        teller.result(FiledFigures.onTime(source.statistics()));
        FiledFigures.closingUnderOpenStatus(source.file(), source.intake()).ifPresent(teller::result);
    }

    @Override
    public Map<String, String> files(Seal seal) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("rejects.csv", RejectsFile.of(source.intake()).text());
        files.put(
                "report.html",
                new FiledReport(source, community.openCases(), figures, names)
                        .page(seal)
                        .toHtml());
        return files;
    }
}
