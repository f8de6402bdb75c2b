package org.linli.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.function.ToDoubleBiFunction;
import org.linli.matching.Funder;
import org.linli.matching.FundingPlan;
import org.linli.matching.FundingProblem;
import org.linli.matching.FundingProblemBuilder;
import org.linli.matching.FundingVerifier;

/** Who pays for what: all twenty published instances of the classes d and e of generalised assignment, up to 1,600 orders and 80 programmes. */
final class FundingFigures {
    private static final Path DATA = Path.of(System.getProperty("linli.data", "../shared/data"), "matching/gap");
    private static final long WORK = 400_000_000;

    private FundingFigures() {}

    static List<Figure> all() {
        if (!Files.isDirectory(DATA)) {
            return List.of();
        }
        return List.of(
                new Figure(
                        "funding-d-e-worst-gap",
                        "%",
                        1.0,
                        Figure.Sense.RATIO_AT_MOST,
                        List.of(),
                        0,
                        1,
                        () -> worst((plan, seconds) -> gap(plan))),
                new Figure(
                        "funding-d-e-longest",
                        "s",
                        10,
                        Figure.Sense.TIME_AT_MOST,
                        List.of(),
                        0,
                        1,
                        () -> worst((plan, seconds) -> seconds)));
    }

    private static double gap(FundingPlan plan) {
        return plan.gap()
                .filter(gap -> !plan.isOptimal())
                .map(gap -> gap.percent().orElseThrow().doubleValue())
                .orElse(0.0);
    }

    private static double worst(ToDoubleBiFunction<FundingPlan, Double> figure) throws IOException {
        double worst = 0;
        List<String> rows = Files.readAllLines(DATA.resolve("best-known.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            if (!cells[0].startsWith("d") && !cells[0].startsWith("e")) {
                continue;
            }
            FundingProblem problem = read(DATA.resolve(cells[0]));
            long start = System.nanoTime();
            FundingPlan plan = Funder.of(WORK).fund(problem);
            double seconds = (System.nanoTime() - start) / 1e9;
            FundingVerifier.flaw(problem, plan.certificate()).ifPresent(flaw -> {
                throw new IllegalStateException(cells[0] + ": " + flaw);
            });
            System.err.printf(
                    Locale.ROOT, "%s %s in %.1f s, best known %s%n", cells[0], plan, seconds, cells[cells.length - 1]);
            worst = Math.max(worst, figure.applyAsDouble(plan, seconds));
        }
        return worst;
    }

    /** An order that nobody pays for is dearer than all that cost anything. */
    private static FundingProblem read(Path file) throws IOException {
        StringTokenizer numbers = new StringTokenizer(Files.readString(file));
        int programmes = Integer.parseInt(numbers.nextToken());
        int orders = Integer.parseInt(numbers.nextToken());
        long[] all = new long[2 * programmes * orders + programmes];
        Arrays.setAll(all, at -> Long.parseLong(numbers.nextToken()));
        FundingProblemBuilder builder = FundingProblem.builder("unpaid", "cost");
        for (int i = 0; i < programmes; i++) {
            builder.programme("p" + i, all[2 * programmes * orders + i]);
        }
        for (int j = 0; j < orders; j++) {
            builder.order("o" + j, 1, 0);
            for (int i = 0; i < programmes; i++) {
                builder.option("o" + j, "p" + i, all[(programmes + i) * orders + j], 0, all[i * orders + j]);
            }
        }
        return builder.build();
    }
}
