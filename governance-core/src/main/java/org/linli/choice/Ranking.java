package org.linli.choice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One ordinal ballot, for example {@code park > parking = playground}: options from the best down, tied ones side by side. It need not
 * rank all options; what it leaves out is for {@link Unranked} to say.
 *
 * @param tiers the ids of tied options together, the best tier first; no tier is empty, no id stands twice; immutable
 */
public record Ranking(List<List<String>> tiers) {
    /** The ballot that ranks nothing. */
    public static final Ranking BLANK = new Ranking(List.of());

    /** Checks that no tier is empty and no id stands twice. */
    public Ranking {
        tiers = tiers.stream().map(List::copyOf).toList();
        Set<String> seen = new HashSet<>();
        for (List<String> tier : tiers) {
            if (tier.isEmpty()) {
                throw new IllegalArgumentException("The ranking (" + text(tiers)
                        + ") must not have an empty place. Maybe two marks of order stand side by side.");
            }
            for (String id : tier) {
                if (!seen.add(id)) {
                    throw new IllegalArgumentException(
                            "The ranking (" + text(tiers) + ") must not rank an option twice: " + id
                                    + ". Maybe the ballot is spoilt and counts as blank.");
                }
            }
        }
    }

    /**
     * A ranking without ties.
     *
     * @param bestFirst ids, the best first
     * @return the ranking
     * @throws IllegalArgumentException if an id stands twice
     */
    public static Ranking of(String... bestFirst) {
        List<List<String>> tiers = new ArrayList<>();
        for (String id : bestFirst) {
            tiers.add(List.of(id));
        }
        return new Ranking(tiers);
    }

    /**
     * Reads what {@link #toString()} wrote. Ids that contain {@code >} or {@code =} cannot be written so.
     *
     * @param text ids with {@code >} between tiers and {@code =} within; blanks around them do not matter; empty for {@link #BLANK}
     * @return the ranking
     * @throws IllegalArgumentException if an id is missing between two marks, or stands twice
     */
    public static Ranking parse(String text) {
        if (text.isBlank()) {
            return BLANK;
        }
        List<List<String>> tiers = new ArrayList<>();
        List<String> tier = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '>' : text.charAt(i);
            if (c == '>' || c == '=') {
                String id = text.substring(from, i).strip();
                if (id.isEmpty()) {
                    throw new IllegalArgumentException("The ranking (" + text
                            + ") must have an option on either side of '>' and '=': 'park > parking = playground'.");
                }
                tier.add(id);
                from = i + 1;
                if (c == '>') {
                    tiers.add(tier);
                    tier = new ArrayList<>();
                }
            }
        }
        return new Ranking(tiers);
    }

    /** {@return whether no two options are tied} */
    public boolean isStrict() {
        return tiers.stream().allMatch(tier -> tier.size() == 1);
    }

    /** {@return how many options are ranked} */
    public int ranked() {
        return tiers.stream().mapToInt(List::size).sum();
    }

    /** Ids with {@code " > "} between tiers and {@code " = "} within. */
    @Override
    public String toString() {
        return text(tiers);
    }

    private static String text(List<List<String>> tiers) {
        return String.join(
                " > ", tiers.stream().map(tier -> String.join(" = ", tier)).toList());
    }
}
