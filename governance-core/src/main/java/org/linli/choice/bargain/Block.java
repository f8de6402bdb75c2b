package org.linli.choice.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Issues that conditions tie together, and all combinations of their options that meet these conditions. Whatever is taken from one block
 * goes with whatever is taken from another, so that packages are the product of the blocks.
 */
final class Block {
    private static final int MOST_ROWS = 1_000_000;
    private static final int CHEAP = 1_000;

    /** The places of its issues, ascending. */
    final int[] issues;
    /** By combination, the options taken, in the order of the issues. */
    final int[][] picks;
    /** By combination, what it is worth to each party. */
    final long[][] values;
    /** By combination, the red lines it crosses. */
    final long[] crossed;

    private Block(int[] issues, int[][] picks, long[][] values, long[] crossed) {
        this.issues = issues;
        this.picks = picks;
        this.values = values;
        this.crossed = crossed;
    }

    int size() {
        return picks.length;
    }

    static List<Block> of(BargainingProblem problem) {
        int size = problem.issues().size();
        int[] root = IntStream.range(0, size).toArray();
        for (Condition condition : problem.conditions()) {
            List<Choice> all = new ArrayList<>(condition.given());
            all.addAll(condition.oneOf());
            all.forEach(problem::optionOf);
            int first = problem.issueOf(all.get(0));
            all.forEach(choice -> union(root, first, problem.issueOf(choice)));
        }
        List<Block> blocks = new ArrayList<>();
        BitSet done = new BitSet();
        for (int issue = 0; issue < size; issue++) {
            if (!done.get(issue)) {
                int at = root[issue];
                int[] together =
                        IntStream.range(0, size).filter(i -> root[i] == at).toArray();
                Arrays.stream(together).forEach(done::set);
                blocks.add(enumerated(problem, together));
            }
        }
        return blocks;
    }

    private static void union(int[] root, int a, int b) {
        int from = root[b];
        int to = root[a];
        for (int i = 0; i < root.length; i++) {
            root[i] = root[i] == from ? to : root[i];
        }
    }

    private static Block enumerated(BargainingProblem problem, int[] issues) {
        int[] whole = new int[problem.issues().size()];
        List<int[]> rows = new ArrayList<>();
        BitSet within = new BitSet();
        List<List<Condition>> checks = new ArrayList<>();
        for (int issue : issues) {
            within.set(issue);
            checks.add(problem.conditions().stream()
                    .filter(condition -> last(problem, condition) == issue)
                    .toList());
        }
        fill(problem, issues, 0, whole, checks, rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The conditions " + problem.conditions()
                    + " must leave a package. Maybe one of them forbids what another requires.");
        }
        int parties = problem.parties().size();
        long[][] values = new long[rows.size()][parties];
        long[] crossed = new long[rows.size()];
        for (int row = 0; row < values.length; row++) {
            for (int i = 0; i < issues.length; i++) {
                int option = rows.get(row)[i];
                for (int party = 0; party < parties; party++) {
                    values[row][party] += problem.table().value[party][issues[i]][option];
                }
                crossed[row] |= problem.table().crossed[issues[i]][option];
            }
        }
        return new Block(issues, rows.toArray(int[][]::new), values, crossed);
    }

    private static int last(BargainingProblem problem, Condition condition) {
        int last = 0;
        for (List<Choice> choices : List.of(condition.given(), condition.oneOf())) {
            for (Choice choice : choices) {
                last = Math.max(last, problem.issueOf(choice));
            }
        }
        return last;
    }

    private static void fill(
            BargainingProblem problem,
            int[] issues,
            int at,
            int[] whole,
            List<List<Condition>> checks,
            List<int[]> rows) {
        if (at == issues.length) {
            if (rows.size() == MOST_ROWS) {
                throw new IllegalArgumentException("The conditions must not tie issues together that have more than "
                        + MOST_ROWS + " combinations of options. Maybe decide some of "
                        + Arrays.stream(issues).mapToObj(problem.issues()::get).toList() + " first.");
            }
            rows.add(Arrays.stream(issues).map(issue -> whole[issue]).toArray());
            return;
        }
        int options = problem.issues().get(issues[at]).options().size();
        for (int option = 0; option < options; option++) {
            whole[issues[at]] = option;
            if (checks.get(at).stream().allMatch(condition -> problem.meets(condition, whole))) {
                fill(problem, issues, at + 1, whole, checks, rows);
            }
        }
    }

    /** Without combinations that cross a red line. */
    Block withoutCrossed() {
        return kept(IntStream.range(0, size()).filter(row -> crossed[row] == 0).toArray());
    }

    /** Without combinations than which another is better for somebody, worse for nobody, and crosses no other red line; if that is cheap. */
    Block withoutDominated() {
        if (size() > CHEAP) {
            return Arrays.stream(crossed).allMatch(each -> each == 0) ? kept(Dominance.undominated(values)) : this;
        }
        return kept(IntStream.range(0, size())
                .filter(row -> IntStream.range(0, size()).noneMatch(other -> dominates(other, row)))
                .toArray());
    }

    private boolean dominates(int a, int b) {
        if ((crossed[a] & ~crossed[b]) != 0) {
            return false;
        }
        boolean better = false;
        for (int party = 0; party < values[a].length; party++) {
            if (values[a][party] < values[b][party]) {
                return false;
            }
            better |= values[a][party] > values[b][party];
        }
        return better;
    }

    /** Some of the combinations, in this order. */
    Block kept(int[] rows) {
        return new Block(
                issues,
                Arrays.stream(rows).mapToObj(row -> picks[row]).toArray(int[][]::new),
                Arrays.stream(rows).mapToObj(row -> values[row]).toArray(long[][]::new),
                Arrays.stream(rows).mapToLong(row -> crossed[row]).toArray());
    }
}
