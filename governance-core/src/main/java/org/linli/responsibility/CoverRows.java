package org.linli.responsibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linli.basics.MatterId;

/**
 * What covers the matters of a register as of one moment. Rows are only added and columns grow by being replaced, so it holds on to the
 * columns as they are and copies only what changes in them: the ends.
 */
final class CoverRows implements Coverage.Rows {
    private final Numbered<MatterId> matters;
    private final int[] inMatter;
    private final int[] beforeInMatter;
    private final int[] ordered;
    private final int[] area;
    private final int[] terms;
    private final int[] delegated;
    private final long[] from;
    private final long[] end;
    private final boolean[] covering;
    private final DutyRows.Ids ids;

    /** Called while nothing changes the store; later than that it is good only with the ends as they are now. */
    CoverRows(DutyStore store, AreaOrder order, boolean later) {
        matters = store.matters.copy();
        inMatter = store.inMatter.clone();
        beforeInMatter = store.rows.beforeInMatter;
        ordered = new int[store.areas.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = order.numberOf(store.areas.value(i));
        }
        area = store.rows.area;
        terms = store.rows.terms;
        delegated = store.rows.delegated;
        from = store.rows.from;
        end = later ? Arrays.copyOf(store.rows.end, store.rows.size) : store.rows.end;
        covering = new boolean[store.conditions.size()];
        for (int i = 0; i < covering.length; i++) {
            covering[i] = store.conditions.value(i).part().covers();
        }
        ids = store.rows.ids();
    }

    @Override
    public CoverageSweep.Row[] of(MatterId matter, AreaOrder order) {
        int number = matters.find(matter);
        List<CoverageSweep.Row> found = new ArrayList<>();
        for (int row = number < 0 ? -1 : inMatter[number]; row >= 0; row = beforeInMatter[row]) {
            if (delegated[row] == 0 && covering[terms[row]]) {
                found.add(new CoverageSweep.Row(ordered[area[row]], from[row], end[row], row));
            }
        }
        return found.toArray(CoverageSweep.Row[]::new);
    }

    @Override
    public DutyId id(int by) {
        return DutyId.of(ids.of(by));
    }
}
