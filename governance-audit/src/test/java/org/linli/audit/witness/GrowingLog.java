package org.linli.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;

/** A log in memory, whose entries are numbered, and which may fork. */
final class GrowingLog {
    final MerkleTree tree = MerkleTree.empty();
    final NoteSigner signer;
    private final String origin;

    GrowingLog(String origin) {
        this.origin = origin;
        this.signer = SampleKeys.log(origin);
    }

    NoteVerifier key() {
        return signer.verifier();
    }

    GrowingLog grow(int to, String tail) {
        while (tree.size() < to) {
            tree.append((tail + tree.size()).getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    SignedNote checkpoint(long size) {
        return Checkpoint.of(origin, tree.at(size).head()).sign(signer);
    }

    LongFunction<ConsistencyProof> prover(long size) {
        return old -> tree.at(size).proveConsistency(old);
    }

    byte[] request(long old, long size) {
        ConsistencyProof proof = old == 0 || old > size
                ? new ConsistencyProof(List.of())
                : prover(size).apply(old);
        return new AddCheckpoint(old, proof, checkpoint(size)).toString().getBytes(StandardCharsets.UTF_8);
    }
}
