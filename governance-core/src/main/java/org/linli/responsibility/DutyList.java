package org.linli.responsibility;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.linli.basics.DeadlineClass;

/**
 * A list of duties (责任清单) as of an instant: everything of one actor, one area or one matter, derived from the register and never kept
 * by hand.
 *
 * @param of whose list, or of what: the text of an id
 * @param at as of when
 * @param version of which version of the register
 * @param lines the duties that hold then, by matter, area and part; immutable
 */
public record DutyList(String of, Instant at, long version, List<Responsibility> lines) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    /** Sorts the lines. */
    public DutyList {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(at, "at");
        lines = lines.stream().sorted().toList();
    }

    /**
     * The list to be printed, in Chinese and English, as a Markdown table; each duty with its first and its last day.
     *
     * @param zone by whose days
     * @param name what a matter, area or actor of an id is called; the id itself where that is unknown
     * @return the text, ending with a line break
     */
    public String text(ZoneId zone, Function<String, String> name) {
        StringBuilder text = new StringBuilder("# 责任清单 Duties: ")
                .append(cell(name.apply(of)))
                .append("\n\n")
                .append(day(at, zone))
                .append(" · duties@")
                .append(version)
                .append(
                        "\n\n| 事项 matter | 区域 area | 责任主体 bearer | 角色 part | 依据 basis | 时限 deadline | 起止 from, until |\n|---|---|---|---|---|---|---|\n");
        for (Responsibility line : lines) {
            Duty duty = line.duty();
            text.append("| ")
                    .append(cell(name.apply(line.matter().value())))
                    .append(" | ")
                    .append(cell(name.apply(duty.area().value())))
                    .append(" | ")
                    .append(cell(name.apply(line.bearer().value())))
                    .append(line.delegated()
                            .map(from -> " (受托 for " + cell(name.apply(from.by().value())) + ")")
                            .orElse(""))
                    .append(" | ")
                    .append(duty.part().label())
                    .append(' ')
                    .append(duty.part().english())
                    .append(" | ")
                    .append(duty.basis().ground().label())
                    .append(' ')
                    .append(cell(duty.basis().document().toString()))
                    .append(" | ")
                    .append(duty.deadline().map(DeadlineClass::toString).orElse("–"))
                    .append(" | ")
                    .append(day(duty.validity().from(), zone))
                    .append(", ")
                    .append(duty.validity()
                            .until()
                            .map(end -> day(end.minus(1, ChronoUnit.MICROS), zone))
                            .orElse("–"))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
