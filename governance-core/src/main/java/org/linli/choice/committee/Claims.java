package org.linli.choice.committee;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.linli.choice.committee.Representation.Claim;
import org.linli.choice.committee.Representation.Finding;
import org.linli.choice.committee.Representation.Verdict;

/** Looks for groups of voters that have not what they deserve. */
final class Claims {
    private final Approvals approvals;
    private final BitSet members;
    private final int seats;
    /** How many members each ballot approves of. */
    private final int[] has;

    private long nodes;
    /** A node counts for as many as there are thousands of ballots, so that the limit is one of work. */
    private final long each;

    Claims(Approvals approvals, BitSet members, int seats) {
        this.approvals = approvals;
        this.members = members;
        this.seats = seats;
        this.each = 1L + approvals.ballots / 1_024;
        this.has = new int[approvals.ballots];
        members.stream().forEach(member -> {
            for (int ballot : approvals.supporters[member]) {
                has[ballot]++;
            }
        });
    }

    Finding found(Representation asked, Optional<Claim> claim) {
        Verdict verdict = claim.isPresent()
                ? Verdict.VIOLATED
                : nodes > Representation.MOST_NODES ? Verdict.UNDECIDED : Verdict.HOLDS;
        return new Finding(asked, verdict, approvals.total, seats, claim);
    }

    private boolean deserves(long mass, int wanted) {
        return mass * seats >= wanted * approvals.total;
    }

    private Optional<Claim> claim(long mass, int deserved, BitSet options) {
        return Optional.of(new Claim(
                mass,
                deserved,
                options.stream().mapToObj(approvals.options::get).toList()));
    }

    /** A group that agrees on an option that was not chosen, and of which everybody has fewer members than it deserves. */
    Optional<Claim> unchosen(int most) {
        for (int option = 0; option < approvals.size; option++) {
            if (members.get(option)) {
                continue;
            }
            long[] by = new long[seats + 1];
            for (int ballot : approvals.supporters[option]) {
                by[has[ballot]] += approvals.mass[ballot];
            }
            long mass = 0;
            for (int wanted = 1; wanted <= most; wanted++) {
                mass += by[wanted - 1];
                if (deserves(mass, wanted)) {
                    BitSet only = new BitSet();
                    only.set(option);
                    return claim(mass, wanted, only);
                }
            }
        }
        return Optional.empty();
    }

    /** A group that agrees on as many options as it deserves seats. */
    Finding agreed(Representation asked) {
        for (int wanted = 1; wanted <= seats; wanted++) {
            int limit = wanted;
            int[] poor = java.util.stream.IntStream.range(0, approvals.ballots)
                    .filter(ballot -> has[ballot] < limit)
                    .toArray();
            Optional<Claim> claim = agreed(asked, wanted, 0, new BitSet(), poor);
            if (claim.isPresent() || nodes > Representation.MOST_NODES) {
                return found(asked, claim);
            }
        }
        return found(asked, Optional.empty());
    }

    private Optional<Claim> agreed(Representation asked, int wanted, int from, BitSet options, int[] group) {
        if (options.cardinality() == wanted) {
            return asked == Representation.EJR
                    ? claim(mass(group), wanted, options)
                    : few(wanted, 0, new BitSet(), options, group);
        }
        for (int option = from; option < approvals.size; option++) {
            if ((nodes += each) > Representation.MOST_NODES) {
                return Optional.empty();
            }
            int next = option;
            int[] left = Arrays.stream(group)
                    .filter(ballot -> Arrays.binarySearch(approvals.approved[ballot], next) >= 0)
                    .toArray();
            if (deserves(mass(left), wanted)) {
                options.set(option);
                Optional<Claim> claim = agreed(asked, wanted, option + 1, options, left);
                if (claim.isPresent()) {
                    return claim;
                }
                options.clear(option);
            }
        }
        return Optional.empty();
    }

    /** Whether enough of a group approve of no members but one fewer than they deserve, whichever these are. */
    private Optional<Claim> few(int wanted, int from, BitSet allowed, BitSet options, int[] group) {
        long mass = 0;
        for (int ballot : group) {
            boolean inside = true;
            for (int option : approvals.approved[ballot]) {
                inside &= !members.get(option) || allowed.get(option);
            }
            mass += inside ? approvals.mass[ballot] : 0;
        }
        if (deserves(mass, wanted)) {
            return claim(mass, wanted, options);
        }
        for (int member = members.nextSetBit(from);
                member >= 0 && allowed.cardinality() < wanted - 1;
                member = members.nextSetBit(member + 1)) {
            if ((nodes += each) > Representation.MOST_NODES) {
                return Optional.empty();
            }
            allowed.set(member);
            Optional<Claim> claim = few(wanted, member + 1, allowed, options, group);
            allowed.clear(member);
            if (claim.isPresent()) {
                return claim;
            }
        }
        return Optional.empty();
    }

    private long mass(int[] group) {
        long mass = 0;
        for (int ballot : group) {
            mass += approvals.mass[ballot];
        }
        return mass;
    }

    /** A group that would fill the seats that it deserves better for each of it. */
    Finding core() {
        for (int size = 1; size <= seats; size++) {
            Optional<Claim> claim = better(size, 0, new BitSet(), new int[approvals.ballots]);
            if (claim.isPresent() || nodes > Representation.MOST_NODES) {
                return found(Representation.CORE, claim);
            }
        }
        return found(Representation.CORE, Optional.empty());
    }

    private Optional<Claim> better(int left, int from, BitSet options, int[] would) {
        if ((nodes += each) > Representation.MOST_NODES) {
            return Optional.empty();
        }
        int size = options.cardinality() + left;
        long mass = 0;
        for (int ballot = 0; ballot < would.length; ballot++) {
            int[] row = approvals.approved[ballot];
            int at = Arrays.binarySearch(row, from);
            int ahead = row.length - (at >= 0 ? at : -at - 1);
            mass += would[ballot] + Math.min(left, ahead) > has[ballot] ? approvals.mass[ballot] : 0;
        }
        if (!deserves(mass, size)) {
            return Optional.empty();
        }
        if (left == 0) {
            return claim(mass, size, options);
        }
        for (int option = from; option < approvals.size; option++) {
            options.set(option);
            for (int ballot : approvals.supporters[option]) {
                would[ballot]++;
            }
            Optional<Claim> claim = better(left - 1, option + 1, options, would);
            if (claim.isPresent()) {
                return claim;
            }
            options.clear(option);
            for (int ballot : approvals.supporters[option]) {
                would[ballot]--;
            }
        }
        return Optional.empty();
    }
}
