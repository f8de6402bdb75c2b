package org.linli.walkthrough.dongting;

import java.util.Optional;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.casework.CaseMove;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;

/**
 * Who may do what on this day. Everybody acts for themselves; a grid worker may report for a resident, and a householder for the household. A case is accepted by the unit
 * that is responsible for its matter, and by nobody else: whoever tries is told who is.
 */
final class DayAuthority implements Authority {

    private static final Basis BASIS = Basis.of("duties.dongting", "1");
    private static final Mandate HELD = Mandate.held(BASIS);

    @Override
    public Mandate mandate(Question question) {
        ActorId actor = question.act().actor();
        Optional<ActorId> principal = question.act().onBehalfOf();
        if (principal.isPresent() && !mayReportFor(actor, principal.get(), question.power())) {
            return Mandate.missing(BASIS, principal);
        }
        if (question.power().equals(CaseMove.ACCEPT.power())) {
            Optional<ActorId> responsible = question.matter()
                    .map(matter -> Dongting.matter(matter).unit().id());
            return responsible.filter(unit -> !unit.equals(actor)).isPresent()
                    ? Mandate.missing(BASIS, responsible)
                    : HELD;
        }
        return HELD;
    }

    private static boolean mayReportFor(ActorId actor, ActorId principal, String power) {
        return power.equals(CaseMove.REPORT.power())
                && (Cast.of(actor).kind() == ActorKind.STAFF_MEMBER || speaksFor(actor, principal));
    }

    private static boolean speaksFor(ActorId actor, ActorId household) {
        for (int number = 1; number <= Cast.HOUSEHOLDS; number++) {
            if (Cast.household(number).id().equals(household)) {
                return Cast.householder(number).id().equals(actor);
            }
        }
        return false;
    }
}
