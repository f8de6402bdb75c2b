package org.linli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.erasure.Reach;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Name;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.WholeFile;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;

/**
 * The orders to erase, to restrict and to cut that a log has on record, kept beside the copy of its keys: a file {@code orders} with a line that
 * names the log and then each order's envelope on a line, in the log's order. They outlive the records, so that a log restored from an
 * older archive can be told of them.
 */
final class StandingOrders {
    static final String NAME = "orders";

    private static final List<String> TYPES = List.of("trace.erased", "trace.restricted", CutRecord.TYPE);

    private final LogMeta meta;
    private final LogIndex index;
    /** The envelopes of the orders on record, by their positions. */
    private final Map<Long, byte[]> envelopes = new LinkedHashMap<>();

    private final Map<Long, List<Reach>> erased = new LinkedHashMap<>();

    private StandingOrders(LogMeta meta, LogIndex index) {
        this.meta = meta;
        this.index = index;
    }

    /** Those that are on record in a log. */
    static StandingOrders in(LogFiles files, LogIndex index) {
        StandingOrders orders = new StandingOrders(files.meta(), index);
        Envelope envelope = new Envelope();
        for (Part part : index.parts()) {
            int[] found = part.look(lookup -> TYPES.stream()
                    .flatMapToInt(type -> Arrays.stream(lookup.with(Trait.TYPE, Name.keyOf(type))))
                    .sorted()
                    .distinct()
                    .toArray());
            for (int local : found) {
                long position = part.first() + local;
                if (position < index.size()) {
                    orders.look(position, envelope);
                }
            }
        }
        return orders;
    }

    private void look(long position, Envelope envelope) {
        Frame frame = index.frame(position);
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        if (TYPES.contains(envelope.type())) {
            int from = frame.envelopeOffset();
            envelopes.put(position, Arrays.copyOfRange(frame.source(), from, from + frame.envelopeLength()));
            erased.put(position, Reach.erasedBy(envelope, frame.source(), position));
        }
    }

    /** Whose values were erased at a position or later. */
    Set<String> holdersErasedFrom(long position) {
        Set<String> holders = new HashSet<>();
        erased.forEach((at, reached) -> {
            if (at >= position) {
                reached.forEach(each -> holders.add(each.holder()));
            }
        });
        return holders;
    }

    /** Whether a segment may have values of one of these holders. */
    static boolean touch(LogIndex index, Part part, Set<String> holders) {
        return holders.stream().anyMatch(holder -> index.candidates(part, Trait.HOLDER, holder).length > 0);
    }

    /** Adds what is new to the file in a folder. */
    void keep(Path folder, Disk disk) throws IOException {
        StringBuilder text = new StringBuilder();
        Set<String> known = new HashSet<>();
        for (TraceEvent event : read(folder, meta)) {
            known.add(event.act().id().value());
        }
        Path file = folder.resolve(NAME);
        text.append(Files.exists(file) ? Files.readString(file) : head(meta));
        int before = text.length();
        EventCodec codec = codec();
        for (byte[] envelope : envelopes.values()) {
            if (!known.contains(decoded(codec, envelope).act().id().value())) {
                text.append(new String(envelope, StandardCharsets.UTF_8)).append('\n');
            }
        }
        if (text.length() > before || known.isEmpty()) {
            WholeFile.write(disk, folder, NAME, text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String head(LogMeta meta) {
        return new String(CanonicalForm.write(Map.of("orders", meta.id())), StandardCharsets.UTF_8) + "\n";
    }

    private static EventCodec codec() {
        return EventCodec.of(FactCatalog.of(List.of()));
    }

    private static TraceEvent decoded(EventCodec codec, byte[] envelope) {
        return codec.decode(envelope, 0, envelope.length, Integer.MAX_VALUE, (position, slot, purpose) -> null);
    }

    /**
     * The orders in the file of a folder.
     *
     * @throws IOException if it is of another log, or a line is no order
     */
    static List<TraceEvent> read(Path folder, LogMeta meta) throws IOException {
        Path file = folder.resolve(NAME);
        List<TraceEvent> orders = new ArrayList<>();
        if (!Files.exists(file)) {
            return orders;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !(lines.get(0) + "\n").equals(head(meta))) {
            throw new IOException("the file " + file + " must name the log " + meta.id()
                    + " in its first line. Maybe it is kept for another log");
        }
        EventCodec codec = codec();
        for (int i = 1; i < lines.size(); i++) {
            try {
                TraceEvent event = decoded(codec, lines.get(i).getBytes(StandardCharsets.UTF_8));
                if (!(event.fact() instanceof TraceFact)) {
                    throw new IllegalArgumentException("another fact");
                }
                orders.add(event);
            } catch (CanonicalFormException | IllegalArgumentException e) {
                throw new IOException(
                        "line " + (i + 1) + " of " + file + " must be an order to erase or to restrict", e);
            }
        }
        return orders;
    }
}
