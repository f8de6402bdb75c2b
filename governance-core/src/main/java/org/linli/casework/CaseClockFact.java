package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;

/** What stops, moves and watches the clock of a case. */
public sealed interface CaseClockFact extends CaseFact {
    /**
     * The doer waits for something, and the clock stands still until they go on or the pause runs out.
     *
     * @param id the case
     * @param reason for what
     * @param until when the pause runs out and the clock goes on by itself
     * @param deadline until when it has to be handled if nobody goes on before that
     * @param audience who may see that
     */
    record Paused(CaseId id, PauseReason reason, Instant until, Deadline deadline, Audience audience)
            implements CaseClockFact {
        /** Checks that nothing is missing and cuts the time to microseconds. */
        public Paused {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            until = Microseconds.cut(Objects.requireNonNull(until, "until"));
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.PAUSE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.clock().pausedAt(act.at(), until, deadline));
        }
    }

    /**
     * It cannot be solved now and is kept openly (挂账); the clock stands still until somebody goes on or it is to be looked at again.
     *
     * @param id the case
     * @param reason why it cannot be solved now
     * @param reviewAt when it is looked at again, and the clock goes on by itself
     * @param deadline until when it has to be handled if nobody goes on before that
     * @param audience who may see that
     */
    record Parked(CaseId id, ParkReason reason, Instant reviewAt, Deadline deadline, Audience audience)
            implements CaseClockFact {
        /** Checks that nothing is missing and cuts the time to microseconds. */
        public Parked {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            reviewAt = Microseconds.cut(Objects.requireNonNull(reviewAt, "reviewAt"));
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.PARK;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.clock().parkedAt(act.at(), reviewAt, deadline));
        }
    }

    /**
     * The case goes on, and the clock with it.
     *
     * @param id the case
     * @param deadline until when it has to be handled now
     * @param stopped for how long the clock has stood still since the deadline was set, in time of the deadline's kind
     * @param audience who may see that
     */
    record Resumed(CaseId id, Deadline deadline, Duration stopped, Audience audience) implements CaseClockFact {
        /** Checks that nothing is missing. */
        public Resumed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(stopped, "stopped");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.RESUME;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.clock().goingOn(deadline, stopped));
        }
    }

    /**
     * It was granted more time, by somebody who does not answer for it.
     *
     * @param id the case
     * @param reason why
     * @param deadline until when it has to be handled now
     * @param audience who may see that
     */
    record Extended(CaseId id, ExtendReason reason, Deadline deadline, Audience audience) implements CaseClockFact {
        /** Checks that nothing is missing. */
        public Extended {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.EXTEND;
        }

        @Override
        public Optional<Deadline> newDeadline() {
            return Optional.of(deadline);
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.clock().extendedOnceMore());
        }
    }

    /**
     * A step of a plan for what falls due was taken: who answers for it was reminded, or somebody above was told.
     *
     * @param id the case
     * @param step the number of the step in the plan, from 1; of a parked case, those for its deadline go on from those for its day
     * @param told who was told
     * @param audience who may see that
     */
    record Raised(CaseId id, int step, ActorId told, Audience audience) implements CaseClockFact {
        /** Checks that nothing is missing. */
        public Raised {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(told, "told");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.RAISE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.clock().raisedTo(step));
        }
    }
}
