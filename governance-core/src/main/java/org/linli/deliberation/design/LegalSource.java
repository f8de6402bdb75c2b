package org.linli.deliberation.design;

import java.util.Objects;

/**
 * Where a threshold comes from, so that anybody can look it up and see when it was replaced. For example {@code STATUTE},
 * {@code 民法典 art. 278}, {@code 2021-01-01}.
 *
 * @param ground what kind of source
 * @param citation where it stands; 1 to 200 characters
 * @param version its version, such as the day on which it came into force; 1 to 100 characters
 */
public record LegalSource(Ground ground, String citation, String version) {
    /** Checks the lengths. */
    public LegalSource {
        Objects.requireNonNull(ground, "ground");
        if (citation.isBlank() || citation.length() > 200 || version.isBlank() || version.length() > 100) {
            throw new IllegalArgumentException(
                    "The citation and the version of a legal source must have 1 to 200 and 1 to"
                            + " 100 characters but have " + citation.length() + " and " + version.length() + ".");
        }
    }

    /** What kind of source it is. */
    public enum Ground {
        /** A law or a regulation. */
        STATUTE("法律法规"),
        /** What the residents or owners have given themselves. */
        CHARTER("章程公约"),
        /** What a superior level recommends or has usually been done. */
        PRACTICE("工作规程");

        private final String label;

        Ground(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return such as 法律法规
         */
        public String label() {
            return label;
        }
    }

    /**
     * A statute.
     *
     * @param citation where it stands
     * @param version since when it stands so
     * @return the source
     */
    public static LegalSource statute(String citation, String version) {
        return new LegalSource(Ground.STATUTE, citation, version);
    }

    /**
     * A charter.
     *
     * @param citation where it stands
     * @param version its version
     * @return the source
     */
    public static LegalSource charter(String citation, String version) {
        return new LegalSource(Ground.CHARTER, citation, version);
    }
}
