package org.linli.order;

import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.trace.Act;
import org.linli.trace.Reaction;
import org.linli.trace.RefusedException;
import org.linli.trace.Sitting;
import org.linli.trace.TraceEvent;

/**
 * A case of a matter that suppliers serve places an order, for whoever reported it, at the case's point. It does so when the case is
 * accepted, not when it is reported: by then a unit answers for it, and it can no longer be turned away. Cases without a point place
 * none, for nobody could say who is near; nor do cases that have ended meanwhile. Nor does a report of
 * wrongdoing: an order shows for whom it is, and the informant is nobody's customer.
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
        }
    }

    private void order(Case about, Case.Intake intake, Sitting sitting, Act act) {
        if (desk.roster().serves(intake.report().matter())) {
            intake.report()
                    .point()
                    .map(point -> Request.of(intake.report().matter(), point, intake.reporter())
                            .withCause(about.id()))
                    .ifPresent(request -> place(request, sitting, act));
        }
    }

    private void place(Request request, Sitting sitting, Act act) {
        try {
            desk.in(sitting).place(request, act);
        } catch (RefusedException answer) {
            // The host's authority lets nobody order for a case; the case goes on without.
        }
    }
}
