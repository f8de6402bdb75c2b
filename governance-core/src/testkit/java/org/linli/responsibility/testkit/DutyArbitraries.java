package org.linli.responsibility.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Means;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.inventory.MatterField;
import org.linli.responsibility.inventory.MatterSource;
import org.linli.responsibility.inventory.Provision;

/** Made-up duties in {@link DutyTown}, most of them good. */
public final class DutyArbitraries {
    private static final Money FUNDS = Money.of(50_000, "CNY");
    private static final int ADMISSIONS = 3;

    private DutyArbitraries() {}

    /**
     * Charges of a few actors, so that they meet often.
     *
     * @return the arbitrary
     */
    public static Arbitrary<ChargeId> charges() {
        return Combinators.combine(Arbitraries.of(DutyTown.MATTERS), actors()).as(ChargeId::of);
    }

    /**
     * A few actors, now and then one whom nobody knows.
     *
     * @return the arbitrary
     */
    public static Arbitrary<ActorId> actors() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of(
                                        ActorKind.GOVERNMENT_DEPARTMENT,
                                        ActorKind.STREET_OFFICE,
                                        ActorKind.RESIDENTS_COMMITTEE,
                                        ActorKind.PROPERTY_COMPANY,
                                        ActorKind.RESIDENT)
                                .map(DutyTown::the)),
                Tuple.of(1, Arbitraries.just(ActorId.of("nobody"))));
    }

    /**
     * Areas of the town, now and then one that is unknown.
     *
     * @return the arbitrary
     */
    public static Arbitrary<AreaId> areas() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(DutyTown.AREAS)), Tuple.of(1, Arbitraries.just(AreaId.of("nowhere"))));
    }

    /**
     * Periods of whole days from day 0 to day {@value DutyTown#DAYS}, some of them open.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Validity> validities() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DutyTown.DAYS - 1),
                        Arbitraries.integers().between(0, DutyTown.DAYS))
                .as((from, days) -> days == 0
                        ? Validity.since(DutyTown.day(from))
                        : Validity.of(DutyTown.day(from), DutyTown.day(from + days)));
    }

    /**
     * Duties.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Duty> duties() {
        Arbitrary<DutyBasis> bases = Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.just(DutyGround.STATUTE)),
                        Tuple.of(3, Arbitraries.of(DutyGround.values())))
                .map(ground -> DutyBasis.of(ground, "document@1"));
        Arbitrary<DutyPart> parts = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(DutyPart.LEAD, DutyPart.SUPERVISE)),
                Tuple.of(3, Arbitraries.of(DutyPart.values())));
        Arbitrary<Supply> supplies = Arbitraries.of(
                Supply.OWN,
                Supply.by(DutyTown.the(ActorKind.SOCIAL_ORGANISATION)),
                Supply.OWN.paidBy(DutyTown.the(ActorKind.STREET_OFFICE)));
        return Combinators.combine(areas(), parts, validities(), bases, deadlines(), means(), supplies, cited(0.5))
                .as(Duty::new);
    }

    private static Arbitrary<Optional<AdmissionId>> cited(double often) {
        return Arbitraries.integers()
                .between(0, ADMISSIONS)
                .map(DutyCommand.Admit::id)
                .optional(often);
    }

    private static Arbitrary<DutyCommand> admissions() {
        Arbitrary<Admission.Terms> terms = Combinators.combine(
                        Arbitraries.of(DutyTown.MATTERS),
                        Arbitraries.of(DutyTown.AREAS.subList(0, 3)),
                        Arbitraries.integers().between(5, DutyTown.DAYS),
                        Arbitraries.of(ActorKind.GOVERNMENT_DEPARTMENT, ActorKind.RESIDENT))
                .as((matter, area, days, from) -> new Admission.Terms(
                        ChargeId.of(matter, DutyTown.the(ActorKind.RESIDENTS_COMMITTEE)),
                        area,
                        TimeWindow.of(DutyTown.day(0), DutyTown.day(days)),
                        FUNDS,
                        DutyTown.the(from)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, ADMISSIONS),
                        Arbitraries.of(ActorKind.STREET_OFFICE, ActorKind.STREET_OFFICE, ActorKind.RESIDENT),
                        terms)
                .as((number, approver, let) -> new DutyCommand.Admit(number, DutyTown.the(approver), let));
    }

    private static Arbitrary<Optional<DeadlineClass>> deadlines() {
        return Arbitraries.of(DeadlineClass.TWO_HOURS, DeadlineClass.SEVEN_DAYS).optional(0.5);
    }

    private static Arbitrary<Means> means() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Means.ALL)),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        Arbitraries.of(true, false),
                                        Arbitraries.of(true, false),
                                        Arbitraries.of(true, false))
                                .as(Means::new)));
    }

    /**
     * Something tried at the desk.
     *
     * @return the arbitrary
     */
    public static Arbitrary<DutyCommand> commands() {
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, DutyTown.DAYS);
        Arbitrary<TimeWindow> windows = Combinators.combine(
                        days, Arbitraries.integers().between(1, 4))
                .as((from, length) -> TimeWindow.of(DutyTown.day(from), DutyTown.day(from + length)));
        Arbitrary<DutyCommand> assign = Combinators.combine(charges(), duties()).as(DutyCommand.Assign::new);
        Arbitrary<DutyCommand> end =
                Combinators.combine(charges(), which, days.map(DutyTown::day)).as(DutyCommand.End::new);
        Arbitrary<DutyCommand> delegate = Combinators.combine(charges(), which, actors(), areas(), windows, cited(0.2))
                .as(DutyCommand.Delegate::new);
        Arbitrary<Optional<Instant>> since = days.map(DutyTown::day).optional(0.7);
        Arbitrary<DutyCommand> equip =
                Combinators.combine(charges(), which, means(), since).as(DutyCommand.Equip::new);
        Arbitrary<DutyCommand> supply = Combinators.combine(
                        charges(),
                        which,
                        Arbitraries.of(
                                Supply.OWN,
                                Supply.by(DutyTown.the(ActorKind.ENTERPRISE)),
                                Supply.by(DutyTown.the(ActorKind.SOCIAL_ORGANISATION)),
                                Supply.by(ActorId.of("nobody"))),
                        since)
                .as(DutyCommand.Supplied::new);
        Arbitrary<DutyCommand> annul = Combinators.combine(charges(), which).as(DutyCommand.Annul::new);
        return Arbitraries.frequencyOf(
                Tuple.of(6, assign),
                Tuple.of(2, end),
                Tuple.of(1, annul),
                Tuple.of(2, delegate),
                Tuple.of(1, admissions()),
                Tuple.of(1, equip),
                Tuple.of(1, supply));
    }

    /**
     * Inventories of the matters of the town: of any class, provided as it suggests or otherwise for a reason, some of them not before
     * a later day or only until one.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Inventory> inventories() {
        return matters().list().ofSize(DutyTown.MATTERS.size()).map(some -> {
            TreeMap<MatterId, Matter> all = new TreeMap<>();
            for (int i = 0; i < some.size(); i++) {
                all.put(DutyTown.MATTERS.get(i), some.get(i).apply(DutyTown.MATTERS.get(i)));
            }
            return new Inventory("made-up", "1", all);
        });
    }

    private static Arbitrary<Function<MatterId, Matter>> matters() {
        Arbitrary<Validity> periods = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Validity.since(DutyTown.START))), Tuple.of(1, validities()));
        return Combinators.combine(
                        Arbitraries.of(MatterField.values()),
                        Arbitraries.of(Goods.values()),
                        Arbitraries.of(Provision.values()).injectNull(0.7),
                        periods)
                .as((field, goods, otherwise, period) -> id -> new Matter(
                        id,
                        Name.of(id.value()),
                        Name.of(id.value()),
                        field,
                        goods,
                        otherwise == null ? goods.suggests() : otherwise,
                        Optional.of(Name.of("as it always was")),
                        Set.of(MatterSource.SURVEY),
                        period));
    }

    /**
     * What becomes of up to thirty commands; {@link DutyLife#register()} gives the register.
     *
     * @param terms what the rules need to know
     * @return the arbitrary
     */
    public static Arbitrary<DutyLife> lives(DutyTerms terms) {
        return commands().list().ofMinSize(1).ofMaxSize(30).map(some -> DutyLife.of(some, terms));
    }
}
