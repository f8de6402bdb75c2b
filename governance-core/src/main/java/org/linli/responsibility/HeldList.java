package org.linli.responsibility;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.AreaId;
import org.linli.basics.lists.GrowingList;
import org.linli.responsibility.Charge.Held;

/**
 * The duties of a charge in the order in which they were assigned; immutable. Finds one by its id and those in an area, adds one and changes
 * one without looking at the others, since a charge may have very many: O(log n). To take one out is O(n).
 */
final class HeldList extends AbstractList<Held> implements RandomAccess {
    /** So few are looked through. */
    private static final int FEW = 16;

    private final GrowingList<Held> list;
    private final @Nullable Places places;

    private HeldList(GrowingList<Held> list, @Nullable Places places) {
        this.list = list;
        this.places = places;
    }

    /** Where duties stand, by id and by area. */
    private record Places(Table byId, Table byArea) {
        static Places of(GrowingList<Held> list) {
            return new Places(
                    Table.of(list, each -> each.id().value()),
                    Table.of(list, each -> each.duty().area().value()));
        }

        @Nullable
        Places with(Held held, int place) {
            return place < byId.parts.size()
                    ? new Places(
                            byId.with(held.id().value(), place),
                            byArea.with(held.duty().area().value(), place))
                    : null;
        }
    }

    /** By the hash of a text the places of those who may have it, in at least as many parts as there are duties. */
    private record Table(GrowingList<int[]> parts) {
        private static final int[] NONE = {};

        static Table of(GrowingList<Held> list, Function<Held, String> text) {
            int size = Integer.highestOneBit(list.size()) << 2;
            int[][] all = new int[size][];
            Arrays.fill(all, NONE);
            for (int place = 0; place < list.size(); place++) {
                int part = part(text.apply(list.get(place)), size);
                all[part] = and(all[part], place);
            }
            return new Table(GrowingList.copyOf(Arrays.asList(all)));
        }

        Table with(String text, int place) {
            int part = part(text, parts.size());
            return new Table(parts.with(part, and(parts.get(part), place)));
        }

        int[] get(String text) {
            return parts.get(part(text, parts.size()));
        }

        private static int[] and(int[] places, int more) {
            int[] all = Arrays.copyOf(places, places.length + 1);
            all[places.length] = more;
            return all;
        }

        private static int part(String text, int size) {
            int hash = text.hashCode();
            return (hash ^ hash >>> 16) & size - 1;
        }
    }

    static HeldList copyOf(List<Held> duties) {
        return duties instanceof HeldList same ? same : of(GrowingList.copyOf(duties));
    }

    private static HeldList of(GrowingList<Held> list) {
        return new HeldList(list, list.size() < FEW ? null : Places.of(list));
    }

    HeldList and(Held more) {
        GrowingList<Held> longer = list.and(more);
        Places known = places == null ? null : places.with(more, list.size());
        return known == null ? of(longer) : new HeldList(longer, known);
    }

    /** With another duty of the same id and area in place of one. */
    HeldList with(int place, Held changed) {
        return new HeldList(list.with(place, changed), places);
    }

    HeldList without(int place) {
        List<Held> left = new ArrayList<>(list);
        left.remove(place);
        // Not found by a table until there are more: whoever takes out many looks through them.
        return new HeldList(GrowingList.copyOf(left), null);
    }

    /** The place of a duty, or −1. */
    int place(DutyId duty) {
        int[] some = places == null ? all() : places.byId.get(duty.value());
        for (int each : some) {
            if (list.get(each).id().equals(duty)) {
                return each;
            }
        }
        return -1;
    }

    /** Those in an area, in order. */
    List<Held> in(AreaId area) {
        List<Held> found = new ArrayList<>();
        for (int each : places == null ? all() : places.byArea.get(area.value())) {
            if (list.get(each).duty().area().equals(area)) {
                found.add(list.get(each));
            }
        }
        return found;
    }

    private int[] all() {
        int[] all = new int[list.size()];
        Arrays.setAll(all, each -> each);
        return all;
    }

    @Override
    public Held get(int index) {
        return list.get(index);
    }

    @Override
    public int size() {
        return list.size();
    }
}
