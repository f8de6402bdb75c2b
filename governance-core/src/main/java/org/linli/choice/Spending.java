package org.linli.choice;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One step on the way to a budget: everybody's share, what was funded and who pays for it, what was not and why.
 */
public sealed interface Spending extends Step {
    /**
     * A project that was funded: "round 3: park is funded for 20000, with 310 effective votes; each supporter pays 64".
     *
     * @param round the round, from 1
     * @param option the project
     * @param cost what it costs, in minor units
     * @param measure by what it was preferred
     * @param value how much of that it had
     * @param payment who pays what; empty if the rule asks for no payments
     */
    record Funded(int round, Option option, long cost, Measure measure, Fraction value, Optional<Payment> payment)
            implements Spending {
        /** Checks that nothing is missing. */
        public Funded {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            String pays = payment.map(each -> "; " + each.summarize(w)).orElse("");
            return w.say(
                    "Round " + round + ": " + option.name() + " is funded for " + cost + " (" + measure.in(w) + " "
                            + value.rounded(3) + ")" + pays + ".",
                    "第" + round + "轮：" + option.name() + "获拨款" + cost + "（" + measure.in(w) + value.rounded(3) + "）"
                            + pays.replace("; ", "；") + "。");
        }
    }

    /**
     * Who pays what for a project out of equal shares. People are counted, never named.
     *
     * @param each what a supporter pays for each unit of score: on approval ballots, what a supporter pays
     * @param inFull the weight of the supporters who pay that
     * @param lessThanFull the weight of those who had less, and pay all that they had left
     */
    record Payment(Fraction each, long inFull, long lessThanFull) {
        /** Checks that nothing is missing. */
        public Payment {
            Objects.requireNonNull(each, "each");
        }

        private String summarize(Wording w) {
            String rest = lessThanFull == 0
                    ? ""
                    : w.say(
                            ", " + lessThanFull + " all that they have left, which is less",
                            "，" + lessThanFull + "人付出所余（不足此数）");
            return w.say(inFull + " pay " + each.rounded(3) + " each" + rest, inFull + "人各付" + each.rounded(3) + rest);
        }
    }

    /**
     * A project that was not funded, and what it lacked.
     *
     * @param option the project
     * @param why what stood against it
     * @param because the funded project that excludes it; empty where none does
     * @param missing how much money or support was missing, by what {@code why} says; 0 where it is no question of an amount
     * @param moreSupport with so many more supporters it would have been funded, as the rule says in which sense; empty if no such
     *     number is known
     */
    record NotFunded(Option option, Why why, Optional<Option> because, Fraction missing, OptionalLong moreSupport)
            implements Spending {
        /** What stands against a project. */
        public enum Why {
            /** Fewer ballots support it than were asked for; missing is the weight that lacks. */
            TOO_LITTLE_SUPPORT,
            /** Its supporters have less money left than it costs; missing is the difference. */
            TOO_LITTLE_MONEY,
            /** The budget has less left than it costs; missing is the difference. */
            OVER_BUDGET,
            /** A category has less left than it costs; missing is the difference. */
            OVER_CATEGORY,
            /** A project that excludes it was funded before. */
            INCOMPATIBLE,
            /** The rule had ended before its turn. */
            NOT_REACHED
        }

        /** Checks that nothing is missing. */
        public NotFunded {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(because, "because");
            Objects.requireNonNull(missing, "missing");
            Objects.requireNonNull(moreSupport, "moreSupport");
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            String name = option.name();
            String lacks = missing.rounded(3);
            String sentence = switch (why) {
                case TOO_LITTLE_SUPPORT ->
                    w.say("it has " + lacks + " less support than is asked for", "支持比所需少" + lacks);
                case TOO_LITTLE_MONEY ->
                    w.say("its supporters have " + lacks + " less left than it costs", "其支持者所余资金比费用少" + lacks);
                case OVER_BUDGET -> w.say("the budget has " + lacks + " less left than it costs", "预算所余比费用少" + lacks);
                case OVER_CATEGORY ->
                    w.say("its category has " + lacks + " less left than it costs", "类别限额所余比费用少" + lacks);
                case INCOMPATIBLE -> {
                    String other = because.map(Option::name).orElse("");
                    yield w.say("it excludes " + other + ", which is funded", "与已获拨款的" + other + "互斥");
                }
                case NOT_REACHED -> w.say("the rule ended before its turn", "规则在轮到它之前已结束");
            };
            String more = moreSupport.isPresent()
                    ? w.say(
                            "; with " + moreSupport.getAsLong()
                                    + (moreSupport.getAsLong() == 1 ? " more supporter" : " more supporters")
                                    + " it would have been funded",
                            "；再有" + moreSupport.getAsLong() + "名支持者即可获拨款")
                    : "";
            return w.say(name + " is not funded: " + sentence + more + ".", name + "未获拨款：" + sentence + more + "。");
        }
    }

    /**
     * An equal share of money for every voter: "each of 490 voters has 96".
     *
     * @param each the share of a voter of weight 1, in minor units
     * @param voters the weight of all voters, those with blank ballots included
     * @param increments how often the share was increased to come to this one
     */
    record Endowed(Fraction each, long voters, long increments) implements Spending {
        /** Checks that nothing is missing. */
        public Endowed {
            Objects.requireNonNull(each, "each");
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            return w.say(
                    "Each of " + voters + " voters has " + each.rounded(3)
                            + (increments == 0 ? "." : ", after " + increments + " increments."),
                    voters + "名选民各有" + each.rounded(3) + (increments == 0 ? "。" : "，经" + increments + "次增加。"));
        }
    }
}
