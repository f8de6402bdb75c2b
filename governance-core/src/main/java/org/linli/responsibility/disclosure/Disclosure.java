package org.linli.responsibility.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Identifier;
import org.linli.basics.lists.GrowingList;
import org.linli.responsibility.DutyBasis;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * One thing to be disclosed, from when it is owed to the last answer: the finances of February, the result of a project.
 *
 * @param id its id
 * @param owing what is owed to whom, by when; nothing before it is
 * @param published what was published, oldest first; immutable
 * @param correction which correction must be published until when; nothing while none is due
 * @param objections what was said against it, oldest first; immutable
 * @param urged how many times a publication has been urged since it was last due
 * @param latest the date before which nothing about it can be dated any more; what is urged does not change it
 */
public record Disclosure(
        DisclosureId id,
        Optional<Owing> owing,
        List<Published> published,
        Optional<Correction> correction,
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
        published = GrowingList.copyOf(published);
        Objects.requireNonNull(correction, "correction");
        objections = GrowingList.copyOf(objections);
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
     * A correction that is due.
     *
     * @param by until when
     * @param grounds what has to be put right; in the order of the grounds; not empty; immutable
     */
    public record Correction(Deadline by, List<Objection.Ground> grounds) {
        /** Puts the grounds in order, each once. */
        public Correction {
            Objects.requireNonNull(by, "by");
            grounds = grounds.stream().distinct().sorted().toList();
            if (grounds.isEmpty()) {
                throw new IllegalArgumentException("The grounds of a correction must not be empty.");
            }
        }

        /** What is left of it once something was published: another text than the last, somewhere else than ever before, or both. */
        Optional<Correction> after(boolean isOther, boolean isElsewhere) {
            List<Objection.Ground> left = grounds.stream()
                    .filter(each -> !each.isPutRight(isOther, isElsewhere))
                    .toList();
            return left.isEmpty() ? Optional.empty() : Optional.of(new Correction(by, left));
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
        return first.or(() -> correction.map(Correction::by)).map(Deadline::due);
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

    Disclosure owing(Owing what) {
        return new Disclosure(
                id, Optional.of(what), published, correction, objections, urged, Optional.of(what.since()));
    }

    /** Whether a text is another than what was published last. */
    boolean isOther(Publication what) {
        return published.isEmpty()
                || !published.get(published.size() - 1).publication().content().equals(what.content());
    }

    /** Whether one of the places is new. */
    boolean isElsewhere(Publication what) {
        return what.places().stream()
                .anyMatch(place -> published.stream()
                        .noneMatch(each -> each.publication().places().contains(place)));
    }

    Disclosure with(Publication what, Act act) {
        Optional<Correction> left = correction.flatMap(each -> each.after(isOther(what), isElsewhere(what)));
        return new Disclosure(
                id,
                owing,
                GrowingList.copyOf(published).and(new Published(what, act.at())),
                left,
                objections,
                left.isPresent() ? urged : 0,
                Optional.of(act.at()));
    }

    Disclosure with(Objection what, Act act) {
        return new Disclosure(
                id,
                owing,
                published,
                correction,
                GrowingList.copyOf(objections).and(what),
                urged,
                Optional.of(act.at()));
    }

    Disclosure answered(int number, Objection.Answer answer, Optional<Deadline> correctBy) {
        Disclosure after = with(number, each -> each.answered(answer));
        Optional<Correction> due = correctBy.filter(none -> isThere(number)).map(by -> {
            List<Objection.Ground> grounds =
                    new ArrayList<>(List.of(objections.get(number - 1).ground()));
            correction.ifPresent(each -> grounds.addAll(each.grounds()));
            // A correction that is due already stays due when it was.
            return new Correction(correction.map(Correction::by).orElse(by), grounds);
        });
        return new Disclosure(
                id,
                owing,
                published,
                due.or(() -> correction),
                after.objections,
                due.isPresent() && correction.isEmpty() ? 0 : urged,
                Optional.of(answer.at()));
    }

    private boolean isThere(int objection) {
        return objection >= 1 && objection <= objections.size();
    }

    /** With another objection in place of one, counted from 1; as before if there is no such one. */
    private Disclosure with(int number, UnaryOperator<Objection> change) {
        if (!isThere(number)) {
            return this;
        }
        List<Objection> all = GrowingList.copyOf(objections).with(number - 1, change.apply(objections.get(number - 1)));
        return new Disclosure(id, owing, published, correction, all, urged, latest);
    }

    Disclosure urged(int step) {
        return new Disclosure(id, owing, published, correction, objections, step, latest);
    }

    Disclosure urged(int objection, int step) {
        return with(objection, each -> each.urgedAgain(step));
    }
}
