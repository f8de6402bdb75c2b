package org.linli.audit.rollup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.UntrustedException;
import org.linli.audit.store.Disk;
import org.linli.audit.store.WholeFile;
import org.linli.audit.tiles.TiledLog;
import org.linli.trace.TraceStoreException;

/**
 * Where in a roll-up log the latest checkpoint of each log below stands, so that opening need not read all of it: the file
 * {@value #NAME}, a checkpoint of the log at some size with a line {@code <entry> <origin>} for each log below.
 *
 * <p>The roll-up log's witness has cosigned it, under a name that no log has. So a file that somebody has changed is not believed, and one
 * that was put back from earlier is only behind: what came after it is read. Without a good one everything is read.
 */
final class LatestIndex {
    /** The name of the file, in the folder of the log. */
    static final String NAME = "latest";

    /** After so many entries the file is written again. */
    static final int STEP = 64;

    private static final int MAX_LINES = 8_000;
    private static final System.Logger LEFT_OUT = System.getLogger(LatestIndex.class.getName());

    private final Path folder;
    private final TiledLog log;
    private final NoteSigner cosigner;
    private final Map<String, Long> places = new HashMap<>();
    /** How many entries the file covers. */
    private long written;
    /** How many entries had to be read when it was opened. */
    private long read;

    LatestIndex(Path folder, TiledLog log, NoteSigner cosigner) {
        this.folder = folder;
        this.log = log;
        this.cosigner = cosigner;
    }

    private String name() {
        return log.origin() + "/" + NAME;
    }

    /** Learns the places, from the file as far as it goes and from the entries after it. */
    void open() {
        Path file = folder.resolve(NAME);
        try {
            if (Files.exists(file) && Files.size(file) <= SignedNote.MAX_BYTES) {
                believe(SignedNote.parse(Files.readAllBytes(file)));
            }
        } catch (IOException | TlogFormatException | UntrustedException e) {
            LEFT_OUT.log(System.Logger.Level.DEBUG, "The file " + file + " is left out, and the whole log read.", e);
            places.clear();
            written = 0;
        }
        for (long at = written; at < log.size(); ) {
            for (byte[] entry : log.entries(at)) {
                places.put(Checkpoint.of(SignedNote.parse(entry)).origin(), at);
                at++;
                read++;
            }
        }
        writeIfBehind();
    }

    private void believe(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.of(note);
        TreeHead head = checkpoint.head();
        boolean isOurs = checkpoint.origin().equals(name())
                && !note.verifiedBy(List.of(cosigner.verifier())).isEmpty()
                && head.size() <= log.size()
                && log.snapshot(head.size()).root().equals(head.root());
        if (!isOurs) {
            throw new UntrustedException("It must be of this log, cosigned by its witness.");
        }
        for (String line : checkpoint.extensions()) {
            int blank = line.indexOf(' ');
            try {
                places.put(line.substring(blank + 1), Long.parseLong(line.substring(0, Math.max(0, blank))));
            } catch (NumberFormatException e) {
                throw new UntrustedException("A line must begin with the number of an entry.");
            }
        }
        written = head.size();
    }

    /** How many entries were read by {@link #open}. */
    long read() {
        return read;
    }

    /** Where the latest checkpoint of each log stands that was ever recorded. */
    Map<String, Long> places() {
        return places;
    }

    /** Takes note of one more entry, after it is on disk. */
    void recorded(String origin, long at) {
        places.put(origin, at);
        writeIfBehind();
    }

    private void writeIfBehind() {
        if (log.size() - written >= STEP) {
            write();
        }
    }

    /** Writes the file. That it fails takes nothing away: more has to be read then. */
    void write() {
        if (written == log.size() || places.size() > MAX_LINES) {
            return;
        }
        List<String> lines = new ArrayList<>();
        places.forEach((origin, at) -> lines.add(at + " " + origin));
        lines.sort(String::compareTo);
        try {
            Checkpoint checkpoint = new Checkpoint(name(), log.snapshot().head(), lines);
            WholeFile.write(
                    Disk.REAL,
                    folder,
                    NAME,
                    SignedNote.sign(checkpoint.toString(), cosigner).toBytes());
            written = log.size();
        } catch (IOException | TraceStoreException | TlogFormatException e) {
            LEFT_OUT.log(System.Logger.Level.DEBUG, "The file " + NAME + " in " + folder + " is not written.", e);
        }
    }
}
