package org.linli.audit;

import org.linli.testkit.ArchitectureContract;
import org.linli.testkit.HousePlan;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super(HousePlan.CORE
                .floor("org.linli.audit.merkle")
                .floor("org.linli.audit.note")
                .floor("org.linli.audit.codec")
                .floor("org.linli.audit.proof")
                .floor("org.linli.audit.store")
                .floor("org.linli.audit.erasure")
                .floor("org.linli.audit.witness", "org.linli.audit.tiles")
                .floor("org.linli.audit.rollup")
                .floor("org.linli.audit")
                .floor("org.linli.audit.interop", "org.linli.audit.postgres")
                .floor("org.linli.audit.cli")
                .bare("org.linli.audit.merkle"));
    }
}
