package org.linli.audit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.linli.audit.Checkpoints;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.trace.TraceStoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fsck DIR}: the files of a log; of its checkpoints only whether they are any. */
@Command(
        name = "fsck",
        mixinStandardHelpOptions = true,
        description = "Checks the files of a log: which there are, what is damaged, and what is still to be trusted.")
final class FsckCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Option(
            names = "--without-keys",
            description = "Check all but the file of keys, and the values by it: for a copy that has none.")
    private boolean withoutKeys;

    @Override
    public Integer call() throws Exception {
        Verdict verdict = console.watched(
                "fsck", progress -> withoutKeys ? TraceLog.verifyWithoutKeys(folder) : TraceLog.verify(folder));
        List<String> notes = verdict.log().isEmpty() ? List.of() : Checkpoints.damagedIn(folder);
        StringBuilder text = new StringBuilder();
        List<Object> files = new ArrayList<>();
        if (!verdict.log().isEmpty()) {
            for (Path each : files()) {
                String name = folder.relativize(each).toString();
                long bytes = Files.size(each);
                files.add(Map.of("file", name, "bytes", bytes));
                text.append(String.format("%,15d  %s%n", bytes, name));
            }
        }
        text.append(verdict.explain());
        if (verdict instanceof Verdict.Damaged damaged && !verdict.log().isEmpty()) {
            text.append('\n').append(consequence(damaged));
        } else if (verdict instanceof Verdict.Sound sound && sound.tail() > 0) {
            text.append("\nThe unfinished tail is cut when the log is opened for writing.");
        }
        notes.forEach(each -> text.append('\n').append(each).append(" Maybe put back a copy of it."));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sound", verdict.isSound() && notes.isEmpty());
        result.put("files", files);
        result.put("checkpointsThatAreNone", notes);
        result.putAll(VerifyCommand.of(verdict));
        console.print(text.toString(), result);
        return verdict.log().isEmpty()
                ? AuditCommand.UNREADABLE
                : verdict.isSound() && notes.isEmpty() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
    }

    /** What can be done with the log as it is. */
    private String consequence(Verdict.Damaged damaged) {
        if (damaged.problem() == Verdict.Problem.INDEX) {
            return "It opens for reading and for writing: the file is derived of the records, and made anew once it is deleted.";
        } else if (damaged.problem() == Verdict.Problem.KEY) {
            return "It opens for reading, all but the values under keys that are missing, and not for writing until the file of keys is"
                    + " put back from where it is kept apart.";
        }
        try (TraceLog log = Given.log(folder)) {
            return log.damage().isPresent()
                    ? "It opens for reading up to record " + log.size()
                            + ", and not for writing until it is restored from a backup."
                    : "It opens, since that reads no full segment, and can be read but for what is damaged. Nothing more should be"
                            + " written to it: restore it from a backup.";
        } catch (TraceStoreException e) {
            return "It does not open, neither for reading nor for writing, until it is restored from a backup.";
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
