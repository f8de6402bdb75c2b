package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.community.CommunityExtension;
import org.linli.privacy.LegalBasis;
import org.linli.privacy.PrivacyDesk;
import org.linli.privacy.PrivacyReason;
import org.linli.privacy.Processing;
import org.linli.privacy.PseudonymDesk;
import org.linli.privacy.PseudonymKey;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Digest;
import org.linli.trace.Erasure;
import org.linli.trace.IdSource;
import org.linli.trace.Purpose;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Restatement;
import org.linli.trace.Subject;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** A community that lives on while its oldest records go: what lives long is carried forward before each cut. */
class CarriedCommunityTest {
    private static final ActorId STREET = ActorId.of("street");
    private static final Purpose SERVICE = Purpose.of("service");
    private static final Processing KEYS =
            Processing.ofOrdinary("pseudonyms", "1", LegalBasis.STATUTORY_DUTY, "PIPL-51", STREET, SERVICE);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Restatement<AccountId, Account> ACCOUNTS = new Restatement<>(
            Account.KIND,
            AccountId::of,
            (account, remembered, since) -> new AccountFact.Restated(
                    account.id(),
                    account.status(),
                    account.profile(),
                    account.cents(),
                    account.lastAct(),
                    remembered,
                    since));

    @TempDir
    private Path temp;

    private final CutClock clock = new CutClock();
    private int acts;

    /** A node, with its views. */
    private final class Node {
        final PseudonymDesk pseudonyms = PseudonymDesk.of(new byte[32], KEYS);
        final Community community;
        final PrivacyDesk privacy;

        Node(TraceLog log) {
            community = Community.open(log, clock, IdSource.random());
            privacy = community.keepPrivacy(STREET);
            community.keepPseudonyms(pseudonyms);
            community.attach(new CommunityExtension() {
                @Override
                public List<Restatement<?, ?>> restatements() {
                    return List.of(ACCOUNTS);
                }
            });
            community.catchUp(100_000);
        }

        /** Who each resident is in a matter. */
        List<ActorId> all(Subject matter, List<ActorId> people) {
            return people.stream().map(each -> pseudonyms.of(each, matter)).toList();
        }

        Digest digest(List<ActorId> people) {
            Map<Subject, Record> states = new LinkedHashMap<>();
            for (ActorId each : people) {
                ActorId holder = pseudonyms.holder(each);
                states.put(PseudonymKey.KIND.subject(holder), community.office().get(PseudonymKey.KIND, holder));
            }
            for (int i = 0; i < 5; i++) {
                // An account is touched by its restatement, and otherwise as before.
                AccountId id = AccountId.of("fund-" + i);
                Account account = community.office().get(Account.KIND, id);
                states.put(
                        Account.KIND.subject(id),
                        new Account(id, account.status(), account.profile(), account.cents(), Instant.EPOCH));
            }
            return StateDigest.of(states);
        }
    }

    private TraceLog open(Path folder) {
        TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(10_000);
        return TraceLog.open(folder, SampleLog.CATALOG, clock, small, BrittleDisk.hasty());
    }

    private Act act() {
        return Act.of(ActId.of("act-" + acts++), STREET, clock.instant());
    }

    private static List<ActorId> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(each -> ActorId.of("resident-" + each))
                .toList();
    }

    private void live(TraceLog log, Node node, int month) {
        node.pseudonyms.enrol(people(month, month + 1).get(0), act());
        for (int i = 0; i < 5; i++) {
            SampleLog.append(log, "paid-" + month + "-" + i, SampleLog.deposited("fund-" + i, month + 1));
        }
        clock.advance(MONTH.toSeconds());
        node.community.catchUp(1_000);
    }

    private static CutOutcome cut(TraceLog log, String act, Instant before) {
        return log.cut(new Cut(SampleLog.act(act), before, "kept for a year", "Archives-Rule-12"), over -> false);
    }

    @Test
    void a_community_that_lived_three_years_is_cut_and_goes_on() {
        Path folder = temp.resolve("log");
        Subject festival = Subject.of("roster", "festival");
        try (TraceLog log = open(folder)) {
            Node node = new Node(log);
            node.privacy.declare(KEYS, act());
            for (int month = 0; month < 36; month++) {
                live(log, node, month);
            }
            List<ActorId> everybody = people(2, 36);
            // One is gone, one was enrolled anew.
            node.community.erase(
                    new Erasure(act(), node.pseudonyms.holder(people(0, 1).get(0)), "asked", "PIPL-47"));
            ActorId anew = people(1, 2).get(0);
            node.community.erase(new Erasure(act(), node.pseudonyms.holder(anew), "asked", "PIPL-47"));
            node.pseudonyms.enrol(anew, act());
            Instant began = clock.instant();
            clock.advance(60);
            List<ActorId> called = node.all(festival, everybody);
            Digest before = node.digest(people(0, 36));

            Instant yearAgo = clock.instant().minus(MONTH.multipliedBy(12));
            Instant weekAgo = clock.instant().minus(Duration.ofDays(7));
            CutOutcome refused = cut(log, "cut-too-early", yearAgo);
            assertFalse(refused.isDone(), "nothing was carried forward yet");
            Act carry = act();
            int carried = node.community.carryForward(yearAgo, weekAgo, carry);
            // Of twenty-five months, the last just begun by then, a resident each; and five accounts.
            assertEquals(25 + 5, carried);
            long size = log.size();
            assertEquals(0, node.community.carryForward(yearAgo, weekAgo, carry), "done once");
            assertEquals(0, node.community.carryForward(yearAgo, weekAgo, act()), "nothing is due that has been since");
            assertEquals(size, log.size());
            assertEquals(before, node.digest(people(0, 36)), "carried forward is as before");

            CutOutcome done = cut(log, "cut", yearAgo);
            assertTrue(done.isDone(), done.explain());
            assertTrue(log.verify().isSound(), log.verify().explain());
            assertTrue(log.isCut(1) && log.cutBefore() > 100, "two years have gone: " + log.cutBefore());

            for (Node each : List.of(node, new Node(log))) {
                assertEquals(before, each.digest(people(0, 36)));
                assertEquals(called, each.all(festival, everybody));
                assertEquals(Optional.of(everybody.get(3)), each.pseudonyms.person(called.get(3), SERVICE));
                assertRefused(
                        PrivacyReason.NOT_ENROLLED,
                        () -> each.pseudonyms.of(people(0, 1).get(0), festival));
                assertRefused(
                        PrivacyReason.ENROLLED_ANEW, () -> each.pseudonyms.of(anew, festival, began.minusSeconds(1)));
                assertRefused(PrivacyReason.ALREADY_ENROLLED, () -> each.pseudonyms.enrol(everybody.get(0), act()));
            }
            assertRefused(
                    TraceReason.TOO_OLD_TO_TELL,
                    () -> node.pseudonyms.enrol(
                            anew, Act.of(ActId.of("from-long-ago"), STREET, weekAgo.minusSeconds(1))));
            goOn(log, node);
        }
        assertTrue(TraceLog.verify(folder).isSound());
        try (TraceLog again = open(folder)) {
            assertEquals(48, new Node(again).all(festival, people(0, 48)).size());
        }
    }

    private static void carry(Community community, Instant tenYearsAgo, Act act) {
        Instant weekAgo = act.at().minus(Duration.ofDays(7));
        community.carryForward(tenYearsAgo, weekAgo, act);
    }

    /** Another year, and what was carried forward before is carried forward once more and cut. */
    private void goOn(TraceLog log, Node node) {
        node.pseudonyms.enrol(people(0, 1).get(0), act());
        for (int month = 36; month < 48; month++) {
            live(log, node, month);
        }
        List<ActorId> all = new ArrayList<>(people(0, 48));
        Digest before = node.digest(all);
        Instant yearAgo = clock.instant().minus(MONTH.multipliedBy(6));
        long size = log.size();
        carry(node.community, yearAgo, act());
        assertTrue(log.size() > size + 40, "subjects were carried forward");
        long gone = log.cutBefore();
        CutOutcome done = cut(log, "cut-again", yearAgo);
        assertTrue(done.isDone() && log.cutBefore() > gone, done.explain());
        assertTrue(log.verify().isSound(), log.verify().explain());
        assertEquals(before, new Node(log).digest(all));
    }

    private static void assertRefused(Reason reason, Runnable tried) {
        assertEquals(
                reason,
                assertThrows(RefusedException.class, tried::run).refusal().reason());
    }

    @Test
    void whoever_carries_forward_cannot_forget_their_own_act() {
        try (TraceLog log = open(temp.resolve("log"))) {
            Community community = new Node(log).community;
            assertThrows(
                    IllegalArgumentException.class,
                    () -> community.carryForward(clock.instant().plusSeconds(1), Instant.EPOCH, act()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> community.carryForward(Instant.EPOCH, clock.instant().plusSeconds(1), act()));
            assertEquals(0, community.carryForward(clock.instant(), clock.instant(), act()));
        }
    }
}
