package org.linli.walkthrough.filed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CaseMove;
import org.linli.casework.DuePlan;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.walkthrough.requests.Request;
import org.linli.walkthrough.requests.RequestStatus;

/**
 * One thing that was done about a request, by what its row says.
 *
 * @param request the request
 * @param id its case
 * @param move what was done
 * @param at when
 */
record FiledAct(Request request, CaseId id, CaseMove move, Instant at) {

    /** By time; at the same time by the line of the file, and what comes first with a case first. */
    static final Comparator<FiledAct> ORDER = Comparator.comparing(FiledAct::at)
            .thenComparingLong(act -> act.request().line())
            .thenComparing(FiledAct::move);

    /** What a request gets that has no time promised: the file says nothing, so it is a rule of this day. */
    static final DeadlineClass BY_DEFAULT = DeadlineClass.FIFTEEN_DAYS;

    /** What is done when a time that the file promises passes: whoever answers for the case is told so, at that instant. */
    static final DuePlan WHEN_DUE =
            new DuePlan("as-filed", "1", List.of(new DuePlan.Step(Duration.ZERO, Optional.empty())));

    /** What stands for a calendar with a deadline that the file names. */
    static final String AS_FILED = "as-filed@1";

    private static final int LONGEST_CLASS = 10_000;

    /** Under which id it is done. */
    ActId actId() {
        return FiledNames.act(id, move);
    }

    /** Does it: one act, one fact. */
    void perform(CaseDesk desk, FiledNames names, ZoneId zone) {
        Act act = Act.of(actId(), actor(names), at);
        switch (move) {
            case REPORT -> desk.report(id, report(names), act);
            case ACCEPT -> accept(desk, zone, act);
            case ASSIGN -> desk.assign(id, names.team(request), act);
            case TAKE_UP -> desk.takeUp(id, act);
            case HANDLE -> desk.handle(id, solution(), act);
            case VERIFY -> desk.verify(id, act);
            case CLOSE -> desk.close(id, act);
            case RAISE -> desk.oversight().raise(id, WHEN_DUE, act);
            case TURN_AWAY -> turnAway(desk, act);
            default -> throw new IllegalStateException("No file tells of this: " + move + ".");
        }
    }

    private ActorId actor(FiledNames names) {
        return switch (move) {
            case REPORT -> names.reporter(id);
            case TAKE_UP, HANDLE -> names.team(request);
            case VERIFY, CLOSE, RAISE -> FiledNames.CALL_CENTRE;
            default -> names.agency(request);
        };
    }

    private Report report(FiledNames names) {
        return new Report(
                CaseKind.HELP,
                names.matter(request),
                names.agency(request),
                names.channel(request),
                Optional.empty(),
                names.area(request),
                names.point(request),
                Optional.empty(),
                Optional.empty());
    }

    private void accept(CaseDesk desk, ZoneId zone, Act act) {
        Optional<LocalDateTime> due = request.times().due();
        if (due.isEmpty()) {
            desk.accept(id, BY_DEFAULT, act);
        } else {
            long days = ChronoUnit.DAYS.between(request.times().created(), due.orElseThrow());
            int amount = (int) Math.max(1, Math.min(LONGEST_CLASS, days));
            DeadlineClass asFiled = new DeadlineClass(amount, DeadlineClass.Unit.DAYS);
            Instant filed = due.orElseThrow().atZone(zone).toInstant();
            // Some files promise a time that had passed when the request came in: then it is due at once.
            Instant until = filed.isBefore(act.at()) ? act.at() : filed;
            desk.accept(id, new Deadline(until, asFiled, AS_FILED), act);
        }
    }

    /** Files do not say to whom a request went on; the call centre, which passes on what comes in, can be asked. */
    private void turnAway(CaseDesk desk, Act act) {
        desk.turnAway(id, TurnAway.NOT_OURS, Optional.of(FiledNames.CALL_CENTRE), act);
    }

    /** Files say that something was closed and not what was done; a duplicate, at least, was explained. */
    private Solution solution() {
        return request.status().mark() == RequestStatus.Mark.DUPLICATE ? Solution.EXPLAINED : Solution.SOLVED;
    }
}
