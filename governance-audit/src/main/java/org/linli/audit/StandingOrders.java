package org.linli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.Reach;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Name;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.WholeFile;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;

/**
 * The orders to erase, to restrict and to cut that a log has on record, kept beside the copy of its keys: a file {@code orders} with a line that
 * names the log, then each order on a line, and a line that tells whether something was cut off. They outlive the records, so that a log
 * restored from an older archive can be told of them.
 *
 * <pre>{@code
 * {"orders":"4f0c…"}
 * {"leaves":["q83v…"],"order":{"act":"erase-7",…}}
 * {"digest":"9a1f…","lines":2}
 * }</pre>
 */
final class StandingOrders {
    static final String NAME = "orders";

    private static final List<String> TYPES = List.of("trace.erased", "trace.restricted", CutRecord.TYPE);

    private final LogMeta meta;
    private final LogIndex index;
    /** The orders on record, by their positions. */
    private final Map<Long, Order> orders = new TreeMap<>();

    private final EventCodec codec = EventCodec.of(FactCatalog.of(List.of()));

    /**
     * An order.
     *
     * @param event the order as it stood on record
     * @param envelope its envelope
     * @param leaves of one by records, the leaf hash of each record that it names, in their order; empty where there was none before it
     */
    record Order(TraceEvent event, String envelope, List<String> leaves) {
        /** Copies the list. */
        Order {
            leaves = List.copyOf(leaves);
        }

        private static Order of(EventCodec codec, byte[] envelope, Function<TraceEvent, List<String>> leaves) {
            TraceEvent event =
                    codec.decode(envelope, 0, envelope.length, Integer.MAX_VALUE, (position, slot, purpose) -> null);
            if (!(event.fact() instanceof TraceFact)) {
                throw new IllegalArgumentException("another fact");
            }
            return new Order(event, new String(envelope, StandardCharsets.UTF_8), leaves.apply(event));
        }

        /** What it orders: under the same id another history of the log may have come to other records. */
        private List<Object> content() {
            return List.of(event.fact(), leaves);
        }

        private String line() {
            return (leaves.isEmpty() ? "{" : "{\"leaves\":" + text(leaves) + ",") + "\"order\":" + envelope + "}\n";
        }
    }

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
        int from = frame.envelopeOffset();
        envelope.readBelonging(frame.source(), from, frame.envelopeLength());
        if (TYPES.contains(envelope.type())) {
            byte[] bytes = Arrays.copyOfRange(frame.source(), from, from + frame.envelopeLength());
            orders.put(position, Order.of(codec, bytes, event -> leaves(event, position)));
        }
    }

    private List<String> leaves(TraceEvent event, long before) {
        return event.fact() instanceof TraceFact.Erased erased
                ? erased.extent().positions().stream()
                        .map(each -> each < before ? leaf(each) : "")
                        .toList()
                : List.of();
    }

    private String leaf(long position) {
        byte[] hash = new byte[MerkleHash.BYTES];
        index.leafHash(position, hash);
        return MerkleHash.of(hash, 0).toBase64();
    }

    /** All of them, as they stand in the log. */
    List<Order> all() {
        return List.copyOf(orders.values());
    }

    /** What was ordered to be erased at a position or later. */
    Erasures erasuresFrom(long position) {
        Erasures erasures = new Erasures();
        orders.forEach((at, order) -> {
            if (at >= position && order.event().fact() instanceof TraceFact.Erased erased) {
                Reach.of(erased, at).forEach(erasures::add);
            }
        });
        return erasures;
    }

    /** Whether a segment may have values of somebody whose values were erased. */
    static boolean touch(LogIndex index, Part part, Erasures erasures) {
        return erasures.all().stream()
                .map(Reach::holder)
                .distinct()
                .anyMatch(holder -> index.candidates(part, Trait.HOLDER, holder).length > 0);
    }

    /** Adds what is new to the file in a folder. */
    void keep(Path folder, Disk disk) throws IOException {
        boolean isThere = Files.exists(folder.resolve(NAME));
        List<Order> kept = new ArrayList<>(isThere ? read(folder, meta) : List.of());
        int before = kept.size();
        Set<Object> known = kept.stream().map(Order::content).collect(Collectors.toCollection(HashSet::new));
        for (Order each : orders.values()) {
            if (known.add(each.content())) {
                kept.add(each);
            }
        }
        if (!isThere || kept.size() > before) {
            StringBuilder text = new StringBuilder(head(meta));
            kept.forEach(each -> text.append(each.line()));
            WholeFile.write(disk, folder, NAME, (text + end(text.toString())).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(Object value) {
        return new String(CanonicalForm.write(value), StandardCharsets.UTF_8);
    }

    private static String head(LogMeta meta) {
        return text(Map.of("orders", meta.id())) + "\n";
    }

    private static String end(String before) {
        Digest digest = Digest.sha256(before.getBytes(StandardCharsets.UTF_8));
        return text(Map.of("digest", digest.toString(), "lines", before.lines().count() - 1)) + "\n";
    }

    /**
     * The orders in the file of a folder.
     *
     * @throws IOException if it is not there or not whole, is of another log, or a line is no order
     */
    static List<Order> read(Path folder, LogMeta meta) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new IOException("the folder of keys " + folder + " must have a file " + NAME
                    + ", without which what was erased would come back. Maybe it was not copied whole");
        }
        String text = Files.readString(file);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !(lines.get(0) + "\n").equals(head(meta))) {
            throw new IOException("the file " + file + " must name the log " + meta.id()
                    + " in its first line. Maybe it is kept for another log");
        }
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.substring(last).equals(end(text.substring(0, last)))) {
            throw new IOException(
                    "the file " + file
                            + " must end in the number and the digest of its lines, and was cut or changed. Maybe put back the"
                            + " newest copy of it, or, if there is none and the log is whole, delete it and take the backup again");
        }
        List<Order> orders = new ArrayList<>();
        EventCodec codec = EventCodec.of(FactCatalog.of(List.of()));
        for (int i = 1; i < lines.size() - 1; i++) {
            try {
                orders.add(parsed(codec, lines.get(i)));
            } catch (CanonicalFormException | IllegalArgumentException e) {
                throw new IOException(
                        "line " + (i + 1) + " of " + file + " must be an order to erase, to restrict or to cut", e);
            }
        }
        return orders;
    }

    private static Order parsed(EventCodec codec, String line) {
        if (!(CanonicalForm.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> members)
                || !(members.get("order") instanceof Map<?, ?> order)) {
            throw new IllegalArgumentException("no order");
        }
        List<String> leaves = new ArrayList<>();
        if (members.get("leaves") instanceof List<?> list) {
            list.forEach(each -> leaves.add(String.valueOf(each)));
        }
        Order parsed = Order.of(codec, CanonicalForm.write(order), event -> leaves);
        boolean isByRecords = parsed.event().fact() instanceof TraceFact.Erased erased
                && erased.extent().positions().size() != leaves.size();
        if (isByRecords) {
            throw new IllegalArgumentException("as many leaves as records");
        }
        return parsed;
    }
}
