package org.linli.actor;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.linli.actor.ActorRules.Others;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Asked;
import org.linli.trace.Ruling;

/** What is allowed with delegations: acting in another's name, bounded in time and scope, and never in a circle. */
public final class DelegationRules {
    private DelegationRules() {}

    /**
     * Lets somebody act in the actor's name, or in that of a principal who has let the actor pass that on.
     *
     * @param before who gives it
     * @param delegation whom, for whom, in what, for how long
     * @param others the agent, the principal, and whoever these have delegated to in turn
     * @param asked mandate, act and time
     * @return delegated, or why not
     */
    public static Ruling<ActorFact> delegate(Actor before, Delegation delegation, Others others, Asked asked) {
        Ruling<ActorFact> no = ActorRules.guard(before, ActorMove.DELEGATE, asked);
        if (no == null) {
            no = ActorRules.notTheirOwn(before, ActorMove.DELEGATE, asked.act().inTheNameOf());
        }
        if (no == null
                && delegation
                        .principal()
                        .filter(principal -> !isEntrusted(before.id(), principal, delegation.window(), others))
                        .isPresent()) {
            no = ActorRules.refused(ActorReason.NOT_TO_BE_PASSED_ON, before.id(), ActorMove.DELEGATE);
        }
        if (no == null
                && (delegation.agent().equals(before.id())
                        || delegation.principal().equals(Optional.of(delegation.agent())))) {
            no = ActorRules.refused(ActorReason.DELEGATED_TO_ONESELF, before.id(), ActorMove.DELEGATE);
        }
        if (no == null) {
            no = ActorRules.absent(
                    others.apply(delegation.agent()), delegation.window().startInclusive(), ActorMove.DELEGATE);
        }
        if (no == null
                && delegation
                        .effective()
                        .filter(window -> comesBack(delegation.agent(), before.id(), window, others, new HashSet<>()))
                        .isPresent()) {
            no = ActorRules.refused(ActorReason.DELEGATION_CYCLE, delegation.agent(), ActorMove.DELEGATE);
        }
        return no != null ? no : ActorRules.granted(new ActorFact.Delegated(before.id(), delegation), asked);
    }

    /** Whether delegations for the principal that may be passed on lead to an actor, all in force at some common instant of the window. */
    private static boolean isEntrusted(ActorId actor, ActorId principal, TimeWindow window, Others others) {
        return !principal.equals(actor) && leads(principal, principal, actor, window, others, new HashSet<>());
    }

    private static boolean leads(
            ActorId from, ActorId principal, ActorId to, TimeWindow window, Others others, Set<String> seen) {
        return seen.add(from + " " + window)
                && others.apply(from).ties().stream()
                        .flatMap(ties -> ties.delegations().stream())
                        .filter(each -> each.mayBePassedOn() && each.isFor(principal, from))
                        .anyMatch(each -> each.effective()
                                .flatMap(window::intersection)
                                .filter(common -> each.agent().equals(to)
                                        || leads(each.agent(), principal, to, common, others, seen))
                                .isPresent());
    }

    /** Whether delegations lead from one to the other, all of them in force at some common instant of the window. */
    private static boolean comesBack(ActorId from, ActorId to, TimeWindow window, Others others, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        if (!seen.add(from + " " + window)) {
            return false;
        }
        return others.apply(from).ties().stream()
                .flatMap(ties -> ties.delegations().stream())
                .anyMatch(each -> each.effective()
                        .flatMap(window::intersection)
                        .filter(common -> comesBack(each.agent(), to, common, others, seen))
                        .isPresent());
    }

    /**
     * Revokes a delegation, from the act on.
     *
     * @param before who has given it
     * @param delegation which one
     * @param asked mandate, act and time
     * @return revoked, or why not
     */
    public static Ruling<ActorFact> revoke(Actor before, DelegationId delegation, Asked asked) {
        Ruling<ActorFact> no = ActorRules.guard(before, ActorMove.REVOKE, asked);
        if (no == null) {
            no = ActorRules.notTheirOwn(before, ActorMove.REVOKE, asked.act().inTheNameOf());
        }
        if (no == null
                && ActorRules.ties(before).delegations().stream()
                        .noneMatch(each ->
                                each.id().equals(delegation) && each.revokedAt().isEmpty())) {
            no = ActorRules.refused(ActorReason.UNKNOWN_DELEGATION, before.id(), ActorMove.REVOKE);
        }
        return no != null ? no : ActorRules.granted(new ActorFact.Revoked(before.id(), delegation), asked);
    }
}
