package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.Optional;
import org.linli.actor.ActorKind;
import org.linli.actor.Role;
import org.linli.actor.Sphere;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Responsibility;

/** Who is who and where is where, as questions that several checks ask. */
record Surroundings(DutyTerms terms) {
    /** Whether an area is another or lies in it. */
    boolean isIn(AreaId area, AreaId wider) {
        return area.equals(wider) || terms.territory().above(area).contains(wider);
    }

    boolean meet(AreaId one, AreaId other) {
        return isIn(one, other) || isIn(other, one);
    }

    Optional<ActorKind> kind(ActorId actor, Instant at) {
        return terms.roster().kindOf(actor, at);
    }

    /** Residents, households, volunteers and pledges are never found missing. */
    boolean isExempt(Responsibility line) {
        return line.duty().basis().ground() == DutyGround.PLEDGE
                || isPrivatePerson(line.bearer(), line.duty().validity());
    }

    boolean isPrivatePerson(ActorId actor, Validity when) {
        Optional<Ties> ties = terms.roster().tiesOf(actor);
        return ties.filter(each -> each.kind().sphere() == Sphere.PEOPLE
                        || each.memberships().stream()
                                .anyMatch(other -> other.role() == Role.VOLUNTEER
                                        && other.validity().overlaps(when)))
                .isPresent();
    }

    /** When of a window somebody takes part no more. */
    Optional<TimeWindow> gone(ActorId actor, TimeWindow window) {
        Optional<Ties> ties = terms.roster().tiesOf(actor);
        if (ties.isEmpty()) {
            return Optional.of(window);
        }
        return ties.get().validity().until().flatMap(end -> Spans.from(end, window));
    }
}
