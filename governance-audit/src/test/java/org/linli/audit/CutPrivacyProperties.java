package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.linli.audit.store.Disk;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.privacy.ErasureGround;
import org.linli.privacy.ErasureRequest;
import org.linli.privacy.Holding;
import org.linli.privacy.LegalBasis;
import org.linli.privacy.PrivacyDesk;
import org.linli.privacy.PrivacyRegister;
import org.linli.privacy.Processing;
import org.linli.privacy.ProcessingFact;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Erasure;
import org.linli.trace.IdSource;
import org.linli.trace.Personal;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** What is kept of whom, as a node knows it that was there all along, as one knows it that is built anew after a cut, and as it stands. */
class CutPrivacyProperties {
    private static final List<ActorId> HOLDERS = List.of(SampleLog.LI, SampleLog.WANG);
    private static final ActorId STREET = ActorId.of("street");
    private static final Processing HOTLINE = Processing.ofOrdinary(
                    "hotline", "1", LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", STREET, SampleLog.CALL)
            .keptFor(Period.ofYears(2));

    /** One life of a log. */
    private static final class Life implements AutoCloseable {
        final Path folder;
        final CutClock clock = new CutClock();
        final TraceLog log;
        final PrivacyRegister live = new PrivacyRegister();
        final List<Receipt> restrictions = new ArrayList<>();
        long next;
        int acts;
        int cuts;

        Life() throws IOException {
            this.folder = Files.createTempDirectory("cut-privacy");
            this.log = CutClock.open(folder, clock, BrittleDisk.hasty());
        }

        String name(String what) {
            return what + "-" + acts++;
        }

        Account.Contact contact(Personal<String> phone) {
            return new Account.Contact(phone, Optional.empty());
        }

        void open(Personal<String> phone) {
            String name = name("open");
            SampleLog.append(
                    log,
                    name,
                    new AccountFact.Opened(AccountId.of(name), phone.holder(), Account.Tier.GROUP, contact(phone)));
        }

        void step(int what, int choice) throws IOException {
            ActorId holder = HOLDERS.get(choice % 2);
            List<Basis> under = List.of(choice % 4 < 2 ? Personal.UNDECLARED : HOTLINE.id());
            switch (what) {
                case 0, 1 ->
                    open(
                            choice % 4 < 2
                                    ? Personal.of(holder, "phone", "tel-" + acts)
                                    : HOTLINE.part(holder, "phone", "tel-" + acts));
                case 2, 3, 4 -> restate(choice);
                case 5 -> {
                    Restriction.Duty duty = new Restriction.Duty(
                            SampleLog.AUDIT, STREET, "law", clock.instant().plusSeconds(choice % 3 * 40));
                    restrictions.add(
                            log.restrict(new Restriction(SampleLog.act(name("restrict")), holder, under, duty)));
                }
                case 6 -> erase(holder, under, choice);
                case 7, 8 -> {
                    for (int i = 0; i < 4; i++) {
                        SampleLog.append(log, name("more"), SampleLog.deposited("more-" + acts, 1));
                    }
                    clock.advance(10);
                }
                default -> {
                    Instant before = clock.instant().minusSeconds(choice % 50);
                    cuts += log.cut(new Cut(SampleLog.act(name("cut")), before, "r", "b"), over -> true)
                                    .isDone()
                            ? 1
                            : 0;
                }
            }
        }

        void restate(int choice) {
            List<Personal<String>> phones = new ArrayList<>();
            for (TraceEvent event : SampleLog.all(log)) {
                if (event.fact() instanceof AccountFact.Opened opened) {
                    phones.add(opened.contact().phone());
                }
            }
            if (!phones.isEmpty()) {
                open(phones.get(choice % phones.size()));
            }
        }

        void erase(ActorId holder, List<Basis> under, int choice) {
            Erasure.Extent extent = choice % 3 == 0 ? Erasure.Extent.ALL : Erasure.Extent.keptUnder(under);
            if (choice % 5 == 0 && !restrictions.isEmpty()) {
                extent = Erasure.Extent.keptUnder(under)
                        .before(restrictions.get(choice % restrictions.size()).first());
            }
            log.erase(new Erasure(SampleLog.act(name("erase")), holder, extent, "asked", "PIPL-47"));
        }

        void check() throws IOException {
            feed(live, next);
            next = log.size();
            PrivacyRegister rebuilt = new PrivacyRegister();
            feed(rebuilt, 0);
            for (ActorId holder : HOLDERS) {
                List<Holding> standing = log.kept(holder).stream()
                        .map(each -> new Holding(each.processing(), each.values(), each.newest()))
                        .toList();
                assertEquals(standing, live.of(holder), "known all along, of " + holder);
                assertEquals(standing, rebuilt.of(holder), "built anew, of " + holder);
                assertEquals(standing, restored(rebuilt).of(holder), "restored, of " + holder);
            }
        }

        void feed(PrivacyRegister register, long from) {
            log.read(Selection.ALL, from, Integer.MAX_VALUE).events().forEach(register::apply);
        }

        PrivacyRegister restored(PrivacyRegister register) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            register.save(new DataOutputStream(bytes));
            PrivacyRegister restored = new PrivacyRegister();
            restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return restored;
        }

        @Override
        public void close() throws IOException {
            log.close();
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void a_node_built_anew_knows_what_is_kept_as_one_that_was_there_all_along(
            @ForAll @Size(min = 40, max = 70) List<@IntRange(min = 0, max = 9_999) Integer> steps) throws IOException {
        try (Life life = new Life()) {
            for (int step : steps) {
                life.step(step % 10, step / 10);
                if (step % 3 == 0) {
                    life.check();
                }
            }
            life.check();
            Verdict verdict = life.log.verify();
            assertTrue(verdict.isSound(), verdict.explain());
        }
    }

    @Example
    void an_erasure_reaches_a_value_whose_first_record_was_cut() throws IOException {
        Path folder = Files.createTempDirectory("cut-privacy");
        CutClock clock = new CutClock();
        try (TraceLog log = CutClock.open(folder, clock, Disk.REAL)) {
            SampleLog.append(log, "o", opened("a", HOTLINE.part(SampleLog.LI, "phone", "027-8888")));
            for (int i = 0; i < 12; i++) {
                SampleLog.append(log, "x" + i, SampleLog.deposited("x" + i, 1));
            }
            clock.advance(3600);
            final Instant old = clock.instant();
            SampleLog.append(log, "d", new ProcessingFact.Declared(HOTLINE));
            SampleLog.append(log, "again", opened("b", phone(log, 0)));
            final long at = log.size() - 1;
            Community live = Community.open(log, clock, IdSource.random());
            PrivacyDesk there = live.keepPrivacy(STREET);
            live.catchUp(1_000);
            assertTrue(log.cut(new Cut(SampleLog.act("c"), old, "r", "b"), over -> true)
                    .isDone());
            live.catchUp(1_000);
            Community anew = Community.open(log, clock, IdSource.random());
            PrivacyDesk desk = anew.keepPrivacy(STREET);
            anew.catchUp(1_000);
            clock.advance(5L * 366 * 24 * 3600);
            assertEquals(1, desk.overdue(clock.instant(), 10).size());
            assertEquals(there.overdue(clock.instant(), 10), desk.overdue(clock.instant(), 10));
            assertEquals(
                    SampleLog.CLOCK.instant(),
                    desk.overdue(clock.instant(), 10).get(0).holding().newest(),
                    "as of when it came in");
            assertEquals(Optional.of("027-8888"), SampleLog.phone(log, at));
            ErasureRequest request = desk.erase(
                            SampleLog.LI,
                            ErasureGround.PURPOSE_ACHIEVED,
                            Act.of(ActId.of("asked"), STREET, clock.instant()))
                    .state();
            assertEquals(1, request.answers().get(0).values());
            assertEquals(Optional.empty(), SampleLog.phone(log, at));
            anew.catchUp(1_000);
            live.catchUp(1_000);
            assertEquals(List.of(), desk.overdue(clock.instant(), 10));
            assertEquals(List.of(), there.overdue(clock.instant(), 10));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    private static AccountFact opened(String account, Personal<String> phone) {
        return new AccountFact.Opened(
                AccountId.of(account), SampleLog.LI, Account.Tier.GROUP, new Account.Contact(phone, Optional.empty()));
    }

    private static Personal<String> phone(TraceLog log, long position) {
        return ((AccountFact.Opened)
                        log.read(Selection.ALL, position, 1).events().get(0).fact())
                .contact()
                .phone();
    }
}
