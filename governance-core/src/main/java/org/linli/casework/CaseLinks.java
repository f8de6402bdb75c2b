package org.linli.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a case derives from, and what derives from it: each derivation stands at both its ends.
 *
 * @param origins what it derives from, in the order in which that was found; immutable
 * @param derived what derives from it, in the order in which that was found; immutable
 * @param forOthers whether it goes on for what somebody else than its reporter has reported as well
 * @param reportedAgain when what it goes on for was last reported or opened again; nothing if that was not after its own report
 */
public record CaseLinks(List<Link> origins, List<Link> derived, boolean forOthers, Optional<Instant> reportedAgain) {
    static final CaseLinks NONE = new CaseLinks(List.of(), List.of(), false, Optional.empty());

    /** Checks that nothing is missing and makes both lists immutable. */
    public CaseLinks {
        origins = List.copyOf(origins);
        derived = List.copyOf(derived);
        Objects.requireNonNull(reportedAgain, "reportedAgain");
    }

    /**
     * One end of a derivation.
     *
     * @param derivation how the later case derives from its origin
     * @param other the case at the other end
     */
    public record Link(Derivation derivation, CaseId other) {
        /** Checks that nothing is missing. */
        public Link {
            Objects.requireNonNull(derivation, "derivation");
            Objects.requireNonNull(other, "other");
        }
    }

    /**
     * The case into which it was merged.
     *
     * @return the case; nothing if it was not
     */
    public Optional<CaseId> mergedInto() {
        return others(origins, Derivation.MERGED_INTO).stream().findFirst();
    }

    /**
     * The cases that were merged into it.
     *
     * @return the cases in the order in which that happened; immutable
     */
    public List<CaseId> absorbed() {
        return others(derived, Derivation.MERGED_INTO);
    }

    /**
     * The cases into which it was split.
     *
     * @return the parts in their order; immutable
     */
    public List<CaseId> parts() {
        return others(derived, Derivation.SPLIT_FROM);
    }

    private static List<CaseId> others(List<Link> links, Derivation derivation) {
        return links.stream()
                .filter(link -> link.derivation() == derivation)
                .map(Link::other)
                .toList();
    }

    int size() {
        return origins.size() + derived.size();
    }

    CaseLinks withOrigin(Derivation derivation, CaseId other) {
        return new CaseLinks(with(origins, derivation, other), derived, forOthers, reportedAgain);
    }

    CaseLinks withDerived(Derivation derivation, CaseId other) {
        return new CaseLinks(origins, with(derived, derivation, other), forOthers, reportedAgain);
    }

    CaseLinks forOthersToo() {
        return new CaseLinks(origins, derived, true, reportedAgain);
    }

    CaseLinks reportedAgain(Instant at) {
        return new CaseLinks(origins, derived, forOthers, Optional.of(at));
    }

    private static List<Link> with(List<Link> links, Derivation derivation, CaseId other) {
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(derivation, other));
        return more;
    }
}
