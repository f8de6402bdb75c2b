package org.linli.audit.witness;

import java.io.IOException;
import java.util.Optional;
import org.linli.audit.note.SignedNote;

/**
 * Where a witness keeps the latest checkpoint of each log: in files ({@link FileWitnessStore}), in a roll-up log, in a host's database. A
 * witness calls it for one log at a time, for different logs from several threads.
 */
public interface WitnessStore {

    /**
     * The latest checkpoint that was recorded.
     *
     * @param origin the name of the log
     * @return the checkpoint with the cosignature of this witness; empty only if none was ever recorded
     * @throws IOException if that cannot be known; never answered by "none"
     */
    Optional<SignedNote> latest(String origin) throws IOException;

    /**
     * Records a checkpoint in the place of the one before. Returns when it is on disk: the cosignature is given out after that.
     *
     * @param origin the name of the log
     * @param cosigned the checkpoint with the cosignature of this witness
     * @throws IOException if that fails; the one before or this one must then be there, whole
     */
    void record(String origin, SignedNote cosigned) throws IOException;
}
