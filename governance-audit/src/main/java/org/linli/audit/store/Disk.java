package org.linli.audit.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Where files are opened. A test hands in one that fails. */
public interface Disk {
    /** The disk of this machine. */
    Disk REAL = new RealDisk();

    /**
     * Opens a file for reading and writing, and creates it if it is not there.
     *
     * @param path where it is
     * @return the file
     * @throws IOException if that fails
     */
    OpenFile open(Path path) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @param path where it is
     * @return the file
     * @throws IOException if that fails
     */
    OpenFile openForReading(Path path) throws IOException;

    /**
     * Makes sure that the names of new files in a folder are on disk.
     *
     * @param folder the folder
     * @throws IOException if that fails
     */
    void syncFolder(Path folder) throws IOException;

    /**
     * Gives a file another name in one step, in the place of a file that had it.
     *
     * @param from its name
     * @param to its new name, on the same disk
     * @throws IOException if that fails; it has its old name then
     */
    void move(Path from, Path to) throws IOException;

    /**
     * Deletes a file, if it is there.
     *
     * @param path where it is
     * @throws IOException if that fails
     */
    void delete(Path path) throws IOException;

    /** An open file. One thread writes; any number of threads read, and being interrupted closes nothing. */
    interface OpenFile extends Closeable {
        /**
         * Reads as much as there is.
         *
         * @param target where to
         * @param offset where in the target
         * @param length how many bytes at most
         * @param position where in the file
         * @return how many bytes were read; fewer than {@code length} only at the end of the file
         * @throws IOException if that fails
         */
        int read(byte[] target, int offset, int length, long position) throws IOException;

        /**
         * Writes.
         *
         * @param source what from
         * @param offset where in the source
         * @param length how many bytes
         * @param position where in the file
         * @throws IOException if that fails; what of it stands in the file is then unknown
         */
        void write(byte[] source, int offset, int length, long position) throws IOException;

        /**
         * Returns when all that was written is on disk.
         *
         * @throws IOException if that fails; what of it is on disk is then unknown, and trying again would lie
         */
        void force() throws IOException;

        /**
         * Cuts the file.
         *
         * @param size how many bytes to leave
         * @throws IOException if that fails
         */
        void truncate(long size) throws IOException;

        /**
         * How long the file is.
         *
         * @return the number of bytes
         * @throws IOException if that fails
         */
        long size() throws IOException;
    }
}
