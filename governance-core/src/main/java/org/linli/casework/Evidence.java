package org.linli.casework;

import java.util.Objects;
import org.linli.trace.Digest;

/**
 * A piece of evidence, by its digest: whoever has the bytes can show that they are the ones. The bytes themselves lie in an
 * {@link org.linli.trace.EvidenceStore}.
 *
 * @param kind what it is
 * @param digest the digest of its bytes
 */
public record Evidence(EvidenceKind kind, Digest digest) {
    /** Checks that nothing is missing. */
    public Evidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(digest, "digest");
    }
}
