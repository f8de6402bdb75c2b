package org.linli.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Fact;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** Words for tests over logs of the sample domain. */
public final class SampleLog {
    public static final FactCatalog CATALOG = FactCatalog.load().with(AccountFact.FAMILY);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00.123456Z"), ZoneOffset.UTC);
    public static final ActorId LI = ActorId.of("resident-li");
    static final ActorId WANG = ActorId.of("resident-wang");
    static final Purpose AUDIT = Purpose.of("audit-of-accounts");
    static final Purpose CALL = Purpose.of("follow-up-call");

    private SampleLog() {}

    public static TraceLog open(Path folder) {
        return open(folder, Disk.REAL);
    }

    static TraceLog open(Path folder, Disk disk) {
        return TraceLog.open(folder, CATALOG, CLOCK, TraceLog.Settings.DEFAULT, disk);
    }

    /** A log whose oldest records were cut, with a checkpoint over all of it. */
    public static TraceLog openCut(Path folder, NoteSigner signer) {
        CutClock clock = new CutClock();
        TraceLog log = CutClock.open(folder, clock, Disk.REAL);
        log.cut(new Cut(act("cut"), CutClock.fill(log, clock), "kept for ten years", "Archives-Rule-12"), over -> true);
        Checkpoints.of(log, signer).sign();
        return log;
    }

    public static Receipt append(Journal journal, String act, Fact<?>... facts) {
        Map<Subject, Head> read = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Fact<?> fact : facts) {
            read.computeIfAbsent(fact.subject(), subject -> head(journal, subject));
            entries.add(Entry.of(act(act), fact));
        }
        return journal.append(entries, read);
    }

    static Act act(String id) {
        return Act.of(ActId.of(id), ActorId.of("grid-worker-3"), CLOCK.instant());
    }

    static Head head(Journal journal, Subject subject) {
        for (TraceEvent last : journal.trail(subject, Direction.BACKWARD)) {
            return last.head();
        }
        return Head.NONE;
    }

    public static AccountFact opened(String account, ActorId owner, String phone) {
        return new AccountFact.Opened(
                AccountId.of(account),
                owner,
                Account.Tier.HOUSEHOLD,
                new Account.Contact(Personal.of(owner, "phone", phone), Optional.empty()));
    }

    public static AccountFact deposited(String account, long cents) {
        return new AccountFact.Deposited(AccountId.of(account), cents, Optional.empty());
    }

    static AccountFact memo(String account, long cents, String memo) {
        return new AccountFact.Deposited(AccountId.of(account), cents, Optional.of(memo));
    }

    /** The bytes in the first slot of a record. */
    static byte[] slot(TraceLog log, long position) {
        Frame frame = log.reader().frame(position);
        int from = frame.slotOffset(0);
        return Arrays.copyOfRange(frame.source(), from, from + frame.slotLength(0));
    }

    static Optional<String> phone(Journal journal, long position) {
        Fact<?> fact = journal.read(Selection.ALL, position, 1).events().get(0).fact();
        return ((AccountFact.Opened) fact).contact().phone().reveal(CALL);
    }

    static Erasure erasure(String act, ActorId holder) {
        return new Erasure(act(act), holder, "moved away", "PIPL-47");
    }

    /** Of everything that names no processing, which is everything here. */
    static Restriction restriction(String act, ActorId holder) {
        Restriction.Duty duty = new Restriction.Duty(AUDIT, WANG, "Accounting-Law-23", CLOCK.instant());
        return new Restriction(act(act), holder, List.of(Personal.UNDECLARED), duty);
    }

    /** Of what names no processing and stands before a position. */
    static Erasure erasureBefore(String act, ActorId holder, long position) {
        Erasure.Extent extent =
                Erasure.Extent.keptUnder(List.of(Personal.UNDECLARED)).before(position);
        return new Erasure(act(act), holder, extent, "duty has ended", "PIPL-47");
    }

    static List<TraceEvent> all(Journal journal) {
        return journal.read(Selection.ALL, 0, Integer.MAX_VALUE).events();
    }

    /** Five small batches, six records, two of them with personal values. */
    public static void fill(Journal journal) {
        append(journal, "one", opened("a", LI, "027-1111"));
        append(journal, "two", deposited("a", 5));
        append(journal, "three", opened("b", WANG, "027-2222"), deposited("a", 7));
        append(journal, "four", deposited("b", 9));
        append(journal, "five", deposited("a", 11));
    }

    public static Path onlySegment(Path folder) throws IOException {
        return folder.resolve("seg").resolve("00000000000000000000.log");
    }

    /** Over what stands there: some file systems wait for the disk when a file is emptied first. */
    public static void rewrite(Path path, byte[] content) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(content);
            file.setLength(content.length);
        }
    }

    public static void copy(Path from, Path to) throws IOException {
        for (Path each : standingIn(from)) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                copyFile(each, target);
            }
        }
    }

    /** Folders and files, each folder before what stands in it; without those that are being made under another name and gone by now. */
    static List<Path> standingIn(Path folder) throws IOException {
        List<Path> standing = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                standing.add(at);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) {
                standing.add(at);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path at, IOException why) throws IOException {
                if (at.toString().endsWith(".tmp")) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }
        });
        return standing;
    }

    /** A file that is being made under another name may be gone by now: a copy made a moment later would not have it either. */
    private static void copyFile(Path from, Path to) throws IOException {
        try {
            Files.write(to, Files.readAllBytes(from));
        } catch (NoSuchFileException renamed) {
            if (!from.toString().endsWith(".tmp")) {
                throw renamed;
            }
        }
    }
}
