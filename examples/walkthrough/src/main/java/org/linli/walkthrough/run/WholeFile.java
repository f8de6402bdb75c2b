package org.linli.walkthrough.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all, whenever the process or the machine stops. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Puts a text in the place of whatever stood there.
     *
     * @param file where it is to stand
     * @param text what it is to say, written in UTF-8
     * @throws IOException if it cannot be written; what stood there before then still stands
     */
    public static void write(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        bringToDisk(file);
    }

    /** Without this a machine that stops may forget the name of the file, though not its bytes. */
    private static void bringToDisk(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException noSuchThing) {
            // Some systems open no folders. They keep names safe by other means, or not at all.
        }
    }
}
