package org.linli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;

/**
 * What somebody does who holds the files and knows everything about them: takes the records out, changes them, and computes all that
 * hangs on them anew, checksums, trails and roots, so that nothing in the folder tells.
 */
public final class ForgedLog {
    private ForgedLog() {}

    /** A log with the records of another one as a forger leaves them. Records without personal values only. */
    public static void make(Path honest, Path forged, UnaryOperator<List<String>> change) throws IOException {
        List<String> records = new ArrayList<>();
        try (TraceLog log = TraceLog.openForReading(honest, SampleLog.CATALOG)) {
            for (long i = 0; i < log.size(); i++) {
                records.add(new String(log.entry(i), StandardCharsets.UTF_8));
            }
        }
        SampleLog.copy(honest, forged);
        Files.delete(forged.resolve("state"));
        Files.delete(SampleLog.onlySegment(forged));
        Files.write(SampleLog.onlySegment(forged), segment(forged, relinked(change.apply(records))));
        if (!TraceLog.verify(forged).isSound()) {
            throw new AssertionError(TraceLog.verify(forged).explain());
        }
    }

    /** One batch of records with its end. */
    private static byte[] segment(Path folder, List<byte[]> records) throws IOException {
        byte[] seed = LogMeta.read(folder).seed();
        byte[] bytes = new byte[1 << 16];
        MerkleTree tree = MerkleTree.empty();
        int end = 0;
        for (byte[] each : records) {
            long at = tree.append(each);
            end = Frame.write(seed, bytes, end, at, at, Frame.RECORD, each, 0, each.length, List.of());
        }
        byte[] body = new byte[Frame.BATCH_END_BODY];
        tree.snapshot().root().copyTo(body, 8);
        end = Frame.write(
                seed, bytes, end, records.size(), records.size(), Frame.BATCH_END, body, 0, body.length, List.of());
        return Arrays.copyOf(bytes, end);
    }

    /** The records with the numbers and hashes by which they name the one before. */
    private static List<byte[]> relinked(List<String> records) {
        Map<Object, Long> sequences = new HashMap<>();
        Map<Object, MerkleHash> last = new HashMap<>();
        List<byte[]> linked = new ArrayList<>();
        for (String record : records) {
            Map<String, Object> members = new HashMap<>();
            ((Map<?, ?>) CanonicalForm.read(record.getBytes(StandardCharsets.UTF_8)))
                    .forEach((key, value) -> members.put(String.valueOf(key), value));
            Object subject = members.get("subject");
            members.put("subjectSeq", sequences.merge(subject, 1L, Long::sum));
            members.remove("subjectPrev");
            if (last.containsKey(subject)) {
                members.put(
                        "subjectPrev",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(last.get(subject).toBytes()));
            }
            byte[] bytes = CanonicalForm.write(members);
            last.put(subject, TreeHasher.create().leafHash(bytes));
            linked.add(bytes);
        }
        return linked;
    }
}
