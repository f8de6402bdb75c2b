package org.linli.audit.codec;

import org.jspecify.annotations.Nullable;

/** Follows what a caller writes and refuses what would not be canonical: the checks of {@link CanonicalWriter#checked}. */
final class CanonicalGrammar {

    private enum Place {
        DOCUMENT,
        ARRAY,
        OBJECT
    }

    private final Place[] places = new Place[CanonicalForm.MAX_DEPTH + 1];
    private final @Nullable String[] lastKeys = new @Nullable String[CanonicalForm.MAX_DEPTH + 1];
    private int depth;
    private boolean keyOpen;
    private boolean rootWritten;

    CanonicalGrammar() {
        places[0] = Place.DOCUMENT;
    }

    void reset() {
        depth = 0;
        keyOpen = false;
        rootWritten = false;
    }

    void key(String key) {
        if (places[depth] != Place.OBJECT || keyOpen) {
            throw new IllegalStateException(
                    "The key \"" + key + "\" must stand at the beginning of a member of an object.");
        }
        String last = lastKeys[depth];
        if (last != null && key.compareTo(last) <= 0) {
            throw new IllegalStateException("The key \"" + key + "\" must sort after the key \"" + last
                    + "\" by UTF-16 code units. Maybe it is written twice or too late.");
        }
        lastKeys[depth] = key;
        keyOpen = true;
    }

    void value() {
        if (places[depth] == Place.OBJECT && !keyOpen) {
            throw new IllegalStateException("A value in an object must follow its key.");
        }
        if (depth == 0) {
            if (rootWritten) {
                throw new IllegalStateException("A document must be one value. Maybe reset() was forgotten.");
            }
            rootWritten = true;
        }
        keyOpen = false;
    }

    void begin(boolean object) {
        depth++;
        places[depth] = object ? Place.OBJECT : Place.ARRAY;
        lastKeys[depth] = null;
    }

    void end(boolean object) {
        if (places[depth] != (object ? Place.OBJECT : Place.ARRAY) || keyOpen) {
            throw new IllegalStateException("The end of an " + (object ? "object" : "array")
                    + " must follow its beginning and a whole member.");
        }
        depth--;
    }
}
