package org.linli.audit.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
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
        try (TraceLog log = Given.log(folder)) {
            if (out == null) {
                OutputStream standard = new BufferedOutputStream(System.out, 1 << 16);
                console.watched("dump", progress -> LogExport.lines(log, standard, progress));
            } else {
                try (OutputStream file =
                        new BufferedOutputStream(Files.newOutputStream(out, StandardOpenOption.CREATE_NEW), 1 << 16)) {
                    TreeHead head = console.watched("dump", progress -> LogExport.lines(log, file, progress));
                    console.print(
                            head.size() + " records are in " + out + ".",
                            Map.of("file", out.toString(), "head", VerifyCommand.of(head)));
                }
            }
            return Given.finish(console, log);
        }
    }
}
