package org.linli.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What there is to choose from, in a published order, for example {@code [park, parking, playground]}. At least one, at most
 * {@value #MAX_SIZE}, none twice.
 *
 * <p>The order is the one in which they stand on the ballot paper. No rule lets it decide anything by itself: it is the order in
 * which equals are listed, and it decides a tie only if a {@link TieBreak} says so.
 */
public final class Options implements Iterable<Option> {
    /** The greatest number of options: enough for every conversation, few enough that no sum of points overflows. */
    public static final int MAX_SIZE = 1 << 15;

    private final List<Option> options;
    private final Map<String, Integer> indexes;

    private Options(List<Option> options) {
        this.options = List.copyOf(options);
        if (options.isEmpty() || options.size() > MAX_SIZE) {
            throw new IllegalArgumentException("The number of options (" + options.size() + ") must be 1 to " + MAX_SIZE
                    + ". Maybe nothing was proposed.");
        }
        this.indexes = new HashMap<>(options.size() * 2);
        for (Option option : this.options) {
            if (indexes.put(option.id(), indexes.size()) != null) {
                throw new IllegalArgumentException(
                        "The option (" + option.id() + ") must not stand twice among the options.");
            }
        }
    }

    /**
     * Options that are called by their ids.
     *
     * @param ids the ids, in the order of the ballot paper
     * @return the options
     * @throws IllegalArgumentException if there is none, one stands twice or an id is malformed
     */
    public static Options of(String... ids) {
        return new Options(Arrays.stream(ids).map(Option::of).toList());
    }

    /**
     * Options with names.
     *
     * @param options the options, in the order of the ballot paper
     * @return the options
     * @throws IllegalArgumentException if there is none, or two have the same id
     */
    public static Options copyOf(Iterable<Option> options) {
        List<Option> all = new ArrayList<>();
        options.forEach(all::add);
        return new Options(all);
    }

    /** {@return how many there are, at least 1} */
    public int size() {
        return options.size();
    }

    /**
     * The option at a place of the published order.
     *
     * @param index 0 for the first
     * @return the option
     * @throws IndexOutOfBoundsException if there is none
     */
    public Option get(int index) {
        return options.get(index);
    }

    /**
     * The option with an id.
     *
     * @param id the id
     * @return the option
     * @throws IllegalArgumentException if there is none
     */
    public Option get(String id) {
        return options.get(indexOf(id));
    }

    /**
     * The place of an option in the published order.
     *
     * @param id the id of the option
     * @return its place, 0 for the first
     * @throws IllegalArgumentException if there is none
     */
    public int indexOf(String id) {
        Integer index = indexes.get(Objects.requireNonNull(id, "id"));
        if (index == null) {
            throw new IllegalArgumentException("The option (" + id + ") must be one of the " + size() + " options"
                    + (size() <= 12 ? " " + options : "") + ". Maybe it is spelt differently there.");
        }
        return index;
    }

    /**
     * Whether there is an option with an id.
     *
     * @param id the id
     * @return true if there is
     */
    public boolean contains(String id) {
        return indexes.containsKey(id);
    }

    /** {@return the options in their published order; immutable} */
    public List<Option> asList() {
        return options;
    }

    /** The options in their published order. */
    @Override
    public Iterator<Option> iterator() {
        return options.iterator();
    }

    /** Equal if the same options stand in the same order under the same names. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Options that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    /** The ids in their published order. */
    @Override
    public String toString() {
        return options.toString();
    }
}
