package org.linli.territory.testkit;

import java.time.Instant;
import java.util.List;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaRules;
import org.linli.territory.AreaShape;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Tenure;
import org.linli.territory.TerritoryDesk;
import org.linli.trace.Act;
import org.linli.trace.Outcome;

/** Something that is tried at the desk for areas and dwellings. */
public sealed interface TerritoryCommand {
    /**
     * Tries it.
     *
     * @param desk the desk
     * @param act who does it, when
     * @return what the desk gave
     */
    Outcome<?> perform(TerritoryDesk desk, Act act);

    /**
     * Establishes an area.
     *
     * @param id the area
     * @param plan what it is to be
     * @param since from when on
     */
    record ToEstablish(AreaId id, AreaPlan plan, Instant since) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.establish(id, plan, since, act);
        }
    }

    /**
     * Calls an area otherwise.
     *
     * @param id the area
     * @param name what it is called
     * @param since from when on
     */
    record ToRename(AreaId id, Name name, Instant since) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.rename(id, name, since, act);
        }
    }

    /**
     * Draws an area anew.
     *
     * @param id the area
     * @param shape its shape
     * @param since from when on
     */
    record ToRedraw(AreaId id, AreaShape shape, Instant since) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.redraw(id, shape, since, act);
        }
    }

    /**
     * Draws several areas anew together.
     *
     * @param drawings the areas, at least one, and their shapes
     * @param since from when on
     */
    record ToRedrawTogether(List<AreaRules.Drawing> drawings, Instant since) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.redraw(drawings, since, act);
        }
    }

    /**
     * Merges areas.
     *
     * @param id the new one, or the one that goes on
     * @param parts what is merged
     * @param plan what it is to be
     * @param since from when on
     */
    record ToMerge(AreaId id, List<AreaId> parts, AreaPlan plan, Instant since) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.merge(id, parts, plan, since, act);
        }
    }

    /**
     * Splits an area.
     *
     * @param id the area
     * @param parts the new ones
     * @param since from when on
     */
    record ToSplit(AreaId id, List<AreaRules.Part> parts, Instant since) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.split(id, parts, since, act);
        }
    }

    /**
     * Revokes an area.
     *
     * @param id the area
     * @param end from when on
     */
    record ToRevoke(AreaId id, Instant end) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.revoke(id, end, act);
        }
    }

    /**
     * Records a dwelling.
     *
     * @param id the dwelling
     * @param address where it is
     */
    record ToRecord(DwellingId id, Dwelling.Address address) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.record(id, address, 0, act);
        }
    }

    /**
     * Puts a dwelling into a grid.
     *
     * @param id the dwelling
     * @param grid the grid
     */
    record ToPutInGrid(DwellingId id, AreaId grid) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.putInGrid(id, grid, act);
        }
    }

    /**
     * Records a tenure.
     *
     * @param id the dwelling
     * @param tenure who has it, as what
     */
    record ToRecordTenure(DwellingId id, Tenure tenure) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.recordTenure(id, tenure, act);
        }
    }

    /**
     * Ends a tenure.
     *
     * @param id the dwelling
     * @param holder who has it
     * @param form as what
     * @param end from when on
     */
    record ToEndTenure(DwellingId id, ActorId holder, Tenure.Form form, Instant end) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.endTenure(id, holder, form, end, act);
        }
    }

    /**
     * Says that a dwelling stands no more.
     *
     * @param id the dwelling
     * @param end from when on
     */
    record ToDemolish(DwellingId id, Instant end) implements TerritoryCommand {
        @Override
        public Outcome<?> perform(TerritoryDesk desk, Act act) {
            return desk.demolish(id, end, act);
        }
    }
}
