package org.linli.trace;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.linli.basics.ActorId;

/**
 * The one place where facts stand: append-only, in one total order, on conditions. Implementations are safe for use by several
 * threads and pass {@code JournalContract} of the test kit. Offices write to a journal; rules never see it.
 *
 * <p>Positions count from 0 without gaps. An appended event is never changed; only its personal parts can be erased.
 */
public interface Journal {
    /**
     * The id of this journal, the same whenever and by whomever it is opened.
     *
     * @return the id
     */
    String id();

    /**
     * How safely appended entries are kept once their receipt is given.
     *
     * @return the durability that receipts name
     */
    Durability durability();

    /**
     * How many events there are.
     *
     * @return the position that the next event will have at the earliest
     */
    long size();

    /**
     * A digest over the first events, to hold derived things against.
     *
     * @param size how many events, 0 to {@link #size()}
     * @return the mark
     * @throws IllegalArgumentException if there are not so many events
     */
    Mark mark(long size);

    /**
     * Appends all the entries, in order and next to each other, or none: only if every subject that was read still has the head at
     * which it was read. With no entries it only checks, which makes a refusal as sound as a grant.
     *
     * @param entries what to append; may be empty
     * @param read the heads of all the subjects that were read to decide on this, written or not; each entry's subject is among them
     * @return where the entries stand, and how safely
     * @throws StaleHeadException if a subject has moved; nothing is appended
     * @throws IllegalArgumentException if an entry's subject is not among those read or not well-formed, or an entry cannot be
     *     written; nothing is appended
     * @throws TraceStoreException if the store failed; whether the entries got through is then unknown
     */
    Receipt append(List<Entry> entries, Map<Subject, Head> read);

    /**
     * The facts of one subject, read as the caller goes along.
     *
     * @param subject the subject
     * @param direction which end comes first
     * @return the events of the subject as of now; each iteration reads anew
     * @throws TraceStoreException if the store failed, now or while iterating
     */
    Iterable<TraceEvent> trail(Subject subject, Direction direction);

    /**
     * Some events from a position on.
     *
     * @param selection which events
     * @param from the first position to consider, not negative; beyond the end there is nothing
     * @param max how many events to give at most, at least 1; an implementation may give fewer and name where to go on
     * @return the events and where to go on; if {@code next} equals {@code from}, there was nothing to consider
     * @throws IllegalArgumentException if the position is negative or the maximum less than 1
     * @throws TraceStoreException if the store failed
     */
    Slice read(Selection selection, long from, int max);

    /**
     * Waits until there are more events than so many, or until patience ends.
     *
     * @param size a number of events, usually how many the caller has seen
     * @param patience how long to wait at most
     * @return the size by then; greater than {@code size} unless patience ended
     * @throws IllegalArgumentException if the size is negative
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    long awaitBeyond(long size, Duration patience) throws InterruptedException;

    /**
     * Erases what is personal of a holder in all events so far, as far as the order goes, and appends the fact {@code trace.erased}. A second try under the
     * same act id appends nothing more, and finishes what the first may have left.
     *
     * @param erasure the order to erase
     * @return the receipt of the fact, and how many values were destroyed
     * @throws IllegalArgumentException if the act's id already erased something else, or stands for a refusal that was traced;
     *     nothing is erased
     * @throws TraceStoreException if the store failed; trying again is safe
     */
    Erasure.Outcome erase(Erasure erasure);

    /**
     * Restricts what is personal of a holder and kept on some grounds, in all events so far, to one purpose, and appends the fact
     * {@code trace.restricted}. Values that are restricted already are left as they are. A second try under the same act id does no
     * more.
     *
     * @param restriction the order to restrict
     * @return the receipt of the fact
     * @throws IllegalArgumentException if the act's id already stands for something else; nothing is restricted
     * @throws TraceStoreException if the store failed; trying again is safe
     */
    Receipt restrict(Restriction restriction);

    /**
     * What is kept of somebody: the values that stand in the journal as of now, wherever they came in, also where no view knows of them any
     * more. O(records with values of the holder).
     *
     * @param holder of whom
     * @return one for each processing under which something is kept, in the order of their names; immutable
     * @throws TraceStoreException if the store failed
     */
    List<KeptUnder> kept(ActorId holder);
}
