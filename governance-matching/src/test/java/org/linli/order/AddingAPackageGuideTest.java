package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;

/** What the guide shows is what is compiled, and what it says a host does works. */
class AddingAPackageGuideTest {
    @Test
    void every_block_of_the_guide_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/adding-a-package.md"),
                module.resolve("src/main/java"),
                module.resolve("src/test/java/org/linli/order"));
    }

    @Test
    void an_order_goes_from_the_resident_to_the_supplier_and_is_done() {
        Clock clock = Clock.fixed(OrderArbitraries.START, ZoneOffset.UTC);
        Community community = Community.open(InMemoryJournal.create(), clock, IdSource.seeded(1));
        SupplierRoster roster = OrderArbitraries.ROSTER;
        MatterId meals = OrderArbitraries.CATEGORIES.get(0);
        GeoPoint home = OrderArbitraries.point(0, 0);
        ActorId resident = ActorId.of("resident-7f3a");
        // tag::host
        DispatchDesk desk = DispatchDesk.of(community, roster);
        OrderId id = desk.place(Request.of(meals, home, resident), community.act(resident))
                .state()
                .id();
        community.catchUp(1_000);
        community.settle(clock.instant(), 100);
        ActorId asked = desk.get(id).heldBy().orElseThrow();
        desk.accept(id, community.act(asked));
        desk.complete(id, community.act(asked));
        // end::host
        assertEquals(OrderStage.DONE, desk.get(id).stage());
    }
}
