package org.linli.responsibility.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.linli.basics.ActorId;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.Charge;
import org.linli.responsibility.ChargeFact;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.ChargeRules;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Head;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.HandClock;

/**
 * What has become of duties, as events in the order in which they came: those of a journal, or of commands tried at a desk.
 *
 * @param events the events; what is about something else than duties may be among them; immutable
 */
public record DutyLife(List<TraceEvent> events) {
    private static final ActorId REGISTRAR = ActorId.of("registrar");

    /** Copies the events. */
    public DutyLife {
        events = List.copyOf(events);
    }

    /**
     * What becomes of commands, tried one after the other every six hours from the first day of {@link DutyTown} on; those that are refused
     * leave nothing.
     *
     * @param commands the commands
     * @param terms what the rules need to know
     * @return what has become of them
     */
    public static DutyLife of(List<DutyCommand> commands, DutyTerms terms) {
        Objects.requireNonNull(terms, "terms");
        HandClock clock = new HandClock(DutyTown.START);
        InMemoryJournal journal = InMemoryJournal.create("life", clock);
        DutyDesk desk =
                DutyDesk.at(Office.over(journal, Office.Settings.DEFAULT), Authority.ownBehalf(), () -> terms, clock);
        for (int i = 0; i < commands.size(); i++) {
            try {
                commands.get(i).on(desk, Act.of(ActId.of("act-" + i), REGISTRAR, clock.instant()));
            } catch (RefusedException e) {
                // Most are good; those that are not leave nothing.
            }
            clock.move(Duration.ofHours(6));
        }
        return new DutyLife(journal.read(Selection.ALL, 0, Integer.MAX_VALUE).events());
    }

    /**
     * A register that has taken in everything.
     *
     * @return the register
     */
    public DutyRegister register() {
        DutyRegister register = new DutyRegister();
        events.forEach(register::apply);
        return register;
    }

    /**
     * The charges, folded.
     *
     * @return them by id
     */
    public Map<ChargeId, Charge> charges() {
        Map<ChargeId, Charge> charges = new TreeMap<>();
        for (TraceEvent event : events) {
            if (event.fact() instanceof ChargeFact fact) {
                Charge before = charges.getOrDefault(fact.id(), Charge.blank(fact.id()));
                charges.put(fact.id(), fact.applyTo(before, event.act()));
            }
        }
        return charges;
    }

    /**
     * The same after some changes, which the rules have to grant, by acts done at an instant or as soon after as the acts before allow.
     *
     * @param changes the changes
     * @param terms what the rules need to know
     * @param at when
     * @return what has become of it
     * @throws IllegalArgumentException if a change is refused
     */
    public DutyLife after(List<DutyChange> changes, DutyTerms terms, Instant at) {
        List<TraceEvent> all = new ArrayList<>(events);
        Map<ChargeId, Charge> charges = charges();
        DutyRegister before = register();
        long position = events.isEmpty() ? 0 : events.get(events.size() - 1).position();
        Instant recorded = events.isEmpty() ? at : events.get(events.size() - 1).recorded();
        for (int i = 0; i < changes.size(); i++) {
            DutyChange change = changes.get(i);
            Charge was = charges.getOrDefault(change.id(), Charge.blank(change.id()));
            Instant when = was.latest().filter(at::isBefore).orElse(at);
            Act act = Act.of(ActId.of("change-" + all.size()), REGISTRAR, when);
            Mandate mandate = Mandate.held(Basis.of("life", "1"));
            Ruling<ChargeFact> ruling = ChargeRules.change(
                    was, change, new ChargeRules.Asked(mandate, act, when, terms, reading(charges, before)));
            if (!(ruling instanceof Ruling.Granted<ChargeFact> granted)) {
                throw new IllegalArgumentException("The change (" + change + ") must be granted but is not: " + ruling);
            }
            Charge now = was;
            recorded = recorded.isBefore(when) ? when : recorded;
            for (ChargeFact fact : granted.facts()) {
                now = fact.applyTo(now, act);
                all.add(new TraceEvent(new Head(1, ++position), act, recorded, fact, List.of()));
            }
            charges.put(change.id(), now);
        }
        return new DutyLife(all);
    }

    private static ChargeRules.Reading reading(Map<ChargeId, Charge> charges, DutyRegister register) {
        return new ChargeRules.Reading() {
            @Override
            public Charge charge(ChargeId id) {
                return charges.getOrDefault(id, Charge.blank(id));
            }

            @Override
            public Admission admission(AdmissionId id) {
                return register.admission(id);
            }
        };
    }
}
