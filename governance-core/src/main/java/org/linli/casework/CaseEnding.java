package org.linli.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.basics.ActorId;

/**
 * How a case ended.
 *
 * @param verifier who looked at it and found it good
 * @param at when it was closed, turned away, withdrawn, voided, merged or split
 * @param followUp what the resident said after it was closed last, if they were asked since
 * @param rounds the rounds after which it was opened again; the earliest first; immutable
 * @param turnedAway why it was turned away
 * @param instead who was named instead when it was turned away
 */
public record CaseEnding(
        Optional<ActorId> verifier,
        Optional<Instant> at,
        Optional<FollowUp> followUp,
        List<CaseRound> rounds,
        Optional<TurnAway> turnedAway,
        Optional<ActorId> instead) {
    static final CaseEnding NONE = new CaseEnding(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /** Checks that nothing is missing. */
    public CaseEnding {
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(followUp, "followUp");
        rounds = List.copyOf(rounds);
        Objects.requireNonNull(turnedAway, "turnedAway");
        Objects.requireNonNull(instead, "instead");
    }

    /**
     * How often it was opened again.
     *
     * @return the number of rounds that are over
     */
    public int reopened() {
        return rounds.size();
    }

    /**
     * What the resident said of each time it was closed, where they were asked: opening a case again does not unsay it.
     *
     * @return the earliest first; immutable
     */
    public List<FollowUp> followUps() {
        return Stream.concat(rounds.stream().flatMap(each -> each.followUp().stream()), followUp.stream())
                .toList();
    }

    CaseEnding withVerifier(Optional<ActorId> other) {
        return new CaseEnding(other, at, followUp, rounds, turnedAway, instead);
    }

    CaseEnding at(Instant when) {
        return new CaseEnding(verifier, Optional.of(when), followUp, rounds, turnedAway, instead);
    }

    CaseEnding withFollowUp(FollowUp said) {
        return new CaseEnding(verifier, at, Optional.of(said), rounds, turnedAway, instead);
    }

    CaseEnding turnedAway(TurnAway reason, Optional<ActorId> other, Instant when) {
        return new CaseEnding(verifier, Optional.of(when), followUp, rounds, Optional.of(reason), other);
    }

    CaseEnding after(CaseRound over) {
        List<CaseRound> more = new ArrayList<>(rounds);
        more.add(over);
        return new CaseEnding(Optional.empty(), Optional.empty(), Optional.empty(), more, turnedAway, instead);
    }
}
