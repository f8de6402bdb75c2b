package org.linli.responsibility;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * StreetLists lists = StreetLists.read("shuiguohu", "2026", "lists.csv", file).orThrow();
 * desk.change(lists.changes(streetOffice, street, Validity.since(january)), community.act(registrar));
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
     * @param department which department leads, or has taken it back; nothing on the list of what the street does itself
     */
    public record Item(Listing listing, Optional<ActorId> department) {
        /** Checks that there is a department where there must be one, and nowhere else. */
        public Item {
            if (department.isPresent() == (listing == Listing.BASIC)) {
                throw new IllegalArgumentException(
                        "The department (" + department.map(ActorId::value).orElse("none")
                                + ") of an item of list (" + listing
                                + ") must be named for what is helped with or taken back, and only for that.");
            }
        }
    }

    /**
     * What was read from a file: the lists, or everything that is wrong with them. Nothing is half taken over.
     *
     * @param lists the lists; nothing if there is any finding
     * @param findings what is wrong, in the order of the lines; immutable
     */
    public record Reading(Optional<StreetLists> lists, List<Inventory.Finding> findings) {
        /** Copies the findings. */
        public Reading {
            Objects.requireNonNull(lists, "lists");
            findings = List.copyOf(findings);
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
     * Reads a CSV file in UTF-8 whose first line names the columns {@code matter,list,department}; the list is {@code basic},
     * {@code cooperation} or {@code withdrawn}.
     *
     * @param name the lists' name
     * @param version the lists' version
     * @param file what the file is called in findings
     * @param csv the file; not closed here
     * @return the lists, or all findings
     * @throws IOException if the file cannot be read
     */
    public static Reading read(String name, String version, String file, InputStream csv) throws IOException {
        TreeMap<MatterId, Item> items = new TreeMap<>();
        List<Inventory.Finding> findings = new ArrayList<>();
        CsvLines.read(
                csv.readAllBytes(),
                HEADER,
                cells -> take(cells, items),
                (line, fault, message) -> findings.add(
                        new Inventory.Finding(file, line, Inventory.Fault.valueOf(fault.name()), message)));
        return findings.isEmpty()
                ? new Reading(Optional.of(new StreetLists(name, version, items)), List.of())
                : new Reading(Optional.empty(), findings);
    }

    private static void take(List<String> cells, TreeMap<MatterId, Item> items) throws BadLine {
        MatterId matter = CsvLines.cell("matter", cells.get(0), MatterId::parse);
        Listing listing = CsvLines.cell("list", cells.get(1), text -> CsvLines.one(Listing.class, text));
        Optional<ActorId> department = cells.get(2).isEmpty()
                ? Optional.empty()
                : Optional.of(CsvLines.cell("department", cells.get(2), ActorId::parse));
        Item item = CsvLines.cell("department", cells.get(2), text -> new Item(listing, department));
        if (items.putIfAbsent(matter, item) != null) {
            throw new BadLine(Fault.REPEATED_ID, "The matter (" + matter + ") must stand on one of the lists, once.");
        }
    }

    /**
     * The file that {@link #read} reads.
     *
     * @return the text, ending with a line break
     */
    public String csv() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        items.forEach((matter, item) -> text.append(CsvLines.quoted(matter.value()))
                .append(',')
                .append(item.listing().name().toLowerCase(Locale.ROOT))
                .append(',')
                .append(CsvLines.quoted(item.department().map(ActorId::value).orElse("")))
                .append('\n'));
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
     * The duties that the lists give: the street leads in what it does itself and assists in what it helps with; a department leads in what
     * it has taken back. Who leads in what the street helps with follows from the department's own list of powers, and is not assigned here.
     *
     * @param street the street office or township
     * @param area its area
     * @param validity from when, until when
     * @return the changes, by matter, for {@link DutyDesk#change}; immutable
     */
    public List<DutyChange> changes(ActorId street, AreaId area, Validity validity) {
        List<DutyChange> changes = new ArrayList<>();
        items.forEach((matter, item) -> {
            ActorId bearer =
                    item.listing() == Listing.WITHDRAWN ? item.department().orElseThrow() : street;
            DutyPart part = item.listing() == Listing.COOPERATION ? DutyPart.ASSIST : DutyPart.LEAD;
            Duty duty = Duty.of(part, area, validity, basis(matter).orElseThrow());
            changes.add(new DutyChange.Assign(ChargeId.of(matter, bearer), duty));
        });
        return List.copyOf(changes);
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
