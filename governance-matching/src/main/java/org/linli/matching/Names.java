package org.linli.matching;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Ids by place, ascending by {@link String#compareTo}; or none, and then everything is called by its number from 0. */
final class Names extends AbstractList<String> implements RandomAccess {
    private final String[] ids;
    private final int size;

    /** Takes over ids that are sorted. */
    Names(String[] sorted) {
        this.ids = sorted;
        this.size = sorted.length;
    }

    /** Numbers from 0. */
    Names(int size) {
        this.ids = new String[0];
        this.size = size;
    }

    boolean isNumbered() {
        return ids.length < size;
    }

    @Override
    public String get(int place) {
        return isNumbered() ? Integer.toString(java.util.Objects.checkIndex(place, size)) : ids[place];
    }

    @Override
    public int size() {
        return size;
    }

    /** {@return the place of an id, or a negative number} */
    int find(String id) {
        if (!isNumbered()) {
            return Arrays.binarySearch(ids, id);
        }
        if (id.isEmpty() || id.length() > 9 || (id.length() > 1 && id.charAt(0) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value < size ? value : -1;
    }

    int at(String id, String what) {
        int place = find(java.util.Objects.requireNonNull(id, what));
        if (place < 0) {
            throw new IllegalArgumentException("The " + what + " (" + id + ") must be one of the problem's " + size
                    + ". Maybe it was left out when the problem was built.");
        }
        return place;
    }

    /** Some of the ids, by place. */
    List<String> at(int[] places) {
        return Arrays.stream(places).mapToObj(this::get).toList();
    }
}
