package org.linli.walkthrough.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.SignerKey;
import org.linli.walkthrough.run.WholeFile;

/** The keys of this example: made once, kept in its folder, the public one beside the secret one. */
final class ExampleKeys {
    private ExampleKeys() {}

    static SignerKey in(Path folder, String file, String name, KeyType type) throws IOException {
        Path secret = folder.resolve(file + ".key");
        if (!Files.exists(secret)) {
            WholeFile.write(
                    secret, SignerKey.generate(name, type, new SecureRandom()).secretText() + "\n");
        }
        SignerKey key = SignerKey.parse(Files.readString(secret).strip());
        WholeFile.write(folder.resolve(file + ".vkey"), key.verifierKey() + "\n");
        return key;
    }
}
