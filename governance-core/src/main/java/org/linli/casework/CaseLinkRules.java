package org.linli.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.Identifier;
import org.linli.trace.Act;
import org.linli.trace.Digest;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/**
 * What is allowed with several cases at once: pure functions of all the cases concerned, one for each move. Each writes both ends of what
 * it ties, or neither.
 *
 * <p>Derivations never go in a circle. To see that, a rule walks from the origin to its own origins, so the cases on that way are read
 * too and must not have moved by the time of the append.
 */
public final class CaseLinkRules {
    private CaseLinkRules() {}

    /** Finds a case by its id; whatever it finds counts as read. */
    public interface Cases extends Function<CaseId, Case> {}

    /**
     * Merges a case into another that is about the same. Nobody is freed of a case thereby, or given one, without having agreed: whoever
     * answers for the case that goes on merges the other into it, which must be their own too. What another unit has received and nobody
     * has accepted yet is merged only into what has been accepted, with a deadline to keep. To merge across units otherwise, let it be
     * assigned first and take it up. The case that goes on is due when the earlier of both was and has the past of both, and whatever
     * would let the other stand still, count nowhere, be answered at once, be verified unseen or be handled before it was reported is no
     * case to merge it into.
     *
     * @param duplicate the case that ends
     * @param into the case that goes on, open, its clock not standing still, neither disputed nor verified
     * @param cases finds the origins of the case that goes on
     * @param terms with the policy that says how many links a case may have, and the calendar
     * @param mandate whether the actor may
     * @param act who merges them: the one who answers for the case that goes on and, unless it is only reported, for the one that ends
     * @return merged and absorbed, two facts, or why not
     */
    public static Ruling<CaseFact> merge(
            Case duplicate, Case into, Cases cases, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(duplicate, "duplicate");
        Objects.requireNonNull(into, "into");
        Objects.requireNonNull(cases, "cases");
        CaseGuard guard = CaseGuard.on(duplicate, CaseMove.MERGE, terms, mandate, act)
                .need(!duplicate.id().equals(into.id()), CaseReason.MERGED_INTO_ITSELF)
                .need(
                        into.stage().isOpen() && !into.isHiddenFrom(act),
                        CaseReason.MERGED_INTO_ENDED,
                        into.accountable().filter(any -> !into.isHiddenFrom(act)))
                .need(
                        (duplicate.stage() == CaseStage.REPORTED && !duplicate.isConfidential())
                                || duplicate.isAnsweredForBy(act),
                        CaseReason.NOT_ACCOUNTABLE,
                        duplicate.accountable())
                .and(() -> CaseGuard.on(into, CaseMove.ABSORB, terms, mandate, act)
                        .byWhoAnswersForIt(act)
                        .takesPart(act.inTheNameOf()))
                .need(
                        into.clock().deadline().isPresent()
                                || (duplicate.clock().deadline().isEmpty() && duplicate.isAnsweredForBy(act)),
                        CaseReason.MERGED_INTO_UNACCEPTED)
                .need(!wasHandledBefore(into, duplicate), CaseReason.MERGED_INTO_HANDLED)
                .need(!into.isQuestion() || duplicate.isQuestion(), CaseReason.MERGED_INTO_QUESTION)
                .need(
                        into.oversight().exclusion().isEmpty()
                                || duplicate.oversight().exclusion().isPresent(),
                        CaseReason.MERGED_INTO_EXCLUDED);
        return withinLimits(alike(guard, duplicate, into), duplicate, into, terms)
                .answered(duplicate)
                .and(() -> noCircle(duplicate, into, CaseMove.MERGE, cases, terms, mandate, act))
                .grantAll(
                        () -> List.of(
                                new CaseLinkFact.Merged(duplicate.id(), into.id(), duplicate.audience()),
                                new CaseLinkFact.Absorbed(
                                        into.id(),
                                        duplicate.id(),
                                        CasePast.of(duplicate, isForOthers(duplicate, into, terms)),
                                        earlier(duplicate, into),
                                        into.audience())),
                        terms.policy().basis());
    }

    /** Who reports again what has been handled says that it has not helped; whatever their report has been merged into since. */
    private static boolean wasHandledBefore(Case into, Case duplicate) {
        return into.handling()
                .handledAt()
                .filter(at -> !duplicate.reportedLast().isBefore(at))
                .isPresent();
    }

    /** Whether two have reported, as far as is known: a call centre that reports in its own name does so for anybody. */
    private static boolean isForOthers(Case duplicate, Case into, CaseTerms terms) {
        Optional<ActorId> reporter = duplicate.intake().map(Case.Intake::reporter);
        return duplicate.links().forOthers()
                || !reporter.equals(into.intake().map(Case.Intake::reporter))
                || reporter.filter(terms.policy().callCentres()::contains).isPresent();
    }

    /** The deadline of the case that ends, if it is the earlier one; the clock of neither stands still then. */
    private static Optional<Deadline> earlier(Case duplicate, Case into) {
        Optional<Instant> due = into.clock().deadline().map(Deadline::due);
        return duplicate
                .clock()
                .deadline()
                .filter(other -> due.filter(other.due()::isBefore).isPresent());
    }

    /** A report of wrongdoing is tied to nothing that whom it is against may see. */
    private static CaseGuard alike(CaseGuard guard, Case one, Case other) {
        return guard.need(one.isConfidential() == other.isConfidential(), CaseReason.CONFIDENTIAL_AND_NOT)
                .need(one.accused().equals(other.accused()), CaseReason.AGAINST_SOMEBODY_ELSE);
    }

    /**
     * Says that a case derives from another.
     *
     * @param later the later case
     * @param derivation how; one that can be declared
     * @param origin the case it derives from; a report of wrongdoing only if it is their own, and else as if there were none
     * @param cases finds the origins of the origin
     * @param terms with the policy that says how many links a case may have
     * @param mandate whether the actor may
     * @param act who says so: the one who answers for the later case, or did when it ended
     * @return related both ways, two facts, or why not
     * @throws IllegalArgumentException if the derivation comes about only by a merge or a split
     */
    public static Ruling<CaseFact> relate(
            Case later, Derivation derivation, Case origin, Cases cases, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(later, "later");
        Objects.requireNonNull(derivation, "derivation");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(cases, "cases");
        if (!derivation.isDeclared()) {
            throw new IllegalArgumentException("The derivation (" + derivation + ") of case (" + later.id()
                    + ") must be one that can be declared. Maybe it is to be merged or split.");
        }
        CaseGuard guard = CaseGuard.on(later, CaseMove.RELATE, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .need(!later.id().equals(origin.id()), CaseReason.DERIVATION_IN_A_CIRCLE)
                .and(() -> CaseGuard.onKnown(origin, CaseMove.LEAD_TO, terms, mandate, act))
                .need(
                        !later.links().origins().contains(new CaseLinks.Link(derivation, origin.id())),
                        CaseReason.ALREADY_RELATED);
        return withinLimits(alike(guard, later, origin), later, origin, terms)
                .and(() -> noCircle(later, origin, CaseMove.RELATE, cases, terms, mandate, act))
                .grantAll(
                        () -> List.of(
                                new CaseLinkFact.Related(later.id(), derivation, origin.id(), later.audience()),
                                new CaseLinkFact.LedTo(origin.id(), derivation, later.id(), origin.audience())),
                        terms.policy().basis());
    }

    private static CaseGuard withinLimits(CaseGuard guard, Case one, Case other, CaseTerms terms) {
        int most = terms.policy().mostLinks();
        return guard.need(one.links().size() < most && other.links().size() < most, CaseReason.TOO_MANY_LINKS);
    }

    /** Objects if the origin derives from the later case, directly or over others. */
    private static CaseGuard noCircle(
            Case later, Case origin, CaseMove move, Cases cases, CaseTerms terms, Mandate mandate, Act act) {
        long most = 100L * terms.policy().mostLinks();
        Set<CaseId> seen = new HashSet<>();
        Deque<CaseLinks.Link> next = new ArrayDeque<>(origin.links().origins());
        while (!next.isEmpty() && seen.size() <= most && !seen.contains(later.id())) {
            CaseId id = next.pop().other();
            if (seen.add(id) && !id.equals(later.id())) {
                next.addAll(cases.apply(id).links().origins());
            }
        }
        return CaseGuard.on(later, move, terms, mandate, act)
                .need(!seen.contains(later.id()), CaseReason.DERIVATION_IN_A_CIRCLE)
                .need(seen.size() <= most, CaseReason.TOO_MANY_LINKS);
    }

    /**
     * Makes several cases of one. Each part has the reporter, the time of the report, the accountable unit, the deadline and the past of
     * the whole, and is out of the rates if that is.
     *
     * @param whole the case that ends, accepted
     * @param reports what the parts are about; the receiver they name does not count
     * @param cases finds the parts, which must not exist yet
     * @param terms with the policy that says how many links a case may have
     * @param mandate whether the actor may
     * @param act who splits it: the one who answers for it; the ids of the parts derive from its id
     * @return split up, and each part split off, or why not
     */
    public static Ruling<CaseFact> split(
            Case whole, List<Report> reports, Cases cases, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(reports, "reports");
        Objects.requireNonNull(cases, "cases");
        CaseGuard guard = CaseGuard.on(whole, CaseMove.SPLIT, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .need(reports.size() >= 2, CaseReason.TOO_FEW_PARTS)
                .need(whole.links().size() + reports.size() <= terms.policy().mostLinks(), CaseReason.TOO_MANY_LINKS)
                .need(reports.stream().allMatch(part -> isLike(whole, part)), CaseReason.PART_UNLIKE_WHOLE)
                .answered(whole);
        whole.accountable().ifPresent(guard::takesPart);
        for (Report part : guard.isRefused() ? List.<Report>of() : reports) {
            ReportText.objection(part, terms.policy()).ifPresent(reason -> guard.need(false, reason));
        }
        List<CaseId> parts = partsOf(act, reports.size());
        for (CaseId part : guard.isRefused() ? List.<CaseId>of() : parts) {
            Case blank = cases.apply(part);
            guard.and(() -> CaseGuard.on(blank, CaseMove.SPLIT_OFF, terms, mandate, act));
        }
        return guard.grantAll(
                () -> splitUp(whole, parts, reports), terms.policy().basis());
    }

    /** A part can neither lift nor make up confidentiality, nor can it be a question that is answered at once unless the whole is. */
    private static boolean isLike(Case whole, Report part) {
        boolean confidential = part.kind() == CaseKind.WRONGDOING;
        return confidential == whole.isConfidential()
                && (!confidential || part.accused().equals(whole.accused()))
                && (part.kind() != CaseKind.QUESTION || whole.isQuestion());
    }

    /** The ids of the parts, the same if the act is tried again. */
    private static List<CaseId> partsOf(Act act, int count) {
        String id = act.id().value();
        boolean fits = id.length() + 1 + Integer.toString(count).length() <= Identifier.MAX_LENGTH;
        String stem =
                fits ? id : Digest.sha256(id.getBytes(StandardCharsets.UTF_8)).toString();
        List<CaseId> parts = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            parts.add(CaseId.of(stem + "." + i));
        }
        return parts;
    }

    private static List<CaseFact> splitUp(Case whole, List<CaseId> parts, List<Report> reports) {
        Case.Intake begun = whole.intake().orElseThrow();
        List<CaseFact> facts = new ArrayList<>();
        facts.add(new CaseLinkFact.SplitUp(whole.id(), parts, whole.audience()));
        for (int i = 0; i < parts.size(); i++) {
            facts.add(new CaseLinkFact.SplitOff(
                    parts.get(i),
                    whole.id(),
                    new Case.Intake(reports.get(i), begun.reporter(), begun.at()),
                    whole.accountable().orElseThrow(),
                    whole.clock().deadline().orElseThrow(),
                    CasePast.of(whole, whole.links().forOthers()),
                    whole.oversight().exclusion()));
        }
        return facts;
    }
}
