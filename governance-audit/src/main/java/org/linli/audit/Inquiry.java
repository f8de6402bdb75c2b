package org.linli.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Audience;
import org.linli.trace.Subject;

/**
 * A question to a log: who handled what, when, how, and with what effect. Answered from the records alone, no state and no view being
 * asked, and as far as the asker may see.
 *
 * <pre>{@code
 * InquiryAnswer answer = Inquiry.seenBy(Audience.PARTIES).in(AreaId.of("420106012021")).by(street).during(march).ask(log);
 * System.out.println(answer.explain());
 * }</pre>
 *
 * <p>Each part left empty asks for no less than everything; parts together narrow. Actor, period, subject and kind narrow the records;
 * matter and area narrow the subjects, by what any record of theirs says that the asker may see: members of its open part that are called
 * "matter", "matters" or "category", and "area", "areas" or "grid"; the records of an area itself are about that area. A record that the
 * asker may not see counts for nothing, neither as a step nor as a reason to give the others; what may be seen is said by the record as it
 * stands in the log, and where the fact is known and says less now, by that.
 *
 * <p>Cost: with a subject, an actor or a period, the indexes of the log are asked, and what is read is what matches and the trails of its
 * subjects, until there are enough. By matter or area alone all records are read. Memory: O(the answer), however long a trail is, and a few
 * megabytes for one segment of a log on files; subjects that were looked at and
 * are not meant are remembered up to 65,536, and beyond that their trails are looked at again whenever they are met.
 *
 * @param audience the asker: only what this audience may see
 * @param subjects the subjects; empty for all; unordered
 * @param kinds the names of kinds of subjects; empty for all; unordered
 * @param matters the matters; empty for all; unordered
 * @param areas the areas; empty for all; those below them are for the asker to name; unordered
 * @param actors who acted, or for whom; empty for all; unordered
 * @param occurred when the acts occurred; nothing for any time
 * @param atMost how many subjects to answer about at most, at least 1
 */
public record Inquiry(
        Audience audience,
        Set<Subject> subjects,
        Set<String> kinds,
        Set<MatterId> matters,
        Set<AreaId> areas,
        Set<ActorId> actors,
        Optional<TimeWindow> occurred,
        int atMost) {
    private static final int USUAL = 1_000;

    /** Copies the sets. */
    public Inquiry {
        Objects.requireNonNull(audience, "audience");
        subjects = Set.copyOf(subjects);
        kinds = Set.copyOf(kinds);
        matters = Set.copyOf(matters);
        areas = Set.copyOf(areas);
        actors = Set.copyOf(actors);
        Objects.requireNonNull(occurred, "occurred");
        if (atMost < 1) {
            throw new IllegalArgumentException(
                    "The number of subjects (" + atMost + ") to answer about must be at least 1.");
        }
    }

    /**
     * Everything that an audience may see, about the first 1,000 subjects.
     *
     * @param asker the audience that the asker belongs to
     * @return the inquiry, to be narrowed
     */
    public static Inquiry seenBy(Audience asker) {
        return new Inquiry(asker, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), USUAL);
    }

    /**
     * Only about these subjects, besides those already named.
     *
     * @param more subjects, such as {@code case/nyc-1}
     * @return the narrower inquiry
     */
    public Inquiry about(Subject... more) {
        return new Inquiry(audience, and(subjects, List.of(more)), kinds, matters, areas, actors, occurred, atMost);
    }

    /**
     * Only about subjects of these kinds, besides those already named.
     *
     * @param more names of kinds, such as {@code case}
     * @return the narrower inquiry
     */
    public Inquiry ofKind(String... more) {
        return new Inquiry(audience, subjects, and(kinds, List.of(more)), matters, areas, actors, occurred, atMost);
    }

    /**
     * Only about subjects in these matters, besides those already named.
     *
     * @param more matters, such as {@code lighting}
     * @return the narrower inquiry
     */
    public Inquiry inMatter(MatterId... more) {
        return new Inquiry(audience, subjects, kinds, and(matters, List.of(more)), areas, actors, occurred, atMost);
    }

    /**
     * Only about subjects in these areas, besides those already named.
     *
     * @param more areas
     * @return the narrower inquiry
     */
    public Inquiry in(AreaId... more) {
        return new Inquiry(audience, subjects, kinds, matters, and(areas, List.of(more)), actors, occurred, atMost);
    }

    /**
     * Only what these actors did, or what was done for them, besides those already named.
     *
     * @param more actors
     * @return the narrower inquiry
     */
    public Inquiry by(ActorId... more) {
        return new Inquiry(audience, subjects, kinds, matters, areas, and(actors, List.of(more)), occurred, atMost);
    }

    /**
     * Only what occurred in a window.
     *
     * @param window the window
     * @return the narrower inquiry
     */
    public Inquiry during(TimeWindow window) {
        return new Inquiry(audience, subjects, kinds, matters, areas, actors, Optional.of(window), atMost);
    }

    /**
     * About at most so many subjects.
     *
     * @param most how many, at least 1
     * @return the inquiry
     */
    public Inquiry atMost(int most) {
        return new Inquiry(audience, subjects, kinds, matters, areas, actors, occurred, most);
    }

    private static <T> Set<T> and(Set<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Asks a log.
     *
     * @param log the log as it stands; what is appended meanwhile is not looked at
     * @return the answer; of a log that is damaged and can only be read in part, about that part, and it says so: about the records before
     *     the first that was needed and is damaged
     * @throws org.linli.trace.TraceStoreException if a record cannot be read
     */
    public InquiryAnswer ask(ProvableLog log) {
        return Asking.of(this, log);
    }
}
