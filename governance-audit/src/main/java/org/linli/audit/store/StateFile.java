package org.linli.audit.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.linli.audit.merkle.MerkleHash;

/**
 * How much of a log is known to be on disk: two slots that are written in turn, so that one is whole whatever happens. Written after
 * the records are synced and not synced itself, so that it may lag behind but never be ahead.
 */
public final class StateFile implements Closeable {
    /** The name of the file, in the folder of the log. */
    public static final String NAME = "state";

    private static final int SLOT_DISTANCE = 4096;
    private static final int SLOT_LENGTH = 64;
    private static final int KEYS = 56;
    private static final long MAGIC = 0x4c494e4c49535431L;

    /**
     * What one slot says.
     *
     * @param count how often the file has been written
     * @param size how many records are on disk
     * @param root the root of the tree of these
     * @param keys how many bytes of the file of keys are on disk
     */
    public record State(long count, long size, MerkleHash root, long keys) {}

    private final Disk.OpenFile file;
    private final byte[] seed;
    private final byte[] slot = new byte[SLOT_LENGTH];
    private long count;

    /**
     * The state in a file.
     *
     * @param file the file, open
     * @param seed the id of the log
     */
    public StateFile(Disk.OpenFile file, byte[] seed) {
        this.file = file;
        this.seed = seed;
    }

    /**
     * Reads the later of the two slots that are whole.
     *
     * @return what it says, or nothing if neither is whole
     * @throws IOException if the file cannot be read
     */
    public Optional<State> read() throws IOException {
        State latest = null;
        for (int i = 0; i < 2; i++) {
            byte[] bytes = new byte[SLOT_LENGTH];
            if (file.read(bytes, 0, SLOT_LENGTH, (long) i * SLOT_DISTANCE) == SLOT_LENGTH
                    && Bytes.getLong(bytes, 0) == MAGIC
                    && sum(bytes) == Bytes.getInt(bytes, SLOT_LENGTH - 4)) {
                State state = new State(
                        Bytes.getLong(bytes, 8),
                        Bytes.getLong(bytes, 16),
                        MerkleHash.of(bytes, 24),
                        Integer.toUnsignedLong(Bytes.getInt(bytes, KEYS)));
                if (latest == null || state.count() > latest.count()) {
                    latest = state;
                }
            }
        }
        if (latest != null) {
            count = latest.count();
        }
        return Optional.ofNullable(latest);
    }

    /**
     * Writes how much is on disk, over the earlier slot.
     *
     * @param size how many records
     * @param root the root of their tree
     * @param keys how many bytes of the file of keys
     * @throws IOException if that fails
     */
    public void write(long size, MerkleHash root, long keys) throws IOException {
        count++;
        Bytes.putLong(slot, 0, MAGIC);
        Bytes.putLong(slot, 8, count);
        Bytes.putLong(slot, 16, size);
        root.copyTo(slot, 24);
        Bytes.putInt(slot, KEYS, (int) Math.min(keys, 0xffffffffL));
        Bytes.putInt(slot, SLOT_LENGTH - 4, sum(slot));
        file.write(slot, 0, SLOT_LENGTH, (count & 1) * SLOT_DISTANCE);
    }

    /**
     * Returns when what was written is on disk.
     *
     * @throws IOException if that fails
     */
    public void force() throws IOException {
        file.force();
    }

    private int sum(byte[] bytes) {
        CRC32C sum = Bytes.sum(seed);
        sum.update(bytes, 0, SLOT_LENGTH - 4);
        return (int) sum.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
