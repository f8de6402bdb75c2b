package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Seal;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.SegmentCheck;

/**
 * The keys of a log that somebody else may be writing to: if one is asked for that is not there, the file is read again, since a writer
 * brings a key to disk before the record that uses it.
 */
final class Keyring implements SegmentCheck.Slots, Closeable {
    /** How often to look again for a key: one that a record uses is there before it. */
    private static final int TIMES = 3;

    private static final long AN_INSTANT = 1_000_000;

    private final Path path;
    private final boolean isThere;
    private final boolean withheld;
    private final byte[] seed;
    private final boolean isOwn;
    private final Disk.OpenFile file;
    private final Envelope envelope = new Envelope();
    private KeyStore store;
    private int times;
    private int moments;

    private Keyring(Path path, boolean isThere, boolean withheld, Disk.OpenFile file, byte[] seed, boolean isOwn)
            throws IOException {
        this.path = path;
        this.isThere = isThere;
        this.withheld = withheld;
        this.file = file;
        this.seed = seed;
        this.isOwn = isOwn;
        this.store = KeyStore.read(file, seed);
    }

    /** Opens the keys in the folder of a log to look at them; no file is made where there is none. */
    static Keyring toRead(Path folder, byte[] seed) throws IOException {
        Path path = folder.resolve(KeyStore.NAME);
        boolean isThere = Files.exists(path);
        if (isThere && !Files.isReadable(path)) {
            return withheld(folder, seed);
        }
        return new Keyring(path, isThere, false, isThere ? Disk.REAL.openForReading(path) : new NoFile(), seed, false);
    }

    /** The keys of a log for somebody who must not see them: nothing is said of any. */
    static Keyring withheld(Path folder, byte[] seed) throws IOException {
        return new Keyring(folder.resolve(KeyStore.NAME), true, true, new NoFile(), seed, true);
    }

    /** Opens the keys in the folder of a log that nobody else writes to; no file is made where there is none. */
    static Keyring toWrite(Path folder, byte[] seed, Disk disk) throws IOException {
        Path path = folder.resolve(KeyStore.NAME);
        boolean isThere = Files.exists(path);
        return new Keyring(path, isThere, false, isThere ? disk.open(path) : new NoFile(), seed, true);
    }

    /** The keys as last read. */
    KeyStore store() {
        return store;
    }

    Path path() {
        return path;
    }

    boolean isThere() {
        return isThere;
    }

    /** Whether whoever asks must not see them, so that nothing can be said of them. */
    boolean areWithheld() {
        return withheld;
    }

    /** What can be said of a key, once nobody is still writing it. */
    KeyStore.Fit fit(long number) throws IOException {
        if (withheld) {
            return KeyStore.Fit.ALIVE;
        }
        KeyStore.Fit fit = store.fit(number);
        while ((fit == KeyStore.Fit.MISSING || fit == KeyStore.Fit.DAMAGED) && again()) {
            fit = store.fit(number);
        }
        return fit;
    }

    /** Reads the file again if somebody else may be writing it; gives false once that has been done often enough, in all. */
    private boolean again() throws IOException {
        if (isOwn || times == TIMES) {
            return false;
        }
        if (times++ > 0) {
            LockSupport.parkNanos(AN_INSTANT);
        }
        store = KeyStore.read(file, seed);
        return true;
    }

    /** Waits a moment and reads the file again, in case somebody is erasing something in it. */
    boolean again(Patience patience) throws IOException {
        if (!patience.waits(moments++)) {
            return again();
        }
        store = KeyStore.read(file, seed);
        return true;
    }

    /**
     * A record that was torn while it was written may be right but for slots that are zero or something else; one that was written
     * without waiting for the disk, but for its key.
     */
    @Override
    public boolean areWhole(Frame frame, Disk.OpenFile segment, long next, long length, long batch) throws IOException {
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        } catch (CanonicalFormException foundLater) {
            return true;
        }
        for (int slot = 0; slot < Math.min(frame.slots(), envelope.sealed().size()); slot++) {
            Envelope.Sealed sealed = envelope.sealed().get(slot);
            Frame.SlotFit fit = frame.slotFit(slot);
            boolean isWhole = fit == Frame.SlotFit.SOUND
                    ? frame.durable() >= batch || fit(Seal.keyNumber(frame, slot)) != KeyStore.Fit.MISSING
                    : (fit == Frame.SlotFit.BLANK && sealed.commit() == null)
                            || ErasureScan.in(segment, next, length, seed).cover(sealed, frame.sequence());
            if (!isWhole) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A file that is not there, opened for reading. */
    static final class NoFile implements Disk.OpenFile {
        @Override
        public int read(byte[] target, int offset, int length, long position) {
            return 0;
        }

        @Override
        public void write(byte[] source, int offset, int length, long position) throws IOException {
            throw new IOException("A log that is open for reading must not be written.");
        }

        @Override
        public void force() {}

        @Override
        public void truncate(long size) throws IOException {
            write(new byte[0], 0, 0, 0);
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
