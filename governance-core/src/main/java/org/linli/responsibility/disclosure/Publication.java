package org.linli.responsibility.disclosure;

import java.util.List;
import java.util.Objects;
import org.linli.basics.Name;
import org.linli.trace.Digest;

/**
 * What was published, and where. The text itself is kept elsewhere, such as in an {@link org.linli.trace.EvidenceStore}: the digest proves
 * which text it was.
 *
 * @param content the digest of what was published
 * @param places where it can be read; at least one; in order; immutable
 */
public record Publication(Digest content, List<Place> places) {
    /** Checks that there is a place. */
    public Publication {
        Objects.requireNonNull(content, "content");
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException(
                    "The places of a publication must not be empty: what nobody can read is not disclosed.");
        }
    }

    /**
     * A publication.
     *
     * @param content the digest of what was published
     * @param places where it can be read, at least one
     * @return the publication
     */
    public static Publication of(Digest content, Place... places) {
        return new Publication(content, List.of(places));
    }

    /** A kind of place. */
    public enum Venue {
        /** A board that everybody passes (公示栏). */
        NOTICE_BOARD("公示栏"),
        /** A meeting of residents or owners (会议). */
        MEETING("会议"),
        /** A group or page on the net (线上). */
        ONLINE("线上"),
        /** A letter to each household or owner (逐户送达). */
        DELIVERED("逐户送达");

        private final String label;

        Venue(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return the term of the field
         */
        public String label() {
            return label;
        }
    }

    /**
     * A place where something can be read.
     *
     * @param venue of which kind
     * @param where which one
     */
    public record Place(Venue venue, Name where) {
        /** Checks that nothing is missing. */
        public Place {
            Objects.requireNonNull(venue, "venue");
            Objects.requireNonNull(where, "where");
        }
    }
}
