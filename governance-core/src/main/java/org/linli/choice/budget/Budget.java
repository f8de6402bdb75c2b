package org.linli.choice.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.TieBreak;
import org.linli.choice.files.Pabulib;

/**
 * Money that can be spent, and the projects that it could be spent on: "50,000 for a park (20,000), a playground (15,000) and parking
 * (40,000); at most 20,000 for green; park and parking exclude each other".
 *
 * <p>Amounts are whole numbers of the smallest unit of the currency, less than {@value #LIMIT}. Every project costs something: what is free
 * needs no budget. The budget pays for at least the cheapest project, or there is nothing to decide. Immutable.
 */
public final class Budget {
    /** The bound of all amounts: 2<sup>53</sup>. */
    public static final long LIMIT = 1L << 53;

    private final long available;
    private final Options options;
    private final long[] costs;
    private final List<Set<String>> categories;
    private final Map<String, Long> caps;
    private final List<Set<String>> incompatible;
    private final BitSet[] excludes;
    private final long minimumSupport;

    private Budget(Builder builder) {
        this.available = builder.available;
        this.options = Options.copyOf(builder.projects);
        this.costs = builder.costs.stream().mapToLong(Long::longValue).toArray();
        this.categories = List.copyOf(builder.categories);
        this.caps = Collections.unmodifiableMap(new LinkedHashMap<>(builder.caps));
        this.incompatible = List.copyOf(builder.incompatible);
        this.minimumSupport = builder.minimumSupport;
        this.excludes = new BitSet[costs.length];
        for (int project = 0; project < costs.length; project++) {
            excludes[project] = new BitSet();
        }
        for (Set<String> group : incompatible) {
            for (String one : group) {
                for (String other : group) {
                    if (!one.equals(other)) {
                        excludes[options.indexOf(one)].set(options.indexOf(other));
                    }
                }
            }
        }
    }

    /**
     * Starts with the money.
     *
     * @param available what can be spent, in minor units, at least 1
     * @return an empty builder
     * @throws IllegalArgumentException if the amount is out of range
     */
    public static Builder builder(long available) {
        return new Builder(checked("budget", available));
    }

    /**
     * The budget and projects of a published file, in the smallest unit that makes all amounts whole.
     *
     * @param instance what was read
     * @return money and projects, without limits beside the budget
     * @throws IllegalArgumentException if a project is free, or no project can be paid for: such a file is well formed and is read, so that it can be
     *     counted and written again, but nothing can be decided by it
     */
    public static Budget from(Pabulib.Instance instance) {
        int decimals = instance.decimals();
        Builder builder = builder(minor(instance.budget(), decimals));
        instance.projects().forEach(project -> builder.project(project.option(), minor(project.cost(), decimals)));
        return builder.build();
    }

    private static long minor(BigDecimal amount, int decimals) {
        return amount.movePointRight(decimals).longValueExact();
    }

    private static long checked(String what, long amount) {
        if (amount < 1 || amount >= LIMIT) {
            throw new IllegalArgumentException("The " + what + " (" + amount + ") must be 1 to " + (LIMIT - 1)
                    + ", in minor units. Maybe what is free can be decided without a budget.");
        }
        return amount;
    }

    /** {@return what can be spent, in minor units, at least 1} */
    public long available() {
        return available;
    }

    /** {@return the projects, in the order of the ballot paper} */
    public Options options() {
        return options;
    }

    /**
     * What a project costs.
     *
     * @param project its place in {@link #options()}
     * @return the cost in minor units, at least 1
     */
    public long cost(int project) {
        return costs[project];
    }

    /**
     * What some projects cost together.
     *
     * @param projects which of them
     * @return the sum in minor units
     * @throws IllegalArgumentException if one is no project of this budget
     */
    public long cost(Iterable<Option> projects) {
        long sum = 0;
        for (Option project : projects) {
            sum = Math.addExact(sum, costs[options.indexOf(project.id())]);
        }
        return sum;
    }

    /**
     * The categories of a project.
     *
     * @param project its place in {@link #options()}
     * @return names; immutable, in the order in which they were given
     */
    public Set<String> categories(int project) {
        return categories.get(project);
    }

    /** {@return the most that can be spent on a category, for those that have a limit of their own; immutable} */
    public Map<String, Long> caps() {
        return caps;
    }

    /** {@return groups of projects of which at most one can be funded, by id; immutable} */
    public List<Set<String>> incompatible() {
        return incompatible;
    }

    BitSet excludes(int project) {
        return excludes[project];
    }

    /** {@return the least weight of ballots that must support a project; 0 if any support will do} */
    public long minimumSupport() {
        return minimumSupport;
    }

    /** {@return the tie-break of the reference tools: the project whose id is first as a string, by {@link String#compareTo}} */
    public TieBreak byId() {
        return TieBreak.byOrder(options.asList().stream().sorted().toList());
    }

    /** Equal if money, projects and limits are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Budget that
                && available == that.available
                && minimumSupport == that.minimumSupport
                && options.equals(that.options)
                && Arrays.equals(costs, that.costs)
                && categories.equals(that.categories)
                && caps.equals(that.caps)
                && incompatible.equals(that.incompatible);
    }

    @Override
    public int hashCode() {
        return Objects.hash(available, options, Arrays.hashCode(costs));
    }

    @Override
    public String toString() {
        return "Budget[" + available + " for " + options.size() + " projects]";
    }

    /** Collects projects and limits, and refuses what is malformed. Not safe for several threads at once. */
    public static final class Builder {
        private final long available;
        private final List<Option> projects = new ArrayList<>();
        private final List<Long> costs = new ArrayList<>();
        private final List<Set<String>> categories = new ArrayList<>();
        private final Map<String, Long> caps = new LinkedHashMap<>();
        private final List<Set<String>> incompatible = new ArrayList<>();
        private long minimumSupport;

        private Builder(long available) {
            this.available = available;
        }

        /**
         * Adds a project that is called by its id.
         *
         * @param id its id
         * @param cost what it costs, in minor units, at least 1
         * @param in the categories that it counts for
         * @return this builder
         * @throws IllegalArgumentException if the cost is out of range or the id malformed
         */
        public Builder project(String id, long cost, String... in) {
            return project(Option.of(id), cost, in);
        }

        /**
         * Adds a project.
         *
         * @param project its id and name
         * @param cost what it costs, in minor units, at least 1
         * @param in the categories that it counts for
         * @return this builder
         * @throws IllegalArgumentException if the cost is out of range
         */
        public Builder project(Option project, long cost, String... in) {
            projects.add(Objects.requireNonNull(project, "project"));
            costs.add(checked("cost of the project " + project, cost));
            categories.add(Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(in))));
            return this;
        }

        /**
         * Limits what can be spent on a category.
         *
         * @param category its name
         * @param most the most for all its projects together, in minor units, not negative
         * @return this builder
         * @throws IllegalArgumentException if the amount is negative or the category has a limit already
         */
        public Builder cap(String category, long most) {
            if (most < 0 || caps.putIfAbsent(Objects.requireNonNull(category, "category"), most) != null) {
                throw new IllegalArgumentException("The cap (" + most + ") of the category " + category
                        + " must not be negative, and given once.");
            }
            return this;
        }

        /**
         * Says that at most one of some projects can be funded.
         *
         * @param ids two ids or more
         * @return this builder
         * @throws IllegalArgumentException if there are fewer than two different ones
         */
        public Builder incompatible(String... ids) {
            Set<String> group = new TreeSet<>(Arrays.asList(ids));
            if (group.size() < 2 || group.size() < ids.length) {
                throw new IllegalArgumentException(
                        "The incompatible projects " + Arrays.toString(ids) + " must be two or more, none twice.");
            }
            incompatible.add(Collections.unmodifiableSet(group));
            return this;
        }

        /**
         * Asks for support.
         *
         * @param weight the least weight of ballots that must support a project, not negative
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder minimumSupport(long weight) {
            if (weight < 0) {
                throw new IllegalArgumentException("The minimum support (" + weight + ") must not be negative.");
            }
            this.minimumSupport = weight;
            return this;
        }

        /**
         * The budget.
         *
         * @return money and projects
         * @throws IllegalArgumentException if there is no project, one stands twice, a limit names what is not there, or the budget is
         *     below every cost
         */
        public Budget build() {
            Budget budget = new Budget(this);
            for (String category : caps.keySet()) {
                if (categories.stream().noneMatch(each -> each.contains(category))) {
                    throw new IllegalArgumentException("The category (" + category
                            + ") with a cap must be one of a project. Maybe it is spelt differently there.");
                }
            }
            if (costs.stream().allMatch(cost -> cost > available)) {
                throw new IllegalArgumentException("The budget (" + available
                        + ") must be at least the lowest cost of a project (" + Collections.min(costs)
                        + "). Maybe one of them is in another unit.");
            }
            return budget;
        }
    }
}
