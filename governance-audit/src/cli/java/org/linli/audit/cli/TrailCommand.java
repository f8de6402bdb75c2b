package org.linli.audit.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.linli.audit.DamagedException;
import org.linli.audit.LogProofs;
import org.linli.audit.RecordCutException;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.audit.proof.TrailProof;
import org.linli.trace.Direction;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trail DIR SUBJECT}. */
@Command(
        name = "trail",
        mixinStandardHelpOptions = true,
        description = "Prints all records of one subject, or proves them in a file.")
final class TrailCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the log.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "SUBJECT", description = "Kind and id, such as case/nyc-1.")
    private String subject;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "A new file for the trail with its proofs, for verify-proof.")
    private Path proof;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Prove under this one; the latest in the log's folder unless given.")
    private Path checkpoint;

    @Override
    public Integer call() throws Exception {
        Given.refuseWithin(proof, folder);
        Subject asked;
        try {
            asked = Subject.parse(subject);
        } catch (IllegalArgumentException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
        try (TraceLog log = Given.log(folder)) {
            return proof == null ? print(log, asked) : prove(log, asked);
        }
    }

    private int print(TraceLog log, Subject asked) {
        List<TraceEvent> left = new ArrayList<>();
        Optional<Verdict.Damaged> damage = log.damage();
        try {
            log.trail(asked, Direction.FORWARD).forEach(left::add);
        } catch (RecordCutException cut) {
            left.clear();
            damage = afterCut(log, asked, left).or(log::damage);
        } catch (DamagedException e) {
            damage = Optional.of(e.damage());
        }
        List<Object> records = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (TraceEvent event : left) {
            String entry = new String(log.entry(event.position()), StandardCharsets.UTF_8);
            records.add(Map.of("position", event.position(), "entry", entry));
            text.append(text.isEmpty() ? "" : "\n")
                    .append(event.position())
                    .append(' ')
                    .append(entry);
        }
        int code = AuditCommand.SOUND;
        if (records.isEmpty()) {
            code = none(asked);
        } else {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("subject", asked.toString());
            result.put("records", records);
            damage.ifPresent(each -> result.put("damage", each.explain()));
            console.print(text.toString(), result);
        }
        return damage.isPresent() ? Given.finish(console, damage.get()) : code;
    }

    /** Reads the records of a subject after the last that was cut, or was come upon and is damaged; gives that damage. */
    private Optional<Verdict.Damaged> afterCut(TraceLog log, Subject asked, List<TraceEvent> left) {
        Optional<Verdict.Damaged> damage = Optional.empty();
        try {
            log.trail(asked, Direction.BACKWARD).forEach(left::add);
        } catch (RecordCutException cut) {
            console.warn(cut.getMessage() + " What came before record " + (cut.position() + 1) + " is not shown.");
            if (left.isEmpty()) {
                throw cut;
            }
        } catch (DamagedException e) {
            damage = Optional.of(e.damage());
        }
        Collections.reverse(left);
        return damage;
    }

    private int prove(TraceLog log, Subject asked) throws Exception {
        LogProofs proofs = Given.proofs(log, Given.checkpoint(checkpoint, folder));
        TrailProof trail = proofs.trail(asked).orElse(null);
        if (trail == null) {
            return none(asked);
        }
        NewFile.write(proof, trail.toString());
        console.print(
                trail.records().size() + " records of " + asked + " are proven in " + proof + ".",
                Map.of(
                        "file",
                        proof.toString(),
                        "subject",
                        asked.toString(),
                        "records",
                        trail.records().size()));
        return AuditCommand.SOUND;
    }

    private int none(Subject asked) {
        console.print(
                "There is no record of " + asked + ". Maybe it is of another kind, or in another log.",
                Map.of("subject", asked.toString(), "records", List.of()));
        return AuditCommand.FINDINGS;
    }
}
