package org.linli.responsibility.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeRules;
import org.linli.trace.Act;
import org.linli.trace.Digest;
import org.linli.trace.Mandate;
import org.linli.trace.Personal;
import org.linli.trace.RememberedAct;
import org.linli.trace.Ruling;

/** What is allowed with a disclosure: pure functions of the state, the command, the terms, the mandate, the act and the time. */
public final class DisclosureRules {
    /** The longest text of an objection, in UTF-16 code units. */
    public static final int LONGEST_TEXT = 4_000;
    /**
     * By how much the act of a discloser or objector may be dated before it comes in: what hung on the board in time is in time, though it
     * is entered on the next working day. What is older is not believed.
     */
    public static final Duration BACK = Duration.ofDays(3);

    /** How much fits into one record of a log: something published and an objection count as four acts. */
    private static final int MOST_CARRIED = 600;

    private DisclosureRules() {}

    /**
     * What every rule needs besides.
     *
     * @param mandate whether the actor may
     * @param act who acts, when
     * @param now what the clock here says
     * @param terms the plan, the calendar, and who is who
     */
    public record Asked(Mandate mandate, Act act, Instant now, DisclosureTerms terms) {
        /** Checks that nothing is missing. */
        public Asked {
            Objects.requireNonNull(mandate, "mandate");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(terms, "terms");
        }
    }

    /**
     * Lets a period be owed that is over.
     *
     * @param before the disclosure
     * @param line who discloses what to whom: one of the plan's
     * @param period about which period
     * @param asked mandate, act, time and terms
     * @return owed, or why not
     */
    public static Ruling<DisclosureFact> owe(
            Disclosure before, DisclosureLine line, DisclosurePeriod period, Asked asked) {
        TimeWindow window = period.window(asked.terms().calendar().zone());
        boolean asksFor = asked.terms()
                        .plan()
                        .of(line.topic())
                        .filter(each -> each.every() == period.every())
                        .isPresent()
                && line.validity().from().isBefore(window.endExclusive())
                && line.validity()
                        .until()
                        .map(window.startInclusive()::isBefore)
                        .orElse(true);
        return asksFor
                ? owe(before, line, period.toString(), true, window.endExclusive(), asked)
                : notInPlan(before, asked);
    }

    /**
     * Lets something be owed that has happened, whatever the topic: a project has ended, or what cannot wait for the end of a period.
     *
     * @param before the disclosure
     * @param line who discloses what to whom: one of the plan's
     * @param occasion about what, an identifier
     * @param since when it happened
     * @param asked mandate, act, time and terms
     * @return owed, or why not
     */
    public static Ruling<DisclosureFact> owe(
            Disclosure before, DisclosureLine line, String occasion, Instant since, Asked asked) {
        return line.validity().contains(since)
                ? owe(before, line, occasion, false, Microseconds.cut(since), asked)
                : notInPlan(before, asked);
    }

    private static Ruling<DisclosureFact> notInPlan(Disclosure before, Asked asked) {
        Ruling<DisclosureFact> no = guard(before, DisclosureMove.OWE, asked);
        return no != null ? no : refused(DisclosureReason.NOT_IN_PLAN, before, DisclosureMove.OWE);
    }

    private static Ruling<DisclosureFact> owe(
            Disclosure before, DisclosureLine line, String occasion, boolean isPeriod, Instant since, Asked asked) {
        DisclosureMove move = DisclosureMove.OWE;
        Ruling<DisclosureFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        DisclosurePlan plan = asked.terms().plan();
        Optional<DisclosureRequirement> requirement = plan.of(line.topic());
        if (before.owing().isPresent()) {
            no = refused(DisclosureReason.ALREADY_OWED, before, move);
        } else if (requirement.isEmpty() || !plan.lines().contains(line)) {
            no = refused(DisclosureReason.NOT_IN_PLAN, before, move);
        } else if (since.isAfter(asked.act().at())) {
            no = refused(DisclosureReason.NOT_YET, before, move);
        } else {
            no = barred(line, requirement.get(), asked.terms())
                    .map(reason -> refused(reason, before, move))
                    .orElse(null);
            boolean isThere = asked.terms()
                    .roster()
                    .tiesOf(line.discloser())
                    .map(Ties::validity)
                    .filter(each -> isPeriod ? isThereBy(each, since) : each.contains(since))
                    .isPresent();
            no = no != null || isThere ? no : refused(DisclosureReason.UNKNOWN_DISCLOSER, before, move);
        }
        if (no != null) {
            return no;
        }
        DisclosureRequirement asks = requirement.orElseThrow();
        Deadline due = asks.within().from(since, asked.terms().calendar());
        return granted(
                new DisclosureFact.Owed(
                        before.id(),
                        new Disclosure.Owing(line, occasion, isPeriod, since, due, asks.answer(), asks.duty())),
                asked);
    }

    /** Whether somebody took part until an instant, at which they may have gone. */
    static boolean isThereBy(Validity there, Instant at) {
        return there.from().isBefore(at)
                && there.until().map(end -> !end.isBefore(at)).orElse(true);
    }

    /** Why nothing can come to be owed by a line: nobody of that id ever took part, or not of a kind that is bound. */
    static Optional<DisclosureReason> barred(
            DisclosureLine line, DisclosureRequirement requirement, DisclosureTerms terms) {
        Optional<ActorKind> kind = terms.roster().tiesOf(line.discloser()).map(Ties::kind);
        if (kind.isEmpty()) {
            return Optional.of(DisclosureReason.UNKNOWN_DISCLOSER);
        }
        if (kind.get().form() != ActorForm.ORGANISATION) {
            return Optional.of(DisclosureReason.NOT_AN_ORGANISATION);
        }
        return requirement.duty().ground().binds(kind.get())
                ? Optional.empty()
                : Optional.of(DisclosureReason.BASIS_DOES_NOT_BIND);
    }

    /**
     * Publishes what is owed, a correction, or the same in one more place.
     *
     * @param before the disclosure
     * @param publication what, and where
     * @param asked mandate, act, time and terms
     * @return published, or why not
     */
    public static Ruling<DisclosureFact> publish(Disclosure before, Publication publication, Asked asked) {
        DisclosureMove move = DisclosureMove.PUBLISH;
        Ruling<DisclosureFact> no = byDiscloser(before, move, asked);
        if (no == null) {
            List<Publication.Place> known = before.published().stream()
                    .filter(each -> each.publication().content().equals(publication.content()))
                    .flatMap(each -> each.publication().places().stream())
                    .toList();
            if (!known.isEmpty() && before.correction().isPresent()) {
                // The last text in another place puts right that people could not get at it, and nothing else.
                boolean isPutRight = !before.isOther(publication)
                        && before.with(publication, asked.act()).correction().isEmpty();
                no = isPutRight ? null : refused(DisclosureReason.NOT_CORRECTED, before, move);
            } else if (!known.isEmpty() && known.containsAll(publication.places())) {
                no = refused(DisclosureReason.ALREADY_PUBLISHED, before, move);
            }
        }
        return no != null ? no : granted(new DisclosureFact.Published(before.id(), publication), asked);
    }

    /**
     * Objects to what was published. Whoever may, does so in their own name and by a pseudonym.
     *
     * @param before the disclosure
     * @param ground what is said to be wrong
     * @param text the objection in words
     * @param asked mandate, act, time and terms
     * @return objected, or why not
     */
    public static Ruling<DisclosureFact> object(
            Disclosure before, Objection.Ground ground, Optional<Personal<String>> text, Asked asked) {
        DisclosureMove move = DisclosureMove.OBJECT;
        Ruling<DisclosureFact> no = guardDated(before, move, asked);
        ActorId objector = asked.act().inTheNameOf();
        if (no == null) {
            Optional<ActorId> discloser = before.owing().map(each -> each.line().discloser());
            if (discloser.isEmpty()) {
                no = refused(DisclosureReason.NOT_OWED, before, move);
            } else if (before.published().isEmpty()) {
                no = refused(DisclosureReason.NOTHING_PUBLISHED, before, move);
            } else if (objector.equals(discloser.get())
                    || asked.terms().roster().above(objector, asked.act().at()).contains(discloser.get())) {
                no = refused(DisclosureReason.OBJECTS_TO_ITSELF, before, move);
            } else if (before.objections().stream()
                    .anyMatch(each -> each.isOpen() && each.objector().equals(objector))) {
                no = refused(DisclosureReason.ALREADY_OBJECTED, before, move);
            } else if (before.objections().stream()
                    .anyMatch(each -> each.about() == before.published().size()
                            && each.ground() == ground
                            && each.objector().equals(objector))) {
                no = refused(DisclosureReason.OBJECTED_BEFORE, before, move);
            } else {
                no = ObjectionText.unfit(text)
                        .map(reason -> refused(reason, before, move))
                        .orElse(null);
            }
        }
        if (no != null) {
            return no;
        }
        Deadline answerBy = before.owing()
                .orElseThrow()
                .answer()
                .from(asked.now(), asked.terms().calendar());
        return granted(new DisclosureFact.Objected(before.id(), ground, text, answerBy), asked);
    }

    /**
     * Answers an objection. Where it was right, a correction is due.
     *
     * @param before the disclosure
     * @param objection which objection, from 1
     * @param verdict what the answer says
     * @param content the digest of the answer
     * @param asked mandate, act, time and terms
     * @return answered, or why not
     */
    public static Ruling<DisclosureFact> answer(
            Disclosure before, int objection, Objection.Verdict verdict, Digest content, Asked asked) {
        DisclosureMove move = DisclosureMove.ANSWER;
        Ruling<DisclosureFact> no = byDiscloser(before, move, asked);
        if (no == null) {
            no = objection < 1 || objection > before.objections().size()
                    ? refused(DisclosureReason.NO_SUCH_OBJECTION, before, move)
                    : before.objections().get(objection - 1).isOpen()
                            ? null
                            : refused(DisclosureReason.ALREADY_ANSWERED, before, move);
        }
        if (no != null) {
            return no;
        }
        // A correction that is due already stays due when it was.
        Optional<Deadline> correctBy = verdict == Objection.Verdict.UPHELD
                ? before.correction()
                        .map(Disclosure.Correction::by)
                        .or(() -> before.owing()
                                .map(each -> each.due()
                                        .deadlineClass()
                                        .from(asked.act().at(), asked.terms().calendar())))
                : Optional.empty();
        return granted(new DisclosureFact.Answered(before.id(), objection, verdict, content, correctBy), asked);
    }

    /**
     * Takes the next step of the plan for a publication that is overdue.
     *
     * @param before the disclosure
     * @param asked mandate, act, time and terms
     * @return urged, or why not
     */
    public static Ruling<DisclosureFact> urgePublication(Disclosure before, Asked asked) {
        int step = before.urged() + 1;
        return urge(
                before,
                before.publishBy(),
                step,
                asked,
                told -> new DisclosureFact.PublicationUrged(before.id(), step, told));
    }

    /**
     * Takes the next step of the plan for an answer that is overdue.
     *
     * @param before the disclosure
     * @param objection to which objection, from 1
     * @param asked mandate, act, time and terms
     * @return urged, or why not
     */
    public static Ruling<DisclosureFact> urgeAnswer(Disclosure before, int objection, Asked asked) {
        boolean known = objection >= 1 && objection <= before.objections().size();
        Optional<Objection> about = known ? Optional.of(before.objections().get(objection - 1)) : Optional.empty();
        int step = about.map(Objection::urged).orElse(0) + 1;
        return urge(
                before,
                about.filter(Objection::isOpen).map(each -> each.answerBy().due()),
                step,
                asked,
                told -> new DisclosureFact.AnswerUrged(before.id(), objection, step, told));
    }

    /**
     * Restates a disclosure whole, so that what was said before need not be kept.
     *
     * @param before the disclosure
     * @param remembered the acts that it remembers
     * @param since from when on it is to remember every act: one that is dated before is refused from now on
     * @param asked mandate, act, time and terms
     * @return restated, or why not
     */
    public static Ruling<DisclosureFact> carryForward(
            Disclosure before, List<RememberedAct> remembered, Instant since, Asked asked) {
        DisclosureMove move = DisclosureMove.CARRY_FORWARD;
        Ruling<DisclosureFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        if (before.owing().isEmpty()) {
            return refused(DisclosureReason.NOT_OWED, before, move);
        }
        Instant from = Microseconds.cut(since);
        List<RememberedAct> kept =
                remembered.stream().filter(each -> !each.at().isBefore(from)).toList();
        return 4 * (before.published().size() + before.objections().size()) + kept.size() <= MOST_CARRIED
                ? granted(
                        new DisclosureFact.Restated(
                                before.id(),
                                before.owing().get(),
                                before.published(),
                                before.correction(),
                                before.objections(),
                                before.urged(),
                                before.latest(),
                                kept,
                                since),
                        asked)
                : refused(DisclosureReason.TOO_MUCH_TO_CARRY, before, move);
    }

    private interface Urging {
        DisclosureFact telling(ActorId told);
    }

    private static Ruling<DisclosureFact> urge(
            Disclosure before, Optional<Instant> due, int step, Asked asked, Urging urging) {
        DisclosureMove move = DisclosureMove.URGE;
        Ruling<DisclosureFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        DisclosurePlan plan = asked.terms().plan();
        boolean isDue = step <= plan.steps()
                && due.filter(at -> asked.act().at().isAfter(at.plus(plan.after(step))))
                        .isPresent();
        if (!isDue) {
            return refused(DisclosureReason.NOTHING_TO_URGE, before, move);
        }
        ActorId discloser = before.owing().orElseThrow().line().discloser();
        ActorId told = step == 1
                ? discloser
                : plan.escalation().map(DisclosurePlan.Escalation::above).orElse(discloser);
        return granted(urging.telling(told), asked);
    }

    private static @Nullable Ruling<DisclosureFact> guard(Disclosure before, DisclosureMove move, Asked asked) {
        if (!asked.mandate().held()) {
            return asked.mandate().refusal(Disclosure.KIND.subject(before.id()), move.power());
        }
        if (asked.act().at().isAfter(asked.now().plus(ChargeRules.AHEAD))) {
            return refused(DisclosureReason.DATED_IN_FUTURE, before, move);
        }
        return before.latest().map(asked.act().at()::isBefore).orElse(false)
                ? refused(DisclosureReason.CLOCK_RAN_BACKWARDS, before, move)
                : null;
    }

    private static @Nullable Ruling<DisclosureFact> guardDated(Disclosure before, DisclosureMove move, Asked asked) {
        Ruling<DisclosureFact> no = guard(before, move, asked);
        return no == null && asked.act().at().isBefore(asked.now().minus(BACK))
                ? refused(DisclosureReason.DATED_TOO_FAR_BACK, before, move)
                : no;
    }

    /** Why somebody cannot do what only the discloser does. */
    private static @Nullable Ruling<DisclosureFact> byDiscloser(Disclosure before, DisclosureMove move, Asked asked) {
        Ruling<DisclosureFact> no = guardDated(before, move, asked);
        if (no != null) {
            return no;
        }
        if (before.owing().isEmpty()) {
            return refused(DisclosureReason.NOT_OWED, before, move);
        }
        ActorId discloser = before.owing().get().line().discloser();
        return asked.act().inTheNameOf().equals(discloser)
                ? null
                : Ruling.refused(
                        DisclosureReason.NOT_THE_DISCLOSER,
                        Disclosure.KIND.subject(before.id()),
                        move.power(),
                        discloser);
    }

    private static Ruling<DisclosureFact> granted(DisclosureFact fact, Asked asked) {
        return Ruling.granted(fact, asked.terms().cited(asked.mandate().basis()));
    }

    private static Ruling<DisclosureFact> refused(DisclosureReason reason, Disclosure at, DisclosureMove move) {
        return Ruling.refused(reason, Disclosure.KIND.subject(at.id()), move.power());
    }
}
