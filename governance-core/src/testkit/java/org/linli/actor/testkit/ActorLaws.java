package org.linli.actor.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.actor.ActorForm;
import org.linli.actor.Delegation;
import org.linli.actor.Membership;
import org.linli.actor.PartOf;
import org.linli.actor.Roster;
import org.linli.actor.Secondment;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;

/** What must hold of all actors together, whatever was done at whose desk. Runs over a host's own roster too. */
public final class ActorLaws {
    private ActorLaws() {}

    /**
     * Looks for what must not be: an organisation above itself, two memberships or secondments that are one, delegations that lead back
     * to their principal at some instant.
     *
     * @param roster everybody
     * @return one line for each finding, with ids; empty if all is well; immutable
     */
    public static List<String> findings(Roster roster) {
        List<String> findings = new ArrayList<>();
        roster.actors().forEach((id, ties) -> {
            if (starts(ties).anyMatch(at -> roster.above(id, at).contains(id))) {
                findings.add(id + " stands above itself");
            }
            for (int i = 0; i < ties.memberships().size(); i++) {
                for (Membership earlier : ties.memberships().subList(0, i)) {
                    if (earlier.clashesWith(ties.memberships().get(i))) {
                        findings.add(id + " is the same twice in " + earlier.organisation());
                    }
                }
            }
            for (int i = 0; i < ties.secondments().size(); i++) {
                for (Secondment earlier : ties.secondments().subList(0, i)) {
                    if (earlier.validity().overlaps(ties.secondments().get(i).validity())) {
                        findings.add(id + " is sent down to two places");
                    }
                }
            }
            for (Membership each : ties.memberships()) {
                if (ties.memberships().stream().anyMatch(each::isIncompatibleWith)) {
                    findings.add(id + " is a grid worker and enforces");
                }
                if (!each.role().isOfAHousehold()) {
                    organisation(roster, each.organisation(), findings);
                }
                each.employer().ifPresent(employer -> organisation(roster, employer, findings));
            }
            for (Secondment each : ties.secondments()) {
                organisation(roster, each.home(), findings);
                organisation(roster, each.host(), findings);
            }
            ties.partOf().forEach(each -> organisation(roster, each.whole(), findings));
            for (Delegation each : ties.delegations()) {
                if (leadsBack(roster, each.agent(), id, each.window().startInclusive(), new HashSet<>())
                        && each.isInForceAt(each.window().startInclusive())) {
                    findings.add(id + " is delegated back to itself");
                }
            }
        });
        return List.copyOf(findings);
    }

    /** What begins last in a circle closes it, so it is enough to look upwards from each then. */
    private static Stream<Instant> starts(Ties ties) {
        return Stream.concat(Stream.of(ties.validity()), ties.partOf().stream().map(PartOf::validity))
                .map(Validity::from);
    }

    private static void organisation(Roster roster, ActorId id, List<String> findings) {
        if (roster.tiesOf(id)
                .filter(ties -> ties.kind().form() == ActorForm.ORGANISATION)
                .isEmpty()) {
            findings.add(id + " is no organisation and stands where one must");
        }
    }

    private static boolean leadsBack(Roster roster, ActorId from, ActorId to, Instant at, Set<ActorId> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && roster.tiesOf(from).map(Ties::delegations).orElse(List.of()).stream()
                                .anyMatch(
                                        each -> each.isInForceAt(at) && leadsBack(roster, each.agent(), to, at, seen)));
    }
}
