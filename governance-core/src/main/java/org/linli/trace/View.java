package org.linli.trace;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.linli.basics.ActorId;

/**
 * Something remembered because it is asked often: open cases by actor, figures of a month. Built from events alone, so that it can be
 * thrown away and made again; never read by rules. A view that others read while a follower feeds it guards itself.
 */
public interface View {
    /**
     * The view's name.
     *
     * @return a name that is unique among the views of a follower
     */
    String name();

    /**
     * The version of what it remembers and of how it saves it. A checkpoint of another version is not restored.
     *
     * @return the version, from 1
     */
    int version();

    /**
     * Takes in the next event. Events come in the order of the journal, each once.
     *
     * @param event the event
     */
    void apply(TraceEvent event);

    /**
     * Writes down everything it remembers.
     *
     * @param out where to
     * @throws IOException if that fails
     */
    void save(DataOutput out) throws IOException;

    /**
     * Takes over what {@link #save} wrote, in place of whatever it remembered.
     *
     * @param in where from
     * @throws IOException if that fails or what is there cannot be understood
     */
    void restore(DataInput in) throws IOException;

    /** Forgets everything, to be built again from the first event. */
    void clear();

    /**
     * Drops whatever personal it holds of somebody. Views that keep no more than handles need do nothing.
     *
     * @param holder whose values have been erased
     */
    default void forget(ActorId holder) {}
}
