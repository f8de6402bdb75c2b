package org.linli.walkthrough.filed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.casework.Accountability;
import org.linli.casework.Case;
import org.linli.casework.ClosingTimes;
import org.linli.community.Community;
import org.linli.trace.Digest;
import org.linli.walkthrough.figures.CaseFigures;
import org.linli.walkthrough.figures.RateFigures;
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
    private final Accountability accountability;
    private final FiledNames names;
    private final CaseFigures figures;

    /** Where the day came from, and what its rows tell of closing times. */
    record Source(RequestFile file, FileStatistics statistics, Intake intake, ZoneId zone, ClosingTimes closingTimes) {

        /** The last instant of the file. */
        Instant last() {
            return intake.lastInstant()
                    .map(local -> local.atZone(zone).toInstant())
                    .orElse(Instant.EPOCH);
        }

        static Source of(RequestFile file, FileStatistics statistics, Intake intake, ZoneId zone) {
            return new Source(file, statistics, intake, zone, intake.closingTimes());
        }
    }

    FiledPlayed(Source source, Community community, States states, Accountability accountability, FiledNames names) {
        this.source = source;
        this.community = community;
        this.states = states;
        this.accountability = accountability;
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
        teller.result(
                "Rates 各项比率 over the cases with a time promised (no file tells of follow-ups, and none was invented):");
        rates().lines().forEach(teller::result);
        FiledFigures.closing(source.closingTimes(), source.intake(), source.statistics())
                .forEach(teller::result);
        teller.result(FiledFigures.onTime(source.statistics()));
        FiledFigures.closingUnderOpenStatus(source.file(), source.intake()).ifPresent(teller::result);
        teller.result(duties().line());
    }

    private FiledDuties duties() {
        return FiledDuties.of(source.intake().taken(), names, source.zone());
    }

    /** Over the cases of which the file names a time promised, as of its last instant: what else was promised is a rule of this day. */
    private RateFigures rates() {
        List<Case> promised = figures.cases().stream()
                .filter(each -> each.clock()
                        .set()
                        .filter(deadline -> deadline.calendar().equals(FiledAct.AS_FILED))
                        .isPresent())
                .toList();
        return RateFigures.of(promised, source.last());
    }

    @Override
    public Map<String, String> files(Seal seal) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("rejects.csv", RejectsFile.of(source.intake()).text());
        files.put(
                "report.html",
                new FiledReport(source, community.openCases(), accountability, figures, rates(), duties(), names)
                        .page(seal)
                        .toHtml());
        return files;
    }
}
