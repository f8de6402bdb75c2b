package org.linli.walkthrough.filed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.linli.trace.Digest;

/**
 * Stable ids for the labels of a file: {@code agency:NYPD}, {@code matter:Noise_-_Residential}. The same label has the same id in
 * every run, and two labels never share one.
 *
 * <p>A label of letters, digits, single signs and blanks is its own id, with {@code _} for a blank; nothing is lost, so it can be read
 * back. Any other label is made readable and gets {@code ~} and the first digits of its SHA-256, and all of them where that is not
 * enough. Labels that have a {@code _} or a {@code ~} themselves are of the second sort, so that the two sorts never meet.
 */
final class LabelIds {

    private static final int LONGEST = 100;
    private static final int READABLE = 40;
    private static final int HASH = 8;
    private static final String SIGNS = "-.,/()'&+#:";

    private final String prefix;
    private final Map<String, String> hashed = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    /** Ids that begin with a word and a colon, or with nothing. */
    LabelIds(String prefix) {
        this.prefix = prefix;
    }

    /** The id of a label. */
    String of(String label) {
        return isKept(label) ? prefix + label.replace(' ', '_') : hashed.computeIfAbsent(label, this::hashed);
    }

    /** The label of an id that was given out here. */
    String labelOf(String id) {
        String known = labels.get(id);
        return known != null ? known : id.substring(prefix.length()).replace('_', ' ');
    }

    private static boolean isKept(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST
                && label.codePoints().allMatch(c -> c == ' ' || isPlain(c));
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
    }

    private static String readable(String label) {
        return label.codePoints()
                .limit(READABLE)
                .map(c -> isPlain(c) ? c : '-')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String hashed(String label) {
        String digits = Digest.sha256(label.getBytes(StandardCharsets.UTF_8)).toString();
        String readable = prefix + readable(label) + "~";
        String id = readable + digits.substring(0, HASH);
        if (labels.containsKey(id)) {
            id = readable + digits;
        }
        labels.put(id, label);
        return id;
    }
}
