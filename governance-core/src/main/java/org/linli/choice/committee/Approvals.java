package org.linli.choice.committee;

import java.util.Arrays;
import java.util.Objects;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Options;

/** Approval ballots as rules for committees walk them: by ballot and by option, blank ones left out. */
final class Approvals {
    final ApprovalProfile profile;
    final Options options;
    final int size;
    final int ballots;
    /** For each ballot what it approves of, ascending, and its mass. */
    final int[][] approved;

    final long[] mass;
    /** For each option the ballots that approve of it, ascending, and their mass together. */
    final int[][] supporters;

    final long[] support;
    /** The mass of all ballots that say anything. */
    final long total;
    /** The greatest weight of a single ballot. */
    final long heaviest;

    Approvals(ApprovalProfile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.options = profile.options();
        this.size = options.size();
        int said = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            said += profile.approved(ballot) > 0 ? 1 : 0;
        }
        this.ballots = said;
        this.approved = new int[said][];
        this.mass = new long[said];
        this.support = new long[size];
        int[] counts = new int[size];
        long all = 0;
        long most = 1;
        int at = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            int length = profile.approved(ballot);
            if (length == 0) {
                continue;
            }
            int[] row = new int[length];
            long weight = profile.mass(ballot);
            for (int place = 0; place < length; place++) {
                row[place] = profile.option(ballot, place);
                support[row[place]] += weight;
                counts[row[place]]++;
            }
            approved[at] = row;
            mass[at++] = weight;
            all += weight;
            most = Math.max(most, profile.weight(ballot));
        }
        this.total = all;
        this.heaviest = most;
        this.supporters = new int[size][];
        for (int option = 0; option < size; option++) {
            supporters[option] = new int[counts[option]];
        }
        Arrays.fill(counts, 0);
        for (int ballot = 0; ballot < ballots; ballot++) {
            for (int option : approved[ballot]) {
                supporters[option][counts[option]++] = ballot;
            }
        }
    }
}
