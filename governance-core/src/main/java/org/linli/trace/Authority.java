package org.linli.trace;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;

/**
 * Who may do what: asked for a {@link Mandate} before each rule speaks. A host answers from its own rights, or from a duty register.
 * The answer must come from a versioned value, quickly and without touching the journal; its basis names that version.
 */
@FunctionalInterface
public interface Authority {
    /**
     * What is asked.
     *
     * @param act who acts, for whom, when
     * @param power what is tried, such as {@code case.accept}: the kind and what would be done
     * @param subject on which subject
     * @param matter in which matter, where that is known
     * @param area in which area, where that is known
     */
    record Question(Act act, String power, Subject subject, Optional<MatterId> matter, Optional<AreaId> area) {
        /** Checks that nothing is missing. */
        public Question {
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(power, "power");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(matter, "matter");
            Objects.requireNonNull(area, "area");
        }
    }

    /**
     * Answers whether the act may be done.
     *
     * @param question who wants to do what, where
     * @return held or missing, with its basis
     */
    Mandate mandate(Question question);

    /**
     * The simplest authority: everybody may do for themselves what the rules allow, and nobody acts for another. For hosts that check
     * rights of their own before they call, there is {@link #checkedByHost()}.
     *
     * @return the authority, cited as {@code authority.own-behalf@1}
     */
    static Authority ownBehalf() {
        Mandate held = Mandate.held(Basis.of("authority.own-behalf", "1"));
        return question -> {
            Optional<ActorId> principal = question.act().onBehalfOf();
            return principal.isEmpty() || principal.get().equals(question.act().actor())
                    ? held
                    : Mandate.missing(held.basis(), principal);
        };
    }

    /**
     * Everything is granted, on whosever behalf, because the host has checked it before it called.
     *
     * @return the authority, cited as {@code authority.checked-by-host@1}
     */
    static Authority checkedByHost() {
        Mandate held = Mandate.held(Basis.of("authority.checked-by-host", "1"));
        return question -> held;
    }
}
