package org.linli.choice.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Options;

class OpinionMapTest {
    private static final Options STATEMENTS =
            Options.of("benches", "parking", "trees", "fees", "gate", "lamps", "dogs", "music");

    private record Said(String participant, String statement, Opinion opinion) {}

    /** Those with cars want parking and the gate, the others trees and no gate; benches and lamps all want. One in twenty votes is random. */
    private static List<Said> twoCamps(int members, long seed) {
        Random random = new Random(seed);
        List<Said> said = new ArrayList<>();
        for (int who = 0; who < 2 * members; who++) {
            int camp = who % 2 == 0 ? 1 : -1;
            int[] values = {1, camp, -camp, -camp, camp, 1, 0, 0};
            for (int statement = 0; statement < values.length; statement++) {
                int value = random.nextInt(20) == 0 ? random.nextInt(3) - 1 : values[statement];
                said.add(new Said("v" + who, STATEMENTS.get(statement).id(), Opinion.of(value)));
            }
        }
        return said;
    }

    private static OpinionVotes votes(List<Said> said) {
        OpinionVotes.Builder builder = OpinionVotes.builder(STATEMENTS);
        said.forEach(each -> builder.vote(each.participant, each.statement, each.opinion));
        return builder.build();
    }

    @Test
    void two_camps_are_found_with_what_they_share_and_what_divides_them() {
        for (OpinionSettings settings : List.of(OpinionSettings.polis(3), OpinionSettings.smallCommunity(3))) {
            OpinionMap map = OpinionMap.of(votes(twoCamps(20, 1)), settings);

            assertEquals(List.of(20, 20), map.groups());
            assertEquals(0, map.unplaced());
            assertTrue(map.silhouette().orElseThrow() > 0.6);
            assertTrue(List.of("benches", "lamps")
                    .contains(map.common().get(0).statement().id()));
            assertTrue(List.of("parking", "trees", "fees", "gate")
                    .contains(map.divisive().get(0).statement().id()));
            for (int group = 0; group < 2; group++) {
                List<String> stands = map.representative(group).stream()
                        .map(stand -> stand.statement().id())
                        .sorted()
                        .toList();
                assertEquals(List.of("fees", "gate", "parking", "trees"), stands);
                assertEquals(Opinion.AGREE, map.representative(group).get(0).opinion());
                assertEquals(Opinion.DISAGREE, map.representative(group).get(3).opinion());
            }
            assertTrue(map.summarize().contains("There are 2 groups, with [20, 20] members."), map.summarize());
            assertTrue(map.summarize(Locale.CHINESE).contains("意见群体2个"));
        }
    }

    @Test
    void the_order_of_votes_does_not_matter() {
        List<Said> said = twoCamps(15, 2);
        OpinionMap map = OpinionMap.of(votes(said), OpinionSettings.polis(1));
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(said, new Random(i));
            assertEquals(votes(said), map.votes());
            assertEquals(
                    map.digest(),
                    OpinionMap.of(votes(said), OpinionSettings.polis(1)).digest());
        }
    }

    @Test
    void threads_that_draw_the_same_map_at_once_draw_the_same_map() throws Exception {
        OpinionVotes votes = votes(twoCamps(15, 2));
        String alone = OpinionMap.of(votes, OpinionSettings.smallCommunity(1)).digest();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> draw = () ->
                    OpinionMap.of(votes, OpinionSettings.smallCommunity(1)).digest();
            for (Future<String> drawn : threads.invokeAll(Collections.nCopies(8, draw))) {
                assertEquals(alone, drawn.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void one_more_vote_is_counted_at_once_and_a_map_drawn_anew_is_that_of_all_votes() {
        List<Said> said = twoCamps(15, 4);
        int held = said.size() - 40;
        OpinionMap map = OpinionMap.of(votes(said.subList(0, held)), OpinionSettings.polis(1));
        for (Said each : said.subList(held, said.size())) {
            map = map.with(each.participant, each.statement, each.opinion);
            assertEquals(
                    map.votes().participants(),
                    map.unplaced() + map.groups().stream().mapToInt(g -> g).sum());
        }
        OpinionVotes all = votes(said);

        assertEquals(40, map.newVotes());
        assertEquals(all, map.votes());
        for (int statement = 0; statement < STATEMENTS.size(); statement++) {
            assertEquals(all.tally(statement), map.total(statement));
        }
        assertEquals(
                OpinionMap.of(all, OpinionSettings.polis(1)).digest(),
                map.redrawn().digest());
        assertNotEquals(map.digest(), map.with("v0", "dogs", Opinion.AGREE).digest());
        assertEquals(0, map.redrawn().newVotes());
    }

    @Test
    void a_changed_vote_replaces_the_earlier_one() {
        OpinionVotes once = OpinionVotes.builder(STATEMENTS)
                .vote("a", "dogs", Opinion.AGREE)
                .build();
        OpinionVotes changed = once.with("a", "dogs", Opinion.DISAGREE);

        assertEquals(new Tally(0, 1, 0), changed.tally(STATEMENTS.indexOf("dogs")));
        assertEquals(1, changed.votes());
        assertEquals(2, changed.with("b", "dogs", Opinion.PASS).participants());
        assertEquals(new Tally(1, 0, 0), once.tally(STATEMENTS.indexOf("dogs")));
    }

    @Test
    void noise_shows_no_groups_to_the_careful() {
        OpinionMap careful = OpinionMap.of(noise(12, 8, 0, 9), OpinionSettings.smallCommunity(1));

        assertEquals(List.of(12), careful.groups());
        assertEquals(OptionalDouble.empty(), careful.silhouette());
        assertEquals(List.of(), careful.divisive());
        assertEquals(List.of(), careful.representative(0));
        assertTrue(careful.summarize().contains("The votes show no groups."));
    }

    private static OpinionVotes noise(int participants, int statements, double unseen, long seed) {
        Random random = new Random(seed);
        OpinionVotes.Builder builder = OpinionVotes.builder(Options.copyOf(IntStream.range(0, statements)
                .mapToObj(i -> new Option("s" + i, "s" + i))
                .toList()));
        for (int who = 0; who < participants; who++) {
            for (int statement = 0; statement < statements; statement++) {
                if (random.nextDouble() >= unseen) {
                    builder.vote("p" + who, "s" + statement, Opinion.of(random.nextInt(3) - 1));
                }
            }
        }
        return builder.build();
    }

    /** The shipped setting promises groups in at most one of twenty conversations in which nobody's votes have to do with each other. */
    @ParameterizedTest
    @CsvSource({"20, 10, 0", "30, 20, 0.4", "60, 12, 0.4"})
    void noise_seldom_shows_groups_in_a_small_community(int participants, int statements, double unseen) {
        int tried = Integer.getInteger("linli.noise", 30);
        int found = 0;
        int stands = 0;
        for (int seed = 0; seed < tried; seed++) {
            OpinionMap map = OpinionMap.of(
                    noise(participants, statements, unseen, seed * 31 + participants),
                    OpinionSettings.smallCommunity(1));
            if (map.groups().size() > 1) {
                found++;
                for (int group = 0; group < map.groups().size(); group++) {
                    stands += map.representative(group).size();
                }
            }
        }
        System.out.println("Groups in " + found + " of " + tried + " conversations of noise (" + participants + " x "
                + statements + ", " + unseen + " unseen), with " + stands + " statements.");
        // One in twenty is promised: beyond four standard deviations of that something is wrong.
        double expected = tried / 20.0;
        assertTrue(found <= expected + 4 * Math.sqrt(expected), found + " of " + tried);
        assertTrue(stands <= 2 + found / 5, stands + " statements in " + found + " conversations");
    }

    /** Groups that are there are found, so that silence says something. */
    @Test
    void two_camps_of_ten_are_found_again_and_again() {
        for (int seed = 0; seed < 5; seed++) {
            OpinionMap map = OpinionMap.of(votes(twoCamps(10, seed)), OpinionSettings.smallCommunity(seed));

            assertEquals(List.of(10, 10), map.groups());
            assertEquals(OptionalInt.of(0), map.lookalikes());
            for (int group = 0; group < 2; group++) {
                for (OpinionMap.Stand stand : map.representative(group)) {
                    assertTrue(List.of("fees", "gate", "parking", "trees")
                            .contains(stand.statement().id()));
                }
            }
        }
    }

    @Test
    void no_group_is_told_of_that_is_too_small() {
        List<Said> said = twoCamps(15, 5);
        // Two more who stand alone: no k that sets them apart is accepted.
        for (String loner : List.of("w1", "w2")) {
            for (int statement = 0; statement < STATEMENTS.size(); statement++) {
                said.add(new Said(loner, STATEMENTS.get(statement).id(), Opinion.of(statement % 3 - 1)));
            }
        }
        OpinionMap map = OpinionMap.of(votes(said), OpinionSettings.smallCommunity(1));

        map.groups().forEach(size -> assertTrue(size >= 5, map.groups().toString()));
        assertThrows(IllegalArgumentException.class, () -> new OpinionSettings(7, 2, 0, 0, false, 1));
    }

    @Test
    void nobody_one_voter_everybody_alike_and_statements_without_votes() {
        OpinionMap nobody = OpinionMap.of(OpinionVotes.builder(STATEMENTS).build(), OpinionSettings.polis(1));
        assertEquals(List.of(), nobody.groups());
        assertEquals(List.of(), nobody.common());
        assertTrue(nobody.summarize().contains("no groups"));

        OpinionMap one = nobody.with("a", "dogs", Opinion.AGREE).redrawn();
        assertEquals(1, one.unplaced());
        assertEquals(List.of(), one.groups());

        OpinionVotes.Builder alike = OpinionVotes.builder(STATEMENTS);
        for (int who = 0; who < 10; who++) {
            for (int statement = 0; statement < 7; statement++) {
                alike.vote("v" + who, STATEMENTS.get(statement).id(), Opinion.AGREE);
            }
        }
        OpinionMap same = OpinionMap.of(alike.build(), OpinionSettings.polis(1));
        assertEquals(List.of(10), same.groups());
        assertEquals(7, same.common().size(), "nobody has seen the last statement");
        assertEquals(Fraction.of(11, 12), same.common().get(0).value());
        assertEquals(new Consensus(Fraction.of(1, 2), Fraction.of(1, 2)), same.consensus(7));
    }

    @Test
    void what_is_malformed_is_refused() {
        OpinionVotes.Builder builder = OpinionVotes.builder(STATEMENTS);
        assertThrows(IllegalArgumentException.class, () -> builder.vote("a", "cats", Opinion.AGREE));
        assertThrows(IllegalArgumentException.class, () -> builder.vote("a b", "dogs", Opinion.AGREE));
        assertThrows(IllegalArgumentException.class, () -> builder.build().with("", "dogs", Opinion.AGREE));
        assertThrows(IndexOutOfBoundsException.class, () -> builder.build().tally(8));
        assertThrows(IllegalArgumentException.class, () -> new Tally(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Representativeness.chance(3, 2, 0, 1));
    }

    @Test
    void formulas_are_those_that_were_published() {
        // 22 of 63 in the group agree, 17 of 29 outside.
        Representativeness agree = Representativeness.ofAgreement(new Tally(22, 23, 18), new Tally(17, 8, 4));
        assertEquals(Fraction.of(23, 65), agree.probability());
        assertEquals(Fraction.of(23, 65).dividedBy(Fraction.of(18, 31)), agree.ratio());
        assertEquals(-2.25, agree.probabilityTest(), 1e-12);
        assertEquals(-2.1929333122, agree.ratioTest(), 1e-9);
        Consensus consensus = Consensus.of(List.of(new Tally(22, 23, 18), new Tally(17, 8, 4)));
        assertEquals(Fraction.of(23 * 18, 65 * 31), consensus.agree());
        assertEquals(Fraction.of(24 * 9, 65 * 31), consensus.disagree());
    }

    @Test
    void the_exact_test_is_that_of_the_lady_tasting_tea() {
        assertEquals(1.0 / 70, Representativeness.chance(4, 4, 0, 4), 1e-15);
        assertEquals(17.0 / 70, Representativeness.chance(3, 4, 1, 4), 1e-15);
        assertEquals(1, Representativeness.chance(0, 4, 4, 4), 1e-15);
        assertEquals(1, Representativeness.chance(0, 0, 0, 0), 1e-15);
        assertEquals(
                1,
                Representativeness.chance(500, 1000, 500, 1000) + Representativeness.chance(501, 1000, 499, 1000),
                1e-12);
        double sure = Representativeness.chance(1000, 1000, 0, 1000);
        assertTrue(sure >= 0 && sure < 1e-300);
    }

    @Test
    void the_picture_counts_everybody_who_does_not_stand_nearly_alone() {
        OpinionMap map = OpinionMap.of(votes(twoCamps(20, 1)), OpinionSettings.smallCommunity(3));
        for (int across = 1; across <= 100; across++) {
            int[] shown = new int[2];
            for (OpinionMap.Patch patch : map.patches(across)) {
                assertTrue(patch.members() >= 5, patch.toString());
                shown[patch.group()] += patch.members();
            }
            assertTrue(shown[0] <= 20 && shown[1] <= 20);
        }
        List<OpinionMap.Patch> whole = map.patches(1);
        assertEquals(
                List.of(20, 20), whole.stream().map(OpinionMap.Patch::members).toList());
        for (int group = 0; group < 2; group++) {
            OpinionMap.Patch middle = map.middle(group);
            OpinionMap.Patch square = whole.get(group);
            assertEquals(20, middle.members());
            assertTrue(Math.abs(middle.x() - square.x()) <= square.side() / 2);
            assertTrue(Math.abs(middle.y() - square.y()) <= square.side() / 2);
        }
        // The camps stand on opposite sides.
        assertTrue(
                Math.abs(map.middle(0).x() - map.middle(1).x()) > whole.get(0).side() / 2);
        assertThrows(IllegalArgumentException.class, () -> map.patches(0));
        assertThrows(IllegalArgumentException.class, () -> map.patches(101));
        assertThrows(IndexOutOfBoundsException.class, () -> map.middle(2));
    }

    @Test
    void nobody_makes_no_picture() {
        OpinionMap map = OpinionMap.of(OpinionVotes.builder(STATEMENTS).build(), OpinionSettings.polis(1));
        assertEquals(List.of(), map.patches(10));
    }
}
