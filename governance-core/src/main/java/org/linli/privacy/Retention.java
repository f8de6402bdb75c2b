package org.linli.privacy;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Purpose;

/**
 * How long something personal is kept. Spans are reckoned from when the newest value was recorded, in years, months and days of UTC.
 *
 * @param limit after how long it is to be erased at the latest; nothing if it is kept while the purpose lasts
 * @param duty the law that wants it kept for a time whoever asks for erasure, if there is one
 */
public record Retention(Optional<Period> limit, Optional<LegalHold> duty) {
    /** Kept while the purpose lasts. */
    public static final Retention WHILE_NEEDED = new Retention(Optional.empty(), Optional.empty());

    /** Checks that spans are not negative and the duty ends by the limit. */
    public Retention {
        limit.ifPresent(span -> checked("limit", span));
        Objects.requireNonNull(duty, "duty");
    }

    /**
     * A law that wants data kept.
     *
     * @param span for how long
     * @param statute which law, for example {@code Accounting-Law-23}
     * @param bearer whom it binds
     * @param purpose the one purpose for which the data is revealed meanwhile
     */
    public record LegalHold(Period span, String statute, ActorId bearer, Purpose purpose) {
        /** Checks that nothing is missing. */
        public LegalHold {
            checked("span of a legal hold", span);
            Objects.requireNonNull(bearer, "bearer");
            Objects.requireNonNull(purpose, "purpose");
            if (statute.isBlank()) {
                throw new IllegalArgumentException("The statute of a legal hold must not be blank.");
            }
        }

        /**
         * When it ends.
         *
         * @param recorded when the newest value was recorded
         * @return the end, exclusive
         */
        public Instant endsAfter(Instant recorded) {
            return after(recorded, span);
        }
    }

    /**
     * When what was recorded is to be erased at the latest.
     *
     * @param recorded when the newest value was recorded
     * @return the instant, or nothing if it is kept while needed
     */
    public Optional<Instant> endsAfter(Instant recorded) {
        return limit.map(span -> after(recorded, span));
    }

    private static Instant after(Instant recorded, Period span) {
        return recorded.atOffset(ZoneOffset.UTC).plus(span).toInstant();
    }

    private static void checked(String what, Period span) {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + span + ") of a retention must be longer than nothing.");
        }
    }
}
