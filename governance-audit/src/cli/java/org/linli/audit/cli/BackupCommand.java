package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.linli.audit.DamagedException;
import org.linli.audit.ForkException;
import org.linli.audit.LogBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup DIR ARCHIVE --keys FOLDER}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Copies what is new of a log, which may be in use, to an archive, and its keys to a folder apart.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "ARCHIVE", description = "The folder for the records.")
    private Path archive;

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder for the keys: on another disk, never copied together with the archive.")
    private Path keys;

    @Override
    public Integer call() throws Exception {
        LogBackup backup = of(archive, keys);
        LogBackup.Taken taken;
        try {
            taken = console.watched("backup", progress -> backup.take(folder));
        } catch (IllegalArgumentException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        } catch (ForkException e) {
            return found(String.valueOf(e.getMessage()), e.fit().explain());
        } catch (DamagedException e) {
            return found(String.valueOf(e.getMessage()), e.damage().explain());
        }
        console.print(
                "The archive has " + taken.head().size() + " records under the root "
                        + taken.head().root() + "; " + taken.bytes() + " bytes in " + taken.segments()
                        + " files were written."
                        + taken.leftOut().stream().map(each -> "\n" + each).collect(Collectors.joining()),
                Map.of(
                        "done", true,
                        "log", taken.log(),
                        "head", VerifyCommand.of(taken.head()),
                        "segments", (long) taken.segments(),
                        "bytes", taken.bytes(),
                        "leftOut", taken.leftOut()));
        return taken.leftOut().isEmpty() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
    }

    private int found(String message, String finding) {
        console.print(message, Map.of("done", false, "finding", finding));
        return AuditCommand.FINDINGS;
    }

    static LogBackup of(Path archive, Path keys) {
        try {
            return LogBackup.of(archive, keys);
        } catch (IllegalArgumentException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
    }
}
