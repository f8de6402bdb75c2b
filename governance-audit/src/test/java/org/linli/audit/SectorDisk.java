package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.audit.store.Disk;

/**
 * The real disk, of which a power cut leaves only what was synced, and of what was not any sectors in any order: each as it was, as it was
 * written, or torn in the middle. Files whose names were not synced may be gone.
 */
final class SectorDisk implements Disk {
    private static final int SECTOR = 512;

    private final Path log;
    private final Random random;
    private final Map<Path, byte[]> synced = new HashMap<>();
    private final Set<Path> named = new HashSet<>();
    /** What had a name before a change of names that is not on disk yet. */
    private final Map<Path, byte[]> before = new HashMap<>();

    private int callsLeft = Integer.MAX_VALUE;
    private Path copy;
    private Runnable telling = () -> {};

    SectorDisk(Path log, Random random) {
        this.log = log;
        this.random = random;
        this.copy = log;
    }

    /** Cuts the power after so many calls: what is left then is in a copy, and whoever asked is told at once. */
    synchronized void cutAfter(int calls, Path target, Runnable telling) {
        callsLeft = calls;
        copy = target;
        this.telling = telling;
    }

    synchronized boolean wasCut() {
        return callsLeft < 0;
    }

    private void called() throws IOException {
        if (callsLeft != Integer.MAX_VALUE && callsLeft-- == 0) {
            telling.run();
            leave();
        }
    }

    private void leave() throws IOException {
        Set<Path> left = new HashSet<>();
        for (Map.Entry<Path, byte[]> each : before.entrySet()) {
            if (random.nextBoolean()) {
                Path target = copy.resolve(log.relativize(each.getKey()).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, each.getValue());
                left.add(target);
            }
        }
        for (Path path : SampleLog.standingIn(log)) {
            Path target = copy.resolve(log.relativize(path).toString());
            if (left.contains(target)) {
                continue;
            } else if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else if (named.contains(path) || random.nextBoolean()) {
                try {
                    Files.write(target, left(path));
                } catch (NoSuchFileException renamed) {
                    // Somebody renames it at this moment, and the power goes before that name is on disk.
                    if (!path.toString().endsWith(".tmp")) {
                        throw renamed;
                    }
                }
            }
        }
    }

    private byte[] left(Path path) throws IOException {
        byte[] now = Files.readAllBytes(path);
        byte[] was = synced.getOrDefault(path, now);
        int length = was.length == now.length || random.nextBoolean()
                ? now.length
                : Math.min(was.length, now.length) + random.nextInt(Math.abs(now.length - was.length));
        byte[] left = Arrays.copyOf(was, length);
        for (int from = 0; from < length; from += SECTOR) {
            int to = Math.min(from + SECTOR, Math.min(length, now.length));
            int choice = random.nextInt(3);
            int upTo = choice == 0 ? from : choice == 1 ? to : from + random.nextInt(Math.max(1, to - from));
            if (upTo > from) {
                System.arraycopy(now, from, left, from, upTo - from);
            }
        }
        return left;
    }

    @Override
    public synchronized OpenFile open(Path path) throws IOException {
        boolean isNew = !Files.exists(path);
        OpenFile file = Disk.REAL.open(path);
        if (isNew) {
            synced.put(path, new byte[0]);
        }
        return new SectorFile(path, file);
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            before.putIfAbsent(to, Files.readAllBytes(to));
        }
        Disk.REAL.move(from, to);
        byte[] moved = synced.remove(from);
        if (moved != null) {
            synced.put(to, moved);
        }
        named.remove(from);
        called();
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            before.putIfAbsent(path, Files.readAllBytes(path));
        }
        Disk.REAL.delete(path);
        synced.remove(path);
        called();
    }

    @Override
    public OpenFile openForReading(Path path) throws IOException {
        return Disk.REAL.openForReading(path);
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        called();
        before.keySet().removeIf(each -> folder.equals(each.getParent()));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.forEach(named::add);
            }
        }
    }

    private final class SectorFile implements OpenFile {
        private final Path path;
        private final OpenFile file;

        SectorFile(Path path, OpenFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public int read(byte[] target, int offset, int length, long position) throws IOException {
            return file.read(target, offset, length, position);
        }

        @Override
        public void write(byte[] source, int offset, int length, long position) throws IOException {
            synchronized (SectorDisk.this) {
                file.write(source, offset, length, position);
                called();
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SectorDisk.this) {
                called();
                if (Files.exists(path)) {
                    synced.put(path, Files.readAllBytes(path));
                }
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (SectorDisk.this) {
                file.truncate(size);
                called();
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
