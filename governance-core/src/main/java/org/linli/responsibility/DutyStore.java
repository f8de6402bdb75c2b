package org.linli.responsibility;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.trace.TraceEvent;

/** What a register keeps: rows in columns, the values that they name by number, and where the rows of a pair begin. */
final class DutyStore {
    /** Later than every act. */
    static final long LATEST = Long.MAX_VALUE - 1;
    /** How many rows of a charge are looked through for one of them. */
    private static final int WIDE = 64;

    DutyRows rows = new DutyRows();
    final Numbered<MatterId> matters = new Numbered<>();
    final Numbered<ActorId> actors = new Numbered<>();
    final Numbered<AreaId> areas = new Numbered<>();
    final Numbered<DutyConditions> conditions = new Numbered<>();
    final Numbered<Optional<Delegated>> delegations = new Numbered<>();
    PairIndex charges = new PairIndex();
    PairIndex places = new PairIndex();
    /** The last rows of actors and matters. */
    int[] ofActor = {};

    int[] inMatter = {};
    /** The position of the last event in each matter; of those restored, that of the last one in any. */
    private long[] touched = {};
    /** What came to be known later about the conditions of a row, in the order in which it did. */
    final Map<Integer, List<Change>> changes = new TreeMap<>();

    /** The rows of charges that have very many, by id. */
    private final Map<Long, Map<String, Integer>> wide = new HashMap<>();

    /** What was let in. */
    final SortedMap<AdmissionId, Admission> admissions = new TreeMap<>();

    /** The position of the last event about a duty. */
    long version;

    /** Other means, or another supply, from a time on. */
    private record Change(
            long known,
            long since,
            @Nullable Means means,
            @Nullable Supply supply) {
        DutySpan applied(DutySpan span) {
            return means != null ? span.with(means) : span.with(Objects.requireNonNull(supply));
        }

        void save(DataOutput out) throws IOException {
            out.writeLong(known);
            out.writeLong(since);
            out.writeBoolean(means != null);
            if (means != null) {
                DutyConditions.save(means, out);
            } else {
                DutyConditions.save(Objects.requireNonNull(supply), out);
            }
        }

        static Change restored(DataInput in) throws IOException {
            long known = in.readLong();
            long since = in.readLong();
            return in.readBoolean()
                    ? new Change(known, since, DutyConditions.means(in), null)
                    : new Change(known, since, null, DutyConditions.supply(in));
        }
    }

    DutyStore() {
        delegations.numberOf(Optional.empty());
    }

    void apply(TraceEvent event) {
        if (event.fact() instanceof AdmissionFact fact) {
            version = event.position();
            Admission before = admissions.getOrDefault(fact.id(), Admission.blank(fact.id()));
            admissions.put(fact.id(), fact.applyTo(before, event.act()));
        }
        if (event.fact() instanceof ChargeFact fact) {
            long known = Microseconds.of(event.recorded());
            version = event.position();
            if (fact instanceof ChargeFact.Assigned assigned) {
                add(assigned.id(), assigned.duty(), assigned.terms(), Optional.empty(), known, event.position());
            } else if (fact instanceof ChargeFact.TakenOver taken) {
                add(taken.id(), taken.duty(), taken.terms(), Optional.of(taken.from()), known, event.position());
            } else if (fact instanceof ChargeFact.OfDuty change) {
                int row = find(fact.id(), change.duty());
                if (row >= 0) {
                    change(row, fact, known);
                }
            } else if (fact instanceof ChargeFact.Restated restated) {
                restated.duties().forEach(held -> carriedForward(restated.id(), held, known, event.position()));
            }
            touch(matters.find(fact.id().matter()));
            int last = lastOf(fact.id());
            if (last >= 0) {
                rows.acted[last] = Microseconds.of(
                        fact instanceof ChargeFact.Restated restated
                                ? restated.latest().orElse(event.act().at())
                                : event.act().at());
            }
        }
    }

    /** Takes in a duty of which nothing was heard before, since its facts were cut. That it was known earlier is not known any more. */
    private void carriedForward(ChargeId id, Charge.Held held, long known, long position) {
        if (find(id, held.id()) >= 0) {
            return;
        }
        DutySpan first = held.spans().get(0);
        add(id, held.id(), held.duty().in(first), held.delegated(), known, position);
        int row = rows.size - 1;
        held.spans().stream().skip(1).forEach(span -> {
            long since = Microseconds.of(span.validity().from());
            also(row, new Change(known, since, span.means(), null));
            also(row, new Change(known, since, null, span.supply()));
        });
        if (held.ended()) {
            rows.endAt(row, rows.until[row], known);
        }
    }

    private int find(ChargeId id, DutyId duty) {
        return find(matters.find(id.matter()), actors.find(id.actor()), duty);
    }

    private void touch(int matter) {
        if (matter >= touched.length) {
            touched = Arrays.copyOf(touched, Math.max(16, matter * 2));
        }
        if (matter >= 0) {
            touched[matter] = version;
        }
    }

    /** The matters in which something happened after a position; all, if that is one still to come. */
    List<MatterId> touchedSince(long position) {
        List<MatterId> some = new ArrayList<>();
        for (int i = 0; i < matters.size(); i++) {
            if (touched[i] > position || position > version) {
                some.add(matters.value(i));
            }
        }
        return some;
    }

    private void add(ChargeId id, DutyId duty, Duty terms, Optional<Delegated> from, long known, long position) {
        int row = rows.add(
                duty.value(), matters.numberOf(id.matter()), actors.numberOf(id.actor()), areas.numberOf(terms.area()));
        rows.terms[row] = conditions.numberOf(DutyConditions.of(terms));
        rows.delegated[row] = delegations.numberOf(from);
        rows.from[row] = AreaOrder.from(terms.validity());
        rows.until[row] = AreaOrder.until(terms.validity());
        rows.end[row] = rows.until[row];
        rows.known[row] = known;
        rows.position[row] = position;
        link(row);
        Map<String, Integer> others = wide.isEmpty() ? null : wide.get(pair(rows.matter[row], rows.actor[row]));
        if (others != null) {
            others.put(duty.value(), row);
        }
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
        if (fact instanceof ChargeFact.Ended ended) {
            rows.endAt(row, Math.min(rows.end[row], Microseconds.of(ended.end())), known);
        } else if (fact instanceof ChargeFact.Annulled) {
            rows.endAt(row, rows.from[row], known);
        } else if (fact instanceof ChargeFact.Equipped equipped) {
            also(row, new Change(known, Microseconds.of(equipped.since()), equipped.means(), null));
        } else if (fact instanceof ChargeFact.Supplied supplied) {
            also(row, new Change(known, Microseconds.of(supplied.since()), null, supplied.supply()));
        }
    }

    private void also(int row, Change change) {
        changes.computeIfAbsent(row, none -> new ArrayList<>(1)).add(change);
    }

    /** The last row of a charge, or −1. */
    private int lastOf(ChargeId id) {
        int matter = matters.find(id.matter());
        int actor = actors.find(id.actor());
        return matter < 0 || actor < 0 ? -1 : charges.get(matter, actor);
    }

    /** The last row in a matter and an area, or −1. */
    int lastIn(int matter, int area) {
        return area < 0 ? -1 : places.get(matter, area);
    }

    /** Whether somebody does the work of a row at an instant for whoever bears it. */
    boolean isProducer(int row, ActorId actor, Instant at) {
        DutyConditions first = conditions.value(rows.terms[row]);
        if (!first.part().isSupervised()) {
            return false;
        }
        Supply supply = first.supply();
        if (!changes.isEmpty() && changes.containsKey(row)) {
            supply = line(row, LATEST).at(at).duty().supply();
        }
        return supply.producer().isPresent() && supply.producer().get().equals(actor);
    }

    boolean covers(int row) {
        return rows.delegated[row] == 0
                && conditions.value(rows.terms[row]).part().covers();
    }

    /** Whether a row holds; what was delegated, only as long as that of which it is a part. */
    boolean holds(int row, long at, long known) {
        if (!rows.holds(row, at, known)) {
            return false;
        }
        int whole = whole(row);
        return whole == row || (whole >= 0 && rows.holds(whole, at, known));
    }

    /** Whether a row holds as is known now: looks at fewer columns. */
    boolean holds(int row, long at) {
        return rows.holds(row, at) && isStillGiven(row, at);
    }

    /** The row of which a row was delegated: itself where it was not, −1 where there is none. */
    private int whole(int row) {
        if (rows.delegated[row] == 0) {
            return row;
        }
        Delegated from = delegations.value(rows.delegated[row]).orElseThrow();
        return find(rows.matter[row], actors.find(from.by()), from.duty());
    }

    /** Whether what was delegated, if it was, is still there to be delegated. */
    boolean isStillGiven(int row, long at) {
        int whole = whole(row);
        return whole == row || (whole >= 0 && rows.holds(whole, at));
    }

    int find(int matter, int actor, DutyId duty) {
        byte[] id = duty.value().getBytes(StandardCharsets.UTF_8);
        int steps = 0;
        for (int row = matter < 0 || actor < 0 ? -1 : charges.get(matter, actor);
                row >= 0;
                row = rows.beforeInCharge[row]) {
            if (rows.hasId(row, id)) {
                return row;
            }
            if (++steps > WIDE) {
                return byId(matter, actor).getOrDefault(duty.value(), -1);
            }
        }
        return -1;
    }

    /** The rows of a charge that has very many, by id; made when one of them is first looked for. */
    private Map<String, Integer> byId(int matter, int actor) {
        return wide.computeIfAbsent(pair(matter, actor), any -> {
            Map<String, Integer> all = new HashMap<>();
            for (int row = charges.get(matter, actor); row >= 0; row = rows.beforeInCharge[row]) {
                all.put(rows.id(row), row);
            }
            return all;
        });
    }

    private static long pair(int matter, int actor) {
        return (long) matter << 32 | actor;
    }

    Responsibility line(int row, long known) {
        long end = known == LATEST ? rows.end[row] : rows.endAsKnown(row, known);
        Instant from = Microseconds.instant(rows.from[row]);
        Validity validity =
                end == DutyRows.FOREVER ? Validity.since(from) : Validity.of(from, Microseconds.instant(end));
        Duty duty = conditions.value(rows.terms[row]).duty(areas.value(rows.area[row]), validity);
        List<DutySpan> spans = DutySpan.of(duty);
        if (!changes.isEmpty()) {
            for (Change change : changes.getOrDefault(row, List.of())) {
                if (change.known() <= known) {
                    spans = DutySpan.since(spans, Microseconds.instant(change.since()), change::applied);
                }
            }
        }
        return new Responsibility(
                ChargeId.of(matters.value(rows.matter[row]), actors.value(rows.actor[row])),
                DutyId.of(rows.id(row)),
                duty.in(DutySpan.last(spans)),
                delegations.value(rows.delegated[row]),
                rows.position[row],
                spans);
    }

    /** What folding the facts of a charge gives. */
    Charge charge(ChargeId id) {
        List<Charge.Held> held = new ArrayList<>();
        int last = lastOf(id);
        for (int row = last; row >= 0; row = rows.beforeInCharge[row]) {
            boolean ended = rows.endKnown[row] != DutyRows.FOREVER;
            if (!rows.isAnnulled(row)) {
                Responsibility line = line(row, LATEST);
                held.add(new Charge.Held(line.id(), line.duty(), line.delegated(), ended, line.spans()));
            }
        }
        Collections.reverse(held);
        return new Charge(id, held, last < 0 ? Optional.empty() : Optional.of(Microseconds.instant(rows.acted[last])));
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(version);
        out.writeInt(charges.size());
        out.writeInt(places.size());
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
                change.save(out);
            }
        }
        out.writeInt(admissions.size());
        for (Admission each : admissions.values()) {
            save(each, out);
        }
        rows.save(out);
    }

    private static void save(Admission admission, DataOutput out) throws IOException {
        Admission.Terms let = admission.terms().orElseThrow();
        out.writeUTF(admission.id().value());
        out.writeUTF(let.charge().toString());
        out.writeUTF(let.area().value());
        out.writeUTF(let.period().toString());
        out.writeUTF(let.funds().toString());
        out.writeUTF(let.from().value());
        out.writeUTF(admission.approver().orElseThrow().value());
        out.writeUTF(admission.withdrawn().map(Instant::toString).orElse(""));
    }

    private static Admission admission(DataInput in) throws IOException {
        AdmissionId id = AdmissionId.of(in.readUTF());
        Admission.Terms let = new Admission.Terms(
                ChargeId.parse(in.readUTF()),
                AreaId.of(in.readUTF()),
                TimeWindow.parse(in.readUTF()),
                Money.parse(in.readUTF()),
                ActorId.of(in.readUTF()));
        ActorId approver = ActorId.of(in.readUTF());
        Optional<Instant> withdrawn =
                Optional.of(in.readUTF()).filter(each -> !each.isEmpty()).map(Instant::parse);
        return new Admission(id, Optional.of(let), Optional.of(approver), withdrawn);
    }

    static DutyStore restored(DataInput in) throws IOException {
        DutyStore store = new DutyStore();
        store.readFrom(in);
        return store;
    }

    private void readFrom(DataInput in) throws IOException {
        version = in.readLong();
        charges = new PairIndex(in.readInt());
        places = new PairIndex(in.readInt());
        for (int left = in.readInt(); left > 0; left--) {
            touch(matters.numberOf(MatterId.of(in.readUTF())));
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
                some.add(Change.restored(in));
            }
            changes.put(row, some);
        }
        for (int left = in.readInt(); left > 0; left--) {
            Admission each = admission(in);
            admissions.put(each.id(), each);
        }
        rows = DutyRows.restored(in);
        for (int row = 0; row < rows.size; row++) {
            link(row);
        }
    }
}
