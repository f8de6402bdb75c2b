package org.linli.choice;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a voter may give to an option: grades such as {@code reject, poor, good, excellent}, or points from 0 to 10. Whole numbers,
 * more is better.
 *
 * @param worst the least that can be given
 * @param best the most that can be given, greater than the least
 * @param names the names of the grades from the worst to the best, or empty if they are plain points; immutable
 * @param atMostInTotal the most that one ballot can give to all options together (cumulative voting); empty for no such limit
 */
public record Scale(int worst, int best, List<String> names, OptionalInt atMostInTotal) {
    /** Checks that the scale has at least two steps and a name of its own for each or none. */
    public Scale {
        names = List.copyOf(names);
        if (worst >= best) {
            throw new IllegalArgumentException("The best (" + best + ") of a scale must be greater than its worst ("
                    + worst + "). Maybe approval is meant.");
        }
        if (!names.isEmpty() && names.size() != (long) best - worst + 1) {
            throw new IllegalArgumentException("The names (" + names.size()
                    + ") of a scale must be as many as its grades (" + ((long) best - worst + 1) + ").");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("The names " + names + " of the grades must differ from each other.");
        }
        if (atMostInTotal.isPresent() && (worst != 0 || atMostInTotal.getAsInt() < 1)) {
            throw new IllegalArgumentException("The points in total (" + atMostInTotal.getAsInt()
                    + ") of a cumulative scale must be positive, and its worst (" + worst + ") must be 0.");
        }
    }

    /**
     * Grades with names.
     *
     * @param worstFirst the names, from the worst to the best, at least two
     * @return the scale from 0 to one less than the number of names
     * @throws IllegalArgumentException if there are fewer than two names
     */
    public static Scale grades(String... worstFirst) {
        for (String name : worstFirst) {
            Objects.requireNonNull(name, "name");
        }
        return new Scale(0, worstFirst.length - 1, List.of(worstFirst), OptionalInt.empty());
    }

    /**
     * Points from 0 up.
     *
     * @param best the most that can be given to one option, at least 1
     * @return the scale
     * @throws IllegalArgumentException if the best is not positive
     */
    public static Scale points(int best) {
        return new Scale(0, best, List.of(), OptionalInt.empty());
    }

    /**
     * Points that a voter divides among the options.
     *
     * @param perOption the most that can be given to one option, at least 1
     * @param inTotal the most that can be given to all options together, at least 1
     * @return the scale
     * @throws IllegalArgumentException if a limit is not positive
     */
    public static Scale cumulative(int perOption, int inTotal) {
        return new Scale(0, perOption, List.of(), OptionalInt.of(inTotal));
    }

    /**
     * Whether something can be given on this scale.
     *
     * @param points the grade or the points
     * @return true from the worst to the best
     */
    public boolean contains(long points) {
        return points >= worst && points <= best;
    }

    /**
     * The name of a grade.
     *
     * @param points the grade
     * @return its name; empty on a scale of plain points
     * @throws IllegalArgumentException if it is not on the scale
     */
    public Optional<String> name(int points) {
        if (!contains(points)) {
            throw new IllegalArgumentException(
                    "The grade (" + points + ") must be on the scale from " + worst + " to " + best + ".");
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(points - worst));
    }
}
