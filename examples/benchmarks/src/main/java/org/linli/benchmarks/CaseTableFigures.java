package org.linli.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Accountability;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseFilter;
import org.linli.casework.CaseId;
import org.linli.casework.CasePolicy;
import org.linli.casework.CaseRegister;
import org.linli.casework.CaseStage;
import org.linli.casework.CaseTerms;
import org.linli.casework.Channel;
import org.linli.casework.Derivation;
import org.linli.casework.Evidence;
import org.linli.casework.EvidenceKind;
import org.linli.casework.Exclusion;
import org.linli.casework.ExtendReason;
import org.linli.casework.FollowUp;
import org.linli.casework.OversightDesk;
import org.linli.casework.ParkReason;
import org.linli.casework.PauseReason;
import org.linli.casework.ReopenReason;
import org.linli.casework.Report;
import org.linli.casework.SendBack;
import org.linli.casework.Solution;
import org.linli.casework.WhistleAnswer;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * The figures of the full table of cases: lives of every kind, a million cases by any filter, who answered for what in ten years. A life is
 * what becomes of one report: nine in ten are ordinary, and one in ten is sent back, disputed, ruled on, whistled for, parked, extended,
 * reworked and reopened.
 */
final class CaseTableFigures {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId TEAM = ActorId.of("team-1");
    private static final ActorId STREET = ActorId.of("street-1");
    private static final ActorId WATER = ActorId.of("water-1");
    private static final DeadlineClass DAY = DeadlineClass.TWENTY_FOUR_HOURS;
    private static final MatterId LIGHT = MatterId.of("street-lighting");
    private static final int LIVES = 60_000;
    private static final int CASES = 1_000_000;
    private static final int ACTORS = 500;
    private static final int AREAS = 200;
    private static final int DAYS = 3_650;
    private static final int PLACES = 100;

    private CaseTableFigures() {}

    static List<Figure> all() {
        return List.of(
                Figure.rate("case-table-lives", "lives/s", 60_000, CaseTableFigures::lives),
                Figure.time("register-filter-1M", "s", 0.05, CaseTableFigures::filter),
                Figure.time("who-answered-10-years", "us", 10, CaseTableFigures::whoAnswered));
    }

    private static double lives() {
        Instant since = Instant.parse("2020-01-01T00:00:00Z");
        CaseTerms terms = CaseTerms.of(WorkCalendar.everyDay(ZoneOffset.UTC))
                .with(CasePolicy.DEFAULT)
                .with(Roster.of(
                        "benchmark",
                        "1",
                        Map.of(
                                STREET, Ties.of(ActorKind.STREET_OFFICE, since),
                                WATER, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, since))));
        Community community = Community.open(
                InMemoryJournal.create(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(Authority.checkedByHost(), terms, Office.Settings.DEFAULT));
        CaseDesk desk = community.cases();
        long start = System.nanoTime();
        for (int i = 0; i < LIVES; i++) {
            if (i % 10 == 0) {
                troubled(desk, "case-" + i);
            } else {
                ordinary(desk, "case-" + i);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long facts = 8L * (LIVES - LIVES / 10) + 30L * (LIVES / 10);
        if (community.office().journal().size() != facts) {
            throw new IllegalStateException(
                    "The lives have " + community.office().journal().size() + " facts and not " + facts + ".");
        }
        return LIVES / seconds;
    }

    private static void ordinary(CaseDesk desk, String key) {
        CaseId id = CaseId.of(key);
        Steps steps = new Steps(key);
        desk.report(id, Report.of(LIGHT, PROPERTY, Channel.MOBILE), steps.by(RESIDENT));
        desk.accept(id, DAY, steps.by(PROPERTY));
        desk.assign(id, TEAM, steps.by(PROPERTY));
        desk.takeUp(id, steps.by(TEAM));
        finish(desk, id, steps, TEAM);
    }

    private static void finish(CaseDesk desk, CaseId id, Steps steps, ActorId doer) {
        desk.handle(id, Solution.SOLVED, steps.by(doer));
        desk.verify(id, steps.by(STREET));
        desk.close(id, steps.by(STREET));
        desk.followUp(id, FollowUp.answered(true, true), steps.by(STREET));
    }

    private static void troubled(CaseDesk desk, String key) {
        CaseId id = CaseId.of(key);
        Steps steps = new Steps(key);
        OversightDesk above = desk.oversight();
        desk.report(id, Report.of(LIGHT, PROPERTY, Channel.MOBILE), steps.by(RESIDENT));
        desk.attach(id, new Evidence(EvidenceKind.PHOTO, new Digest(1, 2, 3, 4)), steps.by(RESIDENT));
        desk.accept(id, DAY, steps.by(PROPERTY));
        desk.assign(id, TEAM, steps.by(PROPERTY));
        desk.sendBack(id, SendBack.NO_MEANS, steps.by(TEAM));
        desk.assign(id, TEAM, steps.by(PROPERTY));
        desk.dispute(id, Optional.of(WATER), steps.by(TEAM));
        above.rule(id, WATER, DAY, steps.by(STREET));
        above.extend(id, DAY, ExtendReason.SEVERAL_UNITS, steps.by(STREET));
        desk.takeUp(id, steps.by(WATER));
        above.whistle(id, List.of(WATER), DAY, steps.by(STREET));
        above.answerWhistle(id, WhistleAnswer.COMING, steps.by(WATER));
        desk.pause(id, PauseReason.MATERIAL, steps.by(WATER));
        above.park(id, ParkReason.FUNDS, NOW.plus(Duration.ofDays(9)), steps.by(STREET));
        desk.resume(id, steps.by(WATER));
        desk.handle(id, Solution.SOLVED, steps.by(WATER));
        desk.sendToRework(id, steps.by(STREET));
        finish(desk, id, steps, WATER);
        desk.reopen(id, ReopenReason.NOT_DONE, DAY, steps.by(STREET));
        desk.assign(id, WATER, steps.by(WATER));
        desk.takeUp(id, steps.by(WATER));
        desk.handle(id, Solution.SOLVED, steps.by(WATER));
        desk.verify(id, steps.by(STREET));
        above.exclude(id, Exclusion.FORCE_MAJEURE, steps.by(STREET));
        CaseId later = CaseId.of(key + "-later");
        desk.report(later, Report.of(LIGHT, PROPERTY, Channel.PHONE), steps.by(RESIDENT));
        desk.relate(later, Derivation.FOLLOWS, id, steps.by(PROPERTY));
    }

    /** The acts of one life, one after the other. */
    private static final class Steps {
        private final String key;
        private int step;

        Steps(String key) {
            this.key = key;
        }

        Act by(ActorId actor) {
            return Act.of(ActId.of(key + "/" + step++), actor, NOW);
        }
    }

    /** A million cases by five hundred actors in two hundred areas, made once. */
    private static final class Million {
        static final CaseRegister REGISTER = new CaseRegister();

        static {
            for (int i = 0; i < CASES; i++) {
                CaseId id = CaseId.of("case-" + i);
                ActorId unit = ActorId.of("unit-" + i % ACTORS);
                Instant at = NOW.plusSeconds(i % 100_000L);
                AreaId area = AreaId.of("area-" + i / ACTORS % AREAS);
                put(
                        REGISTER,
                        new CaseFact.Reported(
                                id, Report.of(LIGHT, unit, Channel.PHONE).withArea(area)),
                        unit,
                        at,
                        i);
                if (i % 4 > 0) {
                    put(
                            REGISTER,
                            new CaseFact.Accepted(
                                    id, DAY.from(at, WorkCalendar.everyDay(ZoneOffset.UTC)), Audience.PARTIES),
                            unit,
                            at,
                            i);
                }
                if (i % 4 == 3) {
                    put(REGISTER, new CaseFact.Closed(id, Audience.PARTIES), unit, at, i);
                }
            }
        }
    }

    private static void put(View view, Fact<?> fact, ActorId actor, Instant at, int number) {
        Act act = Act.of(ActId.of("act-" + number), actor, at);
        view.apply(new TraceEvent(new Head(1, number), act, at, fact, List.of()));
    }

    private static double filter() {
        CaseRegister register = Million.REGISTER;
        CaseFilter filter = CaseFilter.ALL
                .of(ActorId.of("unit-17"))
                .in(AreaId.of("area-40"))
                .at(CaseStage.ACCEPTED, CaseStage.UNDER_WAY)
                .dueBefore(NOW.plus(Duration.ofDays(3)));
        // Few rows pass the first filter; nearly a fourth pass the second one and are sifted for the earliest hundred.
        CaseFilter broad = CaseFilter.ALL.at(CaseStage.ACCEPTED).dueBefore(NOW.plus(Duration.ofDays(2)));
        long start = System.nanoTime();
        int found = register.find(filter, 100).size();
        double narrow = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        int many = register.find(broad, 100).size();
        double wide = (System.nanoTime() - start) / 1e9;
        if (found == 0 || many != 100) {
            throw new IllegalStateException("The filters found " + found + " and " + many + " cases.");
        }
        return Math.max(narrow, wide);
    }

    /** Ten years: in each of a hundred places a case a day, with two units that answer for it one after the other. Made once. */
    private static final class TenYears {
        static final Accountability VIEW = new Accountability();

        static {
            int number = 0;
            for (int day = 0; day < DAYS; day++) {
                for (int place = 0; place < PLACES; place++) {
                    CaseId id = CaseId.of("case-" + day + "-" + place);
                    Instant at = NOW.plus(Duration.ofDays(day));
                    Report report = Report.of(LIGHT, PROPERTY, Channel.PHONE).withArea(AreaId.of("area-" + place));
                    put(VIEW, new CaseFact.Reported(id, report), PROPERTY, at, number++);
                    put(VIEW, new CaseFact.TakenUp(id, Audience.PARTIES), TEAM, at.plusSeconds(3_600), number++);
                    put(
                            VIEW,
                            new CaseFact.Closed(id, Audience.PARTIES),
                            TEAM,
                            at.plusSeconds(day % 50 == 0 ? 4_000_000 : 200_000),
                            number++);
                }
            }
        }
    }

    private static double whoAnswered() {
        Accountability view = TenYears.VIEW;
        int questions = 100_000;
        long found = 0;
        long start = System.nanoTime();
        for (int i = 0; i < questions; i++) {
            Instant day = NOW.plus(Duration.ofDays(i * 31L % DAYS));
            AreaId area = AreaId.of("area-" + i % PLACES);
            found += view.during(LIGHT, Optional.of(area), TimeWindow.of(day, day.plusSeconds(86_400)))
                    .size();
        }
        double micros = (System.nanoTime() - start) / 1e3 / questions;
        if (found < questions) {
            throw new IllegalStateException("Somebody must have answered on every day.");
        }
        return micros;
    }
}
