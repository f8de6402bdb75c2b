package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Goes through the packages and remembers which sets of demands they fail: none, each single one, and larger ones of which no part is failed
 * alone. Where there are too many packages to list, only sets of which no part is failed alone, and the first package that does: whatever
 * must fail such a set is cut off. Sets are bits of a long, by the order of the demands.
 */
final class Openings {
    /** Up to so many packages each is looked at, and counted. */
    static final long LISTED = 1_000_000;

    private final BargainingProblem problem;
    private final int parties;
    private final boolean listed;
    private final long mostSteps;
    private final List<Block> blocks;
    private final long[][] most;
    private final List<Found> all = new ArrayList<>();
    private long steps;
    private boolean complete = true;

    /** The best package that fails just these demands. */
    private static final class Found {
        private final long mask;
        private long count;
        private long[] gains;
        private int[] picks;

        Found(long mask, long[] gains, int[] picks) {
            this.mask = mask;
            this.gains = gains.clone();
            this.picks = picks.clone();
            this.count = 1;
        }
    }

    Openings(BargainingProblem problem, long listed, long mostSteps) {
        this.problem = problem;
        this.parties = problem.parties().size();
        this.listed = problem.packages().compareTo(BigInteger.valueOf(listed)) <= 0;
        this.mostSteps = mostSteps;
        this.blocks = this.listed
                ? problem.blocks()
                : problem.blocks().stream().map(Block::withoutDominated).toList();
        this.most = new long[blocks.size() + 1][parties];
        for (int at = blocks.size() - 1; at >= 0; at--) {
            for (int party = 0; party < parties; party++) {
                int each = party;
                most[at][party] = most[at + 1][party]
                        + Arrays.stream(blocks.get(at).values)
                                .mapToLong(row -> row[each])
                                .max()
                                .orElse(0);
            }
        }
    }

    boolean isListed() {
        return listed;
    }

    boolean isComplete() {
        return complete;
    }

    void look() {
        long[] gains = new long[parties];
        for (int party = 0; party < parties; party++) {
            gains[party] = -problem.table().reservation[party];
        }
        visit(0, gains, 0, new int[problem.issues().size()]);
        all.sort(Comparator.comparing((Found each) -> each.mask, Openings::byDemands));
    }

    /** Fewer demands first, then earlier ones. */
    static int byDemands(long a, long b) {
        int order = Integer.compare(Long.bitCount(a), Long.bitCount(b));
        return order != 0 ? order : Long.compareUnsigned(Long.reverse(b), Long.reverse(a));
    }

    List<Long> masks() {
        return all.stream().map(each -> each.mask).toList();
    }

    List<CommonGround.Opening> openings() {
        return all.stream()
                .map(each -> new CommonGround.Opening(
                        demands(each.mask),
                        problem.deal(each.picks),
                        listed ? OptionalLong.of(each.count) : OptionalLong.empty()))
                .toList();
    }

    List<CommonGround.Demand> demands(long mask) {
        List<CommonGround.Demand> demands = new ArrayList<>();
        for (int demand = 0; demand < problem.table().demands.size(); demand++) {
            if ((mask >>> demand & 1) != 0) {
                demands.add(problem.table().demands.get(demand));
            }
        }
        return demands;
    }

    private void visit(int depth, long[] gains, long crossed, int[] picks) {
        long mask = crossed;
        long[] bound = new long[parties];
        for (int party = 0; party < parties; party++) {
            bound[party] = gains[party] + most[depth][party];
            mask |= bound[party] < 0 ? 1L << party : 0;
        }
        if (depth == blocks.size()) {
            keep(mask, gains, picks);
            return;
        }
        if (!listed) {
            long least = mask;
            if (all.stream().anyMatch(each -> isPart(each.mask, least))) {
                return;
            }
            if (++steps > mostSteps) {
                complete = false;
                return;
            }
        }
        Block block = blocks.get(depth);
        long[] next = new long[parties];
        for (int row = 0; row < block.size(); row++) {
            for (int party = 0; party < parties; party++) {
                next[party] = gains[party] + block.values[row][party];
            }
            for (int i = 0; i < block.issues.length; i++) {
                picks[block.issues[i]] = block.picks[row][i];
            }
            visit(depth + 1, next, crossed | block.crossed[row], picks);
        }
    }

    private static boolean isPart(long part, long whole) {
        return (part & ~whole) == 0;
    }

    private void keep(long mask, long[] gains, int[] picks) {
        boolean single = listed && Long.bitCount(mask) <= 1;
        for (Found each : all) {
            if (each.mask == mask) {
                each.count++;
                int order = compareSorted(gains, each.gains);
                if (order > 0 || (order == 0 && Arrays.compare(picks, each.picks) < 0)) {
                    each.gains = gains.clone();
                    each.picks = picks.clone();
                }
                return;
            }
            if (!single && isPart(each.mask, mask)) {
                return;
            }
        }
        all.removeIf(each -> !(listed && Long.bitCount(each.mask) <= 1) && isPart(mask, each.mask));
        all.add(new Found(mask, gains, picks));
    }

    /** The smaller of the smallest gains first, then of the next. */
    private static int compareSorted(long[] a, long[] b) {
        long[] byA = a.clone();
        long[] byB = b.clone();
        Arrays.sort(byA);
        Arrays.sort(byB);
        return Arrays.compare(byA, byB);
    }
}
