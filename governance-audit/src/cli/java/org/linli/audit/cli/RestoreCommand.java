package org.linli.audit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.linli.audit.LogBackup;
import org.linli.audit.LogRestore;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore ARCHIVE DIR --keys FOLDER [--checkpoint OLD.note]}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Makes a log of an archive and its keys, if it is the one that the checkpoints kept outside commit to.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The folder of the records.")
    private Path archive;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder for the log; new or empty.")
    private Path folder;

    @Option(names = "--keys", required = true, paramLabel = "FOLDER", description = "The folder of the keys.")
    private Path keys;

    @Option(
            names = "--checkpoint",
            paramLabel = "OLD.note",
            description = "A checkpoint that was kept; may be repeated.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--policy", paramLabel = "FILE", description = "Whose signatures are asked for (C2SP tlog-policy).")
    private Path policy;

    @Option(names = "--key", paramLabel = "VKEY", description = "The log's public key, in place of a policy.")
    private List<String> trustedKeys = new ArrayList<>();

    @Option(
            names = "--accept-loss",
            description = "Restore although a checkpoint commits to records that the archive does not have.")
    private boolean acceptLoss;

    @Override
    public Integer call() throws Exception {
        LogBackup backup = BackupCommand.of(archive, keys);
        Optional<TrustPolicy> trusted = Given.policy(policy, trustedKeys);
        Map<String, SignedNote> kept = new LinkedHashMap<>();
        for (Path each : checkpoints) {
            kept.put(each.toString(), Given.note(each));
        }
        LogRestore.Tail tail = acceptLoss ? LogRestore.Tail.MAY_BE_LOST : LogRestore.Tail.WHOLE;
        LogRestore restored = console.watched("restore", progress -> {
            try {
                return backup.restore(folder, kept, trusted, tail);
            } catch (IllegalArgumentException e) {
                throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
            }
        });
        console.print(
                restored.explain(),
                Map.of(
                        "done", restored.isDone(),
                        "archived", VerifyCommand.of(restored.archived()),
                        "orders", (long) restored.orders(),
                        "lost", restored.lost(),
                        "findings", restored.findings(),
                        "leftOut", restored.leftOut()));
        if (kept.isEmpty()) {
            console.note("It was compared with no checkpoint. Maybe give one that was kept outside with --checkpoint.");
        }
        return restored.isDone() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
    }
}
