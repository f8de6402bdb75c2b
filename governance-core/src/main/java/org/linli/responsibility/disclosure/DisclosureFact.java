package org.linli.responsibility.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.CarriedForward;
import org.linli.trace.Digest;
import org.linli.trace.Fact;
import org.linli.trace.Personal;
import org.linli.trace.RememberedAct;
import org.linli.trace.Subject;

/** What happens to a disclosure. Everybody may know all of it but who objected. */
public sealed interface DisclosureFact extends Fact<Disclosure> {
    /**
     * The disclosure it happened to.
     *
     * @return its id
     */
    DisclosureId id();

    @Override
    default Subject subject() {
        return Disclosure.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * It came to be owed.
     *
     * @param id the disclosure
     * @param owing what is owed, by when
     */
    record Owed(DisclosureId id, Disclosure.Owing owing) implements DisclosureFact {
        /** Checks that nothing is missing. */
        public Owed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(owing, "owing");
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            return before.owing(owing);
        }
    }

    /**
     * Something was published.
     *
     * @param id the disclosure
     * @param publication what, and where
     */
    record Published(DisclosureId id, Publication publication) implements DisclosureFact {
        /** Checks that nothing is missing. */
        public Published {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(publication, "publication");
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            return before.with(publication, act);
        }
    }

    /**
     * Somebody objected.
     *
     * @param id the disclosure
     * @param ground what is said to be wrong
     * @param text the objection in words; can be erased
     * @param answerBy until when it must be answered
     */
    record Objected(DisclosureId id, Objection.Ground ground, Optional<Personal<String>> text, Deadline answerBy)
            implements DisclosureFact {
        /** Checks that nothing is missing. */
        public Objected {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ground, "ground");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(answerBy, "answerBy");
        }

        @Override
        public Audience audience() {
            return Audience.PARTIES;
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            int about = before.published().size();
            return before.with(
                    new Objection(act.inTheNameOf(), ground, about, act.at(), answerBy, Optional.empty(), 0), act);
        }
    }

    /**
     * An objection was answered.
     *
     * @param id the disclosure
     * @param objection which objection, in the order in which they were made, from 1
     * @param verdict what the answer says
     * @param content the digest of the answer, which is kept elsewhere
     * @param correctBy until when a correction must be published, where the objection was right: as before where one is due already
     */
    record Answered(
            DisclosureId id, int objection, Objection.Verdict verdict, Digest content, Optional<Deadline> correctBy)
            implements DisclosureFact {
        /** Checks that nothing is missing. */
        public Answered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(correctBy, "correctBy");
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            return before.answered(objection, new Objection.Answer(verdict, act.at()), correctBy);
        }
    }

    /**
     * A publication was urged.
     *
     * @param id the disclosure
     * @param step the number of the step, from 1
     * @param told who was told
     */
    record PublicationUrged(DisclosureId id, int step, ActorId told) implements DisclosureFact {
        /** Checks that nothing is missing. */
        public PublicationUrged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(told, "told");
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            return before.urged(step);
        }
    }

    /**
     * An answer was urged.
     *
     * @param id the disclosure
     * @param objection to which objection, from 1
     * @param step the number of the step, from 1
     * @param told who was told
     */
    record AnswerUrged(DisclosureId id, int objection, int step, ActorId told) implements DisclosureFact {
        /** Checks that nothing is missing. */
        public AnswerUrged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(told, "told");
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            return before.urged(objection, step);
        }
    }

    /**
     * It restated itself whole, so that what was said before need not be kept; without the words of objections, which are gone with it.
     *
     * @param id the disclosure
     * @param owing what is owed, by when
     * @param published what was published, oldest first; immutable
     * @param correction which correction is due
     * @param objections what was said against it, oldest first; immutable
     * @param urged how many times a publication has been urged since it was last due
     * @param latest the date before which nothing about it can be dated any more
     * @param remembered the acts that it still remembers, in the order in which they were done; immutable
     * @param remembersSince from when on it remembers every act
     */
    record Restated(
            DisclosureId id,
            Disclosure.Owing owing,
            List<Disclosure.Published> published,
            Optional<Disclosure.Correction> correction,
            List<Objection> objections,
            int urged,
            Optional<Instant> latest,
            List<RememberedAct> remembered,
            Instant remembersSince)
            implements DisclosureFact, CarriedForward<Disclosure> {
        /** Copies the lists. */
        public Restated {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(owing, "owing");
            published = List.copyOf(published);
            Objects.requireNonNull(correction, "correction");
            objections = List.copyOf(objections);
            Objects.requireNonNull(latest, "latest");
            remembered = List.copyOf(remembered);
            Objects.requireNonNull(remembersSince, "remembersSince");
        }

        @Override
        public Audience audience() {
            return Audience.PARTIES;
        }

        @Override
        public Disclosure applyTo(Disclosure before, Act act) {
            return new Disclosure(id, Optional.of(owing), published, correction, objections, urged, latest);
        }
    }
}
