package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.trace.Bank.LI;
import static org.linli.trace.Bank.MORNING;
import static org.linli.trace.Bank.all;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;

/** Any sequence of commands, by two offices of one journal, against a plain model of accounts that shares no code with the rules. */
final class OfficeProperties {
    private enum Verb {
        OPEN,
        DEPOSIT,
        WITHDRAW,
        TRANSFER,
        RESTATE,
        CLOSE,
        REPEAT,
        BATCH
    }

    /** A command, to be read with wit: what does not apply to a verb is ignored. */
    private record Command(Verb verb, AccountId account, AccountId other, long cents, int office, int minute) {}

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<AccountId> accounts = Arbitraries.of("a", "b", "c").map(AccountId::of);
        Arbitrary<Verb> verbs = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, Verb.OPEN),
                net.jqwik.api.Tuple.of(6, Verb.DEPOSIT),
                net.jqwik.api.Tuple.of(4, Verb.WITHDRAW),
                net.jqwik.api.Tuple.of(5, Verb.TRANSFER),
                net.jqwik.api.Tuple.of(2, Verb.RESTATE),
                net.jqwik.api.Tuple.of(1, Verb.CLOSE),
                net.jqwik.api.Tuple.of(3, Verb.REPEAT),
                net.jqwik.api.Tuple.of(2, Verb.BATCH));
        return Combinators.combine(
                        verbs,
                        accounts,
                        accounts,
                        Arbitraries.longs().between(1, 50),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 5))
                .as(Command::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 600, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void fold_equals_live_equals_model_after_any_commands(@ForAll("commands") List<Command> commands) {
        Journal journal = Bank.journal();
        List<Office> offices = List.of(Office.over(journal), Office.over(journal, new Office.Settings(1, 100, false)));
        Model model = new Model();
        List<Command> done = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            int number = i;
            if (command.verb() == Verb.REPEAT) {
                if (done.isEmpty()) {
                    continue;
                }
                number = (int) (command.cents() % done.size());
                command = done.get(number);
                done.add(command);
            } else {
                done.add(command);
            }
            number = command.minute() * 1_000 + indexOf(done, command);
            long before = journal.size();
            boolean granted = run(offices.get(commands.get(i).office()), command, "act-" + number);
            assertEquals(model.run(command, "act-" + number), granted, () -> "granted");
            if (!granted) {
                assertEquals(before, journal.size(), "refused commands append nothing");
            }
            assertEquals(model.facts, journal.size());
        }

        Office fresh = Office.over(journal);
        for (AccountId id : List.of(AccountId.of("a"), AccountId.of("b"), AccountId.of("c"))) {
            Account folded = Account.blank(id);
            for (TraceEvent event : all(journal)) {
                if (event.fact().subject().equals(Account.KIND.subject(id))) {
                    folded = Account.KIND.fold(folded, event.fact(), event.act());
                }
            }
            assertEquals(folded, fresh.get(Account.KIND, id), "fold = loaded");
            for (Office office : offices) {
                assertEquals(folded, office.get(Account.KIND, id, Freshness.latest()), "fold = live");
            }
            assertEquals(model.cents(id), folded.cents(), "fold = model");
            assertEquals(model.status(id), folded.status(), "fold = model");
        }
    }

    private static int indexOf(List<Command> done, Command command) {
        for (int i = 0; i < done.size(); i++) {
            if (done.get(i) == command) {
                return i;
            }
        }
        throw new IllegalStateException();
    }

    private static boolean run(Office office, Command command, String actId) {
        Act act = Act.of(ActId.of(actId), LI, MORNING.plusSeconds(60L * command.minute()));
        AccountDesk desk = AccountDesk.at(office);
        AccountId id = command.account();
        try {
            switch (command.verb()) {
                case OPEN -> desk.open(id, act);
                case DEPOSIT -> desk.deposit(id, command.cents(), act);
                case WITHDRAW -> desk.withdraw(id, others(command), command.cents(), act);
                case TRANSFER -> desk.transfer(id, otherThan(id), command.cents(), act);
                case RESTATE -> desk.restate(id, act.at(), act);
                case CLOSE -> desk.close(id, act);
                case BATCH ->
                    office.sit(sitting -> {
                        AccountDesk inside = AccountDesk.at(sitting);
                        inside.deposit(id, command.cents(), act);
                        return inside.transfer(
                                id, otherThan(id), command.cents(), Act.of(ActId.of(actId + "+"), LI, act.at()));
                    });
                case REPEAT -> throw new IllegalStateException();
            }
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static List<AccountId> others(Command command) {
        return command.other().equals(command.account()) ? List.of() : List.of(command.other());
    }

    private static AccountId otherThan(AccountId id) {
        return AccountId.of(
                id.value().equals("c") ? "a" : String.valueOf((char) (id.value().charAt(0) + 1)));
    }

    /** Accounts as a child would keep them. */
    private static final class Model {
        private final Map<String, Long> money = new TreeMap<>();
        private final Map<String, Account.Status> status = new TreeMap<>();
        private final Map<String, Map<String, Integer>> acts = new TreeMap<>();
        private final Map<String, Integer> since = new TreeMap<>();
        int facts;

        long cents(AccountId id) {
            return money.getOrDefault(id.value(), 0L);
        }

        Account.Status status(AccountId id) {
            return status.getOrDefault(id.value(), Account.Status.UNOPENED);
        }

        boolean run(Command command, String act) {
            if (command.verb() != Verb.BATCH) {
                return one(command.verb(), command, act);
            }
            Model before = copy();
            if (one(Verb.DEPOSIT, command, act) && one(Verb.TRANSFER, command, act + "+")) {
                return true;
            }
            restore(before);
            return false;
        }

        private boolean one(Verb verb, Command command, String act) {
            String id = command.account().value();
            String to = otherThan(command.account()).value();
            if (acts.getOrDefault(id, Map.of()).containsKey(act)) {
                return true;
            }
            if (command.minute() < since.getOrDefault(id, -1)) {
                return false;
            }
            boolean open = status.get(id) == Account.Status.OPEN;
            long has = cents(command.account());
            boolean allowed = switch (verb) {
                case OPEN -> !status.containsKey(id);
                case DEPOSIT, RESTATE -> open;
                case WITHDRAW -> {
                    long together = has;
                    for (AccountId other : others(command)) {
                        together += cents(other);
                    }
                    yield open && together >= command.cents();
                }
                case TRANSFER -> open && status.get(to) == Account.Status.OPEN && has >= command.cents();
                case CLOSE -> open && has == 0;
                default -> throw new IllegalStateException();
            };
            List<String> touched = verb == Verb.TRANSFER ? List.of(id, to) : List.of(id);
            if (!allowed || touched.stream().anyMatch(each -> command.minute() < since.getOrDefault(each, -1))) {
                return false;
            }
            switch (verb) {
                case OPEN -> status.put(id, Account.Status.OPEN);
                case DEPOSIT -> money.merge(id, command.cents(), Long::sum);
                case WITHDRAW -> money.merge(id, -command.cents(), Long::sum);
                case TRANSFER -> {
                    money.merge(id, -command.cents(), Long::sum);
                    money.merge(to, command.cents(), Long::sum);
                }
                case CLOSE -> status.put(id, Account.Status.CLOSED);
                case RESTATE -> {
                    acts.get(id).values().removeIf(minute -> minute < command.minute());
                    since.put(id, command.minute());
                }
                default -> throw new IllegalStateException();
            }
            for (String each : touched) {
                acts.computeIfAbsent(each, key -> new TreeMap<>()).put(act, command.minute());
                facts++;
            }
            return true;
        }

        private Model copy() {
            Model copy = new Model();
            copy.restore(this);
            return copy;
        }

        private void restore(Model other) {
            money.clear();
            money.putAll(other.money);
            status.clear();
            status.putAll(other.status);
            acts.clear();
            other.acts.forEach((id, set) -> acts.put(id, new TreeMap<>(set)));
            since.clear();
            since.putAll(other.since);
            facts = other.facts;
        }
    }
}
