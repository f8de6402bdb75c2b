package org.linli.choice.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packages that cannot be improved for one party without loss to another (V. Pareto, "Manuale di economia politica", 1906). Every rule of
 * this package chooses among those of them that no party rejects, and whoever proposes another package can be answered with one that nobody
 * likes less.
 *
 * @param deals the packages in the order of issues and options, those with the same values for all included; immutable
 */
public record Frontier(List<Deal> deals) {
    private static final int MOST = 4_000_000;

    /** Keeps the packages. */
    public Frontier {
        deals = List.copyOf(deals);
    }

    /** Some issues decided: what that is worth to each party, and how it came. */
    // Never compared, and never seen outside of this package.
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(long[] gains, int[] picks) {}

    /**
     * Finds the frontier of the packages that no party rejects. Issue by issue: of the ways to decide some issues, only those that no other
     * dominates can become part of it.
     *
     * <p>Cost: O(c·p·log c) for c ways at a time and p parties if few dominate each other, O(c²·p) at worst; the packages are never all
     * listed unless all are on the frontier.
     *
     * @param problem what is bargained over
     * @return the frontier; empty if no package is accepted by all
     * @throws IllegalStateException if more than 4 million ways have to be compared at a time
     */
    public static Frontier of(BargainingProblem problem) {
        return of(problem, true);
    }

    /**
     * Finds the frontier of all packages that can be carried out, whether a party rejects them or not.
     *
     * @param problem what is bargained over
     * @return the frontier, never empty
     * @throws IllegalStateException if more than 4 million ways have to be compared at a time
     */
    public static Frontier ofAll(BargainingProblem problem) {
        return of(problem, false);
    }

    private static Frontier of(BargainingProblem problem, boolean accepted) {
        int parties = problem.parties().size();
        List<Block> blocks = problem.blocks().stream()
                .map(block -> accepted ? block.withoutCrossed() : block)
                .toList();
        long[] gains = new long[parties];
        long[] most = new long[parties];
        for (int party = 0; party < parties; party++) {
            gains[party] = -problem.table().reservation[party];
            for (Block block : blocks) {
                most[party] += greatest(block, party);
            }
        }
        List<Part> parts = List.of(new Part(gains, new int[problem.issues().size()]));
        for (Block block : blocks) {
            for (int party = 0; party < parties; party++) {
                most[party] -= greatest(block, party);
            }
            parts = extended(parts, block, accepted ? most : null);
        }
        return new Frontier(parts.stream()
                .map(Part::picks)
                .sorted(Arrays::compare)
                .map(problem::deal)
                .toList());
    }

    private static long greatest(Block block, int party) {
        return Arrays.stream(block.values).mapToLong(row -> row[party]).max().orElse(0);
    }

    private static List<Part> extended(List<Part> parts, Block block, long @Nullable [] most) {
        if ((long) parts.size() * block.size() > MOST) {
            throw new IllegalStateException("The frontier needs more than " + MOST
                    + " ways to decide some issues. Maybe use a rule, which does not list it.");
        }
        List<Part> all = new ArrayList<>();
        for (Part part : parts) {
            for (int row = 0; row < block.size(); row++) {
                long[] gains = part.gains.clone();
                boolean open = true;
                for (int party = 0; party < gains.length; party++) {
                    gains[party] += block.values[row][party];
                    open &= most == null || gains[party] + most[party] >= 0;
                }
                if (open) {
                    int[] picks = part.picks.clone();
                    for (int i = 0; i < block.issues.length; i++) {
                        picks[block.issues[i]] = block.picks[row][i];
                    }
                    all.add(new Part(gains, picks));
                }
            }
        }
        int[] kept = Dominance.undominated(all.stream().map(Part::gains).toArray(long[][]::new));
        return Arrays.stream(kept).mapToObj(all::get).toList();
    }
}
