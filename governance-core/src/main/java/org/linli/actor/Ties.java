package org.linli.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;

/**
 * What an actor is and how it is tied to others: everything that says what it may do, and nothing personal. Names and badges are not
 * among it, so that nothing which relies on ties can weigh them.
 *
 * @param kind what it is
 * @param validity from when until when it takes part
 * @param parent the organisation that it belongs to as a part, if any
 * @param memberships what it is in other organisations, in the order in which that was recorded; immutable
 * @param secondments where it was sent down to, in that order; immutable
 * @param delegations whom it lets act in its name, in that order; immutable
 */
public record Ties(
        ActorKind kind,
        Validity validity,
        Optional<ActorId> parent,
        List<Membership> memberships,
        List<Secondment> secondments,
        List<Delegation> delegations) {
    /** Checks that nothing is missing. */
    public Ties {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(parent, "parent");
        memberships = List.copyOf(memberships);
        secondments = List.copyOf(secondments);
        delegations = List.copyOf(delegations);
    }

    /**
     * An actor without ties.
     *
     * @param kind what it is
     * @param from from when on it takes part
     * @return the ties
     */
    public static Ties of(ActorKind kind, Instant from) {
        return new Ties(kind, Validity.since(from), Optional.empty(), List.of(), List.of(), List.of());
    }

    /**
     * The memberships in an organisation at an instant.
     *
     * @param organisation the organisation
     * @param at the instant
     * @return the memberships, in the order in which they were recorded; immutable
     */
    public List<Membership> membershipsIn(ActorId organisation, Instant at) {
        return memberships.stream()
                .filter(each -> each.organisation().equals(organisation)
                        && each.validity().contains(at))
                .toList();
    }

    /**
     * The same ties with one more membership.
     *
     * @param more the membership
     * @return ties
     */
    public Ties with(Membership more) {
        return new Ties(kind, validity, parent, plus(memberships, more), secondments, delegations);
    }

    /**
     * The same ties with one more secondment.
     *
     * @param more the secondment
     * @return ties
     */
    public Ties with(Secondment more) {
        return new Ties(kind, validity, parent, memberships, plus(secondments, more), delegations);
    }

    /**
     * The same ties with one more delegation.
     *
     * @param more the delegation
     * @return ties
     */
    public Ties with(Delegation more) {
        return new Ties(kind, validity, parent, memberships, secondments, plus(delegations, more));
    }

    /**
     * The same ties below a parent.
     *
     * @param above the organisation above
     * @return ties
     */
    public Ties below(Optional<ActorId> above) {
        return new Ties(kind, validity, above, memberships, secondments, delegations);
    }

    /**
     * The same ties of an actor that takes part no more.
     *
     * @param end from when on
     * @return ties
     * @throws IllegalArgumentException if that is not later than when it began to
     */
    public Ties until(Instant end) {
        return new Ties(kind, validity.until(end), parent, memberships, secondments, delegations);
    }

    Ties withMemberships(List<Membership> other) {
        return new Ties(kind, validity, parent, other, secondments, delegations);
    }

    Ties withSecondments(List<Secondment> other) {
        return new Ties(kind, validity, parent, memberships, other, delegations);
    }

    Ties withDelegations(List<Delegation> other) {
        return new Ties(kind, validity, parent, memberships, secondments, other);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
