package org.linli.trace.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.CarriedForward;
import org.linli.trace.Fact;
import org.linli.trace.FactFamily;
import org.linli.trace.RememberedAct;
import org.linli.trace.Subject;

/** What happens to an account of the sample domain. Between them the facts have components of every shape that a log can write. */
public sealed interface AccountFact extends Fact<Account> {
    /** The family of these facts; whoever opens a durable journal for the contract adds it to the catalog. */
    FactFamily FAMILY = FactFamily.of("account", AccountFact.class);

    /**
     * Which account.
     *
     * @return its id
     */
    AccountId account();

    @Override
    default Subject subject() {
        return Account.KIND.subject(account());
    }

    @Override
    default Audience audience() {
        return Audience.PARTIES;
    }

    /**
     * The account was opened.
     *
     * @param account which account
     * @param owner whose it is
     * @param tier which house rules hold
     * @param contact how to reach the owner
     */
    record Opened(AccountId account, ActorId owner, Account.Tier tier, Account.Contact contact) implements AccountFact {
        /** Checks that nothing is missing. */
        public Opened {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return before.touched(act.at())
                    .with(Account.Status.OPEN)
                    .with(new Account.Profile(owner, tier, contact, Optional.empty()));
        }
    }

    /**
     * Terms were agreed.
     *
     * @param account which account
     * @param terms what was agreed
     */
    record Agreed(AccountId account, Account.Terms terms) implements AccountFact {
        /** Checks that nothing is missing. */
        public Agreed {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(terms, "terms");
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        public Account applyTo(Account before, Act act) {
            Account touched = before.touched(act.at());
            return touched.profile()
                    .map(it ->
                            touched.with(new Account.Profile(it.owner(), it.tier(), it.contact(), Optional.of(terms))))
                    .orElse(touched);
        }
    }

    /**
     * Something was paid in.
     *
     * @param account which account
     * @param cents how much, positive
     * @param memo what for, if said
     */
    record Deposited(AccountId account, long cents, Optional<String> memo) implements AccountFact {
        /** Checks that nothing is missing. */
        public Deposited {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(memo, "memo");
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return before.touched(act.at()).plus(cents);
        }
    }

    /**
     * Something was paid out.
     *
     * @param account which account
     * @param cents how much, positive
     * @param coveredBy the other accounts that stood good for it, in order; immutable
     */
    record Withdrawn(AccountId account, long cents, List<AccountId> coveredBy) implements AccountFact {
        /** Copies the list. */
        public Withdrawn {
            Objects.requireNonNull(account, "account");
            coveredBy = List.copyOf(coveredBy);
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return before.touched(act.at()).plus(-cents);
        }
    }

    /**
     * Something went over to another account; the other one has {@link TransferredIn} by the same act.
     *
     * @param account from which account
     * @param to to which account
     * @param cents how much, positive
     */
    record TransferredOut(AccountId account, AccountId to, long cents) implements AccountFact {
        /** Checks that nothing is missing. */
        public TransferredOut {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return before.touched(act.at()).plus(-cents);
        }
    }

    /**
     * Something came over from another account; the other one has {@link TransferredOut} by the same act.
     *
     * @param account to which account
     * @param from from which account
     * @param cents how much, positive
     */
    record TransferredIn(AccountId account, AccountId from, long cents) implements AccountFact {
        /** Checks that nothing is missing. */
        public TransferredIn {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(from, "from");
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return before.touched(act.at()).plus(cents);
        }
    }

    /**
     * The account restated itself whole.
     *
     * @param account which account
     * @param status whether it can be used
     * @param profile whose it is and on what terms
     * @param cents the balance
     * @param lastAct the latest date of any act on it
     * @param remembered the acts that it still remembers, in the order in which they were done; immutable
     * @param remembersSince from when on it remembers every act
     */
    record Restated(
            AccountId account,
            Account.Status status,
            Optional<Account.Profile> profile,
            long cents,
            Instant lastAct,
            List<RememberedAct> remembered,
            Instant remembersSince)
            implements AccountFact, CarriedForward<Account> {
        /** Copies the list. */
        public Restated {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(lastAct, "lastAct");
            remembered = List.copyOf(remembered);
            Objects.requireNonNull(remembersSince, "remembersSince");
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return new Account(account, status, profile, cents, lastAct).touched(act.at());
        }
    }

    /**
     * The account was closed.
     *
     * @param account which account
     */
    record Closed(AccountId account) implements AccountFact {
        /** Checks that nothing is missing. */
        public Closed {
            Objects.requireNonNull(account, "account");
        }

        @Override
        public Account applyTo(Account before, Act act) {
            return before.touched(act.at()).with(Account.Status.CLOSED);
        }
    }
}
