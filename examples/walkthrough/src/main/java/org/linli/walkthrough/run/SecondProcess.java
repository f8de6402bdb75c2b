package org.linli.walkthrough.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.linli.trace.Digest;

/** Another process that folds a trace anew, knowing nothing but its folder. */
@FunctionalInterface
public interface SecondProcess {

    /** What the line begins with on which a process prints the digest of a state. */
    String DIGEST = "digest ";

    /**
     * Folds a trace anew.
     *
     * @param trace the folder of the trace
     * @return the digest of the state
     * @throws IOException if the process cannot be started, or does not print one; the message says why
     */
    Digest digestOf(Path trace) throws IOException;

    /**
     * A process of the same Java, with the same classes and the same limit of memory.
     *
     * @param main the class whose main method takes {@code --digest DIR}
     * @return the process, started each time it is asked
     */
    static SecondProcess running(Class<?> main) {
        return trace -> {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            // It lives for a moment: no use to compile as for hours.
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName(),
                            "--digest",
                            trace.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            try {
                int exit = process.waitFor();
                if (exit != 0 || !printed.startsWith(DIGEST)) {
                    throw new IOException("the second process ended with " + exit + " and no digest");
                }
                return Digest.parse(printed.substring(DIGEST.length()));
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new IOException("the wait for the second process was interrupted", e);
            }
        };
    }
}
