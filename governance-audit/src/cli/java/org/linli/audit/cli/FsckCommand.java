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
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fsck DIR}: the files of a log, without its checkpoints. */
@Command(
        name = "fsck",
        mixinStandardHelpOptions = true,
        description = "Checks the files of a log: which there are, what is damaged, and what is still to be trusted.")
final class FsckCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Verdict verdict = console.watched("fsck", progress -> TraceLog.verify(folder));
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
            text.append("\nIt opens for reading up to record ")
                    .append(damaged.trustworthy().size())
                    .append(", and not for writing until it is restored from a backup.");
        } else if (verdict instanceof Verdict.Sound sound && sound.tail() > 0) {
            text.append("\nThe unfinished tail is cut when the log is opened for writing.");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sound", verdict.isSound());
        result.put("files", files);
        result.putAll(VerifyCommand.of(verdict));
        console.print(text.toString(), result);
        return verdict.log().isEmpty()
                ? AuditCommand.UNREADABLE
                : verdict.isSound() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
