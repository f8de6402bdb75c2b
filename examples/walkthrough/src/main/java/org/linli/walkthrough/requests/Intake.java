package org.linli.walkthrough.requests;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.casework.ClosingTimes;
import org.linli.casework.csv.CaseColumn;

/**
 * What became of every row of a file: taken in, or rejected with a reason.
 *
 * <p>{@code taken.size() + rejects.size()} is the number of rows. A request is not turned away for what it lacks: without
 * a point or an area it is taken in, and a {@link Note} says so. It is rejected only where taking it in would mean to
 * invent something, such as which of two times is the wrong one.
 *
 * @param taken the requests taken in, in the order of the file; immutable
 * @param rejects the rows not taken in, in the order of the file; immutable
 * @param notes what was left open about the requests taken in, in the order of the file, then of {@link Note.Kind};
 *     immutable
 * @param lastInstant the latest time at which, by the file, something came in or was closed, rejected rows included: to
 *     this moment at least open requests were watched; empty if no row has a readable time
 */
public record Intake(List<Request> taken, List<Reject> rejects, List<Note> notes, Optional<LocalDateTime> lastInstant) {

    /**
     * Keeps copies of the lists.
     *
     * @param taken the requests taken in
     * @param rejects the rows not taken in
     * @param notes what was left open about the requests taken in
     * @param lastInstant the latest time at which
     */
    public Intake {
        taken = List.copyOf(taken);
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
        Objects.requireNonNull(lastInstant, "lastInstant");
    }

    /**
     * Judges every row of a file.
     *
     * @param file the file, as read
     * @return what became of its rows
     */
    public static Intake of(RequestFile file) {
        Objects.requireNonNull(file, "file");
        List<Request> taken = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        RequestRow last = file.rows().get(file.rows().size() - 1);
        for (RequestRow row : file.rows()) {
            Optional<Reject> reject = RowJudge.reject(row, ids);
            if (reject.isPresent()) {
                rejects.add(reject.orElseThrow());
            } else {
                RowJudge judge = new RowJudge(row, row.line() == last.line() && !file.endsInLineEnd());
                taken.add(judge.request());
                notes.addAll(judge.notes());
            }
        }
        return new Intake(taken, rejects, notes, lastInstant(file));
    }

    private static Optional<LocalDateTime> lastInstant(RequestFile file) {
        LocalDateTime last = LocalDateTime.MIN;
        for (RequestRow row : file.rows()) {
            if (row.isWellShaped()) {
                last = later(last, row.time(CaseColumn.CREATED));
                last = later(last, row.time(CaseColumn.CLOSED));
            }
        }
        return last.equals(LocalDateTime.MIN) ? Optional.empty() : Optional.of(last);
    }

    private static LocalDateTime later(LocalDateTime last, Optional<LocalDateTime> time) {
        return time.filter(last::isBefore).orElse(last);
    }

    /** {@return the number of rows of the file: those taken in and those rejected} */
    public int rows() {
        return taken.size() + rejects.size();
    }

    /**
     * {@return how often each reason to reject a row applied, in the order of the reasons; reasons that never did are absent}
     */
    public Map<Reject.Reason, Long> rejectCounts() {
        return counts(rejects, Reject::reason, Reject.Reason.class);
    }

    /** {@return how often each kind of note was made, in the order of the kinds; kinds without a note are absent} */
    public Map<Note.Kind, Long> noteCounts() {
        return counts(notes, Note::kind, Note.Kind.class);
    }

    /**
     * {@return the closing-time curve of all requests taken in} Requests whose closing is not known are censored at the last
     * instant of the file, never dropped; rejected rows are not in it.
     */
    public ClosingTimes closingTimes() {
        return closingTimesOf(taken);
    }

    /**
     * The closing-time curves by some property of the requests, for example
     * {@code closingTimesBy(Request::agency)}.
     *
     * @param property what to group by; requests for which it is empty are in no group
     * @return one curve for each value, by value; immutable
     */
    public Map<String, ClosingTimes> closingTimesBy(Function<Request, Optional<String>> property) {
        Objects.requireNonNull(property, "property");
        Map<String, List<Request>> groups = new TreeMap<>();
        for (Request request : taken) {
            property.apply(request)
                    .ifPresent(value -> groups.computeIfAbsent(value, v -> new ArrayList<>())
                            .add(request));
        }
        Map<String, ClosingTimes> curves = new TreeMap<>();
        groups.forEach((value, requests) -> curves.put(value, closingTimesOf(requests)));
        return Collections.unmodifiableMap(curves);
    }

    private ClosingTimes closingTimesOf(List<Request> requests) {
        // Without a last instant there is no request either: each one taken in has a time of coming in.
        return ClosingTimes.of(lastInstant.stream()
                .flatMap(last -> requests.stream().map(request -> request.observation(last)))
                .toList());
    }

    private static <T, E extends Enum<E>> Map<E, Long> counts(List<T> items, Function<T, E> key, Class<E> type) {
        return Collections.unmodifiableMap(
                items.stream().collect(Collectors.groupingBy(key, () -> new EnumMap<>(type), Collectors.counting())));
    }
}
