package org.linli.responsibility;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.inventory.Inventory;
import org.linli.territory.Territory;
import org.linli.trace.Basis;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * All duties, past, present and future, as of the events it has taken in: whose duty something is, was on any day, and was thought to be on
 * that day; the lists of actors, areas and matters; and the proof that nothing is left to nobody. Keeps about 120 bytes for a duty. Safe
 * for use by several threads.
 *
 * <pre>{@code
 * register.who(lighting, grid, community.territory(), Instant.parse("2026-03-03T04:00:00Z"))
 * }</pre>
 */
public final class DutyRegister implements View {
    private DutyStore store = new DutyStore();
    private Lineage lineage = Lineage.none();

    /** What a mandate needs: whether somebody does the work there, and who answers for it. */
    record Answer(boolean does, Optional<ActorId> lead, long version) {}

    /** An empty register. */
    public DutyRegister() {}

    @Override
    public String name() {
        return "duty-register";
    }

    @Override
    public int version() {
        return 5;
    }

    /**
     * As of which event about a duty it is.
     *
     * @return the position of the last one; 0 while there is none
     */
    public synchronized long reached() {
        return store.version;
    }

    /**
     * How many duties it knows, those over and those annulled included.
     *
     * @return the number
     */
    public synchronized int size() {
        return store.rows.size;
    }

    /**
     * The matters in which somebody ever had a duty.
     *
     * @return the matters in order
     */
    public synchronized SortedSet<MatterId> matters() {
        SortedSet<MatterId> all = new TreeSet<>();
        for (int i = 0; i < store.matters.size(); i++) {
            all.add(store.matters.value(i));
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
        return who(matter, area, territory, Microseconds.of(at), DutyStore.LATEST);
    }

    /**
     * Who had which duty in a matter and a place, as far as had been recorded up to an instant, however acts were dated. What is said later about earlier times
     * does not count.
     *
     * @param matter in which matter
     * @param area in which area
     * @param territory which areas lie in which
     * @param at when
     * @param known by what was recorded up to when
     * @return the duties that held then, by area and part; immutable
     */
    public List<Responsibility> whoAsKnown(
            MatterId matter, AreaId area, Territory territory, Instant at, Instant known) {
        return who(matter, area, territory, Microseconds.of(at), Microseconds.of(known));
    }

    /**
     * How long handling may take in a matter and a place: what the lead or arrangement there is set, the nearest area first, then by area,
     * part and start.
     *
     * @param matter in which matter
     * @param area in which area
     * @param territory which areas lie in which
     * @param at when
     * @return the deadline, cited with the version of the register; nothing where none is set
     */
    public synchronized Optional<DutyDeadline> deadline(MatterId matter, AreaId area, Territory territory, Instant at) {
        List<AreaId> above = territory.above(area);
        return who(matter, area, territory, at).stream()
                .filter(each -> each.covers() && each.duty().deadline().isPresent())
                .min(Comparator.comparingInt(each -> each.duty().area().equals(area)
                        ? -1
                        : above.indexOf(each.duty().area())))
                .flatMap(each -> each.duty().deadline())
                .map(most -> new DutyDeadline(most, Basis.of("duties", Long.toString(store.version))));
    }

    private synchronized List<Responsibility> who(
            MatterId matter, AreaId area, Territory territory, long at, long known) {
        int inThat = store.matters.find(matter);
        Instant when = Microseconds.instant(at);
        List<Responsibility> found = new ArrayList<>();
        lineage = lineage.of(territory, store.areas);
        int place = lineage.place(area);
        for (int steps = 0; inThat >= 0 && place >= 0 && steps <= lineage.size(); steps++) {
            for (int row = store.lastIn(inThat, lineage.stored(place)); row >= 0; row = store.rows.beforeInPlace[row]) {
                if (known == DutyStore.LATEST ? store.holds(row, at) : store.holds(row, at, known)) {
                    found.add(store.line(row, known).at(when));
                }
            }
            place = lineage.above(place);
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
        int number = store.actors.find(actor);
        return list(actor.value(), at, number < 0 ? -1 : store.ofActor[number], store.rows.beforeOfActor);
    }

    /**
     * The list of the duties in a matter.
     *
     * @param matter which matter
     * @param at as of when
     * @return the list
     */
    public synchronized DutyList ofMatter(MatterId matter, Instant at) {
        int number = store.matters.find(matter);
        return list(matter.value(), at, number < 0 ? -1 : store.inMatter[number], store.rows.beforeInMatter);
    }

    private DutyList list(String of, Instant at, int last, int[] before) {
        long micros = Microseconds.of(at);
        List<Responsibility> lines = new ArrayList<>();
        for (int row = last; row >= 0; row = before[row]) {
            if (store.holds(row, micros)) {
                lines.add(store.line(row, DutyStore.LATEST).at(at));
            }
        }
        return new DutyList(of, at, store.version, lines);
    }

    /**
     * The list of the duties in a place: in the area itself and in all areas above. O(m) in matters, besides what {@link #who} costs in each.
     *
     * @param area which area
     * @param territory which areas lie in which
     * @param at as of when
     * @return the list
     */
    public synchronized DutyList ofArea(AreaId area, Territory territory, Instant at) {
        List<Responsibility> lines = new ArrayList<>();
        for (int i = 0; i < store.matters.size(); i++) {
            lines.addAll(who(store.matters.value(i), area, territory, at));
        }
        return new DutyList(area.value(), at, store.version, lines);
    }

    /**
     * Everything in a matter that was ever said and not annulled, over or not, as it is known now.
     *
     * @param matter which matter
     * @return the duties, by area, part and start; immutable
     */
    public synchronized List<Responsibility> all(MatterId matter) {
        int number = store.matters.find(matter);
        return all(number < 0 ? -1 : store.inMatter[number], store.rows.beforeInMatter);
    }

    /**
     * Every duty that an actor ever had and that was not annulled, over or not, as it is known now.
     *
     * @param actor which actor
     * @return the duties, by matter, area, part and start; immutable
     */
    public synchronized List<Responsibility> all(ActorId actor) {
        int number = store.actors.find(actor);
        return all(number < 0 ? -1 : store.ofActor[number], store.rows.beforeOfActor);
    }

    private List<Responsibility> all(int last, int[] before) {
        List<Responsibility> lines = new ArrayList<>();
        for (int row = last; row >= 0; row = before[row]) {
            if (!store.rows.isAnnulled(row)) {
                lines.add(store.line(row, DutyStore.LATEST));
            }
        }
        return lines.stream().sorted().toList();
    }

    /**
     * Who ever had a duty.
     *
     * @return the actors in order
     */
    public synchronized SortedSet<ActorId> actors() {
        SortedSet<ActorId> all = new TreeSet<>();
        for (int i = 0; i < store.actors.size(); i++) {
            all.add(store.actors.value(i));
        }
        return all;
    }

    /**
     * A charge as its facts give it, as far as the register has come.
     *
     * @param id in which matter, whose
     * @return the charge; blank if there never was a duty
     */
    public synchronized Charge charge(ChargeId id) {
        return store.charge(id);
    }

    /**
     * An admission as its facts give it, as far as the register has come.
     *
     * @param id its id
     * @return the admission; blank if none was granted
     */
    public synchronized Admission admission(AdmissionId id) {
        return store.admissions.getOrDefault(id, Admission.blank(id));
    }

    /**
     * The proof that nothing is left to nobody, or what speaks against it, as of one moment: while it is made, the register takes in more and
     * answers others. Whoever has a duty is taken to be there. O(n log n) in duties.
     *
     * @param which the matters to be looked at, such as those of an inventory
     * @param territory the areas
     * @param window over which time
     * @return what was found
     * @throws IllegalArgumentException if the parents of an area lead round in a circle
     */
    public Coverage coverage(Collection<MatterId> which, Territory territory, TimeWindow window) {
        return coverage(which, null, null, territory, window);
    }

    /**
     * The same where whoever takes part no more covers nothing from that day on, and whoever is unknown covers nothing at all; and where,
     * if the terms have an inventory, a matter is asked for while it is in it.
     *
     * @param which the matters to be looked at, such as those of an inventory
     * @param terms who is who, which areas there are, and which matters when
     * @param window over which time
     * @return what was found
     * @throws IllegalArgumentException if the parents of an area lead round in a circle
     */
    public Coverage coverage(Collection<MatterId> which, DutyTerms terms, TimeWindow window) {
        return coverage(which, terms.roster(), terms.inventory().orElse(null), terms.territory(), window);
    }

    private Coverage coverage(
            Collection<MatterId> which,
            @Nullable Roster roster,
            @Nullable Inventory inventory,
            Territory territory,
            TimeWindow window) {
        AreaOrder order = AreaOrder.of(territory);
        CoverRows rows;
        synchronized (this) {
            rows = CoverRows.copied(store, roster, inventory, toString());
        }
        return Coverage.of(which, rows, territory, order, window);
    }

    /**
     * A proof as of now, after one of the same register: looks again at every matter in which there was any event since, and at no other.
     * O(d log d) in the duties of these, and O(m) in all matters; a register that was restored since the proof was made may look at more.
     *
     * @param before the proof before
     * @return the proof now, of the same matters, areas, time and roster
     * @throws IllegalArgumentException if the proof before is of no register, since covers were given or tried instead
     */
    public synchronized Coverage again(Coverage before) {
        if (before.register().isEmpty()) {
            throw new IllegalArgumentException("The proof before must be of this register (" + this
                    + ") but is of covers that were given. Maybe ask for a new one by coverage.");
        }
        CoverRows rows = CoverRows.shared(
                store, before.asked().orElse(null), before.matterTerms().orElse(null), toString());
        return before.after(store.touchedSince(before.asOf()), rows);
    }

    /** Answers for an authority whether somebody does the work, or produces it, if that counts; allocates next to nothing. */
    synchronized Answer answer(
            MatterId matter,
            ActorId actor,
            AreaId area,
            Territory territory,
            Instant when,
            boolean producing,
            @Nullable Roster roster) {
        long at = Microseconds.of(when);
        int inThat = store.matters.find(matter);
        lineage = lineage.of(territory, store.areas);
        int place = lineage.place(area);
        if (inThat < 0 || place < 0) {
            return new Answer(false, Optional.empty(), store.version);
        }
        int who = store.actors.find(actor);
        ActorId lead = null;
        for (int steps = 0; place >= 0 && steps <= lineage.size(); steps++) {
            for (int row = store.lastIn(inThat, lineage.stored(place)); row >= 0; row = store.rows.beforeInPlace[row]) {
                if (store.rows.holds(row, at)) {
                    boolean does = store.rows.actor[row] == who
                            && store.conditions
                                    .value(store.rows.terms[row])
                                    .part()
                                    .isSupervised();
                    if ((does || (producing && store.isProducer(row, actor, when))) && store.isStillGiven(row, at)) {
                        return new Answer(true, Optional.empty(), store.version);
                    }
                    if (store.covers(row)) {
                        ActorId other = store.actors.value(store.rows.actor[row]);
                        boolean first = lead == null || other.compareTo(lead) < 0;
                        if (first
                                && (roster == null || roster.kindOf(other, when).isPresent())) {
                            lead = other;
                        }
                    }
                }
            }
            place = lineage.above(place);
        }
        return new Answer(false, Optional.ofNullable(lead), store.version);
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        store.apply(event);
    }

    @Override
    public synchronized void clear() {
        store = new DutyStore();
        lineage = Lineage.none();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        store.save(out);
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        store = DutyStore.restored(in);
    }

    /** The version as rulings cite it. */
    @Override
    public String toString() {
        return "duties@" + reached();
    }
}
