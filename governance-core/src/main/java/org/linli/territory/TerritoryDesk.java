package org.linli.territory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Asked;
import org.linli.trace.Authority;
import org.linli.trace.Fact;
import org.linli.trace.Kind;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with areas, dwellings and populations. Whatever a rule looks at besides (the parent, the siblings, the parts) is read in
 * the same sitting, so that no two desks can together put two areas on the same ground.
 *
 * <p>All methods throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class TerritoryDesk {
    private final Seat seat;
    private final Authority authority;
    private final Clock clock;

    private TerritoryDesk(Seat seat, Authority authority, Clock clock) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A desk.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param clock tells what is in the future
     * @return the desk
     */
    public static TerritoryDesk at(Seat seat, Authority authority, Clock clock) {
        return new TerritoryDesk(seat, authority, clock);
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public TerritoryDesk in(Sitting sitting) {
        return new TerritoryDesk(sitting, authority, clock);
    }

    /**
     * An area as it stands.
     *
     * @param id its id
     * @return the area; blank if there is none
     */
    public Area get(AreaId id) {
        return seat.get(Area.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * The areas of one tree right below one parent.
     *
     * @param id of which tree, below which parent
     * @return those that stand
     */
    public Siblings get(SiblingsId id) {
        return seat.get(Siblings.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * A dwelling as it stands.
     *
     * @param id its id
     * @return the dwelling; blank if there is none
     */
    public Dwelling get(DwellingId id) {
        return seat.get(Dwelling.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * What is known about the number of people of an area.
     *
     * @param area the area
     * @return the population; blank if nothing is known
     */
    public Population population(AreaId area) {
        return seat.get(Population.KIND, Objects.requireNonNull(area, "area"));
    }

    /**
     * Takes over published divisions as areas of the administrative tree, all of them in one append or none. Each is put below the area
     * that its code says, if that is in the list or stands already, else below none. Areas that this very act took over before are passed
     * over, so that doing it again is safe.
     *
     * @param list the divisions, without findings
     * @param since from when on they stand
     * @param act who takes them over, when; each area's act has its id with the code behind
     * @return how many areas were established, those included that the same act had established before
     * @throws IllegalArgumentException if the list has findings
     */
    public int takeOver(DivisionList list, Instant since, Act act) {
        if (!list.findings().isEmpty()) {
            throw new IllegalArgumentException("The list of divisions must have no findings but has "
                    + list.findings().size() + "; the first is: "
                    + list.findings().get(0) + ".");
        }
        return seat.sit(sitting -> {
            TerritoryDesk here = in(sitting);
            for (Map.Entry<DivisionCode, Name> each : list.divisions().entrySet()) {
                DivisionCode code = each.getKey();
                Optional<AreaId> parent = above(code, sitting).map(DivisionCode::areaId);
                AreaPlan plan = AreaPlan.division(code, each.getValue()).below(parent);
                ActId id = ActId.of(act.id().value() + "." + code);
                Act own = new Act(id, act.actor(), act.onBehalfOf(), act.at(), Optional.of(act.id()));
                here.establish(code.areaId(), plan, since, own);
            }
            return list.divisions().size();
        });
    }

    /** The parent as the code says, if it is known here. */
    private static Optional<DivisionCode> above(DivisionCode code, Sitting sitting) {
        return code.parent()
                .filter(each -> sitting.read(Area.KIND, each.areaId()).stage() != Area.AreaStage.UNKNOWN);
    }

    /**
     * Establishes an area.
     *
     * @param id the area
     * @param plan what it is to be
     * @param since from when on
     * @param act who does it, when
     * @return the area
     */
    public Outcome<Area> establish(AreaId id, AreaPlan plan, Instant since, Act act) {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(since, "since");
        return act(
                Area.KIND,
                AreaRules.ESTABLISH,
                id,
                act,
                (before, sitting, asked) -> AreaRules.establish(before, plan, since, ground(sitting), asked));
    }

    /**
     * Calls an area otherwise; what it was called before is kept.
     *
     * @param id the area
     * @param name what it is called from then on
     * @param since from when on
     * @param act who does it, when
     * @return the area
     */
    public Outcome<Area> rename(AreaId id, Name name, Instant since, Act act) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(since, "since");
        return act(
                Area.KIND,
                AreaRules.RENAME,
                id,
                act,
                (before, sitting, asked) -> AreaRules.rename(before, name, since, asked));
    }

    /**
     * Draws an area's boundary anew; how it was drawn before is kept.
     *
     * @param id the area
     * @param shape its shape from then on
     * @param since from when on
     * @param act who does it, when
     * @return the area
     */
    public Outcome<Area> redraw(AreaId id, AreaShape shape, Instant since, Act act) {
        return redraw(List.of(new AreaRules.Drawing(id, shape)), since, act);
    }

    /**
     * Draws the boundaries of several areas anew from one instant on, as when two exchange ground: judged together, and all is written
     * together or nothing.
     *
     * @param drawings the areas and their shapes from then on, at least one
     * @param since from when on
     * @param act who does it, when
     * @return the first of the areas
     * @throws IllegalArgumentException if there is none
     */
    public Outcome<Area> redraw(List<AreaRules.Drawing> drawings, Instant since, Act act) {
        List<AreaRules.Drawing> all = List.copyOf(drawings);
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(act, "act");
        if (all.isEmpty()) {
            throw new IllegalArgumentException("The drawings must name one area at least.");
        }
        return seat.actJointly(
                Area.KIND,
                all.get(0).id(),
                act,
                (before, sitting) -> AreaRules.redraw(
                        all, since, ground(sitting), area -> asked(Area.KIND, AreaRules.REDRAW, area, act)));
    }

    /**
     * Merges areas that stand side by side into a new one, or into one of them, which keeps its id and code and goes on; all is written
     * together or nothing.
     *
     * @param id the new area, or the one of the parts that goes on
     * @param parts the areas that are merged
     * @param plan what it is to be; of what goes on, only name and shape may differ
     * @param since from when on
     * @param act who does it, when
     * @return the area into which they were merged
     */
    public Outcome<Area> merge(AreaId id, List<AreaId> parts, AreaPlan plan, Instant since, Act act) {
        Objects.requireNonNull(parts, "parts");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(since, "since");
        return act(
                Area.KIND,
                AreaRules.MERGE,
                id,
                act,
                (before, sitting, asked) -> AreaRules.merge(before, parts, plan, since, ground(sitting), asked));
    }

    /**
     * Splits an area into new ones; all is written together or nothing.
     *
     * @param id the area that ends
     * @param parts the new ones
     * @param since from when on
     * @param act who does it, when
     * @return the area that ended
     */
    public Outcome<Area> split(AreaId id, List<AreaRules.Part> parts, Instant since, Act act) {
        Objects.requireNonNull(parts, "parts");
        Objects.requireNonNull(since, "since");
        return act(
                Area.KIND,
                AreaRules.SPLIT,
                id,
                act,
                (before, sitting, asked) -> AreaRules.split(before, parts, since, ground(sitting), asked));
    }

    /**
     * Revokes an area, with nothing in its place.
     *
     * @param id the area
     * @param end from when on
     * @param act who does it, when
     * @return the area
     */
    public Outcome<Area> revoke(AreaId id, Instant end, Act act) {
        Objects.requireNonNull(end, "end");
        return act(
                Area.KIND,
                AreaRules.REVOKE,
                id,
                act,
                (before, sitting, asked) -> AreaRules.revoke(before, end, ground(sitting), asked));
    }

    /**
     * Records a dwelling.
     *
     * @param id the dwelling
     * @param address where it is
     * @param floorArea its floor area in 0.01 m², 0 if unknown
     * @param act who does it, when
     * @return the dwelling
     */
    public Outcome<Dwelling> record(DwellingId id, Dwelling.Address address, long floorArea, Act act) {
        Objects.requireNonNull(address, "address");
        return act(
                Dwelling.KIND,
                DwellingRules.RECORD,
                id,
                act,
                (before, sitting, asked) -> DwellingRules.record(
                        before, address, floorArea, sitting.read(Area.KIND, address.community()), asked));
    }

    /**
     * Puts a dwelling into a grid of its community.
     *
     * @param id the dwelling
     * @param grid the grid
     * @param act who does it, when
     * @return the dwelling
     */
    public Outcome<Dwelling> putInGrid(DwellingId id, AreaId grid, Act act) {
        Objects.requireNonNull(grid, "grid");
        return act(
                Dwelling.KIND,
                DwellingRules.PUT_IN_GRID,
                id,
                act,
                (before, sitting, asked) -> DwellingRules.putInGrid(before, sitting.read(Area.KIND, grid), asked));
    }

    /**
     * Records that somebody owns, rents or lives in a dwelling.
     *
     * @param id the dwelling
     * @param tenure who, as what, on what evidence
     * @param act who does it, when
     * @return the dwelling
     */
    public Outcome<Dwelling> recordTenure(DwellingId id, Tenure tenure, Act act) {
        Objects.requireNonNull(tenure, "tenure");
        return act(
                Dwelling.KIND,
                DwellingRules.RECORD_TENURE,
                id,
                act,
                (before, sitting, asked) -> DwellingRules.recordTenure(before, tenure, asked));
    }

    /**
     * Ends a tenure.
     *
     * @param id the dwelling
     * @param holder who
     * @param form as what
     * @param end from when on
     * @param act who does it, when
     * @return the dwelling
     */
    public Outcome<Dwelling> endTenure(DwellingId id, ActorId holder, Tenure.Form form, Instant end, Act act) {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(end, "end");
        return act(
                Dwelling.KIND,
                DwellingRules.END_TENURE,
                id,
                act,
                (before, sitting, asked) -> DwellingRules.endTenure(before, holder, form, end, asked));
    }

    /**
     * Says that a dwelling stands no more.
     *
     * @param id the dwelling
     * @param end from when on
     * @param act who does it, when
     * @return the dwelling
     */
    public Outcome<Dwelling> demolish(DwellingId id, Instant end, Act act) {
        Objects.requireNonNull(end, "end");
        return act(
                Dwelling.KIND,
                DwellingRules.DEMOLISH,
                id,
                act,
                (before, sitting, asked) -> DwellingRules.demolish(before, end, asked));
    }

    /**
     * Declares how many people of a group there were in an area on a day.
     *
     * @param base how many, where, when, and who says so
     * @param act who declares it, when
     * @return the population
     */
    public Outcome<Population> declare(PopulationBase base, Act act) {
        return act(
                Population.KIND,
                PopulationRules.DECLARE,
                base.area(),
                act,
                (before, sitting, asked) ->
                        PopulationRules.declare(before, base, sitting.read(Area.KIND, base.area()), asked));
    }

    /** A rule that waits for the state and the mandate. */
    private interface Guarded<S> {
        Ruling<? extends Fact<?>> on(S before, Sitting sitting, Asked asked);
    }

    private static AreaRules.Ground ground(Sitting sitting) {
        return new AreaRules.Ground(
                area -> sitting.read(Area.KIND, area), siblings -> sitting.read(Siblings.KIND, siblings));
    }

    private <I, S> Outcome<S> act(Kind<I, S> kind, String power, I id, Act act, Guarded<S> rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.actJointly(
                kind, id, act, (before, sitting) -> rule.on(before, sitting, asked(kind, power, id, act)));
    }

    private <I> Asked asked(Kind<I, ?> kind, String power, I id, Act act) {
        Optional<AreaId> area = id instanceof AreaId one ? Optional.of(one) : Optional.empty();
        return Asked.of(authority, new Authority.Question(act, power, kind.subject(id), Optional.empty(), area), clock);
    }
}
