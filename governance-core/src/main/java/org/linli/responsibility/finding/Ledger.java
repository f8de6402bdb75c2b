package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.Charge;
import org.linli.responsibility.ChargeFact;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.ChargeRules;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Responsibility;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/** A register, and on top of it charges that have been changed on trial. */
final class Ledger {
    private static final ActorId NOBODY = ActorId.of("inspection");
    private static final Mandate HELD = Mandate.held(Basis.of("inspection", "1"));

    private final DutyRegister register;
    private final Map<ChargeId, Charge> changed;
    /** Charges as the register has them, once they were asked for. */
    private final Map<ChargeId, Charge> known;
    /** The lines of what has changed, by matter. */
    private final Map<MatterId, Lines> lines = new HashMap<>();

    private Ledger(DutyRegister register, Map<ChargeId, Charge> changed, Map<ChargeId, Charge> known) {
        this.register = register;
        this.changed = changed;
        this.known = known;
    }

    static Ledger of(DutyRegister register) {
        return new Ledger(register, Map.of(), new HashMap<>());
    }

    /** Everything ever said in a matter. */
    List<Responsibility> in(MatterId matter) {
        return merged(
                register.all(matter),
                changed.values().stream()
                        .filter(each -> each.id().matter().equals(matter))
                        .toList());
    }

    /** What of a matter meets an area, the lines as they were before being given. */
    List<Responsibility> meeting(MatterId matter, AreaId area, Lines before, Ground ground) {
        if (changed.isEmpty()) {
            return before.meeting(area);
        }
        Lines tried = lines.computeIfAbsent(
                matter,
                same -> new Lines(
                        ground,
                        merged(
                                List.of(),
                                changed.values().stream()
                                        .filter(each -> each.id().matter().equals(same))
                                        .toList())));
        return Stream.concat(
                        before.meeting(area).stream().filter(each -> !changed.containsKey(each.charge())),
                        tried.meeting(area).stream())
                .sorted()
                .toList();
    }

    /** Every duty that an actor ever had. */
    List<Responsibility> of(ActorId actor) {
        return merged(
                register.all(actor),
                changed.values().stream()
                        .filter(each -> each.id().actor().equals(actor))
                        .toList());
    }

    private List<Responsibility> merged(List<Responsibility> lines, List<Charge> others) {
        if (others.isEmpty()) {
            return lines;
        }
        List<Responsibility> all = new ArrayList<>();
        lines.stream().filter(each -> !changed.containsKey(each.charge())).forEach(all::add);
        for (Charge charge : others) {
            for (Charge.Held held : charge.duties()) {
                all.add(Responsibility.of(charge.id(), held, -1));
            }
        }
        return all.stream().sorted().toList();
    }

    Charge charge(ChargeId id) {
        Charge tried = changed.get(id);
        return tried != null ? tried : known.computeIfAbsent(id, register::charge);
    }

    private ChargeRules.Reading reading(Map<ChargeId, Charge> tried) {
        return new ChargeRules.Reading() {
            @Override
            public Charge charge(ChargeId id) {
                Charge now = tried.get(id);
                return now != null ? now : known.computeIfAbsent(id, register::charge);
            }

            @Override
            public Admission admission(AdmissionId id) {
                return register.admission(id);
            }
        };
    }

    /** The ledger after some changes, as the rules judge them when they are carried out; nothing if they refuse one. */
    Optional<Ledger> after(List<DutyChange> changes, DutyTerms terms, Instant at) {
        Map<ChargeId, Charge> charges = new HashMap<>(changed);
        for (int i = 0; i < changes.size(); i++) {
            DutyChange change = changes.get(i);
            Charge before = reading(charges).charge(change.id());
            Instant now = before.latest().filter(at::isBefore).orElse(at);
            Act act = Act.of(ActId.of("mend-" + i), NOBODY, now);
            Ruling<ChargeFact> ruling =
                    ChargeRules.change(before, change, new ChargeRules.Asked(HELD, act, now, terms, reading(charges)));
            if (!(ruling instanceof Ruling.Granted<ChargeFact> granted)) {
                return Optional.empty();
            }
            Charge after = before;
            for (ChargeFact fact : granted.facts()) {
                after = fact.applyTo(after, act);
            }
            charges.put(change.id(), after);
        }
        return Optional.of(new Ledger(register, charges, known));
    }
}
