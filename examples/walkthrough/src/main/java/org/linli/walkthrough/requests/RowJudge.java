package org.linli.walkthrough.requests;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.linli.casework.csv.CaseColumn;
import org.linli.walkthrough.requests.Reject.Reason;
import org.linli.walkthrough.requests.Request.Matter;
import org.linli.walkthrough.requests.Request.Place;
import org.linli.walkthrough.requests.Request.Times;

/** Judges one row: whether it is taken in, and what has to be left open about it. */
final class RowJudge {

    private static final int MAX_ID_LENGTH = 64;
    private static final String UNSPECIFIED = "unspecified";

    private final RequestRow row;
    private final String id;
    private final List<Note> notes = new ArrayList<>();
    private final Request request;

    /** Judges a row of which {@link #reject} had nothing to say. */
    RowJudge(RequestRow row, boolean lacksLineEnd) {
        this.row = row;
        this.id = row.written(CaseColumn.ID);
        RequestStatus status = RequestStatus.of(row.written(CaseColumn.STATUS)).orElseThrow();
        this.request = new Request(
                row.line(),
                id,
                new Matter(known(CaseColumn.CATEGORY, Note.Kind.CATEGORY_UNKNOWN), row.text(CaseColumn.SUBCATEGORY)),
                known(CaseColumn.AGENCY, Note.Kind.AGENCY_UNKNOWN),
                row.text(CaseColumn.CHANNEL),
                times(status),
                status,
                place());
        if (status.mark() == RequestStatus.Mark.DUPLICATE) {
            note(Note.Kind.DUPLICATE_OF_UNKNOWN, "taken in as a duplicate; the file does not say of which request");
        } else if (status.mark() == RequestStatus.Mark.TRANSFERRED) {
            note(Note.Kind.TRANSFERRED_TO_UNKNOWN, "taken in as handed on; the file does not say to whom");
        }
        if (lacksLineEnd) {
            note(
                    Note.Kind.NO_LINE_END,
                    "taken in; the last line of the file has no line end, so its longitude may be cut");
        }
        notes.sort(Comparator.comparing(Note::kind));
    }

    /** The first reason not to take a row in, if there is one. Remembers the id for the rows to come. */
    static Optional<Reject> reject(RequestRow row, Set<String> ids) {
        if (!row.isWellShaped()) {
            return Optional.of(new Reject(
                    row.line(),
                    "",
                    Reason.WRONG_COLUMN_COUNT,
                    "the row has " + row.values().size() + " columns instead of "
                            + CaseColumn.headers().size()));
        }
        String id = row.written(CaseColumn.ID);
        if (id.isEmpty()) {
            return rejected(row, Reason.ID_MISSING, "the row has no id");
        }
        if (id.length() > MAX_ID_LENGTH || !id.equals(id.strip()) || hasControl(id)) {
            return rejected(
                    row,
                    Reason.ID_UNUSABLE,
                    "the id is longer than " + MAX_ID_LENGTH
                            + " characters, or holds blanks at its ends or control characters");
        }
        if (!ids.add(id)) {
            return rejected(row, Reason.ID_REPEATED, "an earlier row has the same id");
        }
        return rejectTimes(row).or(() -> rejectStatus(row)).or(() -> rejectOrder(row));
    }

    private static boolean hasControl(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Reject> rejectTimes(RequestRow row) {
        if (row.text(CaseColumn.CREATED).isEmpty()) {
            return rejected(row, Reason.CREATED_MISSING, "it is not known when the request came in");
        }
        for (CaseColumn column : List.of(CaseColumn.CREATED, CaseColumn.CLOSED, CaseColumn.DUE)) {
            Optional<String> written = row.text(column);
            if (written.isPresent() && row.time(column).isEmpty()) {
                return rejected(
                        row,
                        Reason.TIME_UNREADABLE,
                        column.header() + " '"
                                + RequestFile.shortened(written.orElseThrow())
                                + "' is not a local time without zone as in 2021-09-21T00:00:04");
            }
        }
        return Optional.empty();
    }

    private static Optional<Reject> rejectStatus(RequestRow row) {
        String label = row.written(CaseColumn.STATUS);
        if (RequestStatus.of(label).isPresent()) {
            return Optional.empty();
        }
        String maybe = RequestStatus.perhaps(label)
                .map(status -> "; maybe '" + status.label() + "' is meant")
                .orElse("");
        return rejected(
                row,
                Reason.STATUS_UNKNOWN,
                label.isEmpty()
                        ? "the row has no status"
                        : "the status '" + RequestFile.shortened(label) + "' is not known" + maybe);
    }

    private static Optional<Reject> rejectOrder(RequestRow row) {
        LocalDateTime created = row.time(CaseColumn.CREATED).orElseThrow();
        return row.time(CaseColumn.CLOSED)
                .filter(closed -> closed.isBefore(created))
                .flatMap(closed -> rejected(
                        row, Reason.CLOSED_BEFORE_CREATED, "closed " + closed + " is before created " + created));
    }

    private static Optional<Reject> rejected(RequestRow row, Reason reason, String explanation) {
        String id = RequestFile.shortened(row.written(CaseColumn.ID));
        return Optional.of(new Reject(row.line(), id, reason, explanation));
    }

    Request request() {
        return request;
    }

    List<Note> notes() {
        return notes;
    }

    private Times times(RequestStatus status) {
        LocalDateTime created = row.time(CaseColumn.CREATED).orElseThrow();
        Optional<LocalDateTime> closed = row.time(CaseColumn.CLOSED);
        Optional<LocalDateTime> due = row.time(CaseColumn.DUE);
        if (due.filter(promised -> promised.isBefore(created)).isPresent()) {
            note(Note.Kind.DUE_BEFORE_CREATED, "taken in without the time promised, which is before created");
            due = Optional.empty();
        }
        if (status.isClosed() && closed.isEmpty()) {
            note(
                    Note.Kind.CLOSED_WITHOUT_CLOSING_TIME,
                    "taken in as open: the status says closed but not when, and no time is invented");
        } else if (!status.isClosed() && closed.isPresent()) {
            note(
                    Note.Kind.CLOSING_TIME_UNDER_OPEN_STATUS,
                    "taken in as open: the status '" + status.label() + "' counts, not the closing time beside it");
            closed = Optional.empty();
        }
        return new Times(created, due, closed);
    }

    private Place place() {
        return new Place(
                area(CaseColumn.DISTRICT, Note.Kind.DISTRICT_UNKNOWN),
                area(CaseColumn.COMMUNITY, Note.Kind.COMMUNITY_UNKNOWN),
                point());
    }

    private Optional<Coordinates> point() {
        Optional<String> lat = row.text(CaseColumn.LAT);
        Optional<String> lon = row.text(CaseColumn.LON);
        if (lat.isEmpty() && lon.isEmpty()) {
            note(Note.Kind.COORDINATES_MISSING, "taken in without a point, no coordinates");
            return Optional.empty();
        }
        OptionalDouble latitude = lat.map(Coordinates::degrees).orElse(OptionalDouble.empty());
        OptionalDouble longitude = lon.map(Coordinates::degrees).orElse(OptionalDouble.empty());
        if (latitude.isEmpty()
                || longitude.isEmpty()
                || Math.abs(latitude.orElseThrow()) > 90
                || Math.abs(longitude.orElseThrow()) > 180) {
            note(
                    Note.Kind.COORDINATES_UNREADABLE,
                    "taken in without a point, the coordinates are not two numbers of degrees on the earth");
            return Optional.empty();
        }
        if (lat.filter(Coordinates::isWholeDegree).isPresent()
                && lon.filter(Coordinates::isWholeDegree).isPresent()) {
            note(Note.Kind.COORDINATES_TOO_COARSE, "taken in without a point, whole degrees name no place in a city");
            return Optional.empty();
        }
        return Optional.of(new Coordinates(latitude.orElseThrow(), longitude.orElseThrow()));
    }

    private Optional<String> area(CaseColumn column, Note.Kind kind) {
        return known(column, kind).flatMap(name -> {
            if (isUnspecified(name)) {
                note(kind, "taken in, the " + column.header() + " is not specified");
                return Optional.empty();
            }
            return Optional.of(name);
        });
    }

    /** Whether a name is or begins with the word, perhaps after a number, as in "0 Unspecified". */
    private static boolean isUnspecified(String name) {
        int start = 0;
        while (start < name.length() && (Character.isDigit(name.charAt(start)) || name.charAt(start) == ' ')) {
            start++;
        }
        return name.regionMatches(true, start, UNSPECIFIED, 0, UNSPECIFIED.length());
    }

    private Optional<String> known(CaseColumn column, Note.Kind kind) {
        Optional<String> text = row.text(column);
        if (text.isEmpty()) {
            note(kind, "taken in, no " + column.header() + " is written");
        }
        return text;
    }

    private void note(Note.Kind kind, String explanation) {
        notes.add(new Note(row.line(), id, kind, explanation));
    }
}
