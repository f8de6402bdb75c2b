package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutySpan;
import org.linli.responsibility.Responsibility;

/** How duties end, or for a time are not there: with what was delegated of them, and nothing else changed before and after. */
final class Endings {
    private final Ledger ledger;
    private final Function<MatterId, Lines> lines;
    private final TimeWindow window;

    Endings(Ledger ledger, Function<MatterId, Lines> lines, TimeWindow window) {
        this.ledger = ledger;
        this.lines = lines;
        this.window = window;
    }

    /** Whether what is found never ends. */
    boolean isForGood(TimeWindow when) {
        return !when.endExclusive().isBefore(window.endExclusive());
    }

    Validity asLong(Responsibility line, TimeWindow when) {
        return isForGood(when)
                ? new Validity(when.startInclusive(), line.duty().validity().until())
                : validity(when);
    }

    Optional<List<DutyChange>> cut(List<Responsibility> some, TimeWindow when) {
        List<DutyChange> changes = new ArrayList<>();
        for (Responsibility each : some) {
            Optional<List<DutyChange>> more = cut(each, when);
            if (more.isEmpty()) {
                return more;
            }
            changes.addAll(more.get());
        }
        return Optional.of(changes);
    }

    /**
     * Takes a time out of a duty, with whatever was delegated of it then, and assigns the rest anew. Nothing if that cannot be done and leave
     * as it was what comes before and after.
     */
    Optional<List<DutyChange>> cut(Responsibility line, TimeWindow when) {
        Optional<TimeWindow> shared = Spans.shared(when, line.duty().validity());
        if (shared.isEmpty()) {
            return Optional.of(List.of());
        }
        Instant end = shared.get().endExclusive();
        Optional<Instant> until = line.duty().validity().until();
        boolean goesOn = !isForGood(when) && until.map(end::isBefore).orElse(true);
        if (goesOn
                && (line.delegated().isPresent()
                        || parts(line)
                                .anyMatch(each -> each.duty()
                                        .validity()
                                        .until()
                                        .map(end::isBefore)
                                        .orElse(true)))) {
            return Optional.empty();
        }
        return tail(line, shared.get().startInclusive())
                .map(changes ->
                        goesOn ? and(changes, assigned(line.charge(), line, new Validity(end, until))) : changes);
    }

    private Stream<Responsibility> parts(Responsibility whole) {
        return lines.apply(whole.matter()).meeting(whole.duty().area()).stream()
                .filter(each -> each.delegated()
                        .filter(from -> from.duty().equals(whole.id()))
                        .isPresent());
    }

    /** Ends a duty at an instant, with whatever was delegated of it from then on. Nothing if it cannot be. */
    Optional<List<DutyChange>> tail(Responsibility line, Instant since) {
        List<DutyChange> changes = new ArrayList<>();
        parts(line)
                .filter(each ->
                        each.duty().validity().until().map(since::isBefore).orElse(true))
                .forEach(each -> ended(each, since).ifPresent(changes::add));
        return ended(line, since).map(last -> and(changes, List.of(last)));
    }

    /** What has not yet begun is annulled; what was ended by an act already cannot be ended again, and what was borne is not annulled. */
    private Optional<DutyChange> ended(Responsibility line, Instant since) {
        if (!line.duty().validity().from().isBefore(since)) {
            return Optional.of(new DutyChange.Annul(line.charge(), line.id()));
        }
        boolean over = ledger.charge(line.charge())
                .duty(line.id())
                .map(held -> held.isOver(since))
                .orElse(true);
        return over ? Optional.empty() : Optional.of(new DutyChange.End(line.charge(), line.id(), since));
    }

    /** What assigns a duty for a time, with the means and the supply that it has at each: one after the other where these change. */
    static List<DutyChange> assigned(ChargeId to, Responsibility line, Validity when) {
        return assigned(to, line, line.duty().part(), when);
    }

    /** The same as another part. */
    static List<DutyChange> assigned(ChargeId to, Responsibility line, DutyPart part, Validity when) {
        Duty duty = line.duty();
        List<DutyChange> all = new ArrayList<>();
        for (DutySpan span : line.spans()) {
            Spans.shared(when, span.validity())
                    .ifPresent(then -> all.add(new DutyChange.Assign(
                            to,
                            new Duty(
                                    duty.area(),
                                    part,
                                    then,
                                    duty.basis(),
                                    duty.deadline(),
                                    span.means(),
                                    span.supply(),
                                    duty.admission()))));
        }
        return all;
    }

    Validity validity(TimeWindow when) {
        return isForGood(when)
                ? Validity.since(when.startInclusive())
                : Validity.of(when.startInclusive(), when.endExclusive());
    }

    static List<DutyChange> and(List<DutyChange> some, List<DutyChange> more) {
        List<DutyChange> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
