package org.linli.walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.RefusedException;
import org.linli.walkthrough.DayOptions.Flag;
import org.linli.walkthrough.choice.BallotFileException;
import org.linli.walkthrough.choice.Decision;
import org.linli.walkthrough.choice.Decisions;
import org.linli.walkthrough.dongting.MadeUpDay;
import org.linli.walkthrough.filed.FiledDay;
import org.linli.walkthrough.proofs.ProofChapter;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.requests.RequestFile;
import org.linli.walkthrough.requests.RequestFileException;
import org.linli.walkthrough.run.Aside;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.OutFolder;
import org.linli.walkthrough.run.OutFolderException;
import org.linli.walkthrough.run.Phases;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.Seal;
import org.linli.walkthrough.run.SecondProcess;
import org.linli.walkthrough.run.Teller;

/**
 * One run of a day, from what is asked for to the two digests. Everything that can be wrong with the input is found before anything is
 * written.
 */
final class DayRun {

    private final DayOptions options;
    private final Teller teller;
    private final SecondProcess second;
    private final Phases phases = new Phases();
    private boolean isProven = true;

    DayRun(DayOptions options, Teller teller, SecondProcess second) {
        this.options = options;
        this.teller = teller;
        this.second = second;
    }

    /** Runs it; false if something was found wrong at the end. */
    boolean run()
            throws RequestFileException, BallotFileException, OutFolderException, ForeignTraceException, IOException {
        Scenario scenario = phases.measure("read and check the input", this::scenario);
        List<Decision> decisions = phases.measure("count the ballots", this::decisions);
        OutFolder folder = OutFolder.at(options.out());
        folder.check(scenario.identity());
        scenario.introduce(teller);
        folder.begin(scenario.identity());
        decide(decisions, folder);
        Seal seal = play(scenario, folder);
        boolean agrees = agrees(seal, folder);
        if (options.has(Flag.TIMINGS)) {
            phases.tell(teller);
        }
        return agrees && isProven && seal.verdict().isSound();
    }

    private Scenario scenario() throws RequestFileException {
        return options.requests().isEmpty()
                ? MadeUpDay.of(options.seed())
                : FiledDay.of(RequestFile.read(options.requests().orElseThrow()), options.zone(), options.sitting());
    }

    /** Ballots of the community are made up as the day is: a day out of a file has the ballots it is given, and no others. */
    private List<Decision> decisions() throws BallotFileException {
        return Decisions.of(options.ballots(), options.requests().isEmpty(), options.seed());
    }

    private void decide(List<Decision> decisions, OutFolder folder) throws IOException {
        for (Decision decision : decisions) {
            String page = phases.measure(
                    "draw what was decided", () -> decision.page().toHtml());
            Path written = phases.measure("write what was decided", () -> folder.write(decision.file(), page));
            teller.result(decision.headline());
            teller.result("Written 报告: " + written);
        }
    }

    /** Plays the day through the trace and leaves the report. */
    private Seal play(Scenario scenario, OutFolder folder) throws ForeignTraceException, IOException {
        try (TraceLog log = phases.measure(
                "open the trace", () -> TraceLog.open(folder.trace(), FactCatalog.load(), scenario.clock()))) {
            Scenario.Played played = phases.measure("play it through the trace", () -> play(scenario, log));
            Seal seal = phases.measure("digest the state and verify the trace", () -> seal(log, played));
            played.conclude(teller);
            Map<String, String> files = phases.measure("draw the report", () -> played.files(seal));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path written = phases.measure("write the report", () -> folder.write(file.getKey(), file.getValue()));
                teller.result("Written 报告: " + written);
            }
            teller.result("Trace 留痕: " + folder.trace() + ", " + Wording.count(seal.size()) + " facts, "
                    + (seal.verdict().isSound()
                            ? "verified, sound"
                            : seal.verdict().explain()));
            teller.result("root " + seal.root());
            if (options.requests().isEmpty()) {
                isProven = phases.measure(
                        "prove it", () -> ProofChapter.tell(log, folder.trace(), folder.proofs(), teller));
            }
            teller.result(SecondProcess.DIGEST + seal.digest());
            return seal;
        }
    }

    /** What the trace is on disk is checked on one core while another digests what it has come to here. */
    private static Seal seal(TraceLog log, Scenario.Played played) {
        Aside<Verdict> verified = Aside.of(log::verify);
        Digest digest = played.digest();
        Digest root = log.mark(log.size()).root().orElseThrow();
        return new Seal(log.size(), root, verified.get(), digest);
    }

    private Scenario.Played play(Scenario scenario, TraceLog log) throws ForeignTraceException {
        try {
            return scenario.play(log, teller);
        } catch (RefusedException e) {
            throw new ForeignTraceException(e);
        }
    }

    private boolean agrees(Seal seal, OutFolder folder) {
        teller.flush();
        try {
            Digest anew = phases.measureApart("a second process", () -> second.digestOf(folder.trace()));
            boolean same = anew.equals(seal.digest());
            teller.result(SecondProcess.DIGEST + anew);
            teller.result(
                    same
                            ? "The first is from this process, the second from one that knows nothing but the trace: they"
                                    + " agree 一致."
                            : "They differ 不一致: the trace does not say what this process holds.");
            return same;
        } catch (IOException e) {
            teller.result("No second digest: " + e.getMessage() + ".");
            return false;
        }
    }
}
