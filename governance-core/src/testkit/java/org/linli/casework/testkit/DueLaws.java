package org.linli.casework.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.casework.CaseClockFact;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
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

    void take(TraceEvent event, CaseFact fact) {
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
            check(!paused.deadline().due().isBefore(was.orElseThrow()), "due earlier for a stop", event);
            pausedUntilDue.put(id, paused.deadline().due());
        } else if (fact instanceof CaseClockFact.Parked parked) {
            check(!parked.deadline().due().isBefore(was.orElseThrow()), "due earlier for a stop", event);
            pausedUntilDue.put(id, parked.deadline().due());
        } else if (fact instanceof CaseClockFact.Resumed resumed) {
            Instant now = resumed.deadline().due();
            check(!now.isBefore(was.orElseThrow()), "due earlier for a stop", event);
            check(!now.isAfter(pausedUntilDue.getOrDefault(id, now)), "due later than a stop may make it", event);
            pausedUntilDue.remove(id);
            due.put(id, now);
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            check(part.deadline().due().equals(due.get(part.from())), "a part due at another time", event);
        }
        fact.newDeadline().ifPresent(deadline -> due.put(id, deadline.due()));
        if (fact instanceof CaseLinkFact.Absorbed absorbed) {
            Optional<Instant> now = Optional.ofNullable(due.get(id));
            Optional<Instant> other = Optional.ofNullable(due.get(absorbed.from()));
            boolean kept = Stream.of(was, other)
                    .flatMap(Optional::stream)
                    .allMatch(either -> now.isPresent() && !now.get().isAfter(either));
            check(kept, "due later for a merge", event);
        }
    }

    private static void check(boolean kept, String breach, TraceEvent event) {
        CaseLaws.check(kept, breach, event);
    }
}
