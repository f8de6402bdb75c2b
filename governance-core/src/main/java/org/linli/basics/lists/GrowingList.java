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
        if (elements instanceof GrowingList<?> same) {
            @SuppressWarnings("unchecked") // nothing is ever put into it
            GrowingList<E> list = (GrowingList<E>) same;
            return list;
        }
        Object[] blocks = elements.toArray();
        for (Object each : blocks) {
            Objects.requireNonNull(each, "element");
        }
        int size = blocks.length;
        int shift = 0;
        for (; blocks.length > WIDTH; shift += BITS) {
            blocks = inBlocks(blocks);
        }
        return new GrowingList<>(
                size, shift, blocks.length == 0 ? blocks : Arrays.copyOf(blocks, blocks.length, Object[].class));
    }

    private static Object[] inBlocks(Object[] all) {
        Object[] blocks = new Object[(all.length + WIDTH - 1) / WIDTH];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = Arrays.copyOfRange(all, i * WIDTH, Math.min(all.length, (i + 1) * WIDTH), Object[].class);
        }
        return blocks;
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
