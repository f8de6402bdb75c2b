package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.trace.Bank.LI;
import static org.linli.trace.Bank.MORNING;
import static org.linli.trace.Bank.WANG;
import static org.linli.trace.Bank.act;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.Crew;

/** The small values of the spine. */
final class TraceValuesTest {
    private static final Purpose CALL = Purpose.of("call");

    // Personal

    @Test
    void a_personal_value_is_equal_by_holder_and_slot_alone() {
        Personal<String> one = Personal.of(LI, "phone", "1");
        assertEquals(one, Personal.of(LI, "phone", "2"));
        assertEquals(one.hashCode(), Personal.of(LI, "phone", "2").hashCode());
        assertNotEquals(one, Personal.of(WANG, "phone", "1"));
        assertNotEquals(one, Personal.of(LI, "home", "1"));
        Personal<String> forgotten = Personal.of(LI, "phone", "1");
        forgotten.forget();
        assertEquals(one, forgotten);
        assertEquals(one, Personal.kept(LI, "phone", Optional.empty(), purpose -> null));
    }

    @Test
    void the_text_of_a_personal_value_does_not_tell_it() {
        assertEquals(
                "personal(phone of resident-li)",
                Personal.of(LI, "phone", "027-8888").toString());
        AccountFact.Opened fact =
                new AccountFact.Opened(AccountId.of("a"), LI, Account.Tier.GROUP, Account.Contact.of(LI, "027-8888"));
        assertFalse(fact.toString().contains("027-8888"));
    }

    @Test
    void what_is_forgotten_is_not_revealed_any_more() {
        Personal<String> phone = Personal.of(LI, "phone", "1");
        assertEquals(Optional.of("1"), phone.reveal(CALL));
        assertFalse(phone.isForgotten());
        phone.forget();
        phone.forget();
        assertTrue(phone.isForgotten());
        assertEquals(Optional.empty(), phone.reveal(CALL));
    }

    @Test
    void a_kept_value_is_looked_up_each_time_it_is_asked_for() {
        AtomicReference<String> store = new AtomicReference<>("1");
        Personal<String> phone = Personal.kept(LI, "phone", Optional.empty(), purpose -> store.get());
        assertEquals(Optional.of("1"), phone.reveal(CALL));
        store.set(null);
        assertEquals(Optional.empty(), phone.reveal(CALL));
        assertFalse(phone.isForgotten());
    }

    @Test
    void a_personal_value_is_revealed_only_for_a_purpose() {
        assertThrows(
                NullPointerException.class, () -> Personal.of(LI, "phone", "1").reveal(null));
        assertThrows(NullPointerException.class, () -> Personal.of(LI, "phone", null));
        assertThrows(IllegalArgumentException.class, () -> Personal.of(LI, "a phone", "1"));
        assertThrows(IllegalArgumentException.class, () -> Purpose.of(""));
    }

    /** A fact with personal parts at every depth that a fact may have. */
    private record Deep(
            Personal<String> one,
            Optional<Personal<String>> two,
            List<Account.Contact> three,
            Map<String, Optional<List<Personal<String>>>> four,
            int none)
            implements Fact<String> {
        @Override
        public Subject subject() {
            return Subject.of("deep", "x");
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        public String applyTo(String before, Act act) {
            return before;
        }
    }

    @Test
    void personal_parts_are_found_however_deep_they_stand() {
        Deep fact = new Deep(
                Personal.of(LI, "one", "1"),
                Optional.of(Personal.of(LI, "two", "2")),
                List.of(Account.Contact.of(LI, "3"), Account.Contact.of(LI, "4")),
                Map.of("x", Optional.of(List.of(Personal.of(WANG, "five", "5"))), "y", Optional.empty()),
                6);
        List<String> slots = new ArrayList<>();
        Personal.in(fact).forEach(each -> slots.add(each.slot()));
        assertEquals(List.of("one", "two", "phone", "phone", "five"), slots);
    }

    // Selection and audience

    private static TraceEvent event(String kind, ActorId actor, Optional<ActorId> principal, Instant at, Audience to) {
        UnknownFact fact = new UnknownFact(Subject.of(kind, "1"), to, kind + ".seen", kind + "/1", Map.of());
        Act act = new Act(ActId.of("x"), actor, principal, at, Optional.empty());
        return new TraceEvent(new Head(1, 0), act, at, fact, List.of());
    }

    @Test
    void a_selection_without_parts_asks_for_everything() {
        for (Audience audience : Audience.values()) {
            assertTrue(Selection.ALL.matches(event("case", LI, Optional.empty(), MORNING, audience)));
        }
    }

    @Test
    void the_parts_of_a_selection_narrow_together() {
        TraceEvent event = event("case", LI, Optional.of(WANG), MORNING, Audience.PARTIES);
        TimeWindow now = TimeWindow.of(MORNING, MORNING.plusSeconds(1));
        Selection all = Selection.ofKinds("case", "order")
                .by(LI)
                .seenBy(Audience.OFFICERS)
                .during(now);
        assertTrue(all.matches(event));
        assertTrue(all.matches(event("order", LI, Optional.empty(), MORNING, Audience.PUBLIC)));
        assertFalse(all.matches(event("account", LI, Optional.empty(), MORNING, Audience.PUBLIC)));
        assertFalse(all.matches(event("case", WANG, Optional.empty(), MORNING, Audience.PUBLIC)));
        assertFalse(all.matches(event("case", LI, Optional.empty(), MORNING, Audience.AUDITORS)));
        assertFalse(all.matches(event("case", LI, Optional.empty(), MORNING.plusSeconds(1), Audience.PUBLIC)));
        assertFalse(all.matches(event("case", LI, Optional.empty(), MORNING.minusNanos(1_000), Audience.PUBLIC)));
        assertFalse(Selection.about(Subject.of("case", "2")).matches(event));
        assertTrue(Selection.about(Subject.of("case", "2"), Subject.of("case", "1"))
                .matches(event));
    }

    @Test
    void an_actor_is_found_as_the_principal_too() {
        TraceEvent event = event("case", LI, Optional.of(WANG), MORNING, Audience.PUBLIC);
        assertTrue(Selection.ALL.by(LI).matches(event));
        assertTrue(Selection.ALL.by(WANG).matches(event));
        assertFalse(Selection.ALL.by(ActorId.of("other")).matches(event));
        assertTrue(Selection.ALL.by(ActorId.of("other")).by(WANG).matches(event), "more actors, not fewer");
    }

    @Test
    void naming_something_twice_is_naming_it_once() {
        assertEquals(Selection.ofKinds("case"), Selection.ofKinds("case", "case"));
        Subject subject = Subject.of("case", "1");
        assertEquals(Selection.about(subject), Selection.about(subject, subject));
        assertEquals(Selection.ALL.by(LI), Selection.ALL.by(LI, LI));
    }

    @Test
    void each_audience_sees_what_is_meant_for_itself_and_for_those_before_it() {
        for (Audience reader : Audience.values()) {
            for (Audience meantFor : Audience.values()) {
                assertEquals(meantFor.ordinal() <= reader.ordinal(), reader.sees(meantFor));
            }
        }
    }

    // Digests, heads, receipts, marks

    @Test
    void digests_are_sha_256() {
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                Digest.sha256(new byte[0]).toString());
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Digest.sha256(new byte[] {'a', 'b', 'c'}).toString());
        byte[] bytes = Digest.sha256(new byte[0]).bytes();
        assertEquals(Digest.BYTES, bytes.length);
        assertArrayEquals(bytes, Digest.of(bytes).bytes());
    }

    @Test
    void a_digest_is_read_from_64_lower_case_hexadecimal_digits_only() {
        String good = "0".repeat(63) + "a";
        assertEquals(good, Digest.parse(good).toString());
        for (String bad : List.of("", good.substring(1), good + "0", good.replace('a', 'A'), good.replace('a', 'g'))) {
            assertThrows(IllegalArgumentException.class, () -> Digest.parse(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> Digest.of(new byte[31]));
    }

    @Test
    void heads_whose_parts_contradict_each_other_are_refused() {
        assertEquals(new Head(1, 0), Head.NONE.next(0));
        assertEquals(new Head(3, 9), new Head(2, 4).next(9));
        for (long[] bad : new long[][] {{-1, -1}, {0, 0}, {1, -1}, {2, 0}}) {
            assertThrows(IllegalArgumentException.class, () -> new Head(bad[0], bad[1]));
        }
    }

    @Test
    void negative_counts_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Receipt("j", -1, 0, Durability.MEMORY));
        assertThrows(IllegalArgumentException.class, () -> new Receipt("j", 0, -1, Durability.MEMORY));
        assertThrows(IllegalArgumentException.class, () -> new Mark("j", -1, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Slice(List.of(), -1));
    }

    // Acts

    @Test
    void an_act_is_cut_to_microseconds_and_binds_the_principal() {
        Act act = Act.of(ActId.of("x"), LI, Instant.parse("2026-01-01T00:00:00.123456789Z"));
        assertEquals(Instant.parse("2026-01-01T00:00:00.123456Z"), act.at());
        assertEquals(LI, act.inTheNameOf());
        assertEquals(WANG, act.onBehalfOf(WANG).inTheNameOf());
        assertEquals(Optional.of(ActId.of("y")), act.because(ActId.of("y")).cause());
        assertEquals(
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Act.of(ActId.of("x"), LI, Instant.parse("1969-12-31T23:59:59.999999999Z"))
                        .at());
    }

    @Test
    void an_erasure_says_why_and_on_what_ground() {
        assertThrows(IllegalArgumentException.class, () -> new Erasure(act("x"), LI, " ", "PIPL-47"));
        assertThrows(IllegalArgumentException.class, () -> new Erasure(act("x"), LI, "moved away", ""));
    }

    @Test
    void what_an_unknown_fact_holds_cannot_be_changed_from_outside() {
        Map<String, Object> open = new HashMap<>(Map.of("a", 1L));
        UnknownFact fact = new UnknownFact(Subject.of("case", "1"), Audience.PUBLIC, "case.x", "case/2", open);
        open.put("b", 2L);
        assertEquals(Map.of("a", 1L), fact.open());
        assertThrows(UnsupportedOperationException.class, () -> fact.open().clear());
    }

    // Ids

    @Test
    void seeded_ids_are_the_same_again_and_never_repeat() {
        IdSource one = IdSource.seeded(7);
        IdSource two = IdSource.seeded(7);
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String id = one.next();
            assertEquals(id, two.next());
            assertEquals(id, ActId.of(id).value());
            distinct.add(id);
        }
        assertEquals(1_000, distinct.size());
        assertNotEquals(IdSource.seeded(1).next(), IdSource.seeded(2).next());
    }

    @Test
    void ids_from_one_source_differ_on_several_threads() throws Exception {
        for (IdSource source : List.of(IdSource.random(), IdSource.seeded(1))) {
            Set<String> distinct = java.util.Collections.synchronizedSet(new HashSet<>());
            Crew.of(4, number -> {
                for (int i = 0; i < 500; i++) {
                    distinct.add(source.next());
                }
            });
            assertEquals(2_000, distinct.size());
        }
    }

    // Mandates

    @Test
    void on_their_own_behalf_everybody_has_a_mandate_and_on_anothers_nobody() {
        Authority authority = Authority.ownBehalf();
        assertTrue(authority.mandate(question(act("x"))).held());
        assertTrue(authority.mandate(question(act("x").onBehalfOf(LI))).held());
        Mandate missing = authority.mandate(question(act("x").onBehalfOf(WANG)));
        assertFalse(missing.held());
        assertEquals(Optional.of(WANG), missing.responsibleInstead());
        assertEquals(Basis.of("authority.own-behalf", "1"), missing.basis());
        Ruling<AccountFact> ruling = missing.refusal(Subject.of("account", "a"), "account.open");
        Refusal refusal = ((Ruling.Refused<AccountFact>) ruling).refusal();
        assertSame(TraceReason.NO_MANDATE, refusal.reason());
        assertEquals("trace.no_mandate", refusal.reason().code());
        assertEquals(Optional.of(WANG), refusal.responsibleInstead());
    }

    @Test
    void what_the_host_has_checked_is_granted_on_whosever_behalf() {
        Mandate mandate = Authority.checkedByHost().mandate(question(act("x").onBehalfOf(WANG)));
        assertTrue(mandate.held());
        assertEquals(Basis.of("authority.checked-by-host", "1"), mandate.basis());
    }

    private static Authority.Question question(Act act) {
        return new Authority.Question(
                act, "account.open", Subject.of("account", "a"), Optional.empty(), Optional.empty());
    }
}
