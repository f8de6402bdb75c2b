package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.linli.actor.ActorKind;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Sphere;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.Cover;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Responsibility;

/** Who is who and where is where, as questions that several checks ask. */
record Surroundings(DutyTerms terms, Ground ground, Function<AdmissionId, Admission> admissions) {
    Roster roster() {
        return terms.roster();
    }

    Optional<ActorKind> kind(ActorId actor, Instant at) {
        return roster().kindOf(actor, at);
    }

    /**
     * Residents, households, volunteers and pledges are never found missing. Somebody is a volunteer in what rests on a charter, if they
     * volunteer then; not in what they have to do by law, by contract or in an office.
     */
    boolean isExempt(Responsibility line) {
        DutyGround ground = line.duty().basis().ground();
        return ground == DutyGround.PLEDGE
                || isPrivatePerson(line.bearer())
                || (ground == DutyGround.CHARTER
                        && volunteers(line.bearer(), line.duty().validity()));
    }

    boolean isPrivatePerson(ActorId actor) {
        return roster().tiesOf(actor)
                .filter(each -> each.kind().sphere() == Sphere.PEOPLE)
                .isPresent();
    }

    private boolean volunteers(ActorId actor, Validity when) {
        return roster().tiesOf(actor).filter(each -> each.kind().isPerson()).stream()
                .flatMap(each -> each.memberships().stream())
                .anyMatch(
                        each -> each.role() == Role.VOLUNTEER && each.validity().overlaps(when));
    }

    /** When of a window somebody takes part no more. */
    Optional<TimeWindow> gone(ActorId actor, TimeWindow window) {
        Optional<Ties> ties = roster().tiesOf(actor);
        if (ties.isEmpty()) {
            return Optional.of(window);
        }
        return ties.get().validity().until().flatMap(end -> Spans.from(end, window));
    }

    /** Whether somebody who leads takes part no more at some time of a window. */
    boolean isAnyGone(List<Responsibility> lines, TimeWindow window) {
        return lines.stream()
                .anyMatch(each -> each.covers()
                        && Spans.shared(window, each.duty().validity())
                                .flatMap(when -> gone(each.bearer(), when))
                                .isPresent());
    }

    /** What covers something, for as long as its bearer takes part. */
    List<Cover> present(List<Responsibility> lines) {
        List<Cover> covers = new ArrayList<>();
        for (Responsibility each : lines) {
            if (each.covers()) {
                roster().tiesOf(each.bearer())
                        .flatMap(ties -> Spans.shared(each.duty().validity(), ties.validity()))
                        .ifPresent(when -> covers.add(new Cover(each.duty().area(), when, each.id())));
            }
        }
        return covers;
    }

    /** When an admission was withdrawn that a duty cites; nothing if it was not. */
    Optional<Instant> withdrawn(Responsibility line) {
        return line.duty().admission().flatMap(each -> admissions.apply(each).withdrawn());
    }

    /** The times of a window at which something holds that can change only when the ties of these do; disjoint, in order. */
    List<TimeWindow> when(TimeWindow window, List<ActorId> of, Predicate<Instant> holds) {
        TreeSet<Instant> steps = new TreeSet<>(List.of(window.startInclusive(), window.endExclusive()));
        Set<ActorId> seen = new HashSet<>();
        of.forEach(each -> addTies(each, window, seen, steps));
        List<TimeWindow> all = new ArrayList<>();
        Instant from = window.startInclusive();
        for (Instant step : steps.tailSet(from, false)) {
            if (holds.test(from)) {
                all.add(TimeWindow.of(from, step));
            }
            from = step;
        }
        return Spans.union(all);
    }

    /** When it changes what somebody is a part of, as far up as that goes. */
    private void addTies(ActorId actor, TimeWindow window, Set<ActorId> seen, TreeSet<Instant> steps) {
        if (!seen.add(actor)) {
            return;
        }
        roster().tiesOf(actor).ifPresent(ties -> {
            ties.partOf().forEach(part -> {
                add(part.validity(), window, steps);
                addTies(part.whole(), window, seen, steps);
            });
            if (ties.kind().isPerson()) {
                ties.memberships().forEach(tie -> {
                    add(tie.validity(), window, steps);
                    addTies(tie.organisation(), window, seen, steps);
                    tie.employer().ifPresent(employer -> addTies(employer, window, seen, steps));
                });
                ties.secondments().forEach(tie -> {
                    add(tie.validity(), window, steps);
                    addTies(tie.home(), window, seen, steps);
                });
            }
        });
    }

    private static void add(Validity validity, TimeWindow window, TreeSet<Instant> steps) {
        if (window.contains(validity.from())) {
            steps.add(validity.from());
        }
        validity.until().filter(window::contains).ifPresent(steps::add);
    }
}
