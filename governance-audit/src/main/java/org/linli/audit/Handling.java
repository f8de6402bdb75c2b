package org.linli.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/**
 * How one subject was handled, as far as an {@link Inquiry} asked and the asker may see. Everything said here stands in the records whose
 * positions are given, and can be proven by them ({@link LogProofs#receipt}).
 *
 * @param subject what was handled
 * @param matters in which matters, by what its records say; immutable, in the order in which they were said
 * @param areas in which areas; immutable, in the order in which they were said
 * @param steps the steps that were asked for; immutable, by position
 * @param effect the last step of all that the asker may see, asked for or not: what has come of it so far
 */
public record Handling(Subject subject, List<MatterId> matters, List<AreaId> areas, List<Step> steps, Step effect) {

    /**
     * One record: who did what, when, and on what ground.
     *
     * @param position where the record stands
     * @param sequence which record of its subject it is, from 1
     * @param type what was done, such as {@code case.taken_up}
     * @param actor who did it
     * @param onBehalfOf for whom, if not for themselves
     * @param occurred when
     * @param recorded when the log took it in
     * @param cause which act it answers, if any
     * @param basis what it relies on; immutable
     * @param said the open part of the record: strings, booleans, longs, lists and maps; in the place of a personal value stands the name
     *     of its slot. Immutable
     */
    public record Step(
            long position,
            long sequence,
            String type,
            ActorId actor,
            Optional<ActorId> onBehalfOf,
            Instant occurred,
            Instant recorded,
            Optional<ActId> cause,
            List<Basis> basis,
            Map<String, Object> said) {
        /** Checks that nothing is missing and copies. */
        public Step {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(onBehalfOf, "onBehalfOf");
            Objects.requireNonNull(occurred, "occurred");
            Objects.requireNonNull(recorded, "recorded");
            Objects.requireNonNull(cause, "cause");
            basis = List.copyOf(basis);
            said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
        }

        static Step of(TraceEvent event, String type, Map<String, @Nullable Object> open) {
            Map<String, Object> said = new LinkedHashMap<>();
            open.forEach((name, value) -> {
                if (value != null) {
                    said.put(name, value);
                }
            });
            return new Step(
                    event.position(),
                    event.head().sequence(),
                    type,
                    event.act().actor(),
                    event.act().onBehalfOf(),
                    event.act().at(),
                    event.recorded(),
                    event.act().cause(),
                    event.basis(),
                    said);
        }

        /**
         * The step as a line for a person.
         *
         * @return in English, ending in the position of the record
         */
        public String explain() {
            return occurred + " " + type + " by " + actor
                    + onBehalfOf.map(principal -> " for " + principal).orElse("") + " [record " + position + "]";
        }
    }

    /** Checks that nothing is missing and copies. */
    public Handling {
        Objects.requireNonNull(subject, "subject");
        matters = List.copyOf(matters);
        areas = List.copyOf(areas);
        steps = List.copyOf(steps);
        Objects.requireNonNull(effect, "effect");
    }

    /**
     * Everybody who took one of the steps, or for whom it was taken.
     *
     * @return each once, in the order of the steps
     */
    public List<ActorId> handlers() {
        return steps.stream()
                .flatMap(step -> Stream.concat(Stream.of(step.actor()), step.onBehalfOf().stream()))
                .distinct()
                .toList();
    }

    /**
     * The handling as lines for a person.
     *
     * @return in English: the subject, a line for each step, and the effect if it is none of them
     */
    public String explain() {
        String where = Stream.concat(matters.stream(), areas.stream())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(subject.toString()).append(where.isEmpty() ? "" : " (" + where + ")");
        steps.forEach(step -> text.append("\n  ").append(step.explain()));
        if (steps.isEmpty() || steps.get(steps.size() - 1).position() != effect.position()) {
            text.append("\n  since then: ").append(effect.explain());
        }
        return text.toString();
    }
}
