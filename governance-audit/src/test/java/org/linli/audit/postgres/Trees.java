package org.linli.audit.postgres;

import org.linli.audit.merkle.MerkleTree;
import org.linli.trace.Digest;

/** The tree of a journal, computed from its records alone. */
final class Trees {
    private Trees() {}

    static MerkleTree of(PostgresJournal journal) {
        MerkleTree tree = MerkleTree.empty();
        for (long position = 0; position < journal.size(); position++) {
            tree.append(journal.entry(position));
        }
        return tree;
    }

    static Digest rootOf(PostgresJournal journal) {
        return Digest.of(of(journal).snapshot().root().toBytes());
    }
}
