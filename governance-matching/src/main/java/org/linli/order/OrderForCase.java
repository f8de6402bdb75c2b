package org.linli.order;

import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseLinkFact;
import org.linli.trace.Act;
import org.linli.trace.Reaction;
import org.linli.trace.RefusedException;
import org.linli.trace.Sitting;
import org.linli.trace.TraceEvent;

/**
 * A case of a matter that suppliers serve places an order, for whoever reported it, at the case's point. It does so when the case is
 * accepted, not when it is reported: by then a unit answers for it, and it can no longer be turned away. Cases without a point place
 * none, for nobody could say who is near; nor do cases that have ended meanwhile, nor the parts into which a case is split. Nor does a
 * report of wrongdoing: an order shows for whom it is, and the informant is nobody's customer.
 *
 * <p>A case that ends, in whichever way, takes its orders back, unless their supplier has begun.
 */
final class OrderForCase implements Reaction {
    private final DispatchDesk desk;
    private final ActorId dispatcher;

    OrderForCase(DispatchDesk desk, ActorId dispatcher) {
        this.desk = desk;
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "order-for-case";
    }

    @Override
    public ActorId actor() {
        return dispatcher;
    }

    @Override
    public void on(TraceEvent event, Sitting sitting, Act act) {
        if (event.fact() instanceof CaseFact.Accepted accepted) {
            Case about = sitting.read(Case.KIND, accepted.id());
            if (about.stage().isOpen() && !about.isConfidential()) {
                about.intake().ifPresent(intake -> order(about, intake, sitting, act));
            }
        } else if (event.fact() instanceof CaseFact fact && mayEnd(fact)) {
            Case about = sitting.read(Case.KIND, fact.id());
            if (!about.stage().isOpen()) {
                takeBack(about, sitting, act);
            }
        }
    }

    /** Whether a case may have ended by a fact, so that it has to be read. */
    private static boolean mayEnd(CaseFact fact) {
        return fact instanceof CaseFact.Closed
                || fact instanceof CaseFact.TurnedAway
                || fact instanceof CaseEndFact
                || fact instanceof CaseLinkFact;
    }

    private void order(Case about, Case.Intake intake, Sitting sitting, Act act) {
        if (desk.roster().serves(intake.report().matter())) {
            intake.report()
                    .point()
                    .map(point -> Request.of(intake.report().matter(), point, intake.reporter())
                            .withCause(about.id()))
                    .ifPresent(request -> place(orderOf(about, about.ending().reopened()), request, sitting, act));
        }
    }

    /** The order of a case, as often as it has been opened again: one for each round. */
    private static OrderId orderOf(Case about, int round) {
        return OrderId.of(about.id().value()).derived(round == 0 ? "for-case" : "for-case-" + (round + 1));
    }

    private void place(OrderId id, Request request, Sitting sitting, Act act) {
        try {
            desk.in(sitting).place(id, request, act);
        } catch (RefusedException answer) {
            // The host's authority lets nobody order for a case, or the id is taken; the case goes on without.
        }
    }

    private void takeBack(Case about, Sitting sitting, Act act) {
        DispatchDesk here = desk.in(sitting);
        for (int round = 0; round <= about.ending().reopened(); round++) {
            OrderId id = orderOf(about, round);
            Order order = here.get(id);
            boolean isWanted = order.stage().isOpen() && order.stage() != OrderStage.UNDER_WAY;
            if (isWanted && order.request().cause().equals(Optional.of(about.id()))) {
                try {
                    here.cancel(id, act);
                } catch (RefusedException answer) {
                    // The host's authority lets nobody take it back for a case; somebody else may.
                }
            }
        }
    }
}
