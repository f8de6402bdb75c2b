package org.linli.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the subjects that live on restate themselves whole, so that a journal can let go of its oldest records: the job that a host runs
 * before a cut. It goes through the records that are to go, and so finds every subject that has some there, whatever views know.
 *
 * <pre>{@code
 * CarryForward.of(office, List.of(restatement)).run(tenYearsAgo, weekAgo, act);
 * log.cut(new Cut(cutAct, tenYearsAgo, "kept for ten years", "Archives-Rule-12"), over);
 * }</pre>
 *
 * <p>These subjects forget their oldest acts, too: to repeat one of those is refused ({@link TraceReason#TOO_OLD_TO_TELL}).
 */
public final class CarryForward {
    private static final int BLOCK = 1_000;
    private static final int BATCH = 100;
    private static final int REMEMBERED = 1 << 16;
    /** Records that came in together may be out of order by less. */
    private static final Duration ABOUT = Duration.ofMinutes(1);

    private final Office office;
    private final Map<String, Restatement<?, ?>> restatements;
    private final Set<Subject> met = new HashSet<>();
    private final List<Subject> due = new ArrayList<>();
    private int restated;

    private CarryForward(Office office, Map<String, Restatement<?, ?>> restatements) {
        this.office = office;
        this.restatements = restatements;
    }

    /**
     * The job of an office.
     *
     * @param office where the acts are entered
     * @param restatements how subjects restate themselves, one for each kind that can
     * @return the job, for one thread
     * @throws IllegalArgumentException if a kind is named twice
     */
    public static CarryForward of(Office office, List<? extends Restatement<?, ?>> restatements) {
        Objects.requireNonNull(office, "office");
        try {
            return new CarryForward(
                    office,
                    restatements.stream()
                            .collect(Collectors.toMap(each -> each.kind().name(), Function.identity())));
        } catch (IllegalStateException twice) {
            throw new IllegalArgumentException(
                    "The kinds of subjects that restate themselves must each be named once: " + twice.getMessage(),
                    twice);
        }
    }

    /**
     * Restates each subject of these kinds that has a record from before an instant, is not closed, and has not restated itself since.
     * Interrupted, it is done again under the same act, and goes on. Cost: O(records before the instant) and a trail for each subject,
     * back to the instant; subjects are remembered up to 65,536, and looked at again beyond.
     *
     * @param before records from before it are to go
     * @param since from when on subjects go on remembering their acts, as long ago as anybody may still repeat one. The later, the shorter
     *     the facts: of a busy subject more than some hundred acts make one too large for a log
     * @param act who has it done, when: not before either instant. One act for all of them
     * @return how many subjects have restated themselves in this run; none if all had since
     * @throws IllegalArgumentException if the act is dated before one of the instants, or a fact is too large for the journal
     * @throws UnknownFactException if a subject cannot be folded
     * @throws TraceStoreException if the journal failed; doing it again is safe
     */
    public int run(Instant before, Instant since, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(since, "since");
        if (act.at().isBefore(before) || act.at().isBefore(since)) {
            throw new IllegalArgumentException("The act (" + act.id()
                    + ") that carries forward must be dated at or after "
                    + before + " and " + since + ", before which records go and acts are forgotten, and is dated "
                    + act.at() + ".");
        }
        restated = 0;
        Journal journal = office.journal();
        long size = journal.size();
        boolean isOld = true;
        for (long next = 0; next < size && isOld; ) {
            Slice slice = journal.read(Selection.ALL, next, BLOCK);
            for (TraceEvent event : slice.events()) {
                if (event.recorded().isBefore(before)) {
                    look(event.fact().subject(), before, since, act);
                } else {
                    isOld = isOld && event.recorded().isBefore(before.plus(ABOUT));
                }
            }
            next = Math.max(slice.next(), next + 1);
        }
        enter(since, act);
        met.clear();
        return restated;
    }

    private void look(Subject subject, Instant before, Instant since, Act act) {
        if (restatements.containsKey(subject.kind()) && !met.contains(subject)) {
            if (met.size() < REMEMBERED) {
                met.add(subject);
            }
            if (!isRestated(subject, before)) {
                due.add(subject);
            }
            if (due.size() == BATCH) {
                enter(since, act);
            }
        }
    }

    private boolean isRestated(Subject subject, Instant before) {
        for (TraceEvent event : office.journal().trail(subject, Direction.BACKWARD)) {
            if (event.recorded().isBefore(before)) {
                return false;
            } else if (event.fact() instanceof CarriedForward<?>) {
                return true;
            }
        }
        return false;
    }

    private void enter(Instant since, Act act) {
        List<Subject> batch = List.copyOf(due);
        due.clear();
        if (!batch.isEmpty()) {
            restated += office.sit(sitting -> {
                int count = 0;
                for (Subject each : batch) {
                    count += Objects.requireNonNull(restatements.get(each.kind()))
                                    .restate(sitting, each, since, act)
                            ? 1
                            : 0;
                }
                return count;
            });
        }
    }
}
