package org.linli.territory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.linli.basics.ActorId;

/**
 * Who owned, rented or lived in some dwellings as of a date, on evidence of a grade (业主名册, 住户名册). For example the owners of a
 * property area on the day on which a vote was called.
 *
 * @param asOf the date
 * @param grade the weakest evidence that counts
 * @param entries a line for each dwelling in which somebody counts, by id; immutable
 * @param without the dwellings in which nobody does, by id: who would be missing if shares were taken of the entries alone; immutable
 */
public record Roll(Instant asOf, EvidenceGrade grade, List<Entry> entries, List<DwellingId> without) {
    /** Checks that nothing is missing. */
    public Roll {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(grade, "grade");
        entries = List.copyOf(entries);
        without = List.copyOf(without);
    }

    /**
     * A line of a roll.
     *
     * @param dwelling which dwelling
     * @param holders who, by id; several co-owners stand on one line; immutable
     * @param floorArea the dwelling's floor area in 0.01 m²; 0 if unknown
     */
    public record Entry(DwellingId dwelling, List<ActorId> holders, long floorArea) {
        /** Checks that nothing is missing. */
        public Entry {
            Objects.requireNonNull(dwelling, "dwelling");
            holders = List.copyOf(holders);
        }
    }

    /**
     * Makes a roll. Cost: O(n log n).
     *
     * @param dwellings the dwellings, each once
     * @param forms as what somebody counts
     * @param asOf the date
     * @param grade the weakest evidence that counts
     * @return the roll; dwellings that are not recorded or did not stand any more then are left out
     */
    public static Roll of(Collection<Dwelling> dwellings, Set<Tenure.Form> forms, Instant asOf, EvidenceGrade grade) {
        List<Entry> entries = new ArrayList<>();
        List<DwellingId> without = new ArrayList<>();
        for (Dwelling each : dwellings.stream()
                .filter(one -> one.standsAt(asOf))
                .sorted(Comparator.comparing(Dwelling::id))
                .toList()) {
            List<ActorId> holders = each.tenures().stream()
                    .filter(tenure -> forms.contains(tenure.form()) && tenure.countsAt(asOf, grade))
                    .map(Tenure::holder)
                    .distinct()
                    .sorted()
                    .toList();
            if (holders.isEmpty()) {
                without.add(each.id());
            } else {
                entries.add(new Entry(each.id(), holders, each.floorArea()));
            }
        }
        return new Roll(asOf, grade, entries, without);
    }

    /**
     * How many persons it counts: the holders of one dwelling are one person together, and who holds several alone is one person. Source:
     * Supreme People's Court, interpretation on building ownership (法释〔2009〕7号, as amended in 2020), article 9.
     *
     * @return the number
     */
    public int persons() {
        Set<List<ActorId>> sides = new java.util.HashSet<>();
        entries.forEach(each -> sides.add(each.holders()));
        return sides.size();
    }

    /**
     * The floor area of all entries.
     *
     * @return in 0.01 m²
     */
    public long floorArea() {
        return entries.stream().mapToLong(Entry::floorArea).sum();
    }

    /**
     * Everybody on it.
     *
     * @return the holders by id, each once; immutable
     */
    public List<ActorId> holders() {
        Set<ActorId> all = new TreeSet<>();
        entries.forEach(each -> all.addAll(each.holders()));
        return List.copyOf(all);
    }
}
