package org.linli.actor;

/** Whether an actor takes part. */
public enum ActorStage {
    /** Nobody has registered it: there is no such actor. */
    UNREGISTERED,
    /** It takes part. */
    ACTIVE,
    /** It has moved away, died or been dissolved, or it is said from when on: {@link Actor#takesPartAt} knows of any instant. */
    DEPARTED
}
