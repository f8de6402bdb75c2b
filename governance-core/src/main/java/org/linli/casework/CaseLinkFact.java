package org.linli.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.trace.Act;
import org.linli.trace.Audience;

/** What ties a case to others. Each of these has a counterpart at the other case, written in the same append. */
public sealed interface CaseLinkFact extends CaseFact {
    /**
     * The case was found to be the same as another and ended; the other absorbed it.
     *
     * @param id the case that ended
     * @param into the case that goes on
     * @param audience who may see that
     */
    record Merged(CaseId id, CaseId into, Audience audience) implements CaseLinkFact {
        /** Checks that nothing is missing. */
        public Merged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(into, "into");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.MERGE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act)
                    .with(before.links().withOrigin(Derivation.MERGED_INTO, into))
                    .with(before.ending().at(act.at()));
        }
    }

    /**
     * The case goes on for another that was merged into it.
     *
     * @param id the case that goes on
     * @param from the case that ended
     * @param past what the case that ended had behind it
     * @param deadline until when it has to be handled now, where the case that ended was due earlier; nothing if it was not
     * @param audience who may see that
     */
    record Absorbed(CaseId id, CaseId from, CasePast past, Optional<Deadline> deadline, Audience audience)
            implements CaseLinkFact {
        /** Checks that nothing is missing. */
        public Absorbed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(past, "past");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.ABSORB;
        }

        @Override
        public Optional<Deadline> newDeadline() {
            return deadline;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act)
                    .with(before.links().withDerived(Derivation.MERGED_INTO, from))
                    .with(past);
        }
    }

    /**
     * The case ended, and its parts go on.
     *
     * @param id the case that ended
     * @param parts the cases that go on; at least two; immutable
     * @param audience who may see that
     */
    record SplitUp(CaseId id, List<CaseId> parts, Audience audience) implements CaseLinkFact {
        /** Checks that nothing is missing. */
        public SplitUp {
            Objects.requireNonNull(id, "id");
            parts = List.copyOf(parts);
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.SPLIT;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            CaseLinks links = before.links();
            for (CaseId part : parts) {
                links = links.withDerived(Derivation.SPLIT_FROM, part);
            }
            return before.after(this, act).with(links).with(before.ending().at(act.at()));
        }
    }

    /**
     * A part of another case began as a case of its own: with the reporter, the time of the report, the accountable unit, the deadline
     * and the past of the whole, so that splitting gains nobody time and makes nothing forgotten.
     *
     * @param id the part
     * @param from the case that was split
     * @param intake what the part is about, and who reported the whole when
     * @param accountable who answers for it, as for the whole
     * @param deadline until when it has to be handled, as the whole
     * @param past what the whole had behind it
     * @param exclusion why it counts in no rate, if the whole did not
     */
    record SplitOff(
            CaseId id,
            CaseId from,
            Case.Intake intake,
            ActorId accountable,
            Deadline deadline,
            CasePast past,
            Optional<CaseOversight.Excluded> exclusion)
            implements CaseLinkFact {
        /** Checks that nothing is missing. */
        public SplitOff {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(intake, "intake");
            Objects.requireNonNull(accountable, "accountable");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(past, "past");
            Objects.requireNonNull(exclusion, "exclusion");
        }

        @Override
        public CaseMove move() {
            return CaseMove.SPLIT_OFF;
        }

        @Override
        public Audience audience() {
            return intake.report().kind() == CaseKind.WRONGDOING ? Audience.OFFICERS : Audience.PARTIES;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return Optional.of(accountable);
        }

        @Override
        public Optional<Deadline> newDeadline() {
            return Optional.of(deadline);
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case part = before.after(this, act)
                    .with(intake)
                    .with(before.links().withOrigin(Derivation.SPLIT_FROM, from))
                    .with(past);
            return exclusion
                    .map(each -> part.with(part.oversight().excluded(each)))
                    .orElse(part);
        }
    }

    /**
     * The case was said to derive from another.
     *
     * @param id the later case
     * @param derivation how
     * @param from its origin
     * @param audience who may see that
     */
    record Related(CaseId id, Derivation derivation, CaseId from, Audience audience) implements CaseLinkFact {
        /** Checks that nothing is missing. */
        public Related {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(derivation, "derivation");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.RELATE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.links().withOrigin(derivation, from));
        }
    }

    /**
     * Another case was said to derive from this one.
     *
     * @param id the origin
     * @param derivation how
     * @param later the later case
     * @param audience who may see that
     */
    record LedTo(CaseId id, Derivation derivation, CaseId later, Audience audience) implements CaseLinkFact {
        /** Checks that nothing is missing. */
        public LedTo {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(derivation, "derivation");
            Objects.requireNonNull(later, "later");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.LEAD_TO;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.links().withDerived(derivation, later));
        }
    }
}
