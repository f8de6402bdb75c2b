package org.linli.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.privacy.ErasureAnswer.Verdict;
import org.linli.privacy.ErasureRequest.Stage;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Erasure;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Mandate;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.HandClock;
import org.linli.trace.testkit.InterruptedJournal;

/** Requests for erasure, answered and seen through, over real cases. */
class PrivacyDeskTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final ActorId STREET = ActorId.of("shuiguohu-street");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final ActorId LI = ActorId.of("resident-7f3a");
    private static final ActorId WANG = ActorId.of("resident-2b1c");
    private static final Purpose CALL = Purpose.of("follow-up");
    private static final Purpose AUDIT = Purpose.of("audit-of-accounts");

    private static final Processing CONTACT = Processing.ofOrdinary(
                    "hotline-contact", "1", LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", STREET, CALL)
            .keptFor(Period.ofYears(2));
    private static final Processing NEWSLETTER = Processing.ofOrdinary(
            "newsletter", "1", LegalBasis.CONSENT, "PIPL-13-1-1", STREET, Purpose.of("newsletter"));
    private static final Processing PAYMENT = Processing.ofOrdinary(
                    "payment", "1", LegalBasis.CONTRACT, "service contract", STREET, Purpose.of("payment"))
            .heldBy(new Retention.LegalHold(Period.ofYears(10), "Accounting-Law-23", STREET, AUDIT));

    private final HandClock clock = new HandClock(START);
    private final Journal journal = InMemoryJournal.create("test", clock);
    private Community community = Community.open(journal, clock, IdSource.random());
    private PrivacyDesk desk = community.keepPrivacy(PLATFORM);
    private int acts;

    private Act act() {
        return Act.of(ActId.of("act-" + acts++), STREET, clock.instant());
    }

    private void declareAll() {
        for (Processing each : List.of(CONTACT, NEWSLETTER, PAYMENT)) {
            assertEquals(Optional.of(each), desk.declare(each, act()).state().declared());
        }
    }

    private Report report(Personal<String> contact) {
        Report report = Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                .withContact(contact);
        community.cases().report(report, act());
        return report;
    }

    private static boolean isThere(Report report, Purpose purpose) {
        return report.contact().orElseThrow().reveal(purpose).isPresent();
    }

    private static Map<Basis, Verdict> verdicts(ErasureRequest request) {
        return request.answers().stream().collect(Collectors.toMap(ErasureAnswer::processing, ErasureAnswer::verdict));
    }

    @Test
    void each_processing_is_answered_by_its_own_ground() {
        declareAll();
        Report contact = report(CONTACT.part(LI, "contact", "027-1"));
        Report newsletter = report(NEWSLETTER.part(LI, "contact", "027-2", "consent-7"));
        Report payment = report(PAYMENT.part(LI, "contact", "027-3"));
        Report undeclared = report(Personal.of(LI, "contact", "027-4"));
        Report others = report(CONTACT.part(WANG, "contact", "027-5"));
        community.catchUp(100);

        ErasureRequest withdrawn =
                desk.erase(LI, ErasureGround.CONSENT_WITHDRAWN, act()).state();
        assertEquals(
                Map.of(
                        CONTACT.id(),
                        Verdict.REFUSED,
                        NEWSLETTER.id(),
                        Verdict.ERASED,
                        PAYMENT.id(),
                        Verdict.REFUSED,
                        Personal.UNDECLARED,
                        Verdict.ERASED),
                verdicts(withdrawn));
        assertEquals(Stage.ENDED, withdrawn.stage());
        assertEquals(
                "STATUTORY_DUTY, PIPL-13-1-3",
                withdrawn.answered(Verdict.REFUSED).get(0).because());
        assertFalse(isThere(newsletter, CALL) || isThere(undeclared, CALL));
        assertTrue(isThere(contact, CALL) && isThere(payment, CALL) && isThere(others, CALL));

        // Not caught up: the desk reads what the register has not seen, so the newsletter is gone from the answer.
        ErasureRequest achieved =
                desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act()).state();
        assertEquals(Map.of(CONTACT.id(), Verdict.ERASED, PAYMENT.id(), Verdict.RESTRICTED), verdicts(achieved));
        assertEquals(Stage.RESTRICTED, achieved.stage());
        assertFalse(isThere(contact, CALL));
        assertFalse(isThere(payment, CALL));
        assertTrue(isThere(payment, AUDIT));
        assertTrue(isThere(others, CALL));
    }

    @Test
    void what_is_restricted_is_erased_when_the_duty_ends_and_not_before() {
        declareAll();
        Report payment = report(PAYMENT.part(LI, "contact", "027-3"));
        ErasureRequest request =
                desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act()).state();
        Instant end = Instant.parse("2036-03-02T01:00:00Z");
        assertEquals(end, request.answers().get(0).hold().orElseThrow().until());

        community.catchUp(100);
        assertEquals(0, community.settle(end.minusSeconds(1), 10));
        assertTrue(isThere(payment, AUDIT));
        clock.move(Duration.between(START, end));
        assertEquals(1, community.settle(end, 10));
        assertFalse(isThere(payment, AUDIT));
        assertEquals(Stage.ENDED, desk.get(request.id()).stage());
        assertEquals(Verdict.ERASED, desk.get(request.id()).answers().get(0).verdict());
        community.catchUp(100);
        assertEquals(0, community.settle(end.plusSeconds(1), 10));
    }

    @Test
    void what_came_in_after_a_restriction_outlives_the_end_of_its_duty() {
        declareAll();
        Report before = report(PAYMENT.part(LI, "contact", "027-1"));
        ErasureRequest first =
                desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act()).state();
        clock.move(Duration.ofDays(366));
        Report back = report(PAYMENT.part(LI, "contact", "027-2"));
        community.catchUp(100);
        clock.move(Duration.ofDays(366));
        Report again = report(PAYMENT.part(LI, "contact", "027-3"));
        ErasureRequest second =
                desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act()).state();
        assertEquals(3, second.answers().get(0).values());
        Report later = report(PAYMENT.part(LI, "contact", "027-4"));
        community.catchUp(100);

        Instant end = first.answers().get(0).hold().orElseThrow().until();
        clock.move(Duration.between(clock.instant(), end));
        assertEquals(1, community.settle(end, 10));
        assertFalse(isThere(before, AUDIT));
        assertTrue(isThere(back, AUDIT) && isThere(again, AUDIT) && isThere(later, AUDIT));
        assertFalse(isThere(back, CALL) || isThere(again, CALL), "restricted by the second request");
        assertTrue(isThere(later, CALL));
        community.catchUp(100);
        assertEquals(0, community.settle(end, 10));

        end = second.answers().get(0).hold().orElseThrow().until();
        clock.move(Duration.between(clock.instant(), end));
        assertEquals(1, community.settle(end, 10));
        assertFalse(isThere(back, AUDIT) || isThere(again, AUDIT));
        assertTrue(isThere(later, CALL));
        assertEquals(Stage.ENDED, desk.get(first.id()).stage());
        assertEquals(Stage.ENDED, desk.get(second.id()).stage());
        assertEquals(
                1,
                desk.erase(LI, ErasureGround.UNLAWFUL, act())
                        .state()
                        .answers()
                        .get(0)
                        .values(),
                "the register has counted what is left");
    }

    @Test
    void the_end_of_a_duty_that_is_cut_off_at_any_step_is_seen_through_once() {
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            int step = 0;
            while (cutOffAtTheEnd(step, moment)) {
                step++;
            }
            assertTrue(step > 2, "only " + step + " steps");
        }
    }

    private boolean cutOffAtTheEnd(int step, InterruptedJournal.Moment moment) {
        InMemoryJournal inner = InMemoryJournal.create("cut", clock);
        community = Community.open(inner, clock, IdSource.random());
        desk = community.keepPrivacy(PLATFORM);
        declareAll();
        Report payment = report(PAYMENT.part(LI, "contact", "027-1"));
        ErasureRequest request =
                desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act()).state();
        Report later = report(PAYMENT.part(LI, "contact", "027-2"));
        Instant end = request.answers().get(0).hold().orElseThrow().until();
        InterruptedJournal interrupted = new InterruptedJournal(inner, step, moment);
        Community cut = Community.open(interrupted, clock, IdSource.random());
        try {
            cut.keepPrivacy(PLATFORM);
            cut.catchUp(1_000);
            cut.settle(end, 10);
        } catch (TraceStoreException outcomeUnknown) {
            // Whoever settles next sees it through.
        }
        community.catchUp(1_000);
        community.settle(end.plusSeconds(1), 10);
        assertEquals(Stage.ENDED, desk.get(request.id()).stage());
        assertFalse(isThere(payment, AUDIT));
        assertTrue(isThere(later, CALL));
        long erased = inner.read(org.linli.trace.Selection.ALL, 0, 1_000).events().stream()
                .filter(event -> event.fact() instanceof TraceFact.Erased)
                .count();
        assertEquals(1, erased);
        return interrupted.hasFailed();
    }

    @Test
    void what_is_kept_too_long_is_found_and_can_be_erased_on_that_ground() {
        declareAll();
        report(CONTACT.part(LI, "contact", "027-1"));
        report(PAYMENT.part(LI, "contact", "027-2"));
        community.catchUp(100);
        Instant end = Instant.parse("2028-03-02T01:00:00Z");
        assertEquals(List.of(), desk.overdue(end.minusSeconds(1), 10));
        assertEquals(
                List.of(new PrivacyRegister.Overdue(LI, new Holding(CONTACT.id(), 1, START), end)),
                desk.overdue(end, 10));

        ErasureRequest early =
                desk.erase(LI, ErasureGround.RETENTION_ENDED, act()).state();
        assertEquals(Map.of(CONTACT.id(), Verdict.REFUSED, PAYMENT.id(), Verdict.REFUSED), verdicts(early));
        clock.move(Duration.between(START, end));
        ErasureRequest later =
                desk.erase(LI, ErasureGround.RETENTION_ENDED, act()).state();
        assertEquals(Map.of(CONTACT.id(), Verdict.ERASED, PAYMENT.id(), Verdict.REFUSED), verdicts(later));
        community.catchUp(100);
        assertEquals(List.of(), desk.overdue(end, 10));
    }

    @Test
    void the_same_act_again_answers_the_same_and_does_nothing_more() {
        declareAll();
        report(CONTACT.part(LI, "contact", "027-1"));
        Act act = act();
        ErasureRequest once =
                desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act).state();
        long size = journal.size();
        assertTrue(desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act).repeated());
        assertEquals(once, desk.get(once.id()));
        assertEquals(size, journal.size());
        assertEquals(
                Map.of(), verdicts(desk.erase(LI, ErasureGround.UNLAWFUL, act()).state()), "nothing is left");
    }

    @Test
    void what_another_journal_keeps_comes_in_here_as_anew() {
        Personal<String> foreign = Personal.kept(
                LI,
                "contact",
                Optional.of(new Personal.Ground(CONTACT.id(), Optional.empty())),
                Optional.of(new Personal.Origin("another", 7, START)),
                purpose -> "027-1");
        refused(PrivacyReason.PROCESSING_UNDECLARED, () -> report(foreign));
        declareAll();
        report(foreign);
        assertEquals(1, journal.kept(LI).size());
    }

    @Test
    void every_reason_is_given_and_says_what_it_means() {
        declareAll();
        Processing other = Processing.ofOrdinary("payment", "1", LegalBasis.OTHER_LAW, "a law", STREET, CALL);
        refused(PrivacyReason.DECLARED_OTHERWISE, () -> desk.declare(other, act()));
        Act ahead = Act.of(ActId.of("ahead"), STREET, START.plusSeconds(60));
        refused(PrivacyReason.DATED_IN_FUTURE, () -> desk.erase(LI, ErasureGround.UNLAWFUL, ahead));
        Processing never = Processing.ofOrdinary("never", "1", LegalBasis.OTHER_LAW, "a law", STREET, CALL);
        refused(PrivacyReason.PROCESSING_UNDECLARED, () -> report(never.part(LI, "contact", "027-1")));
        Personal<String> uncited =
                Personal.of(LI, "contact", new Personal.Ground(NEWSLETTER.id(), Optional.empty()), "027-1");
        refused(PrivacyReason.CONSENT_NOT_CITED, () -> report(uncited));
        PseudonymDesk pseudonyms = community.keepPseudonyms(PseudonymDesk.of(new byte[32], CONTACT));
        refused(PrivacyReason.NOT_ENROLLED, () -> pseudonyms.of(LI, ProcessingRecord.KIND.subject(CONTACT.id())));
        pseudonyms.enrol(LI, act());
        refused(PrivacyReason.ALREADY_ENROLLED, () -> pseudonyms.enrol(LI, act()));
        community.erase(new Erasure(act(), pseudonyms.holder(LI), "asked", "PIPL-47"));
        pseudonyms.enrol(LI, act());
        refused(
                PrivacyReason.ENROLLED_ANEW,
                () -> pseudonyms.of(LI, ProcessingRecord.KIND.subject(CONTACT.id()), START.minusSeconds(1)));
        Authority knowing = pseudonyms.knowing(Authority.checkedByHost(), person -> person);
        Act nobodys = Act.of(ActId.of("nobodys"), ActorId.of("p-" + "a".repeat(32)), START);
        Authority.Question question = new Authority.Question(
                nobodys, "power", ProcessingRecord.KIND.subject(CONTACT.id()), Optional.empty(), Optional.empty());
        refused(PrivacyReason.PSEUDONYM_UNKNOWN, () -> knowing.mandate(question));
        ErasureRequest blank = ErasureRequest.blank(new ErasureRequestId("x"));
        refused(PrivacyReason.NOT_ANSWERED, PrivacyRules.carriedOut(blank));
        refused(PrivacyReason.STILL_HELD, PrivacyRules.holdEnded(blank, START));
        ErasureRequest answered =
                desk.erase(WANG, ErasureGround.UNLAWFUL, act()).state();
        refused(
                PrivacyReason.ALREADY_ANSWERED,
                PrivacyRules.answer(
                        answered,
                        answered.asked().orElseThrow(),
                        List.of(),
                        ProcessingRecord::blank,
                        Mandate.held(Basis.of("host", "1")),
                        act(),
                        START));
        assertEquals(Set.of(), left);
        for (PrivacyReason reason : PrivacyReason.values()) {
            assertFalse(reason.meaning().isBlank() || reason.remedy().isBlank(), reason.code());
        }
    }

    private final Set<PrivacyReason> left = EnumSet.allOf(PrivacyReason.class);

    private void refused(PrivacyReason reason, Runnable tried) {
        assertEquals(
                reason,
                assertThrows(RefusedException.class, tried::run).refusal().reason());
        left.remove(reason);
    }

    private void refused(PrivacyReason reason, Ruling<?> ruling) {
        assertEquals(
                reason, assertInstanceOf(Ruling.Refused.class, ruling).refusal().reason());
        left.remove(reason);
    }

    @Test
    void what_rests_on_consent_cites_it_and_what_is_sensitive_has_its_safeguards() {
        assertThrows(IllegalArgumentException.class, () -> NEWSLETTER.part(LI, "contact", "027-1"));
        Safeguard separate = new Safeguard(
                Safeguard.Sensitivity.CHILD_UNDER_14,
                Safeguard.Permission.SEPARATE_CONSENT,
                "guardian's form 3",
                "assessment-4");
        Processing child = sensitive(separate);
        assertTrue(child.needsConsent());
        assertThrows(IllegalArgumentException.class, () -> child.part(LI, "contact", "027-1"));
        assertEquals(
                Optional.of(new Personal.Ground(child.id(), Optional.of("consent-9"))),
                child.part(LI, "contact", "027-1", "consent-9").ground());
        Safeguard statute =
                new Safeguard(Safeguard.Sensitivity.SENSITIVE, Safeguard.Permission.STATUTE, "a law", "assessment-4");
        assertFalse(sensitive(statute).needsConsent());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Safeguard(
                        Safeguard.Sensitivity.SENSITIVE, Safeguard.Permission.STATUTE, " ", "assessment-4"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Safeguard(Safeguard.Sensitivity.SENSITIVE, Safeguard.Permission.STATUTE, "a law", ""));
        assertThrows(IllegalArgumentException.class, () -> CONTACT.keptFor(Period.ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> Processing.ofOrdinary("undeclared", "0", LegalBasis.OTHER_LAW, "a law", STREET, CALL));
    }

    private static Processing sensitive(Safeguard safeguard) {
        return Processing.ofSensitive("health", "1", safeguard, LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", STREET, CALL);
    }

    @Test
    void nothing_is_taken_in_under_a_processing_that_was_not_declared_or_without_the_consent_that_it_needs() {
        Processing health = sensitive(new Safeguard(
                Safeguard.Sensitivity.SENSITIVE, Safeguard.Permission.SEPARATE_CONSENT, "form 4", "assessment-4"));
        Personal<String> cited = health.part(LI, "contact", "027-1", "consent-9");
        Personal<String> uncited =
                Personal.of(LI, "contact", new Personal.Ground(health.id(), Optional.empty()), "027-1");
        long size = journal.size();
        refused(PrivacyReason.PROCESSING_UNDECLARED, () -> report(cited));
        assertEquals(size, journal.size());
        Community otherNode = Community.open(journal, clock, IdSource.random());
        PrivacyDesk there = otherNode.keepPrivacy(PLATFORM);
        there.declare(health, act());
        Report taken = report(cited);
        assertTrue(isThere(taken, CALL), "declared on another node since this one looked");
        refused(PrivacyReason.CONSENT_NOT_CITED, () -> report(uncited));

        Community.open(journal, clock, IdSource.random())
                .cases()
                .report(
                        Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                                .withContact(uncited),
                        act());
        report(taken.contact().orElseThrow());
    }

    @Test
    void what_is_kept_under_a_processing_that_nobody_declared_is_erased_and_the_rest_is_answered() {
        Processing never = Processing.ofOrdinary("never", "1", LegalBasis.OTHER_LAW, "a law", STREET, CALL);
        Community unguarded = Community.open(journal, clock, IdSource.random());
        Report lost = Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                .withContact(never.part(LI, "contact", "027-1"));
        unguarded.cases().report(lost, act());
        declareAll();
        Report contact = report(CONTACT.part(LI, "contact", "027-2"));
        ErasureRequest withdrawn =
                desk.erase(LI, ErasureGround.CONSENT_WITHDRAWN, act()).state();
        assertEquals(Map.of(never.id(), Verdict.ERASED, CONTACT.id(), Verdict.REFUSED), verdicts(withdrawn));
        assertFalse(isThere(lost, CALL));
        assertTrue(isThere(contact, CALL));
    }

    @Test
    void a_value_that_is_restated_counts_once_and_is_kept_no_longer_for_it() {
        declareAll();
        Report first = report(CONTACT.part(LI, "contact", "027-1"));
        clock.move(Duration.ofDays(365));
        report(first.contact().orElseThrow());
        Report payment = report(PAYMENT.part(WANG, "contact", "027-2"));
        community.catchUp(100);
        Instant end = Instant.parse("2028-03-02T01:00:00Z");
        assertEquals(
                List.of(new PrivacyRegister.Overdue(LI, new Holding(CONTACT.id(), 1, START), end)),
                desk.overdue(end, 10));

        ErasureRequest request =
                desk.erase(WANG, ErasureGround.PURPOSE_ACHIEVED, act()).state();
        Report under = report(payment.contact().orElseThrow());
        assertTrue(isThere(under, AUDIT));
        assertFalse(isThere(under, CALL));
        desk.erase(LI, ErasureGround.UNLAWFUL, act());
        report(first.contact().orElseThrow());
        community.catchUp(100);
        assertEquals(
                List.of(),
                verdicts(desk.erase(LI, ErasureGround.UNLAWFUL, act()).state()).keySet().stream()
                        .toList(),
                "what is gone is not counted because somebody restates it");
        Instant over = request.answers().get(0).hold().orElseThrow().until();
        clock.move(Duration.between(clock.instant(), over));
        community.settle(over, 10);
        assertFalse(isThere(under, AUDIT));
    }

    @Test
    void nothing_that_somebody_said_stands_in_the_open_of_a_request() {
        declareAll();
        report(CONTACT.part(LI, "contact", "027-1"));
        desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act());
        List<String> reasons = journal.read(org.linli.trace.Selection.ALL, 0, 1_000).events().stream()
                .filter(event -> event.fact() instanceof TraceFact.Erased)
                .map(event -> ((TraceFact.Erased) event.fact()).reason())
                .toList();
        assertEquals(List.of("PURPOSE_ACHIEVED"), reasons);
        assertEquals(
                List.of("holder", "ground"),
                java.util.Arrays.stream(ErasureRequest.Asked.class.getRecordComponents())
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toList());
    }

    @Test
    void a_request_that_is_cut_off_at_any_step_is_seen_through_once() {
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            int step = 0;
            boolean reached = true;
            while (reached) {
                reached = cutOff(step++, moment);
            }
            assertTrue(step > 8, "only " + step + " steps");
        }
    }

    private boolean cutOff(int step, InterruptedJournal.Moment moment) {
        InMemoryJournal inner = InMemoryJournal.create("cut", clock);
        community = Community.open(inner, clock, IdSource.random());
        desk = community.keepPrivacy(PLATFORM);
        declareAll();
        Report contact = report(CONTACT.part(LI, "contact", "027-1"));
        Report payment = report(PAYMENT.part(LI, "contact", "027-2"));
        Act act = act();
        InterruptedJournal interrupted = new InterruptedJournal(inner, step, moment);
        PrivacyDesk cut = Community.open(interrupted, clock, IdSource.random()).keepPrivacy(PLATFORM);
        try {
            cut.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act);
        } catch (TraceStoreException outcomeUnknown) {
            // Nobody tries again: what was answered is settled, what was not is asked anew.
        }
        ErasureRequestId id = ErasureRequestId.from(act.id());
        community.catchUp(1_000);
        community.settle(clock.instant(), 10);
        if (desk.get(id).stage() == Stage.BLANK) {
            desk.erase(LI, ErasureGround.PURPOSE_ACHIEVED, act);
        }
        assertEquals(Stage.RESTRICTED, desk.get(id).stage());
        assertFalse(isThere(contact, CALL) || isThere(payment, CALL));
        assertTrue(isThere(payment, AUDIT));
        long once = java.util.stream.StreamSupport.stream(
                        inner.read(org.linli.trace.Selection.ALL, 0, 1_000)
                                .events()
                                .spliterator(),
                        false)
                .filter(event -> event.fact() instanceof TraceFact || event.fact() instanceof ErasureFact)
                .count();
        assertEquals(4, once, "answered, erased, restricted, carried out");
        return interrupted.hasFailed();
    }

    @Test
    void the_register_restores_what_it_saved() throws Exception {
        declareAll();
        report(CONTACT.part(LI, "contact", "027-1"));
        report(PAYMENT.part(WANG, "contact", "027-2"));
        desk.erase(WANG, ErasureGround.PURPOSE_ACHIEVED, act());
        report(PAYMENT.part(WANG, "contact", "027-3"));
        PrivacyRegister register = new PrivacyRegister();
        journal.read(org.linli.trace.Selection.ALL, 0, 1_000).events().forEach(register::apply);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        register.save(new DataOutputStream(saved));
        PrivacyRegister restored = new PrivacyRegister();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));

        assertEquals(register.of(LI), restored.of(LI));
        assertEquals(1, restored.of(LI).size());
        assertEquals(register.of(WANG), restored.of(WANG));
        Instant end = START.plus(Duration.ofDays(366 * 10));
        assertEquals(1, restored.due(end, 10).size());
        assertEquals(register.due(end, 10), restored.due(end, 10));
        restored.clear();
        assertEquals(List.of(), restored.due(end, 10));
    }
}
