package org.linli.casework.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.casework.CaseClockFact;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
import org.linli.casework.CaseStage;
import org.linli.trace.Act;
import org.linli.trace.TraceEvent;

/** Which facts may make a case due later, and what was late; part of {@link CaseLaws}. */
final class DueLaws {
    private final Map<CaseId, Instant> due = new HashMap<>();
    private final Map<CaseId, Instant> pausedUntilDue = new HashMap<>();
    private final Map<CaseId, Instant> handledAt = new HashMap<>();
    private final Map<CaseId, Integer> lateRounds = new HashMap<>();

    Map<CaseId, Integer> lateRounds() {
        return lateRounds;
    }

    /** Judges a fact by the stage that its case was at before it. */
    void take(TraceEvent event, CaseFact fact, CaseStage before) {
        CaseId id = fact.id();
        Act act = event.act();
        Optional<Instant> was = Optional.ofNullable(due.get(id));
        if (fact instanceof CaseFact.Accepted accepted) {
            check(!accepted.deadline().due().isBefore(act.at()), "due before it was accepted", event);
        } else if (fact instanceof CaseClockFact.Extended) {
            check(was.filter(act.at()::isAfter).isEmpty(), "granted time after it was overdue", event);
        } else if (fact instanceof CaseOversightFact.Ruled ruled) {
            check(ruled.deadline().isEmpty() || was.isEmpty(), "given time by a ruling", event);
        } else if (fact instanceof CaseFact.Handled || fact instanceof CaseEndFact.Answered) {
            handledAt.put(id, act.at());
        } else if (fact instanceof CaseEndFact.Reopened) {
            Instant handled = handledAt.get(id);
            was.filter(handled::isAfter).ifPresent(late -> lateRounds.merge(id, 1, Integer::sum));
        } else if (fact instanceof CaseClockFact.Paused paused) {
            check(!paused.deadline().due().isBefore(was.orElseThrow()), "due earlier for a pause", event);
            pausedUntilDue.put(id, paused.deadline().due());
        } else if (fact instanceof CaseClockFact.Parked) {
            pausedUntilDue.remove(id);
        } else if (fact instanceof CaseClockFact.Resumed resumed) {
            Instant now = resumed.deadline().due();
            check(!now.isBefore(was.orElseThrow()), "due earlier for a stop", event);
            check(!now.isAfter(pausedUntilDue.getOrDefault(id, now)), "due later than a pause may make it", event);
            pausedUntilDue.remove(id);
            due.put(id, now);
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            check(part.deadline().due().equals(due.get(part.from())), "a part due at another time", event);
        } else if (fact instanceof CaseLinkFact.Absorbed absorbed) {
            absorb(event, absorbed, before);
        }
        fact.newDeadline().ifPresent(deadline -> due.put(id, deadline.due()));
    }

    private void absorb(TraceEvent event, CaseLinkFact.Absorbed absorbed, CaseStage before) {
        absorbed.deadline().ifPresent(earlier -> due.put(absorbed.id(), earlier.due()));
        Optional<Instant> other = Optional.ofNullable(due.get(absorbed.from()));
        // The clock of a parked case stands still: it is due later than its due instant says.
        check(
                other.isEmpty()
                        || before == CaseStage.PARKED
                        || other.filter(due.get(absorbed.id())::isAfter).isEmpty(),
                "due later for a merge",
                event);
    }

    private static void check(boolean kept, String breach, TraceEvent event) {
        CaseLaws.check(kept, breach, event);
    }
}
