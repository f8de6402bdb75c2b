package org.linli.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.linli.audit.codec.CanonicalWriter;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Sealer;
import org.linli.basics.ActorId;
import org.linli.order.OrderFact;
import org.linli.order.OrderId;
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

    private CodecFigures() {}

    static List<Figure> all() {
        return List.of(
                Figure.rate("codec-encode-300-bytes", "events/s", 2.5e6, CodecFigures::encode),
                Figure.rate("codec-decode-300-bytes", "events/s", 1.2e6, CodecFigures::decode));
    }

    /**
     * Events of orders that are accepted, three in four by somebody of whom there is but one: ids, instants, links and actors differ, the
     * type, the basis and what has no personal part do not. Short ids and no text beyond ASCII: longer events take longer by the byte.
     */
    private static final class Sample {
        static final EventCodec CODEC = EventCodec.of(FactCatalog.load());
        static final Entry[] ENTRIES = new Entry[DISTINCT];
        static final byte[][] WRITTEN = new byte[DISTINCT][];
        static final byte[][] PREVIOUS = new byte[DISTINCT][32];
        static final Instant[] RECORDED_AT = new Instant[DISTINCT];

        static {
            CanonicalWriter writer = CanonicalWriter.create();
            long bytes = 0;
            for (int i = 0; i < DISTINCT; i++) {
                OrderId id = OrderId.of("ord-" + i);
                ActorId actor = ActorId.of(i % 4 == 0 ? "team-" + i % 7 : "w-" + Integer.toHexString(i * 0x9E3779B9));
                Act act = Act.of(ActId.of("ord-" + i + "/4"), actor, RECORDED.minusSeconds(i));
                new Random(i).nextBytes(PREVIOUS[i]);
                RECORDED_AT[i] = RECORDED.plusNanos(i * 997_000L);
                ENTRIES[i] = new Entry(act, new OrderFact.Accepted(id), List.of(Basis.of("authority.own-behalf", "1")));
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
            CODEC.encode(entry, RECORDED_AT[number], number + 2L, PREVIOUS[number], Sealer.NONE, writer);
            return writer.toByteArray();
        }
    }

    private static double encode() {
        CanonicalWriter writer = CanonicalWriter.create();
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            writer.reset();
            int number = i % DISTINCT;
            Sample.CODEC.encode(
                    Sample.ENTRIES[number],
                    Sample.RECORDED_AT[number],
                    number + 2L,
                    Sample.PREVIOUS[number],
                    Sealer.NONE,
                    writer);
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
            TraceEvent event =
                    Sample.CODEC.decode(written, 0, written.length, i + 2_000L, (position, slot, purpose) -> null);
            sequences += event.head().sequence();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (sequences < EVENTS) {
            throw new IllegalStateException("Not every event was read.");
        }
        return EVENTS / seconds;
    }
}
