package org.linli.choice.bargain;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.basics.Identifier;
import org.linli.choice.Fraction;

/**
 * One side of a bargain and what it wants, for example {@code residents}, to whom {@code space=park} is worth 60 and any package below 40
 * is worse than no agreement.
 *
 * <p>What a package is worth is the sum of what its options are worth; where two issues depend on each other, make them one issue. Values
 * are the party's own: only {@link Leximin} and {@link Utilitarian} compare them with other parties', and for these all parties must speak
 * of the same unit, say money, or points out of the same total.
 *
 * @param id a well-formed {@link Identifier}
 * @param name what people call it
 * @param weight how many it speaks for, at least 1; only {@link Utilitarian#weighted} looks at it
 * @param reservation what no agreement is worth: the least that a package must be worth to be accepted, itself included
 * @param values by id of issue, what each option is worth, in the order of the issue's options; immutable
 * @param redLines choices that the party does not accept, whatever else is offered; immutable
 */
public record Party(
        String id,
        String name,
        long weight,
        Fraction reservation,
        Map<String, List<Fraction>> values,
        List<Choice> redLines) {
    /** Checks the id and the weight, and keeps the values. */
    public Party {
        Identifier.checked("id of a party", id);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reservation, "reservation");
        if (weight < 1) {
            throw new IllegalArgumentException("The weight (" + weight + ") of the party " + id
                    + " must be at least 1. Maybe it speaks for nobody.");
        }
        Map<String, List<Fraction>> kept = new LinkedHashMap<>();
        values.forEach((issue, each) -> kept.put(issue, List.copyOf(each)));
        values = Collections.unmodifiableMap(kept);
        redLines = redLines.stream().distinct().toList();
    }

    /**
     * A party of weight 1 that is called by its id, values nothing yet and accepts whatever is worth 0 or more.
     *
     * @param id the id
     * @return the party
     */
    public static Party of(String id) {
        return new Party(id, id, 1, Fraction.ZERO, Map.of(), List.of());
    }

    /**
     * The same party under a name.
     *
     * @param called what people call it
     * @return a copy
     */
    public Party withName(String called) {
        return new Party(id, called, weight, reservation, values, redLines);
    }

    /**
     * The same party with a weight.
     *
     * @param voices how many it speaks for, at least 1
     * @return a copy
     */
    public Party withWeight(long voices) {
        return new Party(id, name, voices, reservation, values, redLines);
    }

    /**
     * The same party with another value of no agreement.
     *
     * @param least the least that a package must be worth
     * @return a copy
     */
    public Party withReservation(long least) {
        return withReservation(Fraction.of(least));
    }

    /**
     * The same party with another value of no agreement.
     *
     * @param least the least that a package must be worth
     * @return a copy
     */
    public Party withReservation(Fraction least) {
        return new Party(id, name, weight, least, values, redLines);
    }

    /**
     * The same party, which says what the options of an issue are worth to it.
     *
     * @param issue the id of the issue
     * @param inOrder what each option is worth, in the order of the issue's options
     * @return a copy
     */
    public Party withValues(String issue, long... inOrder) {
        return withValues(issue, Arrays.stream(inOrder).mapToObj(Fraction::of).toList());
    }

    /**
     * The same party, which says what the options of an issue are worth to it.
     *
     * @param issue the id of the issue
     * @param inOrder what each option is worth, in the order of the issue's options
     * @return a copy
     */
    public Party withValues(String issue, List<Fraction> inOrder) {
        Map<String, List<Fraction>> more = new LinkedHashMap<>(values);
        more.put(issue, inOrder);
        return new Party(id, name, weight, reservation, more, redLines);
    }

    /**
     * The same party, which does not accept a choice.
     *
     * @param choice such as {@code hours=never}
     * @return a copy
     * @throws IllegalArgumentException if it is no choice
     */
    public Party withRedLine(String choice) {
        List<Choice> more = new java.util.ArrayList<>(redLines);
        more.add(Choice.parse(choice));
        return new Party(id, name, weight, reservation, values, more);
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
