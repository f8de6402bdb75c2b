package org.linli.audit.witness;

import java.nio.file.Path;
import java.util.List;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;

/** A witness in a process of its own, which cosigns one checkpoint after the other and says so, until it is killed. */
final class WitnessProcess {
    static final String ORIGIN = "community.example/log";
    static final NoteSigner COSIGNER = SampleKeys.cosigner("witness.example");

    private WitnessProcess() {}

    public static void main(String[] arguments) throws Exception {
        GrowingLog log = new GrowingLog(ORIGIN);
        try (FileWitnessStore store = FileWitnessStore.open(Path.of(arguments[0]), COSIGNER.verifier())) {
            Witness witness = Witness.of(COSIGNER, store, List.of(log.key()));
            for (int size = Integer.parseInt(arguments[1]) + 1; ; size++) {
                WitnessAnswer answer =
                        witness.addCheckpoint(log.grow(size, "record ").request(size - 1, size));
                System.out.println(answer.kind() + " " + size);
            }
        }
    }
}
