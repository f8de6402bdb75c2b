package org.linli.walkthrough.dongting;

import java.util.Locale;
import java.util.Optional;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;

/**
 * Somebody who takes part in the day.
 *
 * @param id under which id
 * @param kind what they are
 * @param above of which organisation they are a part, if of one
 * @param chinese their name in Chinese
 * @param english their name in English
 */
record Actor(ActorId id, ActorKind kind, Optional<ActorId> above, String chinese, String english) {

    static Actor of(String id, ActorKind kind, String chinese, String english) {
        return new Actor(ActorId.of(id), kind, Optional.empty(), chinese, english);
    }

    /** The same as a part of an organisation. */
    Actor below(Actor organisation) {
        return new Actor(id, kind, Optional.of(organisation.id()), chinese, english);
    }

    /** Both names; of a person the pseudonym only. */
    String both() {
        return isPrivate() ? id.value() : chinese + " " + english;
    }

    /** Whether it is a resident or a household, whose names are nobody's business. */
    boolean isPrivate() {
        return kind == ActorKind.RESIDENT || kind == ActorKind.HOUSEHOLD;
    }

    /** How a kind is called, in both languages. */
    static String both(ActorKind kind) {
        return kind.label() + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
