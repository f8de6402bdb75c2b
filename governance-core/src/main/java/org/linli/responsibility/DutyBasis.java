package org.linli.responsibility;

import java.util.Objects;
import org.linli.trace.Basis;

/**
 * On what a duty rests: the kind of ground and the document with its version, for example a statute,
 * {@code law.residents-committees@2018}.
 *
 * @param ground of which kind
 * @param document which document, in which version
 */
public record DutyBasis(DutyGround ground, Basis document) {
    /** Checks that nothing is missing. */
    public DutyBasis {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(document, "document");
    }

    /**
     * A basis.
     *
     * @param ground of which kind
     * @param document which document, in words for {@link Basis#parse}: {@code power-list.urban-management@2026}
     * @return the basis
     * @throws IllegalArgumentException if the text is no document with its version
     */
    public static DutyBasis of(DutyGround ground, String document) {
        return new DutyBasis(ground, Basis.parse(document));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the ground's name, {@code :}, the document
     * @return the basis
     * @throws IllegalArgumentException if the text is anything else
     */
    public static DutyBasis parse(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            for (DutyGround ground : DutyGround.values()) {
                if (text.startsWith(ground.name()) && colon == ground.name().length()) {
                    return of(ground, text.substring(colon + 1));
                }
            }
        }
        throw new IllegalArgumentException("The basis (" + text
                + ") of a duty must be the name of a ground and a document with ':' between: 'STATUTE:law.fire@2021'.");
    }

    /** The ground's name, {@code :}, the document. */
    @Override
    public String toString() {
        return ground + ":" + document;
    }
}
