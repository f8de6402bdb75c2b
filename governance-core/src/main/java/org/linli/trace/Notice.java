package org.linli.trace;

import org.linli.basics.Identifier;

/**
 * A subject for what the trace says about itself: that something was erased, that something was attempted and refused. One act gives
 * one notice.
 *
 * @param id the id of the act that it is about
 * @param made whether the notice has been made
 */
public record Notice(ActId id, boolean made) {
    /** The kind of notices. */
    public static final Kind<ActId, Notice> KIND =
            Kind.of("notice", TraceFact.class, ActId::value, id -> new Notice(id, false), Notice::made);

    /** Checks that there is an id. */
    public Notice {
        Identifier.checked("notice id", id.value());
    }
}
