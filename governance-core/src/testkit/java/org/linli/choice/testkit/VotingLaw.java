package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.voting.Criterion;

/**
 * The laws for one winner from rankings. No rule keeps all of them (A. Gibbard 1973, M. Satterthwaite 1975, H. Moulin 1988 on participation);
 * which ones a community cares for is its own decision, and these show what it gets.
 *
 * <p>They speak of all winners of an outcome, so that ties are no excuse; where a law is only meaningful for a single winner, that is said.
 * Cases have one to four options and up to a few dozen voters, of every {@link Cultures culture}; those about truncation and ties have blunted
 * ballots. Cost of a case: two outcomes, two dozen where every ballot is changed in turn or every ranking joins.
 */
public enum VotingLaw implements Law<Function<RankedProfile, Outcome>> {
    /** Some option is chosen if a ballot says something, none if none does, and every option is ranked. */
    DECISIVENESS("decisiveness", "有定", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Outcome outcome = rule.apply(c.profile());
            boolean said = c.profile().electorate().expressed() > 0;
            Set<Option> ranked = new HashSet<>();
            outcome.ranking().forEach(ranked::addAll);
            return said == !outcome.winners().isEmpty()
                            && (!said || ranked.size() == c.profile().options().size())
                    ? Optional.empty()
                    : Optional.of("Chosen is " + outcome.winners() + ", ranked " + outcome.ranking() + ".");
        }
    },
    /** Who casts which ballot, and in which order, does not matter. */
    ANONYMITY("anonymity", "匿名性", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            List<Ranking> ballots = VotingCase.ballots(c.profile());
            Collections.shuffle(ballots, new Random(c.at()));
            RankedProfile.Builder again = RankedProfile.builder(c.profile().options());
            ballots.forEach(again::add);
            return VotingCase.same("In another order", rule.apply(c.profile()), rule.apply(again.build()));
        }
    },
    /** What options are called, and in which order they stand, does not matter. */
    NEUTRALITY("neutrality", "中立性", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Options options = c.profile().options();
            List<String> names =
                    c.extra().tiers().stream().flatMap(List::stream).toList();
            RankedProfile.Builder renamed = RankedProfile.builder(options);
            for (Ranking ballot : VotingCase.ballots(c.profile())) {
                renamed.add(VotingCase.mapped(ballot, id -> names.get(options.indexOf(id))));
            }
            Set<String> expected = new HashSet<>();
            rule.apply(c.profile()).winners().forEach(option -> expected.add(names.get(options.indexOf(option.id()))));
            Set<String> ours = VotingCase.ids(rule.apply(renamed.build()));
            return expected.equals(ours)
                    ? Optional.empty()
                    : Optional.of("Called " + names + " instead, " + ours + " is chosen, not " + expected + ".");
        }

        @Override
        boolean wholeExtra() {
            return true;
        }
    },
    /** Equal ballots count the same, told one by one, together, or as one ballot of greater weight. */
    GROUPING("invariance to grouping", "归并不变", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            int times = 2 + c.which();
            RankedProfile.Builder together = RankedProfile.builder(c.profile().options());
            RankedProfile.Builder weighed = RankedProfile.builder(c.profile().options());
            for (int ballot = 0; ballot < c.profile().distinct(); ballot++) {
                together.add(times * c.profile().count(ballot), 1, c.profile().ballot(ballot));
                weighed.add(c.profile().count(ballot), times, c.profile().ballot(ballot));
            }
            return VotingCase.same(
                    "With weight " + times + " instead of " + times + " times the ballots",
                    rule.apply(together.build()),
                    rule.apply(weighed.build()));
        }
    },
    /** An option that alone is first on more than half of the ballots is chosen, alone. */
    MAJORITY("majority", "过半原则", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            return VotingCase.broken(Criterion.MAJORITY, c, rule);
        }
    },
    /** An option that beats every other is chosen, alone. */
    CONDORCET("Condorcet", "孔多塞原则", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            return VotingCase.broken(Criterion.CONDORCET, c, rule);
        }
    },
    /** An option that loses to every other is not chosen. */
    CONDORCET_LOSER("Condorcet loser", "孔多塞败者原则", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            return VotingCase.broken(Criterion.CONDORCET_LOSER, c, rule);
        }
    },
    /** Who is chosen is in the Smith set. */
    SMITH("Smith", "史密斯原则", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            return VotingCase.broken(Criterion.SMITH, c, rule);
        }
    },
    /** Nobody is chosen to whom all prefer the same other option. */
    PARETO("Pareto", "帕累托原则", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            return VotingCase.broken(Criterion.PARETO, c, rule);
        }
    },
    /** Whoever is chosen is chosen again after moving up a place on some equal ballots; the ballots are complete. */
    MONOTONICITY("monotonicity", "单调性", false) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Outcome before = rule.apply(c.profile());
            for (Option winner : before.winners()) {
                for (int at = 0; at < c.profile().distinct(); at++) {
                    Ranking ballot = c.profile().ballot(at);
                    Ranking better = VotingCase.lifted(ballot, winner.id());
                    long voters = Math.min(c.profile().count(at), 1L + c.voters());
                    if (better.equals(ballot)) {
                        continue;
                    }
                    Outcome then = rule.apply(VotingCase.changed(c.profile(), at, voters, better));
                    if (!then.winners().contains(winner)) {
                        return Optional.of("Chosen is " + before.winners() + "; once " + voters + " of those who say "
                                + ballot + " say " + better + ", it is " + then.winners() + ", and " + winner
                                + " has lost by it.");
                    }
                }
            }
            return Optional.empty();
        }
    },
    /**
     * More voters who say the same do not turn a single winner into another single winner that they like less (the no-show paradox, H. Moulin
     * 1988). Every ranking of the options is tried as what they say.
     */
    PARTICIPATION("participation", "参与原则", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Optional<Option> before = rule.apply(c.profile()).winner();
            if (before.isEmpty()) {
                return Optional.empty();
            }
            for (Ranking ballot : c.joining()) {
                RankedProfile.Builder more = VotingCase.copy(c.profile(), Function.identity());
                more.add(1L + c.voters(), 1, ballot);
                Optional<Option> after = rule.apply(more.build()).winner();
                if (after.isPresent()
                        && VotingCase.place(ballot, before.get().id())
                                < VotingCase.place(ballot, after.get().id())) {
                    return Optional.of("Chosen is " + before.get() + "; with " + (1 + c.voters()) + " more who say "
                            + ballot + " it is " + after.get() + ".");
                }
            }
            return Optional.empty();
        }
    },
    /**
     * One or two options that stand next to another on every ballot change nothing for the rest, and nothing for these together (N. Tideman,
     * "Independence of clones as a criterion for voting rules", 1987); the ballots are complete.
     */
    CLONES("independence of clones", "克隆无关性", false) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Options options = c.profile().options();
            String original = options.get(c.which() % options.size()).id();
            List<String> likes = new ArrayList<>(List.of(original, "clone"));
            if (c.voters() % 2 == 1) {
                likes.add("clone2");
            }
            List<Option> more = new ArrayList<>(options.asList());
            likes.stream().skip(1).forEach(id -> more.add(Option.of(id)));
            RankedProfile.Builder cloned = RankedProfile.builder(Options.copyOf(more));
            for (int ballot = 0; ballot < c.profile().distinct(); ballot++) {
                List<List<String>> tiers =
                        new ArrayList<>(c.profile().ballot(ballot).tiers());
                List<String> order = new ArrayList<>(likes);
                Collections.rotate(order, c.at() >> 2 * (ballot % 8) & 3);
                int place = tiers.indexOf(List.of(original));
                tiers.remove(place);
                tiers.addAll(place, order.stream().map(List::of).toList());
                cloned.add(c.profile().count(ballot), c.profile().weight(ballot), new Ranking(tiers));
            }
            RankedProfile with = cloned.build();
            Set<String> before = VotingCase.ids(rule.apply(c.profile()));
            Set<String> after = VotingCase.ids(rule.apply(with));
            Set<String> expected = new HashSet<>(after);
            if (expected.removeAll(likes)) {
                expected.add(original);
            }
            return expected.equals(before)
                    ? Optional.empty()
                    : Optional.of("Chosen is " + before + "; with clones of " + original + ", " + VotingCase.text(with)
                            + ", it is " + after + ".");
        }
    },
    /** A single winner is not the single winner again once everybody says the opposite; the ballots are complete. */
    REVERSAL_SYMMETRY("reversal symmetry", "反转对称性", false) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Optional<Option> winner = rule.apply(c.profile()).winner();
            RankedProfile.Builder opposite = VotingCase.copy(c.profile(), ballot -> {
                List<List<String>> tiers = new ArrayList<>(ballot.tiers());
                Collections.reverse(tiers);
                return new Ranking(tiers);
            });
            return winner.isPresent()
                            && c.profile().options().size() > 1
                            && winner.equals(rule.apply(opposite.build()).winner())
                    ? Optional.of("Chosen is " + winner.get() + ", and again when every ballot is reversed.")
                    : Optional.empty();
        }
    },
    /**
     * Ranking one more option below those that a ballot ranks does not turn a single winner that it ranks into another option (D. Woodall, 1994).
     */
    LATER_NO_HARM("later no harm", "后选无害", true) {
        @Override
        Optional<String> broken(VotingCase c, Function<RankedProfile, Outcome> rule) {
            Optional<Option> before = rule.apply(c.profile()).winner();
            if (before.isEmpty()) {
                return Optional.empty();
            }
            for (int at = 0; at < c.profile().distinct(); at++) {
                Ranking ballot = c.profile().ballot(at);
                if (VotingCase.place(ballot, before.get().id()) == Integer.MAX_VALUE) {
                    continue;
                }
                for (Option option : c.profile().options()) {
                    if (VotingCase.place(ballot, option.id()) < Integer.MAX_VALUE) {
                        continue;
                    }
                    List<List<String>> tiers = new ArrayList<>(ballot.tiers());
                    tiers.add(List.of(option.id()));
                    Ranking longer = new Ranking(tiers);
                    Optional<Option> then = rule.apply(VotingCase.changed(
                                    c.profile(), at, c.profile().count(at), longer))
                            .winner();
                    if (then.isPresent() && !then.equals(before)) {
                        return Optional.of("Chosen is " + before.get() + "; once those who say " + ballot + " go on to "
                                + longer + ", it is " + then.get() + ".");
                    }
                }
            }
            return Optional.empty();
        }
    };

    private final String english;
    private final String chinese;
    private final boolean blunt;

    VotingLaw(String english, String chinese, boolean blunt) {
        this.english = english;
        this.chinese = chinese;
        this.blunt = blunt;
    }

    abstract Optional<String> broken(VotingCase each, Function<RankedProfile, Outcome> rule);

    /** Whether ballots may have ties, and options that they do not rank. */
    boolean isBlunt() {
        return blunt;
    }

    /** Whether the additional ranking must be complete and without ties. */
    boolean wholeExtra() {
        return !blunt;
    }

    @Override
    public Arbitrary<? extends Case<Function<RankedProfile, Outcome>>> cases() {
        return VotingCase.of(this);
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
