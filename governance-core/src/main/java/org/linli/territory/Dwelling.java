package org.linli.territory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Identifier;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * A dwelling as it stands: where it is, in which grid, who owns it, rents it, lives in it. Holders are pseudonyms.
 *
 * @param id its id
 * @param address where it is; nothing while unrecorded
 * @param floorArea its floor area in 0.01 m²; 0 if unknown
 * @param grid in which grid
 * @param tenures who has or had what tenure, in the order in which that was recorded; immutable
 * @param end from when on it stands no more, if that has been set
 * @param latest when the latest act about it was done
 */
public record Dwelling(
        DwellingId id,
        Optional<Address> address,
        long floorArea,
        Optional<AreaId> grid,
        List<Tenure> tenures,
        Optional<Instant> end,
        Optional<Instant> latest) {
    /** The kind of dwellings. */
    public static final Kind<DwellingId, Dwelling> KIND = Kind.of(
            "dwelling",
            DwellingFact.class,
            DwellingId::value,
            Dwelling::blank,
            each -> each.end().isPresent());

    /** Checks that nothing is missing. */
    public Dwelling {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(grid, "grid");
        tenures = List.copyOf(tenures);
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * Where a dwelling is, for example building 3, unit 1, door 502 of a community.
     *
     * @param community in which community
     * @param building which building, as it is written there
     * @param unit which staircase of it
     * @param door which door
     */
    public record Address(AreaId community, String building, String unit, String door) {
        /** Checks the parts. */
        public Address {
            Objects.requireNonNull(community, "community");
            Identifier.checked("building", building);
            Identifier.checked("unit", unit);
            Identifier.checked("door", door);
        }
    }

    /**
     * A dwelling before anything has happened.
     *
     * @param id its id
     * @return the blank dwelling
     */
    public static Dwelling blank(DwellingId id) {
        return new Dwelling(id, Optional.empty(), 0, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Whether it stands at an instant, as far as is known.
     *
     * @param at the instant
     * @return true if it has been recorded and is not demolished by then
     */
    public boolean standsAt(Instant at) {
        return address.isPresent() && end.map(at::isBefore).orElse(true);
    }

    Dwelling recorded(Address where, long area, Act act) {
        return new Dwelling(id, Optional.of(where), area, grid, tenures, end, Optional.of(act.at()));
    }

    Dwelling inGrid(AreaId in, Act act) {
        return new Dwelling(id, address, floorArea, Optional.of(in), tenures, end, Optional.of(act.at()));
    }

    Dwelling with(Tenure more, Act act) {
        List<Tenure> all = new ArrayList<>(tenures);
        all.add(more);
        return new Dwelling(id, address, floorArea, grid, all, end, Optional.of(act.at()));
    }

    Dwelling ended(ActorId holder, Tenure.Form form, Instant until, Act act) {
        List<Tenure> all = tenures.stream()
                .map(each -> isOpen(each, holder, form, until)
                        ? new Tenure(holder, form, each.grade(), each.validity().until(until), each.evidenceUntil())
                        : each)
                .toList();
        return new Dwelling(id, address, floorArea, grid, all, end, Optional.of(act.at()));
    }

    Dwelling goneFrom(Instant since, Act act) {
        return new Dwelling(id, address, floorArea, grid, tenures, Optional.of(since), Optional.of(act.at()));
    }

    static boolean isOpen(Tenure each, ActorId holder, Tenure.Form form, Instant end) {
        return each.holder().equals(holder)
                && each.form() == form
                && end.isAfter(each.validity().from())
                && each.validity().until().map(end::isBefore).orElse(true);
    }
}
