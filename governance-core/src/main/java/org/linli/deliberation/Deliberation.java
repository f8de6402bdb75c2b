package org.linli.deliberation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Digest;
import org.linli.trace.Kind;

/**
 * A deliberation as it stands: what it is about, by which rules, and how far it has come. The fold of its facts, nothing else. What people say and how
 * they vote are subjects of their own, so that they do not wait for each other.
 *
 * @param id its id
 * @param stage how far it has come
 * @param convened how it began; nothing before
 * @param course the phases it has gone through
 * @param latest when the latest act about it was done; nothing before the first
 */
public record Deliberation(
        DeliberationId id,
        DeliberationStage stage,
        Optional<Convened> convened,
        Course course,
        Optional<Instant> latest) {
    /** The kind of deliberations. */
    public static final Kind<DeliberationId, Deliberation> KIND = Kind.of(
            "deliberation",
            DeliberationFact.class,
            DeliberationId::value,
            Deliberation::blank,
            each -> each.stage().isEnded());

    /** Checks that nothing is missing. */
    public Deliberation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(convened, "convened");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * How a deliberation began.
     *
     * @param convening what it is about
     * @param designVersion the version of its design
     * @param designDigest what the design said then: see {@link DesignBook#digest}
     */
    public record Convened(Convening convening, String designVersion, Digest designDigest) {
        /** Checks that nothing is missing. */
        public Convened {
            Objects.requireNonNull(convening, "convening");
            Objects.requireNonNull(designVersion, "designVersion");
            Objects.requireNonNull(designDigest, "designDigest");
        }
    }

    /**
     * A deliberation before anything has happened.
     *
     * @param id its id
     * @return the blank deliberation
     */
    public static Deliberation blank(DeliberationId id) {
        return new Deliberation(id, DeliberationStage.UNCONVENED, Optional.empty(), Course.NONE, Optional.empty());
    }

    Deliberation at(DeliberationStage reached, Course gone, Instant when) {
        Instant last = latest.filter(when::isBefore).orElse(when);
        return new Deliberation(id, reached, convened, gone, Optional.of(last));
    }

    Deliberation with(Convened begun) {
        return new Deliberation(id, stage, Optional.of(begun), course, latest);
    }
}
