package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linli.audit.LogExport;
import org.linli.audit.TraceLog;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.SignedNote;
import org.linli.trace.TraceStoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export DIR OUT}: static tiles. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a log as static tiles (C2SP tlog-tiles) under a signed checkpoint.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "OUT", description = "The folder to write to; new or empty.")
    private Path out;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Which one; the latest in the log's folder unless given.")
    private Path checkpoint;

    @Override
    public Integer call() throws Exception {
        Given.refuseWithin(out, folder);
        try (TraceLog log = Given.log(folder)) {
            SignedNote note = Given.checkpoint(checkpoint, folder);
            // Before anything is written: the records lead to the checkpoint, or nothing is left behind.
            console.watched("check", progress -> Given.proofs(log, note));
            console.watched("export", progress -> {
                try {
                    LogExport.tiles(log, note, out, progress);
                } catch (IllegalArgumentException e) {
                    throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
                } catch (TraceStoreException e) {
                    throw Given.finding(log, e);
                }
                return out;
            });
            Checkpoint head = Checkpoint.of(note);
            console.print(
                    head.head().size() + " records of " + head.origin() + " are in " + out + ".",
                    Map.of("folder", out.toString(), "origin", head.origin(), "head", VerifyCommand.of(head.head())));
            return AuditCommand.SOUND;
        }
    }
}
