package org.linli.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseReason;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.casework.WithdrawReason;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Purpose;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Restriction;
import org.linli.trace.Subject;
import org.linli.trace.testkit.HandClock;

/** One resident is somebody else in each matter, and only whoever may look at the key finds out who. */
class PseudonymDeskTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final ActorId STREET = ActorId.of("street-shuiguohu");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final ActorId LI = ActorId.of("li-ming-420106");
    private static final ActorId WANG = ActorId.of("wang-fang-420106");
    private static final Purpose SERVICE = Purpose.of("service");
    private static final Purpose COURT = Purpose.of("court-order");
    private static final Subject LAMP = Subject.of("case", "lamp");
    private static final Subject OTHER = Subject.of("roster", "volunteers");
    private static final Subject NOISE = Subject.of("case", "noise");
    private static final Processing KEYS = Processing.ofOrdinary(
                    "pseudonyms", "1", LegalBasis.STATUTORY_DUTY, "PIPL-51", STREET, SERVICE)
            .heldBy(new Retention.LegalHold(Period.ofYears(3), "Procedure-Law-70", STREET, COURT));

    private final HandClock clock = new HandClock(START);
    private final Journal journal = InMemoryJournal.create("test", clock);
    private final byte[] hostSecret = new byte[32];
    private final PseudonymDesk desk = PseudonymDesk.of(hostSecret, KEYS);
    private final Community community = Community.open(journal, clock, IdSource.random());
    private final PrivacyDesk privacy = community.keepPrivacy(PLATFORM);
    private int acts;

    PseudonymDeskTest() {
        community.keepPseudonyms(desk);
        privacy.declare(KEYS, act());
    }

    private Act act() {
        return Act.of(ActId.of("act-" + acts++), STREET, clock.instant());
    }

    private void enrol(ActorId... people) {
        for (ActorId each : people) {
            desk.enrol(each, act());
        }
    }

    private static void refused(Reason reason, Runnable tried) {
        assertEquals(
                reason,
                assertThrows(RefusedException.class, tried::run).refusal().reason());
    }

    @Test
    void a_person_is_the_same_in_a_matter_and_another_in_every_other() {
        enrol(LI, WANG);
        ActorId li = desk.of(LI, LAMP);
        assertEquals(li, desk.of(LI, LAMP));
        assertEquals(
                4,
                Set.of(li, desk.of(LI, NOISE), desk.of(WANG, LAMP), desk.of(WANG, NOISE))
                        .size());
        assertTrue(li.value().matches("p-[a-z2-7]{32}"), li.value());
        assertEquals(Optional.of(LI), desk.person(li, SERVICE));
        assertEquals(Optional.of(WANG), desk.person(desk.of(WANG, NOISE), SERVICE));
        assertEquals(Optional.empty(), desk.person(LI, SERVICE), "no pseudonym");
        assertEquals(Optional.empty(), desk.person(ActorId.of("p-" + "a".repeat(32)), SERVICE), "nobody's");
        refused(PrivacyReason.ALREADY_ENROLLED, () -> desk.enrol(LI, act()));
        refused(PrivacyReason.NOT_ENROLLED, () -> desk.of(PROPERTY, LAMP));
        refused(
                PrivacyReason.DATED_IN_FUTURE,
                () -> desk.enrol(PROPERTY, Act.of(ActId.of("f"), STREET, START.plusSeconds(9))));
        assertThrows(IllegalArgumentException.class, () -> desk.enrol(LI, Act.of(ActId.of("own"), LI, START)));
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.enrol(LI, Act.of(ActId.of("own"), STREET, START).onBehalfOf(LI)));
    }

    @Test
    void every_node_gives_the_same_pseudonym_and_finds_the_person_once_it_has_caught_up() {
        PseudonymDesk there = PseudonymDesk.of(hostSecret, KEYS);
        Community otherNode = Community.open(journal, clock, IdSource.random());
        otherNode.keepPseudonyms(there);
        refused(PrivacyReason.NOT_ENROLLED, () -> there.of(LI, LAMP));
        enrol(LI);
        ActorId li = desk.of(LI, LAMP);
        assertEquals(Optional.empty(), there.person(li, SERVICE));
        otherNode.catchUp(100);
        assertEquals(Optional.of(LI), there.person(li, SERVICE));
        assertEquals(li, there.of(LI, LAMP));
        refused(PrivacyReason.ALREADY_ENROLLED, () -> there.enrol(LI, act()));
    }

    @Test
    void whoever_has_been_erased_is_found_by_nobody_and_is_somebody_else_afterwards() {
        enrol(LI, WANG);
        ActorId li = desk.of(LI, LAMP);
        assertEquals(Optional.of(LI), desk.person(li, SERVICE));
        community.erase(new org.linli.trace.Erasure(act(), desk.holder(LI), "asked", "PIPL-47"));
        assertEquals(Optional.empty(), desk.person(li, SERVICE), "not caught up");
        assertEquals(Optional.empty(), desk.person(li, COURT));
        refused(PrivacyReason.NOT_ENROLLED, () -> desk.of(LI, LAMP));
        assertEquals(Optional.of(WANG), desk.person(desk.of(WANG, LAMP), SERVICE));
        enrol(LI);
        assertNotEquals(li, desk.of(LI, LAMP), "another key");
        community.catchUp(100);
        assertEquals(Optional.empty(), desk.person(li, SERVICE));
        assertEquals(Optional.of(LI), desk.person(desk.of(LI, LAMP), SERVICE));
    }

    @Test
    void while_a_duty_runs_the_duty_finds_out_and_nobody_else_and_nobody_when_it_has_ended() {
        enrol(LI);
        ActorId li = desk.of(LI, LAMP);
        ErasureRequest request = privacy.erase(desk.holder(LI), ErasureGround.PURPOSE_ACHIEVED, act())
                .state();
        assertEquals(ErasureAnswer.Verdict.RESTRICTED, request.answers().get(0).verdict());
        assertEquals(Optional.empty(), desk.person(li, SERVICE));
        assertEquals(Optional.of(LI), desk.person(li, COURT));
        assertEquals(Optional.empty(), desk.person(li, SERVICE), "nor by way of what the duty looked at");
        refused(PrivacyReason.NOT_ENROLLED, () -> desk.of(LI, NOISE));
        community.catchUp(100);
        Instant end = request.answers().get(0).hold().orElseThrow().until();
        clock.move(Duration.between(START, end));
        assertEquals(1, community.settle(end, 10));
        assertEquals(Optional.empty(), desk.person(li, COURT));
    }

    @Test
    void mandates_are_those_of_the_person_and_what_they_name_is_the_pseudonym() {
        Basis basis = Basis.of("volunteers", "7");
        Authority volunteers = question -> question.act().actor().equals(LI)
                ? Mandate.held(basis)
                : Mandate.missing(basis, Optional.of(question.act().inTheNameOf()));
        PseudonymDesk pseudonyms = PseudonymDesk.of(hostSecret, KEYS);
        Community asked = Community.open(
                InMemoryJournal.create("asked", clock),
                clock,
                IdSource.random(),
                new Community.Settings(
                        pseudonyms.knowing(
                                question -> question.power().startsWith("privacy.")
                                        ? Authority.checkedByHost().mandate(question)
                                        : volunteers.mandate(question),
                                person -> person),
                        WorkCalendar.everyDay(clock.getZone()),
                        Office.Settings.DEFAULT));
        asked.keepPseudonyms(pseudonyms);
        pseudonyms.enrol(LI, act());
        pseudonyms.enrol(WANG, act());
        Report report = Report.of(MatterId.of("lighting"), PROPERTY, Channel.MOBILE);
        ActId id = ActId.of("lamp");
        ActorId li = pseudonyms.of(LI, Case.KIND.subject(CaseId.from(id)));
        assertEquals(
                li,
                asked.cases()
                        .report(report, Act.of(id, li, START))
                        .state()
                        .intake()
                        .orElseThrow()
                        .reporter());
        ActorId wang = pseudonyms.of(WANG, NOISE);
        RefusedException no = assertThrows(
                RefusedException.class, () -> asked.cases().report(report, Act.of(ActId.of("noise"), wang, START)));
        assertEquals(Optional.of(wang), no.refusal().responsibleInstead());
        RefusedException notForLi = assertThrows(
                RefusedException.class,
                () -> asked.cases()
                        .report(report, Act.of(ActId.of("x"), wang, START).onBehalfOf(li)));
        assertEquals(Optional.of(li), notForLi.refusal().responsibleInstead());
    }

    private void restrict() {
        Restriction.Duty duty = new Restriction.Duty(COURT, STREET, "Procedure-Law-70", START.plusSeconds(9_999));
        community.office().restrict(new Restriction(act(), desk.holder(LI), List.of(KEYS.id()), duty));
    }

    @Test
    void the_duty_finds_out_by_the_restricted_key_also_when_the_person_was_enrolled_anew() {
        enrol(LI);
        ActorId before = desk.of(LI, LAMP);
        restrict();
        assertEquals(Optional.of(LI), desk.person(before, COURT));
        clock.move(Duration.ofMinutes(1));
        enrol(LI);
        ActorId after = desk.of(LI, NOISE);
        for (int i = 0; i < 2; i++) {
            assertEquals(Optional.of(LI), desk.person(before, COURT));
            assertEquals(Optional.empty(), desk.person(before, SERVICE));
            assertEquals(Optional.of(LI), desk.person(after, SERVICE));
            community.catchUp(100);
        }
        community.erase(new org.linli.trace.Erasure(act(), desk.holder(LI), "asked", "PIPL-47"));
        assertEquals(Optional.empty(), desk.person(before, COURT));
    }

    @Test
    void whoever_is_enrolled_anew_gets_no_second_pseudonym_in_what_had_begun() {
        enrol(LI, WANG);
        ActId id = ActId.of("lamp");
        Subject lamp = Case.KIND.subject(CaseId.from(id));
        ActorId li = desk.of(LI, lamp);
        community.cases().report(Report.of(MatterId.of("lighting"), PROPERTY, Channel.MOBILE), Act.of(id, li, START));
        clock.move(Duration.ofMinutes(1));
        community.erase(new org.linli.trace.Erasure(act(), desk.holder(LI), "asked", "PIPL-47"));
        enrol(LI, PROPERTY);
        refused(PrivacyReason.ENROLLED_ANEW, () -> desk.of(LI, lamp));
        refused(PrivacyReason.ENROLLED_ANEW, () -> desk.of(LI, OTHER, START));
        assertNotEquals(li, desk.anew(LI, lamp), "as the host answers for it");
        assertEquals(desk.of(LI, OTHER), desk.of(LI, OTHER, clock.instant()), "what begins now");
        assertEquals(desk.of(PROPERTY, lamp), desk.anew(PROPERTY, lamp), "the first key that there ever was");
        ActId later = ActId.of("noise");
        Subject noise = Case.KIND.subject(CaseId.from(later));
        ActorId there = desk.of(LI, noise);
        community
                .cases()
                .report(
                        Report.of(MatterId.of("noise"), PROPERTY, Channel.MOBILE),
                        Act.of(later, there, clock.instant()));
        assertEquals(there, desk.of(LI, noise));
    }

    @Test
    void whose_pseudonym_cannot_be_told_has_no_mandate_and_a_third_person_is_not_named() {
        ActorId office = ActorId.of("street-office");
        ActorId[] instead = {WANG};
        Authority all = desk.knowing(
                question -> question.act().actor().equals(LI)
                        ? Mandate.held(Basis.of("host", "1"))
                        : Mandate.missing(Basis.of("host", "1"), Optional.of(instead[0])),
                person -> person);
        enrol(LI, WANG);
        ActorId li = desk.of(LI, LAMP);
        assertTrue(all.mandate(asked(li)).held());
        Mandate no = all.mandate(asked(STREET));
        assertEquals(Optional.empty(), no.responsibleInstead());
        instead[0] = desk.of(WANG, NOISE);
        assertEquals(Optional.empty(), all.mandate(asked(STREET)).responsibleInstead());
        instead[0] = office;
        assertEquals(Optional.of(office), all.mandate(asked(STREET)).responsibleInstead());
        restrict();
        refused(PrivacyReason.PSEUDONYM_UNKNOWN, () -> all.mandate(asked(li)));
        refused(PrivacyReason.PSEUDONYM_UNKNOWN, () -> all.mandate(asked(ActorId.of("p-" + "a".repeat(32)))));
    }

    private static Authority.Question asked(ActorId actor) {
        return new Authority.Question(
                Act.of(ActId.of("q"), actor, START), "power", LAMP, Optional.empty(), Optional.empty());
    }

    @Test
    void what_was_looked_for_in_vain_is_remembered_until_something_changes_and_no_key_outlives_its_end() {
        PseudonymKeys keys = new PseudonymKeys();
        ActorId holder = ActorId.of("k-1");
        ActorId pseudonym = ActorId.of("p-" + "a".repeat(32));
        keys.made(holder);
        int[] looks = {0};
        Function<ActorId, List<byte[]>> look = each -> {
            looks[0]++;
            return List.of();
        };
        keys.keys(holder, SERVICE, look);
        keys.keys(holder, SERVICE, look);
        assertEquals(1, looks[0], "that there is nothing to see is remembered too");
        keys.keys(holder, COURT, look);
        assertEquals(2, looks[0], "for each purpose");
        keys.nobodys(pseudonym, SERVICE, keys.changes());
        assertTrue(keys.isNobodys(pseudonym, SERVICE));
        assertFalse(keys.isNobodys(pseudonym, COURT));
        keys.made(ActorId.of("k-2"));
        assertFalse(keys.isNobodys(pseudonym, SERVICE));

        keys.keys(ActorId.of("k-2"), SERVICE, each -> {
            keys.forget(each);
            return List.of(new byte[32]);
        });
        keys.keys(ActorId.of("k-2"), SERVICE, look);
        assertEquals(3, looks[0], "what was erased while it was looked up is not kept");
    }

    @Test
    void in_a_matter_the_rules_see_one_and_the_same_resident() {
        enrol(LI, WANG);
        ActId id = ActId.of("lamp");
        ActorId li = desk.of(LI, Case.KIND.subject(CaseId.from(id)));
        Report report = Report.of(MatterId.of("lighting"), PROPERTY, Channel.MOBILE);
        CaseId lamp =
                community.cases().report(report, Act.of(id, li, START)).state().id();
        ActorId other = desk.of(WANG, Case.KIND.subject(lamp));
        refused(
                CaseReason.NOT_THE_REPORTER,
                () -> community.cases().withdraw(lamp, WithdrawReason.SOLVED_ITSELF, community.act(other)));
        ActorId again = desk.of(LI, Case.KIND.subject(lamp));
        assertFalse(community
                .cases()
                .withdraw(lamp, WithdrawReason.SOLVED_ITSELF, community.act(again))
                .state()
                .stage()
                .isOpen());
    }

    @Test
    void the_view_restores_whom_it_knew_and_no_key() throws Exception {
        enrol(LI);
        PseudonymKeys keys = new PseudonymKeys();
        journal.read(org.linli.trace.Selection.ALL, 0, 100).events().forEach(keys::apply);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        keys.save(new DataOutputStream(saved));
        PseudonymKeys restored = new PseudonymKeys();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        assertEquals(Set.of(desk.holder(LI).value()), restored.holders());
        assertFalse(new String(saved.toByteArray(), StandardCharsets.ISO_8859_1).contains(LI.value()));
        restored.clear();
        assertEquals(Set.of(), restored.holders());
    }

    @Test
    void a_pseudonym_is_made_as_it_is_written_down() throws Exception {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        byte[] first = Arrays.copyOf(hmac(key, "matter\0case/lamp".getBytes(StandardCharsets.UTF_8)), 10);
        byte[] use = Arrays.copyOf("person\0".getBytes(StandardCharsets.UTF_8), 17);
        System.arraycopy(first, 0, use, 7, 10);
        byte[] both = Arrays.copyOf(first, 20);
        System.arraycopy(hmac(key, use), 0, both, 10, 10);
        StringBuilder text = new StringBuilder();
        for (BigInteger left = new BigInteger(1, both); text.length() < 32; left = left.shiftRight(5)) {
            text.insert(0, "abcdefghijklmnopqrstuvwxyz234567".charAt(left.intValue() & 31));
        }
        ActorId pseudonym = PseudonymCipher.pseudonym(key, LAMP);
        assertEquals("p-" + text, pseudonym.value());
        assertTrue(PseudonymCipher.isOf(pseudonym, key));
        key[31]++;
        assertFalse(PseudonymCipher.isOf(pseudonym, key));
    }

    private static byte[] hmac(byte[] key, byte[] of) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(of);
    }

    @Test
    void what_cannot_be_kept_safe_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> PseudonymDesk.of(new byte[31], KEYS));
        Processing consent =
                Processing.ofOrdinary("pseudonyms", "2", LegalBasis.CONSENT, "PIPL-13-1-1", STREET, SERVICE);
        assertThrows(IllegalArgumentException.class, () -> PseudonymDesk.of(hostSecret, consent));
        assertThrows(IllegalStateException.class, () -> community.keepPseudonyms(desk));
        PseudonymDesk nowhere = PseudonymDesk.of(hostSecret, KEYS);
        assertThrows(IllegalStateException.class, () -> nowhere.of(LI, LAMP));
        assertEquals("secret", new PseudonymKey.Secret(LI, "abc").toString());
    }
}
