package org.linli.casework.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CasePolicy;
import org.linli.casework.CaseTerms;
import org.linli.casework.Channel;
import org.linli.casework.DuePlan;
import org.linli.casework.FollowUp;
import org.linli.casework.Report;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;

/**
 * Made-up reports and steps. Ids and actors come from small sets, so that steps meet: many are refused, the likely ones lead cases to
 * their ends.
 */
public final class CaseArbitraries {
    /** The actors that take part. */
    public static final List<ActorId> ACTORS = List.of(
            ActorId.of("street"),
            ActorId.of("property"),
            ActorId.of("team-1"),
            ActorId.of("committee"),
            ActorId.of("department"),
            ActorId.of("police"),
            ActorId.of("resident-1"),
            ActorId.of("hotline"),
            ActorId.of("crew"),
            ActorId.of("clerk"),
            ActorId.of("old-firm"));

    /** The cases that steps are about. */
    public static final List<CaseId> CASES = List.of(CaseId.of("c-1"), CaseId.of("c-2"), CaseId.of("c-3"));

    private static final Instant REGISTERED = Instant.parse("2020-01-01T00:00:00Z");

    /** When everything begins. */
    public static final Instant START = Instant.parse("2026-03-03T01:00:00Z");

    /** When the crew departs. */
    public static final Instant CREW_LEAVES = START.plus(Duration.ofDays(4));

    /**
     * Who is of which kind. The crew is a part of the property company, the clerk an officer of the department, the old firm has departed, and
     * the crew does so at {@link #CREW_LEAVES}.
     * The team is not on it: of whom nothing is known, nothing is refused for their kind.
     */
    public static final Roster ROSTER = Roster.of(
            "made-up",
            "1",
            Map.of(
                    ActorId.of("street"), since(ActorKind.STREET_OFFICE),
                    ActorId.of("property"), since(ActorKind.PROPERTY_COMPANY),
                    ActorId.of("crew"),
                            since(ActorKind.PROPERTY_COMPANY)
                                    .alwaysBelow(Optional.of(ActorId.of("property")))
                                    .until(CREW_LEAVES),
                    ActorId.of("committee"), since(ActorKind.RESIDENTS_COMMITTEE),
                    ActorId.of("department"), since(ActorKind.GOVERNMENT_DEPARTMENT),
                    ActorId.of("clerk"),
                            since(ActorKind.STAFF_MEMBER)
                                    .with(Membership.since(ActorId.of("department"), Role.OFFICER, REGISTERED)),
                    ActorId.of("police"), since(ActorKind.POLICE_POST),
                    ActorId.of("resident-1"), since(ActorKind.RESIDENT),
                    ActorId.of("hotline"), since(ActorKind.GOVERNMENT_DEPARTMENT),
                    ActorId.of("old-firm"), since(ActorKind.PROPERTY_COMPANY).until(START.minus(Duration.ofDays(2)))));

    /** The terms: every day is a working day, the hotline is a call centre, limits are low so that they are met, the police post is an arbiter. */
    public static final CaseTerms TERMS = new CaseTerms(
            WorkCalendar.everyDay(ZoneOffset.UTC),
            new CasePolicy(
                    "made-up",
                    "2",
                    1,
                    1,
                    2,
                    DeadlineClass.TWENTY_FOUR_HOURS,
                    DeadlineClass.SEVEN_DAYS,
                    DeadlineClass.SEVEN_DAYS,
                    DeadlineClass.TWENTY_FOUR_HOURS,
                    DeadlineClass.parse("2d"),
                    Optional.empty(),
                    60,
                    2,
                    1,
                    4,
                    Set.of(ActorId.of("hotline")),
                    Set.of(ActorId.of("police"))),
            ROSTER);

    /** What is done when something falls due: a reminder an hour before, the street told when it is overdue. */
    public static final DuePlan PLAN = new DuePlan(
            "made-up",
            "1",
            List.of(
                    DuePlan.Step.remindBefore(Duration.ofHours(1)),
                    DuePlan.Step.escalateAfter(Duration.ofMinutes(1), ActorId.of("street"))));

    private CaseArbitraries() {}

    private static Ties since(ActorKind kind) {
        return Ties.of(kind, REGISTERED);
    }

    /**
     * Any of {@link #ACTORS}.
     *
     * @return actors
     */
    public static Arbitrary<ActorId> actors() {
        return Arbitraries.of(ACTORS);
    }

    /**
     * Any of {@link #CASES}.
     *
     * @return case ids
     */
    public static Arbitrary<CaseId> caseIds() {
        return Arbitraries.of(CASES);
    }

    /**
     * Reports of every kind, with and without area, point and personal parts, with any characters at all in these.
     *
     * @return reports
     */
    public static Arbitrary<Report> reports() {
        return reports(Arbitraries.strings().all().ofMaxLength(40));
    }

    /**
     * Reports of every kind, with what residents say in their own words.
     *
     * @param words what they say
     * @return reports
     */
    public static Arbitrary<Report> reports(Arbitrary<String> words) {
        Arbitrary<GeoPoint> points = Combinators.combine(
                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000))
                .as(GeoPoint::new);
        Arbitrary<Report> begun = Combinators.combine(
                        Arbitraries.of(CaseKind.class),
                        Arbitraries.of("lamp", "noise", "lift").map(MatterId::of),
                        actors(),
                        Arbitraries.of(Channel.class),
                        actors().optional())
                .as((kind, matter, receiver, channel, accused) -> {
                    Report report = Report.of(matter, receiver, channel).withKind(kind);
                    return accused.map(report::against).orElse(report);
                });
        return Combinators.combine(
                        begun,
                        Arbitraries.of("g-1", "g-2").map(AreaId::of).optional(),
                        points.optional(),
                        words.optional(),
                        words.optional())
                .as((report, area, point, description, contact) -> new Report(
                        report.kind(),
                        report.matter(),
                        report.receiver(),
                        report.channel(),
                        report.accused(),
                        area,
                        point,
                        description.map(said -> Personal.of(ActorId.of("resident-1"), "description", said)),
                        contact.map(number -> Personal.of(ActorId.of("resident-1"), "contact", number))));
    }

    /**
     * Steps, each of which becomes a command once it is known how the cases stand: two in three are likely to be granted.
     *
     * @return steps
     */
    public static Arbitrary<CaseStep> steps() {
        Arbitrary<Integer> any =
                Arbitraries.integers().between(0, 1 << 16).withDistribution(RandomDistribution.uniform());
        // Mostly minutes go by, now and then a day or more, and rarely a clock runs backwards.
        Arbitrary<Integer> minutes = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.integers().between(0, 40)),
                Tuple.of(3, Arbitraries.integers().between(60, 3_000)),
                Tuple.of(1, Arbitraries.integers().between(-200, -1)));
        Arbitrary<String> words =
                Arbitraries.frequency(Tuple.of(12, "dark"), Tuple.of(1, "a\u202eb"), Tuple.of(1, "loud ".repeat(20)));
        return Combinators.combine(any, any, any, any, minutes, reports(words))
                .as(CaseStep::new)
                .edgeCases(EdgeCases.Config::none);
    }

    /**
     * Facts of every kind, out of lives that have been lived.
     *
     * @return facts
     */
    public static Arbitrary<CaseFact> facts() {
        return Combinators.combine(
                        steps().list().ofSize(50), Arbitraries.integers().between(0, 1_000))
                .as((steps, pick) -> {
                    List<TraceEvent> events =
                            live(steps).read(Selection.ALL, 0, 1_000).events();
                    return events.isEmpty()
                            ? new CaseFact.TakenUp(CASES.get(0), Audience.PARTIES)
                            : (CaseFact) events.get(pick % events.size()).fact();
                });
    }

    private static Journal live(List<CaseStep> steps) {
        Journal journal = InMemoryJournal.create();
        CaseDesk desk = CaseDesk.at(
                Office.over(journal, Office.Settings.DEFAULT),
                Authority.checkedByHost(),
                () -> TERMS,
                Clock.fixed(START, ZoneOffset.UTC));
        Instant latest = START;
        int number = 0;
        for (CaseStep step : steps) {
            CaseStep.Decided decided = step.decide(CASES, desk::get, latest);
            latest = decided.at().isAfter(latest) ? decided.at() : latest;
            try {
                decided.command().perform(desk, decided.act(number++));
            } catch (RefusedException answer) {
                // Many are; what counts here is what was granted.
            }
        }
        return journal;
    }

    /**
     * Follow-ups of every kind.
     *
     * @return follow-ups
     */
    public static Arbitrary<FollowUp> followUps() {
        return Arbitraries.of(
                FollowUp.NOT_REACHED,
                FollowUp.answered(true, true),
                FollowUp.answered(true, false),
                FollowUp.answered(false, true),
                FollowUp.answered(false, false));
    }
}
