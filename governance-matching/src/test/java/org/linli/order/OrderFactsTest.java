package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.casework.CaseFact;
import org.linli.trace.FactCatalog;

/** The names under which facts are written. Once released they never change: what has been written must be found again. */
class OrderFactsTest {
    private final FactCatalog catalog = FactCatalog.load();

    @Test
    void names_and_shapes_of_facts_are_pinned() throws IOException {
        String pinned = new String(
                Objects.requireNonNull(OrderFactsTest.class.getResourceAsStream("/org/linli/order/fact-names.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String found = catalog.types().entrySet().stream()
                .filter(entry -> entry.getValue().getPackageName().equals("org.linli.order"))
                .map(entry -> catalog.familyOf(entry.getValue()).orElseThrow().schema() + " " + entry.getKey() + " "
                        + Arrays.stream(entry.getValue().getRecordComponents())
                                .map(component -> component.getName() + ":"
                                        + component
                                                .getGenericType()
                                                .getTypeName()
                                                .replaceAll("[a-z]+\\.", ""))
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(pinned, found);
    }

    @Test
    void the_families_of_both_modules_are_found_by_their_service() {
        assertTrue(catalog.families().keySet().containsAll(java.util.Set.of("trace", "case", "order", "workload")));
        assertEquals(CaseFact.Reported.class, catalog.type("case.reported").orElseThrow());
        assertEquals(
                OrderFact.LeftWaiting.class, catalog.type("order.left_waiting").orElseThrow());
    }
}
