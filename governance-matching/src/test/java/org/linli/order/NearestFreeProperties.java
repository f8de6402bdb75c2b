package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.linli.basics.ActorId;
import org.linli.order.testkit.OrderArbitraries;

/** Choosing equals looking at everybody, and looks at no more workloads than it must. */
class NearestFreeProperties {
    @Provide
    Arbitrary<SupplierRoster> rosters() {
        return OrderArbitraries.rosters();
    }

    @Provide
    Arbitrary<Request> requests() {
        return OrderArbitraries.requests();
    }

    @Provide
    Arbitrary<Set<Integer>> some() {
        return Arbitraries.integers().between(0, 11).set().ofMaxSize(8);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void choosing_equals_looking_at_everybody(
            @ForAll("rosters") SupplierRoster roster,
            @ForAll("requests") Request request,
            @ForAll("some") Set<Integer> passedNumbers,
            @ForAll("some") Set<Integer> fullNumbers) {
        Set<ActorId> passed = named(passedNumbers);
        Set<ActorId> full = named(fullNumbers);
        List<ActorId> looked = new ArrayList<>();
        NearestFree.Choice choice = NearestFree.choose(request, passed, roster, id -> {
            looked.add(id);
            return workload(id, full.contains(id) ? 3 : 0);
        });

        Supplier best = null;
        boolean served = false;
        boolean left = false;
        for (Supplier each : roster.suppliers()) {
            if (each.serves().contains(request.category())) {
                served = true;
                if (!passed.contains(each.id())) {
                    left = true;
                    if (!full.contains(each.id()) && (best == null || isBetter(each, best, request))) {
                        best = each;
                    }
                }
            }
        }
        if (best == null) {
            Unserved why = !served ? Unserved.NOBODY_SERVES : !left ? Unserved.NOBODY_LEFT : Unserved.NOBODY_FREE;
            Statistics.collect(why.name());
            assertEquals(new NearestFree.Choice.Nobody(why), choice);
        } else {
            Statistics.collect("FOUND");
            assertEquals(
                    new NearestFree.Choice.Found(
                            new SupplierRoster.Candidate(best, best.base().distanceTo(request.where()))),
                    choice);
            assertEquals(best.id(), looked.get(looked.size() - 1));
            assertTrue(full.containsAll(looked.subList(0, looked.size() - 1)), "looked past somebody free");
        }
        assertEquals(new TreeSet<>(looked).size(), looked.size(), "looked twice");
        for (String outcome : List.of("FOUND", "NOBODY_SERVES", "NOBODY_LEFT", "NOBODY_FREE")) {
            Statistics.coverage(choices -> choices.check(outcome).count(times -> times > 50));
        }
    }

    private static boolean isBetter(Supplier one, Supplier other, Request request) {
        long ofOne = one.base().distanceTo(request.where()).metres();
        long ofOther = other.base().distanceTo(request.where()).metres();
        return ofOne < ofOther
                || ofOne == ofOther && one.id().value().compareTo(other.id().value()) < 0;
    }

    private static Set<ActorId> named(Set<Integer> numbers) {
        Set<ActorId> named = new TreeSet<>();
        numbers.forEach(number -> named.add(ActorId.of("s-" + number)));
        return named;
    }

    private static Workload workload(ActorId supplier, int orders) {
        TreeSet<OrderId> ids = new TreeSet<>();
        for (int i = 0; i < orders; i++) {
            ids.add(OrderId.of("busy-" + i));
        }
        return new Workload(supplier, ids);
    }
}
