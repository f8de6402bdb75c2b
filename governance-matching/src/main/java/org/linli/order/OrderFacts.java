package org.linli.order;

import java.util.List;
import org.linli.trace.FactFamilies;
import org.linli.trace.FactFamily;

/** The families of facts that orders have. */
public final class OrderFacts implements FactFamilies {
    /** For {@link java.util.ServiceLoader}. */
    public OrderFacts() {}

    @Override
    public List<FactFamily> families() {
        return List.of(
                FactFamily.of("order", OrderFact.class),
                FactFamily.of("workload", WorkloadFact.class),
                FactFamily.of("series", SeriesFact.class));
    }
}
