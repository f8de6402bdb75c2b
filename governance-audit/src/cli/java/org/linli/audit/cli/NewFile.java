package org.linli.audit.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;
import org.linli.audit.store.Disk;

/** A file that a command makes: written beside under another name, and there, whole and on disk, when it is done. */
final class NewFile {
    private static final int BUFFER = 1 << 16;

    private NewFile() {}

    /** What writes it. */
    @FunctionalInterface
    interface Writing<T> {
        T to(OutputStream file) throws Exception;
    }

    static void write(Path file, String text, FileAttribute<?>... attributes) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(
                file,
                stream -> {
                    stream.write(bytes);
                    return file;
                },
                attributes);
    }

    static <T> T write(Path file, Writing<T> writing, FileAttribute<?>... attributes) throws Exception {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        try {
            T result = writeAll(unfinished, writing, attributes);
            Disk.REAL.move(unfinished, file);
            Disk.REAL.syncFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            return result;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "The file " + file + " could not be written: " + e.getMessage() + ". Maybe see to its disk.", e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static <T> T writeAll(Path file, Writing<T> writing, FileAttribute<?>... attributes) throws Exception {
        Set<StandardOpenOption> asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, asNew, attributes)) {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            T result = writing.to(stream);
            stream.flush();
            channel.force(true);
            return result;
        }
    }
}
