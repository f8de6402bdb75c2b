package org.linli.choice.sortition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.linli.choice.Fraction;
import org.linli.choice.TieBreak;

/**
 * A lottery over panels: how many of each group of like volunteers are on the panel, with how many of {@value #TICKETS} tickets. Everybody's chance
 * can be read from it before anything is drawn.
 *
 * @param groups volunteers who have the same traits together, whose chances are equal; immutable
 * @param panels the compositions that can be drawn; immutable
 * @param seats how many members a panel has
 * @param proved the smallest chance is larger in no lottery
 */
public record PanelLottery(List<Group> groups, List<Composition> panels, int seats, Fraction proved)
        implements Sortition.Answer {
    /** How many tickets there are. */
    public static final long TICKETS = 1_000_000;

    /** Keeps the lists. */
    public PanelLottery {
        groups = List.copyOf(groups);
        panels = List.copyOf(panels);
        Objects.requireNonNull(proved, "proved");
    }

    /**
     * Like volunteers.
     *
     * @param members who they are; immutable
     * @param chance everyone's chance to be on the panel
     */
    public record Group(List<Volunteer> members, Fraction chance) {
        /** Keeps the members. */
        public Group {
            members = List.copyOf(members);
            Objects.requireNonNull(chance, "chance");
        }
    }

    /**
     * Panels that are alike.
     *
     * @param members how many of each group, in the order of the groups; immutable
     * @param tickets how many tickets draw it
     */
    public record Composition(List<Integer> members, long tickets) {
        /** Keeps the numbers. */
        public Composition {
            members = List.copyOf(members);
        }
    }

    /** {@return the smallest chance that anybody has} */
    public Fraction least() {
        return groups.stream().map(Group::chance).min(Comparator.naturalOrder()).orElse(Fraction.ZERO);
    }

    /**
     * Draws a panel that anyone can draw again. The SHA-256 of the seed, a line feed and the words {@code the panel}, which nobody can
     * be called by, read as a fraction of 2^256, says which ticket; of each group those are taken who draw the smallest numbers as in {@link TieBreak.ByLot}.
     *
     * @param seed what was published before it could be known, after the volunteers were fixed; not blank
     * @return the members, by id; immutable
     */
    public List<Volunteer> draw(String seed) {
        TieBreak.ByLot lot = new TieBreak.ByLot(seed);
        long ticket = new BigInteger(lot.number("the panel"), 16)
                .multiply(BigInteger.valueOf(TICKETS))
                .shiftRight(256)
                .longValueExact();
        Composition drawn = panels.get(0);
        for (Composition panel : panels) {
            drawn = panel;
            ticket -= panel.tickets();
            if (ticket < 0) {
                break;
            }
        }
        List<Volunteer> members = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            groups.get(group).members().stream()
                    .sorted(Comparator.comparing((Volunteer volunteer) -> lot.number(volunteer.id()))
                            .thenComparing(Volunteer::id))
                    .limit(drawn.members().get(group))
                    .forEach(members::add);
        }
        members.sort(Comparator.comparing(Volunteer::id));
        return List.copyOf(members);
    }

    @Override
    public String summarize(Locale locale) {
        long people = groups.stream().mapToLong(group -> group.members().size()).sum();
        Fraction even = Fraction.of(seats, people);
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? "志愿者" + people + "人，名额" + seats + "个：每人中签机会至少" + least() + "（完全均等为" + even + "；已证明任何抽签方案的最低机会不超过"
                        + proved + "）。"
                : seats + " of " + people + " volunteers: everybody's chance is at least " + least()
                        + " (an even one would be " + even + "; no lottery makes the smallest chance larger than "
                        + proved + ").";
    }
}
