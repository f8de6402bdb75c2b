package org.linli.actor;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.basics.ActorId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;

/**
 * An authority that knows who is who: it asks the roster as whom somebody acts on the day of the act, and a table of powers what that is
 * enough for. Its basis names both versions: {@code authority.dongting@3.roster.actors-1042}.
 */
public final class RosterAuthority implements Authority {
    private final Supplier<Roster> roster;
    private final Powers powers;

    private RosterAuthority(Supplier<Roster> roster, Powers powers) {
        this.roster = Objects.requireNonNull(roster, "roster");
        this.powers = Objects.requireNonNull(powers, "powers");
    }

    /**
     * An authority.
     *
     * @param roster gives the roster to judge by, such as {@code register::roster}
     * @param powers what each standing is enough for
     * @return the authority
     */
    public static RosterAuthority of(Supplier<Roster> roster, Powers powers) {
        return new RosterAuthority(roster, powers);
    }

    @Override
    public Mandate mandate(Question question) {
        Roster current = roster.get();
        Standing standing = current.standing(question.act(), question.power(), question.matter(), question.area());
        Basis basis = Basis.of(
                "authority." + powers.name(),
                powers.version() + "." + current.basis().source() + "-"
                        + current.basis().version());
        if (powers.allow(question.power(), standing)) {
            return Mandate.held(basis);
        }
        Optional<ActorId> instead =
                standing.actor().equals(standing.principal()) ? Optional.empty() : Optional.of(standing.principal());
        return Mandate.missing(basis, instead);
    }
}
