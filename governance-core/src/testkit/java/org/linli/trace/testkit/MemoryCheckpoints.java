package org.linli.trace.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.trace.Checkpoints;

/** Checkpoints kept in memory, whose bytes a test may look at and damage. */
public final class MemoryCheckpoints implements Checkpoints {
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    /** None yet. */
    public MemoryCheckpoints() {}

    @Override
    public void write(String name, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.to(out);
        kept.put(name, out.toByteArray());
    }

    @Override
    public Optional<InputStream> read(String name) {
        return Optional.ofNullable(kept.get(name)).map(ByteArrayInputStream::new);
    }

    /**
     * The bytes of a checkpoint.
     *
     * @param name the name of the view or reaction
     * @return a copy
     * @throws IllegalArgumentException if there is none
     */
    public byte[] bytes(String name) {
        byte[] bytes = kept.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("The checkpoint (" + name + ") must have been kept.");
        }
        return bytes.clone();
    }

    /**
     * Puts other bytes in place of a checkpoint.
     *
     * @param name the name of the view or reaction
     * @param bytes what stands there from now on
     */
    public void replace(String name, byte[] bytes) {
        kept.put(name, bytes.clone());
    }
}
