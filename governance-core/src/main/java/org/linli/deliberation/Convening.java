package org.linli.deliberation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.deliberation.design.Role;

/**
 * What a deliberation is about and by which rules, fixed before anybody speaks. For example the square in front of building 3, in 东亭社区, convened by
 * the residents' committee, by the design {@code residents-council}.
 *
 * @param topic what it is about, in a line
 * @param matter which matter of the inventory, where it is one
 * @param area whom it concerns: who lives there
 * @param design the name of the design, among those that the hall has
 * @param posts who is asked for what, in the order of the roles; immutable
 * @param parties who has which interest, in the order in which they were named; immutable
 */
public record Convening(
        Name topic, Optional<MatterId> matter, AreaId area, String design, List<Post> posts, List<Party> parties) {
    /** More parties cannot negotiate. */
    public static final int MOST_PARTIES = 50;

    /** Checks that nothing is missing. */
    public Convening {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(design, "design");
        posts = posts.stream()
                .sorted((one, other) -> one.role().compareTo(other.role()))
                .toList();
        parties = List.copyOf(parties);
        if (parties.size() > MOST_PARTIES) {
            throw new IllegalArgumentException("The parties (" + parties.size() + ") of a deliberation must be at most "
                    + MOST_PARTIES + ". Maybe let those of one interest be one party.");
        }
    }

    /**
     * A convening without a matter, posts and parties.
     *
     * @param topic what it is about, in a line
     * @param area whom it concerns
     * @param design the name of the design
     * @return the convening
     */
    public static Convening of(String topic, AreaId area, String design) {
        return new Convening(Name.of(topic), Optional.empty(), area, design, List.of(), List.of());
    }

    /**
     * The same about a matter of the inventory.
     *
     * @param about which matter
     * @return a convening
     */
    public Convening about(MatterId about) {
        return new Convening(topic, Optional.of(about), area, design, posts, parties);
    }

    /**
     * The same with somebody who is asked for something.
     *
     * @param role for what
     * @param actor whom
     * @return a convening
     */
    public Convening withPost(Role role, ActorId actor) {
        List<Post> more = new ArrayList<>(posts);
        more.add(new Post(role, actor));
        return new Convening(topic, matter, area, design, more, parties);
    }

    /**
     * The same with somebody who has an interest in it.
     *
     * @param actor who
     * @param interest what they want of it, in a line that everybody may read
     * @return a convening
     */
    public Convening withParty(ActorId actor, String interest) {
        List<Party> more = new ArrayList<>(parties);
        more.add(new Party(actor, Name.of(interest)));
        return new Convening(topic, matter, area, design, posts, more);
    }

    /**
     * Who is asked for something.
     *
     * @param role for what
     * @return whom; nothing if nobody is
     */
    public Optional<ActorId> post(Role role) {
        return posts.stream()
                .filter(each -> each.role() == role)
                .map(Post::actor)
                .findFirst();
    }

    /** Whether somebody is a party. */
    boolean isParty(ActorId actor) {
        return parties.stream().anyMatch(each -> each.actor().equals(actor));
    }
}
