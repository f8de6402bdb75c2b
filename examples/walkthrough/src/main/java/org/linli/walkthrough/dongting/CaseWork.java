package org.linli.walkthrough.dongting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseMove;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.order.Order;
import org.linli.order.OrderStage;
import org.linli.trace.Act;
import org.linli.trace.Sitting;

/** What people do about a case, and when, by its life and by how it stands. */
final class CaseWork {

    private final CaseDesk desk;

    CaseWork(CaseDesk desk) {
        this.desk = desk;
    }

    /**
     * What is done next about a case.
     *
     * @param life how it goes
     * @param now how it stands
     * @param order the order that was placed for it, if one was
     * @param after the last moment that is over: nothing is done before
     * @return nothing if the case is over or waits for others
     */
    Optional<Moment> next(Life life, Case now, Optional<Order> order, Instant after) {
        return move(life, now.stage())
                .flatMap(move -> due(life, now, order, move)
                        .map(due -> due.isAfter(after) ? due : after.plusSeconds(30))
                        .map(at -> new Moment(at, life.id().value(), sitting -> perform(life, move, at, sitting))));
    }

    private Optional<Moment> perform(Life life, CaseMove move, Instant at, Sitting sitting) {
        CaseDesk inside = desk.in(sitting);
        Case after = perform(life, move, at, inside);
        return next(life, after, Optional.empty(), at);
    }

    private static Optional<CaseMove> move(Life life, CaseStage stage) {
        return switch (stage) {
            case UNREPORTED -> Optional.of(CaseMove.REPORT);
            case REPORTED -> Optional.of(first(life.fate()));
            case ACCEPTED -> Optional.of(CaseMove.ASSIGN);
            case ASSIGNED -> Optional.of(CaseMove.TAKE_UP);
            case UNDER_WAY -> life.fate() instanceof Life.Fate.Stuck ? Optional.empty() : Optional.of(CaseMove.HANDLE);
            case HANDLED -> Optional.of(CaseMove.VERIFY);
            case VERIFIED -> Optional.of(CaseMove.CLOSE);
            case CLOSED -> life.voice().channel() == Channel.ROUND ? Optional.empty() : Optional.of(CaseMove.FOLLOW_UP);
            case FOLLOWED_UP, TURNED_AWAY, MERGED, DISPUTED, PAUSED, PARKED, WITHDRAWN, VOIDED, SPLIT ->
                Optional.empty();
        };
    }

    private static CaseMove first(Life.Fate fate) {
        if (fate instanceof Life.Fate.TurnedAway) {
            return CaseMove.TURN_AWAY;
        }
        return fate instanceof Life.Fate.Duplicate ? CaseMove.MERGE : CaseMove.ACCEPT;
    }

    private static Optional<Instant> due(Life life, Case now, Optional<Order> order, CaseMove move) {
        Life.Pace pace = life.pace();
        int accepted = pace.accept();
        int assigned = accepted + pace.assign();
        int takenUp = assigned + pace.takeUp();
        Optional<Instant> handled = now.handling().handledAt();
        return switch (move) {
            case REPORT -> Optional.of(life.reportAt());
            case ACCEPT, TURN_AWAY, MERGE -> Optional.of(minutes(life.reportAt(), accepted));
            case ASSIGN -> Optional.of(minutes(life.reportAt(), assigned));
            case TAKE_UP -> Optional.of(minutes(life.reportAt(), takenUp));
            case HANDLE ->
                Dongting.isServed(life.matter())
                        ? order.filter(each -> each.stage() == OrderStage.DONE)
                                .flatMap(Order::endedAt)
                                .map(at -> minutes(at, pace.handle()))
                        : Optional.of(minutes(life.reportAt(), takenUp + pace.handle()));
            case VERIFY -> handled.map(at -> minutes(at, pace.verify()));
            case CLOSE -> handled.map(at -> minutes(at, pace.verify() + pace.close()));
            case FOLLOW_UP -> now.ending().at().map(at -> minutes(at, pace.followUp()));
            default -> Optional.empty();
        };
    }

    private static Instant minutes(Instant from, int minutes) {
        return from.plus(Duration.ofMinutes(minutes));
    }

    private Case perform(Life life, CaseMove move, Instant at, CaseDesk inside) {
        return switch (move) {
            case REPORT ->
                inside.report(life.id(), report(life), reporting(life)).state();
            case ACCEPT -> accept(life, at, inside);
            case ASSIGN ->
                inside.assign(life.id(), life.doer().id(), act(life, move, unit(life), at))
                        .state();
            case TAKE_UP ->
                inside.takeUp(life.id(), act(life, move, life.doer().id(), at)).state();
            case HANDLE ->
                inside.handle(
                                life.id(),
                                life.matter().solution(),
                                act(life, move, life.doer().id(), at))
                        .state();
            case VERIFY ->
                inside.verify(life.id(), act(life, move, life.gridWorker().id(), at))
                        .state();
            case CLOSE ->
                inside.close(life.id(), act(life, move, life.gridWorker().id(), at))
                        .state();
            case FOLLOW_UP ->
                inside.followUp(life.id(), life.answer(), act(life, move, Cast.PLATFORM.id(), at))
                        .state();
            case TURN_AWAY -> turnAway(life, at, inside);
            case MERGE -> mergeIfOpen(life, at, inside);
            default -> throw new IllegalStateException("Nobody does this today: " + move + ".");
        };
    }

    private static Case accept(Life life, Instant at, CaseDesk inside) {
        Act act = act(life, CaseMove.ACCEPT, life.matter().unit().id(), at);
        return inside.accept(life.id(), life.matter().within(), act).state();
    }

    private static Case turnAway(Life life, Instant at, CaseDesk inside) {
        Life.Fate.TurnedAway fate = (Life.Fate.TurnedAway) life.fate();
        Act act = act(life, CaseMove.TURN_AWAY, unit(life), at);
        return inside.turnAway(
                        life.id(), fate.reason(), Optional.of(fate.instead().id()), act)
                .state();
    }

    private static Case mergeIfOpen(Life life, Instant at, CaseDesk inside) {
        Life.Fate.Duplicate fate = (Life.Fate.Duplicate) life.fate();
        Case original = inside.get(fate.of());
        if (!CaseMove.ABSORB.from().contains(original.stage())
                || original.clock().deadline().isEmpty()) {
            return accept(life, at, inside);
        }
        // Whoever answers for the case that goes on takes this one over.
        ActorId over = original.accountable().orElseGet(() -> unit(life));
        return inside.merge(life.id(), original.id(), act(life, CaseMove.MERGE, over, at))
                .state();
    }

    /** Who receives it: the unit responsible, or the residents' committee for what is not ours. */
    private static ActorId unit(Life life) {
        return life.matter().doers().isEmpty()
                ? Cast.COMMITTEE.id()
                : life.matter().unit().id();
    }

    private static Act act(Life life, CaseMove move, ActorId actor, Instant at) {
        return Act.of(life.act(move), actor, at);
    }

    /** The act of reporting, the same whenever it is tried. */
    static Act reporting(Life life) {
        Act act = Act.of(life.act(CaseMove.REPORT), life.voice().reporter().id(), life.reportAt());
        return life.voice()
                .principal()
                .map(person -> act.onBehalfOf(person.id()))
                .orElse(act);
    }

    /** What is reported, the same whenever it is tried. */
    static Report report(Life life) {
        Life.Voice voice = life.voice();
        Report report = Report.of(life.matter().id(), unit(life), voice.channel())
                .withArea(Dongting.grid(voice.grid()))
                .withPoint(voice.point());
        if (!isSaidBySomebody(life)) {
            return report;
        }
        Actor holder = voice.person();
        String said = voice.grid() + " 号网格，" + life.matter().chinese();
        // The number of the pseudonym behind a code that nobody has.
        String number = holder.id().value().replaceFirst("[^0-9]*", "000-0000-0");
        return report.withDescription(Kept.of(life.matter(), holder, "description", said))
                .withContact(Kept.of(life.matter(), holder, "contact", number));
    }

    /** Whether somebody said something, and is not only met on a round. */
    static boolean isSaidBySomebody(Life life) {
        return life.voice().channel() != Channel.ROUND;
    }
}
