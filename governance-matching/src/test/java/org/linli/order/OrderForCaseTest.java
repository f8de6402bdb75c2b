package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.casework.TurnAway;
import org.linli.casework.WithdrawReason;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.InterruptedJournal;

class OrderForCaseTest {
    private static final MatterId REPAIRS = MatterId.of("repairs");
    private static final ActorId RESIDENT = ActorId.of("resident-7f3a");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final SupplierRoster ROSTER = SupplierRoster.of(
            "town",
            "1",
            Duration.ofMinutes(15),
            List.of(new Supplier(ActorId.of("fitter"), Set.of(REPAIRS), OrderArbitraries.point(1, 1), 2)));

    private final Journal journal = InMemoryJournal.create("t", clock());

    @Test
    void an_accepted_case_of_a_matter_that_suppliers_serve_places_an_order_for_its_reporter_at_its_point() {
        Community community = Community.open(journal, clock(), IdSource.seeded(1));
        DispatchDesk desk = DispatchDesk.of(community, ROSTER);
        CaseId id = report(community, "c", REPAIRS, true);
        community.catchUp(100);
        assertEquals(1, journal.size(), "a report alone orders nothing");
        accept(community, id);
        community.catchUp(100);
        OrderId placed = OrderId.of("c.for-case");
        Order order = desk.get(placed);
        assertEquals(OrderStage.WAITING, order.stage());
        Order.Placing placing = order.placing().orElseThrow();
        assertEquals(Request.of(REPAIRS, OrderArbitraries.point(2, 2), RESIDENT).withCause(id), placing.request());
        assertEquals(ActorId.of("platform"), placing.customer());
        assertEquals(1, community.settle(OrderArbitraries.START, 10));
        assertEquals(Optional.of(ActorId.of("fitter")), desk.get(placed).heldBy());
    }

    @Test
    void nothing_is_ordered_for_matters_nobody_serves_without_a_point_or_once_the_case_has_ended() {
        Community community = Community.open(journal, clock(), IdSource.seeded(1));
        CaseId merged = report(community, "merged", REPAIRS, true);
        CaseId into = report(community, "into", MatterId.of("noise"), true);
        CaseId away = report(community, "away", REPAIRS, true);
        accept(community, merged);
        accept(community, into);
        accept(community, report(community, "nowhere", REPAIRS, false));
        community.cases().turnAway(away, TurnAway.UNCLEAR, Optional.empty(), act("turn-away", PROPERTY));
        community.cases().merge(merged, into, act("merge", PROPERTY));
        DispatchDesk desk = DispatchDesk.of(community, ROSTER);
        long size = journal.size();
        community.catchUp(100);
        assertEquals(size, journal.size());
        assertEquals(0, desk.pending().size());
    }

    @Test
    void a_report_of_wrongdoing_orders_nothing_for_the_order_would_show_who_the_informant_is() {
        Community community = Community.open(journal, clock(), IdSource.seeded(1));
        DispatchDesk desk = DispatchDesk.of(community, ROSTER);
        Report report = Report.of(REPAIRS, PROPERTY, Channel.MOBILE)
                .withKind(CaseKind.WRONGDOING)
                .against(ActorId.of("fitter"))
                .withPoint(OrderArbitraries.point(2, 2));
        CaseId id = community
                .cases()
                .report(report, act("secret", RESIDENT))
                .state()
                .id();
        accept(community, id);
        community.catchUp(100);
        assertEquals(2, journal.size());
        assertEquals(0, desk.pending().size());
    }

    @Test
    void a_case_that_ends_takes_its_order_back_unless_the_supplier_has_begun() {
        Community community = Community.open(journal, clock(), IdSource.seeded(1));
        DispatchDesk desk = DispatchDesk.of(community, ROSTER);
        for (String id : List.of("waits", "begun")) {
            accept(community, report(community, id, REPAIRS, true));
        }
        community.catchUp(100);
        community.settle(OrderArbitraries.START, 10);
        OrderId begun = OrderId.of("begun.for-case");
        desk.accept(begun, act("yes", ActorId.of("fitter")));
        desk.begin(begun, act("go", ActorId.of("fitter")));
        for (String id : List.of("waits", "begun")) {
            community.cases().withdraw(CaseId.of(id), WithdrawReason.SOLVED_ITSELF, act("no-" + id, RESIDENT));
        }
        community.catchUp(100);
        assertEquals(
                OrderStage.CANCELLED, desk.get(OrderId.of("waits.for-case")).stage());
        assertEquals(OrderStage.UNDER_WAY, desk.get(begun).stage());
        community.catchUp(100);
        assertEquals(0, community.settle(OrderArbitraries.START, 10));
        OrderLaws.assertSettled(journal, ROSTER, OrderArbitraries.START);
    }

    @Test
    void an_authority_that_does_not_let_the_platform_order_is_obeyed() {
        Mandate missing = Mandate.missing(Basis.of("strict", "1"), Optional.empty());
        Authority strict = question -> question.power().startsWith("order.")
                ? missing
                : Authority.ownBehalf().mandate(question);
        Community community = Community.open(
                journal,
                clock(),
                IdSource.seeded(1),
                new Community.Settings(strict, WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
        DispatchDesk.of(community, ROSTER);
        accept(community, report(community, "c", REPAIRS, true));
        assertEquals(2, community.catchUp(100));
        assertEquals(2, journal.size());
    }

    /** Whichever step breaks off, before or after it got through: in the end it is as if nothing had. */
    @Test
    void interrupted_anywhere_the_reaction_and_the_settling_have_their_effect_once() {
        List<String> undisturbed =
                run(InterruptedJournal.Moment.BEFORE, Long.MAX_VALUE).orElseThrow();
        // Three orders placed, two dispatched and taken, one left waiting, after three cases reported and accepted.
        assertEquals(6 + 3 + 4 + 1, undisturbed.size(), undisturbed::toString);
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            long step = 0;
            for (Optional<List<String>> facts = run(moment, step); facts.isPresent(); facts = run(moment, ++step)) {
                assertEquals(undisturbed, facts.get(), moment + " step " + step);
            }
            assertTrue(step > 8, "interrupted at " + step + " steps");
        }
    }

    /** Cases are accepted; then a node starts, follows, settles and breaks off, and a second goes on; nothing if none broke off. */
    private static Optional<List<String>> run(InterruptedJournal.Moment moment, long step) {
        Journal whole = InMemoryJournal.create("t", clock());
        Community desks = Community.open(whole, clock(), IdSource.seeded(1));
        for (String id : List.of("a", "b", "c")) {
            accept(desks, report(desks, id, REPAIRS, true));
        }
        InterruptedJournal journal = new InterruptedJournal(whole, step, moment);
        try {
            follow(journal);
        } catch (TraceStoreException interrupted) {
            follow(journal);
        }
        return journal.hasFailed() || step == Long.MAX_VALUE ? Optional.of(facts(whole)) : Optional.empty();
    }

    private static void follow(Journal journal) {
        Community node = Community.open(journal, clock(), IdSource.seeded(1));
        DispatchDesk.of(node, ROSTER);
        node.catchUp(1_000);
        node.settle(OrderArbitraries.START, 1);
        node.settle(OrderArbitraries.START, 1_000);
        node.catchUp(1_000);
        assertEquals(0, node.settle(OrderArbitraries.START, 1_000));
    }

    private static List<String> facts(Journal journal) {
        List<String> facts = new ArrayList<>();
        for (TraceEvent event : journal.read(Selection.ALL, 0, 10_000).events()) {
            // As of when a look was made depends on how far the follower had come.
            facts.add((event.act().id() + " " + event.fact()).replaceAll("asOf=\\d+", "asOf=any"));
        }
        return facts;
    }

    private static CaseId report(Community community, String id, MatterId matter, boolean located) {
        Report report = Report.of(matter, PROPERTY, Channel.MOBILE);
        return community
                .cases()
                .report(located ? report.withPoint(OrderArbitraries.point(2, 2)) : report, act(id, RESIDENT))
                .state()
                .id();
    }

    private static void accept(Community community, CaseId id) {
        community.cases().accept(id, DeadlineClass.SEVEN_DAYS, act("accept-" + id, PROPERTY));
    }

    private static Act act(String id, ActorId actor) {
        return Act.of(ActId.of(id), actor, OrderArbitraries.START);
    }

    private static Clock clock() {
        return Clock.fixed(OrderArbitraries.START, ZoneOffset.UTC);
    }
}
