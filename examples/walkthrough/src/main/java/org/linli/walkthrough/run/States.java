package org.linli.walkthrough.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.linli.audit.StateDigest;
import org.linli.trace.Digest;
import org.linli.trace.Journal;
import org.linli.trace.Kind;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * Every subject as it stands, folded from the events that came in: what the figures of a day are counted from. As large as the day
 * itself, so it is for examples and audits; a platform keeps smaller views.
 */
public final class States implements View {

    private static final int AT_ONCE = 1_024;

    private final Map<String, Room<?, ?>> rooms = new HashMap<>();
    private final Map<Subject, Record> states = new HashMap<>();

    /**
     * Nothing has come in yet.
     *
     * @param rooms the kinds of subjects to fold
     */
    public States(List<Room<?, ?>> rooms) {
        rooms.forEach(room -> this.rooms.put(room.kind().name(), room));
    }

    /**
     * Everything that stands in a journal, folded from the first event on.
     *
     * @param journal the journal
     * @param rooms the kinds of subjects to fold
     * @return the states
     */
    public static States of(Journal journal, List<Room<?, ?>> rooms) {
        States all = new States(rooms);
        long next = 0;
        while (next < journal.size()) {
            Slice slice = journal.read(Selection.ALL, next, AT_ONCE);
            slice.events().forEach(all::apply);
            next = slice.next();
        }
        return all;
    }

    @Override
    public String name() {
        return "states";
    }

    @Override
    public int version() {
        return 1;
    }

    /**
     * Takes in the next event.
     *
     * @param event the event
     * @throws IllegalArgumentException if it is about a subject of a kind that is not folded here
     */
    @Override
    public synchronized void apply(TraceEvent event) {
        Subject subject = event.fact().subject();
        Room<?, ?> room = roomOf(subject);
        Record before = states.get(subject);
        states.put(subject, room.fold(before == null ? room.blank(subject) : before, event));
    }

    private Room<?, ?> roomOf(Subject subject) {
        Room<?, ?> room = rooms.get(subject.kind());
        if (room == null) {
            throw new IllegalArgumentException(
                    "The kind of the subject (" + subject + ") must be one of " + rooms.keySet() + ".");
        }
        return room;
    }

    /**
     * The states of one kind.
     *
     * @param <S> the type of states
     * @param kind the kind
     * @return the states, by id as text; immutable
     */
    public synchronized <S> List<S> of(Kind<?, S> kind) {
        TreeMap<String, S> found = new TreeMap<>();
        states.forEach((subject, state) -> {
            if (subject.kind().equals(kind.name())) {
                @SuppressWarnings("unchecked") // a kind's name stands for one type of state
                S of = (S) state;
                found.put(subject.id(), of);
            }
        });
        return List.copyOf(found.values());
    }

    /** {@return the digest over all of them} */
    public synchronized Digest digest() {
        return StateDigest.of(states);
    }

    /**
     * The digest over the same subjects as an office holds them, each as its acts left it there.
     *
     * @param office the office
     * @return the digest; the same as {@link #digest()} if what was written is what was meant
     */
    public synchronized Digest digestHeldBy(Office office) {
        Objects.requireNonNull(office, "office");
        StateDigest digest = StateDigest.empty();
        states.keySet().forEach(subject -> digest.add(subject, roomOf(subject).held(office, subject)));
        return digest.digest();
    }

    /** Writes nothing: folding the journal again costs less than this would. */
    @Override
    public void save(DataOutput out) {}

    @Override
    public void restore(DataInput in) throws IOException {
        throw new IOException("States are kept nowhere but in the journal. Fold them again.");
    }

    @Override
    public synchronized void clear() {
        states.clear();
    }
}
