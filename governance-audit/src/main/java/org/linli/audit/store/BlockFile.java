package org.linli.audit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Arrays of elements of one width each, in blocks of 4,096 bytes, every block with a checksum over the log's id, its number and its
 * bytes; looked at when the block is first read, so that opening a file reads its first block only. Any number of threads may read.
 */
final class BlockFile {
    /** How many bytes of a block hold elements. */
    static final int PAYLOAD = 4092;

    private static final int BLOCK = 4096;

    private final ByteBuffer bytes;
    private final byte[] seed;
    private final String what;
    /** A bit for each block that was found in order. To lose one in a race costs a second look. */
    private final long[] sound;

    private BlockFile(ByteBuffer bytes, byte[] seed, String what) {
        this.bytes = bytes;
        this.seed = seed;
        this.what = what;
        this.sound = new long[bytes.capacity() / BLOCK / Long.SIZE + 1];
    }

    /** A file, mapped into memory; to be deleted or replaced, but not written. */
    static BlockFile map(Path path, byte[] seed) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0 || size % BLOCK != 0 || size > Integer.MAX_VALUE) {
                throw new BrokenIndexException("The length (" + size + " bytes) of " + path + " is that of no index.");
            }
            return new BlockFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, size), seed, path.toString());
        }
    }

    /** Bytes as {@link Builder#finish} gives them, put away in a file that is there only as long as it is used. */
    static BlockFile putAway(byte[] content, byte[] seed) throws IOException {
        Path path = Files.createTempFile("linli-index-", ".tmp");
        try {
            Files.write(path, content);
            return map(path, seed);
        } finally {
            // Where a mapped file cannot be deleted, it is when the process ends.
            if (!path.toFile().delete()) {
                path.toFile().deleteOnExit();
            }
        }
    }

    /** Where in the file an element of an array stands. */
    int place(int firstBlock, int width, int index) {
        int each = PAYLOAD / width;
        int block = firstBlock + index / each;
        check(block);
        return block * BLOCK + index % each * width;
    }

    int getInt(int place) {
        return bytes.getInt(place);
    }

    long getLong(int place) {
        return bytes.getLong(place);
    }

    byte getByte(int place) {
        return bytes.get(place);
    }

    private void check(int block) {
        if (block < 0 || (block + 1L) * BLOCK > bytes.capacity()) {
            throw new BrokenIndexException("There is no block " + block + " in " + what + ".");
        }
        if ((sound[block >>> 6] & 1L << block) == 0) {
            CRC32C sum = sum(seed, block);
            sum.update(bytes.slice(block * BLOCK, PAYLOAD));
            if ((int) sum.getValue() != bytes.getInt(block * BLOCK + PAYLOAD)) {
                throw new BrokenIndexException("The checksum of block " + block + " of " + what + " is wrong.");
            }
            sound[block >>> 6] |= 1L << block;
        }
    }

    private static CRC32C sum(byte[] seed, int block) {
        CRC32C sum = Bytes.sum(seed);
        byte[] number = new byte[4];
        Bytes.putInt(number, 0, block);
        sum.update(number);
        return sum;
    }

    /** Makes a file, array after array. The first block is for a header. */
    static final class Builder {
        private byte[] bytes = new byte[16 * BLOCK];
        private int block;
        private int filled;

        /** Begins an array and gives its first block. */
        int begin() {
            next();
            return block;
        }

        private void next() {
            block++;
            filled = 0;
            if ((block + 1L) * BLOCK > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length));
            }
        }

        /** Makes place for an element of the array at hand. */
        int place(int width) {
            if (filled + width > PAYLOAD) {
                next();
            }
            int place = block * BLOCK + filled;
            filled += width;
            return place;
        }

        /** What the places given are in; another one after a place is asked for. */
        byte[] bytes() {
            return bytes;
        }

        void putInt(int value) {
            int place = place(Integer.BYTES);
            Bytes.putInt(bytes, place, value);
        }

        void putLong(long value) {
            int place = place(Long.BYTES);
            Bytes.putLong(bytes, place, value);
        }

        /** How many bytes a varint of the array at hand takes; elements of one byte. */
        void putVarint(int value) {
            int rest = value;
            while (rest > 0x7f) {
                int place = place(1);
                bytes[place] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            int place = place(1);
            bytes[place] = (byte) rest;
        }

        /** The whole file, its header put in and its checksums computed. */
        byte[] finish(byte[] header, byte[] seed) {
            System.arraycopy(header, 0, bytes, 0, header.length);
            for (int i = 0; i <= block; i++) {
                CRC32C sum = sum(seed, i);
                sum.update(bytes, i * BLOCK, PAYLOAD);
                Bytes.putInt(bytes, i * BLOCK + PAYLOAD, (int) sum.getValue());
            }
            return Arrays.copyOf(bytes, (block + 1) * BLOCK);
        }
    }
}
