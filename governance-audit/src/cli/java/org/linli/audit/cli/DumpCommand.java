package org.linli.audit.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linli.audit.DamagedException;
import org.linli.audit.LogExport;
import org.linli.audit.TraceLog;
import org.linli.audit.merkle.TreeHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dump DIR}: JSON Lines. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Prints the head of a log and all its records as JSON Lines, each record as it was hashed.")
final class DumpCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a new file, not to the output.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Given.refuseWithin(out, folder);
        try (TraceLog log = Given.log(folder)) {
            if (out == null) {
                // Not System.out, which swallows what goes wrong.
                OutputStream standard = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
                try {
                    console.watched("dump", progress -> LogExport.lines(log, standard, progress));
                } catch (DamagedException e) {
                    standard.flush();
                    return Given.finish(console, e.damage());
                }
                return Given.finish(console, log);
            }
            try {
                write(log, log.size());
            } catch (DamagedException e) {
                // A file can be begun anew, under a head to which its lines lead.
                write(log, e.damage().position());
                return Given.finish(console, e.damage());
            }
            return Given.finish(console, log);
        }
    }

    private void write(TraceLog log, long size) throws Exception {
        TreeHead head = NewFile.write(
                out, file -> console.watched("dump", progress -> LogExport.lines(log, size, file, progress)));
        console.print(
                head.size() + " records are in " + out + ".",
                Map.of("file", out.toString(), "head", VerifyCommand.of(head)));
    }
}
