package org.linli.trace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.linli.basics.Identifier;

/**
 * Carries events from the journal to views and reactions, on the thread of whoever calls {@link #catchUp}. It owns its position: each
 * view and each reaction knows which event comes next for it. Between two runs the positions, and what the views remember, can be kept
 * as checkpoints; without them everything starts at the first event and ends up the same.
 *
 * <p>Calls of one follower are serialised; several followers of one journal, on one node or on several, do not disturb each other.
 */
public final class Follower {
    private static final int FORMAT = 1;
    /** How many events share one sitting for their reactions, and so one append. */
    private static final int BATCH = 256;

    private final Office office;
    private final List<ViewTrack> views = new ArrayList<>();
    private final List<ReactionTrack> reactions = new ArrayList<>();

    private abstract static sealed class Track {
        long next;

        abstract String name();
    }

    private static final class ViewTrack extends Track {
        final View view;

        ViewTrack(View view) {
            this.view = view;
        }

        @Override
        String name() {
            return view.name();
        }
    }

    private static final class ReactionTrack extends Track {
        final Reaction reaction;

        ReactionTrack(Reaction reaction) {
            this.reaction = reaction;
        }

        @Override
        String name() {
            return reaction.name();
        }
    }

    private Follower(Office office) {
        this.office = Objects.requireNonNull(office, "office");
    }

    /**
     * A follower of an office's journal, with nothing to carry yet.
     *
     * @param office through which reactions act, and whose journal is followed
     * @return the follower
     */
    public static Follower of(Office office) {
        return new Follower(office);
    }

    /**
     * Carries events to a view, from the first on.
     *
     * @param view the view
     * @return this follower
     * @throws IllegalArgumentException if something of that name is carried already, or the name is not an identifier without a
     *     slash, short enough for a position behind it
     */
    public synchronized Follower with(View view) {
        refuseBadName(view.name());
        views.add(new ViewTrack(view));
        return this;
    }

    /**
     * Carries events to a reaction, from the first on.
     *
     * @param reaction the reaction
     * @return this follower
     * @throws IllegalArgumentException if something of that name is carried already, or the name is not an identifier without a
     *     slash, short enough for a position behind it
     */
    public synchronized Follower with(Reaction reaction) {
        refuseBadName(reaction.name());
        ActId.of(actIdOf(reaction, Long.MAX_VALUE));
        reactions.add(new ReactionTrack(reaction));
        return this;
    }

    private void refuseBadName(String name) {
        Identifier.checked("name of a view or reaction", name);
        if (name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("The name (" + name + ") of a view or reaction must not have a '/'.");
        }
        for (Track track : tracks()) {
            if (track.name().equals(name)) {
                throw new IllegalArgumentException(
                        "The name (" + name + ") of a view or reaction must be unique in a follower.");
            }
        }
    }

    private List<Track> tracks() {
        List<Track> tracks = new ArrayList<>(views);
        tracks.addAll(reactions);
        return tracks;
    }

    /**
     * How far everything has come that this follower carries to.
     *
     * @return the first position that something has not seen yet
     */
    public synchronized long position() {
        return tracks().stream().mapToLong(track -> track.next).min().orElse(0);
    }

    /**
     * Whether something of a name is carried to.
     *
     * @param name the name of a view or a reaction
     * @return true if there is one
     */
    public synchronized boolean carries(String name) {
        return tracks().stream().anyMatch(track -> track.name().equals(name));
    }

    /**
     * Carries what has come in since the last time. Reactions append facts of their own, which count as having come in. A view or a
     * reaction that throws stops where it is and holds up nothing but itself.
     *
     * @param max how many events at most, at least 1
     * @return how many events were carried; less than {@code max} only if there are no more for now
     * @throws FollowerException if a view or a reaction threw, once the others have been carried to; the next call tries it again
     * @throws TraceStoreException if the journal failed; what was carried before stays carried
     */
    public synchronized int catchUp(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("The maximum (" + max + ") of events to carry must be at least 1.");
        }
        List<Track> going = tracks();
        List<FollowerException> stopped = new ArrayList<>();
        int carried = 0;
        while (carried < max && !going.isEmpty()) {
            long from = going.stream().mapToLong(track -> track.next).min().orElseThrow();
            Slice slice = office.journal().read(Selection.ALL, from, Math.min(BATCH, max - carried));
            if (slice.events().isEmpty()) {
                break;
            }
            going.removeIf(track -> !carry(slice.events(), track, stopped));
            slice.events().forEach(this::honourErasure);
            carried += slice.events().size();
        }
        if (!stopped.isEmpty()) {
            FollowerException first = stopped.get(0);
            stopped.subList(1, stopped.size()).forEach(first::addSuppressed);
            throw first;
        }
        return carried;
    }

    /** Carries to one view or reaction what it has not seen; false if it threw, which is noted. */
    private boolean carry(List<TraceEvent> events, Track track, List<FollowerException> stopped) {
        List<TraceEvent> due =
                events.stream().filter(event -> event.position() >= track.next).toList();
        try {
            if (track instanceof ViewTrack view) {
                due.forEach(event -> carry(event, view));
            } else if (track instanceof ReactionTrack reaction && !due.isEmpty()) {
                carry(due, reaction);
            }
            return true;
        } catch (TraceStoreException storeFailed) {
            throw storeFailed;
        } catch (RuntimeException thrown) {
            stopped.add(new FollowerException(track.name(), track.next, thrown));
            return false;
        }
    }

    private static void carry(TraceEvent event, ViewTrack track) {
        track.view.apply(event);
        if (event.fact() instanceof TraceFact.Erased erased) {
            track.view.forget(erased.holder());
        }
        track.next = event.position() + 1;
    }

    private void honourErasure(TraceEvent event) {
        if (event.fact() instanceof TraceFact.Erased erased) {
            office.forget(erased.holder());
        } else if (event.fact() instanceof TraceFact.Restricted restricted) {
            office.forget(restricted.holder());
        }
    }

    /** One sitting for all of them; if something is thrown, one sitting for each event, up to the one that throws. */
    private void carry(List<TraceEvent> due, ReactionTrack track) {
        try {
            react(due, track.reaction);
        } catch (TraceStoreException storeFailed) {
            throw storeFailed;
        } catch (RuntimeException oneOfThem) {
            for (TraceEvent event : due) {
                react(List.of(event), track.reaction);
                track.next = event.position() + 1;
            }
        }
        track.next = due.get(due.size() - 1).position() + 1;
    }

    private void react(List<TraceEvent> events, Reaction reaction) {
        office.sit(sitting -> {
            for (TraceEvent event : events) {
                reaction.on(event, sitting, answerTo(event, reaction));
            }
            return events.size();
        });
    }

    private static String actIdOf(Reaction reaction, long position) {
        return reaction.name() + "@" + position;
    }

    private static Act answerTo(TraceEvent event, Reaction reaction) {
        return new Act(
                ActId.of(actIdOf(reaction, event.position())),
                reaction.actor(),
                Optional.empty(),
                event.act().at(),
                Optional.of(event.act().id()));
    }

    /**
     * Keeps a checkpoint of every view and every reaction.
     *
     * @param checkpoints where to
     * @throws IOException if that fails; what was kept before is still good
     */
    public synchronized void save(Checkpoints checkpoints) throws IOException {
        for (ViewTrack track : views) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(content);
            writeHeader(out, track, track.view.version());
            track.view.save(out);
            keep(checkpoints, track.name(), content);
        }
        for (ReactionTrack track : reactions) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            writeHeader(new DataOutputStream(content), track, 1);
            keep(checkpoints, track.name(), content);
        }
    }

    private static void keep(Checkpoints checkpoints, String name, ByteArrayOutputStream content) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(content.toByteArray());
        new DataOutputStream(content).writeInt((int) sum.getValue());
        checkpoints.write(name, content::writeTo);
    }

    private void writeHeader(DataOutputStream out, Track track, int version) throws IOException {
        Mark mark = office.journal().mark(track.next);
        out.writeInt(FORMAT);
        out.writeUTF(track.name());
        out.writeInt(version);
        out.writeUTF(mark.journal());
        out.writeLong(mark.size());
        out.writeUTF(mark.root().map(Digest::toString).orElse(""));
    }

    /**
     * Takes over the checkpoints that fit: of the same name and version, of this journal, of the history it has. A view or reaction
     * whose checkpoint is missing, damaged or does not fit starts again at the first event.
     *
     * @param checkpoints where from
     * @return the names of those that start again, in the order in which they were added; immutable
     */
    public synchronized List<String> restore(Checkpoints checkpoints) {
        List<String> startAgain = new ArrayList<>();
        for (Track track : tracks()) {
            if (!restore(checkpoints, track)) {
                track.next = 0;
                if (track instanceof ViewTrack viewTrack) {
                    viewTrack.view.clear();
                }
                startAgain.add(track.name());
            }
        }
        return List.copyOf(startAgain);
    }

    private boolean restore(Checkpoints checkpoints, Track track) {
        try (InputStream stream = checkpoints.read(track.name()).orElse(null)) {
            if (stream == null) {
                return false;
            }
            byte[] content = stream.readAllBytes();
            int end = content.length - Integer.BYTES;
            CRC32C sum = new CRC32C();
            sum.update(content, 0, Math.max(0, end));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, 0, Math.max(0, end)));
            if (end < 0 || !sumMatches(content, end, sum) || !headerFits(in, track)) {
                return false;
            }
            long size = in.readLong();
            String root = in.readUTF();
            if (size < 0 || size > office.journal().size() || !rootFits(size, root)) {
                return false;
            }
            if (track instanceof ViewTrack viewTrack && !isUnderstood(viewTrack.view, in)) {
                return false;
            }
            track.next = size;
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether a view could take over its checkpoint; whatever it stumbles over, making it again is the remedy. */
    private static boolean isUnderstood(View view, DataInputStream in) throws IOException {
        try {
            view.restore(in);
            return true;
        } catch (RuntimeException notUnderstood) {
            return false;
        }
    }

    private static boolean sumMatches(byte[] content, int end, CRC32C sum) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(content, end, Integer.BYTES)).readInt()
                == (int) sum.getValue();
    }

    private boolean headerFits(DataInputStream in, Track track) throws IOException {
        int version = track instanceof ViewTrack viewTrack ? viewTrack.view.version() : 1;
        return in.readInt() == FORMAT
                && in.readUTF().equals(track.name())
                && in.readInt() == version
                && in.readUTF().equals(office.journal().id());
    }

    private boolean rootFits(long size, String root) {
        return office.journal()
                .mark(size)
                .root()
                .map(Digest::toString)
                .orElse("")
                .equals(root);
    }
}
