package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
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
    private final Map<ChargeId, Charge> tried = new HashMap<>();
    private final List<DutyChange> changes = new ArrayList<>();
    private final List<Inventory.Finding> findings = new ArrayList<>();

    StreetTaking(StreetLists.Reading reading, StreetLists lists, DutyRegister register, DutyTerms terms) {
        this.reading = reading;
        this.lists = lists;
        this.register = register;
        this.terms = terms;
    }

    StreetLists.Taking taking(ActorId street, AreaId area, Validity validity) {
        List<DutyChange.Assign> missing = new ArrayList<>();
        TreeSet<MatterId> matters = new TreeSet<>(register.matters());
        matters.addAll(lists.items().keySet());
        for (MatterId matter : matters) {
            List<DutyChange.Assign> given = given(matter, street, area, validity);
            for (Responsibility line : register.all(matter)) {
                if (isFromThese(line, area) && goesOnAt(line, validity.from())) {
                    if (!given.removeIf(each -> isSame(line, each))) {
                        end(line, validity.from());
                    }
                }
            }
            missing.addAll(given);
        }
        missing.forEach(this::tried);
        findings.sort((one, other) -> Long.compare(one.line(), other.line()));
        return new StreetLists.Taking(findings.isEmpty() ? changes : List.of(), findings);
    }

    private List<DutyChange.Assign> given(MatterId matter, ActorId street, AreaId area, Validity validity) {
        List<DutyChange.Assign> given = new ArrayList<>();
        if (lists.items().containsKey(matter)) {
            try {
                given.add(lists.change(matter, street, area, validity));
            } catch (IllegalArgumentException tooLong) {
                find(matter, "The ids of the matter and of whoever gets it must be shorter.");
            }
        }
        return given;
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
                && line.duty().basis().ground() == given.duty().basis().ground()
                && line.duty().validity().until().equals(given.duty().validity().until())
                && !line.duty().validity().from().isAfter(given.duty().validity().from());
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
        Instant now = before.latest().orElse(Instant.EPOCH);
        Act act = Act.of(ActId.of("import-" + changes.size()), NOBODY, now);
        Ruling<ChargeFact> ruling =
                ChargeRules.change(before, change, new ChargeRules.Asked(HELD, act, now, terms, beside()));
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
