package org.linli.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.WorkCalendar;
import org.linli.trace.Basis;

/**
 * What the rules of casework need to know beyond the case itself: values with versions, cited by what relies on them.
 *
 * @param calendar by which deadlines are reckoned
 * @param policy the limits that the host has set
 * @param roster who is of which kind
 */
public record CaseTerms(WorkCalendar calendar, CasePolicy policy, Roster roster) {
    private static final Roster NOBODY = Roster.of("nobody", "1", Map.of());

    /** Checks that nothing is missing. */
    public CaseTerms {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(roster, "roster");
    }

    /**
     * The default policy and a calendar; nobody's kind is known, so nobody blows the whistle, and only whom the policy names rules on disputes.
     *
     * @param calendar by which deadlines are reckoned
     * @return the terms
     */
    public static CaseTerms of(WorkCalendar calendar) {
        return new CaseTerms(calendar, CasePolicy.DEFAULT, NOBODY);
    }

    /**
     * The same terms with other limits.
     *
     * @param limits the policy
     * @return terms
     */
    public CaseTerms with(CasePolicy limits) {
        return new CaseTerms(calendar, limits, roster);
    }

    /**
     * The same terms with a roster.
     *
     * @param known who is of which kind
     * @return terms
     */
    public CaseTerms with(Roster known) {
        return new CaseTerms(calendar, policy, known);
    }

    Basis calendarBasis() {
        return Basis.of("calendar." + calendar.name(), calendar.version());
    }

    /** Whether it is known that somebody takes no part then: they have departed, or have not begun. */
    boolean isAbsent(ActorId actor, Instant at) {
        return roster.tiesOf(actor)
                .filter(ties -> !ties.validity().contains(at))
                .isPresent();
    }

    /**
     * Whether somebody may rule whose a case is: a street office or a township, an organ of government above all parties, or whoever the
     * policy names.
     */
    boolean mayRule(ActorId actor, Collection<ActorId> parties, Instant at) {
        Optional<ActorKind> kind = roster.kindOf(actor, at);
        return (policy.arbiters().contains(actor) && !isAbsent(actor, at))
                || kind.filter(ActorKind::mayWhistle).isPresent()
                || (kind.filter(ActorKind::isGovernment).isPresent()
                        && parties.stream().allMatch(each -> roster.isPartOf(each, actor, at)));
    }

    /** Whether nobody gives it orders, not even by a ruling. */
    boolean governsItself(ActorId actor, Instant at) {
        return roster.kindOf(actor, at).filter(ActorKind::isSelfGoverning).isPresent();
    }

    /**
     * Whether somebody can answer for a case: not a call centre, and nobody of whom it is known that they are a resident, a household or
     * another private person.
     */
    boolean canHandle(ActorId actor, Instant at) {
        Optional<ActorKind> kind = roster.kindOf(actor, at);
        return !policy.callCentres().contains(actor)
                && (kind.isEmpty()
                        || kind.get().form() == ActorForm.ORGANISATION
                        || kind.get() == ActorKind.STAFF_MEMBER
                        || kind.get() == ActorKind.SOCIAL_WORKER);
    }

    boolean mayWhistle(ActorId actor, Instant at) {
        return roster.kindOf(actor, at).filter(ActorKind::mayWhistle).isPresent();
    }

    boolean mayBeSummoned(ActorId actor, Instant at) {
        return roster.kindOf(actor, at).filter(ActorKind::mayBeSummoned).isPresent();
    }
}
