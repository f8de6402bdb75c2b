package org.linli.audit.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linli.audit.Handling;
import org.linli.audit.Inquiry;
import org.linli.audit.InquiryAnswer;
import org.linli.audit.TraceLog;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.trace.Audience;
import org.linli.trace.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inquire DIR [--actor A] [--area A] …}. */
@Command(
        name = "inquire",
        mixinStandardHelpOptions = true,
        description = "Says who handled what, when, how and with what effect, with the positions of the records.")
final class InquireCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Option(names = "--as", paramLabel = "AUDIENCE", description = "Who asks: ${COMPLETION-CANDIDATES}.")
    private Audience audience = Audience.PUBLIC;

    @Option(names = "--subject", description = "Kind and id, such as case/nyc-1; may be repeated.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--kind", description = "The kind of subjects, such as case; may be repeated.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--matter", description = "A matter; may be repeated.")
    private List<String> matters = new ArrayList<>();

    @Option(names = "--area", description = "An area; may be repeated.")
    private List<String> areas = new ArrayList<>();

    @Option(names = "--actor", description = "Who acted, or for whom; may be repeated.")
    private List<String> actors = new ArrayList<>();

    @Option(names = "--from", paramLabel = "INSTANT", description = "Not before, such as 2026-03-01T00:00:00Z.")
    private String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Before.")
    private String to;

    @Option(names = "--max", description = "About how many subjects at most; ${DEFAULT-VALUE} unless given.")
    private int max = 1_000;

    @Override
    public Integer call() throws Exception {
        Inquiry inquiry = inquiry();
        try (TraceLog log = Given.log(folder)) {
            InquiryAnswer answer = console.watched("inquire", progress -> inquiry.ask(log));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("log", answer.log());
            result.put("size", answer.size());
            result.put("whole", answer.isWhole());
            result.put(
                    "handlings",
                    answer.handlings().stream().map(InquireCommand::members).toList());
            answer.damage().ifPresent(damage -> result.put("damage", damage.explain()));
            console.print(answer.explain(), result);
            int code =
                    answer.damage().map(damage -> Given.finish(console, damage)).orElse(AuditCommand.SOUND);
            return answer.handlings().isEmpty() ? AuditCommand.FINDINGS : code;
        }
    }

    private Inquiry inquiry() {
        try {
            Inquiry inquiry = Inquiry.seenBy(audience)
                    .about(subjects.stream().map(Subject::parse).toArray(Subject[]::new))
                    .ofKind(kinds.toArray(String[]::new))
                    .inMatter(matters.stream().map(MatterId::of).toArray(MatterId[]::new))
                    .in(areas.stream().map(AreaId::of).toArray(AreaId[]::new))
                    .by(actors.stream().map(ActorId::of).toArray(ActorId[]::new))
                    .atMost(max);
            if (from == null && to == null) {
                return inquiry;
            }
            return inquiry.during(TimeWindow.of(
                    from == null ? Microseconds.EARLIEST : Instant.parse(from),
                    to == null ? Microseconds.LATEST : Instant.parse(to)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> members(Handling each) {
        return Map.of(
                "subject", each.subject().toString(),
                "matters", each.matters().stream().map(MatterId::toString).toList(),
                "areas", each.areas().stream().map(AreaId::toString).toList(),
                "steps", each.steps().stream().map(InquireCommand::members).toList(),
                "effect", members(each.effect()));
    }

    private static Map<String, Object> members(Handling.Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("position", step.position());
        members.put("type", step.type());
        members.put("actor", step.actor().toString());
        step.onBehalfOf().ifPresent(principal -> members.put("onBehalfOf", principal.toString()));
        step.cause().ifPresent(cause -> members.put("cause", cause.toString()));
        members.put("occurred", step.occurred().toString());
        members.put("said", step.said());
        return members;
    }
}
