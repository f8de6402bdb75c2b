package org.linli.actor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;
import org.linli.trace.Asked;
import org.linli.trace.Ruling;

/**
 * What is allowed with what organisations are a part of: a pure function, as {@link ActorRules} are. Whatever has come about stays as it
 * was recorded, what is to come can be said otherwise, and at no time does an organisation stand above itself.
 */
public final class PartRules {
    private PartRules() {}

    /**
     * Makes an organisation a part of another, or of none, from an instant on.
     *
     * @param before the organisation
     * @param parent the organisation above, if any
     * @param since from when on: not before either takes part, and later than it became a part of the last one, or ceased to be, as far
     *     as that has come by the act; what was to begin or to end after the act, and at or after this, does not come about
     * @param others the organisations above that one
     * @param asked mandate, act and time
     * @return placed below, or why not
     */
    public static Ruling<ActorFact> placeBelow(
            Actor before, Optional<ActorId> parent, Instant since, ActorRules.Others others, Asked asked) {
        Instant from = Microseconds.cut(since);
        Ruling<ActorFact> no = ActorRules.guard(before, ActorMove.PLACE_BELOW, asked);
        if (no == null && ActorRules.ties(before).kind().form() != ActorForm.ORGANISATION) {
            no = ActorRules.refused(ActorReason.NOT_AN_ORGANISATION, before.id(), ActorMove.PLACE_BELOW);
        }
        if (no == null && parent.isPresent()) {
            Actor above = others.apply(parent.get());
            no = ActorRules.notAnOrganisation(above, from, ActorMove.PLACE_BELOW);
            no = no == null ? ActorRules.outOfTime(from, before, above, ActorMove.PLACE_BELOW) : no;
        }
        Instant now = asked.act().at();
        if (no == null
                && ActorRules.ties(before).partOf().stream()
                        .anyMatch(each -> isRewrittenFrom(from, each.validity(), now))) {
            no = ActorRules.refused(ActorReason.BEGINS_TOO_EARLY, before.id(), ActorMove.PLACE_BELOW);
        }
        if (no == null
                && parent.isEmpty()
                && ActorRules.ties(before).partOf().stream().noneMatch(each -> isLeftAt(from, each))) {
            no = ActorRules.refused(ActorReason.PART_OF_NONE, before.id(), ActorMove.PLACE_BELOW);
        }
        if (no == null
                && parent.isPresent()
                && leadsTo(before.id(), PartOf.since(parent.get(), from), others, new HashSet<>())) {
            no = ActorRules.refused(ActorReason.CYCLIC, parent.get(), ActorMove.PLACE_BELOW);
        }
        return no != null ? no : ActorRules.granted(new ActorFact.PlacedBelow(before.id(), parent, from), asked);
    }

    /** Whether a change from an instant on would rewrite what has come about then or later. */
    private static boolean isRewrittenFrom(Instant since, Validity said, Instant now) {
        boolean begun = !said.from().isBefore(since) && !said.from().isAfter(now);
        return begun
                || said.until()
                        .filter(end -> since.isBefore(end) && !end.isAfter(now))
                        .isPresent();
    }

    /** Whether it is a part then, or is to become one. */
    private static boolean isLeftAt(Instant since, PartOf part) {
        return part.validity().contains(since) || !part.validity().from().isBefore(since);
    }

    /** Whether parents lead from what something is to be a part of to an organisation at any instant of that time. */
    private static boolean leadsTo(ActorId end, PartOf step, ActorRules.Others others, Set<PartOf> seen) {
        if (step.whole().equals(end)) {
            return true;
        }
        List<PartOf> above = others.apply(step.whole()).ties().map(Ties::partOf).orElse(List.of());
        for (PartOf next : seen.add(step) ? above : List.<PartOf>of()) {
            Optional<PartOf> then = next.during(step.validity());
            if (then.isPresent() && leadsTo(end, then.get(), others, seen)) {
                return true;
            }
        }
        return false;
    }
}
