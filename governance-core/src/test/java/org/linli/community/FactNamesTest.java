package org.linli.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.trace.FactCatalog;

/** The names under which facts are written. Once released they never change: what has been written must be found again. */
class FactNamesTest {
    @Test
    void names_and_shapes_of_facts_are_pinned() throws IOException {
        String pinned = new String(
                Objects.requireNonNull(FactNamesTest.class.getResourceAsStream("/org/linli/fact-names.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        FactCatalog catalog = FactCatalog.load();
        String found = catalog.types().entrySet().stream()
                .map(entry -> catalog.familyOf(entry.getValue()).orElseThrow().schema() + " " + entry.getKey() + " "
                        + java.util.Arrays.stream(entry.getValue().getRecordComponents())
                                .map(component -> component.getName() + ":"
                                        + component
                                                .getGenericType()
                                                .getTypeName()
                                                .replaceAll("[a-z]+\\.", ""))
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(pinned, found);
    }
}
