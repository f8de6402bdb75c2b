package org.linli.benchmarks;

import java.nio.file.Path;

/**
 * Something that keeps records of 300 bytes for subjects, each on the condition that its subject's head has not moved, and all of one call
 * or none. For one thread at a time, unless it says otherwise.
 */
interface Store extends AutoCloseable {
    /** How long a record is. */
    int RECORD = 300;

    /** Opens one in an empty folder. */
    interface Opening {
        Store open(Path folder) throws Exception;
    }

    /**
     * Appends a record for each subject, and returns when they are on disk.
     *
     * @param subjects the numbers of the subjects, from 0; perhaps some more than once
     * @param heads for each subject the position of its last record, −1 for none; brought up to date
     */
    void append(int[] subjects, long[] heads) throws Exception;

    @Override
    void close();
}
