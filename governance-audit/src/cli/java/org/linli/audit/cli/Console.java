package org.linli.audit.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.linli.audit.codec.CanonicalForm;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that all commands have, and what they print by. Results go to the output, progress to the error stream. */
final class Console {
    private static final Duration FIRST_WORD = Duration.ofSeconds(2);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no progress.")
    private boolean quiet;

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** The result, as a person or a program wants it. */
    void print(String text, Map<String, ?> members) {
        out().println(json ? new String(CanonicalForm.write(members), StandardCharsets.UTF_8) : text);
        out().flush();
    }

    /** A word to people that is no part of the result. */
    void warn(String text) {
        command.commandLine().getErr().println(text);
        command.commandLine().getErr().flush();
    }

    /** A further line for people only. */
    void note(String text) {
        if (!json) {
            out().println(text);
        }
    }

    /** A long piece of work, which may say how many records it has behind it. */
    interface Work<T> {
        T run(LongConsumer progress) throws Exception;
    }

    /** Does something that may take long, and says now and then how far it has come. */
    <T> T watched(String what, Work<T> work) throws Exception {
        AtomicLong done = new AtomicLong(-1);
        Callable<T> task = () -> work.run(done::set);
        if (quiet) {
            return task.call();
        }
        long begin = System.nanoTime();
        Thread watch = new Thread(() -> tell(what, begin, done), "progress");
        watch.setDaemon(true);
        watch.start();
        try {
            return task.call();
        } finally {
            watch.interrupt();
        }
    }

    private void tell(String what, long begin, AtomicLong done) {
        try {
            Thread.sleep(FIRST_WORD.toMillis());
            while (true) {
                long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
                command.commandLine()
                        .getErr()
                        .println(what + ": " + seconds + " s" + (done.get() < 0 ? "" : ", " + done.get() + " records"));
                Thread.sleep(FIRST_WORD.toMillis());
            }
        } catch (InterruptedException e) {
            // It is done.
            Thread.currentThread().interrupt();
        }
    }
}
