package org.linli.trace.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Outcome;
import org.linli.trace.Seat;

/** Where one goes with an account of the sample domain: a thin shell over a {@link Seat}. */
public final class AccountDesk {
    private final Seat seat;

    private AccountDesk(Seat seat) {
        this.seat = Objects.requireNonNull(seat, "seat");
    }

    /**
     * A desk at an office or in a sitting.
     *
     * @param seat where its acts are entered
     * @return the desk
     */
    public static AccountDesk at(Seat seat) {
        return new AccountDesk(seat);
    }

    /**
     * Opens an account for the act's actor, who can be reached under a number made up from the account's id.
     *
     * @param id which account
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> open(AccountId id, Act act) {
        return open(id, Account.Contact.of(act.actor(), "phone-of-" + id), act);
    }

    /**
     * Opens an account for the act's actor.
     *
     * @param id which account
     * @param contact how to reach the owner
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> open(AccountId id, Account.Contact contact, Act act) {
        ActorId owner = act.inTheNameOf();
        return seat.act(Account.KIND, id, act, account -> AccountRules.open(account, owner, contact));
    }

    /**
     * Agrees on terms.
     *
     * @param id which account
     * @param terms what is agreed
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> agree(AccountId id, Account.Terms terms, Act act) {
        return seat.act(Account.KIND, id, act, account -> AccountRules.agree(account, terms));
    }

    /**
     * Pays in.
     *
     * @param id which account
     * @param cents how much, positive
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> deposit(AccountId id, long cents, Act act) {
        return seat.act(Account.KIND, id, act, account -> AccountRules.deposit(account, cents));
    }

    /**
     * Pays out.
     *
     * @param id which account
     * @param coveredBy other accounts that stand good for it
     * @param cents how much, positive
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> withdraw(AccountId id, List<AccountId> coveredBy, long cents, Act act) {
        return seat.actJointly(Account.KIND, id, act, (account, sitting) -> {
            List<Account> others = coveredBy.stream()
                    .map(each -> sitting.read(Account.KIND, each))
                    .toList();
            return AccountRules.withdraw(account, others, cents);
        });
    }

    /**
     * Moves something from one account to another.
     *
     * @param from from which account
     * @param to to which other account
     * @param cents how much, positive
     * @param act who, when, why
     * @return what came of it, with the state of the first account
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> transfer(AccountId from, AccountId to, long cents, Act act) {
        return seat.actJointly(
                Account.KIND,
                from,
                act,
                (sender, sitting) -> AccountRules.transfer(sender, sitting.read(Account.KIND, to), cents));
    }

    /**
     * Restates an account whole.
     *
     * @param id which account
     * @param since from when on it is to remember every act
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> restate(AccountId id, Instant since, Act act) {
        return seat.actJointly(
                Account.KIND,
                id,
                act,
                (account, sitting) -> AccountRules.restate(account, sitting.remembered(Account.KIND, id), since));
    }

    /**
     * Closes an account.
     *
     * @param id which account
     * @param act who, when, why
     * @return what came of it
     * @throws org.linli.trace.RefusedException if the rules refuse
     */
    public Outcome<Account> close(AccountId id, Act act) {
        return seat.act(Account.KIND, id, act, AccountRules::close);
    }
}
