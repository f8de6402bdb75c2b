package org.linli.walkthrough.dongting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.community.Community;
import org.linli.community.CommunityExtension;
import org.linli.order.DispatchDesk;
import org.linli.order.Order;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Erasure;
import org.linli.trace.IdSource;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.Sitting;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;
import org.linli.walkthrough.dongting.Timetable.Step;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;

/** A day of 东亭社区, made up from a seed. */
public final class MadeUpDay implements Scenario {

    private final long seed;
    private final Lives lives;
    private final Timetable timetable = Timetable.ofTheDay();

    private MadeUpDay(long seed) {
        this.seed = seed;
        this.lives = Lives.of(seed);
    }

    /**
     * The day of a seed.
     *
     * @param seed any number
     * @return the day, always the same for the same seed
     */
    public static MadeUpDay of(long seed) {
        return new MadeUpDay(seed);
    }

    @Override
    public SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("day", "made-up/1");
        identity.put("seed", String.valueOf(seed));
        return Collections.unmodifiableSortedMap(identity);
    }

    @Override
    public void introduce(Teller teller) {
        teller.result("邻里 Linli: a day in 东亭社区, Tuesday 3 March 2026, made up from seed " + seed + ".");
        teller.tell("Every case, person, number and place of this day is synthetic. " + Dongting.PUBLISHED);
    }

    @Override
    public Played play(Journal journal, Teller teller) throws ForeignTraceException {
        Optional<Instant> reached = reached(journal);
        Community community = Community.open(
                journal,
                Clock.systemUTC(),
                IdSource.random(),
                new Community.Settings(
                        new DutyRegister(),
                        WorkCalendar.everyDay(Dongting.ZONE),
                        new Office.Settings(20_000, 1_000, true)));
        States states = new States(Room.ALL);
        Chronicle chronicle = new Chronicle();
        community.attach(new CommunityExtension() {
            @Override
            public List<View> views() {
                return List.of(states, chronicle);
            }
        });
        DispatchDesk dispatch = DispatchDesk.of(community, Dongting.roster(), Dongting.PLATFORM_ITSELF.id());
        Storyteller story = new Storyteller(teller, lives);
        community.catchUp(Integer.MAX_VALUE);
        for (Step step : timetable.steps()) {
            boolean isOver = reached.filter(at -> at.isAfter(step.end())).isPresent();
            boolean isBegun = reached.filter(step::holds).isPresent();
            if (isBegun) {
                chronicle.takeUntold();
                teller.tell("The trace holds " + journal.size() + " facts already, up to "
                        + reached.orElseThrow().atZone(Dongting.ZONE).toLocalTime() + "; going on from there.");
            }
            if (!isOver) {
                if (!isBegun || step.kind() == Timetable.Kind.ERASE) {
                    take(step, community, dispatch, states, story);
                }
                community.catchUp(Integer.MAX_VALUE);
                community.settle(step.end(), Integer.MAX_VALUE);
                community.catchUp(Integer.MAX_VALUE);
                if (step.isFullHour()) {
                    story.hour(
                            step.end(),
                            chronicle.takeUntold(),
                            community.openCases().size());
                }
            }
        }
        story.outOfTheOrdinary(chronicle.takeUntold());
        return new MadeUpPlayed(seed, lives, timetable.end(), community, states, chronicle);
    }

    /** The latest time in the trace, if there is anything in it. */
    private Optional<Instant> reached(Journal journal) throws ForeignTraceException {
        Optional<Instant> latest = Optional.empty();
        long next = 0;
        while (next < journal.size()) {
            var slice = journal.read(Selection.ALL, next, 1_024);
            for (TraceEvent event : slice.events()) {
                Instant at = event.act().at();
                latest = latest.filter(at::isBefore).or(() -> Optional.of(at));
                if (event.position() == 0) {
                    checkFirst(event);
                }
            }
            next = slice.next();
        }
        return latest;
    }

    private void checkFirst(TraceEvent event) throws ForeignTraceException {
        Act expected = CaseWork.reporting(lives.numbered(1));
        if (!event.act().equals(expected)) {
            throw new ForeignTraceException(
                    0, event.act().id() + " of " + event.act().at() + " stands where " + expected.id() + " would");
        }
    }

    private void take(Step step, Community community, DispatchDesk dispatch, States states, Storyteller story) {
        switch (step.kind()) {
            case WORK -> work(step, community, dispatch, states);
            case SEND_AGAIN -> sendAgain(step, community, story);
            case VERIFY_OWN_WORK -> {
                Life life = lives.tempting();
                refused(() -> community.cases().verify(life.id(), attempt(life, CaseMove.VERIFY, life.doer(), step)));
            }
            case OVERSTEP -> {
                Life life = lives.coveted();
                refused(() -> community
                        .cases()
                        .accept(
                                life.id(),
                                life.matter().within(),
                                attempt(life, CaseMove.ACCEPT, Dongting.PROPERTY, step)));
            }
            case ERASE ->
                community.erase(new Erasure(
                        Act.of(ActId.of("dt-0303-erasure-1"), eraser().id(), step.end()),
                        eraser().id(),
                        "asked for by the resident",
                        "PIPL-47"));
        }
    }

    private Actor eraser() {
        return lives.stuck().voice().person();
    }

    /** Everybody does what is due until the end of the step: one sitting, one append. */
    private void work(Step step, Community community, DispatchDesk dispatch, States states) {
        List<Moment> due = due(step, community, dispatch, states);
        if (!due.isEmpty()) {
            community.sit(sitting -> work(due, step, sitting));
        }
    }

    private static int work(List<Moment> due, Step step, Sitting sitting) {
        PriorityQueue<Moment> queue = new PriorityQueue<>(Moment.ORDER);
        queue.addAll(due);
        int done = 0;
        for (Moment moment = queue.poll(); moment != null; moment = queue.poll()) {
            moment.deed()
                    .in(sitting)
                    .filter(next -> !next.at().isAfter(step.end()))
                    .ifPresent(queue::add);
            done++;
        }
        return done;
    }

    private List<Moment> due(Step step, Community community, DispatchDesk dispatch, States states) {
        Map<CaseId, Case> cases = new HashMap<>();
        states.of(Case.KIND).forEach(each -> cases.put(each.id(), each));
        Map<CaseId, Order> orders = new HashMap<>();
        states.of(Order.KIND)
                .forEach(order -> order.placing()
                        .flatMap(placing -> placing.request().cause())
                        .ifPresent(cause -> orders.put(cause, order)));
        CaseWork caseWork = new CaseWork(community.cases());
        OrderWork orderWork = new OrderWork(dispatch);
        List<Moment> due = new ArrayList<>();
        for (Life life : lives.all()) {
            Case now = cases.getOrDefault(life.id(), Case.blank(life.id()));
            Optional<Order> order = Optional.ofNullable(orders.get(life.id()));
            caseWork.next(life, now, order, step.start()).ifPresent(due::add);
            order.flatMap(each -> orderWork.next(each, life, step.start())).ifPresent(due::add);
        }
        due.removeIf(moment -> moment.at().isAfter(step.end()));
        return due;
    }

    private void sendAgain(Step step, Community community, Storyteller story) {
        Life life = lives.sentTwice();
        Outcome<Case> outcome = community.cases().report(life.id(), CaseWork.report(life), CaseWork.reporting(life));
        if (outcome.repeated()) {
            story.aside(
                    step.end(),
                    "重发 " + life.voice().reporter().id() + " sends the report of " + life.id()
                            + " again, not knowing whether it got through: nothing happens twice"
                            + outcome.receipt()
                                    .map(receipt -> ", and it gets the receipt of the first time (position "
                                            + receipt.first() + ")")
                                    .orElse(""));
        }
    }

    private static Act attempt(Life life, CaseMove move, Actor actor, Step step) {
        return Act.of(ActId.of(life.act(move) + ".attempt"), actor.id(), step.end());
    }

    /** Does what the rules are to say no to; the office leaves a notice of it in the trace. */
    private static void refused(Supplier<Outcome<Case>> attempt) {
        try {
            Outcome<Case> outcome = attempt.get();
            throw new IllegalStateException("The attempt on " + outcome.state().id() + " was to be refused.");
        } catch (RefusedException answer) {
            // As it should be. The storyteller tells it from the notice.
        }
    }
}
