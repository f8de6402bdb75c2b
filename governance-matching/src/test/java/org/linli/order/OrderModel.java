package org.linli.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.PlainText;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderCommand;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;

/** What an order's life ought to be, written again as plain maps and a switch, sharing no code with rules or facts. */
final class OrderModel {
    private final Map<OrderId, String> stage = new HashMap<>();
    private final Map<OrderId, List<OrderId>> places = new HashMap<>();
    private final Map<OrderId, Request> request = new HashMap<>();
    private final Map<OrderId, String> customer = new HashMap<>();
    private final Map<OrderId, String> holder = new HashMap<>();
    private final Map<OrderId, Instant> deadline = new HashMap<>();
    private final Map<OrderId, Set<String>> passed = new HashMap<>();
    private final Map<OrderId, String> unserved = new HashMap<>();
    private final Set<OrderId> rated = new HashSet<>();

    /** All orders that have been placed, the further places of an order among them. */
    Set<OrderId> placed() {
        return places.keySet();
    }

    String stageOf(OrderId id) {
        return stage.getOrDefault(id, "UNPLACED");
    }

    Optional<String> holderOf(OrderId id) {
        return Optional.ofNullable(holder.get(id));
    }

    Set<String> passedOf(OrderId id) {
        return passed.getOrDefault(id, Set.of());
    }

    Optional<String> unservedOf(OrderId id) {
        return Optional.ofNullable(unserved.get(id));
    }

    Optional<Instant> deadlineOf(OrderId id) {
        return Optional.ofNullable(deadline.get(id));
    }

    /** The code of the refusal, or nothing where the command is granted. */
    Optional<String> perform(OrderCommand command, ActorId actorId, Instant at) {
        OrderId id = command.id();
        String now = stageOf(id);
        String actor = actorId.value();
        if (command instanceof OrderCommand.ToPlace toPlace) {
            if (!now.equals("UNPLACED")) {
                return Optional.of("order.already_placed");
            }
            List<OrderId> all = toPlace.request().helpers() == 1 ? List.of(id) : List.of(id, OrderId.of(id + ".2"));
            if (all.stream().anyMatch(each -> !stageOf(each).equals("UNPLACED"))) {
                return Optional.of("order.already_placed");
            }
            if (hidesSomething(toPlace.request().note())) {
                return Optional.of("order.text_has_hidden_characters");
            }
            if (!actor.equals("platform")
                    && !actor.equals(toPlace.request().beneficiary().value())) {
                return Optional.of("order.not_for_another");
            }
            if (isOver(toPlace.request(), at)) {
                return Optional.of("order.window_over");
            }
            for (OrderId each : all) {
                places.put(each, all);
                request.put(each, toPlace.request());
                customer.put(each, actor);
                to(each, "WAITING");
            }
            return Optional.empty();
        }
        String possible = switch (command.getClass().getSimpleName()) {
            case "ToDispatch", "ToLeaveUnserved" -> "WAITING";
            case "ToAccept", "ToDecline", "ToTimeOut" -> "OFFERED";
            case "ToBegin" -> "ACCEPTED";
            case "ToComplete", "ToGiveBack" -> "ACCEPTED UNDER_WAY";
            case "ToWithdraw" -> "OFFERED ACCEPTED UNDER_WAY";
            case "ToReconsider" -> "WAITING";
            case "ToRate" -> "DONE";
            case "ToCancel" -> "WAITING OFFERED ACCEPTED UNDER_WAY";
            default -> throw new AssertionError(command);
        };
        boolean isTakenBackElsewhere = command instanceof OrderCommand.ToCancel
                && places.getOrDefault(id, List.of()).stream().anyMatch(place -> possible.contains(stageOf(place)));
        if (!possible.contains(now) && !isTakenBackElsewhere) {
            return Optional.of(
                    switch (now) {
                        case "UNPLACED" -> "order.unknown_order";
                        case "DONE", "CANCELLED", "UNSERVED" -> "order.ended";
                        default -> "order.not_at_this_stage";
                    });
        }
        if (!actor.equals("platform")
                && Set.of("ToDispatch", "ToLeaveUnserved", "ToTimeOut", "ToWithdraw", "ToReconsider")
                        .contains(command.getClass().getSimpleName())) {
            return Optional.of("order.not_the_platform");
        }
        boolean holds = actor.equals(holder.get(id));
        boolean late = deadline.containsKey(id) && at.compareTo(deadline.get(id)) > 0;
        switch (command.getClass().getSimpleName()) {
            case "ToDispatch":
                return dispatch(id, at);
            case "ToLeaveUnserved":
                if (!isOver(request.get(id), at)) {
                    return Optional.of("order.window_not_over");
                }
                unserved.putIfAbsent(id, "WINDOW_OVER");
                return to(id, "UNSERVED");
            case "ToAccept":
                if (!holds) {
                    return Optional.of("order.not_the_supplier");
                }
                if (late) {
                    return Optional.of("order.offer_run_out");
                }
                deadline.remove(id);
                return to(id, "ACCEPTED");
            case "ToDecline":
                return holds ? pass(id) : Optional.of("order.not_the_supplier");
            case "ToTimeOut":
                return late ? pass(id) : Optional.of("order.offer_still_stands");
            case "ToComplete":
                if (!holds) {
                    return Optional.of("order.not_the_supplier");
                }
                holder.remove(id);
                return to(id, "DONE");
            case "ToBegin":
                return holds ? to(id, "UNDER_WAY") : Optional.of("order.not_the_supplier");
            case "ToGiveBack":
                return holds ? pass(id) : Optional.of("order.not_the_supplier");
            case "ToWithdraw":
                if (((OrderCommand.ToWithdraw) command).reason() == Withdrawal.PLANNED_ANEW) {
                    holder.remove(id);
                    deadline.remove(id);
                    return to(id, "WAITING");
                }
                return pass(id);
            case "ToReconsider":
                String again = ((OrderCommand.ToReconsider) command).supplier().value();
                if (places.get(id).stream().noneMatch(each -> passedOf(each).contains(again))) {
                    return Optional.of("order.not_passed");
                }
                for (OrderId each : places.get(id)) {
                    if (stageOf(each).equals("WAITING") || passedOf(each).contains(again)) {
                        passed.computeIfAbsent(each, any -> new LinkedHashSet<>())
                                .remove(again);
                        if (stageOf(each).equals("WAITING")) {
                            unserved.remove(each);
                        }
                    }
                }
                return Optional.empty();
            case "ToRate":
                if (!actor.equals(customer.get(id))
                        && !actor.equals(request.get(id).beneficiary().value())) {
                    return Optional.of("order.not_the_customer");
                }
                if (rated.contains(id)) {
                    return Optional.of("order.already_rated");
                }
                if (hidesSomething(((OrderCommand.ToRate) command).rating().remark())) {
                    return Optional.of("order.text_has_hidden_characters");
                }
                rated.add(id);
                return Optional.empty();
            case "ToCancel":
                if (!actor.equals(customer.get(id))
                        && !actor.equals(request.get(id).beneficiary().value())) {
                    return Optional.of("order.not_the_customer");
                }
                for (OrderId each : places.get(id)) {
                    if (!Set.of("DONE", "CANCELLED", "UNSERVED").contains(stageOf(each))) {
                        holder.remove(each);
                        deadline.remove(each);
                        unserved.remove(each);
                        to(each, "CANCELLED");
                    }
                }
                return Optional.empty();
            default:
                throw new AssertionError(command);
        }
    }

    private Optional<String> dispatch(OrderId id, Instant at) {
        if (isOver(request.get(id), at)) {
            return Optional.of("order.window_over");
        }
        Request wanted = request.get(id);
        String why = "NOBODY_SERVES";
        Supplier best = null;
        for (Supplier each : OrderArbitraries.SUPPLIERS) {
            if (!each.serves().contains(wanted.category())) {
                continue;
            }
            String name = each.id().value();
            if (places.get(id).stream().anyMatch(place -> passedOf(place).contains(name))) {
                why = why.equals("NOBODY_SERVES") ? "NOBODY_LEFT" : why;
                continue;
            }
            why = "NOBODY_FREE";
            if (load(each, wanted) < each.capacity() && (best == null || metres(each, wanted) < metres(best, wanted))) {
                best = each; // suppliers come by id, so the first of two equally near stays
            }
        }
        if (best != null) {
            holder.put(id, best.id().value());
            Instant last = wanted.window()
                    .map(window -> window.endExclusive().minusNanos(1_000))
                    .orElse(Instant.MAX);
            deadline.put(id, last.isBefore(at.plusSeconds(900)) ? last : at.plusSeconds(900));
            unserved.remove(id);
            return to(id, "OFFERED");
        }
        return why.equals(unserved.put(id, why)) ? Optional.of("order.still_unserved") : Optional.empty();
    }

    private static boolean isOver(Request wanted, Instant at) {
        return wanted.window()
                .filter(window -> at.compareTo(window.endExclusive()) >= 0)
                .isPresent();
    }

    /** The most that a supplier has in hand at any quarter of an hour in which an order is wanted. */
    private long load(Supplier supplier, Request wanted) {
        long most = 0;
        for (int quarter = 0; quarter < 16; quarter++) {
            Instant at = OrderArbitraries.START.plus(OrderArbitraries.PATIENCE.multipliedBy(quarter));
            if (isWantedAt(wanted, at)) {
                most = Math.max(
                        most,
                        holder.entrySet().stream()
                                .filter(each ->
                                        each.getValue().equals(supplier.id().value())
                                                && isWantedAt(request.get(each.getKey()), at))
                                .count());
            }
        }
        return most;
    }

    private static boolean isWantedAt(Request request, Instant at) {
        return request.window().map(wanted -> wanted.contains(at)).orElse(true);
    }

    private static boolean hidesSomething(Optional<Personal<String>> text) {
        return text.flatMap(each -> each.reveal(Purpose.of("test")))
                .filter(PlainText::hidesSomething)
                .isPresent();
    }

    private static long metres(Supplier supplier, Request wanted) {
        return supplier.base().distanceTo(wanted.where()).metres();
    }

    private Optional<String> pass(OrderId id) {
        passed.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(holder.remove(id));
        deadline.remove(id);
        return to(id, "WAITING");
    }

    private Optional<String> to(OrderId id, String next) {
        stage.put(id, next);
        return Optional.empty();
    }
}
