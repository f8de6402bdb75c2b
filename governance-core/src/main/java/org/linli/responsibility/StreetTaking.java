package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Inventory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/** Brings a register in step with the lists of a street, on trial: charge by charge, as the rules judge it. */
final class StreetTaking {
    private static final ActorId NOBODY = ActorId.of("import");
    private static final Mandate HELD = Mandate.held(Basis.of("import", "1"));

    private final StreetLists.Reading reading;
    private final StreetLists lists;
    private final DutyRegister register;
    private final DutyTerms terms;
    private final Instant now;
    private final Map<ChargeId, Charge> tried = new HashMap<>();
    private final List<DutyChange> changes = new ArrayList<>();
    private final List<Inventory.Finding> findings = new ArrayList<>();

    StreetTaking(StreetLists.Reading reading, StreetLists lists, DutyRegister register, DutyTerms terms, Instant now) {
        this.reading = reading;
        this.lists = lists;
        this.register = register;
        this.terms = terms;
        this.now = Microseconds.cut(now);
    }

    StreetLists.Taking taking(ActorId street, AreaId area, Validity inForce) {
        Instant from = inForce.from().isBefore(now) ? now : inForce.from();
        if (!inForce.until().map(from::isBefore).orElse(true)) {
            return new StreetLists.Taking(List.of(), List.of());
        }
        Validity validity = new Validity(from, inForce.until());
        List<DutyChange.Assign> missing = new ArrayList<>();
        TreeSet<MatterId> matters = new TreeSet<>(register.matters());
        matters.addAll(lists.items().keySet());
        for (MatterId matter : matters) {
            Optional<DutyChange.Assign> given = given(matter, street, area, validity);
            for (Responsibility line : register.all(matter)) {
                if (isFromThese(line, area) && goesOnAt(line, from)) {
                    given = compared(line, given, from);
                }
            }
            given.ifPresent(missing::add);
        }
        missing.forEach(this::tried);
        findings.sort((one, other) -> Long.compare(one.line(), other.line()));
        return new StreetLists.Taking(findings.isEmpty() ? changes : List.of(), findings);
    }

    /** What is still to be given once a duty that goes on is made to end, or taken for what is given: until then, or on from its end. */
    private Optional<DutyChange.Assign> compared(Responsibility line, Optional<DutyChange.Assign> given, Instant from) {
        if (given.isEmpty()
                || !isSame(line, given.get())
                || line.duty()
                        .validity()
                        .from()
                        .isAfter(given.get().duty().validity().from())) {
            end(line, from);
            return given;
        }
        DutyChange.Assign next = given.get();
        Optional<Instant> ends = line.duty().validity().until();
        Optional<Instant> until = next.duty().validity().until();
        if (ends.isPresent() && until.map(ends.get()::isBefore).orElse(true)) {
            Duty rest = line.duty()
                    .during(new Validity(ends.get(), until))
                    .on(next.duty().basis());
            return Optional.of(new DutyChange.Assign(next.id(), rest));
        }
        until.filter(end -> !ends.equals(until)).ifPresent(end -> end(line, end));
        return Optional.empty();
    }

    private Optional<DutyChange.Assign> given(MatterId matter, ActorId street, AreaId area, Validity validity) {
        if (!lists.items().containsKey(matter)) {
            return Optional.empty();
        }
        try {
            return Optional.of(lists.change(matter, street, area, validity));
        } catch (IllegalArgumentException tooLong) {
            find(matter, "The ids of the matter and of whoever gets it must be shorter.");
            return Optional.empty();
        }
    }

    /** Whether a duty rests on a version of these lists, there. */
    private boolean isFromThese(Responsibility line, AreaId area) {
        return line.delegated().isEmpty()
                && line.duty().area().equals(area)
                && line.duty().basis().document().source().equals(lists.basis().source());
    }

    private static boolean goesOnAt(Responsibility line, Instant at) {
        return line.duty().validity().until().map(at::isBefore).orElse(true);
    }

    private static boolean isSame(Responsibility line, DutyChange.Assign given) {
        return line.charge().equals(given.id())
                && line.duty().part() == given.duty().part()
                && line.duty().basis().ground() == given.duty().basis().ground();
    }

    /** Ends a duty, or annuls one that has not begun by then. */
    private void end(Responsibility line, Instant at) {
        tried(
                line.duty().validity().from().isBefore(at)
                        ? new DutyChange.End(line.charge(), line.id(), at)
                        : new DutyChange.Annul(line.charge(), line.id()));
    }

    private void tried(DutyChange change) {
        Charge before = charge(change.id());
        Instant at = before.latest().filter(now::isBefore).orElse(now);
        Act act = Act.of(ActId.of("import-" + changes.size()), NOBODY, at);
        Ruling<ChargeFact> ruling =
                ChargeRules.change(before, change, new ChargeRules.Asked(HELD, act, at, terms, beside()));
        if (ruling instanceof Ruling.Granted<ChargeFact> granted) {
            Charge after = before;
            for (ChargeFact fact : granted.facts()) {
                after = fact.applyTo(after, act);
            }
            tried.put(change.id(), after);
        } else if (ruling instanceof Ruling.Refused<ChargeFact> refused) {
            find(
                    change.id().matter(),
                    refused.refusal().reason().code() + ": "
                            + refused.refusal().reason().meaning());
        }
        changes.add(change);
    }

    private Charge charge(ChargeId id) {
        return tried.computeIfAbsent(id, register::charge);
    }

    private ChargeRules.Reading beside() {
        return new ChargeRules.Reading() {
            @Override
            public Charge charge(ChargeId id) {
                return StreetTaking.this.charge(id);
            }

            @Override
            public Admission admission(AdmissionId id) {
                return register.admission(id);
            }
        };
    }

    /** What is ended because it is in the file no more is told of at the first line. */
    private void find(MatterId matter, String message) {
        findings.add(new Inventory.Finding(
                reading.file(), reading.lines().getOrDefault(matter, 1L), Inventory.Fault.REFUSED, message));
    }
}
