package org.linli.audit;

import java.nio.file.Path;
import java.util.Objects;
import org.linli.audit.merkle.TreeHead;

/**
 * What {@link TraceLog#verify} found: the log is {@link Sound}, or the first thing that is not, with its place, what was wanted and what
 * was found, and how much of the log is still to be trusted.
 */
public sealed interface Verdict {
    /** What is wrong with a log. */
    enum Problem {
        /** A file is missing, cannot be read, or does not belong there. */
        FILE,
        /** Bytes are not what was written: a checksum is wrong where a record should be. */
        FRAME,
        /** A record is not where it should be, or records are missing. */
        SEQUENCE,
        /** A record is not in canonical form, or is no envelope. */
        FORM,
        /** A record does not continue the trail of its subject. */
        TRAIL,
        /** The records do not have the root that was written down for them. */
        TREE,
        /** A personal value is not the one that its record commits to. */
        VALUE,
        /** Something of an erased holder is left, or a value is gone that nobody ordered to be erased. */
        ERASURE,
        /** The key of a personal value is missing or damaged, and nobody ordered it to be erased: the value cannot be read. */
        KEY,
        /** A record is gone though no cut of it is on record, or there although one is. */
        CUT,
        /** What was derived of the records, in {@code tree} or {@code idx}, is not what they say. No record is touched by it. */
        INDEX
    }

    /**
     * Nothing is wrong.
     *
     * @param log the id of the log
     * @param head how many records there are, and the root of their tree
     * @param tail how many bytes stand after the last whole batch: what was being written when the writer was killed, or is being
     *     written now; never acknowledged, and cut when the log is opened for writing
     * @param cut of how many records only the hashes are kept, since a cut of them is on record; they stand before all others
     * @param withKeys whether the keys were there to be read; if not, it was not checked whether each personal value has its key and is the
     *     one that was committed to
     */
    record Sound(String log, TreeHead head, long tail, long cut, boolean withKeys) implements Verdict {
        /** Checks that nothing is missing. */
        public Sound {
            Objects.requireNonNull(log, "log");
            Objects.requireNonNull(head, "head");
        }

        @Override
        public boolean isSound() {
            return true;
        }

        @Override
        public String explain() {
            return "The log " + log + " is sound: " + head.size() + " records under the root " + head.root() + "."
                    + (cut == 0 ? "" : " Of " + cut + " of them only the hashes are kept: they were cut by order.")
                    + (withKeys
                            ? ""
                            : " The keys were not to be read: whether each personal value is the one that was committed to was not checked.")
                    + (tail == 0 ? "" : " After them stand " + tail + " bytes of a batch that was never acknowledged.");
        }
    }

    /**
     * Something is wrong.
     *
     * @param log the id of the log; empty if it cannot be read
     * @param problem what kind of thing is wrong
     * @param file in which file; of a journal on PostgreSQL, in which table, as schema and name
     * @param offset at which byte of the file; −1 if it is a table
     * @param position the position of the record; −1 if it is not about one
     * @param expected what should be there
     * @param got what is there
     * @param trustworthy how many records before are sound, and the root of their tree; for {@link Problem#KEY} and
     *     {@link Problem#INDEX} all that there are. Who verifies has looked at all of them; who opens or reads a log, at what is needed for that
     */
    record Damaged(
            String log,
            Problem problem,
            Path file,
            long offset,
            long position,
            String expected,
            String got,
            TreeHead trustworthy)
            implements Verdict {
        /** Checks that nothing is missing. */
        public Damaged {
            Objects.requireNonNull(log, "log");
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(got, "got");
            Objects.requireNonNull(trustworthy, "trustworthy");
        }

        @Override
        public boolean isSound() {
            return false;
        }

        @Override
        public String explain() {
            if (log.isEmpty()) {
                return "There is no log in " + file + " that can be checked: " + got
                        + (got.endsWith(".")
                                ? ""
                                : ". Maybe another folder was meant, or its permissions do not let it be read.");
            }
            return "The log " + log + " is damaged (" + problem + ") in " + file
                    + (offset < 0 ? "" : " at byte " + offset)
                    + (position < 0 ? "" : ", record " + position) + ": expected " + expected + ", got " + got
                    + ". The " + trustworthy.size()
                    + switch (problem) {
                        case KEY -> " records are sound; personal values under other keys can be read. The root is ";
                        case INDEX -> " records are sound, under the root ";
                        default -> " records before are sound, under the root ";
                    }
                    + trustworthy.root() + ".";
        }
    }

    /**
     * The id of the log.
     *
     * @return the id; empty if it cannot be read
     */
    String log();

    /**
     * Whether nothing is wrong.
     *
     * @return true for {@link Sound} only
     */
    boolean isSound();

    /**
     * The verdict as a sentence for a person.
     *
     * @return one to three sentences in English
     */
    String explain();
}
