package org.linli.audit.note;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/** Keys of known seeds, for tests. */
public final class SampleKeys {
    /** The instant at which all cosignatures of tests are made. */
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600));

    private SampleKeys() {}

    public static SignerKey key(String name, KeyType type, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return SignerKey.of(name, type, bytes);
    }

    public static NoteSigner log(String name) {
        return NoteSigner.of(key(name, KeyType.ED25519, name.hashCode()));
    }

    public static NoteSigner cosigner(String name) {
        return NoteSigner.cosigner(key(name, KeyType.COSIGNATURE, name.hashCode() + 1), CLOCK);
    }
}
