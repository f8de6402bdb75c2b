package org.linli.choice.committee;

import java.util.BitSet;
import java.util.Optional;
import org.linli.choice.committee.Representation.Finding;
import org.linli.choice.committee.Representation.Verdict;
import org.linli.choice.linear.ExactSimplex;

/**
 * Whether there is a price at which supporters could have bought a committee, as a linear program in what each ballot pays for each member: every
 * unit of weight has one unit of money, the price is free.
 */
final class Prices {
    /** The most cells of a program that is tried. */
    private static final long MOST_CELLS = 60_000;

    private Prices() {}

    static Finding of(Approvals approvals, BitSet members, int seats) {
        int payments = 0;
        for (int[] row : approvals.approved) {
            for (int option : row) {
                payments += members.get(option) ? 1 : 0;
            }
        }
        int ballots = approvals.ballots;
        int chosen = members.cardinality();
        // Unknown: payments, what each ballot keeps, what each unchosen option lacks, the price.
        int price = payments + ballots + approvals.size - chosen;
        int rows = ballots + approvals.size;
        if ((long) rows * (price + 2) > MOST_CELLS) {
            return new Finding(
                    Representation.PRICEABILITY, Verdict.UNDECIDED, approvals.total, seats, Optional.empty());
        }
        long[][] equations = new long[rows][price + 2];
        int payment = 0;
        int lack = payments + ballots;
        for (int option = 0; option < approvals.size; option++) {
            long[] row = equations[ballots + option];
            row[price] = -1;
            for (int ballot : approvals.supporters[option]) {
                if (members.get(option)) {
                    row[payment] = 1;
                    equations[ballot][payment++] = 1;
                } else {
                    row[payments + ballot] = 1;
                }
            }
            if (!members.get(option)) {
                row[lack++] = 1;
            }
        }
        for (int ballot = 0; ballot < ballots; ballot++) {
            equations[ballot][payments + ballot] = 1;
            equations[ballot][price + 1] = approvals.mass[ballot];
        }
        Verdict verdict = ExactSimplex.solve(equations).isPresent() ? Verdict.HOLDS : Verdict.VIOLATED;
        return new Finding(Representation.PRICEABILITY, verdict, approvals.total, seats, Optional.empty());
    }
}
