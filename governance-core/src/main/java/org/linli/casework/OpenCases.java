package org.linli.casework;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Fact;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * The open cases by who answers for them and when they are due, and the whistles that have not been answered. Safe to read while a follower
 * feeds it. Holds ids only, nothing personal.
 *
 * <p>Cost: O(1) a fact; a query sorts the open cases of one actor.
 */
public final class OpenCases implements View {
    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final Comparator<Row> BY_DUE =
            Comparator.<Row>comparingLong(row -> row.due).thenComparing(row -> row.id);
    private static final Comparator<Unanswered> BY_ANSWER = Comparator.comparing(Unanswered::answerBy)
            .thenComparing(Unanswered::id)
            .thenComparing(Unanswered::department);

    private final Map<CaseId, Row> rows = new HashMap<>();
    private final Map<ActorId, Set<Row>> byActor = new HashMap<>();
    private final Map<Summoned, Unanswered> unanswered = new HashMap<>();

    /**
     * An open case, as the view knows it.
     *
     * @param id the case
     * @param accountable who answers for it
     * @param due when it is due; of a paused or parked case if that is used up, unless it was overdue before; nothing before it is accepted
     */
    public record Item(CaseId id, ActorId accountable, Optional<Instant> due) {
        /** Checks that nothing is missing. */
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(accountable, "accountable");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * A whistle that a department has not answered.
     *
     * @param id the case
     * @param department who was summoned
     * @param answerBy until when it must answer
     * @param urged how many steps of a plan for what falls due have been taken for that
     */
    public record Unanswered(CaseId id, ActorId department, Instant answerBy, int urged) {
        /** Checks that nothing is missing. */
        public Unanswered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(department, "department");
            Objects.requireNonNull(answerBy, "answerBy");
        }
    }

    private record Summoned(CaseId id, ActorId department) {}

    /** A row that changes in place; compared by identity. */
    private static final class Row {
        final CaseId id;
        ActorId accountable;
        long due = NO_DEADLINE;

        Row(CaseId id, ActorId accountable) {
            this.id = id;
            this.accountable = accountable;
        }

        Item item() {
            return new Item(
                    id, accountable, due == NO_DEADLINE ? Optional.empty() : Optional.of(Microseconds.instant(due)));
        }
    }

    /** An empty view. */
    public OpenCases() {}

    @Override
    public String name() {
        return "open-cases";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        Fact<?> fact = event.fact();
        if (fact instanceof CaseFact caseFact) {
            apply(caseFact, event.act());
        }
    }

    private void apply(CaseFact fact, Act act) {
        if (fact instanceof CaseOversightFact oversight) {
            whistle(oversight, act);
        }
        if (fact.move().ends()) {
            end(fact.id());
            return;
        }
        Optional<ActorId> charged = fact.putsInCharge(act);
        if (charged.isPresent() && fact.move().opens()) {
            open(fact.id(), charged.get());
        }
        Row row = rows.get(fact.id());
        if (row != null) {
            dueAt(row, fact, act);
            charged.ifPresent(actor -> answeredForBy(row, actor));
        }
    }

    private void whistle(CaseOversightFact fact, Act act) {
        if (fact instanceof CaseOversightFact.Whistled whistled) {
            whistled.departments().forEach(each -> put(new Unanswered(fact.id(), each, whistled.answerBy(), 0)));
        } else if (fact instanceof CaseOversightFact.WhistleAnswered) {
            unanswered.remove(new Summoned(fact.id(), act.inTheNameOf()));
        } else if (fact instanceof CaseOversightFact.AnswerUrged step) {
            unanswered.computeIfPresent(
                    new Summoned(fact.id(), step.department()),
                    (any, each) -> new Unanswered(each.id(), each.department(), each.answerBy(), step.step()));
        }
    }

    private void put(Unanswered summons) {
        unanswered.put(new Summoned(summons.id(), summons.department()), summons);
    }

    private static void dueAt(Row row, CaseFact fact, Act act) {
        if (fact instanceof CaseClockFact.Resumed resumed) {
            row.due = Microseconds.of(resumed.deadline().due());
        } else if (fact instanceof CaseClockFact.Paused paused) {
            stop(row, paused.deadline(), act);
        } else if (fact instanceof CaseClockFact.Parked parked) {
            stop(row, parked.deadline(), act);
        } else {
            fact.newDeadline().ifPresent(deadline -> row.due = Microseconds.of(deadline.due()));
        }
    }

    /** What was overdue when its clock was stopped stays so. */
    private static void stop(Row row, Deadline then, Act act) {
        row.due = row.due < Microseconds.of(act.at()) ? row.due : Microseconds.of(then.due());
    }

    private void open(CaseId id, ActorId accountable) {
        Row row = new Row(id, accountable);
        rows.put(id, row);
        of(accountable).add(row);
    }

    private Set<Row> of(ActorId actor) {
        return byActor.computeIfAbsent(actor, any -> new HashSet<>());
    }

    private void answeredForBy(Row row, ActorId actor) {
        if (!row.accountable.equals(actor)) {
            leave(row);
            row.accountable = actor;
            of(actor).add(row);
        }
    }

    private void end(CaseId id) {
        Row row = rows.remove(id);
        if (row != null) {
            leave(row);
        }
    }

    private void leave(Row row) {
        Set<Row> theirs = of(row.accountable);
        theirs.remove(row);
        if (theirs.isEmpty()) {
            byActor.remove(row.accountable);
        }
    }

    /**
     * The open cases that an actor answers for.
     *
     * @param actor the actor
     * @param max how many at most
     * @return the cases, the earliest due first, those without a deadline last, ties by id; immutable
     */
    public synchronized List<Item> of(ActorId actor, int max) {
        Objects.requireNonNull(actor, "actor");
        refuseNegative(max);
        return byActor.getOrDefault(actor, Set.of()).stream()
                .sorted(BY_DUE)
                .limit(max)
                .map(Row::item)
                .toList();
    }

    /**
     * The open cases that were due before an instant, whoever answers for them.
     *
     * @param now the instant to judge by
     * @param max how many at most
     * @return the cases, the earliest due first, ties by id; immutable
     */
    public synchronized List<Item> overdueAt(Instant now, int max) {
        refuseNegative(max);
        long micros = now.isAfter(Microseconds.LATEST) ? NO_DEADLINE : Microseconds.of(now);
        return rows.values().stream()
                .filter(row -> row.due < micros)
                .sorted(BY_DUE)
                .limit(max)
                .map(Row::item)
                .toList();
    }

    /**
     * The whistles about open cases that were to be answered before an instant and have not been.
     *
     * @param now the instant to judge by
     * @param max how many at most
     * @return the whistles, the earliest to be answered first, ties by case and department; immutable
     */
    public synchronized List<Unanswered> unansweredAt(Instant now, int max) {
        return unanswered(each -> each.answerBy().isBefore(now), max);
    }

    /**
     * The whistles about open cases for which a plan has something to raise.
     *
     * @param plan the plan
     * @param now the instant to judge by
     * @param max how many at most
     * @return the whistles, the earliest to be answered first, ties by case and department; immutable
     */
    public synchronized List<Unanswered> toUrge(DuePlan plan, Instant now, int max) {
        return unanswered(
                each -> each.urged() < plan.steps().size()
                        && !plan.at(each.urged() + 1, each.answerBy()).isAfter(now),
                max);
    }

    private List<Unanswered> unanswered(Predicate<Unanswered> which, int max) {
        refuseNegative(max);
        return unanswered.values().stream()
                .filter(each -> rows.containsKey(each.id()) && which.test(each))
                .sorted(BY_ANSWER)
                .limit(max)
                .toList();
    }

    private static void refuseNegative(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("The maximum (" + max + ") of cases to give must not be negative.");
        }
    }

    /**
     * How many open cases each actor answers for.
     *
     * @return the counts by actor, in the order of the ids; actors without open cases are not in it; immutable
     */
    public synchronized Map<ActorId, Integer> countByActor() {
        Map<ActorId, Integer> counts = new TreeMap<>();
        byActor.forEach((actor, theirs) -> counts.put(actor, theirs.size()));
        return Collections.unmodifiableMap(counts);
    }

    /**
     * How many cases are open.
     *
     * @return the number
     */
    public synchronized int size() {
        return rows.size();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        Map<ActorId, Integer> numbers = new HashMap<>();
        out.writeInt(byActor.size());
        for (ActorId actor : byActor.keySet()) {
            numbers.put(actor, numbers.size());
            out.writeUTF(actor.value());
        }
        out.writeInt(rows.size());
        for (Row row : rows.values()) {
            out.writeUTF(row.id.value());
            out.writeInt(Objects.requireNonNull(numbers.get(row.accountable)));
            out.writeLong(row.due);
        }
        out.writeInt(unanswered.size());
        for (Unanswered each : unanswered.values()) {
            out.writeUTF(each.id().value());
            out.writeUTF(each.department().value());
            out.writeLong(Microseconds.of(each.answerBy()));
            out.writeInt(each.urged());
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        ActorId[] actors = new ActorId[in.readInt()];
        for (int i = 0; i < actors.length; i++) {
            actors[i] = ActorId.of(in.readUTF());
        }
        for (int left = in.readInt(); left > 0; left--) {
            CaseId id = CaseId.of(in.readUTF());
            ActorId accountable = actors[in.readInt()];
            open(id, accountable);
            Objects.requireNonNull(rows.get(id)).due = in.readLong();
        }
        for (int left = in.readInt(); left > 0; left--) {
            put(new Unanswered(
                    CaseId.of(in.readUTF()),
                    ActorId.of(in.readUTF()),
                    Microseconds.instant(in.readLong()),
                    in.readInt()));
        }
    }

    @Override
    public synchronized void clear() {
        rows.clear();
        byActor.clear();
        unanswered.clear();
    }
}
