package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.linli.audit.DamagedException;
import org.linli.audit.TraceLog;
import org.linli.audit.interop.Provenance;
import org.linli.trace.Audience;
import org.linli.trace.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provenance DIR SUBJECT}. */
@Command(
        name = "provenance",
        mixinStandardHelpOptions = true,
        description = "Prints how a subject came to be what it is, as W3C PROV-JSON.")
final class ProvenanceCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "Kind and id, such as case/nyc-1.")
    private String subject;

    @Option(names = "--as", paramLabel = "AUDIENCE", description = "For whom: ${COMPLETION-CANDIDATES}.")
    private Audience audience = Audience.PUBLIC;

    @Override
    public Integer call() throws Exception {
        Subject asked;
        try {
            asked = Subject.parse(subject);
        } catch (IllegalArgumentException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
        try (TraceLog log = Given.log(folder)) {
            try {
                int code = print(Provenance.of(log, asked, audience), asked);
                return Math.max(code, Given.finish(console, log));
            } catch (DamagedException e) {
                print(Provenance.of(log, asked, audience, e.damage().position()), asked);
                return Given.finish(console, e.damage());
            }
        }
    }

    private int print(Optional<String> document, Subject asked) {
        if (document.isPresent()) {
            console.out().println(document.get());
            console.out().flush();
            return AuditCommand.SOUND;
        }
        String none = "There is no record of " + asked + " that " + audience + " may see. Maybe ask --as another.";
        console.print(none, Map.of("subject", asked.toString(), "found", false, "explain", none));
        return AuditCommand.FINDINGS;
    }
}
