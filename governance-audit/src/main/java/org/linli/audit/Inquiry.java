package org.linli.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Audience;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

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
 * "matter" or "category", and "area", "areas" or "grid". A record that the asker may not see counts for
 * nothing, neither as a step nor as a reason to give the others.
 *
 * <p>Cost: with a subject, an actor or a period, the indexes of the log are asked, and what is read is what matches and the trails of its
 * subjects. By matter or area alone all records are read.
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
    private static final int BLOCK = 1_000;

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
     * @return the answer
     * @throws org.linli.trace.TraceStoreException if the log cannot be read, or is damaged
     */
    public InquiryAnswer ask(ProvableLog log) {
        long size = log.size();
        boolean isScan = subjects.isEmpty() && actors.isEmpty() && occurred.isEmpty();
        Map<Subject, Set<Long>> found = isScan ? named(log, size) : matching(log, size);
        List<Handling> handlings = new ArrayList<>();
        boolean isWhole = true;
        for (Map.Entry<Subject, Set<Long>> each : found.entrySet()) {
            Handling handling = handling(log, size, each.getKey(), each.getValue());
            if (handling != null && handlings.size() == atMost) {
                isWhole = false;
                break;
            } else if (handling != null) {
                handlings.add(handling);
            }
        }
        handlings.sort(Comparator.comparingLong(each -> each.steps().get(0).position()));
        boolean isCut = size > 0 && log.isCut(0);
        return new InquiryAnswer(log.id(), size, this, handlings, isWhole, isCut);
    }

    /** The subjects of which a record speaks of what is asked for, with all their records: an empty set stands for these. */
    private Map<Subject, Set<Long>> named(ProvableLog log, long size) {
        Map<Subject, Set<Long>> found = new LinkedHashMap<>();
        boolean isNarrowed = !matters.isEmpty() || !areas.isEmpty();
        each(log, size, event -> {
            Subject subject = event.fact().subject();
            if (!found.containsKey(subject) && (!isNarrowed || says(log, event))) {
                found.put(subject, Set.of());
            }
            // With a matter and an area, the one that is found may lack the other.
            return found.size() <= atMost || (!matters.isEmpty() && !areas.isEmpty());
        });
        return found;
    }

    /** The records that match, by their subjects. */
    private Map<Subject, Set<Long>> matching(ProvableLog log, long size) {
        Map<Subject, Set<Long>> found = new LinkedHashMap<>();
        each(log, size, event -> {
            found.computeIfAbsent(event.fact().subject(), none -> new HashSet<>(2))
                    .add(event.position());
            return true;
        });
        return found;
    }

    private void each(ProvableLog log, long size, Predicate<TraceEvent> goesOn) {
        Selection selection = new Selection(kinds, subjects, actors, audience, occurred);
        for (long next = 0; next < size; ) {
            Slice slice = log.read(selection, next, BLOCK);
            for (TraceEvent event : slice.events()) {
                if (event.position() < size && !goesOn.test(event)) {
                    return;
                }
            }
            if (slice.next() <= next) {
                return;
            }
            next = slice.next();
        }
    }

    /** Whether a record says anything about one of the matters or areas: then its subject is worth a closer look. */
    private boolean says(ProvableLog log, TraceEvent event) {
        Mentions mentions = new Mentions();
        mentions.addAll(Said.by(log, event).open());
        return mentions.matters().stream().anyMatch(matters::contains)
                || mentions.areas().stream().anyMatch(areas::contains);
    }

    private @Nullable Handling handling(ProvableLog log, long size, Subject subject, Set<Long> wanted) {
        Mentions mentions = new Mentions();
        List<Handling.Step> steps = new ArrayList<>();
        Handling.Step last = null;
        for (TraceEvent event : left(log, size, subject)) {
            if (audience.sees(event.fact().audience())) {
                Said said = Said.by(log, event);
                mentions.addAll(said.open());
                last = Handling.Step.of(event, said.type(), said.open());
                if (wanted.isEmpty() || wanted.contains(event.position())) {
                    steps.add(last);
                }
            }
        }
        return last == null || !isIn(mentions)
                ? null
                : new Handling(subject, mentions.matters(), mentions.areas(), steps, last);
    }

    /** What is left of a subject's trail: what was cut of it is in no answer. */
    private static List<TraceEvent> left(ProvableLog log, long size, Subject subject) {
        List<TraceEvent> events = new ArrayList<>();
        for (long next = 0; next < size; ) {
            Slice slice = log.read(Selection.about(subject), next, BLOCK);
            slice.events().stream().filter(event -> event.position() < size).forEach(events::add);
            if (slice.next() <= next) {
                break;
            }
            next = slice.next();
        }
        return events;
    }

    private boolean isIn(Mentions mentions) {
        return (matters.isEmpty() || mentions.matters().stream().anyMatch(matters::contains))
                && (areas.isEmpty() || mentions.areas().stream().anyMatch(areas::contains));
    }

    /** What a record says, as it stands in the log. */
    private record Said(String type, Map<String, @Nullable Object> open) {
        static Said by(ProvableLog log, TraceEvent event) {
            byte[] entry = log.entry(event.position());
            Envelope envelope = new Envelope();
            envelope.read(entry, 0, entry.length);
            return new Said(envelope.type(), envelope.open(entry));
        }
    }
}
