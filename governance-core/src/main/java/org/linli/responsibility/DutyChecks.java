package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeRules.Asked;
import org.linli.responsibility.inventory.Matter;
import org.linli.territory.Area;
import org.linli.territory.Territory;

/** What has to be so of a duty whoever assigns it or takes it over: who and where, on what ground, through which door, beside which others. */
final class DutyChecks {
    private DutyChecks() {}

    /** Why a duty cannot be; nothing if it can. */
    static @Nullable DutyReason whyNot(Charge before, Duty duty, Asked asked) {
        DutyReason no = unknown(before.id(), duty, asked.terms());
        no = no != null ? no : baseless(before.id(), duty, asked.terms());
        no = no != null ? no : door(before.id(), duty, asked.terms());
        no = no != null ? no : admitted(before, duty, asked);
        return no != null ? no : clash(before, duty, asked);
    }

    static @Nullable DutyReason unknown(ChargeId id, Duty duty, DutyTerms terms) {
        Instant from = duty.validity().from();
        if (!terms.knows(id.matter(), from)) {
            return DutyReason.UNKNOWN_MATTER;
        }
        if (terms.roster().kindOf(id.actor(), from).isEmpty()) {
            return DutyReason.UNKNOWN_BEARER;
        }
        boolean stands = terms.territory()
                .area(duty.area())
                .map((Area area) -> area.standsAt(from))
                .orElse(false);
        return stands ? unknown(duty.supply(), from, terms) : DutyReason.UNKNOWN_AREA;
    }

    static @Nullable DutyReason unknown(Supply supply, Instant from, DutyTerms terms) {
        return suppliers(supply)
                        .allMatch(each -> terms.roster().kindOf(each, from).isPresent())
                ? null
                : DutyReason.UNKNOWN_SUPPLIER;
    }

    static Stream<ActorId> suppliers(Supply supply) {
        return Stream.concat(supply.producer().stream(), supply.payer().stream());
    }

    private static @Nullable DutyReason baseless(ChargeId id, Duty duty, DutyTerms terms) {
        ActorKind bearer =
                terms.roster().kindOf(id.actor(), duty.validity().from()).orElseThrow();
        DutyGround ground = duty.basis().ground();
        if (!ground.binds(bearer, duty.part())) {
            return DutyReason.BASIS_DOES_NOT_BIND;
        }
        if (!ground.gives(duty.part())) {
            return DutyReason.BASIS_DOES_NOT_GIVE;
        }
        if (!terms.documents()
                .map(each -> each.allow(duty.basis(), duty.validity().from()))
                .orElse(true)) {
            return DutyReason.UNKNOWN_DOCUMENT;
        }
        if (duty.part() == DutyPart.SELF_GOVERNED && !bearer.isSelfGoverning()) {
            return DutyReason.NOT_SELF_GOVERNING;
        }
        boolean suits = terms.matter(id.matter(), duty.validity().from())
                .map((Matter matter) -> duty.part().suits(matter.provision(), bearer))
                .orElse(true);
        return suits ? null : DutyReason.ARRANGEMENT_DOES_NOT_SUIT;
    }

    /** Whether work that is put on a residents' committee, as bearer, producer or payer, stands on its lists or cites an admission. */
    static @Nullable DutyReason door(ChargeId id, Duty duty, DutyTerms terms) {
        Instant from = duty.validity().from();
        if (duty.part().isWork() && isOfCommittee(id.actor(), from, terms.roster())) {
            CommitteeLists lists = terms.lists();
            if (lists.negative().contains(id.matter())) {
                return DutyReason.ON_THE_NEGATIVE_LIST;
            }
            if (!lists.own().contains(id.matter())) {
                boolean assisted = lists.assisted().contains(id.matter());
                if (assisted && duty.part() != DutyPart.ASSIST) {
                    return DutyReason.ONLY_ASSISTS;
                }
                if (!assisted && duty.admission().isEmpty()) {
                    return DutyReason.NO_ADMISSION;
                }
            }
        }
        return door(id, duty.supply(), from, terms);
    }

    /** A committee produces and pays for what it does by itself; what it helps with it may produce too. Nothing else is let in that way. */
    static @Nullable DutyReason door(ChargeId id, Supply supply, Instant from, DutyTerms terms) {
        CommitteeLists lists = terms.lists();
        boolean produces = supply.producer()
                .filter(each -> isOther(each, id) && isOfCommittee(each, from, terms.roster()))
                .isPresent();
        boolean pays = supply.payer()
                .filter(each -> isOther(each, id) && isOfCommittee(each, from, terms.roster()))
                .isPresent();
        if (!produces && !pays) {
            return null;
        }
        if (lists.negative().contains(id.matter())) {
            return DutyReason.ON_THE_NEGATIVE_LIST;
        }
        if (lists.own().contains(id.matter())) {
            return null;
        }
        if (lists.assisted().contains(id.matter())) {
            return pays ? DutyReason.ONLY_ASSISTS : null;
        }
        return DutyReason.NO_ADMISSION;
    }

    private static boolean isOther(ActorId supplier, ChargeId id) {
        return !supplier.equals(id.actor());
    }

    /** Whether work that is put on somebody is put on a committee: on itself, a body below it, or a member of its staff. */
    static boolean isOfCommittee(ActorId actor, Instant at, Roster roster) {
        Optional<ActorKind> kind = roster.kindOf(actor, at);
        if (kind.equals(Optional.of(ActorKind.STAFF_MEMBER))) {
            return roster.tiesOf(actor).stream()
                    .flatMap(each -> each.memberships().stream())
                    .anyMatch(each -> each.validity().contains(at)
                            && (isAtOrBelowCommittee(each.organisation(), at, roster)
                                    || each.employer()
                                            .filter(by -> isAtOrBelowCommittee(by, at, roster))
                                            .isPresent()));
        }
        return kind.filter(each -> each.form() == ActorForm.ORGANISATION).isPresent()
                && isAtOrBelowCommittee(actor, at, roster);
    }

    private static boolean isAtOrBelowCommittee(ActorId actor, Instant at, Roster roster) {
        return isCommittee(actor, at, roster)
                || roster.above(actor, at).stream().anyMatch(each -> isCommittee(each, at, roster));
    }

    static boolean isCommittee(ActorId actor, Instant at, Roster roster) {
        return roster.kindOf(actor, at).equals(Optional.of(ActorKind.RESIDENTS_COMMITTEE));
    }

    /** Whether what a duty cites lets it in: this work, there, for so long, with funds that are promised to no other duty at that time. */
    private static @Nullable DutyReason admitted(Charge before, Duty duty, Asked asked) {
        if (duty.admission().isEmpty()) {
            return null;
        }
        Admission admission = asked.reading().admission(duty.admission().get());
        if (!admission.stands()) {
            return DutyReason.NO_SUCH_ADMISSION;
        }
        Admission.Terms let = admission.terms().orElseThrow();
        if (!let.charge().equals(before.id()) || !asked.terms().isIn(duty.area(), let.area())) {
            return DutyReason.ADMITTED_FOR_OTHER_WORK;
        }
        boolean lasts = !duty.validity().from().isBefore(let.period().startInclusive())
                && duty.validity()
                        .until()
                        .map(end -> !end.isAfter(let.period().endExclusive()))
                        .orElse(false);
        if (!lasts) {
            return DutyReason.ADMISSION_TOO_SHORT;
        }
        ActorId approver = admission.approver().orElseThrow();
        ActorId writing = asked.act().inTheNameOf();
        Instant at = asked.act().at();
        if (asked.terms().roster().isPartOf(approver, writing, at)
                || asked.terms().roster().isPartOf(writing, approver, at)) {
            return DutyReason.ADMITTED_BY_WHO_HANDS_DOWN;
        }
        boolean promised = before.duties().stream()
                .anyMatch(held -> held.duty().admission().equals(duty.admission())
                        && held.duty().validity().overlaps(duty.validity())
                        && isStillGiven(before.id(), held, duty.validity(), asked));
        return promised ? DutyReason.ADMISSION_PROMISED : null;
    }

    private static @Nullable DutyReason clash(Charge before, Duty duty, Asked asked) {
        Territory territory = asked.terms().territory();
        Set<AreaId> here = new HashSet<>(territory.above(duty.area()));
        here.add(duty.area());
        List<Charge.Held> around = new ArrayList<>();
        if (Undivided.is(duty.area(), territory)) {
            here.forEach(each -> around.addAll(before.in(each)));
        } else {
            before.duties().stream()
                    .filter(each -> here.contains(each.duty().area())
                            || asked.terms().isIn(each.duty().area(), duty.area()))
                    .forEach(around::add);
        }
        // In one order, whichever way they were found.
        around.sort(Comparator.comparing(Charge.Held::id));
        for (Charge.Held held : around) {
            Duty other = held.duty();
            if (other.validity().overlaps(duty.validity()) && isStillGiven(before.id(), held, duty.validity(), asked)) {
                if (other.part() == duty.part()) {
                    return DutyReason.ALREADY_ASSIGNED;
                }
                if (isSelfSupervision(other.part(), duty.part()) || isSelfSupervision(duty.part(), other.part())) {
                    return DutyReason.SUPERVISES_ITSELF;
                }
            }
        }
        return null;
    }

    /** Whether what was delegated, if it was, is still there to be delegated at some time that matters. */
    private static boolean isStillGiven(ChargeId id, Charge.Held held, Validity when, Asked asked) {
        return held.delegated()
                .map(from -> asked.reading()
                        .charge(ChargeId.of(id.matter(), from.by()))
                        .duty(from.duty())
                        .filter(whole ->
                                shared(whole.duty().validity(), held.duty().validity(), when))
                        .isPresent())
                .orElse(true);
    }

    /** Whether there is an instant in all three. */
    private static boolean shared(Validity one, Validity two, Validity three) {
        return Stream.of(one, two, three)
                .map(Validity::from)
                .max(Instant::compareTo)
                .filter(start -> Stream.of(one, two, three).allMatch(each -> each.contains(start)))
                .isPresent();
    }

    private static boolean isSelfSupervision(DutyPart one, DutyPart other) {
        return one == DutyPart.SUPERVISE && other.isSupervised();
    }
}
