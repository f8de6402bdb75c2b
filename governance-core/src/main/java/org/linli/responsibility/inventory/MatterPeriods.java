package org.linli.responsibility.inventory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.linli.basics.MatterId;
import org.linli.responsibility.lines.CsvLines.BadLine;
import org.linli.responsibility.lines.CsvLines.Fault;

/** The matters of a file: the same id may stand there several times, for periods that do not overlap. */
final class MatterPeriods {
    private final TreeMap<MatterId, TreeMap<Instant, Matter>> byId = new TreeMap<>();

    void add(Matter matter) throws BadLine {
        TreeMap<Instant, Matter> periods = byId.computeIfAbsent(matter.id(), any -> new TreeMap<>());
        Instant from = matter.validity().from();
        for (Map.Entry<Instant, Matter> beside : Arrays.asList(periods.floorEntry(from), periods.ceilingEntry(from))) {
            if (beside != null && beside.getValue().validity().overlaps(matter.validity())) {
                throw new BadLine(
                        Fault.REPEATED_ID,
                        "id",
                        "The id must stand in the file once, or for periods that do not overlap.");
            }
        }
        periods.put(from, matter);
    }

    Inventory inventory(String name, String version) {
        return Inventory.of(
                name,
                version,
                byId.values().stream().flatMap(each -> each.values().stream()).toList());
    }
}
