package org.linli.actor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;
import org.linli.trace.Asked;
import org.linli.trace.Fact;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;
import org.linli.trace.Subject;

/**
 * What is allowed with an actor: pure functions of the state, the command, the others concerned, the mandate, the act and the time at
 * which it comes in. What is allowed with delegations stands in {@link DelegationRules}, with what organisations are a part of in
 * {@link PartRules}. Each first asks the table ({@link ActorMove}), then the mandate, then the clocks, then what is special to it.
 */
public final class ActorRules {
    private ActorRules() {}

    /**
     * Who else is concerned, as they stand now: read in the same sitting, so that a ruling falls with what it looked at.
     */
    @FunctionalInterface
    public interface Others extends Function<ActorId, Actor> {}

    /**
     * Registers somebody.
     *
     * @param before the actor, unregistered
     * @param kind what it is
     * @param naming how it is called
     * @param from from when on it takes part
     * @param asked mandate, act and time
     * @return registered, or why not
     */
    public static Ruling<ActorFact> register(Actor before, ActorKind kind, Naming naming, Instant from, Asked asked) {
        if (before.stage() != ActorStage.UNREGISTERED) {
            return refused(ActorReason.ALREADY_REGISTERED, before.id(), ActorMove.REGISTER);
        }
        Ruling<ActorFact> no = guard(before, ActorMove.REGISTER, asked);
        if (no == null) {
            no = misnamed(before.id(), kind, naming, ActorMove.REGISTER);
        }
        return no != null ? no : granted(new ActorFact.Registered(before.id(), kind, naming, from), asked);
    }

    /**
     * Calls somebody otherwise.
     *
     * @param before the actor
     * @param naming how it is called from now on
     * @param asked mandate, act and time
     * @return renamed, or why not
     */
    public static Ruling<ActorFact> rename(Actor before, Naming naming, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.RENAME, asked);
        if (no == null) {
            no = misnamed(before.id(), ties(before).kind(), naming, ActorMove.RENAME);
        }
        return no != null ? no : granted(new ActorFact.Renamed(before.id(), naming), asked);
    }

    private static @Nullable Ruling<ActorFact> misnamed(ActorId id, ActorKind kind, Naming naming, ActorMove move) {
        if (kind.form() != ActorForm.ORGANISATION) {
            return naming.open().isPresent() ? refused(ActorReason.PERSON_NAMED_OPENLY, id, move) : null;
        }
        return naming.open().isEmpty() ? refused(ActorReason.ORGANISATION_UNNAMED, id, move) : null;
    }

    /**
     * Makes somebody something in an organisation.
     *
     * @param before who
     * @param membership as what, where, from when on
     * @param others the organisation, and the employer if one is named
     * @param asked mandate, act and time
     * @return joined, or why not
     */
    public static Ruling<ActorFact> join(Actor before, Membership membership, Others others, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.JOIN, asked);
        if (no != null) {
            return no;
        }
        Instant from = membership.validity().from();
        Actor organisation = others.apply(membership.organisation());
        no = membership.role().isOfAHousehold()
                ? absent(organisation, from, ActorMove.JOIN)
                : notAnOrganisation(organisation, from, ActorMove.JOIN);
        if (no == null
                && membership.role().needsEmployer()
                && membership.employer().isEmpty()) {
            no = refused(ActorReason.NO_EMPLOYER, before.id(), ActorMove.JOIN);
        }
        if (no == null && membership.employer().isPresent()) {
            no = notAnOrganisation(others.apply(membership.employer().get()), from, ActorMove.JOIN);
        }
        if (no == null
                && !fits(
                        ties(before).kind(),
                        membership.role(),
                        ties(organisation).kind())) {
            no = refused(ActorReason.ROLE_DOES_NOT_FIT, before.id(), ActorMove.JOIN);
        }
        if (no == null) {
            no = outOfTime(from, before, organisation, ActorMove.JOIN);
        }
        if (no == null && ties(before).memberships().stream().anyMatch(membership::clashesWith)) {
            no = refused(ActorReason.ALREADY_A_MEMBER, before.id(), ActorMove.JOIN);
        }
        if (no == null && ties(before).memberships().stream().anyMatch(membership::isIncompatibleWith)) {
            no = refused(ActorReason.ROLES_EXCLUDE_EACH_OTHER, before.id(), ActorMove.JOIN);
        }
        return no != null ? no : granted(new ActorFact.Joined(before.id(), membership), asked);
    }

    private static boolean fits(ActorKind who, Role role, ActorKind where) {
        return switch (role) {
            case HOUSEHOLDER, HOUSEHOLD_MEMBER -> who.isPerson() && where.form() == ActorForm.HOUSEHOLD;
            case MEMBER -> where.form() == ActorForm.ORGANISATION;
            case ENFORCEMENT_OFFICER -> who.isPerson() && where.isGovernment();
            case PARTY_MEMBER, SECRETARY -> who.isPerson() && where == ActorKind.PARTY_ORGANISATION;
            default -> who.isPerson() && where.form() == ActorForm.ORGANISATION;
        };
    }

    /**
     * Ends what somebody is in an organisation.
     *
     * @param before who
     * @param organisation in which organisation
     * @param role as what
     * @param area for which area, if for one
     * @param end from when on
     * @param asked mandate, act and time
     * @return left, or why not
     */
    public static Ruling<ActorFact> leave(
            Actor before, ActorId organisation, Role role, Optional<AreaId> area, Instant end, Asked asked) {
        Instant until = Microseconds.cut(end);
        Ruling<ActorFact> no = guard(before, ActorMove.LEAVE, asked);
        if (no != null) {
            return no;
        }
        List<Membership> open = ties(before).memberships().stream()
                .filter(each -> each.organisation().equals(organisation)
                        && each.role() == role
                        && each.area().equals(area)
                        && each.validity().until().map(until::isBefore).orElse(true))
                .toList();
        if (open.isEmpty()) {
            return refused(ActorReason.NOT_A_MEMBER, before.id(), ActorMove.LEAVE);
        }
        if (open.stream().noneMatch(each -> until.isAfter(each.validity().from()))) {
            return refused(ActorReason.ENDS_BEFORE_IT_STARTS, before.id(), ActorMove.LEAVE);
        }
        return granted(new ActorFact.Left(before.id(), organisation, role, area, until), asked);
    }

    /**
     * Sends somebody down (下沉).
     *
     * @param before who
     * @param secondment from where, to where, from when on
     * @param others where they come from and where they are sent
     * @param asked mandate, act and time
     * @return seconded, or why not
     */
    public static Ruling<ActorFact> second(Actor before, Secondment secondment, Others others, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.SECOND, asked);
        if (no != null) {
            return no;
        }
        Instant from = secondment.validity().from();
        Actor host = others.apply(secondment.host());
        no = notAnOrganisation(host, from, ActorMove.SECOND);
        if (no == null) {
            no = notAnOrganisation(others.apply(secondment.home()), from, ActorMove.SECOND);
        }
        if (no == null && ties(before).membershipsIn(secondment.home(), from).isEmpty()) {
            no = refused(ActorReason.NOT_OF_THE_HOME_UNIT, before.id(), ActorMove.SECOND);
        }
        if (no == null) {
            no = outOfTime(from, before, host, ActorMove.SECOND);
        }
        if (no == null
                && ties(before).secondments().stream()
                        .anyMatch(each -> each.validity().overlaps(secondment.validity()))) {
            no = refused(ActorReason.ALREADY_SECONDED, before.id(), ActorMove.SECOND);
        }
        return no != null ? no : granted(new ActorFact.Seconded(before.id(), secondment), asked);
    }

    /**
     * Calls somebody back.
     *
     * @param before who
     * @param host where they had been sent
     * @param end from when on
     * @param asked mandate, act and time
     * @return recalled, or why not
     */
    public static Ruling<ActorFact> recall(Actor before, ActorId host, Instant end, Asked asked) {
        Instant until = Microseconds.cut(end);
        Ruling<ActorFact> no = guard(before, ActorMove.RECALL, asked);
        if (no != null) {
            return no;
        }
        List<Secondment> open = ties(before).secondments().stream()
                .filter(each -> each.host().equals(host)
                        && each.validity().until().map(until::isBefore).orElse(true))
                .toList();
        if (open.isEmpty()) {
            return refused(ActorReason.NOT_SECONDED, before.id(), ActorMove.RECALL);
        }
        if (open.stream().noneMatch(each -> until.isAfter(each.validity().from()))) {
            return refused(ActorReason.ENDS_BEFORE_IT_STARTS, before.id(), ActorMove.RECALL);
        }
        return granted(new ActorFact.Recalled(before.id(), host, until), asked);
    }

    /**
     * Shows a badge where somebody serves. Consent cannot be given by anybody else, whatever was delegated.
     *
     * @param before who
     * @param badge what it says, and where
     * @param asked mandate, act and time
     * @return shown, or why not
     */
    public static Ruling<ActorFact> showBadge(Actor before, Badge badge, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.SHOW_BADGE, asked);
        if (no == null) {
            no = notTheirOwn(before, ActorMove.SHOW_BADGE, asked.act().actor());
        }
        if (no == null && !badge.sign().holder().equals(before.id())) {
            no = refused(ActorReason.NOT_THEIR_OWN, before.id(), ActorMove.SHOW_BADGE);
        }
        if (no == null && !before.serves(badge.place(), asked.act().at())) {
            no = refused(ActorReason.NOT_SERVING_THERE, before.id(), ActorMove.SHOW_BADGE);
        }
        return no != null ? no : granted(new ActorFact.BadgeShown(before.id(), badge), asked);
    }

    /**
     * Hides all badges in a place.
     *
     * @param before who
     * @param place where
     * @param asked mandate, act and time
     * @return hidden, or why not
     */
    public static Ruling<ActorFact> hideBadge(Actor before, ActorId place, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.HIDE_BADGE, asked);
        if (no == null) {
            no = notTheirOwn(before, ActorMove.HIDE_BADGE, asked.act().actor());
        }
        if (no == null
                && before.badges().stream().noneMatch(each -> each.place().equals(place))) {
            no = refused(ActorReason.NO_SUCH_BADGE, before.id(), ActorMove.HIDE_BADGE);
        }
        return no != null ? no : granted(new ActorFact.BadgeHidden(before.id(), place), asked);
    }

    /**
     * Lets somebody take part no more.
     *
     * @param before who
     * @param end from when on: later than it began, and than anything that it has begun to be by the act
     * @param asked mandate, act and time
     * @return departed, or why not
     */
    public static Ruling<ActorFact> depart(Actor before, Instant end, Asked asked) {
        Instant until = Microseconds.cut(end);
        Ruling<ActorFact> no = guard(before, ActorMove.DEPART, asked);
        if (no == null && !until.isAfter(ties(before).validity().from())) {
            no = refused(ActorReason.ENDS_BEFORE_IT_STARTS, before.id(), ActorMove.DEPART);
        }
        Instant now = asked.act().at();
        if (no == null && begun(ties(before)).anyMatch(from -> !from.isBefore(until) && !from.isAfter(now))) {
            no = refused(ActorReason.ENDS_TOO_EARLY, before.id(), ActorMove.DEPART);
        }
        return no != null ? no : granted(new ActorFact.Departed(before.id(), until), asked);
    }

    /** When it began to be what it is in others. */
    private static Stream<Instant> begun(Ties ties) {
        return Stream.of(
                        ties.partOf().stream().map(PartOf::validity),
                        ties.memberships().stream().map(Membership::validity),
                        ties.secondments().stream().map(Secondment::validity))
                .flatMap(each -> each)
                .map(Validity::from);
    }

    /** Somebody whose departure was announced goes on until then, but departs only once. */
    static @Nullable Ruling<ActorFact> guard(Actor before, ActorMove move, Asked asked) {
        boolean leaving = before.stage() == ActorStage.DEPARTED
                && move.from() == ActorStage.ACTIVE
                && move.to() == ActorStage.ACTIVE
                && !before.isGoneBy(asked.act().at());
        if (before.stage() != move.from() && !leaving) {
            return refused(
                    before.stage() == ActorStage.UNREGISTERED ? ActorReason.UNKNOWN_ACTOR : ActorReason.DEPARTED,
                    before.id(),
                    move);
        }
        return whyNot(asked, Actor.KIND.subject(before.id()), move.power(), before.latest());
    }

    static <F extends Fact<?>> @Nullable Ruling<F> whyNot(
            Asked asked, Subject subject, String power, Optional<Instant> latest) {
        return asked.<F>whyNot(subject, power, latest, ActorReason.DATED_IN_FUTURE, ActorReason.CLOCK_RAN_BACKWARDS)
                .orElse(null);
    }

    static @Nullable Ruling<ActorFact> notTheirOwn(Actor before, ActorMove move, ActorId who) {
        return who.equals(before.id())
                ? null
                : new Ruling.Refused<>(new Refusal(
                        ActorReason.NOT_THEIR_OWN,
                        Actor.KIND.subject(before.id()),
                        move.power(),
                        Optional.of(before.id())));
    }

    /** Whoever is concerned besides must be there when it begins. */
    static @Nullable Ruling<ActorFact> absent(Actor other, Instant at, ActorMove move) {
        if (other.stage() == ActorStage.UNREGISTERED) {
            return refused(ActorReason.UNKNOWN_ACTOR, other.id(), move);
        }
        return other.isGoneBy(at) ? refused(ActorReason.DEPARTED, other.id(), move) : null;
    }

    static @Nullable Ruling<ActorFact> notAnOrganisation(Actor other, Instant at, ActorMove move) {
        Ruling<ActorFact> no = absent(other, at, move);
        return no == null && ties(other).kind().form() != ActorForm.ORGANISATION
                ? refused(ActorReason.NOT_AN_ORGANISATION, other.id(), move)
                : no;
    }

    static @Nullable Ruling<ActorFact> outOfTime(Instant from, Actor one, Actor other, ActorMove move) {
        if (one.isGoneBy(from)) {
            return refused(ActorReason.DEPARTED, one.id(), move);
        }
        if (from.isBefore(ties(one).validity().from())) {
            return refused(ActorReason.BEGINS_TOO_EARLY, one.id(), move);
        }
        return from.isBefore(ties(other).validity().from())
                ? refused(ActorReason.BEGINS_TOO_EARLY, other.id(), move)
                : null;
    }

    static Ties ties(Actor registered) {
        return registered.ties().orElseThrow();
    }

    static Ruling<ActorFact> granted(ActorFact fact, Asked asked) {
        return Ruling.granted(fact, asked.mandate().basis());
    }

    static Ruling<ActorFact> refused(ActorReason reason, ActorId about, ActorMove move) {
        return Ruling.refused(reason, Actor.KIND.subject(about), move.power());
    }
}
