package org.linli.choice.budget;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Equal shares with shares that grow, increment by increment, until an outcome leaves no room for a further project, or the next costs too much.
 *
 * <p>Every share at which anything could change is counted, exactly. Between them the same projects are bought in the same order, and {@link Leap} says for
 * how long at least; whoever has few voters and small increments would wait for nothing otherwise.
 */
final class Growth {
    /** So many runs, of a project's supporters each, before growth is given up: minutes. */
    private static final long MOST_WORK = 4_000_000_000L;

    private static final long FEWEST_RUNS = 10_000;
    /** A leap that is shorter was not worth the look. */
    private static final long WORTH_IT = 16;

    /** Equals that some run has met, and who came first. */
    record Tied(List<Integer> projects, int chosen) {}

    private final Budget budget;
    private final Utilities utilities;
    private final int[] priority;
    private final long step;
    private final Set<Tied> ties = new LinkedHashSet<>();
    private long total;
    private long increments;

    Growth(Budget budget, Utilities utilities, int[] priority, long increment, long total) {
        this.budget = budget;
        this.utilities = utilities;
        this.priority = priority;
        this.total = total;
        long voters = utilities.electorate.weight();
        if (increment > Long.MAX_VALUE / 4 / voters) {
            throw new IllegalArgumentException("The increment (" + increment + ") of a share must be at most "
                    + Long.MAX_VALUE / 4 / voters + " minor units for a weight of " + voters + ".");
        }
        this.step = increment * voters;
    }

    /** What all shares have grown to. */
    long total() {
        return total;
    }

    long increments() {
        return increments;
    }

    /** The equals of all runs, in the order in which they were met. */
    Collection<Tied> ties() {
        return ties;
    }

    /** The last outcome that costs no more than the budget. */
    SharesRun grow() {
        SharesRun run = run(Math.max(total, 1));
        long alike = 0;
        long wait = 4;
        long mostRuns = Math.max(FEWEST_RUNS, MOST_WORK / Math.max(1, utilities.supporter.length));
        for (long runs = 0; !run.limits.isExhaustive(); runs++) {
            if (runs > mostRuns || total > Long.MAX_VALUE / 2) {
                throw new IllegalStateException("The increment (" + step / utilities.electorate.weight()
                        + ") of a share must be large enough for growth to end: " + increments
                        + " increments were not enough. Maybe grow by " + step / utilities.electorate.weight() * 100
                        + " minor units.");
            }
            long leap = alike < wait ? 1 : Math.max(1, Leap.of(budget, utilities, run.limits.order(), total, step));
            SharesRun next = run(total + leap * step);
            if (leap > 1 && !next.limits.order().equals(run.limits.order())) {
                leap = 1;
                next = run(total + step);
            }
            if (next.limits.spent() > budget.available()) {
                return run;
            }
            if (alike >= wait) {
                wait = leap >= WORTH_IT ? 4 : Math.min(1_024, 2 * wait);
                alike = 0;
            }
            alike = next.limits.order().equals(run.limits.order()) ? alike + 1 : 0;
            total += leap * step;
            increments += leap;
            run = next;
        }
        return run;
    }

    private SharesRun run(long of) {
        SharesRun run = new SharesRun(budget, utilities, priority, of);
        run.run(budget.available());
        for (SharesRun.Offer offer : run.bought) {
            if (offer.tied().size() > 1) {
                ties.add(new Tied(offer.tied(), offer.project()));
            }
        }
        return run;
    }
}
