package org.linli.trace;

import org.linli.trace.testkit.EvidenceStoreContract;

final class EvidenceStoreTest extends EvidenceStoreContract {
    @Override
    protected EvidenceStore create() {
        return EvidenceStore.inMemory();
    }
}
