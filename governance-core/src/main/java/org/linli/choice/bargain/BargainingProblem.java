package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.linli.choice.Electorate;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Options;

/**
 * What is bargained over and by whom, for example three issues with three options each and three parties: 27 packages, of which each
 * party accepts some (J. F. Nash, "The bargaining problem", Econometrica 18, 1950, with finitely many agreements; H. Raiffa, "The art and
 * science of negotiation", 1982, for packages over issues).
 *
 * <p>Immutable and checked whole: every party values every option, every choice is one of the issues', and some package meets the
 * conditions. Values are brought to one denominator and kept as {@code long}; where sums could leave it, the builder refuses.
 */
public final class BargainingProblem {
    /** The greatest number of parties and red lines together. */
    public static final int MOST_DEMANDS = 64;

    private final List<Issue> issues;
    private final List<Party> parties;
    private final List<Condition> conditions;
    private final Table table;
    private final List<Block> blocks;

    private BargainingProblem(Builder builder) {
        this.issues = List.copyOf(builder.issues);
        this.parties = List.copyOf(builder.parties);
        this.conditions = List.copyOf(builder.conditions);
        this.table = new Table(issues, parties);
        this.blocks = Block.of(this);
    }

    /** {@return an empty builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return what has to be agreed, in its published order; immutable} */
    public List<Issue> issues() {
        return issues;
    }

    /** {@return who has to agree, in the order in which they were named; immutable} */
    public List<Party> parties() {
        return parties;
    }

    /** {@return what cannot stand together; immutable} */
    public List<Condition> conditions() {
        return conditions;
    }

    /** {@return how many packages meet the conditions, at least 1; whether anybody accepts them is another matter} */
    public BigInteger packages() {
        return blocks.stream()
                .map(block -> BigInteger.valueOf(block.size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /**
     * Looks at one package: what it brings to whom, and who rejects it.
     *
     * @param choices one for each issue, in any order, such as {@code space=park}
     * @return the package with its shares
     * @throws IllegalArgumentException if an issue is missing, decided twice or unknown, or a condition forbids the package
     */
    public Deal deal(String... choices) {
        int[] picks = new int[issues.size()];
        Arrays.fill(picks, -1);
        for (String text : choices) {
            Choice choice = Choice.parse(text);
            int issue = issueOf(choice);
            if (picks[issue] >= 0) {
                throw new IllegalArgumentException("The issue (" + choice.issue()
                        + ") of a package must be decided once: " + Arrays.toString(choices) + ".");
            }
            picks[issue] = optionOf(choice);
        }
        for (int issue = 0; issue < picks.length; issue++) {
            if (picks[issue] < 0) {
                throw new IllegalArgumentException(
                        "The issue (" + issues.get(issue) + ") must be decided by a package, one of "
                                + issues.get(issue).options() + ".");
            }
        }
        conditions.stream().filter(each -> !meets(each, picks)).findFirst().ifPresent(broken -> {
            throw new IllegalArgumentException(
                    "The package " + Arrays.toString(choices) + " must meet the condition " + broken + ".");
        });
        return deal(picks);
    }

    Table table() {
        return table;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** The parties as what an outcome is counted over. */
    Electorate electorate() {
        return new Electorate(
                parties.size(), 0, parties.stream().mapToLong(Party::weight).sum());
    }

    int issueOf(Choice choice) {
        return IntStream.range(0, issues.size())
                .filter(i -> issues.get(i).id().equals(choice.issue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The issue (" + choice.issue() + ") of the choice "
                        + choice + " must be one of " + issues + ". Maybe it is spelt differently there."));
    }

    int optionOf(Choice choice) {
        return issues.get(issueOf(choice)).options().indexOf(choice.option());
    }

    boolean meets(Condition condition, int[] picks) {
        return !condition.given().stream().allMatch(choice -> picks[issueOf(choice)] == optionOf(choice))
                || condition.oneOf().stream().anyMatch(choice -> picks[issueOf(choice)] == optionOf(choice));
    }

    /** The package that takes these options, by place. */
    Deal deal(int[] picks) {
        List<Choice> choices = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int issue = 0; issue < picks.length; issue++) {
            Option option = issues.get(issue).options().get(picks[issue]);
            choices.add(new Choice(issues.get(issue).id(), option.id()));
            ids.add(Integer.toString(picks[issue] + 1));
            names.add(option.name());
        }
        List<Deal.Share> shares = new ArrayList<>();
        for (Party party : parties) {
            Fraction value = Fraction.ZERO;
            for (int issue = 0; issue < picks.length; issue++) {
                value = value.plus(Table.values(party, issues.get(issue)).get(picks[issue]));
            }
            List<Choice> crossed =
                    party.redLines().stream().filter(choices::contains).toList();
            shares.add(new Deal.Share(party.id(), value, value.minus(party.reservation()), crossed));
        }
        return new Deal(new Option(String.join(".", ids), String.join(" + ", names)), choices, shares);
    }

    @Override
    public String toString() {
        return "BargainingProblem[" + parties.size() + " parties, " + issues.size() + " issues, " + packages()
                + " packages]";
    }

    /** Collects issues, parties and conditions. Not safe for several threads at once. */
    public static final class Builder {
        private final List<Issue> issues = new ArrayList<>();
        private final List<Party> parties = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an issue whose name and options are called by their ids.
         *
         * @param id the id of the issue
         * @param options the ids of its options
         * @return this builder
         * @throws IllegalArgumentException if there is such an issue already, or an id is malformed
         */
        public Builder issue(String id, String... options) {
            return issue(new Issue(id, id, Options.of(options)));
        }

        /**
         * Adds an issue.
         *
         * @param issue what has to be agreed
         * @return this builder
         * @throws IllegalArgumentException if there is one with this id already
         */
        public Builder issue(Issue issue) {
            if (issues.stream().anyMatch(each -> each.id().equals(issue.id()))) {
                throw new IllegalArgumentException("The issue (" + issue + ") must not be added twice.");
            }
            issues.add(issue);
            return this;
        }

        /**
         * Adds a party.
         *
         * @param party who has to agree
         * @return this builder
         * @throws IllegalArgumentException if there is one with this id already
         */
        public Builder party(Party party) {
            if (parties.stream().anyMatch(each -> each.id().equals(party.id()))) {
                throw new IllegalArgumentException("The party (" + party + ") must not be added twice.");
            }
            parties.add(party);
            return this;
        }

        /**
         * Adds a condition.
         *
         * @param condition what cannot be carried out
         * @return this builder
         */
        public Builder condition(Condition condition) {
            conditions.add(Objects.requireNonNull(condition, "condition"));
            return this;
        }

        /**
         * Checks all of it together.
         *
         * @return the problem
         * @throws IllegalStateException if there is no issue or no party, or a party does not say what an issue's options are worth
         * @throws IllegalArgumentException if a party or a condition speaks of an issue or option that there is not, values are too many
         *     for the options or too large to add up, there are more than {@value #MOST_DEMANDS} parties and red lines, or the conditions
         *     leave no package or tie more than 10<sup>6</sup> combinations of options to one another
         */
        public BargainingProblem build() {
            if (issues.isEmpty() || parties.isEmpty()) {
                throw new IllegalStateException("A bargaining problem must have an issue and a party, but has "
                        + issues.size() + " and " + parties.size() + ".");
            }
            return new BargainingProblem(this);
        }
    }
}
