package org.linli.casework.testkit;

import java.util.List;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.FollowUp;
import org.linli.casework.PauseReason;
import org.linli.casework.ReopenReason;
import org.linli.casework.Report;
import org.linli.casework.SendBack;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.casework.WithdrawReason;
import org.linli.trace.Act;
import org.linli.trace.Basis;
import org.linli.trace.Outcome;

/**
 * Something that can be done at a case desk, as a value: one for each {@link CaseMove} that is tried by itself. What ties cases and what
 * comes from above are {@link OversightCommand}s.
 */
public sealed interface CaseCommand
        permits CaseCommand.ToReport,
                CaseCommand.ToAccept,
                CaseCommand.ToAssign,
                CaseCommand.ToSendBack,
                CaseCommand.ToTakeUp,
                CaseCommand.ToPause,
                CaseCommand.ToResume,
                CaseCommand.ToHandle,
                CaseCommand.ToVerify,
                CaseCommand.ToSendToRework,
                CaseCommand.ToClose,
                CaseCommand.ToFollowUp,
                CaseCommand.ToReopen,
                CaseCommand.ToAnswer,
                CaseCommand.ToTurnAway,
                CaseCommand.ToWithdraw,
                OversightCommand {
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
     * @param assisting who assists
     */
    record ToAssign(CaseId id, ActorId assignee, List<ActorId> assisting) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.ASSIGN;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.assign(id, assignee, assisting, act);
        }
    }

    /**
     * Sends a case back.
     *
     * @param id the case
     * @param reason why
     */
    record ToSendBack(CaseId id, SendBack reason) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.SEND_BACK;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.sendBack(id, reason, act);
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
     * Pauses a case.
     *
     * @param id the case
     * @param reason for what
     */
    record ToPause(CaseId id, PauseReason reason) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.PAUSE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.pause(id, reason, act);
        }
    }

    /**
     * Resumes a case.
     *
     * @param id the case
     */
    record ToResume(CaseId id) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.RESUME;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.resume(id, act);
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
     * Sends a case to rework.
     *
     * @param id the case
     */
    record ToSendToRework(CaseId id) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.SEND_TO_REWORK;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.sendToRework(id, act);
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
     * Reopens a case.
     *
     * @param id the case
     * @param reason why
     * @param instead who answers for it instead of whoever did last
     * @param deadlineClass how long handling may take
     */
    record ToReopen(CaseId id, ReopenReason reason, Optional<ActorId> instead, DeadlineClass deadlineClass)
            implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.REOPEN;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.reopen(id, reason, instead, deadlineClass, act);
        }
    }

    /**
     * Answers a question.
     *
     * @param id the case
     * @param source the article that answers it
     */
    record ToAnswer(CaseId id, Basis source) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.ANSWER;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.answer(id, source, act);
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
     * Withdraws a report.
     *
     * @param id the case
     * @param reason why
     */
    record ToWithdraw(CaseId id, WithdrawReason reason) implements CaseCommand {
        @Override
        public CaseMove move() {
            return CaseMove.WITHDRAW;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.withdraw(id, reason, act);
        }
    }
}
