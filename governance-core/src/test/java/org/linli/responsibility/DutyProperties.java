package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.testkit.DutyArbitraries;
import org.linli.responsibility.testkit.DutyCommand;
import org.linli.responsibility.testkit.DutyLaws;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.HandClock;

/** What holds of any register that commands at the desk can bring about. */
class DutyProperties {
    private static final ActorId REGISTRAR = ActorId.of("registrar");

    /** A register as commands have left it. */
    record Town(InMemoryJournal journal, DutyDesk desk, List<TraceEvent> events) {
        static Town after(List<DutyCommand> commands) {
            HandClock clock = new HandClock(DutyTown.START);
            InMemoryJournal journal = InMemoryJournal.create("town", clock);
            DutyDesk desk = DutyDesk.at(
                    Office.over(journal, Office.Settings.DEFAULT), Authority.ownBehalf(), DutyTown::terms, clock);
            int number = 0;
            for (DutyCommand command : commands) {
                // Four acts a day, so that some of what they say lies in the past and some in the future.
                Instant at = DutyTown.START.plusSeconds(21_600L * number);
                try {
                    command.on(desk, Act.of(ActId.of("act-" + number), REGISTRAR, at));
                } catch (RefusedException e) {
                    // Most are good; those that are not leave nothing.
                }
                number++;
                clock.move(Duration.ofHours(6));
            }
            return new Town(
                    journal, desk, journal.read(Selection.ALL, 0, 10_000).events());
        }

        Map<ChargeId, Charge> folded() {
            Map<ChargeId, Charge> charges = new TreeMap<>();
            for (TraceEvent event : events) {
                if (event.fact() instanceof ChargeFact fact) {
                    Charge before = charges.getOrDefault(fact.id(), Charge.blank(fact.id()));
                    charges.put(fact.id(), fact.applyTo(before, event.act()));
                }
            }
            return charges;
        }
    }

    @Provide
    Arbitrary<List<DutyCommand>> lives() {
        return DutyArbitraries.commands().list().ofMinSize(1).ofMaxSize(40);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void nobody_supervises_themselves_and_what_is_folded_is_what_the_desk_says(
            @ForAll("lives") List<DutyCommand> commands) {
        Town town = Town.after(commands);
        Map<ChargeId, Charge> folded = town.folded();
        assertEquals(List.of(), DutyLaws.findings(folded.values(), DutyTown.territory()));
        folded.forEach((id, charge) -> assertEquals(charge, town.desk().get(id)));
        DutyRegister register = new DutyRegister();
        town.events().forEach(register::apply);
        folded.forEach((id, charge) -> assertEquals(charge, register.charge(id)));
        assertEquals(plainConditions(town), conditions(folded));
        Set<DutyId> ids = new TreeSet<>();
        List<DutyId> all = new ArrayList<>();
        folded.values()
                .forEach(charge -> charge.duties().forEach(held -> {
                    ids.add(held.id());
                    all.add(held.id());
                }));
        assertEquals(ids.size(), all.size(), "each duty has an id of its own");
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void what_is_carried_forward_is_as_it_was_and_a_register_that_hears_no_more_says_the_same(
            @ForAll("lives") List<DutyCommand> commands) {
        Town town = Town.after(commands);
        Instant now = DutyTown.START.plusSeconds(21_600L * commands.size());
        Map<ChargeId, Charge> folded = town.folded();
        folded.forEach((id, charge) -> {
            Act act = Act.of(ActId.of("restate-" + id), REGISTRAR, now);
            assertEquals(charge, town.desk().carryForward(id, now, act).state());
        });
        DutyRegister whole = new DutyRegister();
        DutyRegister rest = new DutyRegister();
        town.journal().read(Selection.ALL, 0, 10_000).events().forEach(event -> {
            whole.apply(event);
            if (event.fact() instanceof ChargeFact.Restated) {
                rest.apply(event);
            }
        });
        folded.forEach((id, charge) -> {
            assertEquals(charge, whole.charge(id));
            assertEquals(charge.duties(), rest.charge(id).duties());
            assertEquals(
                    charge.duties().isEmpty() ? Optional.empty() : charge.latest(),
                    rest.charge(id).latest());
        });
        for (int day = 0; day < DutyTown.DAYS; day++) {
            Instant at = DutyTown.day(day);
            for (MatterId matter : DutyTown.MATTERS) {
                assertEquals(
                        ids(whole.who(matter, AreaId.of("c1-g1"), DutyTown.territory(), at)),
                        ids(rest.who(matter, AreaId.of("c1-g1"), DutyTown.territory(), at)));
            }
        }
    }

    /** What there was to do each duty with, and who supplied, in the middle of each day. */
    private static Map<String, String> conditions(Map<ChargeId, Charge> charges) {
        Map<String, String> all = new TreeMap<>();
        charges.values()
                .forEach(charge -> charge.duties().forEach(held -> {
                    assertEquals(
                            held.duty().validity().from(),
                            held.spans().get(0).validity().from());
                    assertEquals(
                            held.duty().validity().until(),
                            held.spans().get(held.spans().size() - 1).validity().until());
                    for (int day = 0; day < DutyTown.DAYS; day++) {
                        Instant noon = DutyTown.day(day).plusSeconds(43_200);
                        List<DutySpan> there = held.spans().stream()
                                .filter(each -> each.validity().contains(noon))
                                .toList();
                        assertEquals(held.duty().validity().contains(noon) ? 1 : 0, there.size());
                        there.forEach(each -> all.put(held.id() + " " + noon, each.means() + " " + each.supply()));
                    }
                }));
        return all;
    }

    /** The same by looking, for each day, for what was said last of it. */
    private static Map<String, String> plainConditions(Town town) {
        Map<String, String> all = new TreeMap<>();
        town.folded()
                .values()
                .forEach(charge -> charge.duties().forEach(held -> {
                    for (int day = 0; day < DutyTown.DAYS; day++) {
                        Instant noon = DutyTown.day(day).plusSeconds(43_200);
                        Means means = Means.ALL;
                        Supply supply = Supply.OWN;
                        for (TraceEvent event : town.events()) {
                            if (!(event.fact() instanceof ChargeFact.OfDuty fact)
                                    || !fact.duty().equals(held.id())) {
                                continue;
                            }
                            if (fact instanceof ChargeFact.Assigned assigned) {
                                means = assigned.terms().means();
                                supply = assigned.terms().supply();
                            } else if (fact instanceof ChargeFact.TakenOver taken) {
                                means = taken.terms().means();
                                supply = taken.terms().supply();
                            } else if (fact instanceof ChargeFact.Equipped equipped
                                    && !equipped.since().isAfter(noon)) {
                                means = equipped.means();
                            } else if (fact instanceof ChargeFact.Supplied supplied
                                    && !supplied.since().isAfter(noon)) {
                                supply = supplied.supply();
                            }
                        }
                        if (held.duty().validity().contains(noon)) {
                            all.put(held.id() + " " + noon, means + " " + supply);
                        }
                    }
                }));
        return all;
    }

    /** The same as the register, by looking at everything that was ever said. */
    private static Set<DutyId> plainly(Town town, MatterId matter, AreaId area, Instant at, Instant known) {
        Map<ChargeId, Charge> charges = new TreeMap<>();
        for (TraceEvent event : town.events()) {
            if (event.fact() instanceof ChargeFact fact && !event.recorded().isAfter(known)) {
                Charge before = charges.getOrDefault(fact.id(), Charge.blank(fact.id()));
                charges.put(fact.id(), fact.applyTo(before, event.act()));
            }
        }
        Set<DutyId> found = new TreeSet<>();
        for (Charge charge : charges.values()) {
            for (Charge.Held held : charge.duties()) {
                boolean there = held.duty().area().equals(area)
                        || DutyTown.territory().above(area).contains(held.duty().area());
                boolean stillGiven = held.delegated()
                        .map(from -> charges
                                .getOrDefault(
                                        ChargeId.of(matter, from.by()), Charge.blank(ChargeId.of(matter, from.by())))
                                .duties()
                                .stream()
                                .anyMatch(whole -> whole.id().equals(from.duty())
                                        && whole.duty().validity().contains(at)))
                        .orElse(true);
                if (charge.id().matter().equals(matter)
                        && there
                        && stillGiven
                        && held.duty().validity().contains(at)) {
                    found.add(held.id());
                }
            }
        }
        return found;
    }

    private static Set<DutyId> ids(List<Responsibility> lines) {
        Set<DutyId> ids = new TreeSet<>();
        lines.forEach(each -> ids.add(each.id()));
        assertEquals(lines.size(), ids.size());
        return ids;
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void what_history_says_is_what_the_register_folded_up_to_that_day_said(@ForAll("lives") List<DutyCommand> commands)
            throws IOException {
        Town town = Town.after(commands);
        Territory territory = DutyTown.territory();
        DutyRegister register = new DutyRegister();
        town.events().forEach(register::apply);
        DutyRegister restored = restored(register);
        for (int day = 0; day <= DutyTown.DAYS; day += 2) {
            Instant known = DutyTown.day(day).plusSeconds(43_200);
            DutyRegister then = new DutyRegister();
            town.events().stream()
                    .filter(event -> !event.recorded().isAfter(known))
                    .forEach(then::apply);
            for (MatterId matter : DutyTown.MATTERS) {
                for (AreaId area : DutyTown.AREAS) {
                    for (int of = 0; of < DutyTown.DAYS; of += 3) {
                        Instant at = DutyTown.day(of).plusSeconds(1);
                        List<Responsibility> lines = register.whoAsKnown(matter, area, territory, at, known);
                        assertEquals(plainly(town, matter, area, at, known), ids(lines));
                        assertEquals(then.who(matter, area, territory, at), lines);
                        assertEquals(lines, restored.whoAsKnown(matter, area, territory, at, known));
                    }
                }
            }
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void the_lists_mandates_and_the_proof_say_what_the_register_says(@ForAll("lives") List<DutyCommand> commands) {
        Town town = Town.after(commands);
        Territory territory = DutyTown.territory();
        DutyRegister register = new DutyRegister();
        town.events().forEach(register::apply);
        Instant at = DutyTown.day(5);
        Set<DutyId> ofActors = new TreeSet<>();
        Set<DutyId> inMatters = new TreeSet<>();
        for (ActorKind kind : ActorKind.values()) {
            ofActors.addAll(ids(register.ofActor(DutyTown.the(kind), at).lines()));
        }
        Map<MatterId, List<Cover>> covers = new TreeMap<>();
        for (MatterId matter : DutyTown.MATTERS) {
            inMatters.addAll(ids(register.ofMatter(matter, at).lines()));
            covers.put(
                    matter,
                    register.all(matter).stream()
                            .filter(Responsibility::covers)
                            .map(each ->
                                    new Cover(each.duty().area(), each.duty().validity(), each.id()))
                            .toList());
            for (AreaId area : DutyTown.AREAS) {
                List<Responsibility> here = register.who(matter, area, territory, at);
                for (ActorKind kind : ActorKind.values()) {
                    DutyRegister.Answer answer =
                            register.answer(matter, DutyTown.the(kind), area, territory, at, false, null);
                    boolean does = here.stream()
                            .anyMatch(each -> each.bearer().equals(DutyTown.the(kind))
                                    && each.duty().part().isSupervised());
                    assertEquals(does, answer.does());
                    if (!does) {
                        assertEquals(
                                here.stream()
                                        .filter(Responsibility::covers)
                                        .map(Responsibility::bearer)
                                        .min(Comparator.naturalOrder()),
                                answer.lead());
                    }
                }
            }
        }
        assertEquals(inMatters, ofActors);
        TimeWindow window = TimeWindow.of(DutyTown.day(0), DutyTown.day(DutyTown.DAYS));
        Coverage proof = register.coverage(DutyTown.MATTERS, territory, window);
        assertEquals(Coverage.of(covers, territory, window).pieces(), proof.pieces());
        Coverage again = new DutyRegister().coverage(DutyTown.MATTERS, territory, window);
        again = register.again(again);
        assertEquals(proof.pieces(), again.pieces());
        assertEquals(Optional.of(register.toString()), again.register());
    }

    private static DutyRegister restored(DutyRegister register) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        register.save(new DataOutputStream(bytes));
        DutyRegister other = new DutyRegister();
        other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(register.toString(), other.toString());
        return other;
    }
}
