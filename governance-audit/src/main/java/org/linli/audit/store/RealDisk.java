package org.linli.audit.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The disk of this machine. */
final class RealDisk implements Disk {
    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name", "").startsWith("Windows");

    @Override
    public OpenFile open(Path path) throws IOException {
        // Opened lazily by the one thread that writes; here only created.
        try (FileChannel created = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            created.size();
        }
        return new RealFile(path);
    }

    @Override
    public OpenFile openForReading(Path path) throws IOException {
        return new RealFile(path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_SYNCED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Written through a channel by one thread, read without one: a channel is closed by an interrupt on whoever uses it. */
    private static final class RealFile implements OpenFile {
        private static final int CHUNK = 1 << 20;

        private final Path path;
        private final RandomAccessFile reader;
        private @Nullable FileChannel channel;
        private @Nullable ByteBuffer chunk;

        RealFile(Path path) throws IOException {
            this.path = path;
            this.reader = new RandomAccessFile(path.toFile(), "r");
        }

        @Override
        public int read(byte[] target, int offset, int length, long position) throws IOException {
            synchronized (reader) {
                reader.seek(position);
                int done = 0;
                while (done < length) {
                    int count = reader.read(target, offset + done, length - done);
                    if (count < 0) {
                        break;
                    }
                    done += count;
                }
                return done;
            }
        }

        @Override
        public void write(byte[] source, int offset, int length, long position) throws IOException {
            FileChannel open = channel();
            ByteBuffer buffer = chunk;
            if (buffer == null || buffer.capacity() < Math.min(length, CHUNK)) {
                buffer = ByteBuffer.allocateDirect(length <= 1 << 12 ? 1 << 12 : length <= 1 << 16 ? 1 << 16 : CHUNK);
                chunk = buffer;
            }
            int done = 0;
            while (done < length) {
                buffer.clear();
                buffer.put(source, offset + done, Math.min(length - done, buffer.capacity()));
                buffer.flip();
                while (buffer.hasRemaining()) {
                    done += open.write(buffer, position + done);
                }
            }
        }

        private FileChannel channel() throws IOException {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(path, StandardOpenOption.WRITE);
                channel = open;
            }
            return open;
        }

        @Override
        public void force() throws IOException {
            channel().force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel().truncate(size);
        }

        @Override
        public long size() throws IOException {
            synchronized (reader) {
                return reader.length();
            }
        }

        @Override
        public void close() throws IOException {
            try {
                synchronized (reader) {
                    reader.close();
                }
            } finally {
                FileChannel open = channel;
                if (open != null) {
                    open.close();
                }
            }
        }
    }
}
