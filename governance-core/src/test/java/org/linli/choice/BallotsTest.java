package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BallotsTest {
    private final Options options = Options.of("park", "parking", "playground");

    private static void refused(String part, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void equalBallotsAreCountedTogetherInWhateverOrderTheyCome() {
        RankedProfile one = RankedProfile.builder(options)
                .add(2, "park > parking")
                .add(1, "playground = park")
                .add(1, "park>parking")
                .build();
        RankedProfile other = RankedProfile.builder(options)
                .add(Ranking.parse("park = playground"))
                .add(3, "park > parking")
                .build();

        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals(2, one.distinct());
        assertEquals(new Electorate(4, 0, 4), one.electorate());
        assertFalse(one.isStrict());
        assertFalse(one.isComplete());
        assertNotEquals(
                one,
                RankedProfile.builder(options)
                        .add(3, "park > parking > playground")
                        .build());
    }

    @Test
    void aBallotIsSeenAsItWasCast() {
        RankedProfile profile = RankedProfile.builder(options)
                .add(1, "playground > parking = park")
                .build();

        assertEquals(Ranking.parse("playground > park = parking"), profile.ballot(0));
        assertEquals(3, profile.ranked(0));
        assertEquals(2, profile.option(0, 0));
        assertFalse(profile.tied(0, 1));
        assertTrue(profile.tied(0, 2));
    }

    @Test
    void rankingsAreWrittenAsTheyAreRead() {
        for (String text : List.of("", "a", "a > b", "a = b", "a > b = c > d")) {
            assertEquals(text, Ranking.parse(text).toString());
        }
        refused("on either side", () -> Ranking.parse("a >"));
        refused("on either side", () -> Ranking.parse("> a"));
        refused("on either side", () -> Ranking.parse("a = = b"));
        refused("twice: a", () -> Ranking.parse("a > b > a"));
        refused("empty place", () -> new Ranking(List.of(List.of())));
    }

    @Test
    void malformedRankingsAreRefusedByNumber() {
        RankedProfile.Builder builder = RankedProfile.builder(options).add(2, "park > parking");

        refused("The ballot 2 (park > park): ", () -> builder.add(1, "park > park"));
        refused("The option (pool) of the ballot 2", () -> builder.add(1, "park > pool"));
        refused("The count (0) of the ballot 2", () -> builder.add(0, "park"));
        refused("The count (-3) of the ballot 2", () -> builder.add(-3, "park"));
        refused("The weight (0) of the ballot 2", () -> builder.add(1, 0, Ranking.of("park")));
        refused("Maybe addBlank", () -> builder.add(1, " "));
        refused("must be at most", () -> builder.add(Long.MAX_VALUE, "park"));
        refused("must be at most", () -> builder.add(1L << 30, 1L << 30, Ranking.of("park")));
        refused("overvote", () -> RankedProfile.builder(options).refuseTies().add(1, "park = parking"));
        refused(
                "must be 2 to 2",
                () -> RankedProfile.builder(options).limit(2, 2).add(1, "park"));
        refused(
                "must be 0 to 1",
                () -> RankedProfile.builder(options).limit(0, 1).add(1, "park > parking"));
        refused("must lie between", () -> RankedProfile.builder(options).limit(1, 4));
        // What was refused left nothing behind.
        assertEquals(2, builder.build().electorate().ballots());
    }

    @Test
    void blankBallotsAreCastAndSayNothing() {
        RankedProfile profile = RankedProfile.builder(options)
                .limit(1, 3)
                .add(1, "park")
                .addBlank(4)
                .build();

        assertEquals(new Electorate(5, 4, 5), profile.electorate());
        assertEquals(1, profile.electorate().expressed());
    }

    @Test
    void weightsKeepEqualBallotsApart() {
        RankedProfile profile = RankedProfile.builder(options)
                .add(2, 7, Ranking.of("park"))
                .add(1, 1, Ranking.of("park"))
                .build();

        assertEquals(2, profile.distinct());
        assertEquals(new Electorate(3, 0, 15), profile.electorate());
        assertEquals(14, profile.mass(1));
    }

    @Test
    void optionsAreAtLeastOneAndNoneTwice() {
        refused("must be 1 to", () -> Options.of());
        refused("must not stand twice", () -> Options.of("a", "a"));
        refused("Maybe it is spelt", () -> options.indexOf("Park"));
        assertThrows(NullPointerException.class, () -> options.indexOf(null));
        refused("must not be blank", () -> new Option("a", " "));
        refused("id of an option", () -> Option.of("a b"));
    }

    @Test
    void approvalsAreRefusedOrKept() {
        ApprovalProfile.Builder builder = ApprovalProfile.builder(options)
                .limit(1, 2)
                .add(3, "playground", "park")
                .addBlank(1);

        assertEquals(new Electorate(4, 1, 4), builder.build().electorate());
        assertEquals(List.of("park", "playground"), builder.build().ballot(1));
        assertTrue(builder.build().approves(1, 2));
        assertFalse(builder.build().approves(1, 1));
        refused("(pool) of the ballot 3", () -> builder.add(1, "pool"));
        refused("must not be named twice", () -> builder.add(1, "park", "park"));
        refused("must be 1 to 2", () -> builder.add(1, "park", "parking", "playground"));
    }

    @Test
    void pointsAreOnTheScaleAndWithinTheTotal() {
        ScoreProfile.Builder cumulative = ScoreProfile.builder(options, Scale.cumulative(3, 5));
        cumulative.add(1, Map.of("park", 3, "parking", 2));

        refused("The points (-1) for park of the ballot 2", () -> cumulative.add(1, Map.of("park", -1)));
        refused("must be 0 to 3", () -> cumulative.add(1, Map.of("park", 4)));
        refused("The points in total (6)", () -> cumulative.add(1, Map.of("park", 3, "parking", 3)));
        refused("(pool) of the ballot 2", () -> cumulative.add(1, Map.of("pool", 1)));
        assertEquals(Map.of("park", 3, "parking", 2), cumulative.build().ballot(0));
        Scale grades = Scale.grades("reject", "poor", "good");
        assertEquals(Optional.of("good"), grades.name(2));
        refused("must be on the scale", () -> grades.name(3));
        refused("must be greater", () -> Scale.points(0));
        refused("must be greater", () -> Scale.grades("only"));
        refused("as many as its grades", () -> new Scale(0, 5, List.of("a"), java.util.OptionalInt.empty()));
    }

    @Test
    void aLotCanBeDrawnAgainByAnybody() {
        // printf 'Shuangseqiu 2026031\npark' | sha256sum
        TieBreak.ByLot lot = new TieBreak.ByLot("Shuangseqiu 2026031");

        assertEquals("da110536fda124b01282efe5df38575dedcf2f214dd0c50bb7abb98dd50ac90b", lot.number("park"));
        assertEquals(ORDER, lot.order(options).stream().map(Option::id).toList());
        refused("must not be blank", () -> TieBreak.byLot(" "));
        refused("must name each", () -> TieBreak.byOrder("park", "parking").order(options));
        refused("must name each", () -> TieBreak.byOrder("park", "park", "park").order(options));
    }

    private static final List<String> ORDER = List.of("playground", "parking", "park");

    @Test
    void fractionsAreExactAndInLowestTerms() {
        assertEquals(Fraction.of(1, 2), Fraction.of(-3, -6));
        assertEquals(Fraction.of(5, 6), Fraction.of(1, 2).plus(Fraction.of(1, 3)));
        assertEquals(Fraction.of(1, 6), Fraction.of(1, 2).minus(Fraction.of(1, 3)));
        assertEquals(Fraction.of(1, 6), Fraction.of(1, 2).times(Fraction.of(1, 3)));
        assertEquals(java.math.BigInteger.valueOf(-2), Fraction.of(-3, 2).floor());
        assertTrue(Fraction.of(1, 3).compareTo(Fraction.of(333, 1000)) > 0);
        for (String text : List.of("0", "-7", "1/3", "-22/7")) {
            assertEquals(text, Fraction.parse(text).toString());
        }
        refused("must not be 0", () -> Fraction.of(1, 0));
        refused("'7/2'", () -> Fraction.parse("0.5"));
    }
}
