package org.linli.choice.committee;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.Requirement;

/**
 * What a committee owes to groups of voters, as a finding about one committee on the ballots at hand, which anybody can check; the group that could
 * complain is named. A group deserves as many of k seats as its weight is of the weight of all ballots that say anything, rounded down.
 *
 * <p>Cost: JR and EJR+ are O(k·s) for k seats and s approvals; the others are hard in general, and searched until {@link #MOST_NODES} sets have
 * been looked at. A finding that is not proved by then is {@link Verdict#UNDECIDED}.
 */
public enum Representation implements Requirement {
    /**
     * Justified representation: no group that deserves a seat and agrees on an option is left without any member that one of it approves of (H.
     * Aziz et al., 2017).
     */
    JR("justified representation (JR)", "合理代表性（JR）"),
    /**
     * Proportional justified representation: no group that deserves ℓ seats and agrees on ℓ options has fewer than ℓ members that some of it
     * approve of (L. Sánchez-Fernández et al., 2017).
     */
    PJR("proportional justified representation (PJR)", "比例合理代表性（PJR）"),
    /**
     * Extended justified representation: in no group that deserves ℓ seats and agrees on ℓ options has everybody fewer than ℓ members that they
     * approve of (H. Aziz et al., 2017).
     */
    EJR("extended justified representation (EJR)", "扩展合理代表性（EJR）"),
    /**
     * EJR+: in no group that deserves ℓ seats and agrees on an option that was not chosen has everybody fewer than ℓ members that they approve of
     * (M. Brill, J. Peters, "Robust and verifiable proportionality axioms for multiwinner voting", 2023). Asks for more than EJR, and is quick to
     * check.
     */
    EJR_PLUS("EJR+", "EJR+"),
    /**
     * Priceability: with equal money for all, supporters could have bought each member at one price, and no supporters of another option have
     * together more than the price left (D. Peters, P. Skowron, 2020). Only for committees that fill all seats or leave open what nobody could buy.
     */
    PRICEABILITY("priceability", "可定价性"),
    /**
     * The core: no group could take the seats that it deserves, or fewer, and fill them so that each of it approves of more members than now (H.
     * Aziz et al., 2017). Whether a committee in the core always exists is not known.
     */
    CORE("the core", "核心稳定性");

    /** How many sets of options a search looks at; with thousands of distinct ballots as many times fewer. */
    public static final int MOST_NODES = 300_000;

    /** What is known about a committee. */
    public enum Verdict {
        /** Every group has what is asked for. */
        HOLDS,
        /** A group has not. */
        VIOLATED,
        /** The search ended before it was over. */
        UNDECIDED
    }

    /**
     * A group that has not what it deserves.
     *
     * @param weight the weight of the group
     * @param deserved how many seats it deserves, or claims
     * @param agreedOn the options that it agrees on, or would fill its seats with; immutable
     */
    public record Claim(long weight, int deserved, List<Option> agreedOn) {
        /** Keeps the options. */
        public Claim {
            agreedOn = List.copyOf(agreedOn);
        }
    }

    /**
     * What was found.
     *
     * @param asked what was asked for
     * @param verdict what is known
     * @param total the weight of all ballots that say anything
     * @param seats how many seats there are
     * @param claim the group that could complain; empty unless one was found: a violated priceability has none
     */
    public record Finding(Representation asked, Verdict verdict, long total, int seats, Optional<Claim> claim) {
        /** Checks that nothing is missing. */
        public Finding {
            Objects.requireNonNull(asked, "asked");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(claim, "claim");
        }

        /**
         * The finding in one sentence.
         *
         * @param locale Chinese for the language {@code zh}, English for any other
         * @return the sentence
         */
        public String summarize(Locale locale) {
            boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
            String name = asked.summarize(locale);
            String who = claim.map(c -> {
                        String options = c.agreedOn().stream()
                                .map(Option::name)
                                .collect(Collectors.joining(chinese ? "、" : ", "));
                        return chinese
                                ? "：权重" + c.weight() + "（共" + total + "）的群体应得" + c.deserved() + "席，共同支持" + options
                                : ": a group of weight " + c.weight() + " of " + total + " deserves " + c.deserved()
                                        + " of " + seats + " seats and agrees on " + options;
                    })
                    .orElse("");
            return switch (verdict) {
                case HOLDS -> chinese ? "满足" + name + "。" : "It satisfies " + name + ".";
                case VIOLATED -> chinese ? "不满足" + name + who + "。" : "It violates " + name + who + ".";
                case UNDECIDED ->
                    chinese ? name + "未能在限度内判定。" : "Whether it satisfies " + name + " was not decided within limits.";
            };
        }
    }

    private final String english;
    private final String chinese;

    Representation(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String summarize(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }

    /**
     * Looks at an outcome.
     *
     * @param profile the ballots it came from
     * @param outcome an outcome for a number of seats, by whatever rule
     * @return what was found
     * @throws IllegalArgumentException if the outcome does not say how many seats there were
     */
    public Finding of(ApprovalProfile profile, Outcome outcome) {
        return of(
                profile,
                outcome.winners().stream().map(Option::id).toList(),
                outcome.seats()
                        .orElseThrow(() -> new IllegalArgumentException("The outcome of " + outcome.rule()
                                + " must say how many seats there were. Maybe name the seats and the members.")));
    }

    /**
     * Looks at a committee.
     *
     * @param profile the ballots
     * @param committee ids of the members
     * @param seats how many seats there are, at least as many as members
     * @return what was found; without ballots that say anything, all holds
     * @throws IllegalArgumentException if a member is none of the options, or there are more members than seats
     */
    public Finding of(ApprovalProfile profile, Collection<String> committee, int seats) {
        Approvals approvals = new Approvals(profile);
        Filling.checkSeats(approvals.options, seats);
        BitSet members = new BitSet();
        committee.forEach(id -> members.set(approvals.options.indexOf(id)));
        if (members.cardinality() > seats) {
            throw new IllegalArgumentException("The members (" + members.cardinality()
                    + ") of a committee must not be more than the seats (" + seats + ").");
        }
        Claims claims = new Claims(approvals, members, seats);
        return approvals.ballots == 0
                ? new Finding(this, Verdict.HOLDS, 0, seats, Optional.empty())
                : switch (this) {
                    case JR -> claims.found(this, claims.unchosen(1));
                    case EJR_PLUS -> claims.found(this, claims.unchosen(seats));
                    case EJR ->
                        claims.unchosen(seats).isEmpty() ? claims.found(this, Optional.empty()) : claims.agreed(this);
                    case PJR ->
                        claims.unchosen(seats).isEmpty() ? claims.found(this, Optional.empty()) : claims.agreed(this);
                    case CORE -> claims.core();
                    case PRICEABILITY -> Prices.of(approvals, members, seats);
                };
    }
}
