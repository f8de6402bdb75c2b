package org.linli.casework;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * All cases, open and ended, by who answers for them, where they are, how far they have come and when they are due: one row a case, one
 * array a column, so that any combination is found by reading through at most four of them. Safe to read while a follower feeds it.
 * Holds ids only, nothing personal.
 *
 * <p>Due is when somebody has to look: the due instant, of a paused case if the pause is used up, or, of a parked one, when it is looked at
 * again; nothing before it is accepted. A case that has ended keeps the instant at which it was due: ask for the open ones by
 * {@link CaseFilter#open()}.
 *
 * <p>Cost: O(1) a fact; O(n) a query over n cases, with O(log max) for each that is found; about 71 bytes a case besides its id.
 */
public final class CaseRegister implements View {
    private static final long NO_DUE = Long.MAX_VALUE;
    private static final Comparator<Item> BY_DUE = Comparator.<Item, Instant>comparing(
                    item -> item.due().orElse(Instant.MAX))
            .thenComparing(Item::id);

    private final Map<CaseId, Integer> rowOf = new HashMap<>();
    private final Numbers<ActorId> actors = new Numbers<>();
    private final Numbers<AreaId> areas = new Numbers<>();
    private CaseId[] ids = new CaseId[16];
    private int[] actor = new int[16];
    private int[] area = new int[16];
    private CaseStage[] stage = new CaseStage[16];
    private int[] raised = new int[16];
    private long[] due = new long[16];
    /** Of a parked case, when it falls due if nobody does anything. */
    private long[] dueThen = new long[16];
    /** Where in the journal the steps that have been taken began to count. */
    private long[] since = new long[16];

    private int size;

    /**
     * A case as the register knows it.
     *
     * @param id the case
     * @param stage how far it has come
     * @param accountable who answers for it, or did when it ended
     * @param area where, if known
     * @param due when somebody has to look at it
     * @param raised how many steps of a plan for what falls due have been taken for that
     * @param since the position of the fact from which on these count; −1 where nothing is due
     */
    public record Item(
            CaseId id,
            CaseStage stage,
            ActorId accountable,
            Optional<AreaId> area,
            Optional<Instant> due,
            int raised,
            long since) {
        /** Checks that nothing is missing. */
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(accountable, "accountable");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(due, "due");
        }
    }

    /** Numbers for things, from 0, in the order in which they came. */
    private static final class Numbers<T> {
        final Map<T, Integer> numbers = new HashMap<>();
        final List<T> things = new ArrayList<>();

        int of(T thing) {
            Integer known = numbers.get(thing);
            if (known != null) {
                return known;
            }
            numbers.put(thing, things.size());
            things.add(thing);
            return things.size() - 1;
        }

        /** The number, −1 for what is not known. */
        int known(T thing) {
            return numbers.getOrDefault(thing, -1);
        }

        void clear() {
            numbers.clear();
            things.clear();
        }
    }

    /** An empty register. */
    public CaseRegister() {}

    @Override
    public String name() {
        return "case-register";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof CaseFact fact) {
            apply(fact, event.act(), event.position());
        }
    }

    private void apply(CaseFact fact, Act act, long position) {
        if (fact instanceof CaseFact.Reported reported) {
            add(fact.id(), reported.report());
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            add(fact.id(), part.intake().report());
        }
        @Nullable Integer known = rowOf.get(fact.id());
        if (known == null) {
            // A case whose report is not known here: a fact of a newer version, say.
            return;
        }
        int row = known;
        fact.move().to().ifPresent(next -> stage[row] = next);
        fact.putsInCharge(act).ifPresent(who -> actor[row] = actors.of(who));
        fact.newDeadline().ifPresent(deadline -> watch(row, deadline.due(), position));
        if (fact instanceof CaseClockFact.Resumed resumed) {
            watch(row, resumed.deadline().due(), position);
        } else if (fact instanceof CaseClockFact.Parked parked) {
            watch(row, parked.reviewAt(), position);
            dueThen[row] = Microseconds.of(parked.deadline().due());
        } else if (fact instanceof CaseClockFact.Paused paused) {
            watch(row, paused.deadline().due(), position);
        } else if (fact instanceof CaseClockFact.Raised step) {
            raised[row] = step.step();
        } else if (fact instanceof CaseOversightFact.HandedOver && due[row] != NO_DUE) {
            raised[row] = 0;
            since[row] = position;
        }
    }

    private void watch(int row, Instant instant, long position) {
        due[row] = Microseconds.of(instant);
        dueThen[row] = NO_DUE;
        raised[row] = 0;
        since[row] = position;
    }

    private void add(CaseId id, Report report) {
        if (size == ids.length) {
            grow(size * 2);
        }
        ids[size] = id;
        area[size] = report.area().map(areas::of).orElse(-1);
        actor[size] = -1;
        stage[size] = CaseStage.UNREPORTED;
        due[size] = NO_DUE;
        dueThen[size] = NO_DUE;
        raised[size] = 0;
        since[size] = -1;
        rowOf.put(id, size);
        size++;
    }

    private void grow(int to) {
        ids = Arrays.copyOf(ids, to);
        actor = Arrays.copyOf(actor, to);
        area = Arrays.copyOf(area, to);
        stage = Arrays.copyOf(stage, to);
        raised = Arrays.copyOf(raised, to);
        due = Arrays.copyOf(due, to);
        dueThen = Arrays.copyOf(dueThen, to);
        since = Arrays.copyOf(since, to);
    }

    /** What is asked, as numbers. */
    private final class Wanted {
        final int byActor;
        final boolean anyActor;
        final int byArea;
        final boolean anyArea;
        final Set<CaseStage> stages;
        final long dueBefore;

        Wanted(CaseFilter filter) {
            anyActor = filter.accountable().isEmpty();
            byActor = filter.accountable().map(actors::known).orElse(-1);
            anyArea = filter.area().isEmpty();
            byArea = filter.area().map(areas::known).orElse(-1);
            stages = filter.stages().isEmpty() ? EnumSet.allOf(CaseStage.class) : EnumSet.copyOf(filter.stages());
            dueBefore = filter.dueBefore().map(CaseRegister::microsAtMost).orElse(Long.MIN_VALUE);
        }

        boolean isNothing() {
            return (!anyActor && byActor < 0) || (!anyArea && byArea < 0);
        }

        boolean isMet(int row) {
            return (anyActor || actor[row] == byActor)
                    && (anyArea || area[row] == byArea)
                    && stages.contains(stage[row])
                    && (dueBefore == Long.MIN_VALUE || due[row] < dueBefore);
        }
    }

    private static long microsAtMost(Instant instant) {
        return instant.isAfter(Microseconds.LATEST) ? NO_DUE : Microseconds.of(instant);
    }

    /**
     * The cases that a filter lets through.
     *
     * @param filter which cases
     * @param max how many at most
     * @return the cases, the earliest due first, those without a due instant last, ties by id; immutable
     */
    public synchronized List<Item> find(CaseFilter filter, int max) {
        refuseNegative(max);
        Wanted wanted = new Wanted(filter);
        PriorityQueue<Integer> last = new PriorityQueue<>(byDue().reversed());
        for (int row = 0; max > 0 && !wanted.isNothing() && row < size; row++) {
            if (wanted.isMet(row) && (last.size() < max || byDue().compare(row, last.peek()) < 0)) {
                last.add(row);
                if (last.size() > max) {
                    last.poll();
                }
            }
        }
        return last.stream().map(this::item).sorted(BY_DUE).toList();
    }

    private Comparator<Integer> byDue() {
        return Comparator.<Integer>comparingLong(row -> due[row]).thenComparing(row -> ids[row]);
    }

    /**
     * How many cases a filter lets through.
     *
     * @param filter which cases
     * @return the number
     */
    public synchronized int count(CaseFilter filter) {
        Wanted wanted = new Wanted(filter);
        int count = 0;
        for (int row = 0; !wanted.isNothing() && row < size; row++) {
            count += wanted.isMet(row) ? 1 : 0;
        }
        return count;
    }

    /**
     * The cases for which a plan has something to raise.
     *
     * @param plan the plan
     * @param now the instant to judge by
     * @param max how many at most
     * @return the cases, the earliest due first, ties by id; immutable
     */
    public synchronized List<Item> toRaise(DuePlan plan, Instant now, int max) {
        refuseNegative(max);
        int steps = plan.steps().size();
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (due[row] != NO_DUE
                    && (raised[row] < steps || dueThen[row] != NO_DUE)
                    && CaseMove.RAISE.from().contains(stage[row])
                    && plan.stepAt(now, raised[row], Microseconds.instant(due[row]), instant(dueThen[row]))
                            .isPresent()) {
                found.add(row);
            }
        }
        return found.stream().sorted(byDue()).limit(max).map(this::item).toList();
    }

    private Item item(int row) {
        return new Item(
                ids[row],
                stage[row],
                actors.things.get(actor[row]),
                area[row] < 0 ? Optional.empty() : Optional.of(areas.things.get(area[row])),
                instant(due[row]),
                raised[row],
                since[row]);
    }

    private static Optional<Instant> instant(long due) {
        return due == NO_DUE ? Optional.empty() : Optional.of(Microseconds.instant(due));
    }

    private static void refuseNegative(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("The maximum (" + max + ") of cases to give must not be negative.");
        }
    }

    /**
     * How many cases there are, open and ended.
     *
     * @return the number
     */
    public synchronized int size() {
        return size;
    }

    /**
     * Everybody who has ever answered for a case.
     *
     * @return the actors, in the order in which they first did; immutable
     */
    public synchronized List<ActorId> actors() {
        return Collections.unmodifiableList(new ArrayList<>(actors.things));
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(actors.things.size());
        for (ActorId each : actors.things) {
            out.writeUTF(each.value());
        }
        out.writeInt(areas.things.size());
        for (AreaId each : areas.things) {
            out.writeUTF(each.value());
        }
        out.writeInt(size);
        for (int row = 0; row < size; row++) {
            out.writeUTF(ids[row].value());
            out.writeInt(actor[row]);
            out.writeInt(area[row]);
            out.writeUTF(stage[row].name());
            out.writeInt(raised[row]);
            out.writeLong(due[row]);
            out.writeLong(dueThen[row]);
            out.writeLong(since[row]);
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            actors.of(ActorId.of(in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            areas.of(AreaId.of(in.readUTF()));
        }
        int rows = in.readInt();
        grow(Math.max(16, rows));
        for (size = 0; size < rows; size++) {
            ids[size] = CaseId.of(in.readUTF());
            actor[size] = in.readInt();
            area[size] = in.readInt();
            stage[size] = CaseStage.valueOf(in.readUTF());
            raised[size] = in.readInt();
            due[size] = in.readLong();
            dueThen[size] = in.readLong();
            since[size] = in.readLong();
            rowOf.put(ids[size], size);
        }
    }

    @Override
    public synchronized void clear() {
        rowOf.clear();
        actors.clear();
        areas.clear();
        size = 0;
    }
}
