package org.linli.walkthrough.choice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.Step;
import org.linli.walkthrough.report.RoundsChart;
import org.linli.walkthrough.report.RoundsChart.Cell;
import org.linli.walkthrough.report.RoundsChart.Fate;
import org.linli.walkthrough.report.Wording;

/** The rounds of a transferable vote, read off the steps of its outcome. */
final class Rounds {

    private final List<Step.Counted> counts = new ArrayList<>();
    private final Map<Option, Integer> elected = new HashMap<>();
    private final Map<Option, Integer> dropped = new HashMap<>();
    private OptionalDouble quota = OptionalDouble.empty();
    private final Outcome outcome;

    Rounds(Outcome outcome) {
        this.outcome = outcome;
        for (Step step : outcome.steps()) {
            if (step instanceof Step.Counted counted && counted.round() > 0) {
                counts.add(counted);
            } else if (step instanceof Step.Elected those) {
                those.options().forEach(option -> elected.putIfAbsent(option, those.round()));
                those.threshold().ifPresent(needed -> quota = OptionalDouble.of(Explanation.number(needed)));
            } else if (step instanceof Step.Eliminated those) {
                those.options().forEach(option -> dropped.putIfAbsent(option, those.round()));
            }
        }
        // Where the last one left is elected without a step of its own, that is seen in the last round.
        outcome.winners().forEach(option -> elected.putIfAbsent(option, counts.size()));
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    RoundsChart chart() {
        String base = Wording.count(outcome.electorate().expressed());
        RoundsChart chart = RoundsChart.of(
                "Round by round 逐轮计票",
                "Votes in each round, of " + base + " ballots, to a tenth. ✓ elected 当选, ✕ dropped 淘汰."
                        + (quota.isPresent() ? " The dashed line is the quota 当选商数." : ""),
                counts.size(),
                quota);
        for (List<Option> tier : outcome.ranking()) {
            for (Option option : tier) {
                chart = chart.with(option.name(), cells(option));
            }
        }
        return chart;
    }

    private List<Cell> cells(Option option) {
        List<Cell> cells = new ArrayList<>();
        for (Step.Counted count : counts) {
            Fraction votes = count.scores().stream()
                    .filter(score -> score.option().equals(option))
                    .map(Step.Score::value)
                    .findFirst()
                    .orElse(Fraction.ZERO);
            boolean gone = dropped.getOrDefault(option, Integer.MAX_VALUE) < count.round();
            cells.add(gone ? Cell.NONE : new Cell(Explanation.number(votes), text(votes), fate(option, count.round())));
        }
        return cells;
    }

    private Fate fate(Option option, int round) {
        if (elected.getOrDefault(option, Integer.MAX_VALUE) <= round) {
            return Fate.ELECTED;
        }
        return dropped.getOrDefault(option, Integer.MAX_VALUE) == round ? Fate.DROPPED : Fate.STANDING;
    }

    private static String text(Fraction votes) {
        String rounded = votes.rounded(1).replace("≈", "");
        int point = rounded.indexOf('.');
        String whole = point < 0 ? rounded : rounded.substring(0, point);
        return Wording.count(Long.parseLong(whole)) + (point < 0 ? "" : rounded.substring(point));
    }
}
