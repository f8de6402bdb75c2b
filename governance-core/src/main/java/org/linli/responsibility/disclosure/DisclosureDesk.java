package org.linli.responsibility.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.responsibility.disclosure.DisclosureRules.Asked;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.Outcome;
import org.linli.trace.Personal;
import org.linli.trace.RefusedException;
import org.linli.trace.RememberedAct;
import org.linli.trace.Rule;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with disclosures: let them be owed, publish, object, answer, urge.
 *
 * <p>All methods throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class DisclosureDesk {
    private final Seat seat;
    private final Authority authority;
    private final Supplier<DisclosureTerms> terms;
    private final Clock clock;

    private DisclosureDesk(Seat seat, Authority authority, Supplier<DisclosureTerms> terms, Clock clock) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A desk.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param terms gives the plan, the calendar and who is who, as it is now
     * @param clock tells what is in the future
     * @return the desk
     */
    public static DisclosureDesk at(Seat seat, Authority authority, Supplier<DisclosureTerms> terms, Clock clock) {
        return new DisclosureDesk(seat, authority, terms, clock);
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public DisclosureDesk in(Sitting sitting) {
        return new DisclosureDesk(sitting, authority, terms, clock);
    }

    /**
     * A disclosure as it stands.
     *
     * @param id its id
     * @return the disclosure; blank if it is not owed yet
     */
    public Disclosure get(DisclosureId id) {
        return seat.get(Disclosure.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * Lets a period be owed that is over. A community does so by itself whenever it settles.
     *
     * @param line who discloses what to whom: one of the plan's
     * @param period about which period
     * @param act who says so, when
     * @return the disclosure
     */
    public Outcome<Disclosure> owe(DisclosureLine line, DisclosurePeriod period, Act act) {
        return act(
                DisclosureMove.OWE,
                DisclosureId.of(line, period),
                Optional.of(line),
                act,
                asked -> before -> DisclosureRules.owe(before, line, period, asked));
    }

    /**
     * Lets something be owed that has happened: a project has ended, or what cannot wait for the end of a period.
     *
     * @param line who discloses what to whom: one of the plan's
     * @param occasion about what, an identifier, such as the id of a project
     * @param since when it happened
     * @param act who says so, when
     * @return the disclosure
     */
    public Outcome<Disclosure> owe(DisclosureLine line, String occasion, Instant since, Act act) {
        Objects.requireNonNull(since, "since");
        return act(
                DisclosureMove.OWE,
                DisclosureId.of(line, occasion),
                Optional.of(line),
                act,
                asked -> before -> DisclosureRules.owe(before, line, occasion, since, asked));
    }

    /**
     * Publishes what is owed, a correction, or the same in one more place. What counts is when the act is done, which may be up to {@link DisclosureRules#BACK} ago.
     *
     * @param id the disclosure
     * @param publication what, and where
     * @param act in the name of the discloser, when
     * @return the disclosure
     */
    public Outcome<Disclosure> publish(DisclosureId id, Publication publication, Act act) {
        Objects.requireNonNull(publication, "publication");
        return act(
                DisclosureMove.PUBLISH,
                id,
                Optional.empty(),
                act,
                asked -> before -> DisclosureRules.publish(before, publication, asked));
    }

    /**
     * Objects to what was published, on one ground once for each publication. The time for an answer runs from when it comes in.
     *
     * @param id the disclosure
     * @param ground what is said to be wrong
     * @param text the objection in words, whose holder is who objects; at most {@value DisclosureRules#LONGEST_TEXT} characters
     * @param act who objects, when
     * @return the disclosure; the objection is its last
     */
    public Outcome<Disclosure> object(
            DisclosureId id, Objection.Ground ground, Optional<Personal<String>> text, Act act) {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(text, "text");
        return act(
                DisclosureMove.OBJECT,
                id,
                Optional.empty(),
                act,
                asked -> before -> DisclosureRules.object(before, ground, text, asked));
    }

    /**
     * Answers an objection. Where it was right, a correction is due.
     *
     * @param id the disclosure
     * @param objection which objection, in the order in which they were made, from 1
     * @param verdict what the answer says
     * @param content the digest of the answer, which is kept elsewhere
     * @param act in the name of the discloser, when
     * @return the disclosure
     */
    public Outcome<Disclosure> answer(
            DisclosureId id, int objection, Objection.Verdict verdict, Digest content, Act act) {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(content, "content");
        return act(
                DisclosureMove.ANSWER,
                id,
                Optional.empty(),
                act,
                asked -> before -> DisclosureRules.answer(before, objection, verdict, content, asked));
    }

    /**
     * Takes the next step of the plan for a publication that is overdue: first the discloser is told, then somebody above.
     *
     * @param id the disclosure
     * @param act who urges, when
     * @return the disclosure
     */
    public Outcome<Disclosure> urgePublication(DisclosureId id, Act act) {
        return act(
                DisclosureMove.URGE,
                id,
                Optional.empty(),
                act,
                asked -> before -> DisclosureRules.urgePublication(before, asked));
    }

    /**
     * Takes the next step of the plan for an answer that is overdue.
     *
     * @param id the disclosure
     * @param objection to which objection, from 1
     * @param act who urges, when
     * @return the disclosure
     */
    public Outcome<Disclosure> urgeAnswer(DisclosureId id, int objection, Act act) {
        return act(
                DisclosureMove.URGE,
                id,
                Optional.empty(),
                act,
                asked -> before -> DisclosureRules.urgeAnswer(before, objection, asked));
    }

    /**
     * Restates a disclosure whole, so that what was said before need not be kept: its facts before that can be cut from a log. It is as it
     * was; the words of objections are gone with what is cut.
     *
     * @param id the disclosure
     * @param since from when on it is to remember every act; one that is dated before is refused from now on
     * @param act who does it, when
     * @return the disclosure
     */
    public Outcome<Disclosure> carryForward(DisclosureId id, Instant since, Act act) {
        Objects.requireNonNull(since, "since");
        return seat.sit(sitting -> {
            List<RememberedAct> remembered = sitting.remembered(Disclosure.KIND, Objects.requireNonNull(id, "id"));
            return in(sitting)
                    .act(
                            DisclosureMove.CARRY_FORWARD,
                            id,
                            Optional.empty(),
                            act,
                            asked -> before -> DisclosureRules.carryForward(before, remembered, since, asked));
        });
    }

    /** A rule that waits for what every rule needs. */
    private interface Waiting {
        Rule<Disclosure> with(Asked asked);
    }

    private Outcome<Disclosure> act(
            DisclosureMove move, DisclosureId id, Optional<DisclosureLine> line, Act act, Waiting rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.act(Disclosure.KIND, id, act, before -> {
            Optional<DisclosureLine> about = line.or(() -> before.owing().map(Disclosure.Owing::line));
            Authority.Question question = new Authority.Question(
                    act,
                    move.power(),
                    Disclosure.KIND.subject(id),
                    about.map(each -> each.topic().matter()),
                    about.map(DisclosureLine::area));
            return rule.with(new Asked(authority.mandate(question), act, clock.instant(), terms.get()))
                    .on(before);
        });
    }
}
