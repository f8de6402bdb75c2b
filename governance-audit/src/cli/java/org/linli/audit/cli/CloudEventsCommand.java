package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.linli.audit.DamagedException;
import org.linli.audit.TraceLog;
import org.linli.audit.interop.CloudEvent;
import org.linli.audit.interop.CloudEvents;
import org.linli.audit.interop.InterchangeException;
import org.linli.trace.Audience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cloudevents DIR --source URI}. */
@Command(
        name = "cloudevents",
        mixinStandardHelpOptions = true,
        description = "Prints the records that an audience may see as CloudEvents 1.0 in JSON, one on a line.")
final class CloudEventsCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;

    @Mixin
    private Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Option(names = "--source", required = true, paramLabel = "URI", description = "What names the log to others.")
    private String source;

    @Option(names = "--as", paramLabel = "AUDIENCE", description = "For whom: ${COMPLETION-CANDIDATES}.")
    private Audience audience = Audience.PUBLIC;

    @Option(names = "--from", paramLabel = "POSITION", description = "The first record to look at; 0 unless given.")
    private long from;

    @Override
    public Integer call() throws Exception {
        if (from < 0) {
            throw new AuditCommand.UsageException("The position (" + from + ") to begin at must not be negative.");
        }
        try (TraceLog log = Given.log(folder)) {
            return console.watched("cloudevents", progress -> {
                CloudEvents events = events(log);
                for (long next = from; next < log.size(); ) {
                    CloudEvents.Page page;
                    try {
                        page = events.read(next, PAGE);
                    } catch (DamagedException e) {
                        return Given.finish(console, e.damage());
                    }
                    for (CloudEvent event : page.events()) {
                        console.out().println(event);
                    }
                    next = page.next();
                    progress.accept(next);
                }
                console.out().flush();
                return Given.finish(console, log);
            });
        }
    }

    private CloudEvents events(TraceLog log) {
        try {
            return CloudEvents.of(log, source, audience);
        } catch (InterchangeException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
    }
}
