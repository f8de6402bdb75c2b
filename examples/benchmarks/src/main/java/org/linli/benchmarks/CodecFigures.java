package org.linli.benchmarks;

import java.time.Instant;
import java.util.List;
import org.linli.audit.codec.CanonicalWriter;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Sealer;
import org.linli.basics.ActorId;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceEvent;

/** The figures of the log's codec: an event of about 300 bytes, written and read. */
final class CodecFigures {
    private static final int EVENTS = 1_000_000;
    private static final int DISTINCT = 1_024;
    private static final Instant RECORDED = Instant.parse("2026-03-03T01:00:00.123456Z");
    private static final byte[] PREVIOUS = new byte[32];

    private CodecFigures() {}

    static List<Figure> all() {
        return List.of(
                Figure.rate("codec-encode-300-bytes", "events/s", 2.5e6, CodecFigures::encode),
                Figure.rate("codec-decode-300-bytes", "events/s", 1.2e6, CodecFigures::decode));
    }

    /** Events that differ in all that differs from one to the next. */
    private static final class Sample {
        static final EventCodec CODEC = EventCodec.of(FactCatalog.load());
        static final Entry[] ENTRIES = new Entry[DISTINCT];
        static final byte[][] WRITTEN = new byte[DISTINCT][];

        static {
            CanonicalWriter writer = CanonicalWriter.create();
            long bytes = 0;
            for (int i = 0; i < DISTINCT; i++) {
                CaseId id = CaseId.of("case-" + i);
                Act act = Act.of(ActId.of("case-" + i + "/4"), ActorId.of("team-" + i % 7), RECORDED.minusSeconds(i));
                ENTRIES[i] = new Entry(act, new CaseFact.TakenUp(id), List.of(Basis.of("authority.own-behalf", "1")));
                WRITTEN[i] = written(ENTRIES[i], i, writer);
                bytes += WRITTEN[i].length;
            }
            if (Math.abs(bytes / DISTINCT - 300) > 20) {
                throw new IllegalStateException(
                        "The events must have about 300 bytes but have " + bytes / DISTINCT + ".");
            }
        }

        private static byte[] written(Entry entry, int number, CanonicalWriter writer) {
            writer.reset();
            CODEC.encode(entry, RECORDED, number + 2L, PREVIOUS, Sealer.NONE, writer);
            return writer.toByteArray();
        }
    }

    private static double encode() {
        CanonicalWriter writer = CanonicalWriter.create();
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            writer.reset();
            Sample.CODEC.encode(
                    Sample.ENTRIES[i % DISTINCT], RECORDED, i % DISTINCT + 2L, PREVIOUS, Sealer.NONE, writer);
            bytes += writer.size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (bytes < 250L * EVENTS) {
            throw new IllegalStateException("Not every event was written.");
        }
        return EVENTS / seconds;
    }

    private static double decode() {
        long sequences = 0;
        long start = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            byte[] written = Sample.WRITTEN[i % DISTINCT];
            TraceEvent event = Sample.CODEC.decode(written, 0, written.length, i + 2_000L, (position, slot) -> null);
            sequences += event.head().sequence();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (sequences < EVENTS) {
            throw new IllegalStateException("Not every event was read.");
        }
        return EVENTS / seconds;
    }
}
