package org.linli.audit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import org.linli.audit.DamagedException;
import org.linli.audit.RecordCutException;
import org.linli.audit.store.FileTrouble;
import org.linli.trace.TraceStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code linli-audit}: what an auditor does with a log, its checkpoints and proofs, and with witnesses. */
@Command(
        name = "linli-audit",
        description = "Checks a trace log, its checkpoints and its proofs; runs a witness.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "linli-audit 0.1.0",
        subcommands = {
            VerifyCommand.class,
            VerifyProofCommand.class,
            FsckCommand.class,
            DumpCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ReceiptCommand.class,
            TrailCommand.class,
            InquireCommand.class,
            CloudEventsCommand.class,
            ProvenanceCommand.class,
            WitnessCommand.class,
            KeygenCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:sound, or done",
            "1:something was found wrong",
            "2:the command line, a key or a policy is no good",
            "3:something cannot be read or written"
        })
public final class AuditCommand {
    static final int SOUND = 0;
    static final int FINDINGS = 1;
    static final int USAGE = CommandLine.ExitCode.USAGE;
    static final int UNREADABLE = 3;

    private AuditCommand() {}

    /** Thrown when what was typed, or a key or a policy that it names, is no good. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** Thrown when something was found wrong, so that what was asked for cannot be done. */
    static final class FindingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FindingException(String message) {
            super(message);
        }
    }

    /**
     * Runs the program.
     *
     * @param args what was typed
     */
    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new AuditCommand());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(message(failure));
            return code(failure);
        });
        int code = line.execute(args);
        if (out.checkError()) {
            err.println("The output must take all that is printed, and did not. Maybe its disk is full.");
            err.flush();
            return UNREADABLE;
        }
        return code;
    }

    private static String message(Exception failure) {
        if (failure instanceof FileSystemException trouble) {
            return trouble instanceof FileAlreadyExistsException
                    ? "The file " + trouble.getFile() + " must be new, and is there already. Maybe name another one."
                    : "A file cannot be used: " + FileTrouble.in(trouble)
                            + ". Maybe see to its name, its folder and its permissions.";
        }
        if (failure instanceof DamagedException damaged) {
            return damaged.damage().explain();
        }
        if (failure.getClass() == IOException.class
                && !String.valueOf(failure.getMessage()).endsWith(".")) {
            return "Something could not be read or written: " + failure.getMessage()
                    + ". Maybe see to the disk, or to whoever the output goes to.";
        }
        String message = failure.getMessage();
        boolean saysIt = message != null
                && (failure instanceof UsageException || failure instanceof FindingException || message.endsWith("."));
        return saysIt ? message : failure.getClass().getSimpleName() + ": " + message;
    }

    private static int code(Exception failure) {
        if (failure instanceof UsageException) {
            return USAGE;
        }
        boolean isFound = failure instanceof RecordCutException || failure instanceof DamagedException;
        boolean isOfFiles = failure instanceof IOException
                || failure instanceof UncheckedIOException
                || (failure instanceof TraceStoreException && !isFound);
        return isOfFiles ? UNREADABLE : FINDINGS;
    }
}
