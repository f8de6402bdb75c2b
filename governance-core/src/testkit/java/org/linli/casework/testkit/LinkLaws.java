package org.linli.casework.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
import org.linli.casework.CaseStage;
import org.linli.casework.Report;
import org.linli.trace.TraceEvent;

/** What may be tied to what, and that both ends of each tie stand; part of {@link CaseLaws}. */
final class LinkLaws {
    private final Map<CaseId, Origin> begun = new HashMap<>();
    private final Map<CaseId, Instant> handled = new HashMap<>();
    private final Map<CaseId, Instant> again = new HashMap<>();
    private final Set<CaseId> excluded = new HashSet<>();
    private final Set<CaseId> forOthers = new HashSet<>();
    private final Map<CaseId, Set<CaseId>> origins = new HashMap<>();
    private final Set<List<Object>> openEnds = new HashSet<>();
    /** Of each case that was merged, whether it was only reported, and to whoever merged it. */
    private final Map<CaseId, Boolean> merging = new HashMap<>();

    /** How a case began. */
    private record Origin(Report report, ActorId reporter, Instant at) {
        boolean isQuestion() {
            return report.kind() == CaseKind.QUESTION;
        }

        boolean isConfidential() {
            return report.kind() == CaseKind.WRONGDOING;
        }

        Optional<ActorId> accused() {
            return isConfidential() ? report.accused() : Optional.empty();
        }

        boolean isLike(Origin other) {
            return isConfidential() == other.isConfidential() && accused().equals(other.accused());
        }
    }

    /** Judges a fact by the stage that its case was at before it, and by who answered for each case then. */
    void take(TraceEvent event, CaseFact fact, CaseStage before, Map<CaseId, ActorId> accountable) {
        CaseId id = fact.id();
        if (fact instanceof CaseFact.Reported reported) {
            begun.put(
                    id,
                    new Origin(
                            reported.report(),
                            event.act().inTheNameOf(),
                            event.act().at()));
        } else if (fact instanceof CaseFact.Handled) {
            handled.put(id, event.act().at());
        } else if (fact instanceof CaseFact.SentToRework || fact instanceof CaseEndFact.Reopened) {
            handled.remove(id);
            if (fact instanceof CaseEndFact.Reopened) {
                again(id, event.act().at());
            }
        } else if (fact instanceof CaseOversightFact.ExcludedFromRates) {
            excluded.add(id);
        } else if (fact instanceof CaseEndFact.Withdrawn
                || fact instanceof CaseEndFact.Answered
                || fact instanceof CaseFact.TurnedAway
                || fact instanceof CaseEndFact.Voided) {
            check(!forOthers.contains(id), "ended at once although others reported it, too", event);
        } else if (fact instanceof CaseLinkFact linked) {
            tie(event, linked, before, accountable);
        }
    }

    private void tie(TraceEvent event, CaseLinkFact fact, CaseStage before, Map<CaseId, ActorId> accountable) {
        Object act = event.act().id();
        ActorId name = event.act().inTheNameOf();
        if (fact instanceof CaseLinkFact.Merged merged) {
            check(
                    (before == CaseStage.REPORTED && !begun.get(merged.id()).isConfidential())
                            || name.equals(accountable.get(merged.id())),
                    "another's case merged away",
                    event);
            merging.put(merged.id(), name.equals(accountable.get(merged.id())) && before == CaseStage.REPORTED);
            origin(act, merged.id(), merged.into());
        } else if (fact instanceof CaseLinkFact.Absorbed absorbed) {
            meet(List.of(act, absorbed.from(), absorbed.id()));
            check(name.equals(accountable.get(absorbed.id())), "given another's case", event);
            absorb(event, absorbed, before);
        } else if (fact instanceof CaseLinkFact.SplitUp split) {
            split.parts().forEach(part -> meet(List.of(act, part, split.id())));
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            Origin whole = begun.get(part.from());
            Origin own = new Origin(
                    part.intake().report(),
                    part.intake().reporter(),
                    part.intake().at());
            check(own.isLike(whole), "a part seen by others", event);
            check(!own.isQuestion() || whole.isQuestion(), "made a question by a split", event);
            check(own.reporter().equals(whole.reporter()) && own.at().equals(whole.at()), "reported otherwise", event);
            check(part.accountable().equals(accountable.get(part.from())), "a part answered for by another", event);
            begun.put(part.id(), own);
            again(part.id(), reportedLast(part.from()));
            if (forOthers.contains(part.from())) {
                forOthers.add(part.id());
            }
            check(part.exclusion().isPresent() == excluded.contains(part.from()), "counted otherwise", event);
            if (part.exclusion().isPresent()) {
                excluded.add(part.id());
            }
            origin(act, part.id(), part.from());
        } else if (fact instanceof CaseLinkFact.Related related) {
            check(begun.get(related.id()).isLike(begun.get(related.from())), "tied to what others see", event);
            check(
                    !begun.get(related.from()).isConfidential() || name.equals(accountable.get(related.from())),
                    "tied to a secret of others",
                    event);
            origin(act, related.id(), related.from());
        } else if (fact instanceof CaseLinkFact.LedTo led) {
            meet(List.of(act, led.later(), led.id()));
        }
    }

    private void absorb(TraceEvent event, CaseLinkFact.Absorbed absorbed, CaseStage into) {
        Origin own = begun.get(absorbed.id());
        Origin other = begun.get(absorbed.from());
        Instant handledAt = handled.get(absorbed.id());
        check(own.isLike(other), "tied to what others see", event);
        check(!own.isQuestion() || other.isQuestion(), "made a question by a merge", event);
        check(!excluded.contains(absorbed.id()) || excluded.contains(absorbed.from()), "taken out by a merge", event);
        check(
                handledAt == null || reportedLast(absorbed.from()).isBefore(handledAt),
                "handled before it was reported",
                event);
        check(into != CaseStage.REPORTED || merging.get(absorbed.from()), "merged into what has no deadline", event);
        if (forOthers.contains(absorbed.from()) || !own.reporter().equals(other.reporter())) {
            forOthers.add(absorbed.id());
        }
        again(absorbed.id(), reportedLast(absorbed.from()));
    }

    private void again(CaseId id, Instant at) {
        again.merge(id, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** When a case or what was merged into it was reported or opened again last. */
    private Instant reportedLast(CaseId id) {
        Instant own = begun.get(id).at();
        Instant other = again.getOrDefault(id, own);
        return own.isAfter(other) ? own : other;
    }

    private void origin(Object act, CaseId later, CaseId origin) {
        origins.computeIfAbsent(later, any -> new HashSet<>()).add(origin);
        meet(List.of(act, later, origin));
    }

    /** Each end is seen once from either side. */
    private void meet(List<Object> end) {
        if (!openEnds.remove(end)) {
            openEnds.add(end);
        }
    }

    void end() {
        if (!openEnds.isEmpty()) {
            throw new AssertionError("The derivations " + openEnds + " must stand at both their ends.");
        }
        Set<CaseId> sound = new HashSet<>();
        origins.keySet().forEach(id -> walk(id, new HashSet<>(), sound));
    }

    private void walk(CaseId id, Set<CaseId> way, Set<CaseId> sound) {
        if (!way.add(id)) {
            throw new AssertionError("The derivations of case " + id + " must not go in a circle: " + way + ".");
        }
        if (!sound.contains(id)) {
            origins.getOrDefault(id, Set.of()).forEach(origin -> walk(origin, way, sound));
            sound.add(id);
        }
        way.remove(id);
    }

    private static void check(boolean kept, String breach, TraceEvent event) {
        CaseLaws.check(kept, breach, event);
    }
}
