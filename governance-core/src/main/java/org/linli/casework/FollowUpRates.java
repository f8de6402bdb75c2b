package org.linli.casework;

import java.util.Objects;
import org.linli.basics.Rate;

/**
 * What the residents said afterwards (三率), over declared bases.
 *
 * @param contact how many were reached, of all who were to be asked
 * @param solution how many said that it was solved, of those who were reached
 * @param satisfaction how many were satisfied, of those who were reached
 */
public record FollowUpRates(Rate contact, Rate solution, Rate satisfaction) {
    /** Checks that nothing is missing. */
    public FollowUpRates {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(solution, "solution");
        Objects.requireNonNull(satisfaction, "satisfaction");
    }

    /**
     * Counts over cases: each time a case was closed and the resident asked counts once, by what they said last, also if the case has been
     * opened again since. Cases without a follow-up count nowhere.
     *
     * @param cases any cases
     * @return the rates; undefined over empty bases
     */
    public static FollowUpRates of(Iterable<Case> cases) {
        long asked = 0;
        long reached = 0;
        long solved = 0;
        long satisfied = 0;
        for (Case each : cases) {
            for (FollowUp said : each.ending().followUps()) {
                asked++;
                reached += said.reached() ? 1 : 0;
                solved += said.solved() ? 1 : 0;
                satisfied += said.satisfied() ? 1 : 0;
            }
        }
        return new FollowUpRates(Rate.of(reached, asked), Rate.of(solved, reached), Rate.of(satisfied, reached));
    }
}
