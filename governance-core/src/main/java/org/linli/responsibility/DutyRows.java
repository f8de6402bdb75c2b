package org.linli.responsibility;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The duties of a register, side by side in columns: about 120 bytes for each. Rows are only added; of a row only the end changes, when
 * it is ended, ended earlier still, or annulled, and it stays known since when.
 */
final class DutyRows {
    static final long FOREVER = Long.MAX_VALUE;
    private static final int BLOCK = 1 << 16;
    private static final long[] NONE = {};

    int size;
    int[] matter = {};
    int[] actor = {};
    int[] area = {};
    /** Numbers of what does not change with area and time. */
    int[] terms = {};
    /** Numbers of from whom it was taken over; 0 where it was not. */
    int[] delegated = {};

    long[] from = {};
    long[] until = {};
    /** When it was recorded, and so became known. */
    long[] known = {};
    /** When the latest act about the same actor and matter was done; of the last row of the two only. */
    long[] acted = {};
    /** Where the fact stands in the journal by which it became known. */
    long[] position = {};

    /** When it ends as is known now: by plan, or earlier where it was ended; side by side with the start, so that asking for now is quick. */
    long[] end = {};

    /** When it became known that it ends earlier than planned. */
    long[] endKnown = {};
    /** What was thought of the end before that, where it had been ended already: in pairs when that became known, and the end; in order. */
    final Map<Integer, long[]> earlierEnds = new TreeMap<>();
    /** The rows before, of the same actor and matter; of the same matter and area; of the same actor; of the same matter. */
    int[] beforeInCharge = {};

    int[] beforeInPlace = {};
    int[] beforeOfActor = {};
    int[] beforeInMatter = {};
    private int[] idEnds = {};
    private byte[] ids = {};

    int add(String id, int inMatter, int ofActor, int inArea) {
        if (size == matter.length) {
            grow(Math.max(16, size + size / 2));
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        int start = size == 0 ? 0 : idEnds[size - 1];
        if (start + text.length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(start + text.length, ids.length + ids.length / 2));
        }
        System.arraycopy(text, 0, ids, start, text.length);
        idEnds[size] = start + text.length;
        matter[size] = inMatter;
        actor[size] = ofActor;
        area[size] = inArea;
        endKnown[size] = FOREVER;
        return size++;
    }

    private void grow(int capacity) {
        matter = Arrays.copyOf(matter, capacity);
        actor = Arrays.copyOf(actor, capacity);
        area = Arrays.copyOf(area, capacity);
        terms = Arrays.copyOf(terms, capacity);
        delegated = Arrays.copyOf(delegated, capacity);
        from = Arrays.copyOf(from, capacity);
        until = Arrays.copyOf(until, capacity);
        known = Arrays.copyOf(known, capacity);
        acted = Arrays.copyOf(acted, capacity);
        position = Arrays.copyOf(position, capacity);
        end = Arrays.copyOf(end, capacity);
        endKnown = Arrays.copyOf(endKnown, capacity);
        beforeInCharge = Arrays.copyOf(beforeInCharge, capacity);
        beforeInPlace = Arrays.copyOf(beforeInPlace, capacity);
        beforeOfActor = Arrays.copyOf(beforeOfActor, capacity);
        beforeInMatter = Arrays.copyOf(beforeInMatter, capacity);
        idEnds = Arrays.copyOf(idEnds, capacity);
    }

    /** The ids of the rows as of one moment. */
    static final class Ids {
        private final int[] ends;
        private final byte[] texts;

        private Ids(int[] ends, byte[] texts) {
            this.ends = ends;
            this.texts = texts;
        }

        String of(int row) {
            int start = row == 0 ? 0 : ends[row - 1];
            return new String(texts, start, ends[row] - start, StandardCharsets.UTF_8);
        }
    }

    Ids ids() {
        return new Ids(idEnds, ids);
    }

    String id(int row) {
        int start = row == 0 ? 0 : idEnds[row - 1];
        return new String(ids, start, idEnds[row] - start, StandardCharsets.UTF_8);
    }

    /** Whether a row has an id, in UTF-8. */
    boolean hasId(int row, byte[] id) {
        int start = row == 0 ? 0 : idEnds[row - 1];
        return Arrays.equals(ids, start, idEnds[row], id, 0, id.length);
    }

    /** When a row ends, as was known at a time. */
    long endAsKnown(int row, long at) {
        if (endKnown[row] <= at) {
            return end[row];
        }
        long[] earlier = earlierEnds.getOrDefault(row, NONE);
        for (int i = earlier.length - 2; i >= 0; i -= 2) {
            if (earlier[i] <= at) {
                return earlier[i + 1];
            }
        }
        return until[row];
    }

    /** Takes in that a row ends earlier than was known; an end equal to the start annuls it. */
    void endAt(int row, long newEnd, long knownAt) {
        if (endKnown[row] != FOREVER) {
            long[] before = earlierEnds.getOrDefault(row, NONE);
            long[] more = Arrays.copyOf(before, before.length + 2);
            more[before.length] = endKnown[row];
            more[before.length + 1] = end[row];
            earlierEnds.put(row, more);
        }
        end[row] = newEnd;
        endKnown[row] = knownAt;
    }

    boolean isAnnulled(int row) {
        return end[row] <= from[row];
    }

    /** Whether a row holds at an instant, as is known now. */
    boolean holds(int row, long at) {
        return from[row] <= at && at < end[row];
    }

    /** Whether a row holds at an instant, as was known at a time. */
    boolean holds(int row, long at, long knownAt) {
        return known[row] <= knownAt && from[row] <= at && at < endAsKnown(row, knownAt);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int[] each : new int[][] {matter, actor, area, terms, delegated, idEnds}) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (int row = 0; row < size; ) {
                int count = Math.min(size - row, BLOCK / Integer.BYTES);
                block.asIntBuffer().put(each, row, count);
                out.write(block.array(), 0, count * Integer.BYTES);
                row += count;
            }
        }
        for (long[] each : new long[][] {from, until, known, acted, position, end, endKnown}) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (int row = 0; row < size; ) {
                int count = Math.min(size - row, BLOCK / Long.BYTES);
                block.asLongBuffer().put(each, row, count);
                out.write(block.array(), 0, count * Long.BYTES);
                row += count;
            }
        }
        out.write(ids, 0, size == 0 ? 0 : idEnds[size - 1]);
        out.writeInt(earlierEnds.size());
        for (Map.Entry<Integer, long[]> each : earlierEnds.entrySet()) {
            out.writeInt(each.getKey());
            out.writeInt(each.getValue().length);
            for (long one : each.getValue()) {
                out.writeLong(one);
            }
        }
    }

    static DutyRows restored(DataInput in) throws IOException {
        DutyRows rows = new DutyRows();
        int size = in.readInt();
        rows.grow(size);
        for (int[] each : new int[][] {rows.matter, rows.actor, rows.area, rows.terms, rows.delegated, rows.idEnds}) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (int row = 0; row < size; ) {
                int count = Math.min(size - row, BLOCK / Integer.BYTES);
                in.readFully(block.array(), 0, count * Integer.BYTES);
                block.asIntBuffer().get(each, row, count);
                row += count;
            }
        }
        for (long[] each :
                new long[][] {rows.from, rows.until, rows.known, rows.acted, rows.position, rows.end, rows.endKnown}) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (int row = 0; row < size; ) {
                int count = Math.min(size - row, BLOCK / Long.BYTES);
                in.readFully(block.array(), 0, count * Long.BYTES);
                block.asLongBuffer().get(each, row, count);
                row += count;
            }
        }
        rows.size = size;
        rows.ids = new byte[size == 0 ? 0 : rows.idEnds[size - 1]];
        in.readFully(rows.ids);
        for (int left = in.readInt(); left > 0; left--) {
            int row = in.readInt();
            long[] earlier = new long[in.readInt()];
            for (int i = 0; i < earlier.length; i++) {
                earlier[i] = in.readLong();
            }
            rows.earlierEnds.put(row, earlier);
        }
        return rows;
    }
}
