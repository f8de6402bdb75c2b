package org.linli.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.linli.basics.ActorId;
import org.linli.trace.Subject;

/**
 * How pseudonyms are made: {@code p-} and, in base32 (RFC 4648, lower case), two halves of 80 bits. The first is
 * HMAC-SHA256(key, "matter" ‖ 0 ‖ matter), the second HMAC-SHA256(key, "person" ‖ 0 ‖ first half), both cut. Without the key they are
 * random numbers; with it the second half tells whose the first is, in whatever matter.
 */
final class PseudonymCipher {
    private static final int HALF = 10;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern PSEUDONYM = Pattern.compile("p-[a-z2-7]{32}");

    private PseudonymCipher() {}

    static boolean isPseudonym(ActorId id) {
        return PSEUDONYM.matcher(id.value()).matches();
    }

    static ActorId pseudonym(byte[] key, Subject matter) {
        byte[] first = half(key, "matter", matter.toString().getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(first, 2 * HALF);
        System.arraycopy(half(key, "person", first), 0, both, HALF, HALF);
        return ActorId.of("p-" + base32(both));
    }

    /** Whether a pseudonym was made with a key. */
    static boolean isOf(ActorId pseudonym, byte[] key) {
        byte[] both = bytes(pseudonym.value());
        return MessageDigest.isEqual(
                half(key, "person", Arrays.copyOf(both, HALF)), Arrays.copyOfRange(both, HALF, 2 * HALF));
    }

    /** The holder of the key of a person: the same on every node, and of no use without the host's secret. */
    static ActorId holder(byte[] hostSecret, ActorId person) {
        byte[] mac = hmac(hostSecret, "holder", person.value().getBytes(StandardCharsets.UTF_8));
        return ActorId.of("k-" + base32(Arrays.copyOf(mac, 2 * HALF)));
    }

    private static byte[] half(byte[] key, String use, byte[] of) {
        return Arrays.copyOf(hmac(key, use, of), HALF);
    }

    private static byte[] hmac(byte[] key, String use, byte[] of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(use.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must offer HMAC-SHA256.", e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5);
        for (int bit = 0; bit < bytes.length * 8; bit += 5) {
            int at = bit >>> 3;
            int two = (bytes[at] & 0xff) << 8 | (at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0);
            text.append(ALPHABET.charAt(two >>> (11 - (bit & 7)) & 31));
        }
        return text.toString();
    }

    private static byte[] bytes(String pseudonym) {
        byte[] bytes = new byte[2 * HALF];
        for (int i = 2; i < pseudonym.length(); i++) {
            int bit = (i - 2) * 5;
            int value = ALPHABET.indexOf(pseudonym.charAt(i)) << (11 - (bit & 7));
            bytes[bit >>> 3] |= (byte) (value >>> 8);
            if ((bit >>> 3) + 1 < bytes.length) {
                bytes[(bit >>> 3) + 1] |= (byte) value;
            }
        }
        return bytes;
    }
}
