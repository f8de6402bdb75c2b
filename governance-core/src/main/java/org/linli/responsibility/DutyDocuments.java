package org.linli.responsibility;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.Validity;
import org.linli.trace.Basis;

/**
 * The documents of public law that are in force, as a value with a version: statutes, lists of powers, the lists of streets, what is lawfully
 * assisted with. Where terms have one, a duty on such a ground rests on a document that is in it; contracts, charters and pledges are those
 * of the parties, and stand in none.
 *
 * @param name their name, an identifier without {@code @}
 * @param version their version, an identifier; another one with every change
 * @param inForce since when, until when each is in force, by the text of the basis; immutable
 */
public record DutyDocuments(String name, String version, SortedMap<String, Validity> inForce) {
    private static final Set<DutyGround> OF_THE_PARTIES =
            EnumSet.of(DutyGround.CONTRACT, DutyGround.CHARTER, DutyGround.PLEDGE);

    /** Copies the documents. */
    public DutyDocuments {
        Basis.of("documents." + name, version);
        inForce.keySet().forEach(DutyBasis::parse);
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
    }

    /**
     * No documents yet.
     *
     * @param name their name
     * @param version their version
     * @return the documents, to which {@code with…} adds
     */
    public static DutyDocuments of(String name, String version) {
        return new DutyDocuments(name, version, new TreeMap<>());
    }

    /**
     * The same with one more.
     *
     * @param document which, on which ground
     * @param validity since when, until when it is in force
     * @return documents
     */
    public DutyDocuments with(DutyBasis document, Validity validity) {
        TreeMap<String, Validity> more = new TreeMap<>(inForce);
        more.put(document.toString(), validity);
        return new DutyDocuments(name, version, more);
    }

    /**
     * The same with the lists of a street or township.
     *
     * @param lists the lists
     * @param validity since when, until when they are in force
     * @return documents
     */
    public DutyDocuments with(StreetLists lists, Validity validity) {
        DutyDocuments more = this;
        for (StreetLists.Listing each : StreetLists.Listing.values()) {
            more = more.with(new DutyBasis(each.ground(), lists.basis()), validity);
        }
        return more;
    }

    /**
     * Whether a duty may rest on a document.
     *
     * @param basis on what it rests
     * @param at when it begins
     * @return true if the document is in force then, or is one between parties
     */
    public boolean allow(DutyBasis basis, Instant at) {
        Validity validity = inForce.get(basis.toString());
        return OF_THE_PARTIES.contains(basis.ground()) || (validity != null && validity.contains(at));
    }

    /**
     * When a document goes out of force, and with it what a duty rests on.
     *
     * @param basis on what it rests
     * @return the first instant after; nothing if it does not, or if it is one between parties
     */
    public Optional<Instant> end(DutyBasis basis) {
        return OF_THE_PARTIES.contains(basis.ground())
                ? Optional.empty()
                : Optional.ofNullable(inForce.get(basis.toString())).flatMap(Validity::until);
    }

    /**
     * How rulings cite them.
     *
     * @return such as {@code documents.wuhan@2026}
     */
    public Basis basis() {
        return Basis.of("documents." + name, version);
    }
}
