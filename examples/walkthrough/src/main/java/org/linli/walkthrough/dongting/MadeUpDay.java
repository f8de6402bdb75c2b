package org.linli.walkthrough.dongting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.actor.ActorRegister;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Accountability;
import org.linli.casework.CaseFact;
import org.linli.casework.CasePolicy;
import org.linli.casework.CaseTerms;
import org.linli.casework.DuePlan;
import org.linli.community.Community;
import org.linli.order.DispatchDesk;
import org.linli.privacy.PrivacyDesk;
import org.linli.trace.Act;
import org.linli.trace.ActId;
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

    /** The platform takes calls and passes them on: it never answers for a case (首接负责). */
    private static final CasePolicy POLICY = CasePolicy.DEFAULT.toBuilder("dongting")
            .addCallCentre(Cast.PLATFORM.id())
            .build();

    /** Whoever answers for a case is reminded half an hour before it is due; an hour after, the street is told. */
    private static final DuePlan PLAN = new DuePlan(
            "dongting",
            "1",
            List.of(
                    DuePlan.Step.remindBefore(Duration.ofMinutes(30)),
                    DuePlan.Step.escalateAfter(Duration.ofHours(1), Cast.STREET.id())));

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
        identity.put("day", "made-up/3");
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

    /** The day is made up, its time too: nothing in it is later than its end. */
    @Override
    public Clock clock() {
        return Clock.fixed(timetable.end(), Dongting.ZONE);
    }

    @Override
    public Played play(Journal journal, Teller teller) throws ForeignTraceException {
        Optional<Instant> reached = reached(journal);
        Community community = open(journal);
        States states = new States(Room.ALL);
        Chronicle chronicle = new Chronicle();
        Accountability accountability = new Accountability();
        community.attach(Watching.of(states, chronicle, accountability));
        community.watch(PLAN, Cast.PLATFORM.id());
        DispatchDesk dispatch = DispatchDesk.of(community, Dongting.roster(), Cast.PLATFORM.id());
        Storyteller story = new Storyteller(teller, lives);
        PrivacyDesk privacy = community.keepPrivacy(Cast.PLATFORM.id());
        StepWork work = new StepWork(lives, community, dispatch, privacy, states, story);
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
                if (!isBegun || step.kind().isDoneAgain()) {
                    work.take(step);
                }
                settle(step, community);
                if (step.isFullHour() && step.kind() == Timetable.Kind.WORK) {
                    story.hour(
                            step.end(),
                            chronicle.takeUntold(),
                            community.openCases().size());
                }
            }
        }
        story.outOfTheOrdinary(chronicle.takeUntold());
        return new MadeUpPlayed(seed, lives, timetable.end(), community, states, chronicle, accountability);
    }

    private Community open(Journal journal) {
        ActorRegister register = new ActorRegister();
        WorkCalendar calendar = WorkCalendar.everyDay(Dongting.ZONE);
        return Community.open(
                journal,
                clock(),
                IdSource.random(),
                new Community.Settings(
                        new DayAuthority(),
                        () -> new CaseTerms(calendar, POLICY, register.roster()),
                        new Office.Settings(20_000, 1_000, true)),
                register);
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
                check(event);
            }
            next = slice.next();
        }
        return latest;
    }

    /** Begins every such day as it is here, and has the first life of this seed reported as it is here. */
    private void check(TraceEvent event) throws ForeignTraceException {
        Act reporting = CaseWork.reporting(lives.numbered(1));
        boolean isReport = event.fact() instanceof CaseFact.Reported reported
                && reported.id().equals(lives.numbered(1).id());
        ActId expected = isReport ? reporting.id() : Opening.first();
        boolean isForeign = isReport
                ? !event.act().equals(reporting)
                : event.position() == 0 && !event.act().id().equals(expected);
        if (isForeign) {
            throw new ForeignTraceException(
                    event.position(),
                    event.act().id() + " of " + event.act().at() + " stands where " + expected + " would");
        }
    }
}
