package org.linli.trace;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * A no that explains itself. For example: {@code case.not_the_assignee}, about {@code case/17}, tried {@code case.take_up},
 * responsible instead {@code cleaning-team-2}.
 *
 * @param reason the documented reason
 * @param subject what it is about
 * @param tried the power that was tried, such as {@code case.take_up}
 * @param responsibleInstead who could do it or has to be asked, where that is known
 * @param standing how far the subject has come, where that is why not; such as {@code HANDLED}
 */
public record Refusal(
        Reason reason, Subject subject, String tried, Optional<ActorId> responsibleInstead, Optional<String> standing) {
    /** Checks that nothing is missing. */
    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(tried, "tried");
        Objects.requireNonNull(responsibleInstead, "responsibleInstead");
        Objects.requireNonNull(standing, "standing");
    }

    /**
     * A no for another reason than how far the subject has come.
     *
     * @param reason the documented reason
     * @param subject what it is about
     * @param tried the power that was tried
     * @param responsibleInstead who could do it or has to be asked, where that is known
     */
    public Refusal(Reason reason, Subject subject, String tried, Optional<ActorId> responsibleInstead) {
        this(reason, subject, tried, responsibleInstead, Optional.empty());
    }

    /**
     * The refusal in one line, with ids only.
     *
     * @return what was tried on what, why not, and what to do instead
     */
    public String summarize() {
        return tried + " on " + subject + " was refused (" + reason.code() + "): " + reason.meaning()
                + standing.map(at -> " It is at " + at + ".").orElse("") + " " + reason.remedy()
                + responsibleInstead
                        .map(actor -> " Responsible instead: " + actor + ".")
                        .orElse("");
    }
}
