package org.linli.casework.csv;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.PlainText;
import org.linli.casework.CaseId;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;
import org.linli.casework.csv.CsvException.Trouble;

/**
 * Reads and writes tables of cases as cities publish them: one line for each, in the columns of {@link CaseColumn}. What is written is read
 * again as it was, to 1e-7 degrees and a microsecond, but for an instant in an hour that clocks repeat, since local times cannot tell: it is
 * read as the earlier one, and where that would be before the case was created, as the later.
 *
 * <p>A spreadsheet would take a value that begins with {@code =}, {@code +}, {@code -} or {@code @} for a formula. Such a value, unless it is a
 * degree, is written with an apostrophe in front, which reading takes off again.
 *
 * <pre>{@code
 * List<CaseRow> rows = CaseCsv.read("requests.csv", in, mapping, refused -> log(refused.getMessage()));
 * }</pre>
 *
 * <p>Cost: O(1) a row, and the rows themselves.
 */
public final class CaseCsv {
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,30})?");
    private static final int E7 = 7;
    private static final String QUOTED_FIRST = "=+-@'";

    private final String file;
    private final ZoneId zone;
    private final CsvMapping.Labels<CaseStage> stages;
    private final CsvMapping.Labels<Channel> channels;
    private final CsvMapping.Labels<MatterId> matters;
    private final CsvMapping.Labels<ActorId> agencies;
    private final CsvMapping.Labels<AreaId> areas;

    private CaseCsv(String file, CsvMapping mapping) {
        this.file = Objects.requireNonNull(file, "file");
        this.zone = mapping.zone();
        this.stages = mapping.stageLabels();
        this.channels = mapping.channelLabels();
        this.matters = mapping.matterLabels();
        this.agencies = mapping.agencyLabels();
        this.areas = mapping.areaLabels();
    }

    /**
     * Reads a table, every row of which must be good.
     *
     * @param file what messages call it
     * @param in the bytes; not closed
     * @param mapping what its labels mean
     * @return the rows in their order; immutable
     * @throws IOException if reading fails
     * @throws CsvException if it is no such table, or a row cannot be believed
     */
    public static List<CaseRow> read(String file, InputStream in, CsvMapping mapping) throws IOException {
        return read(file, in, mapping, refused -> {
            throw refused;
        });
    }

    /**
     * Reads a table as far as it can be believed.
     *
     * @param file what messages call it
     * @param in the bytes; not closed
     * @param mapping what its labels mean
     * @param rejected is told of each row that is left out, and why
     * @return the other rows in their order; immutable
     * @throws IOException if reading fails
     * @throws CsvException if it is no such table; nothing is given then
     */
    public static List<CaseRow> read(
            String file, InputStream in, CsvMapping mapping, Consumer<? super CsvException> rejected)
            throws IOException {
        CaseCsv reading = new CaseCsv(file, mapping);
        CsvReader csv = new CsvReader(file, in);
        csv.header(CaseColumn.headers());
        List<CaseRow> rows = new ArrayList<>();
        Set<CaseId> ids = new HashSet<>();
        for (Optional<CsvReader.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            try {
                CaseRow read = reading.row(row.get());
                if (!ids.add(read.id())) {
                    throw reading.bad(
                            row.get(), Trouble.REPEATED_ID, "an earlier row has the same id", "Give each its own.");
                }
                rows.add(read);
            } catch (CsvException refused) {
                rejected.accept(refused);
            }
        }
        return List.copyOf(rows);
    }

    private CsvException bad(CsvReader.Row row, Trouble trouble, String what, String remedy) {
        return new CsvException(file, row.line(), trouble, what, remedy);
    }

    private CaseRow row(CsvReader.Row row) {
        int columns = CaseColumn.headers().size();
        if (row.values().size() != columns) {
            throw bad(
                    row,
                    row.ended() ? Trouble.WRONG_COLUMN_COUNT : Trouble.TRUNCATED,
                    "the row has " + row.values().size() + " columns instead of " + columns,
                    row.ended() ? "Check the quotes in it." : "Maybe the file was cut off: fetch it again.");
        }
        Instant created = time(row, CaseColumn.CREATED)
                .map(ZonedDateTime::toInstant)
                .orElseThrow(() -> bad(row, Trouble.MISSING, "created is empty", "Say when it came in."));
        return new CaseRow(
                id(row),
                created,
                notBefore(row, CaseColumn.CLOSED, created),
                notBefore(row, CaseColumn.DUE, created),
                value(row, CaseColumn.CATEGORY, matters),
                text(row, CaseColumn.SUBCATEGORY),
                value(row, CaseColumn.AGENCY, agencies),
                value(row, CaseColumn.CHANNEL, channels).orElse(Channel.OTHER),
                stage(row),
                value(row, CaseColumn.DISTRICT, areas),
                value(row, CaseColumn.COMMUNITY, areas),
                text(row, CaseColumn.ZIP),
                point(row));
    }

    private Optional<String> text(CsvReader.Row row, CaseColumn column) {
        String written = row.values().get(column.position());
        if (PlainText.hidesSomething(written)) {
            throw bad(
                    row,
                    Trouble.UNREADABLE,
                    column.header() + " has a control character or a mark that nobody sees",
                    "Take it out.");
        }
        boolean marked = written.startsWith("'") && beginsWithSign(written.substring(1));
        return written.isEmpty() ? Optional.empty() : Optional.of(marked ? written.substring(1) : written);
    }

    private static boolean beginsWithSign(String text) {
        return !text.isEmpty() && QUOTED_FIRST.indexOf(text.charAt(0)) >= 0;
    }

    private static String marked(String text) {
        return beginsWithSign(text) ? "'" + text : text;
    }

    private CaseId id(CsvReader.Row row) {
        String written = text(row, CaseColumn.ID)
                .orElseThrow(() -> bad(row, Trouble.MISSING, "id is empty", "Give each row its own."));
        try {
            return CaseId.of(written);
        } catch (IllegalArgumentException e) {
            throw bad(
                    row,
                    Trouble.UNREADABLE,
                    "the id is no identifier",
                    "Write it without blanks and control characters.");
        }
    }

    private CaseStage stage(CsvReader.Row row) {
        return value(row, CaseColumn.STATUS, stages)
                .filter(stage -> stage != CaseStage.UNREPORTED)
                .orElseThrow(() -> bad(
                        row,
                        Trouble.MISSING,
                        "status is empty, or says that nothing was reported",
                        "Say where it stands."));
    }

    private <T> Optional<T> value(CsvReader.Row row, CaseColumn column, CsvMapping.Labels<T> labels) {
        return text(row, column)
                .map(label -> labels.meaning(label)
                        .orElseThrow(() -> bad(
                                row,
                                Trouble.UNKNOWN_LABEL,
                                "the label in " + column.header() + " is not known",
                                "Add what it means to the mapping.")));
    }

    private Optional<ZonedDateTime> time(CsvReader.Row row, CaseColumn column) {
        return text(row, column)
                .map(written -> LocalTimes.parse(written)
                        .orElseThrow(() -> bad(
                                row,
                                Trouble.UNREADABLE,
                                column.header() + " is no local time",
                                "Write it as in 2021-09-21T00:00:04, without a zone."))
                        .atZone(zone));
    }

    private Optional<Instant> notBefore(CsvReader.Row row, CaseColumn column, Instant created) {
        Optional<Instant> time = time(row, column)
                .map(at -> at.toInstant().isBefore(created) ? at.withLaterOffsetAtOverlap() : at)
                .map(ZonedDateTime::toInstant);
        if (time.filter(created::isAfter).isPresent()) {
            throw bad(
                    row,
                    Trouble.OUT_OF_ORDER,
                    column.header() + " is before created",
                    "Check which of the two is wrong.");
        }
        return time;
    }

    private Optional<GeoPoint> point(CsvReader.Row row) {
        Optional<String> latitude = text(row, CaseColumn.LAT);
        Optional<String> longitude = text(row, CaseColumn.LON);
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GeoPoint.of(degrees(latitude), degrees(longitude)));
        } catch (IllegalArgumentException e) {
            throw bad(
                    row,
                    Trouble.UNREADABLE,
                    "lat and lon are no two numbers of degrees on the earth",
                    "Leave both empty.");
        }
    }

    private static double degrees(Optional<String> written) {
        String text = written.filter(each -> DEGREES.matcher(each).matches())
                .orElseThrow(() -> new IllegalArgumentException("The degrees must be a decimal number."));
        return Double.parseDouble(text);
    }

    /**
     * Writes a table.
     *
     * @param rows the rows
     * @param mapping which labels to write
     * @return the text, lines ended by LF
     * @throws IllegalArgumentException if a value has no label by which it would be read again, or a year not four digits
     */
    public static String write(Collection<CaseRow> rows, CsvMapping mapping) {
        CaseCsv writing = new CaseCsv("", mapping);
        StringBuilder out = new StringBuilder(String.join(",", CaseColumn.headers())).append('\n');
        for (CaseRow row : rows) {
            out.append(writing.values(row).stream().map(CaseCsv::quoted).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return out.toString();
    }

    private List<String> values(CaseRow row) {
        return List.of(
                marked(row.id().value()),
                local(row.createdAt()),
                row.closedAt().map(this::local).orElse(""),
                row.dueAt().map(this::local).orElse(""),
                marked(row.matter().map(matters::label).orElse("")),
                marked(row.detail().orElse("")),
                marked(row.agency().map(agencies::label).orElse("")),
                marked(channels.label(row.channel())),
                marked(stages.label(row.stage())),
                marked(row.district().map(areas::label).orElse("")),
                marked(row.community().map(areas::label).orElse("")),
                marked(row.zip().orElse("")),
                row.point().map(at -> degrees(at.latitudeE7())).orElse(""),
                row.point().map(at -> degrees(at.longitudeE7())).orElse(""));
    }

    private String local(Instant at) {
        return LocalTimes.write(LocalDateTime.ofInstant(at, zone));
    }

    private static String degrees(int e7) {
        return e7 == 0 ? "0" : BigDecimal.valueOf(e7, E7).stripTrailingZeros().toPlainString();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
