package org.linli.choice.sortition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.linli.choice.Fraction;

class SortitionTest {
    private static List<Volunteer> kind(String name, int size, Map<String, String> traits) {
        List<Volunteer> kind = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            kind.add(new Volunteer(name + i, traits));
        }
        return kind;
    }

    @SafeVarargs
    private static List<Volunteer> all(List<Volunteer>... kinds) {
        List<Volunteer> all = new ArrayList<>();
        for (List<Volunteer> kind : kinds) {
            all.addAll(kind);
        }
        return all;
    }

    private static Fraction chance(PanelLottery lottery, String id) {
        return lottery.groups().stream()
                .filter(group ->
                        group.members().stream().anyMatch(member -> member.id().equals(id)))
                .findFirst()
                .orElseThrow()
                .chance();
    }

    private static double value(Fraction fraction) {
        return fraction.numerator().doubleValue() / fraction.denominator().doubleValue();
    }

    private static void assertMeets(List<Volunteer> panel, int seats, List<Quota> quotas) {
        assertEquals(seats, new HashSet<>(panel).size());
        for (Quota quota : quotas) {
            long members = panel.stream().filter(quota::counts).count();
            assertTrue(quota.least() <= members && members <= quota.most(), quota + ": " + members);
        }
    }

    @Test
    void nobody_is_drawn_more_often_for_being_called_the_panel() {
        List<Volunteer> volunteers = new ArrayList<>(kind("a", 4, Map.of("age", "young")));
        volunteers.addAll(kind("b", 3, Map.of("age", "old")));
        volunteers.add(new Volunteer("panel", Map.of("age", "old")));
        PanelLottery lottery = (PanelLottery) Sortition.of(volunteers, 3, List.of(new Quota("age", "old", 1, 2)));
        int drawn = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            drawn += lottery.draw("seed " + seed).stream()
                            .anyMatch(each -> each.id().equals("panel"))
                    ? 1
                    : 0;
        }
        double expected = value(chance(lottery, "panel")) * 4_000;
        assertTrue(Math.abs(drawn - expected) < 150, drawn + " of about " + expected);
    }

    @Test
    void without_quotas_everybody_has_the_same_chance() {
        PanelLottery lottery = (PanelLottery) Sortition.of(kind("v", 30, Map.of()), 6, List.of());

        assertEquals(Fraction.of(1, 5), lottery.least());
        assertEquals(Fraction.of(1, 5), lottery.proved());
        assertEquals(6, lottery.draw("2026-11-22 3D 418").size());
    }

    @Test
    void the_next_smallest_chance_counts_once_the_smallest_cannot_grow() {
        // One of ten early birds, and one more seat for the other four, whom quotas part into one and three.
        List<Quota> quotas = List.of(
                new Quota("rhythm", "early", 1, 1), new Quota("house", "7", 0, 2), new Quota("house", "9", 0, 2));
        PanelLottery lottery = (PanelLottery) Sortition.of(
                all(
                        kind("e", 10, Map.of("rhythm", "early", "house", "1")),
                        kind("s", 1, Map.of("rhythm", "late", "house", "7")),
                        kind("n", 3, Map.of("rhythm", "late", "house", "9"))),
                2,
                quotas);

        assertEquals(Fraction.of(1, 10), lottery.least());
        assertEquals(Fraction.of(1, 10), lottery.proved());
        assertEquals(0.25, value(chance(lottery, "s0")), 1e-5);
        assertEquals(0.25, value(chance(lottery, "n2")), 1e-5);
    }

    @Test
    void a_trait_that_is_rare_among_volunteers_raises_its_chance() {
        List<Quota> quotas = List.of(new Quota("age", "old", 3, 5), new Quota("age", "young", 3, 5));
        PanelLottery lottery = (PanelLottery) Sortition.of(
                all(kind("o", 4, Map.of("age", "old")), kind("y", 40, Map.of("age", "young"))), 8, quotas);

        assertEquals(Fraction.of(1, 8), lottery.least());
        assertEquals(Fraction.of(3, 4), chance(lottery, "o1"));
        assertTrue(lottery.summarize(Locale.ENGLISH).contains("at least 1/8"));
        assertTrue(lottery.summarize(Locale.CHINESE).contains("1/8"));
    }

    @Test
    void quotas_that_nobody_can_meet_are_answered_with_the_smallest_change() {
        List<Quota> quotas = List.of(
                new Quota("age", "old", 4, 6),
                new Quota("age", "young", 4, 6),
                new Quota("sex", "f", 5, 5),
                new Quota("sex", "m", 5, 5));
        Sortition.Answer answer = Sortition.of(
                all(
                        kind("of", 2, Map.of("age", "old", "sex", "f")),
                        kind("om", 1, Map.of("age", "old", "sex", "m")),
                        kind("y", 20, Map.of("age", "young", "sex", "f")),
                        kind("z", 20, Map.of("age", "young", "sex", "m"))),
                10,
                quotas);

        Relaxation relaxation = assertInstanceOf(Relaxation.class, answer);
        // Three are old, and seven young: one fewer, and one more.
        assertEquals(2, relaxation.changes());
        assertTrue(relaxation.proved());
        assertEquals(new Quota("age", "old", 3, 6), relaxation.feasible().get(0));
        assertEquals(new Quota("age", "young", 4, 7), relaxation.feasible().get(1));
        assertTrue(relaxation.summarize(Locale.ENGLISH).contains("age old from 4 to 6 becomes 3 to 6"));
        assertTrue(relaxation.summarize(Locale.CHINESE).contains("最小放宽"));
    }

    /** Four categories and two hundred volunteers, as many kinds as people nearly: nothing is given up, and every panel fits. */
    @Test
    void a_panel_with_many_quotas_is_drawn() {
        int[] values = {2, 4, 5, 4};
        Random random = new Random(1);
        List<Volunteer> volunteers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Map<String, String> traits = new HashMap<>();
            for (int category = 0; category < values.length; category++) {
                traits.put("k" + category, "v" + (int) (values[category] * Math.pow(random.nextDouble(), 1.4)));
            }
            volunteers.add(new Volunteer("p" + i, traits));
        }
        List<Quota> quotas = new ArrayList<>();
        for (int category = 0; category < values.length; category++) {
            for (int value = 0; value < values[category]; value++) {
                double even = 24.0 / values[category];
                quotas.add(new Quota(
                        "k" + category, "v" + value, (int) Math.floor(even - 1.5), (int) Math.ceil(even + 1.5)));
            }
        }
        PanelLottery lottery = assertInstanceOf(PanelLottery.class, Sortition.of(volunteers, 24, quotas));

        assertTrue(lottery.least().compareTo(lottery.proved()) <= 0);
        assertTrue(value(lottery.proved()) - value(lottery.least()) < 1e-4);
        for (int seed = 0; seed < 20; seed++) {
            assertMeets(lottery.draw("seed " + seed), 24, quotas);
        }
    }

    private static List<Volunteer> neighbourhood(int size, Random random) {
        List<Volunteer> volunteers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            // The old and owners come forward more often.
            int age = (int) (4 * Math.sqrt(random.nextDouble()));
            volunteers.add(new Volunteer(
                    "v" + i,
                    Map.of(
                            "age",
                            "a" + age,
                            "sex",
                            random.nextInt(10) < 6 ? "f" : "m",
                            "house",
                            "h" + random.nextInt(4),
                            "home",
                            random.nextInt(10) < 7 ? "owned" : "rented")));
        }
        return volunteers;
    }

    private static final List<Quota> MIRROR = List.of(
            new Quota("age", "a0", 4, 6),
            new Quota("age", "a1", 4, 6),
            new Quota("age", "a2", 4, 6),
            new Quota("age", "a3", 4, 6),
            new Quota("sex", "f", 9, 11),
            new Quota("sex", "m", 9, 11),
            new Quota("house", "h0", 4, 6),
            new Quota("house", "h1", 4, 6),
            new Quota("house", "h2", 4, 6),
            new Quota("house", "h3", 4, 6),
            new Quota("home", "owned", 10, 12),
            new Quota("home", "rented", 8, 10));

    @Test
    void a_neighbourhood_gets_a_panel_that_mirrors_it_and_anyone_can_draw_again() {
        List<Volunteer> volunteers = neighbourhood(120, new Random(1));
        long start = System.nanoTime();
        PanelLottery lottery = (PanelLottery) Sortition.of(volunteers, 20, MIRROR);
        System.out.printf(
                "Sortition: %d kinds, %d panels, least chance %.6f, proved %.6f, %d ms%n",
                lottery.groups().size(),
                lottery.panels().size(),
                value(lottery.least()),
                value(lottery.proved()),
                (System.nanoTime() - start) / 1_000_000);

        assertTrue(lottery.least().compareTo(lottery.proved()) <= 0);
        assertEquals(value(lottery.proved()), value(lottery.least()), 1e-5);
        assertEquals(
                PanelLottery.TICKETS,
                lottery.panels().stream()
                        .mapToLong(PanelLottery.Composition::tickets)
                        .sum());
        Fraction all = Fraction.ZERO;
        for (PanelLottery.Group group : lottery.groups()) {
            all = all.plus(group.chance().times(Fraction.of(group.members().size())));
        }
        assertEquals(Fraction.of(20), all, "chances add up to the seats");
        for (int seed = 0; seed < 50; seed++) {
            assertMeets(lottery.draw("seed " + seed), 20, MIRROR);
        }
        List<Volunteer> shuffled = new ArrayList<>(volunteers);
        Collections.shuffle(shuffled, new Random(2));
        assertEquals(lottery, Sortition.of(shuffled, 20, MIRROR), "the order of volunteers decides nothing");
        assertEquals(lottery.draw("a"), lottery.draw("a"));
        assertNotEquals(lottery.draw("a"), lottery.draw("b"));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        List<Volunteer> two = kind("v", 2, Map.of("age", "old"));
        assertThrows(IllegalArgumentException.class, () -> Sortition.of(two, 3, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Sortition.of(all(two, two), 1, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> Sortition.of(two, 1, List.of(new Quota("age", "alt", 0, 1))));
        Quota old = new Quota("age", "old", 0, 1);
        assertThrows(IllegalArgumentException.class, () -> Sortition.of(two, 1, List.of(old, old)));
        assertThrows(IllegalArgumentException.class, () -> new Quota("age", "old", 2, 1));
        assertThrows(IllegalArgumentException.class, () -> ((PanelLottery) Sortition.of(two, 1, List.of())).draw(" "));
    }
}
