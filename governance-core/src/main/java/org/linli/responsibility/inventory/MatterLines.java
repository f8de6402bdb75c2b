package org.linli.responsibility.inventory;

import static org.linli.responsibility.lines.CsvLines.cell;
import static org.linli.responsibility.lines.CsvLines.one;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Inventory.Finding;
import org.linli.responsibility.lines.CsvLines;
import org.linli.responsibility.lines.CsvLines.BadLine;
import org.linli.responsibility.lines.CsvLines.Fault;

/** The lines of a CSV file of matters: read one by one, so that each finding knows its line. */
final class MatterLines {
    static final String HEADER = "id,zh,en,field,goods,provision,reason,sources,from,until";

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final MatterPeriods matters = new MatterPeriods();

    MatterLines(String file) {
        this.file = file;
    }

    Inventory.Reading read(String name, String version, InputStream csv) throws IOException {
        CsvLines.read(
                csv.readAllBytes(),
                HEADER,
                this::take,
                (line, fault, message) ->
                        findings.add(new Finding(file, line, Inventory.Fault.valueOf(fault.name()), message)));
        return findings.isEmpty()
                ? new Inventory.Reading(Optional.of(matters.inventory(name, version)), List.of())
                : new Inventory.Reading(Optional.empty(), findings);
    }

    private void take(List<String> cells) throws BadLine {
        Matter matter = matter(cells);
        matters.add(matter);
    }

    /** The matter of a line of cells. */
    static Matter matter(List<String> cells) throws BadLine {
        Goods goods = cell("goods", cells.get(4), text -> one(Goods.class, text));
        Provision provision = cells.get(5).isEmpty()
                ? goods.suggests()
                : cell("provision", cells.get(5), text -> one(Provision.class, text));
        Optional<Name> reason =
                cells.get(6).isEmpty() ? Optional.empty() : Optional.of(cell("reason", cells.get(6), Name::parse));
        MatterId id = cell("id", cells.get(0), MatterId::parse);
        if (provision != goods.suggests() && reason.isEmpty()) {
            throw new BadLine(
                    Fault.NO_REASON,
                    "reason",
                    "The provision must have a reason, since the class of the matter suggests "
                            + word(goods.suggests()) + ".");
        }
        return new Matter(
                id,
                cell("zh", cells.get(1), Name::parse),
                cell("en", cells.get(2), Name::parse),
                cell("field", cells.get(3), text -> one(MatterField.class, text)),
                goods,
                provision,
                reason,
                cell("sources", cells.get(7), MatterLines::sources),
                validity(cells.get(8), cells.get(9)));
    }

    private static Set<MatterSource> sources(String text) {
        EnumSet<MatterSource> sources = EnumSet.noneOf(MatterSource.class);
        for (String each : text.split("\\+", -1)) {
            sources.add(one(MatterSource.class, each));
        }
        return sources;
    }

    private static Validity validity(String from, String until) throws BadLine {
        Instant start = cell("from", from, MatterLines::instant);
        if (until.isEmpty()) {
            return Validity.since(start);
        }
        Instant end = cell("until", until, MatterLines::instant);
        if (!start.isBefore(end)) {
            throw new BadLine(
                    Fault.UPSIDE_DOWN, "until", "The end (" + end + ") must be later than the start (" + start + ").");
        }
        return Validity.of(start, end);
    }

    private static Instant instant(String text) {
        return Microseconds.cut(Instant.parse(text));
    }

    static String line(Matter matter) {
        return cells(matter).stream().map(CsvLines::quoted).collect(Collectors.joining(","));
    }

    /** The cells of a matter, as {@link #matter} reads them. */
    static List<String> cells(Matter matter) {
        return List.of(
                matter.id().value(),
                matter.chinese().value(),
                matter.english().value(),
                word(matter.field()),
                word(matter.goods()),
                word(matter.provision()),
                matter.reason().map(Name::value).orElse(""),
                matter.sources().stream().map(MatterLines::word).collect(Collectors.joining("+")),
                matter.validity().from().toString(),
                matter.validity().until().map(Instant::toString).orElse(""));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
