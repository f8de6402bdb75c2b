package org.linli.responsibility.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.MatterId;
import org.linli.trace.Basis;

/**
 * All matters that have to be seen to, as a value with a version (事项清单). A matter that was classified otherwise once, or was out for a time
 * and is in again, has several periods, so that the past is judged by what it was then.
 *
 * @param name its name, an identifier without {@code @}
 * @param version its version, an identifier; another one with every change
 * @param matters the matters by id, each as it is in its last period; immutable
 * @param earlier the periods before that, in order, of matters that have any; immutable
 */
public record Inventory(
        String name, String version, SortedMap<MatterId, Matter> matters, SortedMap<MatterId, List<Matter>> earlier) {
    /** Copies the matters and checks that the periods of one do not overlap. */
    public Inventory {
        Basis.of("inventory." + name, version);
        matters = Collections.unmodifiableSortedMap(new TreeMap<>(matters));
        TreeMap<MatterId, List<Matter>> before = new TreeMap<>();
        earlier.forEach((id, periods) -> before.put(id, List.copyOf(periods)));
        earlier = Collections.unmodifiableSortedMap(before);
        for (Map.Entry<MatterId, List<Matter>> each : earlier.entrySet()) {
            Matter next = matters.get(each.getKey());
            for (int i = each.getValue().size() - 1; i >= 0; i--) {
                Matter period = each.getValue().get(i);
                if (next == null || !isJustBefore(period, next)) {
                    throw new IllegalArgumentException("The periods of matter (" + each.getKey()
                            + ") must be in order and must not overlap, the last among the matters.");
                }
                next = period;
            }
        }
    }

    private static boolean isJustBefore(Matter period, Matter next) {
        return period.id().equals(next.id())
                && period.validity()
                        .until()
                        .filter(end -> !end.isAfter(from(next)))
                        .isPresent();
    }

    private static Instant from(Matter matter) {
        return matter.validity().from();
    }

    /**
     * An inventory of matters that have one period each.
     *
     * @param name its name, an identifier without {@code @}
     * @param version its version, an identifier
     * @param matters the matters by id
     */
    public Inventory(String name, String version, SortedMap<MatterId, Matter> matters) {
        this(name, version, matters, new TreeMap<>());
    }

    /**
     * An inventory of matters that may have several periods.
     *
     * @param name its name, an identifier without {@code @}
     * @param version its version, an identifier
     * @param periods the matters, one for each period, in any order
     * @return the inventory
     * @throws IllegalArgumentException if periods of a matter overlap
     */
    public static Inventory of(String name, String version, Collection<Matter> periods) {
        TreeMap<MatterId, Matter> last = new TreeMap<>();
        TreeMap<MatterId, List<Matter>> earlier = new TreeMap<>();
        periods.stream()
                .sorted(Comparator.comparing(Inventory::from))
                .forEach(each -> {
                    Matter before = last.put(each.id(), each);
                    if (before != null) {
                        earlier.computeIfAbsent(each.id(), none -> new ArrayList<>())
                                .add(before);
                    }
                });
        return new Inventory(name, version, last, earlier);
    }

    /**
     * What was read from a file: an inventory, or everything that is wrong with it. Nothing is half taken over.
     *
     * @param inventory the inventory; nothing if there is any finding
     * @param findings what is wrong, in the order of the lines; immutable
     */
    public record Reading(Optional<Inventory> inventory, List<Finding> findings) {
        /** Copies the findings. */
        public Reading {
            Objects.requireNonNull(inventory, "inventory");
            findings = List.copyOf(findings);
        }

        /**
         * The inventory.
         *
         * @return it
         * @throws IllegalArgumentException if something is wrong with the file; the message says everything
         */
        public Inventory orThrow() {
            return inventory.orElseThrow(() -> new IllegalArgumentException(
                    String.join("\n", findings.stream().map(Finding::toString).toList())));
        }
    }

    /**
     * What is wrong with a line of a file.
     *
     * @param file which file, as the caller calls it
     * @param line which line, from 1
     * @param path where in a JSON file, such as {@code matters[3].goods}; empty for CSV
     * @param fault what
     * @param message the same in words
     */
    public record Finding(String file, long line, String path, Fault fault, String message) {
        /** Checks that nothing is missing. */
        public Finding {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(message, "message");
        }

        /**
         * What is wrong with a line of CSV.
         *
         * @param file which file, as the caller calls it
         * @param line which line, from 1
         * @param fault what
         * @param message the same in words
         */
        public Finding(String file, long line, Fault fault, String message) {
            this(file, line, "", fault, message);
        }

        /** File, line, the path in a JSON file, and what is wrong. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + message;
        }
    }

    /** What can be wrong with a line. */
    public enum Fault {
        /** The first line does not name the columns. */
        NO_HEADER,
        /** The line is not UTF-8. */
        NOT_UTF_8,
        /** The line has more or fewer cells than columns, or a quote is not closed on it. */
        MALFORMED_LINE,
        /** A cell cannot be read. */
        MALFORMED_CELL,
        /** The end is not later than the start. */
        UPSIDE_DOWN,
        /** The matter is provided otherwise than its class suggests, and no reason is given. */
        NO_REASON,
        /** The id stands in the file already, for a period that overlaps. */
        REPEATED_ID,
        /** The rules about duties refuse what the line gives. */
        REFUSED,
        /** The file is no JSON from here on, or is nested too deeply. */
        MALFORMED_JSON,
        /** Something of another type stands there than must. */
        WRONG_TYPE,
        /** Something must stand there and does not. */
        MISSING_MEMBER,
        /** Nothing of that name is known. */
        UNKNOWN_MEMBER,
        /** The file is longer than is read. */
        TOO_LARGE
    }

    /**
     * An inventory to begin with: more than 120 matters of a Chinese neighbourhood over all fields, in both languages. A host copies and
     * changes it.
     *
     * @return the inventory, cited as {@code inventory.starter@1}
     */
    public static Inventory starter() {
        try (InputStream csv = Objects.requireNonNull(Inventory.class.getResourceAsStream("starter.csv"), "starter")) {
            return read("starter", "1", "starter.csv", csv).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a CSV file in UTF-8, with or without a byte order mark, whose first line names the columns
     * {@code id,zh,en,field,goods,provision,reason,sources,from,until}. A matter stands there once, or once for each of its periods, which
     * do not overlap. Several sources stand with a {@code +} between; an empty provision
     * is what the class suggests; an empty end is open. Cells may stand in quotes; no line break stands in a cell.
     *
     * @param name the inventory's name
     * @param version the inventory's version
     * @param file what the file is called in findings
     * @param csv the file; not closed here
     * @return the inventory, or all findings
     * @throws IOException if the file cannot be read
     */
    public static Reading read(String name, String version, String file, InputStream csv) throws IOException {
        return new MatterLines(file).read(name, version, csv);
    }

    /**
     * The file that {@link #read} reads.
     *
     * @return the text, ending with a line break
     */
    public String csv() {
        StringBuilder text = new StringBuilder(MatterLines.HEADER).append('\n');
        matters.keySet()
                .forEach(id -> periods(id)
                        .forEach(each -> text.append(MatterLines.line(each)).append('\n')));
        return text.toString();
    }

    /**
     * Reads a JSON file in UTF-8, an object with {@code name}, {@code version} and {@code matters}, each an object whose members are named
     * like the columns of {@link #read}; {@code sources} is a list, and what is empty there is left out or null. Members of other names,
     * members that stand twice, and more than {@value MatterJson#MOST_BYTES} bytes are faults.
     *
     * @param file what the file is called in findings
     * @param json the file; not closed here
     * @return the inventory, or all findings: those up to where the file is no JSON any more
     * @throws IOException if the file cannot be read
     */
    public static Reading readJson(String file, InputStream json) throws IOException {
        return new MatterJson(file).read(json);
    }

    /**
     * The file that {@link #readJson} reads.
     *
     * @return the text, a line for each matter, ending with a line break
     */
    public String json() {
        return MatterJson.text(this);
    }

    /**
     * A matter as it is, or was, at an instant.
     *
     * @param id its id
     * @param at when
     * @return the matter with that period; nothing if it is not in the inventory then
     */
    public Optional<Matter> matter(MatterId id, Instant at) {
        return periods(id).stream()
                .filter(each -> each.validity().contains(at))
                .findFirst();
    }

    /**
     * All periods of a matter.
     *
     * @param id its id
     * @return the periods in order; empty if there is no such matter; immutable
     */
    public List<Matter> periods(MatterId id) {
        List<Matter> all = new ArrayList<>(earlier.getOrDefault(Objects.requireNonNull(id, "id"), List.of()));
        matter(id).ifPresent(all::add);
        return List.copyOf(all);
    }

    /**
     * A matter as it is in its last period.
     *
     * @param id its id
     * @return the matter; nothing if there is none
     */
    public Optional<Matter> matter(MatterId id) {
        return Optional.ofNullable(matters.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * How many matters there are of each field, by their last periods.
     *
     * @return the numbers, by field in its order; fields without matters are missing
     */
    public Map<MatterField, Integer> counts() {
        Map<MatterField, Integer> counts = new EnumMap<>(MatterField.class);
        matters.values().forEach(each -> counts.merge(each.field(), 1, Integer::sum));
        return counts;
    }

    /**
     * How rulings cite it.
     *
     * @return such as {@code inventory.starter@1}
     */
    public Basis basis() {
        return Basis.of("inventory." + name, version);
    }
}
