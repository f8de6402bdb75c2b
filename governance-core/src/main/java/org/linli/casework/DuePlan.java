package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Basis;

/**
 * What is done when a case, or the answer to a whistle, falls due, step by step, as a value with a version. For example: an hour before, remind whoever answers for
 * it; once it is overdue, tell the street; two days later, tell the district.
 *
 * @param name its name, an identifier without {@code @}
 * @param version its version, an identifier; another one with every change
 * @param steps the steps, each later than the one before; at least one; immutable
 */
public record DuePlan(String name, String version, List<Step> steps) {
    /** Checks that there are steps and that they follow each other. */
    public DuePlan {
        Basis.of("due-plan." + name, version);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("The due plan (" + name + ") must have a step.");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).afterDue().compareTo(steps.get(i - 1).afterDue()) <= 0) {
                throw new IllegalArgumentException("The step " + (i + 1) + " of the due plan (" + name
                        + ") must come later than the one before. Maybe they are in the wrong order.");
            }
        }
    }

    /**
     * One step.
     *
     * @param afterDue how long after the due instant; negative before it
     * @param above who is told; nothing where whoever answers for the case, or has not answered the whistle, is reminded
     */
    public record Step(Duration afterDue, Optional<ActorId> above) {
        /** Checks that nothing is missing. */
        public Step {
            Objects.requireNonNull(afterDue, "afterDue");
            Objects.requireNonNull(above, "above");
        }

        /**
         * A reminder to whoever answers for the case.
         *
         * @param before how long before it is due
         * @return the step
         */
        public static Step remindBefore(Duration before) {
            return new Step(before.negated(), Optional.empty());
        }

        /**
         * Somebody above is told.
         *
         * @param after how long after it was due
         * @param above who is told
         * @return the step
         */
        public static Step escalateAfter(Duration after, ActorId above) {
            return new Step(after, Optional.of(above));
        }
    }

    /**
     * The step that is to be taken by an instant, if there is one. A parked case has two rounds of them: one for the day on which it is
     * looked at again and, from that day on, one for when it falls due, as its clock goes on by itself.
     *
     * @param now the instant
     * @param raised how many have been taken
     * @param watched when the case is due, or to be looked at again
     * @param dueThen when a parked case falls due if nobody does anything; nothing of any other
     * @return the number, from 1; those of the second round come after those of the first
     */
    Optional<Integer> stepAt(Instant now, int raised, Instant watched, Optional<Instant> dueThen) {
        int most = steps.size();
        if (raised < most && !at(raised + 1, watched).isAfter(now)) {
            return Optional.of(raised + 1);
        }
        int next = Math.max(raised, most) + 1;
        return dueThen.filter(due -> next <= 2 * most
                        && !watched.isAfter(now)
                        && !at(next - most, due).isAfter(now))
                .map(due -> next);
    }

    /** The step of a number, in either round. */
    Step step(int number) {
        return steps.get((number - 1) % steps.size());
    }

    /**
     * When a step is to be taken.
     *
     * @param step the number of the step, from 1
     * @param watched when the case is due, or to be looked at again
     * @return the instant
     */
    Instant at(int step, Instant watched) {
        return watched.plus(steps.get(step - 1).afterDue());
    }

    /**
     * How rulings cite it.
     *
     * @return such as {@code due-plan.street@3}
     */
    public Basis basis() {
        return Basis.of("due-plan." + name, version);
    }
}
