package org.linli.walkthrough.dongting;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.order.DispatchDesk;
import org.linli.trace.Act;
import org.linli.trace.IdSource;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;
import org.linli.walkthrough.dongting.Timetable.Step;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;
import org.linli.walkthrough.run.Watching;

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
        // What the seed gives may change with a later version of this program, which then cannot go on with the day.
        identity.put("lives.sha256", lives.digest().toString());
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
        Community community = open(journal);
        States states = new States(Room.ALL);
        Chronicle chronicle = new Chronicle();
        community.attach(Watching.of(states, chronicle));
        DispatchDesk dispatch = DispatchDesk.of(community, Dongting.roster(), Dongting.PLATFORM_ITSELF.id());
        Storyteller story = new Storyteller(teller, lives);
        StepWork work = new StepWork(lives, community, dispatch, states, story);
        community.catchUp(Integer.MAX_VALUE);
        for (Step step : timetable.steps()) {
            boolean isOver = reached.filter(at -> at.isAfter(step.end())).isPresent();
            boolean isBegun = reached.filter(step::holds).isPresent();
            if (isBegun) {
                story.remember(chronicle.takeUntold());
                teller.tell("The trace holds " + journal.size() + " facts already, up to "
                        + reached.orElseThrow().atZone(Dongting.ZONE).toLocalTime() + "; going on from there.");
            }
            if (!isOver) {
                if (!isBegun || step.kind() == Timetable.Kind.ERASE) {
                    work.take(step);
                }
                settle(step, community);
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

    private static Community open(Journal journal) {
        return Community.open(
                journal,
                Clock.systemUTC(),
                IdSource.random(),
                new Community.Settings(
                        new DutyRegister(),
                        WorkCalendar.everyDay(Dongting.ZONE),
                        new Office.Settings(20_000, 1_000, true)));
    }

    /** Views and reactions catch up, and what has fallen due takes its next step. Doing it again does nothing. */
    private static void settle(Step step, Community community) {
        community.catchUp(Integer.MAX_VALUE);
        community.settle(step.end(), Integer.MAX_VALUE);
        community.catchUp(Integer.MAX_VALUE);
    }

    /** The latest time in the trace, if there is anything in it. */
    private Optional<Instant> reached(Journal journal) throws ForeignTraceException {
        Optional<Instant> latest = Optional.empty();
        long next = 0;
        while (next < journal.size()) {
            Slice slice = journal.read(Selection.ALL, next, 1_024);
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
}
