package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.order.testkit.OrderArbitraries;

class OrderValuesTest {
    private static final MatterId MEALS = MatterId.of("meals");

    @Test
    void a_supplier_has_room_for_one_order_at_least() {
        String message = assertThrows(IllegalArgumentException.class, () -> supplier("canteen", 0))
                .getMessage();
        assertTrue(message.contains("canteen") && message.contains("(0)"), message);
    }

    @Test
    void a_roster_names_each_supplier_once_and_keeps_them_by_id() {
        SupplierRoster roster = roster(Duration.ofMinutes(1), supplier("b", 1), supplier("a", 1));
        assertEquals("roster.town@7", roster.basis().toString());
        assertEquals(
                List.of("a", "b"),
                roster.suppliers().stream().map(each -> each.id().value()).toList());
        assertEquals(roster, roster(Duration.ofMinutes(1), supplier("a", 1), supplier("b", 1)));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> roster(Duration.ofMinutes(1), supplier("a", 1), supplier("a", 2)))
                .getMessage();
        assertTrue(message.contains("(a)") && message.contains("(town)"), message);
    }

    @Test
    void patience_is_positive_and_whole_microseconds() {
        assertThrows(IllegalArgumentException.class, () -> roster(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> roster(Duration.ofNanos(999)));
        assertThrows(IllegalArgumentException.class, () -> roster(Duration.ofMinutes(-1)));
        assertThrows(IllegalArgumentException.class, () -> roster(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThrows(IllegalArgumentException.class, () -> roster(SupplierRoster.MOST_PATIENCE.plusNanos(1_000)));
        assertEquals(
                SupplierRoster.MOST_PATIENCE,
                roster(SupplierRoster.MOST_PATIENCE).patience());
        assertEquals(Duration.ofNanos(1_000), roster(Duration.ofNanos(1_999)).patience());
    }

    @Test
    void a_wanted_window_is_cut_to_microseconds_as_all_time_is() {
        Instant start = OrderArbitraries.START;
        Request request = Request.of(MEALS, OrderArbitraries.point(0, 0), ActorId.of("r"))
                .withWindow(TimeWindow.of(start.plusNanos(1), start.plusNanos(5_999)));
        assertEquals(Optional.of(TimeWindow.of(start, start.plusNanos(5_000))), request.window());
    }

    @Test
    void ids_read_back_what_they_write() {
        assertEquals(OrderId.of("o-1"), OrderId.parse(OrderId.of("o-1").toString()));
        assertThrows(IllegalArgumentException.class, () -> OrderId.of(" "));
        assertTrue(OrderId.of("a").compareTo(OrderId.of("b")) < 0);
    }

    private static Supplier supplier(String id, int capacity) {
        return new Supplier(ActorId.of(id), Set.of(MEALS), OrderArbitraries.point(0, 0), capacity);
    }

    private static SupplierRoster roster(Duration patience, Supplier... suppliers) {
        return SupplierRoster.of("town", "7", patience, List.of(suppliers));
    }
}
