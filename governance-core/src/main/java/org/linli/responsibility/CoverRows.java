package org.linli.responsibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.responsibility.inventory.Inventory;

/**
 * What covers the matters of a register as of one moment. Rows are only added and columns grow by being replaced, so it holds on to the
 * columns as they are and copies only what changes in them: the ends. To look at a few matters at once, while nothing changes the store, it
 * copies nothing.
 */
final class CoverRows implements Coverage.Rows {
    private static final long[] NEVER = {0, 0};
    private static final long[] ALWAYS = {Long.MIN_VALUE, DutyRows.FOREVER};

    private final Numbered<MatterId> matters;
    private final Numbered<AreaId> areas;
    private final Numbered<ActorId> actors;
    private final Numbered<DutyConditions> conditions;
    private final int[] inMatter;
    private final int[] beforeInMatter;
    private final int[] area;
    private final int[] actor;
    private final int[] terms;
    private final int[] delegated;
    private final long[] from;
    private final long[] end;
    private final DutyRows.Ids ids;
    private final @Nullable Roster roster;
    private final @Nullable Inventory inventory;
    private final String register;
    private final long asOf;
    /** When each actor took part, as far as it was asked. */
    private final long[][] presence;

    private CoverRows(
            DutyStore store, @Nullable Roster roster, @Nullable Inventory inventory, String register, boolean later) {
        matters = later ? store.matters.copy() : store.matters;
        areas = later ? store.areas.copy() : store.areas;
        actors = later ? store.actors.copy() : store.actors;
        conditions = later ? store.conditions.copy() : store.conditions;
        inMatter = later ? store.inMatter.clone() : store.inMatter;
        beforeInMatter = store.rows.beforeInMatter;
        area = store.rows.area;
        actor = store.rows.actor;
        terms = store.rows.terms;
        delegated = store.rows.delegated;
        from = store.rows.from;
        end = later ? Arrays.copyOf(store.rows.end, store.rows.size) : store.rows.end;
        ids = store.rows.ids();
        asOf = store.rows.size == 0 ? -1 : store.version;
        this.register = register;
        this.roster = roster;
        this.inventory = inventory;
        presence = new long[roster == null ? 0 : actors.size()][];
    }

    /** Good while the store changes. */
    static CoverRows copied(DutyStore store, @Nullable Roster roster, @Nullable Inventory inventory, String register) {
        return new CoverRows(store, roster, inventory, register, true);
    }

    /** Good while nothing changes the store. */
    static CoverRows shared(DutyStore store, @Nullable Roster roster, @Nullable Inventory inventory, String register) {
        return new CoverRows(store, roster, inventory, register, false);
    }

    @Override
    public CoverageSweep.Row[] of(MatterId matter, AreaOrder order) {
        int number = matters.find(matter);
        List<CoverageSweep.Row> found = new ArrayList<>();
        for (int row = number < 0 ? -1 : inMatter[number]; row >= 0; row = beforeInMatter[row]) {
            if (delegated[row] == 0 && conditions.value(terms[row]).part().covers()) {
                long[] there = presence(actor[row]);
                found.add(new CoverageSweep.Row(
                        order.numberOf(areas.value(area[row])),
                        Math.max(from[row], there[0]),
                        Math.min(end[row], there[1]),
                        row));
            }
        }
        return found.toArray(CoverageSweep.Row[]::new);
    }

    /** From when until when somebody takes part. */
    private long[] presence(int who) {
        if (roster == null) {
            return ALWAYS;
        }
        long[] known = presence[who];
        if (known == null) {
            Optional<Ties> ties = roster.tiesOf(actors.value(who));
            known = ties.isEmpty()
                    ? NEVER
                    : new long[] {
                        AreaOrder.from(ties.get().validity()),
                        AreaOrder.until(ties.get().validity())
                    };
            presence[who] = known;
        }
        return known;
    }

    @Override
    public DutyId id(int by) {
        return DutyId.of(ids.of(by));
    }

    @Override
    public @Nullable Roster roster() {
        return roster;
    }

    @Override
    public @Nullable Inventory inventory() {
        return inventory;
    }

    @Override
    public String register() {
        return register;
    }

    @Override
    public long asOf() {
        return asOf;
    }
}
