package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.KeptUnder;
import org.linli.trace.Mark;
import org.linli.trace.Personal;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.StaleHeadException;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;

/** What every {@link Journal} promises about personal values. A part of {@link JournalContract}, which runs it too. */
public abstract class PersonalValuesContract extends JournalWords {
    /** For subclasses. */
    protected PersonalValuesContract() {}

    @Test
    void personal_values_are_revealed_for_a_purpose() {
        append(opened(A, LI, "027-1111"));

        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(CALL));
        assertEquals(
                Optional.of(GeoPoint.of(30.5, 114.3)),
                contact(0).home().orElseThrow().reveal(CALL));
        assertEquals(LI, contact(0).phone().holder());
        assertEquals("phone", contact(0).phone().slot());
    }

    @Test
    void erasing_a_holder_destroys_the_values_of_that_holder_wherever_they_stand_and_of_nobody_else() {
        append(opened(A, LI, "027-1111"));
        append(opened(B, WANG, "027-2222"));
        append(opened(C, LI, "027-3333"));
        Account.Contact readBefore = contact(0);

        Erasure.Outcome outcome = journal.erase(erasure("erase-1", LI));

        assertEquals(4, outcome.values());
        for (int position : new int[] {0, 2}) {
            assertEquals(Optional.empty(), contact(position).phone().reveal(CALL));
            assertEquals(
                    Optional.empty(), contact(position).home().orElseThrow().reveal(CALL));
        }
        assertEquals(Optional.empty(), readBefore.phone().reveal(CALL));
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        TraceEvent trailed =
                journal.trail(subject(C), Direction.FORWARD).iterator().next();
        assertEquals(
                Optional.empty(),
                ((AccountFact.Opened) trailed.fact()).contact().phone().reveal(CALL));
    }

    @Test
    void the_handle_that_was_handed_in_reveals_nothing_after_an_erasure_either() {
        Entry entry = opened(A, LI, "027-1111");
        Account.Contact own = ((AccountFact.Opened) entry.fact()).contact();
        append(entry);
        assertEquals(Optional.of("027-1111"), own.phone().reveal(CALL));
        assertEquals(
                Optional.of(GeoPoint.of(30.5, 114.3)), own.home().orElseThrow().reveal(CALL));

        journal.erase(erasure("erase-1", LI));

        assertEquals(Optional.empty(), own.phone().reveal(CALL));
        assertEquals(Optional.empty(), own.home().orElseThrow().reveal(CALL));
        append(Entry.of(
                Act.of(ActId.of("again"), GRID, MORNING), new AccountFact.Opened(B, LI, Account.Tier.HOUSEHOLD, own)));
        assertEquals(Optional.empty(), contact(2).phone().reveal(CALL), "nor is it carried beyond it");
    }

    @Test
    void a_handle_that_was_refused_keeps_its_value() {
        append(deposit(A, 1));
        Entry entry = opened(A, LI, "027-1111");
        assertThrows(StaleHeadException.class, () -> journal.append(List.of(entry), Map.of(subject(A), Head.NONE)));
        journal.erase(erasure("erase-1", LI));

        assertEquals(
                Optional.of("027-1111"),
                ((AccountFact.Opened) entry.fact()).contact().phone().reveal(CALL));
        append(entry);
        assertEquals(Optional.of("027-1111"), contact(2).phone().reveal(CALL));
    }

    @Test
    void two_personal_values_in_one_slot_of_a_fact_are_refused() {
        Account.Contact twice = new Account.Contact(
                Personal.of(LI, "phone", "027-1111"),
                Optional.of(Personal.of(WANG, "phone", GeoPoint.of(30.5, 114.3))));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> append(deposit(B, 1), entry(new AccountFact.Opened(A, LI, Account.Tier.HOUSEHOLD, twice))));
        assertTrue(refused.getMessage().contains("phone"), refused.getMessage());
        assertEquals(0, journal.size());
    }

    @Test
    void texts_with_half_a_character_are_refused_wherever_they_stand() {
        for (String half : List.of("\ud83d", "a\udca1", "\udca1\ud83d", "\ud83d\ud83d\udca1")) {
            Account.Terms inList = new Account.Terms(
                    MORNING, Optional.empty(), List.of("fine", half), new java.util.TreeMap<>(), false, List.of());
            Account.Terms inKey = new Account.Terms(
                    MORNING, Optional.empty(), List.of(), new java.util.TreeMap<>(Map.of(half, 1L)), false, List.of());
            for (Entry entry : List.of(
                    entry(new AccountFact.Deposited(A, 1, Optional.of(half))),
                    entry(new AccountFact.Agreed(A, inList)),
                    entry(new AccountFact.Agreed(A, inKey)),
                    opened(A, LI, half))) {
                IllegalArgumentException refused =
                        assertThrows(IllegalArgumentException.class, () -> append(deposit(B, 1), entry));
                assertFalse(refused.getMessage().contains(half), "no content in messages");
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.erase(
                            new Erasure(Act.of(ActId.of("e"), GRID, MORNING), LI, "moved " + half, "PIPL-47")));
        }
        assertEquals(0, journal.size());
    }

    @Test
    void an_erasure_that_is_appended_by_hand_is_refused() {
        append(opened(A, LI, "027-1111"));
        Erasure erasure = erasure("erase-1", LI);
        assertThrows(
                IllegalArgumentException.class, () -> append(Entry.of(erasure.act(), TraceFact.Erased.of(erasure))));
        assertEquals(1, journal.size());
        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(CALL));
    }

    @Test
    void an_erasure_is_itself_a_fact() {
        append(opened(A, LI, "027-1111"));
        Erasure erasure = erasure("erase-1", LI);
        Receipt receipt = journal.erase(erasure).receipt();

        assertEquals(new Receipt(journal.id(), 1, 1, journal.durability()), receipt);
        TraceEvent event = all().get(1);
        assertEquals(TraceFact.Erased.of(erasure), event.fact());
        assertEquals(erasure.act(), event.act());
        assertEquals(new Head(1, 1), event.head());
    }

    @Test
    void facts_heads_positions_and_marks_are_unchanged_by_an_erasure() {
        append(opened(A, LI, "027-1111"), deposit(A, 5));
        append(opened(B, LI, "027-1111"));
        List<TraceEvent> before = all();
        Mark mark = journal.mark(3);
        journal.erase(erasure("erase-1", LI));

        assertEquals(before, all().subList(0, 3));
        assertEquals(4, journal.size());
        assertEquals(mark, journal.mark(3));
        assertEquals(List.of(new Head(1, 0), new Head(2, 1)), heads(A));
    }

    @Test
    void erasing_twice_under_the_same_act_id_changes_nothing_more() {
        append(opened(A, LI, "027-1111"));
        Erasure.Outcome first = journal.erase(erasure("erase-1", LI));
        append(opened(B, LI, "027-2222"));
        Erasure.Outcome second = journal.erase(erasure("erase-1", LI));

        assertEquals(first.receipt(), second.receipt());
        assertEquals(0, second.values());
        assertEquals(3, journal.size());
        assertEquals(Optional.of("027-2222"), contact(2).phone().reveal(CALL), "came after the erasure");
        assertEquals(1, journal.erase(erasure("erase-2", WANG)).receipt().count());
        assertEquals(2, journal.erase(erasure("erase-3", LI)).values());
    }

    @Test
    void an_act_id_that_erased_one_holder_cannot_erase_another() {
        append(opened(A, LI, "027-1111"));
        append(opened(B, WANG, "027-2222"));
        journal.erase(erasure("erase-1", LI));

        assertThrows(IllegalArgumentException.class, () -> journal.erase(erasure("erase-1", WANG)));
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        assertEquals(3, journal.size());
    }

    @Test
    void an_act_id_whose_refusal_was_traced_cannot_erase() {
        append(opened(A, LI, "027-1111"));
        Act act = erasure("erase-1", LI).act();
        append(Entry.of(
                act,
                new TraceFact.Attempted(act.id(), subject(A), "account.open", "account.not_open", Optional.empty())));

        assertThrows(IllegalArgumentException.class, () -> journal.erase(erasure("erase-1", LI)));
        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(CALL));
        assertEquals(2, journal.size());
    }

    @Test
    void only_what_is_kept_on_the_grounds_named_is_erased() {
        append(openedUnder(HOTLINE, A, LI, "027-1111"), openedUnder(BILLING, B, LI, "027-2222"));
        append(opened(C, LI, "027-3333"), openedUnder(HOTLINE, D, WANG, "027-4444"));
        Erasure.Extent extent = Erasure.Extent.keptUnder(List.of(HOTLINE));
        Erasure erasure =
                new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "consent withdrawn", "PIPL-47");

        assertEquals(1, journal.erase(erasure).values());
        assertEquals(
                List.of(Optional.empty(), Optional.of("027-2222"), Optional.of("027-3333"), Optional.of("027-4444")),
                phones(4));
        assertEquals(0, journal.erase(erasure).values(), "the same order again");
        assertThrows(IllegalArgumentException.class, () -> journal.erase(erasure("erase-1", LI)), "another extent");
        append(openedUnder(HOTLINE, AccountId.of("later"), LI, "027-5555"));
        assertEquals(Optional.of("027-5555"), contact(5).phone().reveal(CALL));
        assertEquals(4, journal.erase(erasure("erase-2", LI)).values(), "two of them without a ground");
    }

    @Test
    void only_what_stands_in_the_records_named_is_erased() {
        append(opened(A, LI, "027-1111"), opened(B, LI, "027-2222"), opened(C, WANG, "027-3333"));
        Erasure.Extent extent = Erasure.Extent.records(List.of(1L, 2L, 77L));
        Erasure erasure =
                new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "names a third person", "PIPL-47");

        assertEquals(2, journal.erase(erasure).values());
        assertEquals(List.of(Optional.of("027-1111"), Optional.empty(), Optional.of("027-3333")), phones(3));
        append(opened(D, LI, "027-4444"));
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL));
        assertEquals(4, journal.erase(erasure("erase-2", LI)).values());
    }

    @Test
    void the_ground_and_the_consent_stand_beside_a_value_for_good() {
        Personal.Ground ground = new Personal.Ground(HOTLINE, Optional.of("consent-7"));
        Account.Contact contact = new Account.Contact(Personal.of(LI, "phone", ground, "027-1111"), Optional.empty());
        append(entry(new AccountFact.Opened(A, LI, Account.Tier.HOUSEHOLD, contact)));
        assertEquals(Optional.of(ground), contact(0).phone().ground());

        journal.erase(erasure("erase-1", LI));
        assertEquals(Optional.of(ground), contact(0).phone().ground());
    }

    @Test
    void what_is_restricted_is_revealed_for_one_purpose_only() {
        Entry own = openedUnder(BILLING, A, LI, "027-1111");
        append(own, openedUnder(HOTLINE, B, LI, "027-2222"), openedUnder(BILLING, C, WANG, "027-3333"));
        Account.Contact readBefore = contact(0);
        Restriction restriction = restriction("restrict-1", BILLING);

        Receipt receipt = journal.restrict(restriction);

        assertEquals(new Receipt(journal.id(), 3, 1, journal.durability()), receipt);
        assertEquals(TraceFact.Restricted.of(restriction), all().get(3).fact());
        for (Account.Contact each : List.of(contact(0), readBefore, ((AccountFact.Opened) own.fact()).contact())) {
            assertEquals(Optional.empty(), each.phone().reveal(CALL));
            assertEquals(Optional.of("027-1111"), each.phone().reveal(AUDIT));
        }
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        assertEquals(Optional.of("027-3333"), contact(2).phone().reveal(CALL));

        append(openedUnder(BILLING, D, LI, "027-4444"));
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL), "came after it");
        assertEquals(receipt, journal.restrict(restriction), "the same order again");
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL));
        assertThrows(IllegalArgumentException.class, () -> journal.restrict(restriction("restrict-1", HOTLINE)));

        journal.restrict(restriction("restrict-2", BILLING));
        assertEquals(Optional.empty(), contact(4).phone().reveal(CALL));
        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(AUDIT), "as it was restricted first");
        journal.erase(erasure("erase-1", LI));
        assertEquals(Optional.empty(), contact(0).phone().reveal(AUDIT));
        append(own);
        assertEquals(Optional.empty(), contact(7).phone().reveal(AUDIT), "nor is it carried beyond");
    }

    @Test
    void a_value_that_is_restated_stands_where_it_came_in_whatever_is_restricted_or_erased_meanwhile() {
        append(openedUnder(BILLING, A, LI, "027-1111"));
        Personal.Origin origin = new Personal.Origin(journal.id(), 0, at(0));
        restate(0, B);
        assertEquals(Optional.of("027-1111"), contact(1).phone().reveal(CALL));
        Receipt restricted = journal.restrict(restriction("restrict-1", BILLING));
        restate(0, C);
        restate(1, D);
        restate(3, AccountId.of("from-c"));
        append(openedUnder(BILLING, AccountId.of("fresh"), LI, "027-2222"));
        for (int position : List.of(0, 1, 3, 4, 5)) {
            Personal<String> phone = contact(position).phone();
            assertEquals(Optional.of(origin), phone.origin());
            assertEquals(Optional.empty(), phone.reveal(CALL));
            assertEquals(Optional.of("027-1111"), phone.reveal(AUDIT), "for the duty, at " + position);
        }
        Erasure.Extent extent = Erasure.Extent.keptUnder(List.of(BILLING)).before(restricted.first());
        journal.erase(new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "duty has ended", "PIPL-47"));
        restate(3, AccountId.of("after"));
        for (int position : List.of(0, 1, 3, 4, 5, 8)) {
            Personal<String> phone = contact(position).phone();
            assertEquals(Optional.of(origin), phone.origin());
            assertEquals(Optional.empty(), phone.reveal(AUDIT), "after the duty, at " + position);
        }
        Personal<String> fresh = contact(6).phone();
        assertEquals(Optional.of("027-2222"), fresh.reveal(CALL));
        assertEquals(Optional.of(new Personal.Origin(journal.id(), 6, at(6))), fresh.origin());
    }

    private Instant at(int position) {
        return journal.read(Selection.ALL, position, 1).events().get(0).recorded();
    }

    private void restate(int position, AccountId account) {
        append(entry(new AccountFact.Opened(account, LI, Account.Tier.HOUSEHOLD, contact(position))));
    }

    @Test
    void the_journal_says_what_it_keeps_of_somebody_each_value_once() {
        assertEquals(List.of(), journal.kept(LI));
        append(openedUnder(BILLING, A, LI, "027-1111"), openedUnder(HOTLINE, B, LI, "027-2222"));
        append(openedUnder(BILLING, C, WANG, "027-3333"));
        restate(0, D);
        append(openedUnder(BILLING, AccountId.of("second"), LI, "027-4444"));
        KeptUnder hotline = new KeptUnder(HOTLINE, 1, at(1));
        assertEquals(List.of(new KeptUnder(BILLING, 2, at(4)), hotline), journal.kept(LI));
        Receipt restricted = journal.restrict(restriction("restrict-1", BILLING));
        restate(0, AccountId.of("later"));
        assertEquals(List.of(new KeptUnder(BILLING, 2, at(4)), hotline), journal.kept(LI), "for the duty");
        Erasure.Extent extent = Erasure.Extent.keptUnder(List.of(BILLING)).before(restricted.first());
        journal.erase(new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "duty has ended", "PIPL-47"));
        assertEquals(List.of(hotline), journal.kept(LI));
        journal.erase(erasure("erase-2", LI));
        assertEquals(List.of(), journal.kept(LI));
        assertEquals(1, journal.kept(WANG).size());
    }

    @Test
    void what_a_restriction_has_reached_can_be_erased_without_what_came_in_later() {
        append(openedUnder(BILLING, A, LI, "027-1111"), openedUnder(HOTLINE, B, LI, "027-2222"));
        append(openedUnder(BILLING, C, WANG, "027-3333"));
        Receipt restricted = journal.restrict(restriction("restrict-1", BILLING));
        append(openedUnder(BILLING, D, LI, "027-4444"));
        Erasure.Extent extent = Erasure.Extent.keptUnder(List.of(BILLING)).before(restricted.first());
        Erasure erasure =
                new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "duty has ended", "PIPL-47");

        assertEquals(1, journal.erase(erasure).values());
        assertEquals(Optional.empty(), contact(0).phone().reveal(AUDIT));
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        assertEquals(Optional.of("027-3333"), contact(2).phone().reveal(CALL));
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL));
        assertEquals(TraceFact.Erased.of(erasure), all().get(5).fact());
        assertEquals(0, journal.erase(erasure).values(), "the same order again");
        Erasure all =
                new Erasure(erasure.act(), LI, Erasure.Extent.keptUnder(List.of(BILLING)), "duty has ended", "PIPL-47");
        assertThrows(IllegalArgumentException.class, () -> journal.erase(all), "another extent");
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL));
        assertEquals(2, journal.erase(erasure("erase-2", LI)).values());
    }

    @Test
    void an_erasure_up_to_a_position_reaches_what_stands_before_it_and_nothing_else() {
        append(opened(A, LI, "027-1111"), openedUnder(BILLING, B, LI, "027-2222"));
        append(opened(C, LI, "027-3333"), openedUnder(BILLING, D, LI, "027-4444"));

        assertEquals(0, journal.erase(upTo("erase-0", Erasure.Extent.ALL, 0)).values());
        assertEquals(3, journal.erase(upTo("erase-1", Erasure.Extent.ALL, 2)).values());
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.of("027-3333"), Optional.of("027-4444")),
                phones(4));
        Erasure.Extent billing = Erasure.Extent.keptUnder(List.of(BILLING));
        assertEquals(0, journal.erase(upTo("erase-2", billing, 3)).values());
        assertEquals(1, journal.erase(upTo("erase-3", billing, 1_000)).values(), "beyond the end is to the end");
        assertEquals(Optional.of("027-3333"), contact(2).phone().reveal(CALL));
        append(openedUnder(BILLING, AccountId.of("later"), LI, "027-5555"));
        assertEquals(Optional.of("027-5555"), contact(8).phone().reveal(CALL), "came after it");
    }

    private static Erasure upTo(String act, Erasure.Extent extent, long position) {
        return new Erasure(Act.of(ActId.of(act), GRID, MORNING), LI, extent.before(position), "time is up", "PIPL-47");
    }

    @Test
    void a_restriction_that_is_appended_by_hand_is_refused() {
        Restriction restriction = restriction("restrict-1", BILLING);
        assertThrows(
                IllegalArgumentException.class,
                () -> append(Entry.of(restriction.act(), TraceFact.Restricted.of(restriction))));
        assertEquals(0, journal.size());
    }

    private Entry openedUnder(Basis processing, AccountId account, ActorId holder, String phone) {
        Account.Contact contact = new Account.Contact(
                Personal.of(holder, "phone", new Personal.Ground(processing, Optional.empty()), phone),
                Optional.empty());
        return entry(new AccountFact.Opened(account, holder, Account.Tier.HOUSEHOLD, contact));
    }

    private List<Optional<String>> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(position -> contact(position).phone().reveal(CALL))
                .toList();
    }

    private static Restriction restriction(String act, Basis processing) {
        return new Restriction(
                Act.of(ActId.of(act), GRID, MORNING),
                LI,
                List.of(processing),
                new Restriction.Duty(AUDIT, GRID, "Accounting-Law-23", MORNING.plusSeconds(3_600)));
    }

    @Test
    void an_erasure_while_others_append_leaves_nothing_before_it() throws Exception {
        int each = 200;
        Crew.of(3, number -> {
            if (number == 2) {
                journal.erase(erasure("erase-1", LI));
                return;
            }
            for (int i = 0; i < each; i++) {
                AccountId account = AccountId.of(number + "-" + i);
                journal.append(List.of(opened(account, LI, "027")), Map.of(subject(account), Head.NONE));
            }
        });

        List<TraceEvent> all = assertTotalOrder(2 * each + 1);
        boolean erased = false;
        for (TraceEvent event : all) {
            if (event.fact() instanceof AccountFact.Opened opened) {
                assertEquals(erased, opened.contact().phone().reveal(CALL).isPresent());
            } else {
                erased = true;
            }
        }
        assertTrue(erased);
    }
}
