package org.linli.responsibility;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.lines.CsvLines;
import org.linli.responsibility.lines.CsvLines.BadLine;
import org.linli.responsibility.lines.CsvLines.Fault;
import org.linli.trace.Basis;

/**
 * The three lists of a street or township as a value with a version: what it does itself (基本履职事项清单), what it helps a department with
 * (配合履职事项清单), and what departments above have taken back (上级部门收回事项清单).
 *
 * <pre>{@code
 * StreetLists.Reading lists = StreetLists.read("shuiguohu", "2026", "lists.csv", file);
 * StreetLists.Taking taking = lists.taking(register, streetOffice, street, Validity.since(january), duties.terms(), now);
 * desk.change(taking.orThrow(), community.act(registrar));
 * }</pre>
 *
 * @param name their name, an identifier without {@code @}
 * @param version their version, an identifier; another one with every change
 * @param items what stands on them, by matter; immutable
 */
public record StreetLists(String name, String version, SortedMap<MatterId, Item> items) {
    private static final String HEADER = "matter,list,department";

    /** Copies the items. */
    public StreetLists {
        Basis.of("street-lists." + name, version);
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }

    /** Which of the three lists. */
    public enum Listing {
        /** What the street does itself (基本履职). */
        BASIC(DutyGround.BASIC_LIST),
        /** What it helps a department with, which leads (配合履职). */
        COOPERATION(DutyGround.COOPERATION_LIST),
        /** What a department above has taken back (上级收回). */
        WITHDRAWN(DutyGround.WITHDRAWN_LIST);

        private final DutyGround ground;

        Listing(DutyGround ground) {
            this.ground = ground;
        }

        /**
         * The ground of duties that rest on it.
         *
         * @return the ground
         */
        public DutyGround ground() {
            return ground;
        }
    }

    /**
     * A line of the lists.
     *
     * @param listing on which list
     * @param departments which departments lead, or which one has taken it back; none on the list of what the street does itself; in order;
     *     immutable
     */
    public record Item(Listing listing, List<ActorId> departments) {
        /** Checks that there are as many departments as there must be. */
        public Item {
            departments = departments.stream().distinct().sorted().toList();
            boolean fits = switch (listing) {
                case BASIC -> departments.isEmpty();
                case COOPERATION -> !departments.isEmpty();
                case WITHDRAWN -> departments.size() == 1;
            };
            if (!fits) {
                throw new IllegalArgumentException("The departments (" + departments + ") of an item of list ("
                        + listing + ") must be named for what is helped with, be one for what was taken back, and none"
                        + " for what the street does itself.");
            }
        }
    }

    /**
     * What was read from a file: the lists, or everything that is wrong with them. Nothing is half taken over.
     *
     * @param file what the file is called
     * @param lists the lists; nothing if there is any finding
     * @param lines on which line each matter stands first; immutable
     * @param findings what is wrong, in the order of the lines; immutable
     */
    public record Reading(
            String file, Optional<StreetLists> lists, Map<MatterId, Long> lines, List<Inventory.Finding> findings) {
        /** Copies the findings. */
        public Reading {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(lists, "lists");
            lines = Map.copyOf(lines);
            findings = List.copyOf(findings);
        }

        /**
         * What it takes to bring a register in step with these lists, tried on a copy: what an earlier version of them gave to the street and
         * to departments there, and these do not, is ended when they come into force; what these give besides is assigned; what both give
         * goes on, until these say, with the means, the supply and the deadline that it has. Nothing of it takes effect before now: what was
         * borne is not undone, and nobody comes to have been responsible; what a register begins with is dated by {@link StreetLists#changes} instead.
         * Everything that the rules would refuse is said, by file and line.
         *
         * @param register the register, caught up
         * @param street the street office or township
         * @param area its area
         * @param validity from when, until when the lists are in force
         * @param terms who is who, where is where
         * @param now from when on anything may change
         * @return the changes, or all findings
         */
        public Taking taking(
                DutyRegister register, ActorId street, AreaId area, Validity validity, DutyTerms terms, Instant now) {
            return lists.map(each -> new StreetTaking(this, each, register, terms, now).taking(street, area, validity))
                    .orElseGet(() -> new Taking(List.of(), findings));
        }

        /**
         * The lists.
         *
         * @return them
         * @throws IllegalArgumentException if something is wrong with the file; the message says everything
         */
        public StreetLists orThrow() {
            return lists.orElseThrow(() -> new IllegalArgumentException(String.join(
                    "\n", findings.stream().map(Inventory.Finding::toString).toList())));
        }
    }

    /**
     * What it takes to bring a register in step with lists, or everything that stands in the way. Nothing is half taken over.
     *
     * @param changes for {@link DutyDesk#change}, those that end something first; empty if there is any finding; immutable
     * @param findings what is wrong, by file and line; immutable
     */
    public record Taking(List<DutyChange> changes, List<Inventory.Finding> findings) {
        /** Copies both. */
        public Taking {
            changes = List.copyOf(changes);
            findings = List.copyOf(findings);
        }

        /**
         * The changes.
         *
         * @return them
         * @throws IllegalArgumentException if something stands in the way; the message says everything
         */
        public List<DutyChange> orThrow() {
            if (!findings.isEmpty()) {
                throw new IllegalArgumentException(String.join(
                        "\n", findings.stream().map(Inventory.Finding::toString).toList()));
            }
            return changes;
        }
    }

    /**
     * Reads a CSV file in UTF-8 whose first line names the columns {@code matter,list,department}; the list is {@code basic},
     * {@code cooperation} or {@code withdrawn}. What several departments are helped with stands on a line for each.
     *
     * @param name the lists' name
     * @param version the lists' version
     * @param file what the file is called in findings
     * @param csv the file; not closed here
     * @return the lists, or all findings
     * @throws IOException if the file cannot be read
     */
    public static Reading read(String name, String version, String file, InputStream csv) throws IOException {
        TreeMap<MatterId, Read> items = new TreeMap<>();
        List<Inventory.Finding> findings = new ArrayList<>();
        Map<MatterId, Long> lines = new HashMap<>();
        CsvLines.readNumbered(
                csv.readAllBytes(),
                HEADER,
                (line, cells) -> lines.putIfAbsent(take(cells, items), line),
                (line, fault, message) -> findings.add(
                        new Inventory.Finding(file, line, Inventory.Fault.valueOf(fault.name()), message)));
        return findings.isEmpty()
                ? new Reading(file, Optional.of(new StreetLists(name, version, items(items))), lines, List.of())
                : new Reading(file, Optional.empty(), lines, findings);
    }

    /** What has been read of a matter so far. */
    private record Read(Listing listing, TreeSet<ActorId> departments) {}

    private static SortedMap<MatterId, Item> items(TreeMap<MatterId, Read> read) {
        SortedMap<MatterId, Item> items = new TreeMap<>();
        read.forEach((matter, each) -> items.put(matter, new Item(each.listing(), List.copyOf(each.departments()))));
        return items;
    }

    private static MatterId take(List<String> cells, TreeMap<MatterId, Read> items) throws BadLine {
        MatterId matter = CsvLines.cell("matter", cells.get(0), MatterId::parse);
        Listing listing = CsvLines.cell("list", cells.get(1), text -> CsvLines.one(Listing.class, text));
        List<ActorId> departments =
                cells.get(2).isEmpty() ? List.of() : List.of(CsvLines.cell("department", cells.get(2), ActorId::parse));
        Item item = CsvLines.cell("department", cells.get(2), text -> new Item(listing, departments));
        Read before = items.putIfAbsent(matter, new Read(listing, new TreeSet<>(item.departments())));
        boolean helpsAnother = before != null
                && before.listing() == Listing.COOPERATION
                && listing == Listing.COOPERATION
                && before.departments().addAll(departments);
        if (before != null && !helpsAnother) {
            throw new BadLine(
                    Fault.REPEATED_ID,
                    "The matter must stand on one of the lists, once, or once for each department that is helped.");
        }
        return matter;
    }

    /**
     * The file that {@link #read} reads.
     *
     * @return the text, ending with a line break
     */
    public String csv() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        items.forEach((matter, item) -> {
            for (String department : item.departments().isEmpty()
                    ? List.of("")
                    : item.departments().stream().map(ActorId::value).toList()) {
                text.append(CsvLines.quoted(matter.value()))
                        .append(',')
                        .append(item.listing().name().toLowerCase(Locale.ROOT))
                        .append(',')
                        .append(CsvLines.quoted(department))
                        .append('\n');
            }
        });
        return text.toString();
    }

    /**
     * On what duties in a matter rest by these lists.
     *
     * @param matter which matter
     * @return the basis; nothing if it stands on none of them
     */
    public Optional<DutyBasis> basis(MatterId matter) {
        return Optional.ofNullable(items.get(Objects.requireNonNull(matter, "matter")))
                .map(item -> new DutyBasis(item.listing().ground(), basis()));
    }

    /**
     * The duties that the lists give where none were before: the street leads in what it does itself and assists in what it helps with; a department leads in what
     * it has taken back. Who leads in what the street helps with follows from the department's own list of powers, and is not assigned here.
     *
     * @param street the street office or township
     * @param area its area
     * @param validity from when, until when
     * @return the changes, by matter, for {@link DutyDesk#change}; immutable
     * @throws IllegalArgumentException if the ids of a matter and of whoever gets it are too long together; {@link Reading#taking} says so
     *     by file and line
     */
    public List<DutyChange> changes(ActorId street, AreaId area, Validity validity) {
        List<DutyChange> changes = new ArrayList<>();
        items.keySet().forEach(matter -> changes.add(change(matter, street, area, validity)));
        return List.copyOf(changes);
    }

    DutyChange.Assign change(MatterId matter, ActorId street, AreaId area, Validity validity) {
        Item item = Objects.requireNonNull(items.get(matter), "item");
        ActorId bearer =
                item.listing() == Listing.WITHDRAWN ? item.departments().get(0) : street;
        DutyPart part = item.listing() == Listing.COOPERATION ? DutyPart.ASSIST : DutyPart.LEAD;
        Duty duty = Duty.of(part, area, validity, basis(matter).orElseThrow());
        return new DutyChange.Assign(ChargeId.of(matter, bearer), duty);
    }

    /**
     * How they are cited.
     *
     * @return such as {@code street-lists.shuiguohu@2026}
     */
    public Basis basis() {
        return Basis.of("street-lists." + name, version);
    }
}
