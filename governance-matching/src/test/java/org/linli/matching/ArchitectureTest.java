package org.linli.matching;

import org.linli.testkit.ArchitectureContract;
import org.linli.testkit.HousePlan;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super(HousePlan.CORE
                .floor("org.linli.demand")
                .floor("org.linli.matching")
                .floor("org.linli.purchase")
                .floor("org.linli.order"));
    }
}
