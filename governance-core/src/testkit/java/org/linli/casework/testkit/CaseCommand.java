package org.linli.casework.testkit;

import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.FollowUp;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.trace.Act;
import org.linli.trace.Outcome;

/** Something that can be done at a case desk, as a value: one for each {@link CaseMove}. */
public sealed interface CaseCommand {
    /**
     * The case it is about; for a merge, the one that would end.
     *
     * @return the id
     */
    CaseId id();

    /**
     * The move it tries.
     *
     * @return the move
     */
    CaseMove move();

    /**
     * Does it.
     *
     * @param desk where
     * @param act by whom, when
     * @return what the desk says
     */
    Outcome<Case> perform(CaseDesk desk, Act act);

    /**
     * Reports a matter.
     *
     * @param id the case
     * @param report what is reported
     */
    record ToReport(CaseId id, Report report) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.REPORT;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.report(id, report, act);
        }
    }

    /**
     * Accepts a case.
     *
     * @param id the case
     * @param deadlineClass how long handling may take
     */
    record ToAccept(CaseId id, DeadlineClass deadlineClass) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.ACCEPT;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.accept(id, deadlineClass, act);
        }
    }

    /**
     * Assigns a case.
     *
     * @param id the case
     * @param assignee who is to do it
     */
    record ToAssign(CaseId id, ActorId assignee) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.ASSIGN;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.assign(id, assignee, act);
        }
    }

    /**
     * Takes a case up.
     *
     * @param id the case
     */
    record ToTakeUp(CaseId id) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.TAKE_UP;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.takeUp(id, act);
        }
    }

    /**
     * Says that a case is handled.
     *
     * @param id the case
     * @param solution with what result
     */
    record ToHandle(CaseId id, Solution solution) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.HANDLE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.handle(id, solution, act);
        }
    }

    /**
     * Verifies a case.
     *
     * @param id the case
     */
    record ToVerify(CaseId id) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.VERIFY;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.verify(id, act);
        }
    }

    /**
     * Closes a case.
     *
     * @param id the case
     */
    record ToClose(CaseId id) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.CLOSE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.close(id, act);
        }
    }

    /**
     * Follows a case up.
     *
     * @param id the case
     * @param followUp what the resident said
     */
    record ToFollowUp(CaseId id, FollowUp followUp) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.FOLLOW_UP;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.followUp(id, followUp, act);
        }
    }

    /**
     * Turns a report away.
     *
     * @param id the case
     * @param reason why
     * @param instead who is responsible instead
     */
    record ToTurnAway(CaseId id, TurnAway reason, Optional<ActorId> instead) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.TURN_AWAY;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.turnAway(id, reason, instead, act);
        }
    }

    /**
     * Merges a case into another.
     *
     * @param id the case that ends
     * @param into the case that goes on
     */
    record ToMerge(CaseId id, CaseId into) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.MERGE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.merge(id, into, act);
        }
    }
}
