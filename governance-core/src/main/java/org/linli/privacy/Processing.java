package org.linli.privacy;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Basis;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;

/**
 * One way in which something personal is processed (个人信息处理活动): what each personal part names as its ground. A declared processing
 * never changes; what changes is declared as a new version.
 *
 * @param id name and version, for example {@code hotline-contact@1}
 * @param legalBasis on what legal basis
 * @param source what says so: an article, a contract's kind, a form of consent
 * @param controller who controls it (个人信息处理者) and answers for it
 * @param purpose what for
 * @param retention how long it is kept
 * @param safeguard what is in place; present if, and only if, the data is sensitive or about a child under 14
 */
public record Processing(
        Basis id,
        LegalBasis legalBasis,
        String source,
        ActorId controller,
        Purpose purpose,
        Retention retention,
        Optional<Safeguard> safeguard) {
    /** Checks that nothing is missing. */
    public Processing {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(controller, "controller");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(safeguard, "safeguard");
        if (id.equals(Personal.UNDECLARED)) {
            throw new IllegalArgumentException(
                    "The name (" + id + ") of a processing must not be the one of what is undeclared.");
        } else if (source.isBlank()) {
            throw new IllegalArgumentException("The source of the legal basis of a processing (" + id
                    + ") must not be blank. Maybe name the article or the contract.");
        }
    }

    /**
     * A processing of data that is neither sensitive (个人信息保护法 art. 28) nor about a child under 14, kept while its purpose lasts.
     *
     * @param name its name
     * @param version its version
     * @param legalBasis on what legal basis
     * @param source what says so
     * @param controller who controls it
     * @param purpose what for
     * @return the processing
     */
    public static Processing ofOrdinary(
            String name, String version, LegalBasis legalBasis, String source, ActorId controller, Purpose purpose) {
        return new Processing(
                Basis.of(name, version),
                legalBasis,
                source,
                controller,
                purpose,
                Retention.WHILE_NEEDED,
                Optional.empty());
    }

    /**
     * A processing of sensitive data, or of whatever data about a child under 14, kept while its purpose lasts.
     *
     * @param name its name
     * @param version its version
     * @param safeguard what is in place for it
     * @param legalBasis on what legal basis
     * @param source what says so
     * @param controller who controls it
     * @param purpose what for
     * @return the processing
     */
    public static Processing ofSensitive(
            String name,
            String version,
            Safeguard safeguard,
            LegalBasis legalBasis,
            String source,
            ActorId controller,
            Purpose purpose) {
        return new Processing(
                Basis.of(name, version),
                legalBasis,
                source,
                controller,
                purpose,
                Retention.WHILE_NEEDED,
                Optional.of(safeguard));
    }

    /**
     * The same, with a time after which the data is to be erased.
     *
     * @param limit after how long, from when it was recorded
     * @return the processing
     */
    public Processing keptFor(Period limit) {
        return with(new Retention(Optional.of(limit), retention.duty()));
    }

    /**
     * The same, with a law that wants the data kept for a time.
     *
     * @param hold the law
     * @return the processing
     */
    public Processing heldBy(Retention.LegalHold hold) {
        return with(new Retention(retention.limit(), Optional.of(hold)));
    }

    private Processing with(Retention kept) {
        return new Processing(id, legalBasis, source, controller, purpose, kept, safeguard);
    }

    /**
     * Whether each part must cite a consent: its legal basis is consent, or its safeguard a separate one.
     *
     * @return true if it must
     */
    public boolean needsConsent() {
        return legalBasis == LegalBasis.CONSENT
                || safeguard
                        .filter(guard -> guard.permission() == Safeguard.Permission.SEPARATE_CONSENT)
                        .isPresent();
    }

    /**
     * A personal part under this processing, which needs no consent.
     *
     * @param <T> the type of the value
     * @param holder whose value it is
     * @param slot which slot of its fact it fills
     * @param value the value
     * @return the part
     * @throws IllegalArgumentException if this processing needs consent
     */
    public <T> Personal<T> part(ActorId holder, String slot, T value) {
        if (needsConsent()) {
            throw new IllegalArgumentException("A personal value under " + id
                    + " must cite the consent to it. Maybe ask for consent, or declare another legal basis.");
        }
        return Personal.of(holder, slot, new Personal.Ground(id, Optional.empty()), value);
    }

    /**
     * A personal part under this processing, with the consent to it.
     *
     * @param <T> the type of the value
     * @param holder whose value it is
     * @param slot which slot of its fact it fills
     * @param value the value
     * @param consent where the consent stands: the person's, or for a child under 14 a parent's or guardian's; a reference, never a name
     * @return the part
     */
    public <T> Personal<T> part(ActorId holder, String slot, T value, String consent) {
        return Personal.of(holder, slot, new Personal.Ground(id, Optional.of(consent)), value);
    }
}
