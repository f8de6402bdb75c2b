package org.linli.privacy;

import java.util.Objects;
import org.linli.basics.Identifier;

/**
 * What must be in place before sensitive data, or any data about a child under 14, is processed (个人信息保护法 art. 28–32, 55).
 *
 * @param kind what makes it sensitive
 * @param permission by what it is permitted
 * @param source the statute, or the form by which the separate consent is asked for
 * @param assessment where the impact assessment stands; a reference
 */
public record Safeguard(Sensitivity kind, Permission permission, String source, String assessment) {
    /** Checks that nothing is missing. */
    public Safeguard {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(permission, "permission");
        Identifier.checked("reference of an impact assessment", assessment);
        if (source.isBlank()) {
            throw new IllegalArgumentException(
                    "The source of the permission to process sensitive data must not be blank."
                            + " Maybe name the statute, or the form of the separate consent.");
        }
    }

    /** What makes data sensitive. */
    public enum Sensitivity {
        /** Health, beliefs, biometrics, accounts, whereabouts and the like (art. 28). */
        SENSITIVE,
        /** About a child under 14, whatever it is; consent is a parent's or guardian's (art. 28, 31). */
        CHILD_UNDER_14
    }

    /** By what the processing of sensitive data is permitted. */
    public enum Permission {
        /** Consent to this alone, which each part must then cite (art. 29). */
        SEPARATE_CONSENT,
        /** A statute. */
        STATUTE
    }
}
