package org.linli.territory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.trace.Asked;
import org.linli.trace.Ruling;

/** What is allowed with dwellings: pure functions. */
public final class DwellingRules {
    static final String RECORD = "dwelling.record";
    static final String PUT_IN_GRID = "dwelling.put_in_grid";
    static final String RECORD_TENURE = "dwelling.record_tenure";
    static final String END_TENURE = "dwelling.end_tenure";
    static final String DEMOLISH = "dwelling.demolish";

    private DwellingRules() {}

    /**
     * Records a dwelling.
     *
     * @param before the dwelling, unrecorded
     * @param address where it is
     * @param floorArea its floor area in 0.01 m², 0 if unknown
     * @param community the community it is in
     * @param asked mandate, act and time
     * @return recorded, or why not
     */
    public static Ruling<DwellingFact> record(
            Dwelling before, Dwelling.Address address, long floorArea, Area community, Asked asked) {
        Ruling<DwellingFact> no = before.address().isPresent()
                ? refused(
                        before.end().isPresent() ? TerritoryReason.REVOKED : TerritoryReason.ALREADY_RECORDED,
                        before,
                        RECORD)
                : AreaRules.whyNot(asked, Dwelling.KIND.subject(before.id()), RECORD, before.latest());
        if (no == null && !isStanding(community, AreaLevel.COMMUNITY, asked)) {
            no = Ruling.refused(TerritoryReason.NOT_A_PLACE_FOR_HOMES, Area.KIND.subject(community.id()), RECORD);
        }
        return no != null ? no : granted(new DwellingFact.Recorded(before.id(), address, floorArea), asked);
    }

    /**
     * Puts a dwelling into a grid.
     *
     * @param before the dwelling
     * @param grid the grid, of the dwelling's own community
     * @param asked mandate, act and time
     * @return put in a grid, or why not
     */
    public static Ruling<DwellingFact> putInGrid(Dwelling before, Area grid, Asked asked) {
        Ruling<DwellingFact> no = guard(before, PUT_IN_GRID, asked);
        Optional<AreaId> community = before.address().map(Dwelling.Address::community);
        if (no == null
                && (!isStanding(grid, AreaLevel.GRID, asked)
                        || !grid.plan().flatMap(AreaPlan::parent).equals(community))) {
            no = Ruling.refused(TerritoryReason.NOT_A_PLACE_FOR_HOMES, Area.KIND.subject(grid.id()), PUT_IN_GRID);
        }
        return no != null ? no : granted(new DwellingFact.PutInGrid(before.id(), grid.id()), asked);
    }

    /**
     * Records that somebody owns, rents or lives in a dwelling.
     *
     * @param before the dwelling
     * @param tenure who, as what, on what evidence
     * @param asked mandate, act and time
     * @return recorded, or why not
     */
    public static Ruling<DwellingFact> recordTenure(Dwelling before, Tenure tenure, Asked asked) {
        Ruling<DwellingFact> no = guard(before, RECORD_TENURE, asked);
        if (no == null && before.tenures().stream().anyMatch(tenure::clashesWith)) {
            no = refused(TerritoryReason.TENURE_CLASHES, before, RECORD_TENURE);
        }
        return no != null ? no : granted(new DwellingFact.TenureRecorded(before.id(), tenure), asked);
    }

    /**
     * Ends a tenure.
     *
     * @param before the dwelling
     * @param holder who
     * @param form as what
     * @param end from when on
     * @param asked mandate, act and time
     * @return ended, or why not
     */
    public static Ruling<DwellingFact> endTenure(
            Dwelling before, ActorId holder, Tenure.Form form, Instant end, Asked asked) {
        Instant until = Microseconds.cut(end);
        Ruling<DwellingFact> no = guard(before, END_TENURE, asked);
        if (no == null && before.tenures().stream().noneMatch(each -> Dwelling.isOpen(each, holder, form, until))) {
            no = refused(TerritoryReason.NO_SUCH_TENURE, before, END_TENURE);
        }
        return no != null ? no : granted(new DwellingFact.TenureEnded(before.id(), holder, form, until), asked);
    }

    /**
     * Says that a dwelling stands no more.
     *
     * @param before the dwelling
     * @param end from when on
     * @param asked mandate, act and time
     * @return demolished, or why not
     */
    public static Ruling<DwellingFact> demolish(Dwelling before, Instant end, Asked asked) {
        Instant until = Microseconds.cut(end);
        Ruling<DwellingFact> no = before.end().isPresent()
                ? refused(TerritoryReason.REVOKED, before, DEMOLISH)
                : guard(before, DEMOLISH, asked);
        return no != null ? no : granted(new DwellingFact.Demolished(before.id(), until), asked);
    }

    private static @Nullable Ruling<DwellingFact> guard(Dwelling before, String power, Asked asked) {
        if (before.address().isEmpty()) {
            return refused(TerritoryReason.UNKNOWN, before, power);
        }
        return !before.standsAt(asked.act().at())
                ? refused(TerritoryReason.REVOKED, before, power)
                : AreaRules.whyNot(asked, Dwelling.KIND.subject(before.id()), power, before.latest());
    }

    private static boolean isStanding(Area area, AreaLevel level, Asked asked) {
        return area.standsAt(asked.act().at())
                && area.plan().map(AreaPlan::level).equals(Optional.of(level));
    }

    private static Ruling<DwellingFact> granted(DwellingFact fact, Asked asked) {
        return Ruling.granted(fact, asked.mandate().basis());
    }

    private static Ruling<DwellingFact> refused(TerritoryReason reason, Dwelling about, String power) {
        return Ruling.refused(reason, Dwelling.KIND.subject(about.id()), power);
    }
}
