package org.linli.order.testkit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.casework.CaseId;
import org.linli.order.Decline;
import org.linli.order.OrderId;
import org.linli.order.Rating;
import org.linli.order.Request;
import org.linli.order.ServiceHours;
import org.linli.order.Supplier;
import org.linli.order.SupplierRoster;
import org.linli.order.Withdrawal;
import org.linli.trace.Personal;
import org.linli.trace.testkit.TraceArbitraries;

/**
 * Made-up requests, suppliers, rosters and lives of orders. Ids, places and times come from small sets, so that commands meet, distances
 * tie and suppliers run full.
 */
public final class OrderArbitraries {
    /** When lives begin. */
    public static final Instant START = Instant.parse("2026-03-03T01:00:00Z");

    /** How long an offer stands in {@link #ROSTER}. */
    public static final Duration PATIENCE = Duration.ofMinutes(15);

    /** The matters that are served; by nobody the last. */
    public static final List<MatterId> CATEGORIES =
            List.of(MatterId.of("meal"), MatterId.of("cleaning"), MatterId.of("piano-tuning"));

    /** The suppliers of {@link #ROSTER}, by id. The two teams are equally near to everything. */
    public static final List<Supplier> SUPPLIERS = List.of(
            new Supplier(ActorId.of("canteen"), Set.of(CATEGORIES.get(0)), point(2, 0), 2),
            new Supplier(ActorId.of("company"), Set.of(CATEGORIES.get(0), CATEGORIES.get(1)), point(0, 3), 1),
            new Supplier(ActorId.of("team-1"), Set.of(CATEGORIES.get(0), CATEGORIES.get(1)), point(1, 1), 1),
            new Supplier(ActorId.of("team-2"), Set.of(CATEGORIES.get(0), CATEGORIES.get(1)), point(1, 1), 1));

    /** A roster with {@link #SUPPLIERS}. */
    public static final SupplierRoster ROSTER = SupplierRoster.of("test", "1", PATIENCE, SUPPLIERS);

    /** The residents and the platform. */
    public static final List<ActorId> OTHERS =
            List.of(ActorId.of("resident-1"), ActorId.of("resident-2"), ActorId.of("platform"));

    /** The orders that commands are about; two of them may be the second places of others. */
    public static final List<OrderId> ORDERS = Stream.of("o-1", "o-2", "o-3", "o-4", "o-1.2", "o-2.2")
            .map(OrderId::of)
            .toList();

    private OrderArbitraries() {}

    /**
     * A point of a small town, about a hundred metres to a step.
     *
     * @param north steps to the north
     * @param east steps to the east
     * @return the point
     */
    public static GeoPoint point(int north, int east) {
        return new GeoPoint(305_000_000 + 9_000 * north, 1_143_000_000 + 10_400 * east);
    }

    /**
     * Points of a small town, many of them equally far from each other.
     *
     * @return points
     */
    public static Arbitrary<GeoPoint> points() {
        Arbitrary<Integer> steps = Arbitraries.integers().between(0, 4);
        return Combinators.combine(steps, steps).as(OrderArbitraries::point);
    }

    /**
     * Any of {@link #CATEGORIES}.
     *
     * @return matters
     */
    public static Arbitrary<MatterId> categories() {
        return Arbitraries.of(CATEGORIES);
    }

    /**
     * Any of {@link #ORDERS}.
     *
     * @return order ids
     */
    public static Arbitrary<OrderId> orderIds() {
        return Arbitraries.frequency(
                Tuple.of(8, ORDERS.get(0)),
                Tuple.of(8, ORDERS.get(1)),
                Tuple.of(4, ORDERS.get(2)),
                Tuple.of(4, ORDERS.get(3)),
                Tuple.of(2, ORDERS.get(4)),
                Tuple.of(2, ORDERS.get(5)));
    }

    /**
     * Requests with and without window, note and cause; some windows end during a life.
     *
     * @return requests
     */
    public static Arbitrary<Request> requests() {
        Arbitrary<TimeWindow> windows = windows();
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.of(CATEGORIES.subList(0, 2))), Tuple.of(1, categories())),
                        points(),
                        Arbitraries.of(OTHERS.subList(0, 2)),
                        windows.optional(0.3),
                        words().optional(),
                        Arbitraries.of("c-1", "c-2").map(CaseId::of).optional(),
                        Arbitraries.frequency(Tuple.of(5, 1), Tuple.of(1, 2)))
                .as((category, where, beneficiary, window, note, cause, helpers) -> new Request(
                        category,
                        where,
                        beneficiary,
                        window,
                        note.map(said -> Personal.of(beneficiary, "note", said)),
                        cause,
                        helpers));
    }

    /**
     * Windows of whole quarters of an hour, the first hours after {@link #START}; many overlap, many touch.
     *
     * @return windows
     */
    public static Arbitrary<TimeWindow> windows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 8))
                .as((after, quarters) -> TimeWindow.of(
                        START.plus(PATIENCE.multipliedBy(after)), START.plus(PATIENCE.multipliedBy(after + quarters))));
    }

    /**
     * Hours of one or two openings on Tuesdays, on which {@link #START} lies, some through the night before.
     *
     * @return hours
     */
    public static Arbitrary<ServiceHours> hours() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 47).map(half -> LocalTime.MIDNIGHT.plusMinutes(30L * half));
        return Combinators.combine(Arbitraries.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), times, times)
                .as(ServiceHours.Opening::new)
                .list()
                .ofMaxSize(3)
                .map(openings -> new ServiceHours(ZoneId.of("Asia/Shanghai"), openings, Set.of()));
    }

    /** What people write; sometimes with characters that may not stand in it. */
    private static Arbitrary<String> words() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of("no chilli", "门铃坏了", "third floor\nleft")),
                Tuple.of(1, TraceArbitraries.texts()));
    }

    /**
     * Suppliers of any base, trade and capacity, some with hours and a reach.
     *
     * @param id who
     * @return suppliers
     */
    public static Arbitrary<Supplier> suppliers(ActorId id) {
        return Combinators.combine(
                        categories().set().ofMaxSize(3),
                        points(),
                        Arbitraries.integers().between(1, 3),
                        hours().optional(0.3),
                        Arbitraries.integers()
                                .between(0, 5)
                                .map(step -> Distance.ofMetres(100L * step))
                                .optional(0.3))
                .as((serves, base, capacity, hours, reach) -> new Supplier(id, serves, base, capacity, hours, reach));
    }

    /**
     * Rosters of up to twelve suppliers.
     *
     * @return rosters
     */
    public static Arbitrary<SupplierRoster> rosters() {
        return Arbitraries.integers().between(0, 12).flatMap(size -> {
            List<Arbitrary<Supplier>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(suppliers(ActorId.of("s-" + i)));
            }
            return Combinators.combine(all).as(suppliers -> SupplierRoster.of("made-up", "1", PATIENCE, suppliers));
        });
    }

    /**
     * Commands of every kind.
     *
     * @return commands
     */
    public static Arbitrary<OrderCommand> commands() {
        Arbitrary<OrderId> ids = orderIds();
        Arbitrary<OrderCommand> place = Combinators.combine(ids, requests()).as(OrderCommand.ToPlace::new);
        Arbitrary<OrderCommand> decline =
                Combinators.combine(ids, Arbitraries.of(Decline.class)).as(OrderCommand.ToDecline::new);
        return Arbitraries.frequencyOf(
                Tuple.of(2, place),
                Tuple.of(24, ids.map(OrderCommand.ToDispatch::new)),
                Tuple.of(16, ids.map(OrderCommand.ToLeaveUnserved::new)),
                Tuple.of(40, ids.map(OrderCommand.ToAccept::new)),
                Tuple.of(4, decline),
                Tuple.of(12, ids.map(OrderCommand.ToTimeOut::new)),
                Tuple.of(34, ids.map(OrderCommand.ToComplete::new)),
                Tuple.of(8, ids.map(OrderCommand.ToCancel::new)),
                Tuple.of(60, ids.map(OrderCommand.ToBegin::new)),
                Tuple.of(
                        24,
                        Combinators.combine(ids, Arbitraries.of(Decline.class)).as(OrderCommand.ToGiveBack::new)),
                Tuple.of(
                        4,
                        Combinators.combine(ids, Arbitraries.of(Withdrawal.class))
                                .as(OrderCommand.ToWithdraw::new)),
                Tuple.of(
                        40,
                        Combinators.combine(ids, Arbitraries.of(SUPPLIERS).map(Supplier::id))
                                .as(OrderCommand.ToReconsider::new)),
                Tuple.of(40, Combinators.combine(ids, ratings()).as(OrderCommand.ToRate::new)));
    }

    /**
     * Ratings with and without a remark.
     *
     * @return ratings
     */
    public static Arbitrary<Rating> ratings() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(either, either, words().optional())
                .as((asOrdered, satisfied, remark) -> new Rating(
                        asOrdered, satisfied, remark.map(said -> Personal.of(OTHERS.get(0), "remark", said))));
    }

    /**
     * Who may try something: mostly whoever has the order in hand, sometimes anybody.
     *
     * @return actors, or nothing for whoever has the order in hand
     */
    public static Arbitrary<Optional<ActorId>> actors() {
        List<ActorId> anybody = new ArrayList<>(OTHERS);
        SUPPLIERS.forEach(each -> anybody.add(each.id()));
        return Arbitraries.of(anybody).optional(0.3);
    }

    /**
     * Whole lives of orders, in a town where everybody tries everything: most steps are refused, many lead somewhere.
     *
     * @return steps in their order; the deadline of an offer is often met to the microsecond
     */
    public static Arbitrary<List<OrderStep>> lives() {
        Arbitrary<Duration> pauses = Arbitraries.frequency(
                Tuple.of(60, Duration.ZERO),
                Tuple.of(6, Duration.ofMinutes(4)),
                Tuple.of(1, PATIENCE),
                Tuple.of(1, PATIENCE.multipliedBy(5)),
                Tuple.of(3, PATIENCE.plusNanos(1_000)));
        Arbitrary<OrderStep> steps =
                Combinators.combine(pauses, actors(), commands()).as(OrderStep::new);
        Arbitrary<OrderStep> begun = Combinators.combine(orderIds(), requests())
                .as((id, request) ->
                        new OrderStep(Duration.ZERO, Optional.empty(), new OrderCommand.ToPlace(id, request)));
        return Combinators.combine(
                        begun.list().ofMinSize(3).ofMaxSize(8),
                        steps.list().ofMinSize(1).ofMaxSize(120).withSizeDistribution(RandomDistribution.uniform()))
                .as((first, then) -> {
                    List<OrderStep> all = new ArrayList<>(first);
                    all.addAll(then);
                    return all;
                });
    }
}
