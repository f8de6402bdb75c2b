package org.linli.audit.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.SignedNote;

/** kill −9 of a witness, over and over: what it has given out it still knows. */
class WitnessKillTest {
    @TempDir
    private Path folder;

    @Test
    void what_a_killed_witness_has_cosigned_it_does_not_forget() throws Exception {
        int rounds = Integer.getInteger("linli.crash.rounds", 4);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long known = 0;
        for (int round = 0; round < rounds; round++) {
            long cosigned = killed(known, 1 + random.nextInt(40));
            GrowingLog log = new GrowingLog(WitnessProcess.ORIGIN).grow((int) cosigned + 2, "record ");
            try (FileWitnessStore store = FileWitnessStore.open(folder, WitnessProcess.COSIGNER.verifier())) {
                SignedNote latest = store.latest(WitnessProcess.ORIGIN).orElseThrow();
                TreeHead head = Checkpoint.of(latest).head();
                String where = "round " + round + " of seed " + seed;
                // One more may have been recorded before anybody was told.
                assertTrue(head.size() == cosigned || head.size() == cosigned + 1, where + ": " + head.size());
                assertEquals(log.tree.at(head.size()).head(), head, where);
                refusesAFork(Witness.of(WitnessProcess.COSIGNER, store, List.of(log.key())), log, head.size());
                known = head.size();
            }
        }
    }

    /** Lets it cosign so many and kills it; the largest size that it said it had cosigned. */
    private long killed(long from, int acknowledgements) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WitnessProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long cosigned = from;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < acknowledgements; i++) {
                cosigned = size(lines.readLine(), cosigned);
            }
            // By its handle: what it has said can still be read.
            process.toHandle().destroyForcibly();
            // What it had said by then counts too.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cosigned = line.matches("COSIGNED [0-9]+") ? size(line, cosigned) : cosigned;
            }
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return cosigned;
    }

    private static long size(String line, long before) {
        assertEquals("COSIGNED " + (before + 1), line);
        return before + 1;
    }

    private static void refusesAFork(Witness witness, GrowingLog log, long size) {
        GrowingLog fork = new GrowingLog(WitnessProcess.ORIGIN).grow((int) size + 1, "other ");
        assertEquals(
                WitnessAnswer.Kind.INCONSISTENT,
                witness.addCheckpoint(fork.request(size, size + 1)).kind());
        byte[] anew = new AddCheckpoint(0, new ConsistencyProof(List.of()), fork.checkpoint(1))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(WitnessAnswer.Kind.CONFLICT, witness.addCheckpoint(anew).kind());
        assertTrue(log.tree.size() > size);
    }
}
