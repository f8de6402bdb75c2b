package org.linli.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.trace.Audience;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** An inquiry at work: goes through what matches, and looks at the trail of each subject when it is first met. */
final class Asking {
    private static final int BLOCK = 1_000;
    private static final int REMEMBERED = 1 << 16;

    private final Inquiry inquiry;
    private final ProvableLog log;
    /** How many records are looked at. */
    private final long size;

    private final Selection selection;
    /** Whether a record leads to its subject only if it speaks of what is asked for. */
    private final boolean isByWord;

    private final Set<Subject> met = new HashSet<>();
    private final List<Handling> handlings = new ArrayList<>();
    private boolean isWhole = true;

    private Asking(Inquiry inquiry, ProvableLog log, long size) {
        this.inquiry = inquiry;
        this.log = log;
        this.size = size;
        this.selection = new Selection(
                inquiry.kinds(), inquiry.subjects(), inquiry.actors(), inquiry.audience(), inquiry.occurred());
        boolean isIndexed = !inquiry.subjects().isEmpty()
                || !inquiry.actors().isEmpty()
                || inquiry.occurred().isPresent();
        this.isByWord =
                !isIndexed && (!inquiry.matters().isEmpty() || !inquiry.areas().isEmpty());
    }

    /** Asks a log; where a record is damaged, about those before it. */
    static InquiryAnswer of(Inquiry inquiry, ProvableLog log) {
        long size = log.size();
        Optional<Verdict.Damaged> damage = log instanceof TraceLog files ? files.damage() : Optional.empty();
        while (true) {
            try {
                return new Asking(inquiry, log, size).answer(damage);
            } catch (DamagedException e) {
                if (e.damage().position() >= size) {
                    throw e;
                }
                size = e.damage().position();
                damage = Optional.of(e.damage());
            }
        }
    }

    private InquiryAnswer answer(Optional<Verdict.Damaged> damage) {
        for (long next = 0; next < size && isWhole; ) {
            Slice slice = log.read(selection, next, BLOCK);
            for (TraceEvent event : slice.events()) {
                if (event.position() < size && isWhole) {
                    meet(event);
                }
            }
            next = Math.max(slice.next(), next + 1);
        }
        handlings.sort(Comparator.comparingLong(each -> each.steps().get(0).position()));
        return new InquiryAnswer(
                log.id(), size, inquiry, handlings, isWhole && damage.isEmpty(), size > 0 && wasCut(log), damage);
    }

    private void meet(TraceEvent event) {
        Subject subject = event.fact().subject();
        if (met.contains(subject) || !leads(Said.by(log, event))) {
            return;
        }
        if (met.size() < REMEMBERED) {
            met.add(subject);
        }
        Handling handling = handling(subject, event.position());
        if (handling != null && handlings.size() == inquiry.atMost()) {
            isWhole = false;
        } else if (handling != null) {
            handlings.add(handling);
        }
    }

    /** Whether the asker may see a record, and would come upon its subject by it. */
    private boolean leads(Said said) {
        if (!inquiry.audience().sees(said.audience())) {
            return false;
        } else if (!isByWord) {
            return true;
        }
        Mentions mentions = said.mentions();
        return mentions.matters().stream().anyMatch(inquiry.matters()::contains)
                || mentions.areas().stream().anyMatch(inquiry.areas()::contains);
    }

    /** What came of a subject; nothing if it is not meant, or was met before. What was cut of its trail is in no answer. */
    private @Nullable Handling handling(Subject subject, long metAt) {
        Looking looking = new Looking(metAt);
        for (long next = 0; next < size && looking.isFirst; ) {
            Slice slice = log.read(Selection.about(subject), next, BLOCK);
            for (TraceEvent event : slice.events()) {
                if (event.position() < size) {
                    looking.at(event);
                }
            }
            next = Math.max(slice.next(), next + 1);
        }
        Handling.Step last = looking.last;
        Mentions mentions = looking.mentions;
        return last == null || !looking.isFirst || !isIn(mentions)
                ? null
                : new Handling(subject, mentions.matters(), mentions.areas(), looking.steps, last);
    }

    /** What is kept of a trail while it is gone through: what the answer says of it, however long it is. */
    private final class Looking {
        private final long metAt;
        private final Mentions mentions = new Mentions();
        private final List<Handling.Step> steps = new ArrayList<>();
        private Handling.@Nullable Step last;
        private boolean isFirst = true;

        Looking(long metAt) {
            this.metAt = metAt;
        }

        void at(TraceEvent event) {
            Said said = Said.by(log, event);
            if (inquiry.audience().sees(event.fact().audience())
                    && inquiry.audience().sees(said.audience())) {
                said.mentionTo(mentions);
                Handling.Step step = Handling.Step.of(event, said.type(), said.open());
                last = step;
                if (selection.matches(event)) {
                    isFirst = isFirst && (event.position() >= metAt || !leads(said));
                    steps.add(step);
                }
            }
        }
    }

    /** Whether records were cut: those that stand first may be of a type that no cut takes. */
    private static boolean wasCut(ProvableLog log) {
        try {
            return log instanceof TraceLog files ? files.cutBefore() > 0 : log.isCut(0);
        } catch (DamagedException ofAnOrder) {
            return log.isCut(0);
        }
    }

    private boolean isIn(Mentions mentions) {
        return (inquiry.matters().isEmpty() || mentions.matters().stream().anyMatch(inquiry.matters()::contains))
                && (inquiry.areas().isEmpty() || mentions.areas().stream().anyMatch(inquiry.areas()::contains));
    }

    /** What a record says, as it stands in the log. */
    private record Said(Subject subject, String type, Audience audience, Map<String, @Nullable Object> open) {
        static Said by(ProvableLog log, TraceEvent event) {
            byte[] entry = log.entry(event.position());
            Envelope envelope = new Envelope();
            envelope.read(entry, 0, entry.length);
            return new Said(event.fact().subject(), envelope.type(), envelope.audience(), envelope.open(entry));
        }

        void mentionTo(Mentions mentions) {
            mentions.add(subject);
            mentions.addAll(open);
        }

        Mentions mentions() {
            Mentions mentions = new Mentions();
            mentionTo(mentions);
            return mentions;
        }
    }
}
