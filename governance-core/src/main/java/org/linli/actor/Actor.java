package org.linli.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * An actor as it stands: what it is, how it is called, what ties it has, which badges it shows. The fold of its facts, nothing else.
 *
 * @param id its id
 * @param stage whether it takes part
 * @param naming how it is called
 * @param ties what it is and how it is tied to others; nothing while unregistered
 * @param badges which badges it shows, in the order in which that began; immutable
 * @param latest when the latest act about it was done; nothing while unregistered
 */
public record Actor(
        ActorId id,
        ActorStage stage,
        Naming naming,
        Optional<Ties> ties,
        List<Badge> badges,
        Optional<Instant> latest) {
    /** The kind of actors. */
    public static final Kind<ActorId, Actor> KIND = Kind.of(
            "actor", ActorFact.class, ActorId::value, Actor::blank, each -> each.stage() == ActorStage.DEPARTED);

    /** Checks that nothing is missing. */
    public Actor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(ties, "ties");
        badges = List.copyOf(badges);
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * An actor before anything has happened.
     *
     * @param id its id
     * @return the blank actor
     */
    public static Actor blank(ActorId id) {
        return new Actor(id, ActorStage.UNREGISTERED, Naming.NONE, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * Of which kind it is.
     *
     * @return the kind; nothing while unregistered
     */
    public Optional<ActorKind> kind() {
        return ties.map(Ties::kind);
    }

    /**
     * Whether it takes part at an instant. Somebody whose departure was announced takes part until then, whatever their stage.
     *
     * @param at the instant
     * @return true from its beginning until its departure
     */
    public boolean takesPartAt(Instant at) {
        return ties.filter(each -> each.validity().contains(at)).isPresent();
    }

    /** Whether it has departed by an instant, or will have. */
    boolean isGoneBy(Instant at) {
        return ties.flatMap(each -> each.validity().until())
                .filter(end -> !at.isBefore(end))
                .isPresent();
    }

    /**
     * Whether it serves in an organisation at an instant: by membership or secondment, and while it takes part.
     *
     * @param place the organisation
     * @param at the instant
     * @return true if it does
     */
    public boolean serves(ActorId place, Instant at) {
        return ties.filter(each -> each.validity().contains(at))
                .filter(each -> !each.membershipsIn(place, at).isEmpty()
                        || each.secondments().stream()
                                .anyMatch(sent -> sent.host().equals(place)
                                        && sent.validity().contains(at)))
                .isPresent();
    }

    /**
     * The badges to be shown in a place: those consented to for it, as long as the actor serves there.
     *
     * @param place the organisation or group
     * @param at when
     * @return the badges; empty anywhere else; immutable
     */
    public List<Badge> badgesAt(ActorId place, Instant at) {
        return serves(place, at)
                ? badges.stream().filter(each -> each.place().equals(place)).toList()
                : List.of();
    }

    Actor at(ActorStage reached) {
        return new Actor(id, reached, naming, ties, badges, latest);
    }

    Actor called(Naming other) {
        return new Actor(id, stage, other, ties, badges, latest);
    }

    Actor with(Optional<Ties> other) {
        return new Actor(id, stage, naming, other, badges, latest);
    }

    Actor withBadge(Badge more) {
        List<Badge> all = new ArrayList<>(badges);
        all.add(more);
        return new Actor(id, stage, naming, ties, all, latest);
    }

    Actor withoutBadgesAt(ActorId place) {
        List<Badge> left =
                badges.stream().filter(each -> !each.place().equals(place)).toList();
        return new Actor(id, stage, naming, ties, left, latest);
    }

    Actor after(Act act) {
        return new Actor(id, stage, naming, ties, badges, Optional.of(act.at()));
    }
}
