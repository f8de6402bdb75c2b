package org.linli.walkthrough.run;

import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import org.linli.trace.Digest;
import org.linli.trace.Journal;

/** A day that can be played: out of a file of requests, or made up. */
public interface Scenario {

    /**
     * What makes this day this one and no other, for example the digest of the file it comes from.
     *
     * @return names and values, without line breaks in the names; immutable
     */
    SortedMap<String, String> identity();

    /**
     * Tells what is known before anything happens.
     *
     * @param teller who tells it
     */
    void introduce(Teller teller);

    /**
     * By which the trace takes facts in.
     *
     * @return the clock; that of the machine unless the time of the day is made up, too
     */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Does everything that the journal does not hold yet. After being stopped anywhere it goes on there, and the journal ends up
     * holding the same facts in the same order as if it had never been stopped.
     *
     * @param journal where facts stand
     * @param teller who tells it
     * @return what has come of it
     * @throws ForeignTraceException if the journal holds something that does not happen in this day; nothing is appended
     */
    Played play(Journal journal, Teller teller) throws ForeignTraceException;

    /**
     * What a scenario has come to.
     */
    interface Played {

        /** {@return the digest over every subject as this process holds it} */
        Digest digest();

        /**
         * Tells the figures.
         *
         * @param teller who tells them
         */
        void conclude(Teller teller);

        /**
         * The files to leave behind.
         *
         * @param seal what is known of the trace
         * @return texts by file name, in the order in which to write them; immutable
         */
        Map<String, String> files(Seal seal);
    }
}
