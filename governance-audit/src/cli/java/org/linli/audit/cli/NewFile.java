package org.linli.audit.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** A file that a command makes: there and on disk when it is done, and not there if that fails. */
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
        boolean done = false;
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        try (channel) {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            T result = writing.to(stream);
            stream.flush();
            channel.force(true);
            done = true;
            return result;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }
}
