package org.linli.responsibility;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;
import org.linli.basics.MatterId;

/**
 * What one actor is charged with in one matter, for example {@code street-lighting|bureau-urban-management}. A {@code |} or {@code %} in
 * the matter's id is written as {@code %7C} or {@code %25}.
 *
 * @param matter in which matter
 * @param actor who is charged
 */
public record ChargeId(MatterId matter, ActorId actor) implements Comparable<ChargeId> {
    /** Checks that the two together are no longer than an identifier may be. */
    public ChargeId {
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(actor, "actor");
        if (!isFit(matter, actor)) {
            throw new IllegalArgumentException("The matter (" + matter + ") and the actor (" + actor
                    + ") of a charge must together have at most " + (Identifier.MAX_LENGTH - 1) + " characters.");
        }
    }

    /**
     * Whether a matter and an actor are short enough together for a charge.
     *
     * @param matter in which matter
     * @param actor who
     * @return true if {@link #of} takes them
     */
    public static boolean isFit(MatterId matter, ActorId actor) {
        return escaped(matter.value()).length() + 1 + actor.value().length() <= Identifier.MAX_LENGTH;
    }

    /**
     * What an actor is charged with in a matter.
     *
     * @param matter in which matter
     * @param actor who
     * @return the id
     * @throws IllegalArgumentException if the two together are too long
     */
    public static ChargeId of(MatterId matter, ActorId actor) {
        return new ChargeId(matter, actor);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text matter, {@code |}, actor
     * @return the id
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ChargeId parse(String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException(
                    "The charge (" + text + ") must be a matter and an actor with a '|' between.");
        }
        String matter = text.substring(0, bar).replace("%7C", "|").replace("%25", "%");
        ChargeId id = new ChargeId(MatterId.of(matter), ActorId.of(text.substring(bar + 1)));
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("The charge (" + text + ") must be written as '" + id + "'.");
        }
        return id;
    }

    private static String escaped(String matter) {
        return matter.replace("%", "%25").replace("|", "%7C");
    }

    /** Orders by matter, then by actor. */
    @Override
    public int compareTo(ChargeId other) {
        int byMatter = matter.compareTo(other.matter);
        return byMatter != 0 ? byMatter : actor.compareTo(other.actor);
    }

    /** Matter, {@code |}, actor. */
    @Override
    public String toString() {
        return escaped(matter.value()) + "|" + actor;
    }
}
