package org.linli.walkthrough.requests;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statuses known to occur in request files, and what each means for a case. A status that is not listed here is not
 * guessed at: its row is rejected.
 */
public enum RequestStatus {
    /** "New": came in, nobody has looked at it. */
    NEW("New", Stage.REPORTED, Mark.NONE),
    /** "New (Duplicate)": came in and was seen to repeat another, not closed yet. */
    NEW_DUPLICATE("New (Duplicate)", Stage.REPORTED, Mark.DUPLICATE),
    /** "Open": an office has it. */
    OPEN("Open", Stage.ACCEPTED, Mark.NONE),
    /** "Open (Duplicate)": an office has it and saw that it repeats another, not closed yet. */
    OPEN_DUPLICATE("Open (Duplicate)", Stage.ACCEPTED, Mark.DUPLICATE),
    /** "Assigned": somebody of the office was charged with it. */
    ASSIGNED("Assigned", Stage.ASSIGNED, Mark.NONE),
    /** "Pending": somebody was charged with it and waits for something. */
    PENDING("Pending", Stage.ASSIGNED, Mark.NONE),
    /** "Started": work has begun. */
    STARTED("Started", Stage.TAKEN_UP, Mark.NONE),
    /** "In Progress": work goes on. */
    IN_PROGRESS("In Progress", Stage.TAKEN_UP, Mark.NONE),
    /** "Closed": dealt with. */
    CLOSED("Closed", Stage.CLOSED, Mark.NONE),
    /** "Closed (Duplicate)": closed since it repeats another; the file does not say which. */
    CLOSED_DUPLICATE("Closed (Duplicate)", Stage.CLOSED, Mark.DUPLICATE),
    /** "Closed (Transferred)": closed here since somebody outside the file took it over. */
    CLOSED_TRANSFERRED("Closed (Transferred)", Stage.CLOSED, Mark.TRANSFERRED);

    private static final Map<String, RequestStatus> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RequestStatus::label, Function.identity()));

    private final String label;
    private final Stage stage;
    private final Mark mark;

    RequestStatus(String label, Stage stage, Mark mark) {
        this.label = label;
        this.stage = stage;
        this.mark = mark;
    }

    /** {@return the status as files write it, as in {@code In Progress}} */
    public String label() {
        return label;
    }

    /** {@return how far the case has come} */
    public Stage stage() {
        return stage;
    }

    /** {@return what is said about the case besides} */
    public Mark mark() {
        return mark;
    }

    /** {@return whether nothing more is to be done about the case} */
    public boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    /**
     * The status with exactly this label; empty if it is unknown.
     *
     * @param label a label as files write it
     * @return the status
     */
    public static Optional<RequestStatus> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /** The status that was perhaps meant by a label written with other letter case or blanks around it. */
    static Optional<RequestStatus> perhaps(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label.equalsIgnoreCase(label.strip()))
                .findFirst();
    }

    /** How far a case has come, in order. */
    public enum Stage {
        /** It came in. */
        REPORTED,
        /** An office accepted it. */
        ACCEPTED,
        /** Somebody was charged with it. */
        ASSIGNED,
        /** Work has begun. */
        TAKEN_UP,
        /** Nothing more is to be done. */
        CLOSED
    }

    /** What a status says besides the stage. */
    public enum Mark {
        /** Nothing. */
        NONE,
        /** The request repeats another one. */
        DUPLICATE,
        /** The request was handed to somebody outside the file. */
        TRANSFERRED
    }
}
