package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Reach;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.CheckpointVerdict;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentCheck;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.Erasure;
import org.linli.trace.Restriction;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/** Makes a log of copied records and the keys that were kept apart, in a folder that nobody knows yet. */
final class Restoring {
    private final LogMeta meta;
    private final Path folder;
    private final Path keys;
    private final Disk disk;
    private final List<String> findings = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private TreeHead archived = TreeHead.EMPTY;
    private long lost;
    private int carriedOut;

    Restoring(LogMeta meta, Path folder, Path keys, Disk disk) {
        this.meta = meta;
        this.folder = folder;
        this.keys = keys;
        this.disk = disk;
    }

    LogRestore run(Map<String, SignedNote> kept, Optional<TrustPolicy> policy, LogRestore.Tail tail)
            throws IOException {
        List<StandingOrders.Order> orders = StandingOrders.read(keys, meta);
        copyKeys();
        try {
            Erasures erasures = new Erasures();
            for (StandingOrders.Order order : orders) {
                if (order.event().fact() instanceof TraceFact.Erased erased) {
                    Reach.of(erased, Long.MAX_VALUE).forEach(erasures::add);
                }
            }
            long cut = 0;
            for (StandingOrders.Order order : orders) {
                cut = order.event().fact() instanceof TraceFact.Cut each ? Math.max(cut, each.before()) : cut;
            }
            try (TraceLog log = TraceLog.restoring(folder, erasures, cut, disk)) {
                archived = log.tree(log.size()).head();
                kept.forEach((name, note) -> compare(log, name, note, policy, tail));
                leaveOut(log, policy);
                if (findings.isEmpty()) {
                    orders.forEach(order -> carryOut(log, order));
                    if (cut > 0) {
                        log.keepUsedKeys();
                    }
                }
            }
            requireKept(orders);
            if (findings.isEmpty()) {
                LogAudit audit = LogAudit.of(folder, Map.of(), Optional.empty());
                if (!audit.isSound()) {
                    findings.add(audit.explain());
                }
            }
        } catch (TraceStoreException damaged) {
            findings.add(String.valueOf(damaged.getMessage()));
        }
        return new LogRestore(archived, carriedOut, lost, findings, leftOut);
    }

    /** The keys that may have been used by then: later ones would not be reached by an erasure of what comes now. */
    private void copyKeys() throws IOException {
        Path from = keys.resolve(KeyStore.NAME);
        if (!Files.exists(from)) {
            return;
        }
        List<Path> segments = Segment.list(folder);
        long size = 0;
        if (!segments.isEmpty()) {
            Path last = segments.get(segments.size() - 1);
            try (Disk.OpenFile file = disk.openForReading(last)) {
                size = SegmentCheck.of(
                                file,
                                file.size(),
                                Segment.first(last),
                                0,
                                false,
                                meta.seed(),
                                (frame, of, next, length, batch) -> true)
                        .size();
            }
        }
        try (Disk.OpenFile source = disk.openForReading(from);
                Disk.OpenFile target = disk.open(folder.resolve(KeyStore.NAME))) {
            KeyStore.copy(source, target, size, meta.seed());
        }
    }

    private void compare(
            TraceLog log, String name, SignedNote note, Optional<TrustPolicy> policy, LogRestore.Tail tail) {
        CheckpointFit fit;
        try {
            Checkpoint checkpoint = Checkpoint.of(note);
            Optional<CheckpointVerdict> verdict = policy.map(each -> each.judge(note));
            fit = verdict.isPresent() && !(verdict.get() instanceof CheckpointVerdict.Trusted)
                    ? new CheckpointFit.Untrusted(verdict.get().explain())
                    : CheckpointFit.of(log, checkpoint);
        } catch (TlogFormatException e) {
            fit = new CheckpointFit.Untrusted(String.valueOf(e.getMessage()));
        }
        if (fit instanceof CheckpointFit.CutBack cut) {
            lost = Math.max(lost, cut.kept().head().size() - archived.size());
        }
        boolean isTaken = fit instanceof CheckpointFit.CutBack && tail == LogRestore.Tail.MAY_BE_LOST;
        if (!fit.fits() && !isTaken) {
            findings.add(name + ": " + fit.explain());
        }
    }

    /**
     * Leaves out what stands among the archive's checkpoints and is none, or one that no trusted key has signed and that does not fit:
     * anybody who can write to the archive could stop a restore with one. What is signed as it should be and contradicts the records does.
     */
    private void leaveOut(TraceLog log, Optional<TrustPolicy> policy) throws IOException {
        CheckpointFiles files = new CheckpointFiles(folder.resolve(CheckpointFiles.FOLDER), disk);
        for (long size : files.sizes()) {
            Optional<SignedNote> note = files.readIfWhole(size);
            CheckpointFit fit =
                    note.isPresent() ? fit(log, size, note.get()) : new CheckpointFit.Untrusted("It is no note.");
            if (fit.fits()) {
                continue;
            }
            boolean counts = !(fit instanceof CheckpointFit.Untrusted)
                    && (policy.isEmpty() || policy.get().judge(note.get()) instanceof CheckpointVerdict.Trusted);
            if (counts) {
                findings.add(size + ".note: " + fit.explain());
            } else {
                disk.delete(files.file(size));
                leftOut.add("The archive's checkpoint " + size + ".note was left out. " + fit.explain());
            }
        }
    }

    private static CheckpointFit fit(TraceLog log, long size, SignedNote note) {
        try {
            Checkpoint checkpoint = Checkpoint.of(note);
            return checkpoint.head().size() == size
                    ? CheckpointFit.of(log, checkpoint)
                    : new CheckpointFit.Untrusted(
                            "It is over " + checkpoint.head().size() + " records.");
        } catch (TlogFormatException e) {
            return new CheckpointFit.Untrusted(String.valueOf(e.getMessage()));
        }
    }

    /** Whatever the archive has on record was kept when it was taken: if it was not, later orders are missing too. */
    private void requireKept(List<StandingOrders.Order> orders) throws IOException {
        Set<ActId> kept = orders.stream().map(each -> each.event().act().id()).collect(Collectors.toSet());
        LogOpening.Opened opened = LogOpening.forReading(folder, disk);
        try {
            boolean isOlder = StandingOrders.in(opened.files(), opened.index()).all().stream()
                    .anyMatch(each -> !kept.contains(each.event().act().id()));
            if (isOlder) {
                findings.add("The file " + keys.resolve(StandingOrders.NAME)
                        + " lacks orders that the archive has on record: what was erased later would come back. Maybe put back the"
                        + " newest copy of the folder of keys.");
            }
        } finally {
            opened.files().close();
        }
    }

    private void carryOut(TraceLog log, StandingOrders.Order order) {
        Act act = order.event().act();
        if (log.trail(order.event().fact().subject(), Direction.FORWARD)
                .iterator()
                .hasNext()) {
            return;
        }
        if (order.event().fact() instanceof TraceFact.Erased erased) {
            Optional<Erasure.Extent> extent = ofTheSame(log, erased.extent(), order.leaves());
            if (extent.isPresent()) {
                log.erase(new Erasure(act, erased.holder(), extent.get(), erased.reason(), erased.legalBasis()));
                carriedOut++;
            }
        } else if (order.event().fact() instanceof TraceFact.Restricted restricted) {
            log.restrict(new Restriction(act, restricted.holder(), restricted.processings(), restricted.duty()));
            carriedOut++;
        } else if (order.event().fact() instanceof TraceFact.Cut cut) {
            long before = log.cutBefore();
            findings.addAll(log.cutAgain(act, cut));
            carriedOut += log.cutBefore() > before ? 1 : 0;
        }
    }

    /**
     * An extent without the records that are not those which were meant, since the order comes from another history of the log; nothing if
     * all are. Those that the archive does not have stay in it, so that the act can be repeated: an erasure reaches nothing that comes after it.
     */
    private Optional<Erasure.Extent> ofTheSame(TraceLog log, Erasure.Extent extent, List<String> leaves) {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < extent.positions().size(); i++) {
            long position = extent.positions().get(i);
            boolean isOther =
                    position < archived.size() && !log.leaf(position).toBase64().equals(leaves.get(i));
            if (!isOther) {
                positions.add(position);
            }
        }
        return positions.isEmpty() && !extent.positions().isEmpty()
                ? Optional.empty()
                : Optional.of(new Erasure.Extent(extent.processings(), positions, extent.before()));
    }
}
