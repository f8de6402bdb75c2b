package org.linli.trace.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.trace.Kind;
import org.linli.trace.Personal;

/**
 * The state of an account in the sample domain: a neighbour's account in the time bank. An account may be overdrawn, as long as the
 * accounts that cover it are not overdrawn together with it: an invariant over several subjects.
 *
 * @param id which account
 * @param status whether it can be used
 * @param profile whose it is and on what terms, once opened
 * @param cents the balance, negative where it is overdrawn
 * @param lastAct the latest date of any act on it; {@link Instant#EPOCH} before the first
 */
public record Account(AccountId id, Status status, Optional<Profile> profile, long cents, Instant lastAct) {
    /** The kind of accounts. */
    public static final Kind<AccountId, Account> KIND =
            Kind.of("account", AccountFact.class, AccountId::value, Account::blank, Account::isClosed);

    /** Whether an account can be used. */
    public enum Status {
        /** Not yet. */
        UNOPENED,
        /** Yes. */
        OPEN,
        /** No more. */
        CLOSED
    }

    /** Which house rules hold for an account. */
    public enum Tier {
        /** A household's. */
        HOUSEHOLD,
        /** A group's. */
        GROUP
    }

    /**
     * Whose account it is and on what terms.
     *
     * @param owner whose it is
     * @param tier which house rules hold
     * @param contact how to reach the owner
     * @param terms what was agreed last, if anything
     */
    public record Profile(ActorId owner, Tier tier, Contact contact, Optional<Terms> terms) {
        /** Checks that nothing is missing. */
        public Profile {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(terms, "terms");
        }
    }

    /**
     * How to reach an owner: personal parts, one of them a record of its own type and optional.
     *
     * @param phone a telephone number, slot {@code phone}
     * @param home where the owner lives, slot {@code home}
     */
    public record Contact(Personal<String> phone, Optional<Personal<GeoPoint>> home) {
        /** Checks that nothing is missing. */
        public Contact {
            Objects.requireNonNull(phone, "phone");
            Objects.requireNonNull(home, "home");
        }

        /**
         * A contact with a telephone number only.
         *
         * @param owner whose number
         * @param phone the number
         * @return the contact
         */
        public static Contact of(ActorId owner, String phone) {
            return new Contact(Personal.of(owner, "phone", phone), Optional.empty());
        }
    }

    /**
     * What was agreed with an owner: one component of each shape that a fact may have.
     *
     * @param validFrom from when on
     * @param validUntil until when, if it was limited
     * @param clauses the names of the clauses, in order; immutable
     * @param limits limits in cents by purpose, sorted by purpose; immutable
     * @param paper whether it was signed on paper
     * @param riders agreed besides, each with terms of its own; immutable
     */
    public record Terms(
            Instant validFrom,
            Optional<Instant> validUntil,
            List<String> clauses,
            SortedMap<String, Long> limits,
            boolean paper,
            List<Rider> riders) {
        /** Copies the collections. */
        public Terms {
            Objects.requireNonNull(validFrom, "validFrom");
            Objects.requireNonNull(validUntil, "validUntil");
            clauses = List.copyOf(clauses);
            limits = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(limits));
            riders = List.copyOf(riders);
        }
    }

    /**
     * A rider to terms.
     *
     * @param name its name
     * @param weight how much it counts, any number
     * @param tier for which accounts
     */
    public record Rider(String name, int weight, Tier tier) {
        /** Checks that nothing is missing. */
        public Rider {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(tier, "tier");
        }
    }

    /** Checks that nothing is missing. */
    public Account {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(lastAct, "lastAct");
    }

    /**
     * Where folding starts.
     *
     * @param id which account
     * @return an account that has not been opened
     */
    public static Account blank(AccountId id) {
        return new Account(id, Status.UNOPENED, Optional.empty(), 0, Instant.EPOCH);
    }

    /**
     * Whether the account is done with.
     *
     * @return true once it is closed
     */
    public boolean isClosed() {
        return status == Status.CLOSED;
    }

    Account with(Status newStatus) {
        return new Account(id, newStatus, profile, cents, lastAct);
    }

    Account with(Profile newProfile) {
        return new Account(id, status, Optional.of(newProfile), cents, lastAct);
    }

    Account plus(long moreCents) {
        return new Account(id, status, profile, cents + moreCents, lastAct);
    }

    Account touched(Instant at) {
        return at.isAfter(lastAct) ? new Account(id, status, profile, cents, at) : this;
    }
}
