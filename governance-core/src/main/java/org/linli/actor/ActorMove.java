package org.linli.actor;

import java.util.Locale;

/** The table of an actor: what can be done at which stage. Only the first and the last move change the stage. */
public enum ActorMove {
    /** Somebody is registered. */
    REGISTER(ActorStage.UNREGISTERED, ActorStage.ACTIVE),
    /** They are called otherwise. */
    RENAME(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** An organisation becomes a part of another, or of none. */
    PLACE_BELOW(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They become something in an organisation. */
    JOIN(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They are it no longer. */
    LEAVE(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They are sent down. */
    SECOND(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They go back. */
    RECALL(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They let somebody act in their name. */
    DELEGATE(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They do so no longer. */
    REVOKE(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They show a badge. */
    SHOW_BADGE(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They show it no longer. */
    HIDE_BADGE(ActorStage.ACTIVE, ActorStage.ACTIVE),
    /** They take part no more. */
    DEPART(ActorStage.ACTIVE, ActorStage.DEPARTED);

    private final ActorStage from;
    private final ActorStage to;
    private final String power;

    ActorMove(ActorStage from, ActorStage to) {
        this.from = from;
        this.to = to;
        this.power = "actor." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stage at which this can be done.
     *
     * @return the stage before
     */
    public ActorStage from() {
        return from;
    }

    /**
     * The stage it leads to.
     *
     * @return the stage after
     */
    public ActorStage to() {
        return to;
    }

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code actor.join}
     */
    public String power() {
        return power;
    }
}
