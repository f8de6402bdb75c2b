package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.linli.actor.ActorKind;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Head;
import org.linli.trace.TraceEvent;

/** The duties of a charge, and those of a register's charge, against lists that are looked through. */
class HeldListProperties {
    private static final AreaId[] AREAS = {AreaId.of("a"), AreaId.of("b"), AreaId.of("c")};
    private static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law@1");

    private static Charge.Held held(int number, AreaId area) {
        Duty duty = Duty.of(DutyPart.LEAD, area, Validity.since(DutyTown.START), LAW);
        return new Charge.Held(DutyId.of("duty-" + number), duty, Optional.empty(), false);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void a_duty_is_found_by_its_id_and_its_area_however_many_there_are(
            @ForAll long seed, @ForAll @IntRange(max = 300) int steps) {
        Random random = new Random(seed);
        List<Charge.Held> plain = new ArrayList<>();
        HeldList list = HeldList.copyOf(List.of());
        for (int i = 0; i < steps; i++) {
            int what = plain.isEmpty() ? 0 : random.nextInt(12);
            int place = plain.isEmpty() ? 0 : random.nextInt(plain.size());
            if (what < 9) {
                Charge.Held more = held(i, AREAS[random.nextInt(3)]);
                plain.add(more);
                list = list.and(more);
            } else if (what == 9) {
                plain.remove(place);
                list = list.without(place);
            } else {
                Charge.Held changed = plain.get(place).until(DutyTown.day(1 + i));
                plain.set(place, changed);
                list = list.with(place, changed);
            }
        }
        assertEquals(plain, list);
        assertSame(list, HeldList.copyOf(list));
        for (int i = 0; i < plain.size(); i++) {
            assertEquals(i, list.place(plain.get(i).id()));
        }
        assertEquals(-1, list.place(DutyId.of("another")));
        for (AreaId area : AREAS) {
            assertEquals(
                    plain.stream()
                            .filter(each -> each.duty().area().equals(area))
                            .toList(),
                    list.in(area));
        }
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void the_register_finds_a_duty_among_very_many(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int many) {
        Random random = new Random(seed);
        ChargeId id = ChargeId.of(DutyTown.LIGHTING, DutyTown.the(ActorKind.RESIDENT));
        Charge charge = Charge.blank(id);
        DutyStore store = new DutyStore();
        for (int i = 0; i < 2 * many; i++) {
            Act act = Act.of(ActId.of("act-" + i), id.actor(), DutyTown.START);
            ChargeFact fact = i == 0 || random.nextInt(3) > 0
                    ? new ChargeFact.Assigned(
                            id,
                            DutyId.of("duty-" + i),
                            held(i, AREAS[random.nextInt(3)]).duty())
                    : new ChargeFact.Ended(
                            id, DutyId.of("duty-" + random.nextInt(i)), DutyTown.day(1 + random.nextInt(9)));
            charge = fact.applyTo(charge, act);
            store.apply(new TraceEvent(new Head(1, i), act, act.at(), fact, List.of()));
        }
        // Ended later than it was before is no ending that the rules grant.
        assertEquals(
                charge.duties().stream().map(Charge.Held::id).toList(),
                store.charge(id).duties().stream().map(Charge.Held::id).toList());
        assertEquals(
                charge.duties().stream().map(Charge.Held::ended).toList(),
                store.charge(id).duties().stream().map(Charge.Held::ended).toList());
    }
}
