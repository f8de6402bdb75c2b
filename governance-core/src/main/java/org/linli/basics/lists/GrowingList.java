package org.linli.basics.lists;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list that gives a longer or a changed one without copying what stays: a tree of blocks of 32, of which only the path to
 * the change is new. Without nulls. Cost: O(log n) to look, to add and to change, with 32 as the base.
 *
 * @param <E> the type of elements
 */
public final class GrowingList<E> extends AbstractList<E> implements RandomAccess {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final GrowingList<?> EMPTY = new GrowingList<>(0, 0, new Object[0]);

    private final int size;
    /** How many bits of an index are below those that choose in the root. */
    private final int shift;

    private final Object[] root;

    private GrowingList(int size, int shift, Object[] root) {
        this.size = size;
        this.shift = shift;
        this.root = root;
    }

    /**
     * The list of these elements: the same list, if it is one that grows.
     *
     * @param <E> the type of elements
     * @param elements the elements, in order
     * @return the list
     */
    public static <E> GrowingList<E> copyOf(List<? extends E> elements) {
        @SuppressWarnings("unchecked") // nothing is ever put into it
        GrowingList<E> list = (GrowingList<E>) (elements instanceof GrowingList<?> same ? same : EMPTY);
        if (list.isEmpty()) {
            for (E each : elements) {
                list = list.and(each);
            }
        }
        return list;
    }

    /**
     * This with one more at its end.
     *
     * @param element the element
     * @return a list
     */
    public GrowingList<E> and(E element) {
        Objects.requireNonNull(element, "element");
        boolean isFull = size == WIDTH << shift;
        return isFull
                ? new GrowingList<>(size + 1, shift + BITS, put(new Object[] {root}, shift + BITS, size, element))
                : new GrowingList<>(size + 1, shift, put(root, shift, size, element));
    }

    /**
     * This with another in place of one.
     *
     * @param index the place, from 0
     * @param element what stands there
     * @return a list
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public GrowingList<E> with(int index, E element) {
        Objects.checkIndex(index, size);
        Objects.requireNonNull(element, "element");
        return new GrowingList<>(size, shift, put(root, shift, index, element));
    }

    private static Object[] put(Object[] block, int shift, int index, Object element) {
        int place = index >>> shift & WIDTH - 1;
        Object[] copy = Arrays.copyOf(block, Math.max(block.length, place + 1));
        copy[place] = shift == 0
                ? element
                : put(place < block.length ? (Object[]) block[place] : new Object[0], shift - BITS, index, element);
        return copy;
    }

    @Override
    public E get(int index) {
        Objects.checkIndex(index, size);
        Object[] block = root;
        for (int left = shift; left > 0; left -= BITS) {
            block = (Object[]) block[index >>> left & WIDTH - 1];
        }
        @SuppressWarnings("unchecked") // only elements were put here
        E element = (E) block[index & WIDTH - 1];
        return element;
    }

    @Override
    public int size() {
        return size;
    }
}
