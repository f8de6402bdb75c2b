package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Erasure;
import org.linli.trace.FactCatalog;
import org.linli.trace.Freshness;
import org.linli.trace.Head;
import org.linli.trace.IdSource;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.Crew;

/** Nodes that write at once keep the rules together, and see one order. */
class TwoNodesTest {
    private static final ActorId LI = ActorId.of("resident-li");
    private static final int ACCOUNTS = TransferringProcess.ACCOUNTS;

    private final PostgresJournal.Settings settings = Server.freshSchema();
    private final PostgresJournal journal = Server.open(settings);

    private static Act act(String id) {
        return Act.of(ActId.of(id), LI, Instant.EPOCH);
    }

    private void openAccounts(long cents) {
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        for (int i = 0; i < ACCOUNTS; i++) {
            desk.open(AccountId.of("a-" + i), act("open-" + i));
            desk.deposit(AccountId.of("a-" + i), cents, act("pay-" + i));
        }
    }

    private long total(Office office) {
        return IntStream.range(0, ACCOUNTS)
                .mapToLong(i -> office.get(Account.KIND, AccountId.of("a-" + i)).cents())
                .sum();
    }

    private List<TraceEvent> assertOneOrder(int size) {
        List<TraceEvent> all = journal.read(Selection.ALL, 0, 1_000_000).events();
        assertEquals(size, all.size());
        Map<Subject, Head> heads = new HashMap<>();
        for (int position = 0; position < size; position++) {
            TraceEvent event = all.get(position);
            Head before = heads.getOrDefault(event.fact().subject(), Head.NONE);
            assertEquals(new Head(before.sequence() + 1, position), event.head());
            heads.put(event.fact().subject(), event.head());
        }
        assertEquals(journal.mark(size).root().orElseThrow(), Trees.rootOf(journal));
        return all;
    }

    @Test
    void two_processes_move_money_without_a_false_refusal_and_see_the_same_order() throws Exception {
        int transfers = Integer.getInteger("linli.postgres.transfers", 40);
        openAccounts(1_000_000);
        int events = 2 * ACCOUNTS + 2 * 2 * 2 * transfers;
        Process one = start("one", transfers, events);
        Process two = start("two", transfers, events);
        try {
            Map<String, String> first = said(one);
            Map<String, String> second = said(two);
            assertEquals(0, one.waitFor());
            assertEquals(0, two.waitFor());
            assertEquals("0", first.get("refused"));
            assertEquals("0", second.get("refused"));
            assertEquals(first.get("order"), second.get("order"));
        } finally {
            one.destroyForcibly();
            two.destroyForcibly();
        }
        List<TraceEvent> all = assertOneOrder(events);
        assertEquals(ACCOUNTS * 1_000_000L, total(Office.over(journal)));
        Set<ActId> acts = new HashSet<>();
        for (TraceEvent event : all) {
            acts.add(event.act().id());
        }
        assertEquals(2 * ACCOUNTS + 2 * 2 * transfers, acts.size(), "each act once");
    }

    @Test
    void a_process_that_is_killed_somewhere_leaves_whole_transfers_and_nothing_that_blocks_others() throws Exception {
        openAccounts(1_000_000);
        Process one = start("one", 100_000, Long.MAX_VALUE);
        try (BufferedReader lines = lines(one)) {
            assertEquals("open", lines.readLine());
            while (journal.size() < 2 * ACCOUNTS + 40) {
                journal.awaitBeyond(2 * ACCOUNTS + 39, java.time.Duration.ofSeconds(20));
            }
        } finally {
            one.destroyForcibly().waitFor();
        }
        Office office = Office.over(Server.open(settings));
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountDesk.at(office).deposit(AccountId.of("a-" + i), 1, act("after-" + i));
        }
        assertEquals(ACCOUNTS * 1_000_001L, total(office));
        assertOneOrder((int) journal.size());
        assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".arrival"));
    }

    private Process start(String name, int transfers, long events) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TransferringProcess.class.getName(),
                        Server.url(),
                        settings.schema(),
                        name,
                        Integer.toString(transfers),
                        Long.toString(events))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> said(Process process) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (BufferedReader lines = lines(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int blank = line.indexOf(' ');
                said.put(blank < 0 ? line : line.substring(0, blank), line.substring(blank + 1));
            }
        }
        return said;
    }

    @Test
    void offices_on_two_nodes_refuse_only_what_the_money_does_not_cover() throws Exception {
        openAccounts(3);
        List<Office> nodes = List.of(Office.over(journal), Office.over(Server.open(settings, Server.anotherPool())));
        int[] done = new int[4];
        Crew.of(4, number -> {
            AccountDesk desk = AccountDesk.at(nodes.get(number % 2));
            for (int i = 0; i < 10; i++) {
                AccountId from = AccountId.of("a-" + i % ACCOUNTS);
                try {
                    desk.withdraw(from, List.of(), 1, act("take-" + number + "-" + i));
                    done[number]++;
                } catch (org.linli.trace.RefusedException notCovered) {
                    // What an office has at hand may lag; nobody puts anything in, so a fresh look says what the rule
                    // saw.
                    assertEquals(
                            0,
                            Office.over(nodes.get(number % 2).journal())
                                    .get(Account.KIND, from)
                                    .cents());
                }
            }
        });
        int taken = done[0] + done[1] + done[2] + done[3];
        // Looked at afresh, on each node: what an office has at hand may lag behind the other node.
        for (Office node : nodes) {
            assertEquals(3L * ACCOUNTS - taken, total(Office.over(node.journal())));
        }
        // 40 wishes: accounts 0 to 3 have eight each and three cents, 4 and 5 have four each and three cents.
        assertEquals(18, taken);
    }

    @Test
    void one_community_on_two_nodes_is_the_same_on_both() {
        PostgresJournal mine = PostgresJournal.open(Server.pool(), FactCatalog.load(), Clock.systemUTC(), settings);
        PostgresJournal theirs =
                PostgresJournal.open(Server.anotherPool(), FactCatalog.load(), Clock.systemUTC(), settings);
        Community here = Community.open(mine, Clock.systemUTC(), IdSource.random());
        Community there = Community.open(theirs, Clock.systemUTC(), IdSource.random());
        ActorId property = ActorId.of("property-1");
        Report dark = Report.of(MatterId.of("street-lighting"), property, Channel.MOBILE)
                .withDescription(Personal.of(LI, "description", "Dark at door 3"));
        CaseId lamp = here.cases().report(dark, here.act(LI)).state().id();
        there.cases().accept(lamp, DeadlineClass.TWENTY_FOUR_HOURS, there.act(property));
        here.cases().assign(lamp, ActorId.of("electrician-2"), here.act(property));
        there.cases().takeUp(lamp, there.act(ActorId.of("electrician-2")));
        here.catchUp(1_000);
        there.catchUp(1_000);

        assertEquals(4, theirs.size());
        assertEquals(
                here.office().get(Case.KIND, lamp, Freshness.latest()),
                there.office().get(Case.KIND, lamp, Freshness.latest()));
        assertEquals(here.openCases().size(), there.openCases().size());
        assertEquals(1, there.openCases().size());
        there.office().erase(new Erasure(there.act(property), LI, "moved away", "PIPL-47"));
        assertTrue(here.cases()
                .get(lamp)
                .intake()
                .orElseThrow()
                .report()
                .description()
                .isPresent());
        here.catchUp(1_000);
        assertEquals(
                Optional.empty(),
                here.cases()
                        .get(lamp)
                        .intake()
                        .orElseThrow()
                        .report()
                        .description()
                        .orElseThrow()
                        .reveal(Purpose.of("test")));
    }
}
