package org.linli.walkthrough.requests;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.linli.casework.csv.CaseColumn;

/**
 * What a request file holds, counted over <em>all</em> rows read, whether they are taken in or rejected later: it
 * describes the file, not the work. Left out are only rows with a wrong number of columns, of which
 * {@link #misshapen()} tells the number.
 *
 * <p>Counts by the values of a column are by falling count, then by value; a row without a value counts under the empty
 * text. All maps and lists are immutable. Everything is computed once, in O(n log n).
 */
public final class FileStatistics {

    private final List<RequestRow> rows;
    private final long misshapen;
    private final Map<CaseColumn, Long> missing = new EnumMap<>(CaseColumn.class);
    private final Map<CaseColumn, Map<String, Long>> counts = new EnumMap<>(CaseColumn.class);
    private final Map<Integer, Long> byHour = new TreeMap<>();
    private final Map<Integer, Long> byIsoWeekday = new TreeMap<>();
    private final Map<String, LongStream.Builder> closeMicros = new TreeMap<>();
    private final Optional<CloseHours> closeHours;
    private final Map<String, CloseHours> closeHoursByAgency = new TreeMap<>();
    private final Map<String, long[]> onTimeByAgency = new TreeMap<>();
    private final Map<RequestStatus, Long> closingUnderOpenStatus = new EnumMap<>(RequestStatus.class);
    private Optional<LocalDateTime> first = Optional.empty();
    private Optional<LocalDateTime> last = Optional.empty();
    private Optional<LocalDateTime> lastInstant = Optional.empty();
    private long closedBeforeCreated;
    private long closedEqualCreated;
    private long closedWithoutClosingTime;
    private final List<LocalDateTime> dueWithoutClosingTime = new ArrayList<>();

    private FileStatistics(List<RequestRow> all) {
        rows = all.stream().filter(RequestRow::isWellShaped).toList();
        misshapen = (long) all.size() - rows.size();
        for (CaseColumn column : CaseColumn.values()) {
            long without = 0;
            for (RequestRow row : rows) {
                without += row.written(column).isEmpty() ? 1 : 0;
            }
            missing.put(column, without);
        }
        for (CaseColumn column : List.of(
                CaseColumn.AGENCY,
                CaseColumn.CHANNEL,
                CaseColumn.STATUS,
                CaseColumn.DISTRICT,
                CaseColumn.COMMUNITY,
                CaseColumn.CATEGORY)) {
            counts.put(column, count(rows, column));
        }
        rows.forEach(this::addTimes);
        LongStream.Builder every = LongStream.builder();
        closeMicros.forEach((agency, builder) -> {
            long[] micros = builder.build().toArray();
            LongStream.of(micros).forEach(every);
            closeHoursByAgency.put(agency, CloseHours.of(micros));
        });
        long[] micros = every.build().toArray();
        closeHours = micros.length == 0 ? Optional.empty() : Optional.of(CloseHours.of(micros));
    }

    /**
     * Counts over all rows of a file.
     *
     * @param file the file, as read
     * @return its statistics
     */
    public static FileStatistics of(RequestFile file) {
        Objects.requireNonNull(file, "file");
        return new FileStatistics(file.rows());
    }

    private static Map<String, Long> count(List<RequestRow> rows, CaseColumn column) {
        Map<String, Long> unordered = new HashMap<>();
        rows.forEach(row -> unordered.merge(row.written(column), 1L, Long::sum));
        Map<String, Long> ordered = new LinkedHashMap<>();
        unordered.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> e) -> e.getValue())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> ordered.put(e.getKey(), e.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    private void addTimes(RequestRow row) {
        Optional<LocalDateTime> created = row.time(CaseColumn.CREATED);
        Optional<LocalDateTime> closed = row.time(CaseColumn.CLOSED);
        created.ifPresent(time -> {
            byHour.merge(time.getHour(), 1L, Long::sum);
            byIsoWeekday.merge(time.getDayOfWeek().getValue(), 1L, Long::sum);
            first = Optional.of(first.filter(time::isAfter).orElse(time));
            last = Optional.of(last.filter(time::isBefore).orElse(time));
            lastInstant = Optional.of(lastInstant.filter(time::isBefore).orElse(time));
            closed.ifPresent(end -> addClosing(row, time, end));
        });
        closed.ifPresent(time ->
                lastInstant = Optional.of(lastInstant.filter(time::isBefore).orElse(time)));
        RequestStatus.of(row.written(CaseColumn.STATUS)).ifPresent(status -> addStatus(row, status));
        if (row.text(CaseColumn.CLOSED).isEmpty()) {
            row.time(CaseColumn.DUE).ifPresent(dueWithoutClosingTime::add);
        }
    }

    private void addStatus(RequestRow row, RequestStatus status) {
        boolean hasClosing = row.text(CaseColumn.CLOSED).isPresent();
        if (!status.isClosed() && hasClosing) {
            closingUnderOpenStatus.merge(status, 1L, Long::sum);
        } else if (status.isClosed() && !hasClosing) {
            closedWithoutClosingTime++;
        }
    }

    private void addClosing(RequestRow row, LocalDateTime created, LocalDateTime closed) {
        if (closed.isBefore(created)) {
            closedBeforeCreated++;
            return;
        }
        if (closed.isEqual(created)) {
            closedEqualCreated++;
        }
        String agency = row.written(CaseColumn.AGENCY);
        long micros = Request.Times.micros(created, closed);
        closeMicros.computeIfAbsent(agency, key -> LongStream.builder()).add(micros);
        row.time(CaseColumn.DUE).ifPresent(due -> {
            long[] onTime = onTimeByAgency.computeIfAbsent(agency, key -> new long[2]);
            onTime[0] += closed.isAfter(due) ? 0 : 1;
            onTime[1]++;
        });
    }

    /** {@return the number of rows with as many values as there are columns: the denominator of everything below} */
    public int rows() {
        return rows.size();
    }

    /** {@return the number of rows with more or fewer values than there are columns, not counted anywhere else} */
    public long misshapen() {
        return misshapen;
    }

    /** {@return when the first request came in; empty if no row has a readable time} */
    public Optional<LocalDateTime> first() {
        return first;
    }

    /** {@return when the last request came in; empty if no row has a readable time} */
    public Optional<LocalDateTime> last() {
        return last;
    }

    /** {@return the latest time of coming in or closing; empty if no row has a readable time} */
    public Optional<LocalDateTime> lastInstant() {
        return lastInstant;
    }

    /** {@return the number of rows without a value, for each column in order} */
    public Map<CaseColumn, Long> missing() {
        return Collections.unmodifiableMap(missing);
    }

    /** {@return the number of rows whose closing time is before the time they came in} */
    public long closedBeforeCreated() {
        return closedBeforeCreated;
    }

    /** {@return the number of rows whose closing time is the time they came in} */
    public long closedEqualCreated() {
        return closedEqualCreated;
    }

    /** {@return the number of rows with a closing time though their status is an open one, for each status in order} */
    public Map<RequestStatus, Long> closingUnderOpenStatus() {
        return Collections.unmodifiableMap(closingUnderOpenStatus);
    }

    /** {@return the number of rows with a closed status and no closing time} */
    public long closedWithoutClosingTime() {
        return closedWithoutClosingTime;
    }

    /**
     * Number of rows by value of a column.
     *
     * @param column one of agency, channel, status, district, community and category
     * @return the counts, by falling count, then by value
     */
    public Map<String, Long> countBy(CaseColumn column) {
        Map<String, Long> count = counts.get(column);
        if (count == null) {
            throw new IllegalArgumentException("The column (" + column.header() + ") must be one of "
                    + counts.keySet().stream().map(CaseColumn::header).toList() + ".");
        }
        return count;
    }

    /** {@return the number of rows by hour of the day in which they came in, 0 to 23; hours without one are absent} */
    public Map<Integer, Long> countByHour() {
        return Collections.unmodifiableMap(byHour);
    }

    /**
     * {@return the number of rows by day of the week on which they came in, 1 for Monday to 7; days without one are absent}
     */
    public Map<Integer, Long> countByIsoWeekday() {
        return Collections.unmodifiableMap(byIsoWeekday);
    }

    /** {@return the number of different communities written} */
    public long distinctCommunities() {
        return countBy(CaseColumn.COMMUNITY).keySet().stream()
                .filter(name -> !name.isEmpty())
                .count();
    }

    /**
     * {@return how long rows were open, for those with a closing time not before coming in; empty if there are none}
     */
    public Optional<CloseHours> closeHours() {
        return closeHours;
    }

    /** {@return {@link #closeHours()} by agency, by name; agencies without such a row are absent} */
    public Map<String, CloseHours> closeHoursByAgency() {
        return Collections.unmodifiableMap(closeHoursByAgency);
    }

    /** {@return how many rows were closed by the time promised; empty if none has a due and a closing time} */
    public Optional<OnTime> onTime() {
        long of = onTimeByAgency.values().stream().mapToLong(count -> count[1]).sum();
        long within =
                onTimeByAgency.values().stream().mapToLong(count -> count[0]).sum();
        return of == 0 ? Optional.empty() : Optional.of(new OnTime(within, of));
    }

    /** {@return {@link #onTime()} by agency, by name; agencies without such a row are absent} */
    public Map<String, OnTime> onTimeByAgency() {
        Map<String, OnTime> shares = new TreeMap<>();
        onTimeByAgency.forEach((agency, count) -> shares.put(agency, new OnTime(count[0], count[1])));
        return Collections.unmodifiableMap(shares);
    }

    /**
     * {@return the number of rows without a closing time that were due before {@link #lastInstant()}; {@link #onTime()} omits them}
     */
    public long openPastDue() {
        return dueWithoutClosingTime.stream()
                .filter(due -> lastInstant.filter(due::isBefore).isPresent())
                .count();
    }

    /** {@return Shannon's entropy (1948) of the categories in nats, over the rows that have one; empty if none has} */
    public OptionalDouble categoryEntropy() {
        Map<String, Long> known = new LinkedHashMap<>(countBy(CaseColumn.CATEGORY));
        known.remove("");
        double total = known.values().stream().mapToLong(Long::longValue).sum();
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(known.values().stream()
                        .mapToDouble(count -> -count / total * Math.log(count / total))
                        .sum());
    }

    /**
     * Counts by two columns at once.
     *
     * @param down the first column
     * @param across the second column
     * @return the counts of the rows that have both
     */
    public CrossTable cross(CaseColumn down, CaseColumn across) {
        return CrossTable.of(rows, down, across);
    }
}
