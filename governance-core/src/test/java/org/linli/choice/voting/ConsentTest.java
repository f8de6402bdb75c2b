package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.linli.choice.RuleName;
import org.linli.choice.voting.Consent.Charter;
import org.linli.choice.voting.Consent.Decision;
import org.linli.choice.voting.Consent.Objection;
import org.linli.choice.voting.Consent.Round;
import org.linli.choice.voting.Consent.State;
import org.linli.choice.voting.Consent.Verdict;

class ConsentTest {
    private static final RuleName NAME = new RuleName("consent", "Quiet hours", "静音时段");
    private static final Charter CHARTER = new Charter(Threshold.atLeast(1, 2), Threshold.atLeast(2, 3));

    private static Decision decide(Round... rounds) {
        return Consent.decide(NAME, CHARTER, 20, List.of(rounds));
    }

    @Test
    void without_objections_it_is_adopted() {
        Decision decision = decide(new Round("v1", 15, 0, List.of()));

        assertEquals(Verdict.ADOPTED, decision.verdict());
        assertTrue(decision.isAdopted());
        assertEquals(decision.summarize(Locale.ENGLISH), decision.summarize());
        assertEquals(64, decision.digest().length());
    }

    @Test
    void a_paramount_objection_stands_until_it_is_integrated_or_withdrawn() {
        Round raised = new Round(
                "v1",
                15,
                0,
                List.of(new Objection("night-shift", true, State.OPEN), new Objection("noise", false, State.OPEN)));

        assertEquals(Verdict.OBJECTED, decide(raised).verdict());
        assertEquals(
                Verdict.OBJECTED,
                decide(raised, new Round("v2", 15, 0, List.of())).verdict(),
                "silence settles nothing");
        Decision changed =
                decide(raised, new Round("v2", 15, 2, List.of(new Objection("night-shift", true, State.INTEGRATED))));
        assertEquals(Verdict.ADOPTED_AS_CHANGED, changed.verdict());
        assertEquals(List.of("night-shift"), changed.integrated());
        assertEquals(List.of("noise"), changed.concerns());
        assertEquals("v2", changed.text());
        assertEquals(
                Verdict.ADOPTED,
                decide(raised, new Round("v1", 15, 0, List.of(new Objection("night-shift", true, State.WITHDRAWN))))
                        .verdict());
        assertTrue(changed.summarize(Locale.ENGLISH).contains("2 of them stand aside"));
        assertTrue(changed.summarize(Locale.CHINESE).contains("修改后通过"));
    }

    @Test
    void an_objection_that_comes_back_stands_again() {
        Objection open = new Objection("night-shift", true, State.OPEN);
        Decision decision = decide(
                new Round("v1", 15, 0, List.of(open)),
                new Round("v2", 15, 0, List.of(new Objection("night-shift", true, State.INTEGRATED))),
                new Round("v3", 15, 0, List.of(open)));

        assertFalse(decision.isAdopted());
        assertEquals(List.of("night-shift"), decision.standing());
    }

    @Test
    void too_few_present_or_carrying_is_no_adoption() {
        assertEquals(Verdict.NO_QUORUM, decide(new Round("v1", 9, 0, List.of())).verdict());
        assertEquals(Verdict.ADOPTED, decide(new Round("v1", 15, 5, List.of())).verdict());
        assertEquals(
                Verdict.TOO_MANY_STAND_ASIDE,
                decide(new Round("v1", 15, 6, List.of())).verdict());
        assertEquals(
                Verdict.NO_QUORUM,
                Consent.decide(NAME, Charter.NONE, 0, List.of(new Round("v1", 0, 0, List.of())))
                        .verdict(),
                "nobody adopts nothing");
    }

    @Test
    void what_cannot_have_happened_is_refused() {
        Objection done = new Objection("night-shift", true, State.INTEGRATED);
        assertThrows(IllegalArgumentException.class, () -> decide());
        assertThrows(IllegalArgumentException.class, () -> decide(new Round("v1", 21, 0, List.of())));
        assertThrows(IllegalArgumentException.class, () -> new Round("v1", 5, 6, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Round("v1", 5, 0, List.of(done, done)));
        assertThrows(IllegalArgumentException.class, () -> decide(new Round("v1", 15, 0, List.of(done))));
        assertThrows(
                IllegalArgumentException.class,
                () -> decide(
                        new Round("v1", 15, 0, List.of(new Objection("night-shift", true, State.OPEN))),
                        new Round("v1", 15, 0, List.of(done))));
    }

    @Test
    void a_text_that_somebody_objected_to_is_not_adopted_though_another_integrated_the_objection() {
        Decision back = decide(
                new Round("v1", 15, 0, List.of(new Objection("night-shift", true, State.OPEN))),
                new Round("v2", 15, 0, List.of(new Objection("night-shift", true, State.INTEGRATED))),
                new Round("v1", 15, 0, List.of()));

        assertEquals(Verdict.OBJECTED, back.verdict());
        assertEquals(List.of("night-shift"), back.standing());
        assertEquals(List.of(), back.integrated());
    }

    @Test
    void an_objection_that_is_no_longer_paramount_blocks_no_more_and_that_is_on_record() {
        Decision lowered = decide(
                new Round("v1", 15, 0, List.of(new Objection("night-shift", true, State.OPEN))),
                new Round(
                        "v1",
                        15,
                        0,
                        List.of(
                                new Objection("night-shift", false, State.OPEN),
                                new Objection("noise", false, State.OPEN))));

        assertTrue(lowered.isAdopted());
        assertEquals(List.of("night-shift", "noise"), lowered.concerns());
        assertEquals(List.of("night-shift"), lowered.lowered());
        assertTrue(lowered.summarize(Locale.ENGLISH).contains("Paramount before: night-shift."));
    }

    @Test
    void nobody_takes_back_what_was_not_raised() {
        Objection withdrawn = new Objection("night-shift", true, State.WITHDRAWN);
        assertThrows(IllegalArgumentException.class, () -> decide(new Round("v1", 15, 0, List.of(withdrawn))));
    }
}
