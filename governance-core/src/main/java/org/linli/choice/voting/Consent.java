package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.basics.Identifier;
import org.linli.basics.Rate;
import org.linli.choice.Fingerprint;
import org.linli.choice.Fraction;
import org.linli.choice.RuleName;

/**
 * Decision by consent: a proposal is adopted unless somebody has a paramount objection, a reason why it would harm what the group is there for
 * (G. Endenburg, "Sociocracy", 1981; T. J. Rau, J. Koch-Gonzalez, "Many voices one song", 2018).
 *
 * <p>Consent asks who cannot live with it, not who likes it best. An objection is a gift: it is integrated by changing the proposal, and everybody
 * is asked again. Who has a concern that is not paramount says so and does not block; who cannot support the proposal but does not want to block
 * it stands aside. Whether an objection is paramount is settled in the meeting, before this is asked; it needs a reason, not a preference.
 *
 * <pre>{@code
 * Consent.Decision decision = Consent.decide(name, new Consent.Charter(Threshold.atLeast(1, 2), Threshold.atLeast(2, 3)), 20, rounds);
 * }</pre>
 *
 * <p>Pinned: only the last round decides. An objection that an earlier round left open and that no later round names has lapsed by silence only if
 * it was integrated or withdrawn; otherwise it still stands. An objection is to the texts in whose rounds it stood: integrated or not, it stands
 * again where one of them is the last text. Too few present, or too few of them left when those who stand aside are taken away,
 * is no adoption. Cost: O(o) for o objections. There are no ties.
 */
public final class Consent {
    private Consent() {}

    /** What became of an objection in a round. */
    public enum State {
        /** It stands. */
        OPEN,
        /** The proposal was changed, and whoever raised it has no objection to the change. */
        INTEGRATED,
        /** Whoever raised it took it back. */
        WITHDRAWN
    }

    /**
     * An objection as it stood at the end of a round.
     *
     * @param id a well-formed {@link Identifier}, the same in every round; names nobody
     * @param paramount whether it is a reason why the proposal must not be adopted; a concern otherwise, which is only kept on record
     * @param state what became of it
     */
    public record Objection(String id, boolean paramount, State state) {
        /** Checks the id. */
        public Objection {
            Identifier.checked("id of an objection", id);
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * One time that everybody was asked about one text of the proposal.
     *
     * @param text an {@link Identifier} of the text, a digest for example; integrating an objection changes it
     * @param present how many were asked
     * @param standingAside how many of them stand aside
     * @param objections the objections that were raised or dealt with in this round; immutable
     */
    public record Round(String text, int present, int standingAside, List<Objection> objections) {
        /** Checks that nobody is counted who is not there, and that no objection stands twice. */
        public Round {
            Identifier.checked("text of a round", text);
            objections = List.copyOf(objections);
            if (standingAside < 0 || present < standingAside) {
                throw new IllegalArgumentException("Those who stand aside (" + standingAside
                        + ") in a round must be 0 to those present (" + present + ").");
            }
            Set<String> seen = new HashSet<>();
            for (Objection objection : objections) {
                if (!seen.add(objection.id())) {
                    throw new IllegalArgumentException(
                            "The objection (" + objection.id() + ") must stand in a round once.");
                }
            }
        }
    }

    /**
     * What a group has agreed on for its decisions.
     *
     * @param quorum how many of the members have to be present
     * @param carrying how many of those present have to carry the decision, not standing aside
     */
    public record Charter(Threshold quorum, Threshold carrying) {
        /** Nobody needs to be there in numbers, and whoever is may stand aside. */
        public static final Charter NONE =
                new Charter(new Threshold(Fraction.ZERO, true), new Threshold(Fraction.ZERO, true));

        /** Checks that nothing is missing. */
        public Charter {
            Objects.requireNonNull(quorum, "quorum");
            Objects.requireNonNull(carrying, "carrying");
        }
    }

    /** What was decided. */
    public enum Verdict {
        /** Adopted as it was proposed. */
        ADOPTED("adopted", "通过"),
        /** Adopted, after objections changed it. */
        ADOPTED_AS_CHANGED("adopted as changed", "修改后通过"),
        /** A paramount objection stands: change the proposal and ask again, or drop it. */
        OBJECTED("not adopted: a paramount objection stands", "未通过：尚有根本性反对意见"),
        /** Too many stand aside for the others to carry it. */
        TOO_MANY_STAND_ASIDE("not adopted: too many stand aside", "未通过：保留意见者过多"),
        /** Too few are there to decide. */
        NO_QUORUM("not decided: no quorum", "未决定：未达法定人数");

        private final String english;
        private final String chinese;

        Verdict(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    /**
     * A decision, with what it rests on.
     *
     * @param name what was to be decided
     * @param verdict what was decided
     * @param text which text it was about
     * @param present who was asked in the last round, of all members
     * @param carrying who does not stand aside, of those present
     * @param standing paramount objections that stand; immutable
     * @param integrated objections that changed the proposal; immutable
     * @param concerns objections that are not paramount and stand: to be looked at when the decision is reviewed; immutable
     * @param lowered those concerns that were paramount in an earlier round; immutable
     * @param rounds how often everybody was asked
     */
    public record Decision(
            RuleName name,
            Verdict verdict,
            String text,
            Rate present,
            Rate carrying,
            List<String> standing,
            List<String> integrated,
            List<String> concerns,
            List<String> lowered,
            int rounds) {
        /** Keeps the lists. */
        public Decision {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(verdict, "verdict");
            standing = List.copyOf(standing);
            integrated = List.copyOf(integrated);
            concerns = List.copyOf(concerns);
            lowered = List.copyOf(lowered);
        }

        /** {@return whether the proposal was adopted, changed or not} */
        public boolean isAdopted() {
            return verdict == Verdict.ADOPTED || verdict == Verdict.ADOPTED_AS_CHANGED;
        }

        /** {@return the decision and all that it rests on in 64 digits, by which it can be kept and found again: see {@link Fingerprint}} */
        public String digest() {
            return Fingerprint.of(this);
        }

        /** {@return the decision in a few lines of English} */
        public String summarize() {
            return summarize(Locale.ENGLISH);
        }

        /**
         * The decision in a few lines.
         *
         * @param locale Chinese for the language {@code zh}, English for any other
         * @return lines with a line feed between
         */
        public String summarize(Locale locale) {
            boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
            List<String> lines = new ArrayList<>();
            lines.add(
                    chinese
                            ? name.chinese() + "：" + verdict.chinese + "（第" + rounds + "轮，文本" + text + "）。"
                            : name.english() + ": " + verdict.english + " (round " + rounds + ", text " + text + ").");
            lines.add(
                    chinese
                            ? "应到" + present.denominator() + "人，实到" + present.numerator() + "人，其中保留意见"
                                    + (carrying.denominator() - carrying.numerator()) + "人。"
                            : present.numerator() + " of " + present.denominator() + " members are present, "
                                    + (carrying.denominator() - carrying.numerator()) + " of them stand aside.");
            line(lines, chinese ? "尚存根本性反对：" : "Paramount objections that stand: ", standing, chinese);
            line(lines, chinese ? "已吸纳：" : "Integrated: ", integrated, chinese);
            line(lines, chinese ? "记录在案的关切：" : "Concerns on record: ", concerns, chinese);
            line(lines, chinese ? "其中原为根本性反对：" : "Paramount before: ", lowered, chinese);
            return String.join("\n", lines);
        }

        private static void line(List<String> lines, String head, List<String> ids, boolean chinese) {
            if (!ids.isEmpty()) {
                lines.add(ids.stream().collect(Collectors.joining(chinese ? "、" : ", ", head, chinese ? "。" : ".")));
            }
        }
    }

    /**
     * Decides.
     *
     * @param name what is to be decided
     * @param charter what the group has agreed on
     * @param members how many may take part
     * @param rounds how everybody was asked, in this order, at least once
     * @return the decision
     * @throws IllegalArgumentException if nobody was asked, more were present than there are members, or an objection was integrated or
     *     withdrawn that had not been raised before, or integrated by a text to which it was raised
     */
    public static Decision decide(RuleName name, Charter charter, int members, List<Round> rounds) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(charter, "charter");
        if (Objects.requireNonNull(rounds, "rounds").isEmpty()) {
            throw new IllegalArgumentException("The rounds of a decision by consent must be at least one.");
        }
        Map<String, Raised> raised = new LinkedHashMap<>();
        for (int at = 0; at < rounds.size(); at++) {
            Round round = rounds.get(at);
            if (round.present() > members) {
                throw new IllegalArgumentException("Those present (" + round.present() + ") in round " + (at + 1)
                        + " must not be more than the members (" + members + ").");
            }
            for (Objection objection : round.objections()) {
                raised.computeIfAbsent(objection.id(), id -> new Raised()).add(objection, round.text(), at + 1);
            }
        }
        Round last = rounds.get(rounds.size() - 1);
        Rate present = new Rate(last.present(), members);
        Rate carrying = new Rate(last.present() - last.standingAside(), last.present());
        List<String> standing = where(raised, each -> each.standsAgainst(last.text()));
        List<String> integrated =
                where(raised, each -> each.latest().state() == State.INTEGRATED && !each.standsAgainst(last.text()));
        Verdict verdict;
        if (last.present() == 0 || !charter.quorum().isMetBy(present)) {
            verdict = Verdict.NO_QUORUM;
        } else if (!standing.isEmpty()) {
            verdict = Verdict.OBJECTED;
        } else if (!charter.carrying().isMetBy(carrying)) {
            verdict = Verdict.TOO_MANY_STAND_ASIDE;
        } else {
            verdict = integrated.isEmpty() ? Verdict.ADOPTED : Verdict.ADOPTED_AS_CHANGED;
        }
        List<String> concerns = where(raised, Raised::isConcern);
        List<String> lowered = where(raised, each -> each.isConcern() && each.wasParamount);
        return new Decision(
                name, verdict, last.text(), present, carrying, standing, integrated, concerns, lowered, rounds.size());
    }

    private static List<String> where(Map<String, Raised> raised, Predicate<Raised> condition) {
        return raised.values().stream()
                .filter(condition)
                .map(each -> each.latest().id())
                .toList();
    }

    /** An objection through the rounds. */
    private static final class Raised {
        private final Set<String> texts = new HashSet<>();
        private @Nullable Objection latest;
        private boolean wasParamount;

        void add(Objection objection, String text, int round) {
            if (objection.state() == State.OPEN) {
                texts.add(text);
                wasParamount |= objection.paramount();
            } else if (texts.isEmpty()) {
                throw new IllegalArgumentException("The objection (" + objection.id() + ") of round " + round
                        + " must have been raised in an earlier round to be integrated or withdrawn.");
            } else if (objection.state() == State.INTEGRATED && texts.contains(text)) {
                throw new IllegalArgumentException("The objection (" + objection.id() + ") of round " + round
                        + " must have been raised about another text to be integrated."
                        + " Maybe give the changed proposal a text of its own.");
            }
            latest = objection;
        }

        Objection latest() {
            return Objects.requireNonNull(latest, "latest");
        }

        boolean standsAgainst(String text) {
            return latest().paramount()
                    && (latest().state() == State.OPEN
                            || (latest().state() == State.INTEGRATED && texts.contains(text)));
        }

        boolean isConcern() {
            return latest().state() == State.OPEN && !latest().paramount();
        }
    }
}
