package org.linli.walkthrough;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.linli.trace.TraceStoreException;
import org.linli.trace.UnknownFactException;
import org.linli.walkthrough.DayOptions.Flag;
import org.linli.walkthrough.choice.BallotFileException;
import org.linli.walkthrough.requests.RequestFileException;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.OutFolderException;
import org.linli.walkthrough.run.SecondProcess;
import org.linli.walkthrough.run.Teller;

/** A day in the community: reads or makes up what comes in, plays it, leaves a report and a trace, and checks the trace. */
public final class Day {

    /** All went well. */
    public static final int GOOD = 0;
    /** Something was found wrong at the end, or the results could not be written. */
    public static final int WRONG = 1;
    /** The input or the command line is no good; nothing was written. */
    public static final int UNUSABLE = 2;
    /** The trace is damaged or cannot be read. */
    public static final int DAMAGED = 3;

    private final PrintStream out;
    private final PrintStream err;
    private final SecondProcess second;

    Day(PrintStream out, PrintStream err, SecondProcess second) {
        this.out = Objects.requireNonNull(out, "out");
        this.err = Objects.requireNonNull(err, "err");
        this.second = Objects.requireNonNull(second, "second");
    }

    /**
     * Runs a day and ends with its exit code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int exit = new Day(out, err, SecondProcess.running(Day.class)).run(arguments);
        out.flush();
        err.flush();
        System.exit(exit);
    }

    /** In the encoding of the surroundings if that knows Chinese, else in UTF-8. */
    private static PrintStream stream(FileDescriptor descriptor) {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        boolean canWrite = charset.canEncode() && charset.newEncoder().canEncode("邻里");
        return new PrintStream(new FileOutputStream(descriptor), true, canWrite ? charset : StandardCharsets.UTF_8);
    }

    /** Runs a day and gives its exit code. */
    int run(String... arguments) {
        try {
            return run(DayOptions.parse(arguments));
        } catch (UsageException
                | RequestFileException
                | BallotFileException
                | OutFolderException
                | ForeignTraceException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } catch (TraceStoreException | UnknownFactException e) {
            err.println(e.getMessage());
            return DAMAGED;
        } catch (IOException e) {
            err.println(
                    "The results cannot be written: " + e.getMessage() + ". Check the disk, and run the day again.");
            return WRONG;
        }
    }

    private int run(DayOptions options)
            throws UsageException, RequestFileException, BallotFileException, OutFolderException, ForeignTraceException,
                    IOException {
        if (options.has(Flag.HELP)) {
            out.print(DayOptions.usage());
            return GOOD;
        }
        if (options.digest().isPresent()) {
            out.println(
                    SecondProcess.DIGEST + TraceReader.digestOf(options.digest().orElseThrow()));
            return GOOD;
        }
        Teller teller = new Teller(out, options.has(Flag.QUIET));
        return new DayRun(options, teller, second).run() ? GOOD : WRONG;
    }
}
