package org.linli.responsibility.disclosure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.basics.Deadline;
import org.linli.basics.Microseconds;
import org.linli.trace.Digest;

/** What a register keeps of one disclosure; changes in place. */
final class DisclosureRow {
    static final long NEVER = Long.MAX_VALUE;

    final DisclosureId id;
    final DisclosureLine line;
    final String occasion;
    final boolean isPeriod;
    final long due;
    long published = NEVER;
    long correctBy = NEVER;
    int urged;
    int objections;
    final TreeMap<Integer, Answer> answers = new TreeMap<>();
    private @Nullable Digest last;

    /** An answer that is waited for. */
    static final class Answer {
        final long by;
        int urged;

        Answer(long by, int urged) {
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

    void take(DisclosureFact fact, long at) {
        if (fact instanceof DisclosureFact.Published done) {
            if (!done.publication().content().equals(last)) {
                correctBy = NEVER;
                urged = 0;
            }
            last = done.publication().content();
            published = Math.min(published, at);
        } else if (fact instanceof DisclosureFact.Objected objected) {
            answers.put(
                    ++objections, new Answer(Microseconds.of(objected.answerBy().due()), 0));
        } else if (fact instanceof DisclosureFact.Answered answered) {
            answers.remove(answered.objection());
            if (answered.correctBy().isPresent() && correctBy == NEVER) {
                correctBy = answered.correctBy()
                        .map(Deadline::due)
                        .map(Microseconds::of)
                        .orElse(NEVER);
                urged = 0;
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
                objections);
    }

    DisclosureFinding finding(DisclosureFinding.Kind kind, Optional<Integer> objection, long since) {
        return new DisclosureFinding(kind, line, Optional.of(id), occasion, objection, Microseconds.instant(since));
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
        out.writeLong(correctBy);
        out.writeInt(urged);
        out.writeInt(objections);
        out.writeUTF(last == null ? "" : last.toString());
        out.writeInt(answers.size());
        for (Map.Entry<Integer, Answer> each : answers.entrySet()) {
            out.writeInt(each.getKey());
            out.writeLong(each.getValue().by);
            out.writeInt(each.getValue().urged);
        }
    }

    static DisclosureRow restored(DataInput in) throws IOException {
        DisclosureId id = DisclosureId.of(in.readUTF());
        DisclosureLine line = DisclosureRegister.line(in);
        DisclosureRow row = new DisclosureRow(id, line, in.readUTF(), in.readBoolean(), in.readLong());
        row.published = in.readLong();
        row.correctBy = in.readLong();
        row.urged = in.readInt();
        row.objections = in.readInt();
        String digest = in.readUTF();
        row.last = digest.isEmpty() ? null : Digest.parse(digest);
        for (int left = in.readInt(); left > 0; left--) {
            row.answers.put(in.readInt(), new Answer(in.readLong(), in.readInt()));
        }
        return row;
    }
}
