package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.CheckpointVerdict;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceStoreException;

/**
 * What came of auditing a folder: whether the log in it is whole, and whether it is the one that its checkpoints commit to, those that
 * stand in the folder and those that were kept outside.
 *
 * <p>A log that was cut back or computed anew is whole in itself; only a checkpoint kept outside shows it. Do this before a backup that was
 * restored is opened for writing.
 *
 * <pre>{@code
 * LogAudit audit = LogAudit.of(folder, Map.of("kept at the court", kept), Optional.of(policy));
 * System.out.println(audit.explain());
 * }</pre>
 *
 * @param verdict whether the log is whole in itself
 * @param checkpoints how it stands to each checkpoint, from the smallest; of a damaged log, to those that its sound part covers. Immutable
 */
public record LogAudit(Verdict verdict, List<Compared> checkpoints) {

    /**
     * One checkpoint and how the log stands to it.
     *
     * @param name where the checkpoint comes from
     * @param fit how the log stands to it
     */
    public record Compared(String name, CheckpointFit fit) {
        /** Checks that nothing is missing. */
        public Compared {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(fit, "fit");
        }
    }

    /** A checkpoint that may be believed. */
    private record Kept(String name, Checkpoint checkpoint) {
        TreeHead head() {
            return checkpoint.head();
        }
    }

    /** Checks that nothing is missing. */
    public LogAudit {
        Objects.requireNonNull(verdict, "verdict");
        checkpoints = List.copyOf(checkpoints);
    }

    /**
     * Audits a folder, needing nothing of the log but its files. Reads them twice: once to check them, and once to compute the roots of
     * the checkpoints from the records themselves.
     *
     * @param folder the folder of the log, or of a copy of it
     * @param kept checkpoints that were kept outside, each with a word on where it comes from
     * @param policy whose signatures are asked for; without one the roots are compared, and no signature is checked. The checkpoints in
     *     the folder need be signed by the log only, those kept outside by the quorum too
     * @return what came of it
     */
    public static LogAudit of(Path folder, Map<String, SignedNote> kept, Optional<TrustPolicy> policy) {
        return of(folder, kept, policy, done -> {});
    }

    /**
     * Audits a folder, and says how far it has come.
     *
     * @param folder the folder of the log, or of a copy of it
     * @param kept checkpoints that were kept outside, each with a word on where it comes from
     * @param policy whose signatures are asked for
     * @param progress is told now and then how many records the second reading has behind it
     * @return what came of it
     */
    public static LogAudit of(
            Path folder, Map<String, SignedNote> kept, Optional<TrustPolicy> policy, LongConsumer progress) {
        return of(folder, kept, policy, true, progress);
    }

    /**
     * Audits a folder, by somebody who must not see the keys.
     *
     * @param folder the folder of the log, or of a copy of it
     * @param kept checkpoints that were kept outside, each with a word on where it comes from
     * @param policy whose signatures are asked for
     * @param withKeys whether to look at the keys; if not, see {@link TraceLog#verifyWithoutKeys}
     * @param progress is told now and then how many records the second reading has behind it
     * @return what came of it
     */
    public static LogAudit of(
            Path folder,
            Map<String, SignedNote> kept,
            Optional<TrustPolicy> policy,
            boolean withKeys,
            LongConsumer progress) {
        Objects.requireNonNull(progress, "progress");
        List<Compared> compared = new ArrayList<>();
        List<Kept> believed = new ArrayList<>();
        Optional<TrustPolicy> logs =
                policy.map(each -> TrustPolicy.of(each.logs().toArray(NoteVerifier[]::new)));
        // Before the log is read, which may grow meanwhile, and its checkpoints with it.
        CheckpointFiles files = new CheckpointFiles(folder.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        try {
            for (long size : files.sizes()) {
                String name = String.valueOf(files.file(size));
                try {
                    believe(name, files.read(size), logs, believed, compared);
                } catch (IOException e) {
                    compared.add(new Compared(name, new CheckpointFit.Untrusted(String.valueOf(e.getMessage()))));
                }
            }
            // The one that the log was found to contradict, too: until it continues that one, it is another log.
            files.disputed()
                    .ifPresent(note -> believe(String.valueOf(files.disputedFile()), note, logs, believed, compared));
        } catch (IOException e) {
            compared.add(new Compared(CheckpointFiles.FOLDER, new CheckpointFit.Untrusted(e.toString())));
        }
        kept.forEach((name, note) -> believe(name, note, policy, believed, compared));
        Verdict verdict = withKeys ? TraceLog.verify(folder) : TraceLog.verifyWithoutKeys(folder);
        if (!verdict.log().isEmpty()) {
            try {
                compared.addAll(compare(folder, verdict, believed, progress));
            } catch (TraceStoreException e) {
                compared.add(new Compared(
                        String.valueOf(folder), new CheckpointFit.Untrusted(String.valueOf(e.getMessage()))));
            }
        }
        return new LogAudit(verdict, compared);
    }

    private static void believe(
            String name, SignedNote note, Optional<TrustPolicy> policy, List<Kept> believed, List<Compared> compared) {
        try {
            Checkpoint checkpoint = Checkpoint.of(note);
            Optional<CheckpointVerdict> verdict = policy.map(each -> each.judge(note));
            if (verdict.isPresent() && !(verdict.get() instanceof CheckpointVerdict.Trusted)) {
                compared.add(new Compared(
                        name, new CheckpointFit.Untrusted(verdict.get().explain())));
            } else {
                believed.add(new Kept(name, checkpoint));
            }
        } catch (TlogFormatException e) {
            compared.add(new Compared(name, new CheckpointFit.Untrusted(String.valueOf(e.getMessage()))));
        }
    }

    private static List<Compared> compare(Path folder, Verdict verdict, List<Kept> believed, LongConsumer progress) {
        boolean isWhole = verdict instanceof Verdict.Sound;
        TreeHead sound =
                verdict instanceof Verdict.Damaged damaged ? damaged.trustworthy() : ((Verdict.Sound) verdict).head();
        TreeSet<Long> sizes = believed.stream()
                .map(each -> each.head().size())
                .filter(size -> size <= sound.size())
                .collect(Collectors.toCollection(TreeSet::new));
        SortedMap<Long, MerkleHash> roots = new TreeMap<>();
        if (!sizes.isEmpty()) {
            sizes.add(sound.size());
            try (TraceLog log = TraceLog.openForReading(folder, FactCatalog.of(List.of()))) {
                roots = LogRoots.of(log, sizes, progress);
            }
        }
        List<Compared> compared = new ArrayList<>();
        long agreed = 0;
        List<Kept> rising = believed.stream()
                .sorted(Comparator.comparingLong(each -> each.head().size()))
                .toList();
        for (Kept each : rising) {
            long size = each.head().size();
            MerkleHash got = roots.get(size);
            if (got == null) {
                if (isWhole) {
                    compared.add(new Compared(each.name(), new CheckpointFit.CutBack(each.checkpoint(), sound)));
                }
            } else if (got.equals(each.head().root())) {
                agreed = size;
                compared.add(new Compared(each.name(), new CheckpointFit.Continues(each.checkpoint(), sound)));
            } else {
                compared.add(new Compared(each.name(), new CheckpointFit.Forked(each.checkpoint(), got, agreed)));
            }
        }
        return compared;
    }

    /**
     * Whether nothing is wrong.
     *
     * @return whether the log is whole, and continues every checkpoint
     */
    public boolean isSound() {
        return verdict.isSound()
                && checkpoints.stream().allMatch(each -> each.fit().fits());
    }

    /**
     * The findings as lines for a person.
     *
     * @return the verdict, and a line for each checkpoint that the log does not continue, or that cannot be believed
     */
    public String explain() {
        long fitting = checkpoints.stream().filter(each -> each.fit().fits()).count();
        return Stream.concat(
                        Stream.of(verdict.explain()
                                + (fitting == 0
                                        ? ""
                                        : " It continues " + fitting + " checkpoints that were compared.")),
                        checkpoints.stream()
                                .filter(each -> !each.fit().fits())
                                .map(each -> each.name() + ": " + each.fit().explain()))
                .collect(Collectors.joining("\n"));
    }
}
