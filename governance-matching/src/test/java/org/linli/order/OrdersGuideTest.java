package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Personal;

/** Every block of the guide about orders, compiled and run. */
class OrdersGuideTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");

    private final MatterId cleaning = MatterId.of("cleaning");
    private final MatterId errands = MatterId.of("errands");
    private final ActorId company = ActorId.of("cleaning-company");
    private final ActorId volunteers = ActorId.of("volunteers-2");
    private final ActorId grandmother = ActorId.of("resident-7f3a");
    private final ActorId gridWorker = ActorId.of("grid-worker-3");
    private final ActorId platform = ActorId.of("platform");
    private final GeoPoint market = OrderArbitraries.point(3, 0);
    private final GeoPoint square = OrderArbitraries.point(4, 4);
    private final GeoPoint home = OrderArbitraries.point(0, 0);
    private final Community community = Community.open(
            InMemoryJournal.create(),
            Clock.fixed(OrderArbitraries.START, ZoneOffset.UTC),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(), WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));

    @Test
    void every_block_of_the_guide_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/orders.md"),
                module.resolve("src/test/java/org/linli/order/OrdersGuideTest.java"));
    }

    @Test
    void what_the_guide_shows_happens() {
        // tag::roster
        ServiceHours mornings = ServiceHours.in(WUHAN)
                .with(LocalTime.of(8, 0), LocalTime.NOON, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)
                .closedOn(Set.of(LocalDate.of(2026, 10, 1)));
        SupplierRoster roster = SupplierRoster.of(
                "dongting",
                "7",
                Duration.ofMinutes(15),
                List.of(
                        new Supplier(company, Set.of(cleaning), market, 3)
                                .withHours(mornings)
                                .withReach(Distance.ofMetres(2_000)),
                        new Supplier(volunteers, Set.of(cleaning, errands), square, 1)));
        DispatchDesk desk = DispatchDesk.of(community, roster);
        // end::roster
        // tag::life
        Request request = Request.of(cleaning, home, grandmother)
                .withWindow(TimeWindow.of(Instant.parse("2026-03-03T01:00:00Z"), Instant.parse("2026-03-03T03:00:00Z")))
                .withNote(Personal.of(grandmother, "note", "The bell is broken, please knock"));
        OrderId id = desk.place(request, community.act(gridWorker).onBehalfOf(grandmother))
                .state()
                .id();
        Order offered = desk.dispatch(id, community.act(platform)).state();
        ActorId asked = offered.heldBy().orElseThrow();
        desk.accept(id, community.act(asked));
        desk.begin(id, community.act(asked));
        desk.complete(id, community.act(asked));
        desk.rate(id, Rating.of(true, true), community.act(grandmother));
        // end::life
        assertEquals(company, asked, "the nearest");
        assertEquals(OrderStage.DONE, desk.get(id).stage());
        undone(desk, request);
        several(desk);
        series(desk);
    }

    private void undone(DispatchDesk desk, Request request) {
        OrderId id = desk.place(request, community.act(grandmother)).state().id();
        ActorId asked =
                desk.dispatch(id, community.act(platform)).state().heldBy().orElseThrow();
        desk.accept(id, community.act(asked));
        // tag::undone
        desk.giveBack(id, Decline.NO_TIME, community.act(asked));
        assertNotEquals(
                Optional.of(asked),
                desk.dispatch(id, community.act(platform)).state().heldBy());
        desk.withdraw(id, Withdrawal.PLANNED_ANEW, community.act(platform));
        desk.reconsider(id, asked, community.act(platform));
        // end::undone
        assertEquals(
                Optional.of(asked),
                desk.dispatch(id, community.act(platform)).state().heldBy());
    }

    private void several(DispatchDesk desk) {
        // tag::several
        Order first = desk.place(Request.of(errands, home, grandmother).withHelpers(2), community.act(grandmother))
                .state();
        List<OrderId> places = first.placing().orElseThrow().places();
        // end::several
        assertEquals(2, places.size());
        desk.cancel(places.get(1), community.act(grandmother));
        assertEquals(OrderStage.CANCELLED, desk.get(first.id()).stage());
    }

    private void series(DispatchDesk desk) {
        // tag::series
        Recurrence tuesdays = Recurrence.weekly(
                WUHAN, LocalTime.of(9, 0), LocalTime.of(11, 0), LocalDate.of(2026, 3, 1), DayOfWeek.TUESDAY);
        SeriesId weekly = desk.beginSeries(
                        Request.of(cleaning, home, grandmother), tuesdays, community.act(grandmother))
                .state()
                .id();
        Order next = desk.get(desk.get(weekly).orderOf(LocalDate.of(2026, 3, 10)));
        // end::series
        assertEquals(OrderStage.WAITING, next.stage());
        // tag::end
        desk.endSeries(weekly, community.act(grandmother));
        // end::end
        assertEquals(OrderStage.CANCELLED, desk.get(next.id()).stage());
    }
}
