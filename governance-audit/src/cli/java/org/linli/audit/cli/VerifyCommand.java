package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.linli.audit.CheckpointFit;
import org.linli.audit.LogAudit;
import org.linli.audit.Verdict;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.postgres.PostgresJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify DIR [--checkpoint OLD.note] [--policy FILE]}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks a whole log, and that it continues its checkpoints and those that were kept outside.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder of the log.")
    private Path folder;

    @Option(
            names = "--without-keys",
            description = "Check all but the file of keys, and the values by it: for a copy that has none.")
    private boolean withoutKeys;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description =
                    "The database of a journal on PostgreSQL, in place of a folder; its driver is on the class path.")
    private String url;

    @Option(names = "--schema", paramLabel = "NAME", description = "The schema of its tables; linli unless given.")
    private String schema;

    @Option(
            names = "--checkpoint",
            paramLabel = "OLD.note",
            description = "A checkpoint that was kept; may be repeated.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--policy", paramLabel = "FILE", description = "Whose signatures are asked for (C2SP tlog-policy).")
    private Path policy;

    @Option(names = "--key", paramLabel = "VKEY", description = "The log's public key, in place of a policy.")
    private List<String> keys = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if ((folder == null) == (url == null)) {
            throw new AuditCommand.UsageException("What to verify must be said: a folder, or a database with --jdbc.");
        } else if (url != null) {
            return verifyTables();
        } else if (schema != null) {
            throw new AuditCommand.UsageException("A schema is of a database. Maybe name that with --jdbc.");
        }
        Optional<TrustPolicy> trusted = Given.policy(policy, keys);
        Map<String, SignedNote> kept = new LinkedHashMap<>();
        for (Path each : checkpoints) {
            kept.put(each.toString(), Given.note(each));
        }
        LogAudit audit =
                console.watched("verify", progress -> LogAudit.of(folder, kept, trusted, !withoutKeys, progress));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sound", audit.isSound());
        result.putAll(of(audit.verdict()));
        List<Object> compared = new ArrayList<>();
        for (LogAudit.Compared each : audit.checkpoints()) {
            compared.add(Map.of(
                    "name", each.name(),
                    "finding", name(each.fit()),
                    "explain", each.fit().explain()));
        }
        result.put("checkpoints", compared);
        result.put("signaturesChecked", trusted.isPresent());
        console.print(audit.explain(), result);
        if (trusted.isEmpty() && !audit.checkpoints().isEmpty()) {
            console.note("No signature was checked. Maybe give the log's key with --key or --policy.");
        }
        return audit.verdict().log().isEmpty()
                ? AuditCommand.UNREADABLE
                : audit.isSound() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
    }

    private int verifyTables() throws Exception {
        if (withoutKeys) {
            throw new AuditCommand.UsageException("The keys of a database are in its tables, and are looked at."
                    + " Maybe leave out --without-keys.");
        } else if (!checkpoints.isEmpty() || policy != null || !keys.isEmpty()) {
            throw new AuditCommand.UsageException("The tables of a database are not held against checkpoints here."
                    + " Maybe export them, and verify the export.");
        }
        PostgresJournal.Settings settings;
        try {
            settings = schema == null ? PostgresJournal.Settings.DEFAULT : new PostgresJournal.Settings(schema);
        } catch (IllegalArgumentException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
        JdbcAddress database = JdbcAddress.of(url);
        Verdict verdict = console.watched("verify", progress -> PostgresJournal.verify(database, settings));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sound", verdict.isSound());
        result.putAll(of(verdict));
        console.print(verdict.explain(), result);
        return verdict.log().isEmpty()
                ? AuditCommand.UNREADABLE
                : verdict.isSound() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
    }

    private static String name(CheckpointFit fit) {
        if (fit instanceof CheckpointFit.Continues) {
            return "CONTINUES";
        } else if (fit instanceof CheckpointFit.Forked) {
            return "FORKED";
        }
        return fit instanceof CheckpointFit.CutBack ? "CUT_BACK" : "UNTRUSTED";
    }

    /** A verdict as members of a JSON object. */
    static Map<String, Object> of(Verdict verdict) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("log", verdict.log());
        members.put("explain", verdict.explain());
        if (verdict instanceof Verdict.Sound sound) {
            members.putAll(of(sound.head()));
            members.put("cut", sound.cut());
            members.put("withKeys", sound.withKeys());
            members.put("tail", sound.tail());
        } else if (verdict instanceof Verdict.Damaged damaged) {
            members.put("problem", damaged.problem().name());
            members.put("file", damaged.file().toString());
            members.put("offset", damaged.offset());
            members.put("position", damaged.position());
            members.put("expected", damaged.expected());
            members.put("got", damaged.got());
            members.put("trustworthy", of(damaged.trustworthy()));
        }
        return members;
    }

    static Map<String, Object> of(TreeHead head) {
        return Map.of("size", head.size(), "root", head.root().toBase64());
    }
}
