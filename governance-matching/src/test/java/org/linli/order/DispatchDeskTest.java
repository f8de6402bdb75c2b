package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;

class DispatchDeskTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T01:14:00Z");
    private static final MatterId MEALS = MatterId.of("meals");
    private static final MatterId REPAIRS = MatterId.of("repairs");
    private static final ActorId RESIDENT = ActorId.of("resident-7f3a");
    private static final ActorId GRID_WORKER = ActorId.of("grid-worker-3");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final ActorId NEAR = ActorId.of("canteen-near");
    private static final ActorId FAR = ActorId.of("canteen-far");
    private static final SupplierRoster ROSTER = SupplierRoster.of(
            "dongting",
            "7",
            Duration.ofMinutes(15),
            List.of(
                    new Supplier(FAR, Set.of(MEALS), OrderArbitraries.point(5, 0), 1),
                    new Supplier(NEAR, Set.of(MEALS), OrderArbitraries.point(1, 0), 1)));

    private static final Recurrence TUESDAYS = Recurrence.weekly(
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(11, 0),
            LocalTime.NOON,
            LocalDate.of(2026, 3, 1),
            DayOfWeek.TUESDAY);

    private final Journal journal = InMemoryJournal.create("test", Clock.fixed(MORNING, ZoneOffset.UTC));
    private final Community community = Community.open(
            journal,
            Clock.fixed(MORNING, ZoneOffset.UTC),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(), WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
    private final DispatchDesk desk = DispatchDesk.of(community, ROSTER);

    @Test
    void a_meal_is_ordered_dispatched_accepted_and_done() {
        OrderId id = desk.place(meal(), act(GRID_WORKER).onBehalfOf(RESIDENT))
                .state()
                .id();
        Order asked = desk.dispatch(id, act(PLATFORM)).state();
        assertEquals(
                Optional.of(new Offer(NEAR, Distance.ofMetres(100), MORNING.plusSeconds(900))),
                asked.dispatching().offer());
        assertEquals(Set.of(id), desk.workload(NEAR).orders());
        assertEquals(
                List.of(Basis.of("authority.checked-by-host", "1"), Basis.of("roster.dongting", "7")),
                events(id).get(1).basis());
        Order taken = desk.accept(id, act(NEAR)).state();
        assertEquals(Optional.of(NEAR), taken.heldBy());
        assertEquals(Optional.empty(), taken.dispatching().offer(), "an accepted offer is out no longer");
        assertEquals(Set.of(id), desk.workload(NEAR).orders());
        Order done = desk.complete(id, act(NEAR)).state();
        assertEquals(OrderStage.DONE, done.stage());
        assertEquals(Optional.of(MORNING), done.endedAt());
        assertEquals(Optional.of(NEAR), done.dispatching().supplier(), "who did it stays known");
        assertEquals(Set.of(), desk.workload(NEAR).orders());
        assertEquals(4, events(id).size());
    }

    @Test
    void orders_that_wait_because_nobody_was_free_go_on_when_somebody_is() {
        OrderId first = offered();
        OrderId second = offered();
        OrderId third = desk.place(meal(), act(RESIDENT)).state().id();
        OrderId fourth = desk.place(meal(), act(RESIDENT)).state().id();
        community.catchUp(1_000);
        community.settle(MORNING, 100);
        community.catchUp(1_000);
        assertEquals(
                Optional.of(Unserved.NOBODY_FREE), desk.get(third).dispatching().unserved());
        assertEquals(0, community.settle(MORNING, 100), "until somebody is free there is nothing to settle");

        desk.accept(first, act(NEAR));
        desk.complete(first, act(NEAR));
        community.catchUp(1_000);
        assertEquals(1, community.settle(MORNING.plusSeconds(60), 100), "one is free, and the longest waiting goes on");
        assertEquals(OrderStage.OFFERED, desk.get(third).stage());
        assertEquals(OrderStage.WAITING, desk.get(fourth).stage());
        community.catchUp(1_000);
        assertEquals(0, community.settle(MORNING.plusSeconds(60), 100));

        desk.decline(second, Decline.NO_TIME, act(desk.get(second).heldBy().orElseThrow()));
        community.catchUp(1_000);
        community.settle(MORNING.plusSeconds(120), 100);
        assertEquals(OrderStage.OFFERED, desk.get(fourth).stage());
    }

    @Test
    void a_second_desk_for_one_community_is_refused_and_changes_nothing() {
        IllegalArgumentException twice =
                assertThrows(IllegalArgumentException.class, () -> DispatchDesk.of(community, ROSTER));
        assertTrue(twice.getMessage().contains("a desk was opened for this community before"), twice.getMessage());
    }

    @Test
    void who_declined_is_not_asked_again_and_when_nobody_is_left_the_order_waits_and_says_so() {
        OrderId id = offered();
        Order declined = desk.decline(id, Decline.NO_TIME, act(NEAR)).state();
        assertEquals(OrderStage.WAITING, declined.stage());
        assertEquals(Set.of(), desk.workload(NEAR).orders());
        assertEquals(Optional.of(FAR), desk.dispatch(id, act(PLATFORM)).state().heldBy());
        desk.decline(id, Decline.TOO_FAR, act(FAR));
        Order left = desk.dispatch(id, act(PLATFORM)).state();
        assertEquals(OrderStage.WAITING, left.stage());
        assertEquals(Optional.of(Unserved.NOBODY_LEFT), left.dispatching().unserved());
        assertEquals(List.of(NEAR, FAR), left.dispatching().passed());
        assertEquals(
                OrderReason.STILL_UNSERVED,
                refusal(() -> desk.dispatch(id, act(PLATFORM))).reason());
        desk.adopt(SupplierRoster.of(
                "dongting",
                "8",
                Duration.ofMinutes(15),
                List.of(new Supplier(GRID_WORKER, Set.of(MEALS), OrderArbitraries.point(0, 0), 1))));
        Order again = desk.dispatch(id, act(PLATFORM)).state();
        assertEquals(Optional.of(GRID_WORKER), again.heldBy());
        assertEquals(Optional.empty(), again.dispatching().unserved());
    }

    @Test
    void an_order_waits_for_each_of_three_reasons() {
        assertEquals(Optional.of(Unserved.NOBODY_SERVES), leftWaiting(Request.of(REPAIRS, home(), RESIDENT)));
        offered();
        offered();
        assertEquals(Optional.of(Unserved.NOBODY_FREE), leftWaiting(meal()));
        OrderId passed = desk.place(meal(), act(RESIDENT)).state().id();
        desk.adopt(SupplierRoster.of(
                "dongting",
                "8",
                Duration.ofMinutes(15),
                List.of(new Supplier(NEAR, Set.of(MEALS), OrderArbitraries.point(1, 0), 2))));
        desk.dispatch(passed, act(PLATFORM));
        desk.decline(passed, Decline.UNSAFE, act(NEAR));
        assertEquals(
                Optional.of(Unserved.NOBODY_LEFT),
                desk.dispatch(passed, act(PLATFORM)).state().dispatching().unserved());
    }

    @Test
    void a_supplier_with_no_room_is_passed_over_until_there_is_room_again() {
        OrderId first = offered();
        assertEquals(Optional.of(NEAR), desk.get(first).heldBy());
        OrderId second = offered();
        assertEquals(Optional.of(FAR), desk.get(second).heldBy());
        desk.cancel(first, act(RESIDENT));
        assertEquals(Optional.of(NEAR), desk.get(offered()).heldBy());
    }

    @Test
    void an_offer_stands_to_the_deadline_and_not_a_microsecond_longer() {
        OrderId id = offered();
        Instant deadline = MORNING.plusSeconds(900);
        assertEquals(
                OrderReason.OFFER_STILL_STANDS,
                refusal(() -> desk.timeOut(id, Act.of(ActId.of("early"), PLATFORM, deadline)))
                        .reason());
        assertEquals(
                OrderReason.OFFER_RUN_OUT,
                refusal(() -> desk.accept(id, Act.of(ActId.of("late"), NEAR, deadline.plusNanos(1_000))))
                        .reason());
        assertEquals(
                OrderStage.ACCEPTED,
                desk.accept(id, Act.of(ActId.of("just"), NEAR, deadline))
                        .state()
                        .stage());
    }

    @Test
    void the_customer_and_the_beneficiary_may_cancel_and_nobody_else() {
        OrderId id = desk.place(meal(), act(PLATFORM)).state().id();
        Refusal refusal = refusal(() -> desk.cancel(id, act(NEAR)));
        assertEquals(OrderReason.NOT_THE_CUSTOMER, refusal.reason());
        assertEquals(Optional.of(PLATFORM), refusal.responsibleInstead());
        assertEquals(
                OrderStage.CANCELLED, desk.cancel(id, act(RESIDENT)).state().stage());
        OrderId other = desk.place(meal(), act(PLATFORM)).state().id();
        assertEquals(
                OrderStage.CANCELLED, desk.cancel(other, act(PLATFORM)).state().stage());
    }

    @Test
    void what_is_the_platforms_nobody_else_does_unless_in_its_name() {
        OrderId id = offered();
        for (ActorId each : List.of(RESIDENT, NEAR, FAR, GRID_WORKER)) {
            for (Runnable command : List.<Runnable>of(
                    () -> desk.withdraw(id, Withdrawal.NO_SHOW, act(each)),
                    () -> desk.timeOut(id, Act.of(ActId.of("late-" + each), each, MORNING.plusSeconds(901))))) {
                Refusal refusal = refusal(command);
                assertEquals(OrderReason.NOT_THE_PLATFORM, refusal.reason());
                assertEquals(Optional.of(PLATFORM), refusal.responsibleInstead());
            }
        }
        desk.withdraw(id, Withdrawal.NO_SHOW, act(GRID_WORKER).onBehalfOf(PLATFORM));
        assertEquals(
                OrderReason.NOT_THE_PLATFORM,
                refusal(() -> desk.dispatch(id, act(FAR))).reason());
        assertEquals(
                OrderReason.NOT_THE_PLATFORM,
                refusal(() -> desk.reconsider(id, NEAR, act(NEAR))).reason());
        SeriesId weekly =
                desk.beginSeries(meal(), TUESDAYS, act(RESIDENT)).state().id();
        assertEquals(
                OrderReason.NOT_THE_PLATFORM,
                refusal(() -> desk.extendSeries(weekly, act(RESIDENT))).reason());
    }

    @Test
    void nobody_orders_for_another_but_in_their_name_or_as_the_platform() {
        Refusal refusal = refusal(() -> desk.place(meal(), act(GRID_WORKER)));
        assertEquals(OrderReason.NOT_FOR_ANOTHER, refusal.reason());
        assertEquals(Optional.of(RESIDENT), refusal.responsibleInstead());
        assertEquals(
                OrderReason.NOT_FOR_ANOTHER,
                refusal(() -> desk.beginSeries(meal(), TUESDAYS, act(GRID_WORKER)))
                        .reason());
        Order placed = desk.place(meal(), act(GRID_WORKER).onBehalfOf(RESIDENT)).state();
        assertEquals(Optional.of(RESIDENT), placed.placing().map(Order.Placing::customer));
        desk.place(meal(), act(PLATFORM));
    }

    @Test
    void an_order_is_taken_back_by_its_own_id_though_its_first_place_is_done() {
        OrderId first = desk.place(meal().withHelpers(2), act(RESIDENT)).state().id();
        OrderId second = OrderId.of(first + ".2");
        desk.dispatch(first, act(PLATFORM));
        desk.accept(first, act(NEAR));
        desk.complete(first, act(NEAR));
        Act back = act(RESIDENT);
        assertEquals(OrderStage.DONE, desk.cancel(first, back).state().stage());
        assertEquals(OrderStage.CANCELLED, desk.get(second).stage());
        long size = journal.size();
        assertTrue(desk.cancel(first, back).repeated());
        assertEquals(size, journal.size());
        assertEquals(
                OrderReason.ENDED,
                refusal(() -> desk.cancel(first, act(RESIDENT))).reason());
    }

    @Test
    void placing_and_dispatching_share_a_sitting() {
        long before = journal.size();
        OrderId id = community.sit(sitting -> {
            DispatchDesk here = desk.in(sitting);
            OrderId placed = here.place(meal(), Act.of(ActId.of("a"), RESIDENT, MORNING))
                    .state()
                    .id();
            return here.dispatch(placed, Act.of(ActId.of("b"), PLATFORM, MORNING))
                    .state()
                    .id();
        });
        assertEquals(OrderId.of("a"), id);
        assertEquals(OrderStage.OFFERED, desk.get(id).stage());
        assertEquals(before + 3, journal.size());
    }

    @Test
    void one_act_for_two_orders_never_tears_a_workload_apart() {
        DispatchDesk roomy = DispatchDesk.at(
                community.office(),
                Authority.checkedByHost(),
                SupplierRoster.of(
                        "roomy", "1", Duration.ofMinutes(15), List.of(new Supplier(NEAR, Set.of(MEALS), home(), 5))));
        OrderId first = roomy.place(meal(), act(RESIDENT)).state().id();
        OrderId second = roomy.place(meal(), act(RESIDENT)).state().id();
        Act both = act(PLATFORM);
        roomy.dispatch(first, both);
        assertEquals(
                TraceReason.DONE_IN_PART,
                refusal(() -> roomy.dispatch(second, both)).reason());
        assertEquals(OrderStage.WAITING, roomy.get(second).stage());
        assertEquals(Set.of(first), roomy.workload(NEAR).orders());
    }

    @Test
    void without_a_mandate_the_answer_names_who_has_it() {
        DispatchDesk strict = DispatchDesk.at(community.office(), Authority.ownBehalf(), ROSTER);
        Refusal refusal = refusal(() -> strict.place(meal(), act(GRID_WORKER).onBehalfOf(RESIDENT)));
        assertEquals(TraceReason.NO_MANDATE, refusal.reason());
        assertEquals("order.place", refusal.tried());
    }

    @Test
    void the_authority_is_asked_with_power_and_matter() {
        List<String> asked = new ArrayList<>();
        DispatchDesk watched = DispatchDesk.at(
                community.office(),
                question -> {
                    asked.add(question.power() + " " + question.matter().orElseThrow());
                    return Authority.checkedByHost().mandate(question);
                },
                ROSTER);
        OrderId id = watched.place(meal(), act(RESIDENT)).state().id();
        watched.dispatch(id, act(PLATFORM));
        watched.cancel(id, act(RESIDENT));
        assertEquals(List.of("order.place meals", "order.dispatch meals", "order.cancel meals"), asked);
    }

    @Test
    void a_refusal_explains_itself_with_ids_only() {
        OrderId id = desk.place(meal().withNote(Personal.of(RESIDENT, "note", "no chilli")), act(RESIDENT))
                .state()
                .id();
        desk.dispatch(id, act(PLATFORM));
        String message = assertThrows(RefusedException.class, () -> desk.accept(id, act(FAR)))
                .getMessage();
        assertTrue(message.contains("order.accept on order/" + id), message);
        assertTrue(message.contains("Responsible instead: canteen-near"), message);
        assertFalse(message.contains("chilli"), "what the resident said is in no message");
        assertFalse(desk.get(id).toString().contains("chilli"));
    }

    @Test
    void every_reason_is_given_by_some_order_and_says_what_it_means() {
        Set<String> given = new TreeSet<>();
        OrderId ended = desk.place(meal(), act(RESIDENT)).state().id();
        desk.cancel(ended, act(RESIDENT));
        OrderId unserved = desk.place(Request.of(REPAIRS, home(), RESIDENT), act(RESIDENT))
                .state()
                .id();
        desk.dispatch(unserved, act(PLATFORM));
        SeriesId weekly =
                desk.beginSeries(meal(), TUESDAYS, act(PLATFORM)).state().id();
        SeriesId endedSeries =
                desk.beginSeries(meal(), TUESDAYS, act(RESIDENT)).state().id();
        desk.endSeries(endedSeries, act(RESIDENT));
        OrderId rated = done();
        desk.rate(rated, Rating.of(true, true), act(RESIDENT));
        OrderId out = offered();
        OrderId brief = desk.place(meal().withWindow(TimeWindow.of(MORNING, MORNING.plusSeconds(60))), act(RESIDENT))
                .state()
                .id();
        for (Runnable command : List.<Runnable>of(
                () -> desk.dispatch(OrderId.of("nowhere"), act(PLATFORM)),
                () -> desk.place(out, meal(), act(RESIDENT)),
                () -> desk.cancel(ended, act(RESIDENT)),
                () -> desk.complete(out, act(NEAR)),
                () -> desk.decline(out, Decline.NO_TIME, act(FAR)),
                () -> desk.accept(out, Act.of(ActId.of("late"), NEAR, MORNING.plusSeconds(901))),
                () -> desk.timeOut(out, act(PLATFORM)),
                () -> desk.leaveUnserved(unserved, act(PLATFORM)),
                () -> desk.withdraw(out, Withdrawal.NO_SHOW, act(GRID_WORKER)),
                () -> desk.place(meal(), act(GRID_WORKER)),
                () -> desk.place(
                        meal().withWindow(TimeWindow.of(MORNING, MORNING.plus(Duration.ofDays(32)))), act(RESIDENT)),
                () -> desk.dispatch(brief, Act.of(ActId.of("too-late"), PLATFORM, MORNING.plusSeconds(60))),
                () -> desk.cancel(out, act(NEAR)),
                () -> desk.reconsider(unserved, NEAR, act(PLATFORM)),
                () -> desk.endSeries(SeriesId.of("nothing"), act(RESIDENT)),
                () -> desk.endSeries(endedSeries, act(RESIDENT)),
                () -> desk.beginSeries(weekly, meal(), TUESDAYS, act(RESIDENT)),
                () -> desk.extendSeries(weekly, act(PLATFORM)),
                () -> desk.rate(rated, Rating.of(true, true), act(RESIDENT)),
                () -> desk.place(meal().withNote(Personal.of(RESIDENT, "note", "x".repeat(2_001))), act(RESIDENT)),
                () -> desk.place(meal().withNote(Personal.of(RESIDENT, "note", "\u202e stair")), act(RESIDENT)),
                () -> desk.dispatch(unserved, act(PLATFORM)))) {
            given.add(refusal(command).reason().code());
        }
        Set<String> all = new TreeSet<>();
        for (OrderReason reason : OrderReason.values()) {
            all.add(reason.code());
            assertFalse(reason.meaning().isBlank() || reason.remedy().isBlank(), reason.code());
        }
        assertEquals(all, given);
    }

    @Test
    void a_community_has_one_dispatch_desk() {
        assertThrows(IllegalArgumentException.class, () -> DispatchDesk.of(community, ROSTER));
    }

    @Test
    void what_was_accepted_begins_is_done_and_is_rated_once_by_whom_it_was_for() {
        OrderId id = offered();
        desk.accept(id, act(NEAR));
        assertEquals(
                OrderReason.NOT_THE_SUPPLIER,
                refusal(() -> desk.begin(id, act(FAR))).reason());
        Order begun = desk.begin(id, act(NEAR)).state();
        assertEquals(OrderStage.UNDER_WAY, begun.stage());
        assertEquals(Optional.of(NEAR), begun.heldBy());
        assertEquals(
                OrderReason.NOT_AT_THIS_STAGE,
                refusal(() -> desk.rate(id, Rating.of(true, true), act(RESIDENT)))
                        .reason());
        desk.complete(id, act(NEAR));
        assertEquals(
                OrderReason.NOT_THE_CUSTOMER,
                refusal(() -> desk.rate(id, Rating.of(true, true), act(NEAR))).reason(),
                "nobody rates their own work");
        Rating cold = Rating.of(true, false).withRemark(Personal.of(RESIDENT, "remark", "cold again"));
        Order rated = desk.rate(id, cold, act(RESIDENT)).state();
        assertEquals(Optional.of(cold), rated.rating());
        assertFalse(rated.toString().contains("cold again"));
        assertEquals(OrderStage.DONE, rated.stage());
    }

    @Test
    void what_is_given_back_goes_to_others_and_comes_back_only_if_that_is_undone() {
        OrderId id = offered();
        desk.accept(id, act(NEAR));
        desk.begin(id, act(NEAR));
        Order back = desk.giveBack(id, Decline.NO_TIME, act(NEAR)).state();
        assertEquals(OrderStage.WAITING, back.stage());
        assertEquals(List.of(NEAR), back.dispatching().passed());
        assertEquals(Set.of(), desk.workload(NEAR).orders());
        assertEquals(Optional.of(FAR), desk.dispatch(id, act(PLATFORM)).state().heldBy());
        desk.decline(id, Decline.TOO_FAR, act(FAR));
        desk.dispatch(id, act(PLATFORM));
        Order again = desk.reconsider(id, NEAR, act(PLATFORM)).state();
        assertEquals(List.of(FAR), again.dispatching().passed());
        assertEquals(Optional.empty(), again.dispatching().unserved());
        assertEquals(Optional.of(NEAR), desk.dispatch(id, act(PLATFORM)).state().heldBy());
    }

    @Test
    void an_order_is_withdrawn_from_a_supplier_who_is_gone_and_is_no_orphan() {
        OrderId id = offered();
        desk.accept(id, act(NEAR));
        Order withdrawn =
                desk.withdraw(id, Withdrawal.SUPPLIER_GONE, act(PLATFORM)).state();
        assertEquals(List.of(NEAR), withdrawn.dispatching().passed());
        assertEquals(Set.of(), desk.workload(NEAR).orders());
        community.catchUp(1_000);
        assertEquals(1, community.settle(MORNING, 10));
        assertEquals(Optional.of(FAR), desk.get(id).heldBy());
        Order anew = desk.withdraw(id, Withdrawal.PLANNED_ANEW, act(PLATFORM)).state();
        assertEquals(List.of(NEAR), anew.dispatching().passed(), "a new plan passes over nobody");
        assertEquals(Optional.empty(), anew.dispatching().offer());
    }

    @Test
    void whoever_is_reconsidered_is_asked_when_settled() {
        OrderId id = offered();
        desk.decline(id, Decline.NO_TIME, act(NEAR));
        desk.dispatch(id, act(PLATFORM));
        desk.decline(id, Decline.NO_TIME, act(FAR));
        desk.dispatch(id, act(PLATFORM));
        community.catchUp(1_000);
        assertEquals(0, community.settle(MORNING, 10));
        desk.reconsider(id, FAR, act(PLATFORM));
        community.catchUp(1_000);
        assertEquals(1, community.settle(MORNING, 10));
        assertEquals(Optional.of(FAR), desk.get(id).heldBy());
    }

    @Test
    void an_order_for_several_suppliers_has_a_place_for_each() {
        Order first = desk.place(meal().withHelpers(3), act(RESIDENT)).state();
        List<OrderId> places = first.placing().orElseThrow().places();
        assertEquals(List.of(first.id(), OrderId.of(first.id() + ".2"), OrderId.of(first.id() + ".3")), places);
        community.catchUp(1_000);
        assertEquals(3, community.settle(MORNING, 10));
        assertEquals(Optional.of(NEAR), desk.get(places.get(0)).heldBy());
        assertEquals(Optional.of(FAR), desk.get(places.get(1)).heldBy());
        assertEquals(
                Optional.of(Unserved.NOBODY_FREE),
                desk.get(places.get(2)).dispatching().unserved());

        desk.decline(places.get(0), Decline.NO_TIME, act(NEAR));
        assertEquals(
                Optional.of(Unserved.NOBODY_FREE),
                desk.dispatch(places.get(0), act(PLATFORM))
                        .state()
                        .dispatching()
                        .unserved());
        assertEquals(
                OrderReason.STILL_UNSERVED,
                refusal(() -> desk.dispatch(places.get(2), act(PLATFORM))).reason(),
                "whoever declined one place is asked for none, though there is room");
        desk.reconsider(places.get(2), NEAR, act(PLATFORM));
        assertEquals(List.of(), desk.get(places.get(0)).dispatching().passed(), "at whichever place it was");
        assertEquals(Optional.of(FAR), desk.get(places.get(1)).heldBy(), "what is out stays out");
        assertEquals(
                Optional.of(NEAR),
                desk.dispatch(places.get(2), act(PLATFORM)).state().heldBy());

        desk.accept(places.get(1), act(FAR));
        desk.complete(places.get(1), act(FAR));
        desk.cancel(places.get(0), act(RESIDENT));
        assertEquals(OrderStage.CANCELLED, desk.get(places.get(0)).stage());
        assertEquals(OrderStage.DONE, desk.get(places.get(1)).stage(), "what is done is done");
        assertEquals(OrderStage.CANCELLED, desk.get(places.get(2)).stage());
        assertEquals(Set.of(), desk.workload(NEAR).orders());
    }

    @Test
    void whoever_is_reconsidered_at_one_place_is_asked_for_all_that_wait() {
        desk.adopt(SupplierRoster.of(
                "dongting",
                "8",
                Duration.ofMinutes(15),
                List.of(new Supplier(NEAR, Set.of(MEALS), OrderArbitraries.point(1, 0), 3))));
        List<OrderId> places = desk.place(meal().withHelpers(2), act(RESIDENT))
                .state()
                .placing()
                .orElseThrow()
                .places();
        desk.dispatch(places.get(0), act(PLATFORM));
        desk.decline(places.get(0), Decline.NO_TIME, act(NEAR));
        community.catchUp(1_000);
        community.settle(MORNING, 10);
        assertEquals(
                Optional.of(Unserved.NOBODY_LEFT),
                desk.get(places.get(1)).dispatching().unserved());
        desk.reconsider(places.get(0), NEAR, act(PLATFORM));
        community.catchUp(1_000);
        community.settle(MORNING, 10);
        for (OrderId each : places) {
            assertEquals(Optional.of(NEAR), desk.get(each).heldBy());
        }
    }

    @Test
    void a_place_that_is_on_offer_runs_out_though_a_supplier_was_reconsidered_meanwhile() {
        List<OrderId> places = desk.place(meal().withHelpers(2), act(RESIDENT))
                .state()
                .placing()
                .orElseThrow()
                .places();
        desk.dispatch(places.get(0), act(PLATFORM));
        desk.decline(places.get(0), Decline.NO_TIME, act(NEAR));
        desk.dispatch(places.get(0), act(PLATFORM));
        desk.withdraw(places.get(0), Withdrawal.PLANNED_ANEW, act(PLATFORM));
        desk.reconsider(places.get(0), NEAR, act(PLATFORM));
        desk.dispatch(places.get(0), act(PLATFORM));
        desk.dispatch(places.get(1), act(PLATFORM));
        desk.decline(places.get(1), Decline.NO_TIME, act(FAR));
        desk.reconsider(places.get(1), FAR, act(PLATFORM));
        community.catchUp(1_000);
        assertEquals(
                List.of(places.get(0)),
                desk.pending().runOutAt(Instant.MAX).stream()
                        .map(PendingOrders.Item::id)
                        .toList());
    }

    @Test
    void places_of_an_order_with_the_longest_of_ids_have_ids_too() {
        OrderId longest = OrderId.of("o".repeat(200));
        List<OrderId> places = desk.place(longest, meal().withHelpers(2), act(RESIDENT))
                .state()
                .placing()
                .orElseThrow()
                .places();
        assertEquals(longest, places.get(0));
        assertTrue(
                places.get(1).value().length() <= 200 && places.get(1).value().endsWith(".2"));
        assertEquals(OrderStage.WAITING, desk.get(places.get(1)).stage());
    }

    @Test
    void nobody_is_asked_who_is_closed_then_or_does_not_come_so_far() {
        TimeWindow noon = TimeWindow.of(MORNING.plusSeconds(3_600), MORNING.plusSeconds(7_200));
        Supplier near = ROSTER.suppliers().get(1).withReach(Distance.ofMetres(99));
        desk.adopt(SupplierRoster.of("dongting", "8", Duration.ofMinutes(15), List.of(near)));
        assertEquals(Optional.of(Unserved.NOBODY_IN_REACH), leftWaiting(meal().withWindow(noon)));
        ServiceHours never = ServiceHours.in(ZoneOffset.UTC);
        Supplier reaching = near.withReach(Distance.ofMetres(100));
        desk.adopt(SupplierRoster.of("dongting", "9", Duration.ofMinutes(15), List.of(reaching.withHours(never))));
        assertEquals(Optional.of(Unserved.NOBODY_OPEN), leftWaiting(meal().withWindow(noon)));
        ServiceHours mornings = never.with(LocalTime.of(2, 0), LocalTime.of(5, 0), DayOfWeek.TUESDAY);
        desk.adopt(SupplierRoster.of("dongting", "10", Duration.ofMinutes(15), List.of(reaching.withHours(mornings))));
        OrderId id = desk.place(meal().withWindow(noon), act(RESIDENT)).state().id();
        assertEquals(Optional.of(NEAR), desk.dispatch(id, act(PLATFORM)).state().heldBy());
    }

    @Test
    void what_is_wanted_at_another_time_takes_up_no_place_now() {
        Supplier only = ROSTER.suppliers().get(1);
        desk.adopt(SupplierRoster.of("dongting", "8", Duration.ofMinutes(15), List.of(only)));
        TimeWindow ten = TimeWindow.of(MORNING.plusSeconds(3_600), MORNING.plusSeconds(7_200));
        TimeWindow eleven = TimeWindow.of(MORNING.plusSeconds(7_200), MORNING.plusSeconds(10_800));
        desk.dispatch(desk.place(meal().withWindow(ten), act(RESIDENT)).state().id(), act(PLATFORM));
        assertEquals(Optional.of(Unserved.NOBODY_FREE), leftWaiting(meal().withWindow(ten)));
        OrderId next =
                desk.place(meal().withWindow(eleven), act(RESIDENT)).state().id();
        assertEquals(
                Optional.of(NEAR), desk.dispatch(next, act(PLATFORM)).state().heldBy());
        assertEquals(
                Optional.of(Unserved.NOBODY_FREE), leftWaiting(meal()), "an order for any time needs room at any time");
    }

    private OrderId done() {
        OrderId id = offered();
        ActorId supplier = desk.get(id).heldBy().orElseThrow();
        desk.accept(id, act(supplier));
        desk.complete(id, act(supplier));
        return id;
    }

    private Optional<Unserved> leftWaiting(Request request) {
        OrderId id = desk.place(request, act(RESIDENT)).state().id();
        return desk.dispatch(id, act(PLATFORM)).state().dispatching().unserved();
    }

    private OrderId offered() {
        OrderId id = desk.place(meal(), act(RESIDENT)).state().id();
        return desk.dispatch(id, act(PLATFORM)).state().id();
    }

    private static Request meal() {
        return Request.of(MEALS, home(), RESIDENT);
    }

    private static org.linli.basics.GeoPoint home() {
        return OrderArbitraries.point(0, 0);
    }

    private Act act(ActorId actor) {
        return community.act(actor);
    }

    private List<TraceEvent> events(OrderId id) {
        List<TraceEvent> events = new ArrayList<>();
        journal.trail(Order.KIND.subject(id), Direction.FORWARD).forEach(events::add);
        return events;
    }

    private static Refusal refusal(Runnable command) {
        return assertThrows(RefusedException.class, command::run).refusal();
    }
}
