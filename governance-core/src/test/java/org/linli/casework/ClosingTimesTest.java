package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.casework.ClosingTimes.Observation;
import org.linli.casework.ClosingTimes.Step;

class ClosingTimesTest {

    /**
     * Weeks of remission under 6-mercaptopurine: E. J. Freireich et al., Blood 21, 1963, the textbook example of the
     * estimator. A plus means that the patient was still in remission when last seen.
     */
    private static final String FREIREICH_6MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

    private static final String FREIREICH_PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

    private static ClosingTimes weeks(String text) {
        List<Observation> observations = new ArrayList<>();
        for (String word : text.split(" ")) {
            boolean open = word.endsWith("+");
            Duration time = week(Integer.parseInt(word.replace("+", "")));
            observations.add(open ? Observation.stillOpenAfter(time) : Observation.closedAfter(time));
        }
        return ClosingTimes.of(observations);
    }

    private static Duration week(int n) {
        return Duration.ofDays(7L * n);
    }

    @Test
    void theTextbookExampleGivesItsPublishedSteps() {
        ClosingTimes curve = weeks(FREIREICH_6MP);

        assertEquals(21, curve.observations());
        assertEquals(9, curve.closed());
        assertEquals(12, curve.censored());
        assertEquals(
                List.of(6, 7, 10, 13, 16, 22, 23),
                curve.steps().stream()
                        .map(step -> (int) step.time().toDays() / 7)
                        .toList());
        assertEquals(
                List.of(21, 17, 15, 12, 11, 7, 6),
                curve.steps().stream().map(Step::atRisk).toList());
        assertEquals(
                List.of(3, 1, 1, 1, 1, 1, 1),
                curve.steps().stream().map(Step::closed).toList());
        assertEquals(
                List.of(1, 1, 2, 0, 3, 0, 5),
                curve.steps().stream().map(Step::censored).toList());
        double[] open = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
        double[] error = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
        double[] low = {0.6197, 0.5631, 0.5032, 0.4316, 0.3675, 0.2678, 0.1881};
        double[] high = {0.9516, 0.9228, 0.8894, 0.8491, 0.8049, 0.7468, 0.6801};
        for (int i = 0; i < open.length; i++) {
            Step step = curve.steps().get(i);
            assertEquals(open[i], step.openShare(), 5e-5);
            assertEquals(error[i], step.standardError().orElseThrow(), 5e-5);
            assertEquals(low[i], step.interval95().orElseThrow().low(), 5e-5);
            assertEquals(high[i], step.interval95().orElseThrow().high(), 5e-5);
        }
        assertEquals(Optional.of(week(23)), curve.quantile(0.5));
        assertEquals(Optional.of(week(13)), curve.quantile(0.25));
        assertEquals(Optional.empty(), curve.quantile(0.75));
    }

    @Test
    void theControlGroupOfTheTextbookExampleIsUncensored() {
        ClosingTimes curve = weeks(FREIREICH_PLACEBO);

        assertEquals(Optional.of(week(8)), curve.quantile(0.5));
        assertEquals(Optional.of(week(23)), curve.quantile(1));
        Step last = curve.steps().get(curve.steps().size() - 1);
        assertEquals(0, last.openShare());
        assertEquals(OptionalDouble.empty(), last.standardError());
        assertEquals(Optional.empty(), last.interval95());
        assertEquals(OptionalDouble.of(0), curve.openShareAt(week(100)));
    }

    @Test
    void nothingIsKnownFromNoCases() {
        ClosingTimes none = ClosingTimes.of(List.of());

        assertEquals(0, none.observations());
        assertEquals(List.of(), none.steps());
        assertEquals(Optional.empty(), none.quantile(0.5));
        assertEquals(OptionalDouble.empty(), none.openShareAt(Duration.ZERO));
        assertEquals(Optional.empty(), none.lastObserved());
        assertEquals(0, none.atRiskAt(Duration.ZERO));
    }

    @Test
    void whileNothingIsClosedEverythingIsOpenAsLongAsItWasWatched() {
        ClosingTimes curve = weeks("3+ 5+");

        assertEquals(OptionalDouble.of(1), curve.openShareAt(week(5)));
        assertEquals(OptionalDouble.empty(), curve.openShareAt(week(6)));
        assertEquals(Optional.empty(), curve.quantile(0.1));
    }

    @Test
    void casesClosedAtOnceAreClosedAtTimeZero() {
        ClosingTimes curve = weeks("0 0 0+ 4");

        assertEquals(OptionalDouble.of(0.5), curve.openShareAt(Duration.ZERO));
        assertEquals(Optional.of(Duration.ZERO), curve.quantile(0.5));
        assertEquals(1, curve.steps().get(1).atRisk());
    }

    @Test
    void aCaseCensoredAtTheTimeOfAClosingIsStillAtRisk() {
        assertEquals(2, weeks("4 4+").steps().get(0).atRisk());
        assertEquals(OptionalDouble.of(0.5), weeks("4+ 4").openShareAt(week(4)));
    }

    @Test
    void quantilesTakeTheShareAsItIsWritten() {
        ClosingTimes tenths = ClosingTimes.of(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> Observation.closedAfter(week(i)))
                .toList());

        for (int i = 1; i <= 10; i++) {
            assertEquals(Optional.of(week(i)), tenths.quantile(i / 10.0));
        }
        assertEquals(Optional.of(week(7)), tenths.quantile(0.61));
    }

    @Test
    void levelsAreReachedExactlyAlsoAfterCensoring() {
        // 9/10 of which 7/8 remain is 63/80, so exactly 0.2125 are closed.
        assertEquals(Optional.of(week(3)), weeks("1 2+ 3 4+ 5+ 6+ 7+ 8+ 9+ 9+").quantile(0.2125));
        assertEquals(Optional.empty(), weeks("1 2+ 3 4+ 5+ 6+ 7+ 8+ 9+ 9+").quantile(0.2126));
    }

    @Test
    void theOrderOfObservationsDoesNotMatter() {
        assertEquals(weeks("1 2+ 3"), weeks("3 1 2+"));
        assertEquals(weeks("1 2+ 3").hashCode(), weeks("3 1 2+").hashCode());
        assertTrue(!weeks("1 2 3").equals(weeks("3 1 2+")));
    }

    @Test
    void badArgumentsAreNamed() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Observation.closedAfter(Duration.ofHours(-1)))
                .getMessage();
        assertTrue(message.contains("PT-1H"), message);
        assertThrows(IllegalArgumentException.class, () -> new Observation(-1, true));
        assertThrows(IllegalArgumentException.class, () -> weeks("1").quantile(0));
        assertThrows(IllegalArgumentException.class, () -> weeks("1").quantile(Double.NaN));
        message = assertThrows(IllegalArgumentException.class, () -> weeks("1").quantile(50))
                .getMessage();
        assertTrue(message.contains("Maybe 0.5"), message);
    }

    @Test
    void timesAreCutToMicroseconds() {
        ClosingTimes curve = ClosingTimes.of(List.of(Observation.closedAfter(Duration.ofNanos(1_999))));

        assertEquals(Duration.ofNanos(1_000), curve.steps().get(0).time());
    }
}
