package org.linli.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.Completion;
import org.linli.choice.budget.EqualShares;
import org.linli.choice.budget.Utilities;
import org.linli.choice.files.Pabulib;
import org.linli.choice.files.Polis;
import org.linli.choice.opinion.Opinion;
import org.linli.choice.opinion.OpinionMap;
import org.linli.choice.opinion.OpinionSettings;
import org.linli.choice.opinion.OpinionVotes;

/** The figures of budgets and opinions: two published budgets, a made-up one of a city, and a published conversation. */
final class BudgetFigures {
    private static final Path DATA = Path.of(System.getProperty("linli.data", "../shared/data"), "deliberation");
    private static final int PROJECTS = 200;
    private static final int VOTERS = 130_000;

    private BudgetFigures() {}

    static List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        if (Files.isDirectory(DATA)) {
            figures.add(Figure.time(
                    "equal-shares-cost-51x4092",
                    "ms",
                    20,
                    () -> shares(published("Poland_Warszawa_2021_Srodmiescie.pb"), Completion.NONE)));
            figures.add(seldom(Figure.time(
                    "equal-shares-add1-47x3203",
                    "ms",
                    1_000,
                    () -> shares(published("Poland_Warszawa_2017_rejon_F.pb"), Completion.add1(1)))));
            figures.add(Figure.time("opinion-map-uber-with-parsing", "ms", 500, BudgetFigures::map));
            figures.add(Figure.time("opinion-one-more-vote", "ms", 5, BudgetFigures::oneMore));
        } else {
            System.out.println("Skipped: the figures of published budgets and opinions, since there is no " + DATA);
        }
        figures.add(seldom(
                Figure.time("equal-shares-200x130000", "ms", 1_000, () -> shares(City.ELECTION, Completion.NONE))));
        figures.add(new Figure(
                "equal-shares-add1-200x130000",
                "ms",
                10_000,
                Figure.Sense.TIME_AT_MOST,
                List.of(),
                1,
                1,
                () -> shares(City.ELECTION, Completion.add1(1))));
        return figures;
    }

    private static Figure seldom(Figure figure) {
        return new Figure(
                figure.name(), figure.unit(), figure.goal(), figure.sense(), figure.jvmArguments(), 3, 5, figure.run());
    }

    private record Election(Budget budget, Utilities utilities) {}

    private static Election published(String name) {
        try {
            Pabulib.Instance instance = Pabulib.read(DATA.resolve("pabulib").resolve(name));
            return new Election(Budget.from(instance), Utilities.cost(instance.approvals()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double shares(Election election, Completion completion) {
        Budget budget = election.budget;
        long start = System.nanoTime();
        int funded = EqualShares.of(budget, election.utilities, completion, budget.byId())
                .order()
                .size();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (funded == 0) {
            throw new IllegalStateException("Something must be funded.");
        }
        return milliseconds;
    }

    /** Costs of 10,000 to 1,000,000, a budget of a fifth of all, and 1 to 20 approvals a voter, all from seed 1. */
    private static final class City {
        static final Election ELECTION = election();

        private static Election election() {
            Random random = new Random(1);
            long[] costs = random.longs(PROJECTS, 10_000, 1_000_001).toArray();
            long all = 0;
            for (long cost : costs) {
                all += cost;
            }
            Budget.Builder builder = Budget.builder(all / 5);
            for (int project = 0; project < PROJECTS; project++) {
                builder.project("p" + project, costs[project]);
            }
            Budget budget = builder.build();
            ApprovalProfile.Builder ballots = ApprovalProfile.builder(budget.options());
            for (int voter = 0; voter < VOTERS; voter++) {
                int count = 1 + random.nextInt(20);
                Set<String> approved = new TreeSet<>();
                while (approved.size() < count) {
                    approved.add("p" + random.nextInt(PROJECTS));
                }
                ballots.add(1, 1, approved);
            }
            return new Election(budget, Utilities.cost(ballots.build()));
        }
    }

    private static OpinionMap draw() {
        try {
            Path folder = DATA.resolve("polis").resolve("vtaiwan.uberx");
            return OpinionMap.of(OpinionVotes.from(Polis.read(folder)), OpinionSettings.polis(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double map() {
        long start = System.nanoTime();
        int groups = draw().groups().size();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (groups < 2) {
            throw new IllegalStateException("The conversation must have groups.");
        }
        return milliseconds;
    }

    private static final class Drawn {
        static OpinionMap map = draw();
    }

    private static double oneMore() {
        String statement = Drawn.map.votes().statements().get(3).id();
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            Drawn.map = Drawn.map.with(Integer.toString(i), statement, i % 2 == 0 ? Opinion.AGREE : Opinion.PASS);
        }
        return (System.nanoTime() - start) / 1e6 / 10;
    }
}
