package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.TraceLog;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.trace.Personal;
import org.linli.trace.RefusedException;

/** The thirty lines of the README, compiled and run. */
class ReadmeTest {
    private final java.io.ByteArrayOutputStream printed = new java.io.ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    Path home;

    @Test
    void the_readme_shows_only_what_is_compiled_and_run_here() throws IOException {
        Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("../..");
        Path here = root.resolve("examples/walkthrough/src/test/java/org/linli/docs/ReadmeTest.java");
        Snippets.assertCompiled(root.resolve("README.md"), here);
        Snippets.assertCompiled(root.resolve("README.zh-CN.md"), here);
    }

    @Test
    void a_lamp_is_reported_repaired_and_looked_at_by_somebody_else() {
        tell(home.resolve("trace"));
        String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n");
        assertTrue(lines[0].startsWith("case.verify on case/"), lines[0]);
        assertTrue(lines[0].contains("Who handled a case or answers for it does not verify it."), lines[0]);
        assertEquals("FOLLOWED_UP, 8 facts", lines[1]);
        assertTrue(lines[2].contains("is sound: 8 records"), lines[2]);
    }

    private void tell(Path folder) {
        ActorId resident = ActorId.of("resident-7f3a");
        ActorId property = ActorId.of("property-1");
        ActorId electrician = ActorId.of("electrician-2");
        ActorId gridWorker = ActorId.of("grid-worker-3");

        try (TraceLog log = TraceLog.open(folder, FactCatalog.load())) {
            Community community = Community.open(log, Clock.systemUTC(), IdSource.random());
            CaseDesk cases = community.cases();

            Report dark = Report.of(MatterId.of("street-lighting"), property, Channel.MOBILE)
                    .withDescription(Personal.of(resident, "description", "Dark at door 3"));
            CaseId lamp = cases.report(dark, community.act(resident)).state().id();

            cases.accept(lamp, DeadlineClass.TWENTY_FOUR_HOURS, community.act(property));
            cases.assign(lamp, electrician, community.act(property));
            cases.takeUp(lamp, community.act(electrician));
            cases.handle(lamp, Solution.SOLVED, community.act(electrician));
            try {
                cases.verify(lamp, community.act(electrician));
            } catch (RefusedException refused) {
                out.println(refused.refusal().summarize());
            }
            cases.verify(lamp, community.act(gridWorker));
            cases.close(lamp, community.act(gridWorker));
            cases.followUp(lamp, FollowUp.answered(true, true), community.act(gridWorker));

            out.println(cases.get(lamp).stage() + ", " + log.size() + " facts");
            out.println(log.verify().explain());
        }
    }
}
