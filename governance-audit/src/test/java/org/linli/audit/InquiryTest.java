package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.interop.CloudEvents;
import org.linli.audit.interop.Provenance;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Entry;
import org.linli.trace.Fact;
import org.linli.trace.FactCatalog;
import org.linli.trace.FactFamily;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountId;

/** Who handled what, when, how and with what effect, out of the records alone. */
class InquiryTest {
    private static final ActorId WORKER = ActorId.of("grid-worker-3");
    private static final ActorId STREET = ActorId.of("street-1");
    private static final AreaId DONGTING = AreaId.of("420106012021");
    private static final MatterId LIGHTING = MatterId.of("lighting");

    @TempDir
    private Path temp;

    private TraceLog log;

    @BeforeEach
    void write() {
        log = SampleLog.open(temp.resolve("log"));
        Report lamp = Report.of(LIGHTING, STREET, Channel.PHONE)
                .withArea(DONGTING)
                .withDescription(Personal.of(SampleLog.LI, "description", "the lamp before 17-2"));
        append(
                "2026-03-01T08:00:00Z",
                WORKER,
                Optional.of(SampleLog.LI),
                new CaseFact.Reported(CaseId.of("lamp"), lamp));
        append(
                "2026-03-02T08:00:00Z",
                STREET,
                Optional.empty(),
                new CaseFact.TakenUp(CaseId.of("lamp"), Audience.PARTIES));
        Report bribe = Report.of(MatterId.of("conduct"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .withArea(DONGTING);
        append("2026-03-03T08:00:00Z", WORKER, Optional.empty(), new CaseFact.Reported(CaseId.of("bribe"), bribe));
        append(
                "2026-04-02T08:00:00Z",
                STREET,
                Optional.empty(),
                new CaseFact.Closed(CaseId.of("lamp"), Audience.PUBLIC));
        append("2026-04-03T08:00:00Z", STREET, Optional.empty(), SampleLog.deposited("a", 7));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void append(String at, ActorId actor, Optional<ActorId> principal, Fact<?> fact) {
        Act act = Act.of(ActId.of("act-" + at), actor, Instant.parse(at));
        Map<Subject, Head> read = new HashMap<>();
        read.put(fact.subject(), SampleLog.head(log, fact.subject()));
        log.append(List.of(Entry.of(principal.map(act::onBehalfOf).orElse(act), fact)), read);
    }

    @Test
    void an_answer_says_who_did_what_when_and_what_came_of_it() {
        TimeWindow march = TimeWindow.of(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        ActorId street = STREET;

        InquiryAnswer answer = Inquiry.seenBy(Audience.PARTIES)
                .in(AreaId.of("420106012021"))
                .by(street)
                .during(march)
                .ask(log);
        System.out.println(answer.explain());

        assertEquals(1, answer.handlings().size());
        Handling lamp = answer.handlings().get(0);
        assertEquals(Subject.of("case", "lamp"), lamp.subject());
        assertEquals(List.of(LIGHTING), lamp.matters());
        assertEquals(List.of(DONGTING), lamp.areas());
        assertEquals(List.of(STREET), lamp.handlers());
        assertEquals("case.taken_up", lamp.steps().get(0).type());
        assertEquals("case.closed", lamp.effect().type());
        assertEquals(List.of(1L, 3L), answer.positions());
        assertEquals("""
                case/lamp (lighting, 420106012021)
                  2026-03-02T08:00:00Z case.taken_up by street-1 [record 1]
                  since then: 2026-04-02T08:00:00Z case.closed by street-1 [record 3]""", answer.explain());
    }

    @Test
    void each_answer_can_be_proven_by_its_records() throws Exception {
        NoteSigner signer = SampleKeys.log("trace.example/dongting");
        Checkpoints checkpoints = Checkpoints.of(log, signer);
        checkpoints.sign();
        InquiryAnswer answer =
                Inquiry.seenBy(Audience.PARTIES).inMatter(LIGHTING).ask(log);
        assertEquals(3, answer.positions().size());
        for (long position : answer.positions()) {
            assertTrue(checkpoints.receipt(position).toString().contains("index " + position));
        }
    }

    @Test
    void what_the_asker_may_not_see_counts_for_nothing() {
        Inquiry parties = Inquiry.seenBy(Audience.PARTIES).inMatter(MatterId.of("conduct"));
        assertTrue(parties.ask(log).handlings().isEmpty());
        assertTrue(parties.ask(log).explain().startsWith("Nothing was found in the 5 records"));
        assertEquals(
                1,
                Inquiry.seenBy(Audience.OFFICERS)
                        .inMatter(MatterId.of("conduct"))
                        .ask(log)
                        .handlings()
                        .size());
        // That the lamp is in this area stands in a record for the parties only.
        Inquiry anybody = Inquiry.seenBy(Audience.PUBLIC);
        assertTrue(anybody.in(DONGTING).ask(log).handlings().isEmpty());
        assertEquals(
                List.of(), anybody.ofKind("case").ask(log).handlings().get(0).areas());
        assertFalse(anybody.ask(log).explain().contains(SampleLog.LI.value()));
    }

    @Test
    void nothing_personal_is_said_and_no_fact_need_be_known() {
        log.close();
        try (TraceLog bare = TraceLog.openForReading(temp.resolve("log"), FactCatalog.of(List.of()))) {
            InquiryAnswer answer = Inquiry.seenBy(Audience.AUDITORS)
                    .about(Subject.of("case", "lamp"))
                    .ask(bare);
            Handling lamp = answer.handlings().get(0);
            assertEquals(List.of(WORKER, SampleLog.LI, STREET), lamp.handlers());
            assertFalse(lamp.toString().contains("17-2"));
            assertEquals("description", ((Map<?, ?>) lamp.steps().get(0).said().get("report")).get("description"));
        }
        log = SampleLog.open(temp.resolve("log"));
    }

    @Test
    void a_long_answer_says_that_it_is_not_whole() {
        InquiryAnswer one = Inquiry.seenBy(Audience.AUDITORS).atMost(1).ask(log);
        assertFalse(one.isWhole());
        assertTrue(one.explain().endsWith("There are more. Maybe ask more narrowly."));
        assertThrows(
                IllegalArgumentException.class,
                () -> Inquiry.seenBy(Audience.PUBLIC).atMost(0));
    }

    /** The names of a half-known member must not stop an answer. */
    @Test
    void a_member_that_is_no_area_is_passed_over() {
        Mentions mentions = new Mentions();
        mentions.addAll(Map.of("area", "no area at all", "areas", List.of("1", 2L, List.of("3")), "grid", true));
        assertEquals(List.of(AreaId.of("1"), AreaId.of("3")), mentions.areas());
    }

    @Test
    void a_scope_names_its_matters_and_an_area_is_about_itself() {
        Mentions mentions = new Mentions();
        mentions.addAll(Map.of("scope", Map.of("matters", List.of("lighting"), "areas", List.of("420106012021"))));
        assertEquals(List.of(LIGHTING), mentions.matters());
        assertEquals(List.of(DONGTING), mentions.areas());
        Mentions own = new Mentions();
        own.add(Subject.of("area", "420106012021"));
        own.add(Subject.of("case", "7"));
        assertEquals(List.of(DONGTING), own.areas());
    }

    /** Facts of a family as it was when they were recorded. */
    static final class Before {
        private Before() {}

        sealed interface Noted extends Fact<Account> {
            record Said(AccountId account, String text) implements Noted {
                @Override
                public Subject subject() {
                    return Account.KIND.subject(account);
                }

                @Override
                public Audience audience() {
                    return Audience.OFFICERS;
                }

                @Override
                public Account applyTo(Account before, Act act) {
                    return before;
                }
            }
        }
    }

    /** And as it is now. */
    static final class Now {
        private Now() {}

        sealed interface Noted extends Fact<Account> {
            record Said(AccountId account, String text) implements Noted {
                @Override
                public Subject subject() {
                    return Account.KIND.subject(account);
                }

                @Override
                public Audience audience() {
                    return Audience.PUBLIC;
                }

                @Override
                public Account applyTo(Account before, Act act) {
                    return before;
                }
            }
        }
    }

    @Test
    void who_may_see_a_record_was_said_when_it_was_recorded() {
        Path folder = temp.resolve("noted");
        FactCatalog before = FactCatalog.of(List.of(FactFamily.of("note", Before.Noted.class)));
        try (TraceLog noted = TraceLog.open(folder, before)) {
            SampleLog.append(noted, "one", new Before.Noted.Said(AccountId.of("a"), "for officers"));
        }
        FactCatalog now = FactCatalog.of(List.of(FactFamily.of("note", Now.Noted.class)));
        for (FactCatalog catalog : List.of(now, FactCatalog.of(List.of()))) {
            try (TraceLog noted = TraceLog.openForReading(folder, catalog)) {
                for (Audience asker : Audience.values()) {
                    int seen = asker.sees(Audience.OFFICERS) ? 1 : 0;
                    assertEquals(
                            seen, Inquiry.seenBy(asker).ask(noted).handlings().size());
                    assertEquals(
                            seen,
                            CloudEvents.of(noted, "/a", asker)
                                    .read(0, 9)
                                    .events()
                                    .size());
                    assertEquals(
                            seen == 1,
                            Provenance.of(noted, Subject.of("account", "a"), asker)
                                    .isPresent());
                }
            }
        }
    }

    @Test
    void of_a_damaged_log_the_answer_says_how_far_it_goes() throws IOException {
        log.close();
        Path segment = SampleLog.onlySegment(temp.resolve("log"));
        byte[] bytes = Files.readAllBytes(segment);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("case.closed")] ^= 1;
        SampleLog.rewrite(segment, bytes);
        try (TraceLog damaged = TraceLog.openForReading(temp.resolve("log"), SampleLog.CATALOG)) {
            InquiryAnswer answer = Inquiry.seenBy(Audience.AUDITORS).ask(damaged);
            assertEquals(3, answer.size());
            assertFalse(answer.isWhole());
            assertTrue(answer.explain().contains("is damaged (FRAME)"), answer.explain());
            InquiryAnswer none = Inquiry.seenBy(Audience.AUDITORS)
                    .about(Subject.of("account", "a"))
                    .ask(damaged);
            assertTrue(none.handlings().isEmpty() && none.damage().isPresent());
            assertTrue(none.explain().contains("What stands here is what comes before it."), none.explain());
        }
        Files.delete(segment);
        log = SampleLog.open(temp.resolve("another"));
    }

    /** Whatever the log's length: as many records are looked at as there are answers to give. */
    @Test
    void what_is_not_asked_for_is_not_looked_at() {
        for (int i = 0; i < 500; i++) {
            SampleLog.append(log, "more-" + i, SampleLog.deposited("acct-" + i, 1));
        }
        AtomicInteger entries = new AtomicInteger();
        ProvableLog counted = (ProvableLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProvableLog.class}, (proxy, method, arguments) -> {
                    entries.addAndGet(method.getName().equals("entry") ? 1 : 0);
                    return method.invoke(log, arguments);
                });
        TimeWindow march = TimeWindow.of(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        for (Inquiry each : List.of(
                Inquiry.seenBy(Audience.AUDITORS).during(march),
                Inquiry.seenBy(Audience.AUDITORS).by(ActorId.of("grid-worker-3")),
                Inquiry.seenBy(Audience.AUDITORS).ofKind("account"))) {
            entries.set(0);
            InquiryAnswer answer = each.atMost(3).ask(counted);
            assertEquals(3, answer.handlings().size());
            assertFalse(answer.isWhole());
            assertTrue(entries.get() < 20, entries + " records were looked at");
        }
    }

    /** Of a trail of any length only what the answer says of it is held: its pages are gone before the last is read. */
    @Test
    void a_long_trail_is_gone_through_and_not_held() {
        Act act = Act.of(ActId.of("long"), WORKER, Instant.parse("2026-05-01T08:00:00Z"));
        for (int i = 0; i < 3; i++) {
            Subject subject = SampleLog.deposited("long", 1).subject();
            List<Entry> many = Collections.nCopies(1_500, Entry.of(act, SampleLog.deposited("long", 1)));
            log.append(many, Map.of(subject, SampleLog.head(log, subject)));
        }
        append("2026-06-01T08:00:00Z", STREET, Optional.empty(), SampleLog.deposited("long", 7));
        List<WeakReference<Object>> pages = new ArrayList<>();
        AtomicInteger held = new AtomicInteger();
        ProvableLog watched = (ProvableLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProvableLog.class}, (proxy, method, arguments) -> {
                    Object given = method.invoke(log, arguments);
                    if (given instanceof Slice slice && slice.events().size() == 1_000) {
                        pages.add(new WeakReference<>(slice.events().get(500)));
                        System.gc();
                        held.set((int) pages.stream()
                                .filter(each -> each.get() != null)
                                .count());
                    }
                    return given;
                });
        InquiryAnswer answer = Inquiry.seenBy(Audience.AUDITORS)
                .during(TimeWindow.of(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")))
                .ask(watched);
        assertEquals(1, answer.handlings().get(0).steps().size());
        assertEquals(7L, answer.handlings().get(0).effect().said().get("cents"));
        assertEquals(4, pages.size());
        assertTrue(held.get() <= 2, held + " of 4 pages were held");
    }
}
