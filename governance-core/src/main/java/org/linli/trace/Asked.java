package org.linli.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule asks of every act, besides states and command: whether the actor may, what they do, and what time it is here.
 *
 * @param mandate whether the actor may
 * @param act who acts, when
 * @param now what the clock here says
 */
public record Asked(Mandate mandate, Act act, Instant now) {
    /** By how much an act may be dated ahead of the clock here, since no two clocks agree. */
    public static final Duration AHEAD = Duration.ofMinutes(1);

    /** Checks that nothing is missing. */
    public Asked {
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(now, "now");
    }

    /**
     * Asks an authority and a clock.
     *
     * @param authority who may do what
     * @param question what is to be done by which act
     * @param clock tells what is in the future
     * @return what they say
     */
    public static Asked of(Authority authority, Authority.Question question, InstantSource clock) {
        return new Asked(authority.mandate(question), question.act(), clock.instant());
    }

    /**
     * Why not, for want of a mandate or by the clocks.
     *
     * @param <F> the facts that would have followed
     * @param subject what it is about
     * @param power the power that is tried
     * @param latest when the latest act about the subject was done, if there was one
     * @param inFuture the reason if the act is dated more than {@link #AHEAD} ahead
     * @param backwards the reason if it is dated before the latest
     * @return the refusal; nothing if there is none
     */
    public <F extends Fact<?>> Optional<Ruling<F>> whyNot(
            Subject subject, String power, Optional<Instant> latest, Reason inFuture, Reason backwards) {
        if (!mandate.held()) {
            return Optional.of(mandate.refusal(subject, power));
        }
        if (act.at().isAfter(now.plus(AHEAD))) {
            return Optional.of(Ruling.refused(inFuture, subject, power));
        }
        return latest.filter(act.at()::isBefore).map(before -> Ruling.refused(backwards, subject, power));
    }
}
