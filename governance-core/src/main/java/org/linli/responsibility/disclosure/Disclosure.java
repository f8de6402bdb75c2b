package org.linli.responsibility.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Identifier;
import org.linli.responsibility.DutyBasis;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * One thing to be disclosed, from when it is owed to the last answer: the finances of February, the result of a project.
 *
 * @param id its id
 * @param owing what is owed to whom, by when; nothing before it is
 * @param published what was published, oldest first; immutable
 * @param correctBy until when a correction must be published; nothing while none is due
 * @param objections what was said against it, oldest first; immutable
 * @param urged how many times a publication has been urged since it was last due
 * @param latest when the latest act about it was done
 */
public record Disclosure(
        DisclosureId id,
        Optional<Owing> owing,
        List<Published> published,
        Optional<Deadline> correctBy,
        List<Objection> objections,
        int urged,
        Optional<Instant> latest) {
    /** The kind of disclosures. */
    public static final Kind<DisclosureId, Disclosure> KIND =
            Kind.of("disclosure", DisclosureFact.class, DisclosureId::value, Disclosure::blank, Disclosure::isSettled);

    /** Copies the lists. */
    public Disclosure {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owing, "owing");
        published = List.copyOf(published);
        Objects.requireNonNull(correctBy, "correctBy");
        objections = List.copyOf(objections);
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * What is owed.
     *
     * @param line by whom, what, to whom
     * @param occasion about what: a period as {@link DisclosurePeriod} writes it, or the id of an occasion
     * @param isPeriod whether it is a period
     * @param since from when the time counts: the end of the period, or when it happened
     * @param due until when it must be published, and by which calendar
     * @param answer how long an answer to an objection may take
     * @param duty what says that it must be disclosed
     */
    public record Owing(
            DisclosureLine line,
            String occasion,
            boolean isPeriod,
            Instant since,
            Deadline due,
            DeadlineClass answer,
            DutyBasis duty) {
        /** Checks that nothing is missing. */
        public Owing {
            Objects.requireNonNull(line, "line");
            Identifier.checked("occasion", occasion);
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(duty, "duty");
        }
    }

    /**
     * What was published when.
     *
     * @param publication what, and where
     * @param at when
     */
    public record Published(Publication publication, Instant at) {
        /** Checks that nothing is missing. */
        public Published {
            Objects.requireNonNull(publication, "publication");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A disclosure before anything has happened.
     *
     * @param id its id
     * @return the blank disclosure
     */
    public static Disclosure blank(DisclosureId id) {
        return new Disclosure(id, Optional.empty(), List.of(), Optional.empty(), List.of(), 0, Optional.empty());
    }

    /**
     * Until when something has to be published: the first time, or a correction.
     *
     * @return the due instant; nothing while nothing has to be
     */
    public Optional<Instant> publishBy() {
        Optional<Deadline> first = published.isEmpty() ? owing.map(Owing::due) : Optional.empty();
        return first.or(() -> correctBy).map(Deadline::due);
    }

    /**
     * Whether it was first published in time.
     *
     * @return true if it was, false if it was late; nothing while it is not published
     */
    public Optional<Boolean> inTime() {
        return published.stream()
                .findFirst()
                .flatMap(first -> owing.map(each -> !each.due().isOverdueAt(first.at())));
    }

    private boolean isSettled() {
        return owing.isPresent() && publishBy().isEmpty() && objections.stream().noneMatch(Objection::isOpen);
    }

    Disclosure owing(Owing what, Act act) {
        return new Disclosure(id, Optional.of(what), published, correctBy, objections, urged, Optional.of(act.at()));
    }

    Disclosure with(Publication what, Act act) {
        List<Published> more = new ArrayList<>(published);
        more.add(new Published(what, act.at()));
        boolean corrects = published.isEmpty()
                || !published.get(published.size() - 1).publication().content().equals(what.content());
        return new Disclosure(
                id,
                owing,
                more,
                corrects ? Optional.empty() : correctBy,
                objections,
                corrects ? 0 : urged,
                Optional.of(act.at()));
    }

    Disclosure with(Objection what, Act act) {
        List<Objection> more = new ArrayList<>(objections);
        more.add(what);
        return new Disclosure(id, owing, published, correctBy, more, urged, Optional.of(act.at()));
    }

    /** With another objection in place of one, counted from 1; as before if there is no such one. */
    Disclosure with(int number, java.util.function.UnaryOperator<Objection> change, Act act) {
        List<Objection> more = new ArrayList<>(objections);
        if (number >= 1 && number <= more.size()) {
            more.set(number - 1, change.apply(more.get(number - 1)));
        }
        return new Disclosure(id, owing, published, correctBy, more, urged, Optional.of(act.at()));
    }

    Disclosure correcting(Deadline by) {
        // An earlier correction that is still due stays due as it was.
        return correctBy.isPresent()
                ? this
                : new Disclosure(id, owing, published, Optional.of(by), objections, 0, latest);
    }

    Disclosure urgedAgain(int step, Act act) {
        return new Disclosure(id, owing, published, correctBy, objections, step, Optional.of(act.at()));
    }
}
