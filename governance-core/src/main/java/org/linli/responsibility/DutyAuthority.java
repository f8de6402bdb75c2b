package org.linli.responsibility;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.actor.Roster;
import org.linli.actor.Scope;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;
import org.linli.territory.Territory;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.Mandate;

/**
 * An authority that asks the register whose duty a matter is. Another authority first says whether somebody may act in a name at all; then,
 * for the powers that go with a duty, in whose name the act is done must have a part in the work there on the day of the act, or else the
 * mandate is missing and names who leads. Its basis names both versions: {@code duties@1042.authority.own-behalf-1},
 * or a digest of the other one where it is too long.
 *
 * <p>Where nobody leads, nobody is refused for it: a gap is a finding for those who keep the register, and stops nobody from helping. So it
 * is where matter or area are not known. Who keeps the register itself is said with {@link #keptBy}; until then nobody does.
 */
public final class DutyAuthority implements Authority {
    /** How long the basis of names may be to be cited as it is: a version has at most {@value Identifier#MAX_LENGTH} characters. */
    private static final int MOST = Identifier.MAX_LENGTH - 20;

    /** The powers by which the register is kept, rather than work delegated or let in. */
    private static final Set<String> KEEPING = Stream.of(
                    ChargeMove.ASSIGN,
                    ChargeMove.END,
                    ChargeMove.ANNUL,
                    ChargeMove.EQUIP,
                    ChargeMove.SUPPLY,
                    ChargeMove.CARRY_FORWARD)
            .map(ChargeMove::power)
            .collect(Collectors.toUnmodifiableSet());

    private final DutyRegister register;
    private final Supplier<Territory> territory;
    private final Authority names;
    private final Scope powers;
    private final Optional<Scope> producing;
    private final Authority keepers;
    private final Optional<Supplier<Roster>> roster;
    private volatile Cited last = new Cited(-1, Basis.of("none", "1"), Basis.of("none", "1"));

    /** What was last cited: it changes only with the register. */
    private record Cited(long version, Basis names, Basis both) {}

    private DutyAuthority(
            DutyRegister register,
            Supplier<Territory> territory,
            Authority names,
            Scope powers,
            Optional<Scope> producing,
            Authority keepers,
            Optional<Supplier<Roster>> roster) {
        this.register = Objects.requireNonNull(register, "register");
        this.territory = Objects.requireNonNull(territory, "territory");
        this.names = Objects.requireNonNull(names, "names");
        this.powers = Objects.requireNonNull(powers, "powers");
        this.producing = producing;
        this.keepers = keepers;
        this.roster = roster;
    }

    /**
     * An authority by which nobody keeps the register yet.
     *
     * @param register whose duty something is
     * @param territory gives the areas, such as those of a view; the same value as long as nothing has changed
     * @param names who may act in whose name, and everything that goes with no duty
     * @param powers which powers go with a duty, such as {@code case.accept}; its matters and areas, where it names any, limit that
     * @return the authority
     */
    public static DutyAuthority of(
            DutyRegister register, Supplier<Territory> territory, Authority names, Scope powers) {
        return new DutyAuthority(
                register, territory, names, powers, Optional.empty(), kept(Set.of(), names), Optional.empty());
    }

    /**
     * The same by which these keep the register: assign, end and annul duties, give and withdraw means, say who supplies.
     *
     * @param registrars in whose names it is kept
     * @return an authority
     */
    public DutyAuthority keptBy(ActorId... registrars) {
        return keptBy(kept(new TreeSet<>(List.of(registrars)), names));
    }

    /**
     * The same by which another authority says who keeps the register, such as one by the kinds of actors.
     *
     * @param others says who may assign, end and annul duties, give and withdraw means, and say who supplies
     * @return an authority
     */
    public DutyAuthority keptBy(Authority others) {
        return new DutyAuthority(
                register, territory, names, powers, producing, Objects.requireNonNull(others, "others"), roster);
    }

    /**
     * The same by which who produces counts as doing the work, for some of the powers: for what is done, not for what is answered for.
     *
     * @param doing for which of the powers that go with a duty, such as {@code case.handle}
     * @return an authority
     */
    public DutyAuthority producing(Scope doing) {
        return new DutyAuthority(register, territory, names, powers, Optional.of(doing), keepers, roster);
    }

    /**
     * The same by which whoever leads and takes part no more keeps nobody from the work: that is a gap, as it is in a proof.
     *
     * @param members gives who is who, such as that of a view
     * @return an authority
     */
    public DutyAuthority among(Supplier<Roster> members) {
        Optional<Supplier<Roster>> asked = Optional.of(members);
        return new DutyAuthority(register, territory, names, powers, producing, keepers, asked);
    }

    private static Authority kept(Set<ActorId> registrars, Authority names) {
        return question -> {
            Mandate inName = names.mandate(question);
            return !inName.held() || registrars.contains(question.act().inTheNameOf())
                    ? inName
                    : Mandate.missing(inName.basis(), registrars.stream().findFirst());
        };
    }

    @Override
    public Mandate mandate(Question question) {
        Mandate inName = (KEEPING.contains(question.power()) ? keepers : names).mandate(question);
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
                question.act().at(),
                producing.isPresent() && producing.get().covers(question.power(), question.matter(), question.area()),
                roster.map(Supplier::get).orElse(null));
        Basis basis = cited(answer.version(), inName.basis());
        Optional<ActorId> lead = answer.lead();
        return answer.does() || lead.isEmpty() ? Mandate.held(basis) : Mandate.missing(basis, lead);
    }

    private Basis cited(long version, Basis ofNames) {
        Cited before = last;
        if (before.version() == version && before.names().equals(ofNames)) {
            return before.both();
        }
        Basis both = Basis.of("duties", version + "." + named(ofNames));
        last = new Cited(version, ofNames, both);
        return both;
    }

    /** The basis of names as a part of another; a long one by its digest. */
    private static String named(Basis names) {
        String text = names.source() + "-" + names.version();
        return text.length() <= MOST
                ? text
                : "sha256-" + Digest.sha256(names.toString().getBytes(StandardCharsets.UTF_8));
    }
}
