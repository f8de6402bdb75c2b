package org.linli.community;

import java.time.Instant;
import java.util.List;
import org.linli.trace.Reaction;
import org.linli.trace.Restatement;
import org.linli.trace.View;

/** What a room outside the core brings with it: views to be fed, reactions to be run, and things that fall due. */
public interface CommunityExtension {
    /**
     * The views to be fed.
     *
     * @return the views; names unique in a community
     */
    default List<View> views() {
        return List.of();
    }

    /**
     * The reactions to be run.
     *
     * @return the reactions; names unique in a community
     */
    default List<Reaction> reactions() {
        return List.of();
    }

    /**
     * How subjects of the room's kinds that live long restate themselves, so that older records can go.
     *
     * @return one for each kind that can
     */
    default List<Restatement<?, ?>> restatements() {
        return List.of();
    }

    /**
     * Takes the next step for what has fallen due, by guarded acts whose ids derive from what they settle, so that settling twice, or on
     * two nodes, settles once.
     *
     * @param now the instant to judge by
     * @param max how many things to settle at most, at least 1
     * @return how many were settled; less than {@code max} only if nothing more is due that the views know of
     */
    default int settle(Instant now, int max) {
        return 0;
    }
}
