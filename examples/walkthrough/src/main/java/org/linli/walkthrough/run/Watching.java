package org.linli.walkthrough.run;

import java.util.List;
import org.linli.community.CommunityExtension;
import org.linli.trace.View;

/**
 * A room that does nothing but watch.
 *
 * @param views what watches; immutable
 */
public record Watching(List<View> views) implements CommunityExtension {

    /** Copies the list. */
    public Watching {
        views = List.copyOf(views);
    }

    /**
     * A room of some views.
     *
     * @param views what watches
     * @return the room
     */
    public static Watching of(View... views) {
        return new Watching(List.of(views));
    }
}
