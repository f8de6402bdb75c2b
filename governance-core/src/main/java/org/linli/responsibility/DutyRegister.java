package org.linli.responsibility;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * All duties, past, present and future, as of the events it has taken in: whose duty something is, was on any day, and was thought to be on
 * that day; the lists of actors, areas and matters; and the proof that nothing is left to nobody. Keeps about 100 bytes for a duty. Safe
 * for use by several threads.
 *
 * <pre>{@code
 * register.who(lighting, grid, community.territory(), Instant.parse("2026-03-03T04:00:00Z"))
 * }</pre>
 */
public final class DutyRegister implements View {
    private static final long LATEST = Long.MAX_VALUE - 1;

    private DutyRows rows = new DutyRows();
    private Numbered<MatterId> matters = new Numbered<>();
    private Numbered<ActorId> actors = new Numbered<>();
    private Numbered<AreaId> areas = new Numbered<>();
    private Numbered<DutyConditions> conditions = new Numbered<>();
    private Numbered<Optional<Delegated>> delegations = new Numbered<>();
    private PairIndex charges = new PairIndex();
    private PairIndex places = new PairIndex();
    /** The last rows of actors and matters. */
    private int[] ofActor = {};

    private int[] inMatter = {};
    /** What came to be known later about the conditions of a row, in the order in which it did. */
    private Map<Integer, List<Change>> changes = new HashMap<>();

    private long version;
    private @Nullable Territory lineageOf;
    private int[] parents = {};

    private record Change(long known, int conditions) {}

    /** What a mandate needs: whether somebody does the work there, and who answers for it. */
    record Answer(boolean does, Optional<ActorId> lead, long version) {}

    /** An empty register. */
    public DutyRegister() {
        delegations.numberOf(Optional.empty());
    }

    @Override
    public String name() {
        return "duty-register";
    }

    @Override
    public int version() {
        return 1;
    }

    /**
     * As of which event about a duty it is.
     *
     * @return the position of the last one; 0 while there is none
     */
    public synchronized long reached() {
        return version;
    }

    /**
     * How many duties it knows, those over included.
     *
     * @return the number
     */
    public synchronized int size() {
        return rows.size;
    }

    /**
     * The matters in which somebody ever had a duty.
     *
     * @return the matters in order
     */
    public synchronized SortedSet<MatterId> matters() {
        SortedSet<MatterId> all = new TreeSet<>();
        for (int i = 0; i < matters.size(); i++) {
            all.add(matters.value(i));
        }
        return all;
    }

    /**
     * Who has which duty in a matter and a place, as far as is known now: those in the area itself and in all areas above. O(d + log n) for
     * d duties ever had there.
     *
     * @param matter in which matter
     * @param area in which area
     * @param territory which areas lie in which
     * @param at when
     * @return the duties that hold then, by area and part; immutable
     */
    public List<Responsibility> who(MatterId matter, AreaId area, Territory territory, Instant at) {
        return who(matter, area, territory, Microseconds.of(at), LATEST);
    }

    /**
     * Who had which duty in a matter and a place, as far as had been said by acts up to an instant. What is said later about earlier times
     * does not count.
     *
     * @param matter in which matter
     * @param area in which area
     * @param territory which areas lie in which
     * @param at when
     * @param known by acts up to when
     * @return the duties that held then, by area and part; immutable
     */
    public List<Responsibility> whoAsKnown(
            MatterId matter, AreaId area, Territory territory, Instant at, Instant known) {
        return who(matter, area, territory, Microseconds.of(at), Microseconds.of(known));
    }

    private synchronized List<Responsibility> who(
            MatterId matter, AreaId area, Territory territory, long at, long known) {
        int inThat = matters.find(matter);
        List<Responsibility> found = new ArrayList<>();
        refreshLineage(territory);
        int place = areas.find(area);
        for (int steps = 0; inThat >= 0 && place >= 0 && steps <= parents.length; steps++) {
            for (int row = places.get(inThat, place); row >= 0; row = rows.beforeInPlace[row]) {
                if (holds(row, at, known)) {
                    found.add(line(row, known));
                }
            }
            place = parent(place);
        }
        return found.stream().sorted().toList();
    }

    /**
     * The list of an actor's duties.
     *
     * @param actor whose
     * @param at as of when
     * @return the list
     */
    public synchronized DutyList ofActor(ActorId actor, Instant at) {
        int number = actors.find(actor);
        return list(actor.value(), at, number < 0 ? -1 : ofActor[number], rows.beforeOfActor);
    }

    /**
     * The list of the duties in a matter.
     *
     * @param matter which matter
     * @param at as of when
     * @return the list
     */
    public synchronized DutyList ofMatter(MatterId matter, Instant at) {
        int number = matters.find(matter);
        return list(matter.value(), at, number < 0 ? -1 : inMatter[number], rows.beforeInMatter);
    }

    private DutyList list(String of, Instant at, int last, int[] before) {
        long micros = Microseconds.of(at);
        List<Responsibility> lines = new ArrayList<>();
        for (int row = last; row >= 0; row = before[row]) {
            if (holds(row, micros, LATEST)) {
                lines.add(line(row, LATEST));
            }
        }
        return new DutyList(of, at, version, lines);
    }

    /**
     * The list of the duties in a place: in the area itself and in all areas above. O(m) in matters.
     *
     * @param area which area
     * @param territory which areas lie in which
     * @param at as of when
     * @return the list
     */
    public synchronized DutyList ofArea(AreaId area, Territory territory, Instant at) {
        List<Responsibility> lines = new ArrayList<>();
        for (int i = 0; i < matters.size(); i++) {
            lines.addAll(who(matters.value(i), area, territory, at));
        }
        return new DutyList(area.value(), at, version, lines);
    }

    /**
     * Everything in a matter that was ever said, over or not, as it is known now.
     *
     * @param matter which matter
     * @return the duties, by area, part and start; immutable
     */
    public synchronized List<Responsibility> all(MatterId matter) {
        int number = matters.find(matter);
        List<Responsibility> lines = new ArrayList<>();
        for (int row = number < 0 ? -1 : inMatter[number]; row >= 0; row = rows.beforeInMatter[row]) {
            lines.add(line(row, LATEST));
        }
        return lines.stream().sorted().toList();
    }

    /**
     * The proof that nothing is left to nobody, or what speaks against it. O(n log n) in duties.
     *
     * @param which the matters to be looked at, such as those of an inventory
     * @param territory the areas
     * @param window over which time
     * @return what was found
     */
    public synchronized Coverage coverage(Collection<MatterId> which, Territory territory, TimeWindow window) {
        AreaOrder order = AreaOrder.of(territory);
        return Coverage.of(which, covers(order), territory, order, window);
    }

    /**
     * A proof after duties of one matter have changed. O(d log d) in duties of that matter.
     *
     * @param before the proof before
     * @param matter in which matter something has changed
     * @return the proof now, over the same areas and time
     */
    public synchronized Coverage again(Coverage before, MatterId matter) {
        return before.after(matter, covers(before.order()));
    }

    /** Works on other threads while this one holds the lock. */
    private Coverage.Rows covers(AreaOrder order) {
        int[] ordered = new int[areas.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = order.numberOf(areas.value(i));
        }
        return new Coverage.Rows() {
            @Override
            public CoverageSweep.Row[] of(MatterId matter, AreaOrder areas) {
                List<CoverageSweep.Row> found = new ArrayList<>();
                int number = matters.find(matter);
                for (int row = number < 0 ? -1 : inMatter[number]; row >= 0; row = rows.beforeInMatter[row]) {
                    if (covers(row)) {
                        found.add(new CoverageSweep.Row(
                                ordered[rows.area[row]], rows.from[row], rows.endAsKnown(row, LATEST), row));
                    }
                }
                return found.toArray(CoverageSweep.Row[]::new);
            }

            @Override
            public DutyId id(int by) {
                return DutyId.of(rows.id(by));
            }
        };
    }

    private boolean covers(int row) {
        return rows.delegated[row] == 0
                && conditions.value(rows.terms[row]).part().covers();
    }

    /** Answers for an authority; allocates next to nothing. */
    synchronized Answer answer(MatterId matter, ActorId actor, AreaId area, Territory territory, Instant when) {
        long at = Microseconds.of(when);
        int inThat = matters.find(matter);
        int place = areas.find(area);
        refreshLineage(territory);
        if (inThat < 0 || place < 0) {
            return new Answer(false, Optional.empty(), version);
        }
        int who = actors.find(actor);
        for (int row = who < 0 ? -1 : charges.get(inThat, who); row >= 0; row = rows.beforeInCharge[row]) {
            if (rows.holds(row, at)
                    && conditions.value(rows.terms[row]).part().isSupervised()
                    && isIn(place, rows.area[row])
                    && isStillGiven(row, at)) {
                return new Answer(true, Optional.empty(), version);
            }
        }
        ActorId lead = null;
        for (int steps = 0; place >= 0 && steps <= parents.length; steps++) {
            for (int row = places.get(inThat, place); row >= 0; row = rows.beforeInPlace[row]) {
                if (rows.holds(row, at) && covers(row)) {
                    ActorId other = actors.value(rows.actor[row]);
                    lead = lead == null || other.compareTo(lead) < 0 ? other : lead;
                }
            }
            place = parent(place);
        }
        return new Answer(false, Optional.ofNullable(lead), version);
    }

    private boolean isIn(int place, int wider) {
        int each = place;
        for (int steps = 0; each >= 0 && steps <= parents.length; steps++) {
            if (each == wider) {
                return true;
            }
            each = parent(each);
        }
        return false;
    }

    private int parent(int place) {
        return place < parents.length ? parents[place] : -1;
    }

    /** Numbers the areas above each; once for every version of the territory. */
    @SuppressWarnings(
            "ReferenceEquality") // comparing all areas would cost what it saves; another value is looked at anew
    private void refreshLineage(Territory territory) {
        if (territory != lineageOf) {
            territory.areas().keySet().forEach(areas::numberOf);
            int[] above = new int[areas.size()];
            Arrays.fill(above, -1);
            for (Area each : territory.areas().values()) {
                each.plan()
                        .flatMap(AreaPlan::parent)
                        .ifPresent(parent -> above[areas.find(each.id())] = areas.find(parent));
            }
            parents = above;
            lineageOf = territory;
        }
    }

    /** Whether a row holds; what was delegated, only as long as that of which it is a part. */
    private boolean holds(int row, long at, long known) {
        if (!rows.holds(row, at, known)) {
            return false;
        }
        Optional<Delegated> from = delegations.value(rows.delegated[row]);
        if (from.isEmpty()) {
            return true;
        }
        int whole =
                find(rows.matter[row], actors.find(from.get().by()), from.get().duty());
        return whole >= 0 && rows.holds(whole, at, known);
    }

    /** Whether what was delegated, if it was, is still there to be delegated. */
    private boolean isStillGiven(int row, long at) {
        return rows.delegated[row] == 0 || holds(row, at, LATEST);
    }

    private int find(int matter, int actor, DutyId duty) {
        for (int row = actor < 0 ? -1 : charges.get(matter, actor); row >= 0; row = rows.beforeInCharge[row]) {
            if (rows.id(row).equals(duty.value())) {
                return row;
            }
        }
        return -1;
    }

    private Responsibility line(int row, long known) {
        long end = rows.endAsKnown(row, known);
        Instant from = Microseconds.instant(rows.from[row]);
        Validity validity =
                end == DutyRows.FOREVER ? Validity.since(from) : Validity.of(from, Microseconds.instant(end));
        int terms = rows.terms[row];
        for (Change change : changes.getOrDefault(row, List.of())) {
            terms = change.known() <= known ? change.conditions() : terms;
        }
        return new Responsibility(
                ChargeId.of(matters.value(rows.matter[row]), actors.value(rows.actor[row])),
                DutyId.of(rows.id(row)),
                conditions.value(terms).duty(areas.value(rows.area[row]), validity),
                delegations.value(rows.delegated[row]));
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof ChargeFact fact) {
            long known = Microseconds.of(event.act().at());
            version = event.position();
            if (fact instanceof ChargeFact.Assigned assigned) {
                add(assigned.id(), assigned.duty(), assigned.terms(), Optional.empty(), known);
            } else if (fact instanceof ChargeFact.TakenOver taken) {
                add(taken.id(), taken.duty(), taken.terms(), Optional.of(taken.from()), known);
            } else {
                int row = find(
                        matters.find(fact.id().matter()), actors.find(fact.id().actor()), fact.duty());
                if (row >= 0) {
                    change(row, fact, known);
                }
            }
        }
    }

    private void add(ChargeId id, DutyId duty, Duty terms, Optional<Delegated> from, long known) {
        int row = rows.add(
                duty.value(), matters.numberOf(id.matter()), actors.numberOf(id.actor()), areas.numberOf(terms.area()));
        rows.terms[row] = conditions.numberOf(DutyConditions.of(terms));
        rows.delegated[row] = delegations.numberOf(from);
        rows.from[row] = AreaOrder.from(terms.validity());
        rows.until[row] = AreaOrder.until(terms.validity());
        rows.end[row] = rows.until[row];
        rows.known[row] = known;
        link(row);
    }

    private void link(int row) {
        rows.beforeInCharge[row] = charges.put(rows.matter[row], rows.actor[row], row);
        rows.beforeInPlace[row] = places.put(rows.matter[row], rows.area[row], row);
        ofActor = roomFor(ofActor, rows.actor[row]);
        rows.beforeOfActor[row] = ofActor[rows.actor[row]];
        ofActor[rows.actor[row]] = row;
        inMatter = roomFor(inMatter, rows.matter[row]);
        rows.beforeInMatter[row] = inMatter[rows.matter[row]];
        inMatter[rows.matter[row]] = row;
    }

    private static int[] roomFor(int[] last, int number) {
        if (number < last.length) {
            return last;
        }
        int[] more = Arrays.copyOf(last, Math.max(16, number * 2));
        Arrays.fill(more, last.length, more.length, -1);
        return more;
    }

    private void change(int row, ChargeFact fact, long known) {
        List<Change> before = changes.getOrDefault(row, List.of());
        int last = before.isEmpty()
                ? rows.terms[row]
                : before.get(before.size() - 1).conditions();
        if (fact instanceof ChargeFact.Ended ended) {
            rows.end[row] = Math.min(rows.until[row], Microseconds.of(ended.end()));
            rows.endKnown[row] = known;
        } else if (fact instanceof ChargeFact.Equipped equipped) {
            also(row, known, conditions.value(last).with(equipped.means()));
        } else if (fact instanceof ChargeFact.Supplied supplied) {
            also(row, known, conditions.value(last).with(supplied.supply()));
        }
    }

    private void also(int row, long known, DutyConditions now) {
        changes.computeIfAbsent(row, none -> new ArrayList<>(1)).add(new Change(known, conditions.numberOf(now)));
    }

    @Override
    public synchronized void clear() {
        rows = new DutyRows();
        matters = new Numbered<>();
        actors = new Numbered<>();
        areas = new Numbered<>();
        conditions = new Numbered<>();
        delegations = new Numbered<>();
        delegations.numberOf(Optional.empty());
        charges = new PairIndex();
        places = new PairIndex();
        ofActor = new int[0];
        inMatter = new int[0];
        changes = new HashMap<>();
        version = 0;
        lineageOf = null;
        parents = new int[0];
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeLong(version);
        for (Numbered<?> each : List.of(matters, actors, areas)) {
            out.writeInt(each.size());
            for (int i = 0; i < each.size(); i++) {
                out.writeUTF(each.value(i).toString());
            }
        }
        out.writeInt(conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            conditions.value(i).save(out);
        }
        out.writeInt(delegations.size() - 1);
        for (int i = 1; i < delegations.size(); i++) {
            Delegated from = delegations.value(i).orElseThrow();
            out.writeUTF(from.by().value());
            out.writeUTF(from.duty().value());
        }
        out.writeInt(changes.size());
        for (Map.Entry<Integer, List<Change>> each : changes.entrySet()) {
            out.writeInt(each.getKey());
            out.writeInt(each.getValue().size());
            for (Change change : each.getValue()) {
                out.writeLong(change.known());
                out.writeInt(change.conditions());
            }
        }
        rows.save(out);
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        version = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            matters.numberOf(MatterId.of(in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            actors.numberOf(ActorId.of(in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            areas.numberOf(AreaId.of(in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            conditions.numberOf(DutyConditions.restored(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            delegations.numberOf(Optional.of(new Delegated(ActorId.of(in.readUTF()), DutyId.of(in.readUTF()))));
        }
        for (int left = in.readInt(); left > 0; left--) {
            int row = in.readInt();
            List<Change> some = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                some.add(new Change(in.readLong(), in.readInt()));
            }
            changes.put(row, some);
        }
        rows = DutyRows.restored(in);
        for (int row = 0; row < rows.size; row++) {
            link(row);
        }
    }

    /** The version as rulings cite it. */
    @Override
    public String toString() {
        return "duties@" + reached();
    }
}
