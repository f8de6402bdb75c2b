package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.actor.Roster;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.territory.Territory;
import org.linli.trace.Basis;

/**
 * What the rules about duties need to know beyond a charge: who is who, which areas there are, and what a residents' committee may be asked
 * for. Versioned values, each cited in what is granted.
 *
 * @param roster who is who
 * @param territory which areas there are
 * @param lists what a residents' committee does and helps with, and what must not be put on it
 * @param inventory which matters there are; nothing where any matter may be named
 * @param documents which documents are in force; nothing where any document may be named
 */
public record DutyTerms(
        Roster roster,
        Territory territory,
        CommitteeLists lists,
        Optional<Inventory> inventory,
        Optional<DutyDocuments> documents) {
    /** Checks that nothing is missing. */
    public DutyTerms {
        Objects.requireNonNull(inventory, "inventory");
        Objects.requireNonNull(documents, "documents");
        Objects.requireNonNull(roster, "roster");
        Objects.requireNonNull(territory, "territory");
        Objects.requireNonNull(lists, "lists");
    }

    /**
     * Terms by which any matter and any document may be named.
     *
     * @param roster who is who
     * @param territory which areas there are
     * @param lists what a residents' committee does and helps with, and what must not be put on it
     */
    public DutyTerms(Roster roster, Territory territory, CommitteeLists lists) {
        this(roster, territory, lists, Optional.empty(), Optional.empty());
    }

    /**
     * The same by which only matters of an inventory may be named.
     *
     * @param known the inventory
     * @return terms
     */
    public DutyTerms with(Inventory known) {
        return new DutyTerms(roster, territory, lists, Optional.of(known), documents);
    }

    /**
     * The same by which duties of public law rest only on documents that are in force.
     *
     * @param known the documents
     * @return terms
     */
    public DutyTerms with(DutyDocuments known) {
        return new DutyTerms(roster, territory, lists, inventory, Optional.of(known));
    }

    /** Whether a matter is in the inventory at an instant, or there is none to be in. */
    boolean knows(MatterId matter, Instant at) {
        return inventory.isEmpty() || matter(matter, at).isPresent();
    }

    /** A matter as it is in the inventory at an instant. */
    Optional<Matter> matter(MatterId matter, Instant at) {
        return inventory.flatMap(each -> each.matter(matter, at));
    }

    Basis[] cited(Basis mandate) {
        List<Basis> cited = new ArrayList<>(List.of(mandate, roster.basis(), territory.basis()));
        cited.add(lists.basis());
        inventory.map(Inventory::basis).ifPresent(cited::add);
        documents.map(DutyDocuments::basis).ifPresent(cited::add);
        return cited.toArray(Basis[]::new);
    }

    /** Whether an area is another or lies in it. */
    boolean isIn(AreaId area, AreaId wider) {
        return area.equals(wider) || territory.above(area).contains(wider);
    }
}
