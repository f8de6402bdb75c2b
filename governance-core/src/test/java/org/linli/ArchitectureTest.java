package org.linli;

import org.linli.testkit.ArchitectureContract;
import org.linli.testkit.HousePlan;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super(HousePlan.CORE);
    }
}
