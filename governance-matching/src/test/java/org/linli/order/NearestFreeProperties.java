package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.linli.basics.TimeWindow;
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
        boolean near = false;
        boolean open = false;
        boolean left = false;
        for (Supplier each : roster.suppliers()) {
            if (each.serves().contains(request.category())) {
                served = true;
                if (each.reach().isPresent()
                        && each.base().distanceTo(request.where()).metres()
                                > each.reach().get().metres()) {
                    continue;
                }
                near = true;
                if (each.hours().isPresent()
                        && request.window().isPresent()
                        && !isOpenAllThrough(
                                each.hours().get(), request.window().get())) {
                    continue;
                }
                open = true;
                if (!passed.contains(each.id())) {
                    left = true;
                    if (!full.contains(each.id()) && (best == null || isBetter(each, best, request))) {
                        best = each;
                    }
                }
            }
        }
        if (best == null) {
            Unserved why = !served
                    ? Unserved.NOBODY_SERVES
                    : !near
                            ? Unserved.NOBODY_IN_REACH
                            : !open ? Unserved.NOBODY_OPEN : !left ? Unserved.NOBODY_LEFT : Unserved.NOBODY_FREE;
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
        for (String outcome :
                List.of("FOUND", "NOBODY_SERVES", "NOBODY_LEFT", "NOBODY_FREE", "NOBODY_IN_REACH", "NOBODY_OPEN")) {
            Statistics.coverage(choices -> choices.check(outcome).count(times -> times > 5));
        }
    }

    /** Minute by minute, by the clock on the wall. */
    private static boolean isOpenAllThrough(ServiceHours hours, TimeWindow window) {
        for (Instant at = window.startInclusive(); at.isBefore(window.endExclusive()); at = at.plusSeconds(60)) {
            ZonedDateTime wall = at.atZone(hours.zone());
            LocalTime time = wall.toLocalTime();
            boolean open = hours.openings().stream().anyMatch(each -> {
                boolean overnight = !each.to().isAfter(each.from());
                boolean today = each.day() == wall.getDayOfWeek()
                        && !time.isBefore(each.from())
                        && (overnight || time.isBefore(each.to()));
                boolean yesterday =
                        overnight && each.day() == wall.minusDays(1).getDayOfWeek() && time.isBefore(each.to());
                return today || yesterday;
            });
            if (!open) {
                return false;
            }
        }
        return true;
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
        TreeMap<OrderId, Workload.Held> held = new TreeMap<>();
        for (int i = 0; i < orders; i++) {
            held.put(OrderId.of("busy-" + i), new Workload.Held(Optional.empty()));
        }
        return new Workload(supplier, held);
    }
}
