package org.linli.audit.cli;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.SignerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keygen NAME --out FILE}. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description =
                "Makes a key: the secret half goes to a file that only its owner may read, the public half is printed.")
final class KeygenCommand implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(paramLabel = "NAME", description = "The name, for a log its origin, such as trace.example/dongting.")
    private String name;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new file for the secret half.")
    private Path out;

    @Option(names = "--witness", description = "A key that cosigns, not one that signs as a log.")
    private boolean witness;

    @Override
    public Integer call() throws Exception {
        SignerKey key;
        try {
            key = SignerKey.generate(name, witness ? KeyType.COSIGNATURE : KeyType.ED25519, new SecureRandom());
        } catch (IllegalArgumentException e) {
            throw new AuditCommand.UsageException(String.valueOf(e.getMessage()));
        }
        write(key.secretText() + "\n");
        String publicKey = key.verifierKey().toString();
        console.print(publicKey, Map.of("key", publicKey, "secret", out.toString()));
        return AuditCommand.SOUND;
    }

    private void write(String secret) throws Exception {
        FileAttribute<?>[] owner =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        NewFile.write(out, secret, owner);
    }
}
