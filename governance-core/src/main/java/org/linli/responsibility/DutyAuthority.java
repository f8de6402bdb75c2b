package org.linli.responsibility;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.actor.Scope;
import org.linli.basics.ActorId;
import org.linli.territory.Territory;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;

/**
 * An authority that asks the register whose duty a matter is. Another authority first says whether somebody may act in a name at all; then,
 * for the powers that go with a duty, in whose name the act is done must have a part in the work there on the day of the act, or else the
 * mandate is missing and names who leads. Its basis names both versions: {@code duties@1042.authority.own-behalf-1}.
 *
 * <p>Where nobody leads, nobody is refused for it: a gap is a finding for those who keep the register, and stops nobody from helping. So it
 * is where matter or area are not known.
 */
public final class DutyAuthority implements Authority {
    private final DutyRegister register;
    private final Supplier<Territory> territory;
    private final Authority names;
    private final Scope powers;
    private volatile Cited last = new Cited(-1, Basis.of("none", "1"), Basis.of("none", "1"));

    /** What was last cited: it changes only with the register. */
    private record Cited(long version, Basis names, Basis both) {}

    private DutyAuthority(DutyRegister register, Supplier<Territory> territory, Authority names, Scope powers) {
        this.register = Objects.requireNonNull(register, "register");
        this.territory = Objects.requireNonNull(territory, "territory");
        this.names = Objects.requireNonNull(names, "names");
        this.powers = Objects.requireNonNull(powers, "powers");
    }

    /**
     * An authority.
     *
     * @param register whose duty something is
     * @param territory gives the areas, such as those of a view; the same value as long as nothing has changed
     * @param names who may act in whose name, and everything that goes with no duty
     * @param powers which powers go with a duty, such as {@code case.accept}; its matters and areas, where it names any, limit that
     * @return the authority
     */
    public static DutyAuthority of(
            DutyRegister register, Supplier<Territory> territory, Authority names, Scope powers) {
        return new DutyAuthority(register, territory, names, powers);
    }

    @Override
    public Mandate mandate(Question question) {
        Mandate inName = names.mandate(question);
        if (!inName.held()
                || question.matter().isEmpty()
                || question.area().isEmpty()
                || !powers.covers(question.power(), question.matter(), question.area())) {
            return inName;
        }
        DutyRegister.Answer answer = register.answer(
                question.matter().get(),
                question.act().inTheNameOf(),
                question.area().get(),
                territory.get(),
                question.act().at());
        Basis basis = cited(answer.version(), inName.basis());
        Optional<ActorId> lead = answer.lead();
        return answer.does() || lead.isEmpty() ? Mandate.held(basis) : Mandate.missing(basis, lead);
    }

    private Basis cited(long version, Basis ofNames) {
        Cited before = last;
        if (before.version() == version && before.names().equals(ofNames)) {
            return before.both();
        }
        Basis both = Basis.of("duties", version + "." + ofNames.source() + "-" + ofNames.version());
        last = new Cited(version, ofNames, both);
        return both;
    }
}
