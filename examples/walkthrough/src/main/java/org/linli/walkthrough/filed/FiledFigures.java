package org.linli.walkthrough.filed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.casework.ClosingTimes;
import org.linli.casework.csv.CaseColumn;
import org.linli.walkthrough.figures.ClosingFigures;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.requests.CloseHours;
import org.linli.walkthrough.requests.FileStatistics;
import org.linli.walkthrough.requests.Intake;
import org.linli.walkthrough.requests.Note;
import org.linli.walkthrough.requests.OnTime;
import org.linli.walkthrough.requests.Reject;
import org.linli.walkthrough.requests.RequestFile;
import org.linli.walkthrough.requests.RequestRow;
import org.linli.walkthrough.requests.RequestStatus;
import org.linli.walkthrough.run.Teller;

/** The figures of a file's day as sentences, for the console and for the report alike. */
final class FiledFigures {

    private FiledFigures() {}

    /** How reasons and kinds read. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What became of the rows. */
    static void intake(RequestFile file, Intake intake, Teller teller) {
        teller.result(String.format(
                "%s rows of %s: %s taken in, %s rejected.",
                Wording.count(intake.rows()),
                file.path().getFileName(),
                Wording.count(intake.taken().size()),
                Wording.count(intake.rejects().size())));
        for (Map.Entry<Reject.Reason, Long> each : intake.rejectCounts().entrySet()) {
            teller.result(line("rejected", words(each.getKey()), each.getValue()));
        }
        for (Map.Entry<Note.Kind, Long> each : intake.noteCounts().entrySet()) {
            teller.result(line("note", words(each.getKey()), each.getValue()));
        }
    }

    private static String line(String severity, String words, long count) {
        return String.format(Locale.ROOT, "  %-9s %-32s %,8d", severity, words, count);
    }

    /** Quantiles by Kaplan and Meier, and of the file as it is. */
    static List<String> closing(ClosingTimes times, Intake intake, FileStatistics statistics) {
        List<String> lines = new ArrayList<>();
        lines.add("Closing times (Kaplan–Meier, n = " + Wording.count(times.observations()) + ", of which "
                + Wording.count(times.censored()) + " open until the file's last instant"
                + intake.lastInstant().map(last -> ", " + last).orElse("") + "):");
        lines.add(ClosingFigures.quantileLine(times));
        lines.add(ownClosing(statistics));
        return lines;
    }

    private static String ownClosing(FileStatistics statistics) {
        Optional<CloseHours> hours = statistics.closeHours();
        return "  the file's own rows, closed not before created, whatever their status (type 7): "
                + hours.map(found -> String.format(
                                Locale.ROOT,
                                "n = %,d, p10 %.2f h, p50 %.2f h, p90 %.2f h, mean %.2f h",
                                found.n(),
                                found.p10(),
                                found.p50(),
                                found.p90(),
                                found.mean()))
                        .orElse(Wording.UNDEFINED);
    }

    /** The share closed by the time promised. */
    static String onTime(FileStatistics statistics) {
        Optional<OnTime> onTime = statistics.onTime();
        if (onTime.isEmpty()) {
            return "On time: undefined, no row has both a due and a closing time.";
        }
        OnTime share = onTime.orElseThrow();
        return "On time: " + Wording.share(share.closedOnTime(), share.of())
                + " of the rows with a due and a closing time; "
                + Wording.count(statistics.openPastDue()) + " rows without a closing time were past due.";
    }

    /** What was done with rows that have a closing time though their status is an open one; empty if there are none. */
    static Optional<String> closingUnderOpenStatus(RequestFile file, Intake intake) {
        Map<Long, Reject.Reason> rejected = new HashMap<>();
        intake.rejects().forEach(reject -> rejected.put(reject.line(), reject.reason()));
        Map<Reject.Reason, Long> why = new EnumMap<>(Reject.Reason.class);
        long all = 0;
        for (RequestRow row : file.rows()) {
            if (row.isWellShaped() && isClosedUnderOpenStatus(row)) {
                all++;
                Reject.Reason reason = rejected.get(row.line());
                if (reason != null) {
                    why.merge(reason, 1L, Long::sum);
                }
            }
        }
        if (all == 0) {
            return Optional.empty();
        }
        long taken = intake.noteCounts().getOrDefault(Note.Kind.CLOSING_TIME_UNDER_OPEN_STATUS, 0L);
        String others = why.entrySet().stream()
                .map(each -> Wording.count(each.getValue()) + " " + words(each.getKey()))
                .collect(Collectors.joining(", "));
        return Optional.of(Wording.count(all) + " rows have a closing time though their status is an open one. "
                + Wording.count(taken)
                + " of them were taken in as open, at the stage of their status: the status counts,"
                + " and the closing time beside it is not used."
                + (others.isEmpty() ? "" : " The others were rejected: " + others + "."));
    }

    private static boolean isClosedUnderOpenStatus(RequestRow row) {
        return row.text(CaseColumn.CLOSED).isPresent()
                && RequestStatus.of(row.written(CaseColumn.STATUS))
                        .filter(status -> !status.isClosed())
                        .isPresent();
    }
}
