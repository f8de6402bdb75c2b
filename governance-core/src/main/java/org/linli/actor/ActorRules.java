package org.linli.actor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.Mandate;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;

/**
 * What is allowed with an actor: pure functions of the state, the command, the others concerned, the mandate, the act and the time at
 * which it comes in. Each first asks the table ({@link ActorMove}), then the mandate, then the clocks, then what is special to it.
 */
public final class ActorRules {
    /** By how much an act may be dated ahead of the clock here, since no two clocks agree. */
    public static final Duration AHEAD = Duration.ofMinutes(1);

    private ActorRules() {}

    /**
     * Who else is concerned, as they stand now: read in the same sitting, so that a ruling falls with what it looked at.
     */
    @FunctionalInterface
    public interface Others extends Function<ActorId, Actor> {}

    /**
     * What every rule needs besides: whether the actor may, what they do, and what time it is here.
     *
     * @param mandate whether the actor may
     * @param act who acts, when
     * @param now what the clock here says
     */
    public record Asked(Mandate mandate, Act act, Instant now) {
        /** Checks that nothing is missing. */
        public Asked {
            Objects.requireNonNull(mandate, "mandate");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(now, "now");
        }
    }

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
     * Makes an organisation a part of another, or of none.
     *
     * @param before the organisation
     * @param parent the organisation above, if any
     * @param others the organisations above that one
     * @param asked mandate, act and time
     * @return placed below, or why not
     */
    public static Ruling<ActorFact> placeBelow(Actor before, Optional<ActorId> parent, Others others, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.PLACE_BELOW, asked);
        if (no == null && ties(before).kind().form() != ActorForm.ORGANISATION) {
            no = refused(ActorReason.NOT_AN_ORGANISATION, before.id(), ActorMove.PLACE_BELOW);
        }
        if (no == null && parent.isPresent()) {
            no = notAnOrganisation(others.apply(parent.get()), ActorMove.PLACE_BELOW);
        }
        Optional<ActorId> next = parent;
        Set<ActorId> seen = new HashSet<>();
        while (no == null && next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(before.id())) {
                no = refused(ActorReason.CYCLIC, parent.orElseThrow(), ActorMove.PLACE_BELOW);
            } else {
                next = others.apply(next.get()).ties().flatMap(Ties::parent);
            }
        }
        return no != null ? no : granted(new ActorFact.PlacedBelow(before.id(), parent), asked);
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
        Actor organisation = others.apply(membership.organisation());
        no = notAnOrganisation(organisation, ActorMove.JOIN);
        if (no == null
                && membership.role().needsEmployer()
                && membership.employer().isEmpty()) {
            no = refused(ActorReason.NO_EMPLOYER, before.id(), ActorMove.JOIN);
        }
        if (no == null && membership.employer().isPresent()) {
            no = notAnOrganisation(others.apply(membership.employer().get()), ActorMove.JOIN);
        }
        if (no == null
                && !fits(
                        ties(before).kind(),
                        membership.role(),
                        ties(organisation).kind())) {
            no = refused(ActorReason.ROLE_DOES_NOT_FIT, before.id(), ActorMove.JOIN);
        }
        Instant from = membership.validity().from();
        if (no == null) {
            no = tooEarly(from, before, organisation, ActorMove.JOIN);
        }
        if (no == null && ties(before).memberships().stream().anyMatch(membership::clashesWith)) {
            no = refused(ActorReason.ALREADY_A_MEMBER, before.id(), ActorMove.JOIN);
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
        Ruling<ActorFact> no = guard(before, ActorMove.LEAVE, asked);
        if (no != null) {
            return no;
        }
        List<Membership> open = ties(before).memberships().stream()
                .filter(each -> each.organisation().equals(organisation)
                        && each.role() == role
                        && each.area().equals(area)
                        && each.validity().until().map(end::isBefore).orElse(true))
                .toList();
        if (open.isEmpty()) {
            return refused(ActorReason.NOT_A_MEMBER, before.id(), ActorMove.LEAVE);
        }
        if (open.stream().noneMatch(each -> end.isAfter(each.validity().from()))) {
            return refused(ActorReason.ENDS_BEFORE_IT_STARTS, before.id(), ActorMove.LEAVE);
        }
        return granted(new ActorFact.Left(before.id(), organisation, role, area, end), asked);
    }

    /**
     * Sends somebody down (下沉).
     *
     * @param before who
     * @param secondment from where, to where, from when on
     * @param others where they are sent
     * @param asked mandate, act and time
     * @return seconded, or why not
     */
    public static Ruling<ActorFact> second(Actor before, Secondment secondment, Others others, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.SECOND, asked);
        if (no != null) {
            return no;
        }
        Actor host = others.apply(secondment.host());
        no = notAnOrganisation(host, ActorMove.SECOND);
        Instant from = secondment.validity().from();
        if (no == null && ties(before).membershipsIn(secondment.home(), from).isEmpty()) {
            no = refused(ActorReason.NOT_OF_THE_HOME_UNIT, before.id(), ActorMove.SECOND);
        }
        if (no == null) {
            no = tooEarly(from, before, host, ActorMove.SECOND);
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
        Ruling<ActorFact> no = guard(before, ActorMove.RECALL, asked);
        if (no != null) {
            return no;
        }
        List<Secondment> open = ties(before).secondments().stream()
                .filter(each -> each.host().equals(host)
                        && each.validity().until().map(end::isBefore).orElse(true))
                .toList();
        if (open.isEmpty()) {
            return refused(ActorReason.NOT_SECONDED, before.id(), ActorMove.RECALL);
        }
        if (open.stream().noneMatch(each -> end.isAfter(each.validity().from()))) {
            return refused(ActorReason.ENDS_BEFORE_IT_STARTS, before.id(), ActorMove.RECALL);
        }
        return granted(new ActorFact.Recalled(before.id(), host, end), asked);
    }

    /**
     * Lets somebody act in the actor's name.
     *
     * @param before the principal
     * @param delegation whom, in what, for how long
     * @param others the agent, and whoever the agent has delegated to in turn
     * @param asked mandate, act and time
     * @return delegated, or why not
     */
    public static Ruling<ActorFact> delegate(Actor before, Delegation delegation, Others others, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.DELEGATE, asked);
        if (no == null) {
            no = notTheirOwn(before, ActorMove.DELEGATE, asked.act().inTheNameOf());
        }
        if (no == null && delegation.agent().equals(before.id())) {
            no = refused(ActorReason.DELEGATED_TO_ONESELF, before.id(), ActorMove.DELEGATE);
        }
        if (no == null) {
            no = absent(others.apply(delegation.agent()), ActorMove.DELEGATE);
        }
        if (no == null
                && delegation
                        .effective()
                        .filter(window -> comesBack(delegation.agent(), before.id(), window, others, new HashSet<>()))
                        .isPresent()) {
            no = refused(ActorReason.DELEGATION_CYCLE, delegation.agent(), ActorMove.DELEGATE);
        }
        return no != null ? no : granted(new ActorFact.Delegated(before.id(), delegation), asked);
    }

    /** Whether delegations lead from one to the other, all of them in force at some common instant of the window. */
    private static boolean comesBack(ActorId from, ActorId to, TimeWindow window, Others others, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        if (!seen.add(from + " " + window)) {
            return false;
        }
        return others.apply(from).ties().stream()
                .flatMap(ties -> ties.delegations().stream())
                .anyMatch(each -> each.effective()
                        .flatMap(window::intersection)
                        .filter(common -> comesBack(each.agent(), to, common, others, seen))
                        .isPresent());
    }

    /**
     * Revokes a delegation, from the act on.
     *
     * @param before the principal
     * @param delegation which one
     * @param asked mandate, act and time
     * @return revoked, or why not
     */
    public static Ruling<ActorFact> revoke(Actor before, DelegationId delegation, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.REVOKE, asked);
        if (no == null) {
            no = notTheirOwn(before, ActorMove.REVOKE, asked.act().inTheNameOf());
        }
        if (no == null
                && ties(before).delegations().stream()
                        .noneMatch(each ->
                                each.id().equals(delegation) && each.revokedAt().isEmpty())) {
            no = refused(ActorReason.UNKNOWN_DELEGATION, before.id(), ActorMove.REVOKE);
        }
        return no != null ? no : granted(new ActorFact.Revoked(before.id(), delegation), asked);
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
     * @param end from when on
     * @param asked mandate, act and time
     * @return departed, or why not
     */
    public static Ruling<ActorFact> depart(Actor before, Instant end, Asked asked) {
        Ruling<ActorFact> no = guard(before, ActorMove.DEPART, asked);
        if (no == null && !end.isAfter(ties(before).validity().from())) {
            no = refused(ActorReason.ENDS_BEFORE_IT_STARTS, before.id(), ActorMove.DEPART);
        }
        return no != null ? no : granted(new ActorFact.Departed(before.id(), end), asked);
    }

    private static @Nullable Ruling<ActorFact> guard(Actor before, ActorMove move, Asked asked) {
        if (before.stage() != move.from()) {
            return refused(
                    before.stage() == ActorStage.UNREGISTERED ? ActorReason.UNKNOWN_ACTOR : ActorReason.DEPARTED,
                    before.id(),
                    move);
        }
        if (!asked.mandate().held()) {
            return asked.mandate().refusal(Actor.KIND.subject(before.id()), move.power());
        }
        ActorReason misdated = misdated(before.latest(), asked);
        return misdated == null ? null : refused(misdated, before.id(), move);
    }

    static @Nullable ActorReason misdated(Optional<Instant> latest, Asked asked) {
        Instant at = asked.act().at();
        if (at.isAfter(asked.now().plus(AHEAD))) {
            return ActorReason.DATED_IN_FUTURE;
        }
        return latest.map(at::isBefore).orElse(false) ? ActorReason.CLOCK_RAN_BACKWARDS : null;
    }

    private static @Nullable Ruling<ActorFact> notTheirOwn(Actor before, ActorMove move, ActorId who) {
        return who.equals(before.id())
                ? null
                : new Ruling.Refused<>(new Refusal(
                        ActorReason.NOT_THEIR_OWN,
                        Actor.KIND.subject(before.id()),
                        move.power(),
                        Optional.of(before.id())));
    }

    private static @Nullable Ruling<ActorFact> absent(Actor other, ActorMove move) {
        return switch (other.stage()) {
            case ACTIVE -> null;
            case UNREGISTERED -> refused(ActorReason.UNKNOWN_ACTOR, other.id(), move);
            case DEPARTED -> refused(ActorReason.DEPARTED, other.id(), move);
        };
    }

    private static @Nullable Ruling<ActorFact> notAnOrganisation(Actor other, ActorMove move) {
        Ruling<ActorFact> no = absent(other, move);
        return no == null && ties(other).kind().isPerson()
                ? refused(ActorReason.NOT_AN_ORGANISATION, other.id(), move)
                : no;
    }

    private static @Nullable Ruling<ActorFact> tooEarly(Instant from, Actor one, Actor other, ActorMove move) {
        if (from.isBefore(ties(one).validity().from())) {
            return refused(ActorReason.BEGINS_TOO_EARLY, one.id(), move);
        }
        return from.isBefore(ties(other).validity().from())
                ? refused(ActorReason.BEGINS_TOO_EARLY, other.id(), move)
                : null;
    }

    private static Ties ties(Actor registered) {
        return registered.ties().orElseThrow();
    }

    private static Ruling<ActorFact> granted(ActorFact fact, Asked asked) {
        return Ruling.granted(fact, asked.mandate().basis());
    }

    private static Ruling<ActorFact> refused(ActorReason reason, ActorId about, ActorMove move) {
        return Ruling.refused(reason, Actor.KIND.subject(about), move.power());
    }
}
