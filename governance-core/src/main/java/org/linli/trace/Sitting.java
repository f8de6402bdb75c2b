package org.linli.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sitting of an office: states are read, acts are entered, and at the end all entries are appended together on the condition that
 * nothing which was read has moved. A sitting sees its own facts. It belongs to the thread that it was given to and ends with the work; afterwards
 * it takes nothing.
 */
public final class Sitting implements Seat {
    private final Office office;
    private final Map<Subject, Seen<?>> seen = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private List<Attempt> attempts = List.of();
    private boolean over;

    Sitting(Office office) {
        this.office = office;
    }

    /** An act that was refused, and what was said to it. */
    record Attempt(Act act, Refusal refusal) {}

    /** A subject as read, as it stands with this sitting's own facts, and as it stood before those of the act that is being taken. */
    private static final class Seen<S> {
        final Loaded<S> read;
        Loaded<S> now;
        int lastEntry = -1;
        private Loaded<S> before;
        private int lastBefore = -1;

        /** Whether handles to personal values were restated, which the record itself has its own of. */
        private boolean restates;

        Seen(Loaded<S> read) {
            this.read = read;
            this.now = read;
            this.before = read;
        }

        void mark() {
            before = now;
            lastBefore = lastEntry;
        }

        void backToMark() {
            now = before;
            lastEntry = lastBefore;
        }

        void fold(Fact<?> fact, Act act, int entry) {
            // The position is known after the append; until then only the sequence counts.
            now = now.after(fact, act, now.head.next(now.head.position() + 1));
            lastEntry = entry;
            restates |= fact instanceof CarriedForward<?> && !Personal.in(fact).isEmpty();
        }

        Loaded<S> settled(long firstPosition) {
            return now.at(new Head(now.head.sequence(), firstPosition + lastEntry));
        }
    }

    /**
     * Reads a subject. Whatever is decided in this sitting will count only if the subject has not moved by its end.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param kind the kind of the subject
     * @param id its id
     * @return its state, with what this sitting has entered so far
     * @throws UnknownFactException if the subject cannot be folded
     */
    public <I, S> S read(Kind<I, S> kind, I id) {
        return look(kind, id).now.state;
    }

    /**
     * The acts that a subject remembers, for a fact that carries them forward.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param kind the kind of the subject
     * @param id its id
     * @return the acts, in the order in which they were done; immutable
     */
    public <I, S> List<RememberedAct> remembered(Kind<I, S> kind, I id) {
        List<RememberedAct> acts = new ArrayList<>();
        for (Remembered each = look(kind, id).now.acts; each != null; each = each.earlier) {
            acts.add(each.act());
        }
        Collections.reverse(acts);
        return List.copyOf(acts);
    }

    /**
     * Enters what a rule has said, all of it or nothing. Facts are taken in only if all the subjects they are about were read in this
     * sitting. If these subjects remember the act, it has been done and nothing is entered, whatever the rule has said this time; if only
     * some of them do, its id was used for something else. A refusal enters nothing.
     *
     * @param <F> the family of the facts
     * @param act who acts, when and why
     * @param ruling what the rule has said
     * @return the ruling, or a refusal if the act is too old to tell whether it has been done, its id has been used for something else, or
     *     a guard of the office refuses a fact
     * @throws IllegalStateException if a fact is about a subject that was not read in this sitting, or the sitting is over
     * @throws UnknownFactException if a fact is not of the kind of its subject
     */
    public <F extends Fact<?>> Ruling<F> enter(Act act, Ruling<F> ruling) {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(ruling, "ruling");
        refuseIfOver();
        if (ruling instanceof Ruling.Refused<F> refused) {
            noted(act, refused.refusal());
            return ruling;
        }
        Ruling.Granted<F> granted = (Ruling.Granted<F>) ruling;
        Seen<?>[] abouts = new Seen<?>[granted.facts().size()];
        @Nullable F done = null;
        @Nullable F undone = null;
        @Nullable F tooOld = null;
        for (int i = 0; i < abouts.length; i++) {
            F fact = granted.facts().get(i);
            abouts[i] = seen(fact.subject());
            if (abouts[i].now.remembers(act)) {
                done = fact;
            } else if (abouts[i].now.isOlderThanMemory(act)) {
                tooOld = fact;
            } else {
                undone = fact;
            }
        }
        if (done != null) {
            return undone == null ? granted : refuse(act, TraceReason.DONE_IN_PART, done);
        }
        if (tooOld != null) {
            return refuse(act, TraceReason.TOO_OLD_TO_TELL, tooOld);
        }
        for (F fact : granted.facts()) {
            Optional<Refusal> no = office.whyNot(fact, nameOf(fact));
            if (no.isPresent()) {
                return new Ruling.Refused<>(noted(act, no.get()));
            }
        }
        take(act, granted, abouts);
        return granted;
    }

    private <F extends Fact<?>> Ruling<F> refuse(Act act, TraceReason reason, F fact) {
        return new Ruling.Refused<>(noted(act, new Refusal(reason, fact.subject(), nameOf(fact), Optional.empty())));
    }

    private Refusal noted(Act act, Refusal refusal) {
        if (attempts.isEmpty()) {
            attempts = new ArrayList<>();
        }
        attempts.add(new Attempt(act, refusal));
        return refusal;
    }

    private Seen<?> seen(Subject subject) {
        @Nullable Seen<?> about = seen.get(subject);
        if (about == null) {
            throw new IllegalStateException("The subject (" + subject
                    + ") of a fact must have been read in this sitting before a rule can speak on it.");
        }
        return about;
    }

    /** Folds and takes in all the facts; if one cannot be folded, everything is as before. */
    private void take(Act act, Ruling.Granted<?> granted, Seen<?>[] abouts) {
        int before = entries.size();
        for (Seen<?> about : abouts) {
            about.mark();
        }
        try {
            for (int i = 0; i < abouts.length; i++) {
                Fact<?> fact = granted.facts().get(i);
                abouts[i].fold(fact, act, entries.size());
                entries.add(new Entry(act, fact, granted.basis()));
            }
        } catch (RuntimeException notFolded) {
            for (Seen<?> about : abouts) {
                about.backToMark();
            }
            entries.subList(before, entries.size()).clear();
            throw notFolded;
        }
    }

    private static String nameOf(Fact<?> fact) {
        return fact.subject().kind() + "." + fact.getClass().getSimpleName();
    }

    @Override
    public <I, S> S get(Kind<I, S> kind, I id) {
        return read(kind, id);
    }

    @Override
    public <I, S> Outcome<S> act(Kind<I, S> kind, I id, Act act, Rule<S> rule) {
        return actJointly(kind, id, act, (state, sitting) -> rule.on(state));
    }

    @Override
    public <I, S> Outcome<S> actJointly(Kind<I, S> kind, I id, Act act, JointRule<S> rule) {
        Seen<S> subject = look(kind, id);
        if (subject.now.remembers(act)) {
            return new Outcome<>(subject.now.state, office.receiptOf(act, kind.subject(id)), true);
        }
        if (subject.now.isOlderThanMemory(act)) {
            Refusal tooOld =
                    new Refusal(TraceReason.TOO_OLD_TO_TELL, kind.subject(id), kind.name() + ".act", Optional.empty());
            throw new RefusedException(noted(act, tooOld));
        }
        int before = entries.size();
        Ruling<? extends Fact<?>> ruling = enter(act, rule.on(subject.now.state, this));
        if (ruling instanceof Ruling.Refused<?> refused) {
            throw new RefusedException(refused.refusal());
        }
        if (entries.size() == before) {
            return new Outcome<>(subject.now.state, receiptOf(act, (Ruling.Granted<?>) ruling), true);
        }
        return new Outcome<>(subject.now.state, Optional.empty(), false);
    }

    /** The receipt of an act that the leading subject has not seen, but another subject of the ruling remembers. */
    private Optional<Receipt> receiptOf(Act act, Ruling.Granted<?> granted) {
        return granted.facts().stream()
                .map(Fact::subject)
                .filter(subject -> seen(subject).now.remembers(act))
                .findFirst()
                .flatMap(subject -> office.receiptOf(act, subject));
    }

    @Override
    public <R> R sit(Work<R> work) {
        refuseIfOver();
        return work.in(this);
    }

    private void refuseIfOver() {
        if (over) {
            throw new IllegalStateException(
                    "The sitting is over and takes no more acts. Maybe it was kept beyond its work.");
        }
    }

    /** Ends the sitting: what is read or entered from now on would not count. */
    void end() {
        over = true;
    }

    private <I, S> Seen<S> look(Kind<I, S> kind, I id) {
        refuseIfOver();
        Subject subject = kind.subject(id);
        @Nullable Seen<?> known = seen.get(subject);
        if (known != null) {
            known.now.as(kind, subject);
            @SuppressWarnings("unchecked") // just checked
            Seen<S> same = (Seen<S>) known;
            return same;
        }
        Seen<S> fresh = new Seen<>(office.load(kind, id, subject));
        seen.put(subject, fresh);
        return fresh;
    }

    List<Entry> entries() {
        return entries;
    }

    /** What was refused, in the order in which it was tried. */
    List<Attempt> attempts() {
        return attempts;
    }

    Map<Subject, Head> heads() {
        if (seen.size() == 1) {
            Map.Entry<Subject, Seen<?>> only = seen.entrySet().iterator().next();
            return Map.of(only.getKey(), only.getValue().read.head);
        }
        Map<Subject, Head> heads = new HashMap<>(seen.size() * 2);
        seen.forEach((subject, each) -> heads.put(subject, each.read.head));
        return heads;
    }

    /**
     * Hands over each subject that this sitting wrote to, as it stands after the append; or forgets it, if its handles are to be read anew:
     * those at hand ask at records that may be cut once they are restated.
     */
    void settle(Receipt receipt, BiConsumer<Subject, Loaded<?>> keep, Consumer<Subject> forget) {
        if (!entries.isEmpty()) {
            seen.forEach((subject, each) -> {
                if (each.restates) {
                    forget.accept(subject);
                } else if (each.lastEntry >= 0) {
                    keep.accept(subject, each.settled(receipt.first()));
                }
            });
        }
    }
}
