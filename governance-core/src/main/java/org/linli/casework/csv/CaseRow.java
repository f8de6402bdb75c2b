package org.linli.casework.csv;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Deadline;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.PlainText;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;
import org.linli.casework.Report;

/**
 * What a table has of a case, for example {@code 14-00000116}, closed, waste, of the sanitation department. Nothing personal is in it.
 *
 * @param id {@code id}: the case's id
 * @param createdAt {@code created}: when it was reported
 * @param closedAt {@code closed}: when it ended, not before it was reported; nothing while it is open, or if nobody noted it
 * @param dueAt {@code due}: when it is due, not before it was reported
 * @param matter {@code category}: what it is about
 * @param detail {@code subcategory}: what it is about more closely, not empty, nothing hidden in it
 * @param agency {@code agency}: who answers for it
 * @param channel {@code channel}: how it came in
 * @param stage {@code status}: how far it has come, at least reported
 * @param district {@code district}: the larger area
 * @param community {@code community}: the smaller area
 * @param zip {@code zip}: the postal code, not empty, nothing hidden in it
 * @param point {@code lat} and {@code lon}, WGS 84
 */
public record CaseRow(
        CaseId id,
        Instant createdAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueAt,
        Optional<MatterId> matter,
        Optional<String> detail,
        Optional<ActorId> agency,
        Channel channel,
        CaseStage stage,
        Optional<AreaId> district,
        Optional<AreaId> community,
        Optional<String> zip,
        Optional<GeoPoint> point) {
    /** Checks the order of time, and cuts times to microseconds. */
    public CaseRow {
        Objects.requireNonNull(id, "id");
        createdAt = Microseconds.cut(Objects.requireNonNull(createdAt, "createdAt"));
        closedAt = closedAt.map(Microseconds::cut);
        dueAt = dueAt.map(Microseconds::cut);
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(district, "district");
        Objects.requireNonNull(community, "community");
        Objects.requireNonNull(zip, "zip");
        Objects.requireNonNull(point, "point");
        for (Optional<Instant> later : List.of(closedAt, dueAt)) {
            if (later.filter(createdAt::isAfter).isPresent()) {
                throw new IllegalArgumentException("The times of the case (" + id
                        + ") at which it was closed and due must not be before it was created (" + createdAt + ").");
            }
        }
        if (stage == CaseStage.UNREPORTED) {
            throw new IllegalArgumentException("The case (" + id + ") of a row must have been reported.");
        }
        if (detail.filter(String::isEmpty).or(() -> zip.filter(String::isEmpty)).isPresent()) {
            throw new IllegalArgumentException(
                    "The detail and the zip of the case (" + id + ") must not be empty texts. Maybe nothing is meant.");
        }
        if (detail.filter(PlainText::hidesSomething)
                .or(() -> zip.filter(PlainText::hidesSomething))
                .isPresent()) {
            throw new IllegalArgumentException("The detail and the zip of the case (" + id
                    + ") must not have control characters or marks that nobody sees. Take them out.");
        }
    }

    /**
     * A case as a row. Its area stands as community.
     *
     * @param from the case
     * @return the row; nothing for what has not been reported and for a report of wrongdoing, which is nobody else's business
     */
    public static Optional<CaseRow> of(Case from) {
        return from.intake()
                .filter(begun -> !from.isConfidential())
                .map(begun -> new CaseRow(
                        from.id(),
                        begun.at(),
                        from.ending().at(),
                        from.clock().set().map(Deadline::due).filter(due -> !due.isBefore(begun.at())),
                        Optional.of(begun.report().matter()),
                        Optional.empty(),
                        from.accountable(),
                        begun.report().channel(),
                        from.stage(),
                        Optional.empty(),
                        begun.report().area(),
                        Optional.empty(),
                        begun.report().point()));
    }

    /**
     * The report that this row makes here: in the smallest area that is known, without anything personal.
     *
     * @param unnamedMatter what it is about where the row does not say
     * @param unnamedAgency who receives it where the row does not say
     * @return the report
     */
    public Report toReport(MatterId unnamedMatter, ActorId unnamedAgency) {
        Report report = Report.of(matter.orElse(unnamedMatter), agency.orElse(unnamedAgency), channel);
        Report placed = community.or(() -> district).map(report::withArea).orElse(report);
        return point.map(placed::withPoint).orElse(placed);
    }
}
