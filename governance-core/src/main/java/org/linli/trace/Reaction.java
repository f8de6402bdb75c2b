package org.linli.trace;

import org.linli.basics.ActorId;

/**
 * The next step that follows by itself when something has happened, often in another room: a case of a matter that suppliers serve
 * places an order. It runs at least once for each event and has its effect once, because its act's id is its name and the event's
 * position.
 *
 * <p>Once holds as long as the event alone decides which subject is acted on: a second run finds there that the act has been done. A
 * reaction that looks for its subject (the poorest account, the nearest supplier) first writes its choice to a subject that the event
 * names.
 */
public interface Reaction {
    /**
     * The reaction's name. Changing it makes the reaction a new one, which starts at the first event.
     *
     * @return a name that is unique among the reactions of a journal, an identifier
     */
    String name();

    /**
     * In whose name the reaction acts.
     *
     * @return the actor, usually the platform
     */
    ActorId actor();

    /**
     * Looks at an event and, if a step follows, reads what the step needs and enters it. A refusal that the rules give is an answer:
     * let {@link Sitting#enter} return it, or catch {@link RefusedException}; whatever else is thrown stops the follower here.
     *
     * @param event what has happened
     * @param sitting reads states and takes acts
     * @param act the act to enter facts under: dated as the event, caused by its act
     */
    void on(TraceEvent event, Sitting sitting, Act act);
}
