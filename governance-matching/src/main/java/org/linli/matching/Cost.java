package org.linli.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What something costs, level by level: "hardship 0, served 1, distance 350". The first level in which two costs differ decides which is less,
 * whatever stands in the levels below.
 *
 * @param levels the names of the levels, from the most important; immutable
 * @param amounts the amount in each level, in that level's own unit; negative where something is saved; immutable
 */
public record Cost(List<String> levels, List<Long> amounts) implements Comparable<Cost> {
    /** Checks that every level has an amount. */
    public Cost {
        levels = List.copyOf(levels);
        amounts = List.copyOf(amounts);
        if (levels.size() != amounts.size()) {
            throw new IllegalArgumentException("The amounts (" + amounts + ") of a cost must be one for each of its "
                    + levels.size() + " levels " + levels + ".");
        }
    }

    static Cost of(List<String> levels, long[] amounts) {
        return new Cost(levels, java.util.Arrays.stream(amounts).boxed().toList());
    }

    /**
     * The amount in a level.
     *
     * @param level the name of the level
     * @return the amount, in that level's unit
     * @throws IllegalArgumentException if there is no such level
     */
    public long in(String level) {
        int place = levels.indexOf(Objects.requireNonNull(level, "level"));
        if (place < 0) {
            throw new IllegalArgumentException("The level (" + level + ") of a cost must be one of " + levels + ".");
        }
        return amounts.get(place);
    }

    /**
     * This cost and another together.
     *
     * @param other a cost in the same levels
     * @return the sum
     * @throws IllegalArgumentException if the levels differ
     * @throws ArithmeticException if an amount is too large for 64 bits
     */
    public Cost plus(Cost other) {
        checkSame(other);
        List<Long> sum = new ArrayList<>();
        for (int level = 0; level < amounts.size(); level++) {
            sum.add(Math.addExact(amounts.get(level), other.amounts.get(level)));
        }
        return new Cost(levels, sum);
    }

    /**
     * This cost without another.
     *
     * @param other a cost in the same levels
     * @return the difference
     * @throws IllegalArgumentException if the levels differ
     * @throws ArithmeticException if an amount is too large for 64 bits
     */
    public Cost minus(Cost other) {
        checkSame(other);
        List<Long> difference = new ArrayList<>();
        for (int level = 0; level < amounts.size(); level++) {
            difference.add(Math.subtractExact(amounts.get(level), other.amounts.get(level)));
        }
        return new Cost(levels, difference);
    }

    /** {@return -1, 0 or 1 as the first amount that is not 0 is; 0 if there is none} */
    public int signum() {
        return amounts.stream()
                .mapToInt(Long::signum)
                .filter(sign -> sign != 0)
                .findFirst()
                .orElse(0);
    }

    /**
     * Compares by the first level in which the amounts differ.
     *
     * @throws IllegalArgumentException if the levels differ
     */
    @Override
    public int compareTo(Cost other) {
        checkSame(other);
        for (int level = 0; level < amounts.size(); level++) {
            int sign = Long.compare(amounts.get(level), other.amounts.get(level));
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }

    private void checkSame(Cost other) {
        if (!levels.equals(other.levels)) {
            throw new IllegalArgumentException("The levels (" + other.levels + ") of a cost must be those of the other "
                    + levels + ". Maybe they belong to two problems.");
        }
    }

    /** {@return each level with its amount, such as "served 1, distance 350"} */
    @Override
    public String toString() {
        return IntStream.range(0, levels.size())
                .mapToObj(level -> levels.get(level) + " " + amounts.get(level))
                .collect(Collectors.joining(", "));
    }
}
