package org.linli.choice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where builders drop ballots: equal ones are counted, not kept. A ballot is a row of ints whose meaning the builder knows. */
final class BallotPool {
    private static final class Key {
        private final int[] entries;
        private final long weight;
        private final int hash;

        Key(int[] entries, long weight) {
            this.entries = entries;
            this.weight = weight;
            this.hash = 31 * Arrays.hashCode(entries) + Long.hashCode(weight);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && weight == that.weight && Arrays.equals(entries, that.entries);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Map<Key, Long> counts = new HashMap<>();
    private long ballots;
    private long blank;
    private long weight;
    private long calls;

    /** Names the ballot being added, for messages: ballots are numbered as they come, from 1. */
    String next(Object ballot) {
        return "the ballot " + (calls + 1) + " (" + ballot + ")";
    }

    void add(int[] entries, long count, long each, Object ballot) {
        if (count < 1) {
            throw new IllegalArgumentException("The count (" + count + ") of " + next(ballot)
                    + " must be at least 1. Maybe leave out ballots that nobody cast.");
        }
        if (each < 1) {
            throw new IllegalArgumentException("The weight (" + each + ") of " + next(ballot)
                    + " must be at least 1. Maybe leave out who has no vote.");
        }
        if (count > Electorate.MAX_WEIGHT / each || count * each > Electorate.MAX_WEIGHT - weight) {
            throw new IllegalArgumentException("The total weight with " + next(ballot) + " must be at most "
                    + Electorate.MAX_WEIGHT + ". Maybe weigh in a larger unit.");
        }
        counts.merge(new Key(entries, each), count, Long::sum);
        calls++;
        ballots += count;
        weight += count * each;
        if (entries.length == 0) {
            blank += count;
        }
    }

    Grouped grouped() {
        List<Map.Entry<Key, Long>> sorted = counts.entrySet().stream()
                .sorted((a, b) -> {
                    int byEntries = Arrays.compare(a.getKey().entries, b.getKey().entries);
                    return byEntries != 0 ? byEntries : Long.compare(a.getKey().weight, b.getKey().weight);
                })
                .toList();
        int size = sorted.size();
        int[] start = new int[size + 1];
        for (int i = 0; i < size; i++) {
            start[i + 1] = Math.addExact(start[i], sorted.get(i).getKey().entries.length);
        }
        int[] entry = new int[start[size]];
        long[] count = new long[size];
        long[] each = new long[size];
        for (int i = 0; i < size; i++) {
            Key key = sorted.get(i).getKey();
            System.arraycopy(key.entries, 0, entry, start[i], key.entries.length);
            count[i] = sorted.get(i).getValue();
            each[i] = key.weight;
        }
        return new Grouped(start, entry, count, each, new Electorate(ballots, blank, weight));
    }

    /** Distinct ballots in rows of one array, sorted, so that equal electorates are equal arrays. */
    static final class Grouped {
        final int[] start;
        final int[] entry;
        final long[] count;
        final long[] weight;
        final Electorate electorate;

        private Grouped(int[] start, int[] entry, long[] count, long[] weight, Electorate electorate) {
            this.start = start;
            this.entry = entry;
            this.count = count;
            this.weight = weight;
            this.electorate = electorate;
        }

        int size() {
            return count.length;
        }

        int length(int ballot) {
            return start[ballot + 1] - start[ballot];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Grouped that
                    && Arrays.equals(start, that.start)
                    && Arrays.equals(entry, that.entry)
                    && Arrays.equals(count, that.count)
                    && Arrays.equals(weight, that.weight);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Arrays.hashCode(entry) + Arrays.hashCode(count)) + Arrays.hashCode(weight);
        }
    }
}
