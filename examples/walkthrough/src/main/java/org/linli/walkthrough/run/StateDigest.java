package org.linli.walkthrough.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.linli.trace.Subject;

/**
 * A digest over the states of all subjects: two processes that hold the same states give the same one. Occurred times are in it, for
 * states know them; recorded times and personal values are not, for states do not.
 */
public final class StateDigest {

    private StateDigest() {}

    /**
     * The digest over some states.
     *
     * @param states the states by subject
     * @return SHA-256 as 64 hexadecimal digits
     */
    public static String of(SortedMap<Subject, ?> states) {
        MessageDigest sha256 = sha256();
        states.forEach(
                (subject, state) -> sha256.update((subject + "\t" + state + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
