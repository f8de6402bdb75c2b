package org.linli.audit.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TlogFormatException;

/** Reads a text of lines from the front, and knows where it is when something is wrong. */
final class TextCursor {

    private final String format;
    private final String text;
    private int at;
    /** Where the line that was read last begins. */
    private int line;

    TextCursor(String format, String text, int maxLength) {
        this.format = format;
        this.text = text;
        if (text.length() > maxLength) {
            throw new TlogFormatException(format, maxLength, "It must not be longer than " + maxLength + " bytes.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw broken(i, "It must be valid Unicode.");
            }
        }
    }

    /** The text that bytes are in UTF-8. */
    static String decode(String format, byte[] bytes, int maxLength) {
        if (bytes.length > maxLength) {
            throw new TlogFormatException(format, maxLength, "It must not be longer than " + maxLength + " bytes.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new TlogFormatException(format, in.position(), "It must be valid UTF-8.");
        }
        return out.flip().toString();
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    int nextLineBegin() {
        return at;
    }

    /** The next line without its end. */
    String nextLine(String what) {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw broken(text.length(), what + " must be there, and end with a newline.");
        }
        line = at;
        at = end + 1;
        return text.substring(line, end);
    }

    boolean nextStartsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    /** What has not been read yet. */
    String rest() {
        String rest = text.substring(at);
        line = at;
        at = text.length();
        return rest;
    }

    /** The rest of a line that begins with a word. */
    String afterWord(String word, String read) {
        if (!read.startsWith(word + " ")) {
            throw broken("The line must begin with \"" + word + " \".");
        }
        return read.substring(word.length() + 1);
    }

    /** A number as it stands in a line: decimal, no sign, no zero in front. */
    long number(String digits, long max) {
        boolean wellFormed = !digits.isEmpty()
                && digits.length() <= 19
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        long value = -1;
        if (wellFormed) {
            try {
                value = Long.parseLong(digits);
            } catch (NumberFormatException e) {
                value = -1;
            }
        }
        if (value < 0 || value > max) {
            throw broken("The number must be decimal, without sign or leading zero, and at most " + max + ".");
        }
        return value;
    }

    byte[] base64(String encoded) {
        byte[] bytes = strictBase64(encoded);
        if (bytes == null) {
            throw broken("It must be base64 with padding, its spare bits zero.");
        }
        return bytes;
    }

    MerkleHash hash(String encoded) {
        byte[] bytes = base64(encoded);
        if (bytes.length != MerkleHash.BYTES) {
            throw broken("A hash must have " + MerkleHash.BYTES + " bytes and has " + bytes.length + ".");
        }
        return MerkleHash.of(bytes);
    }

    /** Null if it is not the one spelling of its bytes. */
    static byte @Nullable [] strictBase64(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return Base64.getEncoder().encodeToString(bytes).equals(encoded) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Says what is wrong with the line that was read last. */
    TlogFormatException broken(String rule) {
        return broken(line, rule);
    }

    TlogFormatException broken(int where, String rule) {
        return TlogFormatException.inText(format, text, where, rule);
    }
}
