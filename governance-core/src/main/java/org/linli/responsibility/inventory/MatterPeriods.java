package org.linli.responsibility.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.basics.MatterId;
import org.linli.responsibility.lines.CsvLines.BadLine;
import org.linli.responsibility.lines.CsvLines.Fault;

/** The matters of a file: the same id may stand there several times, for periods that do not overlap. */
final class MatterPeriods {
    private final TreeMap<MatterId, List<Matter>> byId = new TreeMap<>();

    void add(Matter matter) throws BadLine {
        List<Matter> before = byId.getOrDefault(matter.id(), List.of());
        if (before.stream().anyMatch(each -> each.validity().overlaps(matter.validity()))) {
            throw new BadLine(
                    Fault.REPEATED_ID, "id", "The id must stand in the file once, or for periods that do not overlap.");
        }
        byId.put(matter.id(), sorted(before, matter));
    }

    private static List<Matter> sorted(List<Matter> some, Matter more) {
        return Stream.concat(some.stream(), Stream.of(more))
                .sorted(Comparator.comparing(each -> each.validity().from()))
                .toList();
    }

    Inventory inventory(String name, String version) {
        return Inventory.of(name, version, byId.values().stream().flatMap(List::stream).toList());
    }
}
