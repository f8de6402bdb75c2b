package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linli.audit.LogProofs;
import org.linli.audit.TraceLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code receipt DIR POSITION}. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = "Makes the receipt (.tlog-proof) of one record, under a signed checkpoint.")
final class ReceiptCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "POSITION", description = "The place of the record, from 0.")
    private long position;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Which one; the latest in the log's folder unless given.")
    private Path checkpoint;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new file.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Given.refuseWithin(out, folder);
        try (TraceLog log = Given.log(folder)) {
            LogProofs proofs = Given.proofs(log, Given.checkpoint(checkpoint, folder));
            String receipt;
            try {
                receipt = proofs.receipt(position).toString();
            } catch (IllegalArgumentException e) {
                throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
            }
            NewFile.write(out, receipt);
            console.print(
                    "The receipt of record " + position + " is in " + out + ".",
                    Map.of("file", out.toString(), "position", position));
            return AuditCommand.SOUND;
        }
    }
}
