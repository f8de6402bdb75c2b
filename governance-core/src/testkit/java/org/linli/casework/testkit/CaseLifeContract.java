package org.linli.casework.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.actor.Roster;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.CaseTerms;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.Direction;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;

/**
 * The life of cases as a state machine, under any sequence of steps: for a host to run with its own rules plugged in. It extends this and
 * says how a community is opened: with which authority, policy, calendar and roster. What is refused is up to these; what has happened
 * must keep the {@link CaseLaws} all the same.
 *
 * <pre>{@code
 * class OurCasesTest extends CaseLifeContract {
 *     @Override
 *     protected Community open(Journal journal) {
 *         return Community.open(journal, clock, ids, new Community.Settings(ourAuthority, ourTerms, Office.Settings.DEFAULT));
 *     }
 * }
 * }</pre>
 */
public abstract class CaseLifeContract {
    /** For subclasses. */
    protected CaseLifeContract() {}

    /**
     * Opens a community over a journal. Acts are dated from {@link CaseArbitraries#START} on, so its policy must allow any date, or its
     * clock be set by hand.
     *
     * @param journal an empty journal
     * @return the community
     */
    protected abstract Community open(Journal journal);

    /**
     * Who belongs to whom, by which the laws are judged.
     *
     * @return the roster of the community's terms; by default one that knows nobody
     */
    protected Roster roster() {
        return Roster.of("nobody", "1", Map.of());
    }

    /**
     * By which terms the community rules, for the laws to hold it to them.
     *
     * @return the terms, whose roster is {@link #roster()}; by default nothing, and then no limit is looked at
     */
    protected Optional<CaseTerms> terms() {
        return Optional.empty();
    }

    /**
     * What is looked at after each step, for whoever wants to look at more.
     *
     * @param community the community
     * @param decided what was tried
     * @param refused the code of the refusal; nothing if it was granted
     */
    protected void afterStep(Community community, Decided decided, Optional<String> refused) {}

    /**
     * The steps to be taken.
     *
     * @return sequences of steps
     */
    @Provide
    protected Arbitrary<List<CaseStep>> lives() {
        return CaseArbitraries.steps().list().ofMinSize(30).ofMaxSize(90);
    }

    /**
     * Takes the steps; whatever was refused has written nothing, what was granted changes nothing when it is done again, the laws are
     * kept, and folding the journal gives the live states.
     *
     * @param steps the steps
     */
    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    protected void any_steps_keep_the_laws(@ForAll("lives") List<CaseStep> steps) {
        Journal journal = InMemoryJournal.create();
        Community community = open(journal);
        Instant latest = CaseArbitraries.START;
        List<CaseId> ids = new ArrayList<>(CaseArbitraries.CASES);
        int number = 0;
        for (CaseStep step : steps) {
            Decided decided = step.decide(ids, community.cases()::get, latest);
            latest = decided.at().isAfter(latest) ? decided.at() : latest;
            Act act = decided.act(number++);
            long before = journal.size();
            Optional<String> refused = perform(community, decided, act);
            if (refused.isPresent()) {
                assertEquals(before, journal.size(), "a refusal writes nothing");
            } else {
                doneAgain(community, decided, act, journal);
                ids.addAll(partsOf(decided, community));
            }
            afterStep(community, decided, refused);
        }
        terms().ifPresentOrElse(
                        terms -> CaseLaws.assertKept(journal, terms, Duration.ZERO),
                        () -> CaseLaws.assertKept(journal, roster(), Duration.ZERO));
        Map<CaseId, Integer> late = CaseLaws.lateRounds(journal);
        for (CaseId id : cases(journal)) {
            Case live = community.cases().get(id);
            assertEquals(folded(journal, id), live, "folding gives the live state");
            assertEquals(
                    late.getOrDefault(id, 0).longValue(),
                    live.ending().rounds().stream()
                            .filter(round -> round.lateBy().isPresent())
                            .count(),
                    "what was late stays late");
        }
    }

    /**
     * The parts that a step has made, so that later ones may be about them, too.
     *
     * @param granted a step that was granted
     * @param community where
     * @return their ids; empty unless it was a split
     */
    protected static List<CaseId> partsOf(Decided granted, Community community) {
        return granted.command().move() == CaseMove.SPLIT
                ? community.cases().get(granted.command().id()).links().parts()
                : List.of();
    }

    private static Optional<String> perform(Community community, Decided decided, Act act) {
        try {
            decided.command().perform(community.cases(), act);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code());
        }
    }

    private static void doneAgain(Community community, Decided decided, Act act, Journal journal) {
        long size = journal.size();
        Outcome<Case> again = decided.command().perform(community.cases(), act);
        assertTrue(again.repeated(), "the same act again is a repetition");
        assertEquals(size, journal.size(), "and writes nothing");
    }

    /**
     * The cases in a journal.
     *
     * @param journal the journal
     * @return their ids, in order
     */
    protected static Set<CaseId> cases(Journal journal) {
        Set<CaseId> ids = new TreeSet<>();
        for (TraceEvent event :
                journal.read(Selection.ofKinds("case"), 0, Integer.MAX_VALUE).events()) {
            ids.add(((CaseFact) event.fact()).id());
        }
        return ids;
    }

    private static Case folded(Journal journal, CaseId id) {
        Case state = Case.blank(id);
        for (TraceEvent event : journal.trail(Case.KIND.subject(id), Direction.FORWARD)) {
            state = ((CaseFact) event.fact()).applyTo(state, event.act());
        }
        return state;
    }
}
