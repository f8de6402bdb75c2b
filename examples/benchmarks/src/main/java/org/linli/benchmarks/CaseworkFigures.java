package org.linli.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.casework.OpenCases;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Kind;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;

/** The figures of the spine: whole lives of cases, folding, the view of open cases. */
final class CaseworkFigures {
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId TEAM = ActorId.of("team-1");
    private static final ActorId GRID_WORKER = ActorId.of("grid-worker-1");
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final int LIVES = 60_000;

    private CaseworkFigures() {}

    static List<Figure> all() {
        return List.of(
                Figure.rate("case-lives-one-thread", "lives/s", 75_000, () -> lives(1)),
                Figure.ratio("case-lives-two-threads-over-one", 1.6, () -> lives(2) / lives(1)),
                Figure.time("fold-1M-facts", "s", 0.5, CaseworkFigures::fold),
                Figure.rate("view-apply", "facts/s", 3e6, CaseworkFigures::viewApply),
                Figure.time("view-restore-50000", "s", 0.1, CaseworkFigures::viewRestore));
    }

    /** The same lives, whoever shares in them, and no collection on the way: {@link Benchmarks} leaves them room enough. */
    private static double lives(int threads) throws InterruptedException {
        Community community = newCommunity();
        int each = LIVES / threads;
        List<Thread> workers = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> live(community, number * each, each)))
                .toList();
        System.gc();
        long start = System.nanoTime();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (community.office().journal().size() != 8L * LIVES) {
            throw new IllegalStateException("Not every life has its eight facts.");
        }
        return LIVES / seconds;
    }

    private static Community newCommunity() {
        return Community.open(InMemoryJournal.create(), Clock.systemUTC(), IdSource.seeded(1));
    }

    private static void live(Community community, int from, int count) {
        CaseDesk desk = community.cases();
        for (int i = from; i < from + count; i++) {
            life(desk, "case-" + i);
        }
    }

    /** The whole life of a case, eight facts. */
    static void life(CaseDesk desk, String key) {
        CaseId id = begin(desk, key);
        desk.assign(id, TEAM, act(key, 3, PROPERTY));
        desk.takeUp(id, act(key, 4, TEAM));
        desk.handle(id, Solution.SOLVED, act(key, 5, TEAM));
        desk.verify(id, act(key, 6, GRID_WORKER));
        desk.close(id, act(key, 7, GRID_WORKER));
        desk.followUp(id, FollowUp.answered(true, true), act(key, 8, GRID_WORKER));
    }

    /** A case that is reported and accepted, and stays open. */
    static CaseId begin(CaseDesk desk, String key) {
        CaseId id = CaseId.of(key);
        Report report = Report.of(MatterId.of("street-lighting"), PROPERTY, Channel.MOBILE)
                .withPoint(new GeoPoint(305_519_012, 1_143_612_345));
        desk.report(id, report, act(key, 1, RESIDENT));
        desk.accept(id, DeadlineClass.TWENTY_FOUR_HOURS, act(key, 2, PROPERTY));
        return id;
    }

    private static Act act(String key, int step, ActorId actor) {
        return Act.of(ActId.of(key + "/" + step), actor, NOW);
    }

    /** One million facts in a journal, made once. */
    private static final class Million {
        static final Journal JOURNAL;

        static {
            Community community = newCommunity();
            live(community, 0, 125_000);
            JOURNAL = community.office().journal();
        }
    }

    private static double fold() {
        Journal journal = Million.JOURNAL;
        long start = System.nanoTime();
        Kind<CaseId, Case> kind = Case.KIND;
        int ended = 0;
        for (int i = 0; i < 125_000; i++) {
            CaseId id = CaseId.of("case-" + i);
            Case state = kind.blank().apply(id);
            for (TraceEvent event : journal.trail(kind.subject(id), Direction.FORWARD)) {
                state = kind.fold(state, event.fact(), event.act());
            }
            ended += state.stage().isOpen() ? 0 : 1;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (ended != 125_000) {
            throw new IllegalStateException("Not every case has ended.");
        }
        return seconds;
    }

    private static double viewApply() {
        List<TraceEvent> events =
                Million.JOURNAL.read(Selection.ALL, 0, 1_000_000).events();
        OpenCases view = new OpenCases();
        long start = System.nanoTime();
        events.forEach(view::apply);
        double seconds = (System.nanoTime() - start) / 1e9;
        return events.size() / seconds;
    }

    /** Fifty thousand open cases as a checkpoint holds them, made once. */
    private static final class Checkpoint {
        static final byte[] BYTES;

        static {
            Community community = newCommunity();
            for (int i = 0; i < 50_000; i++) {
                begin(community.cases(), "case-" + i);
            }
            community.catchUp(Integer.MAX_VALUE);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                community.openCases().save(new DataOutputStream(out));
            } catch (IOException e) {
                throw new IllegalStateException("Memory does not fail.", e);
            }
            BYTES = out.toByteArray();
        }
    }

    private static double viewRestore() throws IOException {
        byte[] bytes = Checkpoint.BYTES;
        OpenCases view = new OpenCases();
        long start = System.nanoTime();
        view.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (view.size() != 50_000) {
            throw new IllegalStateException("Not every case was restored.");
        }
        return seconds;
    }
}
