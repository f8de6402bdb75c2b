package org.linli.audit.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify-proof FILE}: a receipt, a receipt lifted through several logs, or a trail. */
@Command(
        name = "verify-proof",
        mixinStandardHelpOptions = true,
        description = "Checks a receipt (.tlog-proof) or the trail of a subject, offline, and prints what it proves.")
final class VerifyProofCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "FILE", description = "The proof.")
    private Path file;

    @Option(names = "--policy", paramLabel = "FILE", description = "Whom to trust (C2SP tlog-policy).")
    private Path policy;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The public key of the (topmost) log, in place of a policy.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--entry", paramLabel = "FILE", description = "The record, if the proof does not carry it.")
    private Path entry;

    @Option(
            names = "--trail",
            paramLabel = "SUBJECT",
            description =
                    "Ask for the trail of this subject: one record counts only if it is the first of that subject.")
    private String subject;

    @Override
    public Integer call() throws Exception {
        TrustPolicy trusted = Given.policy(policy, keys)
                .orElseThrow(() -> new AuditCommand.UsageException(
                        "Whom to trust must be said. Maybe give the log's public key with --key, or a --policy."));
        byte[] bytes = Given.bytes(file);
        TrailProof trail;
        try {
            trail = TrailProof.parse(bytes);
        } catch (TlogFormatException e) {
            return unproven("FORMAT", "The proof does not hold (FORMAT): " + e.getMessage());
        }
        boolean isTrail =
                subject != null || trail.records().size() > 1 || trail.lifted().isPresent();
        if (isTrail && entry != null) {
            throw new AuditCommand.UsageException(
                    "A trail carries its records, and none is given beside it. Maybe leave out --entry.");
        }
        return isTrail
                ? checkTrail(trail, trusted)
                : checkReceipt(trail.records().get(0), trusted);
    }

    private int checkReceipt(OfflineProof proof, TrustPolicy trusted) throws Exception {
        ProofVerdict verdict = entry == null ? proof.verify(trusted) : proof.verify(Given.bytes(entry), trusted);
        if (!(verdict instanceof ProofVerdict.Proven proven)) {
            return unproven(((ProofVerdict.Unproven) verdict).problem().name(), verdict.explain());
        }
        String record = new String(proven.entry(), StandardCharsets.UTF_8);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("proven", true);
        result.put("explain", verdict.explain());
        result.put("entry", record);
        result.put("levels", levels(proven));
        console.print(verdict.explain() + "\n" + record, result);
        return AuditCommand.SOUND;
    }

    private static List<Map<String, Object>> levels(ProofVerdict.Proven proven) {
        List<Map<String, Object>> levels = new ArrayList<>();
        for (ProofVerdict.Level each : proven.levels()) {
            levels.add(Map.of(
                    "origin", each.origin(),
                    "index", each.index(),
                    "size", each.checkpoint().head().size(),
                    "signed", each.signed()));
        }
        return levels;
    }

    private int checkTrail(TrailProof trail, TrustPolicy trusted) {
        TrailVerdict verdict = trail.verify(trusted);
        if (!(verdict instanceof TrailVerdict.Proven proven)) {
            return unproven(((TrailVerdict.Unproven) verdict).problem().name(), verdict.explain());
        }
        if (subject != null && !subject.equals(proven.subject())) {
            return unproven("SUBJECT", "The trail must be of " + subject + ", and is of " + proven.subject() + ".");
        }
        StringBuilder text = new StringBuilder(verdict.explain());
        proven.steps().forEach(step -> text.append('\n').append(step.entry()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("proven", true);
        result.put("explain", verdict.explain());
        result.put("subject", proven.subject());
        result.put("levels", levels(proven.first()));
        result.put(
                "records",
                proven.steps().stream()
                        .map(step ->
                                Map.of("position", step.position(), "sequence", step.sequence(), "entry", step.entry()))
                        .toList());
        console.print(text.toString(), result);
        return AuditCommand.SOUND;
    }

    private int unproven(String problem, String explain) {
        console.print(explain, Map.of("proven", false, "problem", problem, "explain", explain));
        return AuditCommand.FINDINGS;
    }
}
