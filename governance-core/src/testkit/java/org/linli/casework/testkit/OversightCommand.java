package org.linli.casework.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.Derivation;
import org.linli.casework.DuePlan;
import org.linli.casework.Evidence;
import org.linli.casework.Exclusion;
import org.linli.casework.ExtendReason;
import org.linli.casework.ParkReason;
import org.linli.casework.Report;
import org.linli.casework.VoidReason;
import org.linli.casework.WhistleAnswer;
import org.linli.trace.Act;
import org.linli.trace.Outcome;

/** What ties cases together, comes from above them, or is asked of those above. */
public sealed interface OversightCommand extends CaseCommand {
    /**
     * Merges a case into another.
     *
     * @param id the case
     * @param into the case that goes on
     */
    record ToMerge(CaseId id, CaseId into) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.MERGE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.merge(id, into, act);
        }
    }

    /**
     * Splits a case.
     *
     * @param id the case
     * @param parts what the parts are about
     */
    record ToSplit(CaseId id, List<Report> parts) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.SPLIT;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.split(id, parts, act);
        }
    }

    /**
     * Relates a case to its origin.
     *
     * @param id the case
     * @param derivation how
     * @param origin the case it derives from
     */
    record ToRelate(CaseId id, Derivation derivation, CaseId origin) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.RELATE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.relate(id, derivation, origin, act);
        }
    }

    /**
     * Disputes whose a case is.
     *
     * @param id the case
     * @param pointsTo whose it is said to be
     */
    record ToDispute(CaseId id, Optional<ActorId> pointsTo) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.DISPUTE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.dispute(id, pointsTo, act);
        }
    }

    /**
     * Rules whose a case is.
     *
     * @param id the case
     * @param responsible whose it is
     * @param deadlineClass how long handling may take
     */
    record ToRule(CaseId id, ActorId responsible, DeadlineClass deadlineClass) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.RULE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().rule(id, responsible, deadlineClass, act);
        }
    }

    /**
     * Hands a case over.
     *
     * @param id the case
     * @param next who answers for it from now on
     */
    record ToHandOver(CaseId id, ActorId next) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.HAND_OVER;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().handOver(id, next, act);
        }
    }

    /**
     * Blows the whistle.
     *
     * @param id the case
     * @param departments who is summoned
     * @param answerWithin how long they have to answer
     */
    record ToWhistle(CaseId id, List<ActorId> departments, DeadlineClass answerWithin) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.WHISTLE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().whistle(id, departments, answerWithin, act);
        }
    }

    /**
     * Answers a whistle.
     *
     * @param id the case
     * @param answer what is answered
     */
    record ToAnswerWhistle(CaseId id, WhistleAnswer answer) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.ANSWER_WHISTLE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().answerWhistle(id, answer, act);
        }
    }

    /**
     * Urges a department to answer a whistle.
     *
     * @param id the case
     * @param department who has not answered
     * @param plan the plan
     */
    record ToUrge(CaseId id, ActorId department, DuePlan plan) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.URGE_ANSWER;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().urge(id, department, plan, act);
        }
    }

    /**
     * Grants more time.
     *
     * @param id the case
     * @param by how much more
     * @param reason why
     */
    record ToExtend(CaseId id, DeadlineClass by, ExtendReason reason) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.EXTEND;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().extend(id, by, reason, act);
        }
    }

    /**
     * Parks a case.
     *
     * @param id the case
     * @param reason why
     * @param reviewAt when it is looked at again
     */
    record ToPark(CaseId id, ParkReason reason, Instant reviewAt) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.PARK;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().park(id, reason, reviewAt, act);
        }
    }

    /**
     * Raises what has fallen due.
     *
     * @param id the case
     * @param plan the plan
     */
    record ToRaise(CaseId id, DuePlan plan) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.RAISE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().raise(id, plan, act);
        }
    }

    /**
     * Takes a case out of the rates.
     *
     * @param id the case
     * @param reason why
     */
    record ToExclude(CaseId id, Exclusion reason) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.EXCLUDE;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().exclude(id, reason, act);
        }
    }

    /**
     * Voids a case.
     *
     * @param id the case
     * @param reason why
     */
    record ToMakeVoid(CaseId id, VoidReason reason) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.VOID;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.oversight().makeVoid(id, reason, act);
        }
    }

    /**
     * Adds evidence to a case.
     *
     * @param id the case
     * @param evidence what it is
     */
    record ToAttach(CaseId id, Evidence evidence) implements OversightCommand {
        @Override
        public CaseMove move() {
            return CaseMove.ATTACH;
        }

        @Override
        public Outcome<Case> perform(CaseDesk desk, Act act) {
            return desk.attach(id, evidence, act);
        }
    }
}
