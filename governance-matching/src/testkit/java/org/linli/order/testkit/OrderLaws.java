package org.linli.order.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.order.OrderFact;
import org.linli.order.OrderId;
import org.linli.order.Request;
import org.linli.order.Supplier;
import org.linli.order.SupplierRoster;
import org.linli.order.WorkloadFact;
import org.linli.trace.Fact;
import org.linli.trace.Journal;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;

/**
 * What holds in every journal with orders, whoever wrote it and however many at once: an order has at most one live offer and one
 * supplier; whoever declined it, gave it back or let it run out is not
 * offered any place of it again unless that is undone; no offer outlasts the time at which the order is wanted; a supplier never has more at hand at once than their capacity; and the
 * workloads say the same as the orders. Reads the facts one by one and shares no code with rules or folds.
 */
public final class OrderLaws {
    private final SupplierRoster roster;
    private final Map<OrderId, ActorId> inHandOf = new HashMap<>();
    private final Map<OrderId, List<OrderId>> places = new HashMap<>();
    private final Map<OrderId, Request> requests = new HashMap<>();
    private final Set<OrderId> ended = new HashSet<>();
    private final Map<OrderId, Set<ActorId>> passed = new HashMap<>();
    private final Map<ActorId, Map<OrderId, Optional<TimeWindow>>> atHand = new HashMap<>();

    private OrderLaws(SupplierRoster roster) {
        this.roster = roster;
    }

    /**
     * Reads a journal through.
     *
     * @param journal the journal
     * @param roster the suppliers by which all its orders were dispatched
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static void assertKept(Journal journal, SupplierRoster roster) {
        read(journal, roster);
    }

    /**
     * Reads a journal through, in which everything has been settled: {@link #assertKept}, and no order waits while there is somebody who
     * could be asked, or after its time is over.
     *
     * @param journal the journal
     * @param roster the suppliers by which all its orders were dispatched
     * @param at when it was settled
     * @throws AssertionError at the first event that breaks a law, or the first order that does, which it names
     */
    public static void assertSettled(Journal journal, SupplierRoster roster, Instant at) {
        OrderLaws laws = read(journal, roster);
        laws.requests.forEach((id, request) -> {
            if (!laws.ended.contains(id) && !laws.inHandOf.containsKey(id)) {
                if (laws.isOver(id, at)) {
                    throw new AssertionError("The order " + id + " waits, and its time is over.");
                }
                laws.whoCouldBeAsked(id, request).ifPresent(supplier -> {
                    throw new AssertionError("The order " + id + " waits, and " + supplier + " could be asked.");
                });
            }
        });
    }

    private static OrderLaws read(Journal journal, SupplierRoster roster) {
        OrderLaws laws = new OrderLaws(roster);
        long from = 0;
        while (true) {
            Slice slice = journal.read(Selection.ofKinds("order", "workload"), from, 1_000);
            for (TraceEvent event : slice.events()) {
                laws.take(event);
            }
            if (slice.next() == from) {
                laws.end();
                return laws;
            }
            from = slice.next();
        }
    }

    private void take(TraceEvent event) {
        Fact<?> fact = event.fact();
        if (fact instanceof OrderFact.Placed placed) {
            check(placed.places().contains(placed.id()), "placed elsewhere", event);
            check(places.put(placed.id(), placed.places()) == null, "placed twice", event);
            requests.put(placed.id(), placed.request());
        } else if (fact instanceof OrderFact.Dispatched dispatched) {
            ActorId asked = dispatched.offer().supplier();
            check(inHandOf.putIfAbsent(dispatched.id(), asked) == null, "offered while in somebody's hands", event);
            check(!isPassed(dispatched.id(), asked), "offered again", event);
            check(
                    !isOver(dispatched.id(), dispatched.offer().deadline()),
                    "offered for longer than it is wanted",
                    event);
        } else if (fact instanceof OrderFact.LeftUnserved left) {
            check(
                    !inHandOf.containsKey(left.id())
                            && isOver(left.id(), event.act().at()),
                    "left unserved before its time was over",
                    event);
            ended.add(left.id());
        } else if (fact instanceof OrderFact.Accepted accepted) {
            check(event.act().inTheNameOf().equals(inHandOf.get(accepted.id())), "accepted by another", event);
        } else if (fact instanceof OrderFact.Declined declined) {
            pass(declined.id(), event.act().inTheNameOf(), event);
        } else if (fact instanceof OrderFact.TimedOut timedOut) {
            pass(timedOut.id(), timedOut.supplier(), event);
        } else if (fact instanceof OrderFact.GivenBack back) {
            pass(back.id(), event.act().inTheNameOf(), event);
        } else if (fact instanceof OrderFact.Withdrawn withdrawn) {
            if (withdrawn.reason().isPassing()) {
                pass(withdrawn.id(), withdrawn.supplier(), event);
            } else {
                check(withdrawn.supplier().equals(inHandOf.remove(withdrawn.id())), "withdrawn from another", event);
            }
        } else if (fact instanceof OrderFact.Reconsidered again) {
            passed.getOrDefault(again.id(), new HashSet<>()).remove(again.supplier());
        } else if (fact instanceof OrderFact.Begun begun) {
            check(event.act().inTheNameOf().equals(inHandOf.get(begun.id())), "begun by another", event);
        } else if (fact instanceof OrderFact.Done done) {
            check(event.act().inTheNameOf().equals(inHandOf.remove(done.id())), "done by another", event);
            ended.add(done.id());
        } else if (fact instanceof OrderFact.Cancelled cancelled) {
            inHandOf.remove(cancelled.id());
            ended.add(cancelled.id());
        } else if (fact instanceof WorkloadFact.Taken taken) {
            Map<OrderId, Optional<TimeWindow>> theirs =
                    atHand.computeIfAbsent(taken.supplier(), any -> new HashMap<>());
            check(theirs.put(taken.order(), taken.wanted()) == null, "taken twice", event);
            check(mostAtOnce(theirs.values()) <= capacityOf(taken.supplier()), "more than they can do", event);
        } else if (fact instanceof WorkloadFact.Freed freed) {
            check(
                    atHand.getOrDefault(freed.supplier(), Map.of()).remove(freed.order()) != null,
                    "freed but not taken",
                    event);
        }
    }

    private boolean isPassed(OrderId id, ActorId supplier) {
        return places.getOrDefault(id, List.of()).stream()
                .anyMatch(place -> passed.getOrDefault(place, Set.of()).contains(supplier));
    }

    private boolean isOver(OrderId id, Instant at) {
        return requests.get(id).window().stream().anyMatch(wanted -> !at.isBefore(wanted.endExclusive()));
    }

    private Optional<ActorId> whoCouldBeAsked(OrderId id, Request request) {
        return roster.suppliers().stream()
                .filter(each -> each.serves().contains(request.category()))
                .filter(each -> each.reach().stream()
                        .allMatch(far -> each.base().distanceTo(request.where()).metres() <= far.metres()))
                .filter(each -> request.window().stream()
                        .allMatch(wanted -> each.hours().stream().allMatch(open -> open.covers(wanted))))
                .filter(each -> !isPassed(id, each.id()))
                .filter(each -> {
                    List<Optional<TimeWindow>> withThis = new ArrayList<>(
                            atHand.getOrDefault(each.id(), Map.of()).values());
                    withThis.add(request.window());
                    return mostAtOnce(withThis) <= each.capacity();
                })
                .map(Supplier::id)
                .findFirst();
    }

    private void pass(OrderId id, ActorId supplier, TraceEvent event) {
        check(supplier.equals(inHandOf.remove(id)), "passed by somebody who was not asked", event);
        passed.computeIfAbsent(id, any -> new HashSet<>()).add(supplier);
    }

    /** Looked at whenever an order begins to be wanted: in between nothing is added. Without windows, at any time. */
    private static long mostAtOnce(Collection<Optional<TimeWindow>> held) {
        long always = held.stream().filter(Optional::isEmpty).count();
        return always
                + held.stream()
                        .flatMap(Optional::stream)
                        .mapToLong(one -> held.stream()
                                .flatMap(Optional::stream)
                                .filter(other -> other.contains(one.startInclusive()))
                                .count())
                        .max()
                        .orElse(0);
    }

    private int capacityOf(ActorId supplier) {
        return roster.suppliers().stream()
                .filter(each -> each.id().equals(supplier))
                .mapToInt(Supplier::capacity)
                .findFirst()
                .orElse(0);
    }

    private void end() {
        Map<ActorId, Set<OrderId>> byOrders = new HashMap<>();
        inHandOf.forEach((order, supplier) ->
                byOrders.computeIfAbsent(supplier, any -> new HashSet<>()).add(order));
        Map<ActorId, Set<OrderId>> byWorkloads = new HashMap<>();
        atHand.forEach((supplier, theirs) -> {
            if (!theirs.isEmpty()) {
                byWorkloads.put(supplier, theirs.keySet());
            }
        });
        if (!byOrders.equals(byWorkloads)) {
            throw new AssertionError("The workloads " + byWorkloads + " must be those of the orders " + byOrders + ".");
        }
    }

    private static void check(boolean kept, String breach, TraceEvent event) {
        if (!kept) {
            throw new AssertionError(breach + ": " + event.fact() + " at position " + event.position());
        }
    }
}
