package org.linli.responsibility.disclosure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.basics.Microseconds;
import org.linli.basics.Name;
import org.linli.trace.Digest;

/** What a register keeps of one disclosure; changes in place. */
final class DisclosureRow {
    static final long NEVER = Long.MAX_VALUE;
    private static final Comparator<Publication.Place> ORDER = Comparator.comparing(Publication.Place::venue)
            .thenComparing(each -> each.where().value());

    final DisclosureId id;
    final DisclosureLine line;
    final String occasion;
    final boolean isPeriod;
    final long due;
    long published = NEVER;
    /** When it was recorded that it was published. */
    long entered = NEVER;

    long correctBy = NEVER;
    /** For what a correction is due; empty while none is. */
    final Set<Objection.Ground> grounds = EnumSet.noneOf(Objection.Ground.class);

    int urged;
    int objections;
    final TreeMap<Integer, Answer> answers = new TreeMap<>();
    private @Nullable Digest last;
    private final Set<Publication.Place> places = new HashSet<>();

    /** An answer that is waited for. */
    static final class Answer {
        final Objection.Ground ground;
        final long by;
        int urged;

        Answer(Objection.Ground ground, long by, int urged) {
            this.ground = ground;
            this.by = by;
            this.urged = urged;
        }
    }

    DisclosureRow(DisclosureId id, Disclosure.Owing owing) {
        this(
                id,
                owing.line(),
                owing.occasion(),
                owing.isPeriod(),
                Microseconds.of(owing.due().due()));
    }

    private DisclosureRow(DisclosureId id, DisclosureLine line, String occasion, boolean isPeriod, long due) {
        this.id = id;
        this.line = line;
        this.occasion = occasion;
        this.isPeriod = isPeriod;
        this.due = due;
    }

    /** What is left of a disclosure whose facts were cut. */
    static DisclosureRow of(DisclosureFact.Restated whole, long recorded) {
        DisclosureRow row = new DisclosureRow(whole.id(), whole.owing());
        for (Disclosure.Published each : whole.published()) {
            row.take(
                    new DisclosureFact.Published(whole.id(), each.publication()), Microseconds.of(each.at()), recorded);
        }
        whole.correction().ifPresent(due -> {
            row.correctBy = Microseconds.of(due.by().due());
            row.grounds.addAll(due.grounds());
        });
        for (Objection each : whole.objections()) {
            row.objections++;
            if (each.isOpen()) {
                long by = Microseconds.of(each.answerBy().due());
                row.answers.put(row.objections, new Answer(each.ground(), by, each.urged()));
            }
        }
        row.urged = whole.urged();
        return row;
    }

    void take(DisclosureFact fact, long at, long recorded) {
        if (fact instanceof DisclosureFact.Published done) {
            Publication what = done.publication();
            boolean isOther = !what.content().equals(last);
            boolean isElsewhere = places.addAll(what.places());
            grounds.removeIf(each -> each.isPutRight(isOther, isElsewhere));
            correctBy = grounds.isEmpty() ? NEVER : correctBy;
            urged = grounds.isEmpty() ? 0 : urged;
            last = what.content();
            if (published == NEVER) {
                published = at;
                entered = recorded;
            }
        } else if (fact instanceof DisclosureFact.Objected objected) {
            long by = Microseconds.of(objected.answerBy().due());
            answers.put(++objections, new Answer(objected.ground(), by, 0));
        } else if (fact instanceof DisclosureFact.Answered answered) {
            Answer waited = answers.remove(answered.objection());
            if (waited != null && answered.correctBy().isPresent()) {
                grounds.add(waited.ground);
                if (correctBy == NEVER) {
                    correctBy = Microseconds.of(answered.correctBy().get().due());
                    urged = 0;
                }
            }
        } else if (fact instanceof DisclosureFact.PublicationUrged step) {
            urged = step.step();
        } else if (fact instanceof DisclosureFact.AnswerUrged step) {
            Answer waited = answers.get(step.objection());
            if (waited != null) {
                waited.urged = step.step();
            }
        }
    }

    long publishBy() {
        return published == NEVER ? due : correctBy;
    }

    boolean isOpen() {
        return publishBy() != NEVER || !answers.isEmpty();
    }

    DisclosureRegister.Item item() {
        return new DisclosureRegister.Item(
                id,
                line,
                occasion,
                Microseconds.instant(due),
                published == NEVER ? Optional.empty() : Optional.of(Microseconds.instant(published)),
                published == NEVER ? Optional.empty() : Optional.of(Microseconds.instant(entered)),
                objections);
    }

    DisclosureFinding finding(DisclosureFinding.Kind kind, Optional<Integer> objection, long since) {
        Set<Objection.Ground> about = kind == DisclosureFinding.Kind.NOT_CORRECTED ? grounds : Set.of();
        return new DisclosureFinding(
                kind, line, Optional.of(id), occasion, objection, about, Microseconds.instant(since));
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(id.value());
        out.writeUTF(line.topic().name());
        out.writeUTF(line.area().value());
        out.writeUTF(line.discloser().value());
        out.writeUTF(line.validity().toString());
        out.writeUTF(occasion);
        out.writeBoolean(isPeriod);
        out.writeLong(due);
        out.writeLong(published);
        out.writeLong(entered);
        out.writeLong(correctBy);
        out.writeInt(urged);
        out.writeInt(objections);
        out.writeUTF(last == null ? "" : last.toString());
        out.writeInt(grounds.size());
        for (Objection.Ground each : grounds) {
            out.writeUTF(each.name());
        }
        out.writeInt(places.size());
        for (Publication.Place each : places.stream().sorted(ORDER).toList()) {
            out.writeUTF(each.venue().name());
            out.writeUTF(each.where().value());
        }
        out.writeInt(answers.size());
        for (Map.Entry<Integer, Answer> each : answers.entrySet()) {
            out.writeInt(each.getKey());
            out.writeUTF(each.getValue().ground.name());
            out.writeLong(each.getValue().by);
            out.writeInt(each.getValue().urged);
        }
    }

    static DisclosureRow restored(DataInput in) throws IOException {
        DisclosureId id = DisclosureId.of(in.readUTF());
        DisclosureLine line = DisclosureRegister.line(in);
        DisclosureRow row = new DisclosureRow(id, line, in.readUTF(), in.readBoolean(), in.readLong());
        row.published = in.readLong();
        row.entered = in.readLong();
        row.correctBy = in.readLong();
        row.urged = in.readInt();
        row.objections = in.readInt();
        String digest = in.readUTF();
        row.last = digest.isEmpty() ? null : Digest.parse(digest);
        for (int left = in.readInt(); left > 0; left--) {
            row.grounds.add(Objection.Ground.valueOf(in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            Publication.Venue venue = Publication.Venue.valueOf(in.readUTF());
            row.places.add(new Publication.Place(venue, Name.of(in.readUTF())));
        }
        for (int left = in.readInt(); left > 0; left--) {
            row.answers.put(
                    in.readInt(), new Answer(Objection.Ground.valueOf(in.readUTF()), in.readLong(), in.readInt()));
        }
        return row;
    }
}
