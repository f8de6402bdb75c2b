package org.linli.community;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.linli.basics.ActorId;
import org.linli.deliberation.CouncilHall;
import org.linli.deliberation.DesignBook;
import org.linli.deliberation.HallTerms;
import org.linli.deliberation.OpenDeliberations;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.RefusedException;
import org.linli.trace.View;

/**
 * The council hall of a community, and what goes on in it by itself: each time the host settles, phases whose time is over are closed. Brought into a
 * community by {@link Community#openHall}.
 */
public final class HallRoom implements CommunityExtension {
    private final Community community;
    private final Supplier<DesignBook> designs;
    private final ActorId platform;
    private final OpenDeliberations open = new OpenDeliberations();

    HallRoom(Community community, Supplier<DesignBook> designs, ActorId platform) {
        this.community = community;
        this.designs = Objects.requireNonNull(designs, "designs");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public List<View> views() {
        return List.of(open);
    }

    /**
     * The hall.
     *
     * @return the hall
     */
    public CouncilHall hall() {
        return CouncilHall.at(community.office(), community.settings().authority(), this::terms, community.clock());
    }

    /**
     * The phases that are open, as of the last {@link Community#catchUp}.
     *
     * @return the view
     */
    public OpenDeliberations open() {
        return open;
    }

    private HallTerms terms() {
        return new HallTerms(designs.get(), community.roster(), community.territory());
    }

    @Override
    public int settle(Instant now, int max) {
        int settled = 0;
        for (OpenDeliberations.Item item : open.over(now)) {
            if (settled == max) {
                return settled;
            }
            Act act = Act.of(ActId.of("close-phase@" + item.position()), platform, now);
            if (isClosed(item, act)) {
                settled++;
            }
        }
        return settled;
    }

    private boolean isClosed(OpenDeliberations.Item item, Act act) {
        try {
            return !hall().close(item.id(), act).repeated();
        } catch (RefusedException answer) {
            // Somebody else was faster, or has extended it: it stands as it does, and the view will know.
            return false;
        }
    }
}
