package org.linli.trace.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Basis;
import org.linli.trace.Reason;
import org.linli.trace.RememberedAct;
import org.linli.trace.Ruling;

/** What is allowed with accounts of the sample domain: pure functions of states and commands. */
public final class AccountRules {
    /** What every grant cites. */
    public static final Basis HOUSE_RULES = Basis.of("account-rules", "1");

    private AccountRules() {}

    /**
     * Opens an account, once.
     *
     * @param account the account
     * @param owner whose it is to be
     * @param contact how to reach the owner
     * @return granted, or {@link AccountReason#ALREADY_OPEN}
     */
    public static Ruling<AccountFact> open(Account account, ActorId owner, Account.Contact contact) {
        return account.status() == Account.Status.UNOPENED
                ? Ruling.granted(
                        new AccountFact.Opened(account.id(), owner, Account.Tier.HOUSEHOLD, contact), HOUSE_RULES)
                : refused(AccountReason.ALREADY_OPEN, account, "open");
    }

    /**
     * Agrees on terms.
     *
     * @param account the account
     * @param terms what is agreed
     * @return granted, or {@link AccountReason#NOT_OPEN}
     */
    public static Ruling<AccountFact> agree(Account account, Account.Terms terms) {
        return isOpen(account)
                ? Ruling.granted(new AccountFact.Agreed(account.id(), terms), HOUSE_RULES)
                : refused(AccountReason.NOT_OPEN, account, "agree");
    }

    /**
     * Pays in.
     *
     * @param account the account
     * @param cents how much, positive
     * @return granted, or {@link AccountReason#NOT_OPEN}
     */
    public static Ruling<AccountFact> deposit(Account account, long cents) {
        positive(cents);
        return isOpen(account)
                ? Ruling.granted(new AccountFact.Deposited(account.id(), cents, Optional.empty()), HOUSE_RULES)
                : refused(AccountReason.NOT_OPEN, account, "deposit");
    }

    /**
     * Pays out, as long as the account and those that stand good for it are not below zero together. The invariant spans all of them,
     * though only one is written to.
     *
     * @param account the account
     * @param coveredBy other accounts that stand good for it
     * @param cents how much, positive
     * @return granted, or {@link AccountReason#NOT_OPEN} or {@link AccountReason#NOT_COVERED}
     */
    public static Ruling<AccountFact> withdraw(Account account, List<Account> coveredBy, long cents) {
        positive(cents);
        if (!isOpen(account)) {
            return refused(AccountReason.NOT_OPEN, account, "withdraw");
        }
        long together =
                account.cents() + coveredBy.stream().mapToLong(Account::cents).sum();
        return together >= cents
                ? Ruling.granted(
                        new AccountFact.Withdrawn(
                                account.id(),
                                cents,
                                coveredBy.stream().map(Account::id).toList()),
                        HOUSE_RULES)
                : refused(AccountReason.NOT_COVERED, account, "withdraw");
    }

    /**
     * Moves something from one account to another: two facts about two subjects, or none.
     *
     * @param from from which account
     * @param to to which other account
     * @param cents how much, positive
     * @return granted, or {@link AccountReason#NOT_OPEN} or {@link AccountReason#NOT_COVERED}
     */
    public static Ruling<AccountFact> transfer(Account from, Account to, long cents) {
        positive(cents);
        if (!isOpen(from) || !isOpen(to)) {
            return refused(AccountReason.NOT_OPEN, isOpen(from) ? to : from, "transfer");
        }
        return from.cents() >= cents
                ? Ruling.granted(
                        List.of(
                                new AccountFact.TransferredOut(from.id(), to.id(), cents),
                                new AccountFact.TransferredIn(to.id(), from.id(), cents)),
                        HOUSE_RULES)
                : refused(AccountReason.NOT_COVERED, from, "transfer");
    }

    /**
     * Restates an account whole. If all its acts are dated before the instant it forgets them, else it goes on remembering all.
     *
     * @param account the account
     * @param remembered the acts that it remembers
     * @param since from when on it is to remember every act
     * @return granted, or {@link AccountReason#NOT_OPEN}
     */
    public static Ruling<AccountFact> restate(Account account, List<RememberedAct> remembered, Instant since) {
        return isOpen(account)
                ? Ruling.granted(
                        new AccountFact.Restated(
                                account.id(),
                                account.status(),
                                account.profile(),
                                account.cents(),
                                account.lastAct(),
                                remembered.stream()
                                        .filter(each -> !each.at().isBefore(since))
                                        .toList(),
                                since),
                        HOUSE_RULES)
                : refused(AccountReason.NOT_OPEN, account, "restate");
    }

    /**
     * Closes an empty account.
     *
     * @param account the account
     * @return granted, or {@link AccountReason#NOT_OPEN} or {@link AccountReason#NOT_EMPTY}
     */
    public static Ruling<AccountFact> close(Account account) {
        if (!isOpen(account)) {
            return refused(AccountReason.NOT_OPEN, account, "close");
        }
        return account.cents() == 0
                ? Ruling.granted(new AccountFact.Closed(account.id()), HOUSE_RULES)
                : refused(AccountReason.NOT_EMPTY, account, "close");
    }

    private static boolean isOpen(Account account) {
        return account.status() == Account.Status.OPEN;
    }

    private static void positive(long cents) {
        if (cents < 1) {
            throw new IllegalArgumentException("The amount (" + cents + ") must be positive.");
        }
    }

    private static Ruling<AccountFact> refused(Reason reason, Account account, String tried) {
        return Ruling.refused(reason, Account.KIND.subject(account.id()), "account." + tried);
    }
}
