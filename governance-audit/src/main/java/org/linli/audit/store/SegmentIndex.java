package org.linli.audit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.linli.audit.merkle.MerkleHash;

/**
 * The index of a full segment, in a file: where records begin, a filter and sorted postings for subjects, postings for actors, types,
 * holders and erasures, and from when to when the acts of each 64 records occurred. Made from the records alone, so that two indexes of
 * the same segment are the same bytes. Any number of threads may look.
 */
public final class SegmentIndex implements SegmentLookup {
    /** The folder of indexes, in the folder of the log. */
    public static final String FOLDER = "idx";

    private static final String SUFFIX = ".idx";
    private static final long MAGIC = 0x4c494e4c49495831L;
    private static final int LINE = 64;
    private static final int BITS_EACH = 12;
    private static final int TIMES_EACH = 64;
    private static final int DIRECTORY = 12;
    private static final int SECTIONS = 80;
    private static final int HEADER = SECTIONS + 4 * (5 + 3 * Trait.values().length);

    private final BlockFile file;
    private final int header;

    private SegmentIndex(BlockFile file) {
        this.file = file;
        this.header = file.place(0, BlockFile.PAYLOAD, 0);
        if (file.getLong(header) != MAGIC) {
            throw new BrokenIndexException("The file is no index that is known here.");
        }
    }

    /**
     * The name of the file of an index.
     *
     * @param first the position of the first record of its segment
     * @return twenty digits and a suffix
     */
    public static String name(long first) {
        return String.format(Locale.ROOT, "%020d%s", first, SUFFIX);
    }

    /**
     * Opens an index; looks at its first block only.
     *
     * @param path where the file is
     * @param seed the id of the log
     * @return the index
     * @throws IOException if the file cannot be read
     * @throws BrokenIndexException if it is no index of this log
     */
    public static SegmentIndex map(Path path, byte[] seed) throws IOException {
        return new SegmentIndex(BlockFile.map(path, seed));
    }

    /**
     * Opens an index that is kept in no folder of a log.
     *
     * @param bytes as {@link #bytes} gave them
     * @param seed the id of the log
     * @return the index
     * @throws IOException if there is no place to put it away
     */
    public static SegmentIndex putAway(byte[] bytes, byte[] seed) throws IOException {
        return new SegmentIndex(BlockFile.putAway(bytes, seed));
    }

    /**
     * Writes the index of a segment that is not written any more.
     *
     * @param table what is known of its records
     * @param first the position of its first record
     * @param end where its last batch ends
     * @param root the root of the tree by then
     * @param seed the id of the log
     * @return the bytes of the file
     */
    public static byte[] bytes(SegmentTable table, long first, long end, MerkleHash root, byte[] seed) {
        BlockFile.Builder out = new BlockFile.Builder();
        byte[] header = new byte[HEADER];
        int count = table.count();
        Bytes.putLong(header, 0, MAGIC);
        Bytes.putLong(header, 8, first);
        Bytes.putLong(header, 16, end);
        Bytes.putLong(header, 24, table.greatestKey());
        Bytes.putInt(header, 32, count);
        root.copyTo(header, 40);
        int section = SECTIONS;
        Bytes.putInt(header, section, out.begin());
        for (int local = 0; local < count; local++) {
            out.putInt((int) table.offset(local));
        }
        long[] subjects = new long[count];
        for (int local = 0; local < count; local++) {
            subjects[local] = (long) table.subject(local).key() << 32 | local;
        }
        subjects = Longs.sort(subjects);
        Bytes.putInt(header, section + 4, out.begin());
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            out.putLong(subjects[i]);
            distinct += i == 0 || subjects[i] >>> 32 != subjects[i - 1] >>> 32 ? 1 : 0;
        }
        int lines = Math.max(1, (int) ((long) distinct * BITS_EACH / (LINE * 8)));
        Bytes.putInt(header, section + 8, out.begin());
        Bytes.putInt(header, section + 12, lines);
        writeFilter(out, table, lines);
        Bytes.putInt(header, section + 16, out.begin());
        writeTimes(out, table);
        section += 20;
        for (Trait trait : Trait.values()) {
            section = writePostings(out, table.pairs(trait), header, section);
        }
        return out.finish(header, seed);
    }

    private static void writeFilter(BlockFile.Builder out, SegmentTable table, int lines) {
        long[] bits = new long[lines * (LINE / 8)];
        for (int local = 0; local < table.count(); local++) {
            Name subject = table.subject(local);
            int line = lineOf(subject, lines) * (LINE / 8);
            for (int i = 0; i < 6; i++) {
                int bit = bitOf(subject, i);
                bits[line + (bit >>> 6)] |= 1L << bit;
            }
        }
        for (int line = 0; line < lines; line++) {
            int place = out.place(LINE);
            for (int i = 0; i < LINE / 8; i++) {
                Bytes.putLong(out.bytes(), place + 8 * i, bits[line * (LINE / 8) + i]);
            }
        }
    }

    private static int lineOf(Name subject, int lines) {
        return (int) (((subject.low() >>> 32) * lines) >>> 32);
    }

    /** One of six bits in a line, from parts of the name that neither choose the line nor sort. */
    private static int bitOf(Name subject, int number) {
        long part = number < 3 ? subject.high() : subject.low();
        return (int) (part >>> (9 * (number % 3))) & (LINE * 8 - 1);
    }

    private static void writeTimes(BlockFile.Builder out, SegmentTable table) {
        int count = table.count();
        for (int from = 0; from < count; from += TIMES_EACH) {
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (int local = from; local < Math.min(count, from + TIMES_EACH); local++) {
                if (table.time(local) != SegmentTable.NEVER) {
                    least = Math.min(least, table.time(local));
                    greatest = Math.max(greatest, table.time(local));
                }
            }
            int place = out.place(16);
            Bytes.putLong(out.bytes(), place, least);
            Bytes.putLong(out.bytes(), place + 8, greatest);
        }
    }

    private static int writePostings(BlockFile.Builder out, long[] pairs, byte[] header, int section) {
        Bytes.putInt(header, section, out.begin());
        int keys = 0;
        int written = 0;
        for (int i = 0; i < pairs.length; ) {
            int next = i + 1;
            int length = varintLength((int) pairs[i]);
            while (next < pairs.length && pairs[next] >>> 32 == pairs[i] >>> 32) {
                length += varintLength((int) (pairs[next] - pairs[next - 1]));
                next++;
            }
            int place = out.place(DIRECTORY);
            Bytes.putInt(out.bytes(), place, (int) (pairs[i] >>> 32));
            Bytes.putInt(out.bytes(), place + 4, written);
            Bytes.putInt(out.bytes(), place + 8, next - i);
            written += length;
            keys++;
            i = next;
        }
        Bytes.putInt(header, section + 4, keys);
        Bytes.putInt(header, section + 8, out.begin());
        for (int i = 0; i < pairs.length; i++) {
            boolean isFirst = i == 0 || pairs[i] >>> 32 != pairs[i - 1] >>> 32;
            out.putVarint(isFirst ? (int) pairs[i] : (int) (pairs[i] - pairs[i - 1]));
        }
        return section + 12;
    }

    private static int varintLength(int value) {
        return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
    }

    /** Where in the header the postings of a trait begin, in the order of the traits. */
    private static int sectionOf(Trait trait) {
        return switch (trait) {
            case ACTOR -> 5;
            case TYPE -> 8;
            case HOLDER -> 11;
            case ERASED -> 14;
        };
    }

    private int section(int number) {
        return file.getInt(header + SECTIONS + 4 * number);
    }

    /**
     * The position of the first record.
     *
     * @return the position
     */
    public long first() {
        return file.getLong(header + 8);
    }

    /**
     * Where the last batch ends.
     *
     * @return the place in the segment
     */
    public long end() {
        return file.getLong(header + 16);
    }

    /**
     * The root of the tree by the end of the segment.
     *
     * @return the root
     */
    public MerkleHash root() {
        byte[] root = new byte[MerkleHash.BYTES];
        for (int i = 0; i < root.length; i++) {
            root[i] = file.getByte(header + 40 + i);
        }
        return MerkleHash.of(root, 0);
    }

    @Override
    public long greatestKey() {
        return file.getLong(header + 24);
    }

    @Override
    public int count() {
        return file.getInt(header + 32);
    }

    @Override
    public long offset(int local) {
        return Integer.toUnsignedLong(file.getInt(file.place(section(0), 4, local)));
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public int[] ofSubject(Name subject, int below) {
        if (!mayHave(subject)) {
            return new int[0];
        }
        int count = count();
        int from = firstNotBelow((long) subject.key() << 32, count);
        int to = from;
        while (to < count && (int) (pair(to) >>> 32) == subject.key() && (int) pair(to) < below) {
            to++;
        }
        int[] found = new int[to - from];
        for (int i = from; i < to; i++) {
            found[i - from] = (int) pair(i);
        }
        return found;
    }

    private boolean mayHave(Name subject) {
        int place = file.place(section(2), LINE, lineOf(subject, section(3)));
        for (int i = 0; i < 6; i++) {
            int bit = bitOf(subject, i);
            if ((file.getLong(place + 8 * (bit >>> 6)) & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private long pair(int index) {
        return file.getLong(file.place(section(1), 8, index));
    }

    /** Begins where a pair would stand if keys were spread evenly, which they nearly are, and widens from there. */
    private int firstNotBelow(long wanted, int count) {
        int guess = (int) (((wanted >>> 32) * count) >>> 31);
        int low = guess;
        int high = guess;
        int step = 32;
        while (low > 0 && pair(low - 1) >= wanted) {
            high = low - 1;
            low = Math.max(0, low - step);
            step *= 2;
        }
        step = 32;
        while (high < count && pair(high) < wanted) {
            low = high + 1;
            high = Math.min(count, high + step);
            step *= 2;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pair(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public int[] with(Trait trait, int key) {
        int section = sectionOf(trait);
        int directory = section(section);
        int low = 0;
        int high = section(section + 1);
        int keys = high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (file.getInt(file.place(directory, DIRECTORY, middle)) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == keys) {
            return new int[0];
        }
        int place = file.place(directory, DIRECTORY, low);
        if (file.getInt(place) != key) {
            return new int[0];
        }
        int at = file.getInt(place + 4);
        int[] found = new int[file.getInt(place + 8)];
        int bytes = section(section + 2);
        int last = 0;
        for (int i = 0; i < found.length; i++) {
            int delta = 0;
            int shift = 0;
            byte next;
            do {
                next = file.getByte(file.place(bytes, 1, at++));
                delta |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            last += delta;
            found[i] = last;
        }
        return found;
    }

    @Override
    public int[] keys(Trait trait) {
        int section = sectionOf(trait);
        int directory = section(section);
        int[] keys = new int[section(section + 1)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = file.getInt(file.place(directory, DIRECTORY, i));
        }
        return keys;
    }

    @Override
    public boolean mayHave(Trait trait) {
        return section(sectionOf(trait) + 1) > 0;
    }

    @Override
    public boolean mayHaveOccurred(int local, long from, long toExclusive) {
        int place = file.place(section(4), 16, local / TIMES_EACH);
        return file.getLong(place) < toExclusive && file.getLong(place + 8) >= from;
    }
}
