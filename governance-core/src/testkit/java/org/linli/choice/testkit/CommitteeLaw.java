package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.committee.Representation;

/**
 * A law for committees from approvals: what a checker says of the committee, for example that no group large enough is left without anybody
 * (justified representation). The checker decides; this makes the ballots, and makes them small where a rule breaks the law.
 *
 * @param english what the law is called in English
 * @param chinese what the law is called in Chinese
 * @param checker what finds fault with a committee
 */
public record CommitteeLaw(String english, String chinese, Checker checker)
        implements Law<BiFunction<ApprovalProfile, Integer, Outcome>> {
    private static final int MOST_OPTIONS = 6;

    /** As many are chosen as there are seats, unless the outcome is a tie or no ballot says anything. */
    public static final CommitteeLaw SIZE = new CommitteeLaw(
            "committee size",
            "席位足额",
            (ballots, seats, chosen) -> chosen.size() == seats
                    ? Optional.empty()
                    : Optional.of("There are " + seats + " seats and " + chosen.size() + " chosen."));

    /**
     * What groups of voters are owed, as {@link Representation} finds it: from justified representation to the core. What could not be decided
     * within its limits is no fault.
     *
     * @param asked what is asked for
     * @return the law
     */
    public static CommitteeLaw of(Representation asked) {
        return new CommitteeLaw(
                asked.summarize(Locale.ENGLISH), asked.summarize(Locale.CHINESE), (ballots, seats, chosen) -> {
                    Representation.Finding finding =
                            asked.of(ballots, chosen.stream().map(Option::id).toList(), seats);
                    return finding.verdict() == Representation.Verdict.VIOLATED
                            ? Optional.of(finding.summarize(Locale.ENGLISH))
                            : Optional.empty();
                });
    }

    /** Checks that nothing is missing. */
    public CommitteeLaw {
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(chinese, "chinese");
        Objects.requireNonNull(checker, "checker");
    }

    /** Finds fault with a committee. */
    @FunctionalInterface
    public interface Checker {
        /**
         * Looks at a committee.
         *
         * @param ballots who approves of whom
         * @param seats how many were to be chosen
         * @param chosen who was chosen
         * @return the fault, say the group that is left out; empty if there is none
         */
        Optional<String> fault(ApprovalProfile ballots, int seats, List<Option> chosen);
    }

    private record CommitteeCase(Checker checker, ApprovalProfile ballots, int seats)
            implements Case<BiFunction<ApprovalProfile, Integer, Outcome>> {
        @Override
        public Optional<String> violation(BiFunction<ApprovalProfile, Integer, Outcome> rule) {
            Outcome outcome = rule.apply(ballots, seats);
            return outcome.verdict() == Outcome.Verdict.DECIDED
                    ? checker.fault(ballots, seats, outcome.winners())
                            .map(fault -> "Chosen is " + outcome.winners() + ". " + fault)
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return seats + " seats, options " + ballots.options() + ", ballots " + text(ballots);
        }
    }

    /** Groups are owed something where there are blocs, several seats and more options than these: that is what rules are asked most. */
    @Override
    public Arbitrary<? extends Case<BiFunction<ApprovalProfile, Integer, Outcome>>> cases() {
        List<Tuple.Tuple2<Integer, Arbitrary<CommitteeCase>>> bySize = new ArrayList<>();
        for (int size = 1; size <= MOST_OPTIONS; size++) {
            Options options = BallotArbitraries.letters(size);
            bySize.add(Tuple.of(
                    size,
                    Combinators.combine(
                                    Arbitraries.frequencyOf(
                                            Tuple.of(1, Cultures.approvals(options, Cultures.any(options, 12))),
                                            Tuple.of(3, Cultures.blocs(options, 4, 6)),
                                            Tuple.of(2, Cultures.parties(options, 3, 6))),
                                    Arbitraries.integers().between(1, size))
                            .as((ballots, seats) -> new CommitteeCase(checker, ballots, seats))));
        }
        return Arbitraries.frequencyOf(bySize);
    }

    static String text(ApprovalProfile profile) {
        List<String> lines = new ArrayList<>();
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            lines.add(profile.count(ballot) + ": " + profile.ballot(ballot));
        }
        return String.join("; ", lines);
    }
}
