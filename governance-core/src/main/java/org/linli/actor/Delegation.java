package org.linli.actor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;

/**
 * A principal lets somebody act in their name (委托代办), bounded in time and scope. For example: an old resident lets the grid worker
 * report and follow up cases for them until the end of the year.
 *
 * @param id its id
 * @param principal for whom the agent may act, where whoever gives it passes on what that one has given them (转委托); nothing where they
 *     give it for themselves
 * @param agent who may act in that name
 * @param scope what it covers
 * @param window from when until when; always bounded
 * @param mayBePassedOn whether the agent may let somebody else act for the same principal in turn, within the same scope; that one is named then
 * @param revokedAt from when on it is revoked
 */
public record Delegation(
        DelegationId id,
        Optional<ActorId> principal,
        ActorId agent,
        Scope scope,
        TimeWindow window,
        boolean mayBePassedOn,
        Optional<Instant> revokedAt) {
    /** Checks that nothing is missing. */
    public Delegation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(revokedAt, "revokedAt");
    }

    /** Whether it lets the agent act for that one, when it is given by this one. */
    boolean isFor(ActorId wanted, ActorId giver) {
        return principal.orElse(giver).equals(wanted);
    }

    Delegation revokedAt(Instant instant) {
        return new Delegation(id, principal, agent, scope, window, mayBePassedOn, Optional.of(instant));
    }

    /**
     * Whether it is in force at an instant.
     *
     * @param instant any instant
     * @return true inside its window, unless revoked by then
     */
    public boolean isInForceAt(Instant instant) {
        return window.contains(instant) && (revokedAt.isEmpty() || instant.isBefore(revokedAt.get()));
    }

    /**
     * The window in which it can be used, cut short where it was revoked.
     *
     * @return the window; nothing if it was revoked before it began
     */
    public Optional<TimeWindow> effective() {
        if (revokedAt.isEmpty() || !revokedAt.get().isBefore(window.endExclusive())) {
            return Optional.of(window);
        }
        return revokedAt.get().isAfter(window.startInclusive())
                ? Optional.of(TimeWindow.of(window.startInclusive(), revokedAt.get()))
                : Optional.empty();
    }
}
