package org.linli.choice.sortition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.linli.choice.linear.IntegerProgram;

/**
 * Chooses a lottery over panels that fit quotas, as fair to volunteers as can be: the smallest chance of anybody is as large as possible, then the
 * next smallest, and so on (leximin; B. Flanigan, P. Gölz, A. Gupta, B. Hennig, A. D. Procaccia, "Fair algorithms for selecting citizens'
 * assemblies", Nature 596, 2021).
 *
 * <pre>{@code
 * switch (Sortition.of(volunteers, 24, quotas)) {
 *     case PanelLottery lottery -> lottery.draw(seed);
 *     case Relaxation relaxation -> …
 * }
 * }</pre>
 *
 * <p>Volunteers with the same traits have the same chance, so that it is enough to look at how many of each kind are on a panel. Panels are found as
 * columns of a linear program, each the best of all panels for the chances so far. Floating-point numbers only guide: chances are read from whole
 * tickets, and the bound of the smallest chance is proved in whole numbers. Rounding to tickets may cost it a few millionths.
 *
 * <p>Cost: exponential at worst; commonly seconds for a hundred kinds of volunteers, and after a minute or two the search for further panels ends: then
 * the lottery is the fairest over those that were found, and what is proved of the smallest chance stands beside it. Deterministic: neither clock nor random numbers. Quotas that name
 * no trait of anybody are refused: they would be met by nobody, and most often are misspelt.
 */
public final class Sortition {
    /** How many relaxations one search for a panel solves at most. */
    static final int MOST_NODES = 4_000;

    private Sortition() {}

    /** What is answered: a lottery, or what stands in the way of one. */
    public sealed interface Answer permits PanelLottery, Relaxation {
        /**
         * The answer in a sentence.
         *
         * @param locale Chinese for the language {@code zh}, English for any other
         * @return the sentence
         */
        String summarize(Locale locale);
    }

    /**
     * Chooses a lottery.
     *
     * @param volunteers who could be on a panel, each once
     * @param seats how many members a panel has, 1 to the number of volunteers
     * @param quotas what a panel has to have, each trait once
     * @return a lottery over panels that fit; or, if there is none, the smallest change of quotas that helps
     * @throws IllegalArgumentException if a volunteer or a quota stands twice, a quota names no trait of anybody, or there are not so many volunteers
     */
    public static Answer of(List<Volunteer> volunteers, int seats, List<Quota> quotas) {
        check(volunteers, seats, quotas);
        Map<List<Boolean>, List<Volunteer>> kinds = new LinkedHashMap<>();
        Map<String, Volunteer> sorted = new TreeMap<>();
        volunteers.forEach(volunteer -> sorted.put(volunteer.id(), volunteer));
        // Only what quotas look at makes a difference.
        sorted.values()
                .forEach(volunteer -> kinds.computeIfAbsent(
                                quotas.stream()
                                        .map(quota -> quota.counts(volunteer))
                                        .toList(),
                                kind -> new ArrayList<>())
                        .add(volunteer));
        List<List<Volunteer>> groups = List.copyOf(kinds.values());
        IntegerProgram.Found change = leastChange(groups, seats, quotas);
        return change.worth() == 0
                ? new Leximin(groups, seats, quotas, Arrays.copyOf(change.x(), groups.size())).lottery()
                : relaxation(groups.size(), quotas, change);
    }

    private static void check(List<Volunteer> volunteers, int seats, List<Quota> quotas) {
        Set<String> seen = new HashSet<>();
        for (Volunteer volunteer : volunteers) {
            if (!seen.add(volunteer.id())) {
                throw new IllegalArgumentException(
                        "The volunteer (" + volunteer.id() + ") must not stand twice among the volunteers.");
            }
        }
        if (seats < 1 || seats > volunteers.size()) {
            throw new IllegalArgumentException(
                    "The seats (" + seats + ") must be 1 to the number of volunteers (" + volunteers.size() + ").");
        }
        Set<List<String>> traits = new HashSet<>();
        for (Quota quota : quotas) {
            if (!traits.add(List.of(quota.category(), quota.value()))) {
                throw new IllegalArgumentException(
                        "The quota of " + quota.category() + " " + quota.value() + " must not stand twice.");
            }
            if (volunteers.stream().noneMatch(quota::counts)) {
                throw new IllegalArgumentException("The quota of " + quota.category() + " " + quota.value()
                        + " must be of a trait that some volunteer has. Maybe it is spelt differently there.");
            }
        }
    }

    /** Conditions that a panel has to meet: the seats, both ways, then each quota, both ways. */
    static int[][] factors(List<List<Volunteer>> groups, List<Quota> quotas, int more) {
        int[][] factors = new int[2 + 2 * quotas.size()][groups.size() + more];
        for (int group = 0; group < groups.size(); group++) {
            factors[0][group] = 1;
            factors[1][group] = -1;
            for (int quota = 0; quota < quotas.size(); quota++) {
                int counts = quotas.get(quota).counts(groups.get(group).get(0)) ? 1 : 0;
                factors[2 + 2 * quota][group] = counts;
                factors[3 + 2 * quota][group] = -counts;
            }
        }
        return factors;
    }

    static long[] allowed(int seats, List<Quota> quotas) {
        long[] allowed = new long[2 + 2 * quotas.size()];
        allowed[0] = seats;
        allowed[1] = -seats;
        for (int quota = 0; quota < quotas.size(); quota++) {
            allowed[2 + 2 * quota] = quotas.get(quota).most();
            allowed[3 + 2 * quota] = -quotas.get(quota).least();
        }
        return allowed;
    }

    /** A panel, and by how little quotas have to give way for it. */
    private static IntegerProgram.Found leastChange(List<List<Volunteer>> groups, int seats, List<Quota> quotas) {
        int kinds = groups.size();
        int[][] factors = factors(groups, quotas, 2 * quotas.size());
        long[] worth = new long[kinds + 2 * quotas.size()];
        int[] most = new int[worth.length];
        for (int group = 0; group < kinds; group++) {
            most[group] = groups.get(group).size();
        }
        for (int change = 0; change < 2 * quotas.size(); change++) {
            factors[2 + change][kinds + change] = -1;
            worth[kinds + change] = -1;
            Quota quota = quotas.get(change / 2);
            most[kinds + change] = change % 2 == 0 ? Math.max(0, seats - quota.most()) : quota.least();
        }
        return new IntegerProgram(worth, factors, allowed(seats, quotas), most)
                .maximize(10 * MOST_NODES, 0, anyPanel(groups, seats, quotas, most))
                .orElseThrow(() -> new IllegalStateException("With quotas wide enough, any panel fits."));
    }

    /** The first volunteers who come, and the changes that let them be a panel. */
    private static int[] anyPanel(List<List<Volunteer>> groups, int seats, List<Quota> quotas, int[] most) {
        int[] panel = new int[most.length];
        int left = seats;
        for (int group = 0; group < groups.size(); group++) {
            panel[group] = Math.min(left, most[group]);
            left -= panel[group];
        }
        for (int quota = 0; quota < quotas.size(); quota++) {
            int members = 0;
            for (int group = 0; group < groups.size(); group++) {
                members += quotas.get(quota).counts(groups.get(group).get(0)) ? panel[group] : 0;
            }
            panel[groups.size() + 2 * quota] =
                    Math.max(0, members - quotas.get(quota).most());
            panel[groups.size() + 2 * quota + 1] = Math.max(0, quotas.get(quota).least() - members);
        }
        return panel;
    }

    private static Relaxation relaxation(int kinds, List<Quota> quotas, IntegerProgram.Found found) {
        List<Quota> wider = new ArrayList<>();
        for (int quota = 0; quota < quotas.size(); quota++) {
            Quota asked = quotas.get(quota);
            wider.add(new Quota(
                    asked.category(),
                    asked.value(),
                    asked.least() - found.x()[kinds + 2 * quota + 1],
                    asked.most() + found.x()[kinds + 2 * quota]));
        }
        return new Relaxation(quotas, wider, -found.worth(), found.proved() == found.worth());
    }

    static int[] sizes(List<List<Volunteer>> groups) {
        return groups.stream().mapToInt(List::size).toArray();
    }
}
