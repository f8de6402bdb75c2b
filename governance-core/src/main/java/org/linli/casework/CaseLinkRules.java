package org.linli.casework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
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
     * Merges a case into another that is about the same.
     *
     * @param duplicate the case that ends
     * @param into the case that goes on, open
     * @param cases finds the origins of the case that goes on
     * @param terms with the policy that says how many links a case may have
     * @param mandate whether the actor may
     * @param act who merges them: the one who answers for the case that ends
     * @return merged and absorbed, two facts, or why not
     */
    public static Ruling<CaseFact> merge(
            Case duplicate, Case into, Cases cases, CaseTerms terms, Mandate mandate, Act act) {
        CaseGuard guard = CaseGuard.on(duplicate, CaseMove.MERGE, terms, mandate, act)
                .need(!duplicate.id().equals(into.id()), CaseReason.MERGED_INTO_ITSELF)
                .need(into.stage().isOpen(), CaseReason.MERGED_INTO_ENDED, into.accountable())
                .byWhoAnswersForIt(act)
                .and(() -> CaseGuard.on(into, CaseMove.ABSORB, terms, mandate, act))
                .need(duplicate.isConfidential() == into.isConfidential(), CaseReason.CONFIDENTIAL_AND_NOT);
        return withinLimits(guard, duplicate, into, terms)
                .and(() -> noCircle(duplicate, into, CaseMove.MERGE, cases, terms, mandate, act))
                .grantAll(() -> List.of(
                        new CaseLinkFact.Merged(duplicate.id(), into.id(), duplicate.audience()),
                        new CaseLinkFact.Absorbed(into.id(), duplicate.id(), into.audience())));
    }

    /**
     * Says that a case derives from another.
     *
     * @param later the later case
     * @param derivation how; one that can be declared
     * @param origin the case it derives from
     * @param cases finds the origins of the origin
     * @param terms with the policy that says how many links a case may have
     * @param mandate whether the actor may
     * @param act who says so: the one who answers for the later case, or did when it ended
     * @return related both ways, two facts, or why not
     * @throws IllegalArgumentException if the derivation comes about only by a merge or a split
     */
    public static Ruling<CaseFact> relate(
            Case later, Derivation derivation, Case origin, Cases cases, CaseTerms terms, Mandate mandate, Act act) {
        if (!derivation.isDeclared()) {
            throw new IllegalArgumentException("The derivation (" + derivation + ") of case (" + later.id()
                    + ") must be one that can be declared. Maybe it is to be merged or split.");
        }
        CaseGuard guard = CaseGuard.on(later, CaseMove.RELATE, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .need(!later.id().equals(origin.id()), CaseReason.DERIVATION_IN_A_CIRCLE)
                .and(() -> CaseGuard.on(origin, CaseMove.LEAD_TO, terms, mandate, act))
                .need(
                        !later.links().origins().contains(new CaseLinks.Link(derivation, origin.id())),
                        CaseReason.ALREADY_RELATED)
                .need(later.isConfidential() == origin.isConfidential(), CaseReason.CONFIDENTIAL_AND_NOT);
        return withinLimits(guard, later, origin, terms)
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
     * Makes several cases of one. Each part has the reporter, the time of the report, the accountable unit and the deadline of the whole.
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
        CaseGuard guard = CaseGuard.on(whole, CaseMove.SPLIT, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .need(reports.size() >= 2, CaseReason.TOO_FEW_PARTS)
                .need(whole.links().size() + reports.size() <= terms.policy().mostLinks(), CaseReason.TOO_MANY_LINKS)
                .need(reports.stream().allMatch(part -> isLike(whole, part)), CaseReason.PART_UNLIKE_WHOLE);
        List<CaseId> parts = partsOf(act, reports.size());
        for (CaseId part : guard.isRefused() ? List.<CaseId>of() : parts) {
            Case blank = cases.apply(part);
            guard.and(() -> CaseGuard.on(blank, CaseMove.SPLIT_OFF, terms, mandate, act));
        }
        return guard.grantAll(() -> splitUp(whole, parts, reports));
    }

    /** A part can neither lift nor make up confidentiality. */
    private static boolean isLike(Case whole, Report part) {
        boolean confidential = part.kind() == CaseKind.WRONGDOING;
        Optional<ActorId> accused =
                whole.intake().flatMap(begun -> begun.report().accused());
        return confidential == whole.isConfidential()
                && (!confidential || part.accused().equals(accused));
    }

    /** The ids of the parts, the same if the act is tried again. */
    private static List<CaseId> partsOf(Act act, int count) {
        List<CaseId> parts = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            parts.add(CaseId.of(act.id().value() + "." + i));
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
                    whole.clock().deadline().orElseThrow()));
        }
        return facts;
    }
}
