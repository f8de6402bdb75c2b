package org.linli.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;

/**
 * What an actor is and how it is tied to others: everything that says what it may do, and nothing personal. Names and badges are not
 * among it, so that nothing which relies on ties can weigh them.
 *
 * @param kind what it is
 * @param validity from when until when it takes part
 * @param partOf the organisations that it has been a part of, one after the other and never two at once; immutable
 * @param memberships what it is in other organisations, in the order in which that was recorded; immutable
 * @param secondments where it was sent down to, in that order; immutable
 * @param delegations whom it lets act in its name, in that order; immutable
 * @param untilSaid whose it was no longer, for the time until that was said: what was ended by an act dated after the end, in the order in
 *     which that was said; it counts for {@link Roster#isPartDuring} alone; immutable
 */
public record Ties(
        ActorKind kind,
        Validity validity,
        List<PartOf> partOf,
        List<Membership> memberships,
        List<Secondment> secondments,
        List<Delegation> delegations,
        List<PartOf> untilSaid) {
    /** Checks that nothing is missing, and that it is a part of one organisation at a time. */
    public Ties {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(validity, "validity");
        partOf = List.copyOf(partOf);
        for (int i = 1; i < partOf.size(); i++) {
            Validity before = partOf.get(i - 1).validity();
            Validity after = partOf.get(i).validity();
            if (before.overlaps(after) || after.from().isBefore(before.from())) {
                throw new IllegalArgumentException("What an actor is a part of from " + after.from()
                        + " on must begin when what it was a part of before (" + before + ") has ended.");
            }
        }
        memberships = List.copyOf(memberships);
        secondments = List.copyOf(secondments);
        delegations = List.copyOf(delegations);
        untilSaid = List.copyOf(untilSaid);
    }

    /**
     * An actor without ties.
     *
     * @param kind what it is
     * @param from from when on it takes part
     * @return the ties
     */
    public static Ties of(ActorKind kind, Instant from) {
        return new Ties(kind, Validity.since(from), List.of(), List.of(), List.of(), List.of(), List.of());
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
        return new Ties(kind, validity, partOf, plus(memberships, more), secondments, delegations, untilSaid);
    }

    /**
     * The same ties with one more secondment.
     *
     * @param more the secondment
     * @return ties
     */
    public Ties with(Secondment more) {
        return new Ties(kind, validity, partOf, memberships, plus(secondments, more), delegations, untilSaid);
    }

    /**
     * The same ties with one more delegation.
     *
     * @param more the delegation
     * @return ties
     */
    public Ties with(Delegation more) {
        return new Ties(kind, validity, partOf, memberships, secondments, plus(delegations, more), untilSaid);
    }

    /**
     * The organisation that it is a part of at an instant.
     *
     * @param at the instant
     * @return the organisation right above, which may have departed itself; nothing if it is a part of none then, or takes no part
     */
    public Optional<ActorId> parentAt(Instant at) {
        return partOf.stream()
                .filter(each -> validity.contains(at) && each.validity().contains(at))
                .map(PartOf::whole)
                .findFirst();
    }

    /**
     * The same ties below one parent for as long as it takes part, as in a roster made by hand; whatever it was a part of is forgotten.
     *
     * @param above the organisation above, if any
     * @return ties
     * @see #below
     */
    public Ties alwaysBelow(Optional<ActorId> above) {
        return new Ties(
                kind,
                validity,
                above.map(whole -> new PartOf(whole, validity)).stream().toList(),
                memberships,
                secondments,
                delegations,
                untilSaid);
    }

    /**
     * The same ties below a parent from an instant on; below whom it stood before stays known.
     *
     * @param above the organisation above, if any
     * @param since from when on; what was to begin then or later does not come about
     * @return ties
     */
    public Ties below(Optional<ActorId> above, Instant since) {
        List<PartOf> all = new ArrayList<>();
        for (PartOf each : partOf) {
            if (each.validity().contains(since) && each.validity().from().isBefore(since)) {
                all.add(each.until(since));
            } else if (each.validity().from().isBefore(since)) {
                all.add(each);
            }
        }
        above.ifPresent(whole -> all.add(PartOf.since(whole, since)));
        return new Ties(kind, validity, all, memberships, secondments, delegations, untilSaid);
    }

    /**
     * The same ties of an actor that takes part no more.
     *
     * @param end from when on
     * @return ties
     * @throws IllegalArgumentException if that is not later than when it began to
     */
    public Ties until(Instant end) {
        return new Ties(kind, validity.until(end), partOf, memberships, secondments, delegations, untilSaid);
    }

    Ties withMemberships(List<Membership> other) {
        return new Ties(kind, validity, partOf, other, secondments, delegations, untilSaid);
    }

    Ties withSecondments(List<Secondment> other) {
        return new Ties(kind, validity, partOf, memberships, other, delegations, untilSaid);
    }

    Ties withDelegations(List<Delegation> other) {
        return new Ties(kind, validity, partOf, memberships, secondments, other, untilSaid);
    }

    /** The same ties, with whose it was for a time until it was said, later than that, that it had ended. */
    Ties saidAt(Instant said, ActorId whole, Validity was, Instant end) {
        Instant last = was.until().filter(said::isAfter).orElse(Microseconds.cut(said));
        return end.isBefore(last)
                ? new Ties(
                        kind,
                        validity,
                        partOf,
                        memberships,
                        secondments,
                        delegations,
                        plus(untilSaid, new PartOf(whole, Validity.of(end, last))))
                : this;
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
