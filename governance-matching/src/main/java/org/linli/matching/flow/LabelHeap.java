package org.linli.matching.flow;

/** Nodes by their labels, vectors of words that are compared lexicographically; equal labels by the number of the node. */
final class LabelHeap {
    private static final int OUTSIDE = -1;

    private final long[][] label;
    private final int[] heap;
    private final int[] place;
    private int size;

    /**
     * Over labels that belong to somebody else.
     *
     * @param label by word and node
     */
    LabelHeap(long[][] label) {
        this.label = label;
        this.heap = new int[label[0].length];
        this.place = new int[label[0].length];
        java.util.Arrays.fill(place, OUTSIDE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int node) {
        return place[node] != OUTSIDE;
    }

    void push(int node) {
        place[node] = size;
        heap[size++] = node;
        up(place[node]);
    }

    int pop() {
        int top = heap[0];
        place[top] = OUTSIDE;
        int last = heap[--size];
        if (size > 0) {
            heap[0] = last;
            place[last] = 0;
            down(0);
        }
        return top;
    }

    void clear() {
        while (size > 0) {
            place[heap[--size]] = OUTSIDE;
        }
    }

    /** Whether a vector is less than the label of a node. */
    boolean isLess(long[] vector, int than) {
        for (int word = 0; word < vector.length; word++) {
            if (vector[word] != label[word][than]) {
                return vector[word] < label[word][than];
            }
        }
        return false;
    }

    /** Gives a node in the heap a lesser label. */
    void lower(long[] vector, int node) {
        for (int word = 0; word < vector.length; word++) {
            label[word][node] = vector[word];
        }
        up(place[node]);
    }

    private boolean isBefore(int one, int other) {
        for (long[] word : label) {
            if (word[one] != word[other]) {
                return word[one] < word[other];
            }
        }
        return one < other;
    }

    private void up(int from) {
        int node = heap[from];
        int hole = from;
        while (hole > 0) {
            int above = (hole - 1) >>> 1;
            if (!isBefore(node, heap[above])) {
                break;
            }
            heap[hole] = heap[above];
            place[heap[hole]] = hole;
            hole = above;
        }
        heap[hole] = node;
        place[node] = hole;
    }

    private void down(int from) {
        int node = heap[from];
        int hole = from;
        while (true) {
            int below = 2 * hole + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && isBefore(heap[below + 1], heap[below])) {
                below++;
            }
            if (!isBefore(heap[below], node)) {
                break;
            }
            heap[hole] = heap[below];
            place[heap[hole]] = hole;
            hole = below;
        }
        heap[hole] = node;
        place[node] = hole;
    }
}
