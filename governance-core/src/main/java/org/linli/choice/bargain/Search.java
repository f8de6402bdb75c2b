package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.linli.choice.Fraction;

/**
 * The best packages that no party rejects, by branch and bound over the blocks (A. Land, A. Doig, "An automatic method of solving discrete
 * programming problems", Econometrica 28, 1960). A branch is cut where some party must lose, where nobody's best is good enough, or where the
 * greatest weighted sum of gains is too small; weights are found beforehand by a few rounds of subgradients. Doubles only choose the weights:
 * whatever is cut is cut by whole numbers.
 *
 * <p>A tree over n packages, whose every branch has two ways or more, has less than 2n nodes: within {@link #MOST_STEPS} every problem of
 * 10^6 packages is solved whole.
 */
final class Search {
    /** After so many nodes the search stops, and says how much better an unseen package could be. */
    static final long MOST_STEPS = 4_000_000;

    /** So many equally good packages are told, the first ones in the order of issues and options. */
    static final int MOST_TIED = 1_000;

    private static final int ROUNDS = 60;
    private static final long FINEST = 1L << 20;

    private final int parties;
    private final Goal goal;
    private final long mostSteps;
    private final boolean allTied;
    private final int issues;
    private final List<Block> blocks;
    /** The gains before anything is chosen, and the choices that are none. */
    private final long[] base;

    private final int[] forced;
    /** By depth and party: the most that the remaining blocks can add. */
    private final long[][] most;

    private long[] weights;
    /** By depth: the most that the remaining blocks can add to the weighted sum. */
    private final long[] mostWeighted;

    private long neededSum = Long.MIN_VALUE;

    private final TreeSet<int[]> found = new TreeSet<>(Arrays::compare);
    private long[] bestGains = new long[0];
    private Fraction best = Fraction.ZERO;
    private Fraction open = Fraction.ZERO;
    private boolean complete = true;
    private long steps;

    /** What was found: equally good packages, their gains, and what no other can exceed; no package if nobody found one. */
    // Never compared, and never seen outside of this package.
    @SuppressWarnings("ArrayRecordComponent")
    record Result(List<int[]> packages, long[] gains, Fraction value, Fraction proved, boolean complete) {}

    private Search(BargainingProblem problem, Goal goal, boolean allTied, long mostSteps) {
        this.parties = problem.parties().size();
        this.issues = problem.issues().size();
        this.goal = goal;
        this.allTied = allTied;
        this.mostSteps = mostSteps;
        this.base = new long[parties];
        this.forced = new int[issues];
        for (int party = 0; party < parties; party++) {
            base[party] = -problem.table().reservation[party];
        }
        List<Block> open = new ArrayList<>();
        for (Block each : problem.blocks()) {
            Block block = each.withoutCrossed().withoutDominated();
            if (block.size() == 1) {
                for (int party = 0; party < parties; party++) {
                    base[party] += block.values[0][party];
                }
                take(forced, block, 0);
            } else {
                open.add(block);
            }
        }
        this.weights = weights(open);
        this.blocks = open.stream().map(this::bestFirst).toList();
        int depth = blocks.size();
        this.most = new long[depth + 1][parties];
        this.mostWeighted = new long[depth + 1];
        for (int at = depth - 1; at >= 0; at--) {
            for (int party = 0; party < parties; party++) {
                int each = party;
                most[at][party] = most[at + 1][party]
                        + Arrays.stream(blocks.get(at).values)
                                .mapToLong(row -> row[each])
                                .max()
                                .orElse(Long.MIN_VALUE / 4);
            }
            mostWeighted[at] = mostWeighted[at + 1]
                    + Arrays.stream(blocks.get(at).values)
                            .mapToLong(row -> weighted(weights, row))
                            .max()
                            .orElse(0);
        }
    }

    /** The packages that no party rejects and than which none is better. */
    static Result best(BargainingProblem problem, Goal goal, boolean allTied, long mostSteps) {
        Search search = new Search(problem, goal, allTied, mostSteps);
        if (search.blocks.stream().allMatch(block -> block.size() > 0)) {
            search.climb();
            search.visit(0, search.base, search.forced);
        }
        Fraction proved = search.complete || search.best.compareTo(search.open) > 0 ? search.best : search.open;
        return new Result(List.copyOf(search.found), search.bestGains, search.best, proved, search.complete);
    }

    private static void take(int[] picks, Block block, int row) {
        for (int i = 0; i < block.issues.length; i++) {
            picks[block.issues[i]] = block.picks[row][i];
        }
    }

    private static long weighted(long[] weights, long[] gains) {
        long sum = 0;
        for (int party = 0; party < gains.length; party++) {
            sum += weights[party] * gains[party];
        }
        return sum;
    }

    private Block bestFirst(Block block) {
        return block.kept(IntStream.range(0, block.size())
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> -weighted(weights, block.values[row])))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** The weights whose greatest sum bounds the goal best, of those that a few rounds come upon. */
    private long[] weights(List<Block> open) {
        double spread = 1;
        for (int party = 0; party < parties; party++) {
            int each = party;
            spread += Math.abs((double) base[party])
                    + open.stream()
                            .mapToDouble(block -> Arrays.stream(block.values)
                                    .mapToDouble(row -> Math.abs((double) row[each]))
                                    .max()
                                    .orElse(0))
                            .sum();
        }
        long finest = Math.max(1, (long) Math.min(FINEST, 0x1p61 / spread));
        double[] total = new double[parties];
        long[] chosen = new long[parties];
        Fraction bound = Goal.UNBOUNDED;
        for (int round = 0; round < ROUNDS; round++) {
            int rounds = Math.max(1, round);
            double[] average = Arrays.stream(total).map(sum -> sum / rounds).toArray();
            long[] tried = whole(goal.weights(average, round), finest);
            long[] gains = base.clone();
            for (Block block : open) {
                long[] top = Arrays.stream(block.values)
                        .max(Comparator.comparingLong(row -> weighted(tried, row)))
                        .orElse(base);
                for (int party = 0; party < parties; party++) {
                    gains[party] += top[party];
                }
            }
            Fraction here = goal.atMost(BigInteger.valueOf(weighted(tried, gains)), tried);
            if (round == 0 || here.compareTo(bound) < 0) {
                bound = here;
                chosen = tried;
            }
            for (int party = 0; party < parties; party++) {
                total[party] += gains[party];
            }
        }
        return chosen;
    }

    private static long[] whole(double[] weights, long finest) {
        double greatest = Arrays.stream(weights).max().orElse(1);
        boolean whole = greatest <= finest && Arrays.stream(weights).allMatch(weight -> weight == Math.rint(weight));
        double factor = whole || greatest == 0 ? 1 : finest / greatest;
        return Arrays.stream(weights)
                .mapToLong(weight -> Math.round(weight * factor))
                .toArray();
    }

    /** A good package to begin with: one block after the other is changed for the better, first so that nobody loses. */
    private void climb() {
        int[] rows = new int[blocks.size()];
        long[] gains = base.clone();
        for (Block block : blocks) {
            add(gains, block.values[0], 1);
        }
        boolean better = true;
        for (int round = 0; better && round < 100; round++) {
            better = false;
            for (int at = 0; at < rows.length; at++) {
                Block block = blocks.get(at);
                for (int row = 0; row < block.size(); row++) {
                    long[] other = gains.clone();
                    add(other, block.values[rows[at]], -1);
                    add(other, block.values[row], 1);
                    if (isBetter(other, gains)) {
                        gains = other;
                        rows[at] = row;
                        better = true;
                    }
                }
            }
        }
        if (losses(gains) == 0) {
            int[] picks = forced.clone();
            for (int at = 0; at < rows.length; at++) {
                take(picks, blocks.get(at), rows[at]);
            }
            keep(gains, picks);
        }
    }

    private static void add(long[] gains, long[] values, int times) {
        for (int party = 0; party < gains.length; party++) {
            gains[party] += times * values[party];
        }
    }

    private static long losses(long[] gains) {
        return -Arrays.stream(gains).filter(gain -> gain < 0).sum();
    }

    private boolean isBetter(long[] a, long[] b) {
        int order = Long.compare(losses(b), losses(a));
        return order != 0 ? order > 0 : losses(a) == 0 && goal.compare(a, b) > 0;
    }

    private void visit(int depth, long[] gains, int[] picks) {
        long[] bound = new long[parties];
        for (int party = 0; party < parties; party++) {
            bound[party] = gains[party] + most[depth][party];
            if (bound[party] < 0) {
                return;
            }
        }
        long sum = weighted(weights, gains) + mostWeighted[depth];
        if (!found.isEmpty()) {
            int order = goal.compare(bound, bestGains);
            if (order < 0 || sum < neededSum || (order == 0 && !allTied)) {
                return;
            }
        }
        if (depth == blocks.size()) {
            keep(gains, picks.clone());
            return;
        }
        if (++steps > mostSteps) {
            complete = false;
            Fraction byParty = goal.value(bound);
            Fraction bySum = goal.atMost(BigInteger.valueOf(sum), weights);
            Fraction here = byParty.compareTo(bySum) < 0 ? byParty : bySum;
            open = here.compareTo(open) > 0 ? here : open;
            return;
        }
        Block block = blocks.get(depth);
        long[] next = new long[parties];
        for (int row = 0; row < block.size(); row++) {
            for (int party = 0; party < parties; party++) {
                next[party] = gains[party] + block.values[row][party];
            }
            take(picks, block, row);
            visit(depth + 1, next, picks);
        }
    }

    private void keep(long[] gains, int[] picks) {
        int order = found.isEmpty() ? 1 : goal.compare(gains, bestGains);
        if (order < 0) {
            return;
        }
        if (order > 0) {
            found.clear();
            bestGains = gains.clone();
            Fraction value = goal.value(gains);
            boolean raised = value.compareTo(best) > 0;
            best = value;
            neededSum = raised ? neededSum() : neededSum;
        }
        found.add(picks);
        if (found.size() > (allTied ? MOST_TIED : 1)) {
            found.pollLast();
        }
    }

    /** The smallest weighted sum with which a package can still be as good as the best one. */
    private long neededSum() {
        long low = Long.MIN_VALUE / 2;
        long high = Long.MAX_VALUE / 2;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            if (goal.atMost(BigInteger.valueOf(middle), weights).compareTo(best) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
