package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogRankTest {
    /**
     * Remission of leukaemia in weeks, by treatment (E. J. Freireich and others, Blood 21, 1963). The log-rank statistic is 16.79 (D. G.
     * Kleinbaum, M. Klein, Survival Analysis, 3rd edition 2012, chapter 2), with 19.25 and 10.75 expected.
     */
    @Test
    void the_published_comparison_of_remission_times_is_met() {
        ClosingTimes treated = times(
                new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, new int[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
        ClosingTimes control =
                times(new int[] {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, new int[] {});
        LogRank result = LogRank.compare(List.of(treated, control)).orElseThrow();
        assertEquals(16.79, result.chiSquare(), 0.005);
        assertEquals(1, result.degreesOfFreedom());
        assertEquals(4.17e-5, result.pValue(), 0.005e-5);
        assertEquals(9, result.groups().get(0).observed());
        assertEquals(19.25, result.groups().get(0).expected(), 0.005);
        assertEquals(10.75, result.groups().get(1).expected(), 0.005);
    }

    /**
     * By hand: A closes at 1 and 3, B at 2 and 4. At 1 two of four are A's: 1/2 expected, variance 1/4. At 2 one of three: 1/3, 2/9. At 3 one
     * of two: 1/2, 1/4. At 4 none. So 4/3 expected, variance 13/18, and (2 − 4/3)² / (13/18) = 8/13.
     */
    @Test
    void a_comparison_by_hand() {
        LogRank result = LogRank.compare(
                        List.of(times(new int[] {1, 3}, new int[] {}), times(new int[] {2, 4}, new int[] {})))
                .orElseThrow();
        assertEquals(4 / 3.0, result.groups().get(0).expected(), 1e-12);
        assertEquals(8 / 13.0, result.chiSquare(), 1e-12);
    }

    /** Upper tails from M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, table 26.8. */
    @Test
    void tails_of_chi_square_are_those_of_the_tables() {
        assertEquals(0.05, LogRank.chiSquareTail(3.84146, 1), 1e-6);
        assertEquals(0.01, LogRank.chiSquareTail(9.21034, 2), 1e-6);
        assertEquals(0.05, LogRank.chiSquareTail(7.81473, 3), 1e-6);
        assertEquals(0.001, LogRank.chiSquareTail(10.8276, 1), 1e-6);
        assertEquals(0.05, LogRank.chiSquareTail(18.3070, 10), 1e-6);
        assertEquals(0.05, LogRank.chiSquareTail(19.6751, 11), 1e-6);
        assertEquals(1, LogRank.chiSquareTail(0, 1));
    }

    @Test
    void where_nothing_can_be_compared_nothing_is_said() {
        ClosingTimes none = times(new int[] {}, new int[] {5});
        assertEquals(Optional.empty(), LogRank.compare(List.of(none, none)));
        assertEquals(
                Optional.empty(),
                LogRank.compare(List.of(times(new int[] {9}, new int[] {}), times(new int[] {}, new int[] {1}))));
        assertThrows(IllegalArgumentException.class, () -> LogRank.compare(List.of(none)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_groups_does_not_matter_and_expectations_add_up(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 20) Integer> one,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 20) Integer> two,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 20) Integer> three) {
        List<ClosingTimes> groups = List.of(some(one), some(two), some(three));
        Optional<LogRank> result = LogRank.compare(groups);
        Optional<LogRank> turned = LogRank.compare(List.of(groups.get(2), groups.get(0), groups.get(1)));
        assertEquals(result.isPresent(), turned.isPresent());
        if (result.isPresent()) {
            assertEquals(
                    result.get().chiSquare(),
                    turned.get().chiSquare(),
                    1e-6 * (1 + result.get().chiSquare()));
            assertTrue(result.get().pValue() >= 0 && result.get().pValue() <= 1);
            double expected = result.get().groups().stream()
                    .mapToDouble(LogRank.Group::expected)
                    .sum();
            double observed = result.get().groups().stream()
                    .mapToInt(LogRank.Group::observed)
                    .sum();
            assertEquals(observed, expected, 1e-9);
        }
    }

    /** Every third is censored. */
    private static ClosingTimes some(List<Integer> days) {
        List<ClosingTimes.Observation> all = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Duration open = Duration.ofDays(days.get(i));
            all.add(
                    i % 3 == 2
                            ? ClosingTimes.Observation.stillOpenAfter(open)
                            : ClosingTimes.Observation.closedAfter(open));
        }
        return ClosingTimes.of(all);
    }

    private static ClosingTimes times(int[] closed, int[] censored) {
        List<ClosingTimes.Observation> all = new ArrayList<>();
        for (int week : closed) {
            all.add(ClosingTimes.Observation.closedAfter(Duration.ofDays(7L * week)));
        }
        for (int week : censored) {
            all.add(ClosingTimes.Observation.stillOpenAfter(Duration.ofDays(7L * week)));
        }
        return ClosingTimes.of(all);
    }
}
