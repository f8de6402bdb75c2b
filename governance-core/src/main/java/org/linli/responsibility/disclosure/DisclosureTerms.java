package org.linli.responsibility.disclosure;

import java.util.Objects;
import org.linli.actor.Roster;
import org.linli.basics.WorkCalendar;
import org.linli.trace.Basis;

/**
 * What the rules about disclosures need to know beyond a disclosure. Versioned values, each cited in what is granted.
 *
 * @param plan what has to be disclosed, by whom
 * @param calendar by which days
 * @param roster who is who
 */
public record DisclosureTerms(DisclosurePlan plan, WorkCalendar calendar, Roster roster) {
    /** Checks that nothing is missing. */
    public DisclosureTerms {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(roster, "roster");
    }

    Basis[] cited(Basis mandate) {
        return new Basis[] {mandate, plan.basis(), Basis.parse("calendar." + calendar.versionedName()), roster.basis()};
    }
}
