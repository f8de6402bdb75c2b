package org.linli.audit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.audit.Checkpoints;
import org.linli.audit.LogProofs;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.VerifierKey;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceStoreException;

/** What files and options of the command line hold. */
final class Given {
    private static final int LONGEST = 64 << 20;

    private Given() {}

    /** The bytes of a file that is not larger than any that is read here may be. */
    static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("The file " + file + " must be one, and is a folder. Maybe name a file in it.");
        }
        // Read and not asked for its size, which a device does not have.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(LONGEST + 1);
            if (all.length > LONGEST) {
                throw new IOException("The file " + file + " must not be longer than " + LONGEST + " bytes.");
            }
            return all;
        }
    }

    static TrustPolicy policy(Path file) throws IOException {
        try {
            return TrustPolicy.parse(new String(bytes(file), StandardCharsets.UTF_8));
        } catch (TlogFormatException e) {
            throw new AuditCommand.UsageException("The file " + file + " must be a trust policy. " + e.getMessage());
        }
    }

    /** A policy file, or keys that are trusted as they are. */
    static Optional<TrustPolicy> policy(Path file, List<String> keys) throws IOException {
        if (file != null && !keys.isEmpty()) {
            throw new AuditCommand.UsageException(
                    "Whom to trust must be said once: with --policy, or with --key. Maybe put the key into the policy.");
        } else if (file != null) {
            return Optional.of(policy(file));
        }
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(TrustPolicy.of(verifiers(keys).toArray(NoteVerifier[]::new)));
    }

    /** The keys of logs. */
    static List<VerifierKey> verifiers(List<String> keys) {
        List<VerifierKey> all = new ArrayList<>();
        for (String key : keys) {
            try {
                VerifierKey parsed = VerifierKey.parse(key);
                if (parsed.type() != KeyType.ED25519) {
                    throw new AuditCommand.UsageException("The key of the log " + parsed.name()
                            + " must sign and not cosign. Maybe it is the key of a witness.");
                }
                all.add(parsed);
            } catch (TlogFormatException e) {
                throw new AuditCommand.UsageException("The key must be a verifier key. " + e.getMessage());
            }
        }
        return all;
    }

    static SignerKey secret(Path file) throws IOException {
        try {
            return SignerKey.parse(new String(bytes(file), StandardCharsets.UTF_8).strip());
        } catch (TlogFormatException e) {
            throw new AuditCommand.UsageException(
                    "The file " + file + " must hold a secret key, as keygen writes it. " + e.getMessage());
        }
    }

    static SignedNote note(Path file) throws IOException {
        try {
            SignedNote note = SignedNote.parse(bytes(file));
            Checkpoint.of(note);
            return note;
        } catch (TlogFormatException e) {
            throw new IOException("The file " + file + " must be a signed checkpoint. " + e.getMessage(), e);
        }
    }

    /** The checkpoint that something is to be proven under: one that is named, or the latest of the log. */
    static SignedNote checkpoint(Path file, Path folder) throws IOException {
        if (file != null) {
            return note(file);
        }
        return Checkpoints.latestIn(folder)
                .orElseThrow(
                        () -> new AuditCommand.UsageException(
                                "The log in " + folder
                                        + " must have a signed checkpoint. Maybe let its host sign one, or give one with --checkpoint."));
    }

    /** Says what is wrong with a log that can only be read in part; gives the code to end with. */
    static int finish(Console console, TraceLog log) {
        return log.damage().map(damage -> finish(console, damage)).orElse(AuditCommand.SOUND);
    }

    /** Says what was come upon, once what comes before it is printed; gives the code to end with. */
    static int finish(Console console, Verdict.Damaged damage) {
        console.out().flush();
        console.warn(damage.explain() + " What stands here is what comes before it.");
        return AuditCommand.FINDINGS;
    }

    /**
     * Proves under a checkpoint, and says of a damaged log that it is damaged rather than what else seems wrong with it.
     *
     * @throws FindingException if the log does not reach or continue the checkpoint
     */
    static LogProofs proofs(TraceLog log, SignedNote checkpoint) {
        try {
            return LogProofs.of(log, checkpoint);
        } catch (IllegalArgumentException | TraceStoreException e) {
            throw finding(log, e);
        }
    }

    /** What a log that does not reach or continue a checkpoint is found to be. */
    static AuditCommand.FindingException finding(TraceLog log, RuntimeException e) {
        return new AuditCommand.FindingException(log.damage()
                .map(damage -> damage.explain() + " Nothing is proven of a damaged log.")
                .orElse(String.valueOf(e.getMessage())));
    }

    /** Refuses a file or folder to be written that lies in the log which is read. */
    static void refuseWithin(Path target, Path log) {
        if (target != null && isWithin(target, log)) {
            throw new AuditCommand.UsageException("What is written must not stand in the folder " + log
                    + " of the log, and " + target + " does. Maybe name another.");
        }
    }

    private static boolean isWithin(Path target, Path log) {
        try {
            Path real = log.toRealPath();
            for (Path at = target.toAbsolutePath(); at != null; at = at.getParent()) {
                if (Files.exists(at)) {
                    return at.toRealPath().startsWith(real);
                }
            }
            return false;
        } catch (IOException noLog) {
            // Which is said when it is opened.
            return false;
        }
    }

    /** A log as anybody may read it: its records stay JSON, so that no fact need be known. */
    static TraceLog log(Path folder) {
        return TraceLog.openForReading(folder, FactCatalog.of(List.of()));
    }
}
