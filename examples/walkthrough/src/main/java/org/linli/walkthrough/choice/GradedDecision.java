package org.linli.walkthrough.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.ScoreProfile;
import org.linli.choice.voting.MajorityJudgment;
import org.linli.walkthrough.report.GradesChart;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.Wording;

/** Whom grades choose, by the grade in the middle. */
final class GradedDecision implements Decision {

    private final String title;
    private final String source;
    private final ScoreProfile profile;
    private final List<String> grades;
    private final Outcome outcome;

    GradedDecision(String title, String source, ScoreProfile profile, List<String> bestFirst) {
        this.title = title;
        this.source = source;
        this.profile = profile;
        this.grades = bestFirst;
        this.outcome = MajorityJudgment.of(profile, MajorityJudgment.Unrated.WORST);
    }

    @Override
    public String file() {
        return "election.html";
    }

    @Override
    public String headline() {
        return "Election 选举: " + ElectionDecision.names(outcome.winners()) + " by " + Decisions.named(outcome.rule());
    }

    @Override
    public ReportPage page() {
        ReportPage page = ReportPage.titled("Election 选举: " + title, "en")
                .lead(source)
                .figures(List.of(
                        new KeyFigure(
                                "Chosen 当选",
                                ElectionDecision.names(outcome.winners()),
                                "of " + profile.options().size()),
                        new KeyFigure(
                                "Ballots 选票",
                                Wording.count(profile.electorate().ballots()),
                                Wording.count(profile.electorate().blank()) + " of them blank")));
        Explanation.lead(page, outcome::summarize);
        page.chart(chart());
        return Explanation.addTo(page, outcome::summarize);
    }

    private GradesChart chart() {
        int worst = profile.scale().worst();
        long[][] counts = new long[profile.options().size()][grades.size()];
        long said = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            if (profile.rated(ballot) == 0) {
                continue;
            }
            said += profile.mass(ballot);
            for (int place = 0; place < profile.rated(ballot); place++) {
                int better = profile.points(ballot, place) - worst;
                counts[profile.option(ballot, place)][grades.size() - 1 - better] += profile.mass(ballot);
            }
        }
        GradesChart chart = GradesChart.of(
                "Grades 评级",
                "Of " + Wording.count(said)
                        + " ballots that say something; who does not grade an option gives it the worst grade. The dashed line"
                        + " crosses the grade in the middle. 虚线处为多数评级。",
                grades);
        for (Option option : outcome.ranking().stream().flatMap(List::stream).toList()) {
            long[] of = counts[profile.options().indexOf(option.id())];
            of[grades.size() - 1] += said - Arrays.stream(of).sum();
            List<Long> row = new ArrayList<>();
            Arrays.stream(of).forEach(row::add);
            chart = chart.with(option.name(), row);
        }
        return chart;
    }
}
