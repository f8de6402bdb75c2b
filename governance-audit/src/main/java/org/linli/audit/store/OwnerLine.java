package org.linli.audit.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.linli.trace.IdSource;

/**
 * The line in {@code LOCK}: {@code process 4711, started 2026-03-02T01:00:00Z, in 64769.3401, as kq3…}, where the third part is the file's
 * own number in the file system, by which a copy of the file is told from the file, and the last one is random.
 */
final class OwnerLine {
    static final int MAX_LENGTH = 400;

    /** Two processes may see the same start a little differently. */
    private static final Duration ABOUT = Duration.ofSeconds(2);

    private OwnerLine() {}

    /** The line of this process, another one each time. */
    static String own(Path file) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String start = self.info().startInstant().map(Instant::toString).orElse("unknown");
        return "process " + self.pid() + ", started " + start + ", in " + number(file) + ", as "
                + IdSource.random().next() + "\n";
    }

    /** Whom a line names; empty if nobody. */
    static String process(String line) {
        return parts(line)[0].strip();
    }

    /** Whether a line that was read from a file names a process that lives, and not this one. */
    static boolean isOfAnother(String line, Path file) throws IOException {
        String[] parts = parts(line);
        return parts.length == 4
                && parts[2].equals("in " + number(file))
                && alive(parts[0])
                        .filter(process -> hasStarted(process, parts[1]))
                        .isPresent();
    }

    private static String[] parts(String line) {
        return line.strip().split(", ", -1);
    }

    private static Optional<ProcessHandle> alive(String named) {
        try {
            long pid = Long.parseLong(named.substring("process ".length()));
            return pid == ProcessHandle.current().pid()
                    ? Optional.empty()
                    : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(other -> !hasEnded(pid));
        } catch (NumberFormatException | StringIndexOutOfBoundsException noProcess) {
            return Optional.empty();
        }
    }

    /** Numbers of processes are given again: one that started at another time is another one. */
    private static boolean hasStarted(ProcessHandle process, String started) {
        try {
            Instant said = Instant.parse(started.substring("started ".length()));
            return process.info()
                    .startInstant()
                    .filter(start -> Duration.between(start, said).abs().compareTo(ABOUT) <= 0)
                    .isPresent();
        } catch (DateTimeParseException | StringIndexOutOfBoundsException unknown) {
            return false;
        }
    }

    /** Whether a process has ended and is only remembered, since nobody has asked how (Linux). */
    private static boolean hasEnded(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
            String stat = new String(bytes, StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + 2;
            return state > 1 && state < stat.length() && "ZX".indexOf(stat.charAt(state)) >= 0;
        } catch (IOException elsewhere) {
            return false;
        }
    }

    /** What tells a file from all others while it is there or open; its path where the system has no such number. */
    static String number(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return (key == null ? file.toString() : key.toString()).replace(",", ".");
    }
}
