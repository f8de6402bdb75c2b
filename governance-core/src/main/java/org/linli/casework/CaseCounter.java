package org.linli.casework;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Mandate;
import org.linli.trace.Outcome;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;

/**
 * What the desks for cases have in common: it takes the terms as they are now, refuses what is dated ahead of its clock, asks for the
 * mandate, and hands the rule to the seat.
 *
 * @param seat where acts are entered
 * @param authority who may do what
 * @param terms what the rules need to know beyond the case
 * @param clock tells how late it is
 */
record CaseCounter(Seat seat, Authority authority, Supplier<CaseTerms> terms, Optional<InstantSource> clock) {
    CaseCounter {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(clock, "clock");
    }

    /** A rule that waits for the state, the mandate and the terms. */
    interface Guarded {
        Ruling<CaseFact> on(Case before, Mandate mandate, CaseTerms terms);
    }

    /** A rule that looks at other cases as well. */
    interface GuardedJointly {
        Ruling<CaseFact> on(Case before, CaseLinkRules.Cases others, Mandate mandate, CaseTerms terms);
    }

    CaseCounter in(Sitting sitting) {
        return new CaseCounter(sitting, authority, terms, clock);
    }

    Outcome<Case> report(CaseId id, Report report, Act act) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(act, "act");
        CaseTerms now = terms.get();
        return seat.act(
                Case.KIND,
                id,
                act,
                before -> ahead(before, CaseMove.REPORT, now, act)
                        .or(() -> ReportText.objection(report, now.policy())
                                .map(reason -> refused(reason, before, CaseMove.REPORT)))
                        .orElseGet(() -> CaseRules.report(
                                before, report, now, mandate(CaseMove.REPORT, id, Optional.of(report), act), act)));
    }

    Outcome<Case> act(CaseMove move, CaseId id, Act act, Guarded rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        CaseTerms now = terms.get();
        return seat.act(
                Case.KIND,
                id,
                act,
                before -> ahead(before, move, now, act)
                        .orElseGet(() -> rule.on(before, mandate(move, before, act), now)));
    }

    Outcome<Case> actJointly(CaseMove move, CaseId id, Act act, GuardedJointly rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        CaseTerms now = terms.get();
        return seat.actJointly(
                Case.KIND,
                id,
                act,
                (before, sitting) -> ahead(before, move, now, act)
                        .orElseGet(() -> rule.on(
                                before, other -> sitting.read(Case.KIND, other), mandate(move, before, act), now)));
    }

    private Optional<Ruling<CaseFact>> ahead(Case before, CaseMove move, CaseTerms now, Act act) {
        return clock.isPresent()
                        && now.policy().ahead().isPresent()
                        && act.at()
                                .isAfter(clock.get()
                                        .instant()
                                        .plus(now.policy().ahead().get()))
                ? Optional.of(refused(CaseReason.IN_THE_FUTURE, before, move))
                : Optional.empty();
    }

    private static Ruling<CaseFact> refused(CaseReason reason, Case before, CaseMove move) {
        return new Ruling.Refused<>(
                new Refusal(reason, Case.KIND.subject(before.id()), move.power(), Optional.empty()));
    }

    private Mandate mandate(CaseMove move, Case before, Act act) {
        return mandate(move, before.id(), before.intake().map(Case.Intake::report), act);
    }

    private Mandate mandate(CaseMove move, CaseId id, Optional<Report> report, Act act) {
        Optional<MatterId> matter = report.map(Report::matter);
        Optional<AreaId> area = report.flatMap(Report::area);
        return authority.mandate(new Authority.Question(act, move.power(), Case.KIND.subject(id), matter, area));
    }
}
