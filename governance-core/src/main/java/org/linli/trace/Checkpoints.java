package org.linli.trace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Identifier;

/** Where a follower keeps its checkpoints between two runs. A checkpoint that is lost or damaged costs time, never truth. */
public interface Checkpoints {
    /**
     * Keeps a checkpoint in place of the one before, all of it or nothing.
     *
     * @param name the name of the view or reaction, an identifier
     * @param content writes the checkpoint
     * @throws IOException if it could not be kept; the one before is still there
     */
    void write(String name, Content content) throws IOException;

    /**
     * Opens a checkpoint.
     *
     * @param name the name of the view or reaction
     * @return the checkpoint, to be closed by the caller; nothing if there is none
     * @throws IOException if it could not be opened
     */
    Optional<InputStream> read(String name) throws IOException;

    /** Writes a checkpoint. */
    @FunctionalInterface
    interface Content {
        /**
         * Writes it.
         *
         * @param out where to; not to be closed
         * @throws IOException if that fails
         */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Checkpoints as files {@code <name>.checkpoint} in a folder. Names with a slash are refused with an
     * {@link IllegalArgumentException}, so that nothing is written elsewhere.
     *
     * @param folder the folder; made when it is first written to
     * @return the checkpoints
     */
    static Checkpoints in(Path folder) {
        Objects.requireNonNull(folder, "folder");
        return new Checkpoints() {
            private Path file(String name) {
                Identifier.checked("name of a checkpoint", name);
                if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
                    throw new IllegalArgumentException(
                            "The name (" + name + ") of a checkpoint must not have a slash.");
                }
                return folder.resolve(name + ".checkpoint");
            }

            @Override
            public void write(String name, Content content) throws IOException {
                Path file = file(name);
                Files.createDirectories(folder);
                Path fresh = folder.resolve(name + ".checkpoint.new");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
                    content.to(out);
                }
                try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }

            @Override
            public Optional<InputStream> read(String name) throws IOException {
                Path file = file(name);
                try {
                    return Optional.of(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                } catch (NoSuchFileException none) {
                    return Optional.empty();
                }
            }
        };
    }
}
