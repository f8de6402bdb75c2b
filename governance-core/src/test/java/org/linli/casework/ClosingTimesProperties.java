package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.casework.ClosingTimes.Observation;
import org.linli.casework.ClosingTimes.Step;

class ClosingTimesProperties {

    /** The share open after a time as an exact fraction, straight from the definition. */
    private record Fraction(BigInteger open, BigInteger of) {

        static Fraction openAfter(List<Observation> cases, long time) {
            BigInteger open = BigInteger.ONE;
            BigInteger of = BigInteger.ONE;
            for (long t = 0; t <= time; t++) {
                long now = t;
                long atRisk = cases.stream().filter(c -> c.micros() >= now).count();
                long closed = cases.stream()
                        .filter(c -> c.closed() && c.micros() == now)
                        .count();
                if (closed > 0) {
                    open = open.multiply(BigInteger.valueOf(atRisk - closed));
                    of = of.multiply(BigInteger.valueOf(atRisk));
                }
            }
            return new Fraction(open, of);
        }

        double toDouble() {
            return new BigDecimal(open)
                    .divide(new BigDecimal(of), MathContext.DECIMAL64)
                    .doubleValue();
        }

        boolean isAtMost(int part, int whole) {
            return open.multiply(BigInteger.valueOf(whole)).compareTo(of.multiply(BigInteger.valueOf(part))) <= 0;
        }
    }

    @Provide
    Arbitrary<List<Observation>> cases() {
        Arbitrary<Long> times = Arbitraries.longs().between(0, 25);
        return Combinators.combine(times, Arbitraries.of(true, true, false))
                .as(Observation::new)
                .list()
                .ofMaxSize(40);
    }

    private static Duration micros(long n) {
        return Duration.ofNanos(n * 1_000);
    }

    @Property
    void agreesWithTheDefinition(@ForAll("cases") List<Observation> cases) {
        ClosingTimes curve = ClosingTimes.of(cases);
        long last = cases.stream().mapToLong(Observation::micros).max().orElse(-1);
        for (long t = 0; t <= 27; t++) {
            long now = t;
            assertEquals(cases.stream().filter(c -> c.micros() >= now).count(), (long) curve.atRiskAt(micros(t)));
            Fraction exact = Fraction.openAfter(cases, t);
            OptionalDouble share = curve.openShareAt(micros(t));
            boolean watched = t <= last || (last >= 0 && exact.open().signum() == 0);
            assertEquals(watched, share.isPresent());
            share.ifPresent(s -> assertEquals(exact.toDouble(), s, 1e-13));
        }
    }

    @Property
    void quantilesAreTheFirstTimeTheDefinitionFallsThatFar(
            @ForAll("cases") List<Observation> cases, @ForAll @IntRange(min = 1, max = 1000) int perMille) {
        Optional<Duration> expected = Optional.empty();
        for (long t = 0; t <= 25 && expected.isEmpty(); t++) {
            if (Fraction.openAfter(cases, t).isAtMost(1000 - perMille, 1000)) {
                expected = Optional.of(micros(t));
            }
        }
        assertEquals(expected, ClosingTimes.of(cases).quantile(perMille / 1000.0));
    }

    @Property
    void withoutCensoringItIsTheEmpiricalDistribution(@ForAll("cases") List<Observation> cases) {
        List<Observation> closed =
                cases.stream().map(c -> new Observation(c.micros(), true)).toList();
        for (Step step : ClosingTimes.of(closed).steps()) {
            long open = closed.stream()
                    .filter(c -> micros(c.micros()).compareTo(step.time()) > 0)
                    .count();
            assertEquals((double) open / closed.size(), step.openShare());
        }
    }

    @Property
    void countsAddUpAndTheCurveOnlyFalls(@ForAll("cases") List<Observation> cases) {
        ClosingTimes curve = ClosingTimes.of(cases);
        assertEquals(cases.size(), curve.observations());
        assertEquals(
                curve.closed(), curve.steps().stream().mapToInt(Step::closed).sum());
        for (int i = 0; i < curve.steps().size(); i++) {
            Step step = curve.steps().get(i);
            int left = step.atRisk() - step.closed() - step.censored();
            assertEquals(i + 1 < curve.steps().size() ? curve.steps().get(i + 1).atRisk() : 0, left);
            assertEquals(step.atRisk(), curve.atRiskAt(step.time()));
            assertTrue(step.openShare() < (i == 0 ? 1 : curve.steps().get(i - 1).openShare()));
            step.interval95().ifPresent(band -> {
                assertTrue(band.low() > 0 && band.low() <= step.openShare());
                assertTrue(band.high() >= step.openShare() && band.high() < 1);
            });
        }
    }

    @Property
    void theOrderOfObservationsDoesNotMatter(@ForAll("cases") List<Observation> cases, @ForAll long seed) {
        List<Observation> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(ClosingTimes.of(cases), ClosingTimes.of(shuffled));
        assertEquals(
                ClosingTimes.of(cases).steps().toString(),
                ClosingTimes.of(shuffled).steps().toString());
    }
}
