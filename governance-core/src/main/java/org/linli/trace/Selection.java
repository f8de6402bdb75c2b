package org.linli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;

/**
 * Which events somebody asks for. Each part left empty asks for no less than everything; parts together narrow. For example
 * {@code Selection.ofKinds("case").by(ActorId.of("street-1")).seenBy(Audience.PARTIES)}.
 *
 * @param kinds names of kinds; empty for all; unordered
 * @param subjects subjects; empty for all; unordered
 * @param actors who acted, themselves or through another; empty for all; unordered
 * @param audience the reader: only what this audience may see
 * @param occurred when the acts occurred; nothing for any time
 */
public record Selection(
        Set<String> kinds,
        Set<Subject> subjects,
        Set<ActorId> actors,
        Audience audience,
        Optional<TimeWindow> occurred) {
    /** Everything, as an auditor sees it. */
    public static final Selection ALL =
            new Selection(Set.of(), Set.of(), Set.of(), Audience.AUDITORS, Optional.empty());

    /** Copies the sets. */
    public Selection {
        kinds = Set.copyOf(kinds);
        subjects = Set.copyOf(subjects);
        actors = Set.copyOf(actors);
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(occurred, "occurred");
    }

    /**
     * Everything about subjects of these kinds.
     *
     * @param kinds names of kinds
     * @return the selection
     */
    public static Selection ofKinds(String... kinds) {
        return new Selection(Set.copyOf(List.of(kinds)), Set.of(), Set.of(), Audience.AUDITORS, Optional.empty());
    }

    /**
     * Everything about these subjects.
     *
     * @param subjects the subjects
     * @return the selection
     */
    public static Selection about(Subject... subjects) {
        return new Selection(Set.of(), Set.copyOf(List.of(subjects)), Set.of(), Audience.AUDITORS, Optional.empty());
    }

    /**
     * Only what these actors did, themselves or through somebody acting on their behalf.
     *
     * @param more actors, besides those already named
     * @return the narrower selection
     */
    public Selection by(ActorId... more) {
        return new Selection(
                kinds,
                subjects,
                Stream.concat(actors.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet()),
                audience,
                occurred);
    }

    /**
     * Only what a reader may see.
     *
     * @param reader the audience that the reader belongs to
     * @return the narrower selection
     */
    public Selection seenBy(Audience reader) {
        return new Selection(kinds, subjects, actors, reader, occurred);
    }

    /**
     * Only what occurred in a window.
     *
     * @param window the window
     * @return the narrower selection
     */
    public Selection during(TimeWindow window) {
        return new Selection(kinds, subjects, actors, audience, Optional.of(window));
    }

    /**
     * Whether an event is asked for.
     *
     * @param event an event
     * @return true if it fits every part
     */
    public boolean matches(TraceEvent event) {
        Fact<?> fact = event.fact();
        if (!audience.sees(fact.audience())) {
            return false;
        }
        if (kinds.isEmpty() && subjects.isEmpty() && actors.isEmpty() && occurred.isEmpty()) {
            return true;
        }
        Subject subject = fact.subject();
        Act act = event.act();
        Instant at = act.at();
        return (kinds.isEmpty() || kinds.contains(subject.kind()))
                && (subjects.isEmpty() || subjects.contains(subject))
                && (actors.isEmpty()
                        || actors.contains(act.actor())
                        || act.onBehalfOf().filter(actors::contains).isPresent())
                && occurred.map(window -> window.contains(at)).orElse(true);
    }
}
