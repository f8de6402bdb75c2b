package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.Rate;
import org.linli.choice.Agreement;
import org.linli.choice.ReferenceData;
import org.linli.choice.RuleName;
import org.linli.choice.voting.DualMajority.Item;
import org.linli.choice.voting.DualMajority.Silence;
import org.linli.choice.voting.DualMajority.Vote;
import org.linli.choice.voting.Motion.Condition;
import org.linli.choice.voting.Motion.Decision;

class DualMajorityTest {
    private static final Item ORDINARY = new Item(1);
    private static final Item SPECIAL = new Item(7);

    private static Set<ActorId> owner(String... ids) {
        return java.util.Arrays.stream(ids).map(ActorId::of).collect(java.util.stream.Collectors.toSet());
    }

    private static DualMajority.Builder three(long... areas) {
        return DualMajority.builder()
                .unit("1", areas[0], owner("o1"))
                .unit("2", areas[1], owner("o2"))
                .unit("3", areas[2], owner("o3"));
    }

    @Test
    void exactlyTwoThirdsTakePartAndExactlyHalfIsNoMajority() {
        Decision decision = three(100, 100, 100)
                .vote("1", Vote.IN_FAVOUR)
                .vote("2", Vote.AGAINST)
                .decide(ORDINARY, Silence.IS_NO_VOTE);

        assertFalse(decision.adopted());
        assertEquals("""
                Owners' decision, more than half: not adopted.
                area taking part (of all entitled): 200/300, at least 2/3 needed: met.
                persons taking part (of all entitled): 2/3, at least 2/3 needed: met.
                area in favour (of those taking part): 100/200, more than 1/2 needed: not met, 1 lacking.
                persons in favour (of those taking part): 1/2, more than 1/2 needed: not met, 1 lacking.
                The opposite would have taken 1 voter to vote otherwise, or now, or no longer.""", decision.summarize());
        assertTrue(decision.summarize(Locale.CHINESE).contains("面积参与表决（占全体）：200/300，须不少于2/3，达到。"));
        assertTrue(decision.summarize(Locale.CHINESE).endsWith("须有1人改变表决（含参与或不参与），结果才会相反。"));
    }

    @Test
    void oneUnitOfAreaDecides() {
        DualMajority.Builder short_ =
                three(100, 99, 101).vote("1", Vote.IN_FAVOUR).vote("2", Vote.IN_FAVOUR);
        DualMajority.Builder enough =
                three(100, 100, 100).vote("1", Vote.IN_FAVOUR).vote("2", Vote.IN_FAVOUR);

        assertFalse(short_.decide(ORDINARY, Silence.IS_NO_VOTE).adopted());
        assertTrue(enough.decide(ORDINARY, Silence.IS_NO_VOTE).adopted());
        assertTrue(enough.decide(SPECIAL, Silence.IS_NO_VOTE).adopted());
    }

    @Test
    void severalUnitsOfTheSameOwnersAreOnePerson() {
        DualMajority.Builder register = DualMajority.builder()
                .unit("1", 100, owner("o1"))
                .unit("2", 100, owner("o1"))
                .unit("3", 100, owner("o2", "o3"))
                .unit("4", 100, owner("o3", "o2"))
                .unit("5", 300, owner("developer"))
                .unit("6", 300, owner("developer"))
                .vote("2", Vote.IN_FAVOUR)
                .vote("3", Vote.ABSTAINS);

        Decision decision = register.decide(ORDINARY, Silence.IS_NO_VOTE);

        assertEquals(
                List.of(new Motion.Count("area", 1000, 200, 0, 200), new Motion.Count("persons", 3, 1, 0, 1)),
                decision.counts());
        String message = assertThrows(IllegalArgumentException.class, () -> register.vote("1", Vote.AGAINST))
                .getMessage();
        assertTrue(message.contains("they are one person"), message);
        assertFalse(message.contains("FAVOUR") || message.contains("AGAINST"), message);
    }

    @Test
    void silenceConsentsOnlyByCharterAndThenItIsPrinted() {
        DualMajority.Builder register =
                three(100, 100, 100).vote("1", Vote.IN_FAVOUR).served("2");

        assertFalse(register.decide(ORDINARY, Silence.IS_NO_VOTE).adopted());
        Decision decision = register.decide(ORDINARY, Silence.CONSENTS);
        assertTrue(decision.adopted());
        assertTrue(decision.summarize()
                .endsWith(
                        "By charter, not by statute: 1 person with an area of 100 who were served a ballot and did not return it"
                                + " count as taking part and in favour."));
        assertTrue(decision.summarize(Locale.CHINESE).contains("依管理规约而非法律规定"));
    }

    @Test
    void by_charter_the_silent_may_go_with_the_majority_of_those_who_voted() {
        DualMajority.Builder for_ =
                three(100, 120, 90).vote("1", Vote.IN_FAVOUR).served("2");
        assertTrue(for_.decide(ORDINARY, Silence.FOLLOWS_MAJORITY).adopted());
        DualMajority.Builder against = three(100, 120, 90)
                .unit("4", 50, owner("o4"))
                .vote("1", Vote.IN_FAVOUR)
                .vote("2", Vote.AGAINST)
                .vote("4", Vote.AGAINST)
                .served("3");
        Decision decision = against.decide(ORDINARY, Silence.FOLLOWS_MAJORITY);
        assertEquals(
                List.of(new Motion.Count("area", 360, 100, 260, 0), new Motion.Count("persons", 4, 1, 3, 0)),
                decision.counts());
        assertTrue(decision.summarize().endsWith("count as taking part and against, as the majority."));
        DualMajority.Builder split = three(100, 120, 90)
                .vote("1", Vote.IN_FAVOUR)
                .vote("2", Vote.AGAINST)
                .served("3");
        assertEquals(
                new Motion.Count("persons", 3, 1, 1, 1),
                split.decide(ORDINARY, Silence.FOLLOWS_MAJORITY).counts().get(1));
    }

    @Test
    void a_decision_says_how_much_was_lacking() {
        Decision decision = three(100, 100, 101).vote("1", Vote.AGAINST).decide(SPECIAL, Silence.IS_NO_VOTE);
        assertEquals(
                List.of("101", "1", "75", "1"),
                decision.checks().stream()
                        .map(check -> Long.toString(check.lacking().orElseThrow()))
                        .toList());
        assertTrue(decision.summarize(Locale.CHINESE).contains("未达到，尚差101。"));
        assertTrue(three(1, 1, 1)
                .decide(ORDINARY, Silence.IS_NO_VOTE)
                .checks()
                .get(2)
                .lacking()
                .isEmpty());
    }

    @Test
    void tenantsNeedAWrittenProxy() {
        DualMajority.Builder register = three(100, 100, 100);
        ActorId tenant = ActorId.of("tenant-1");

        assertThrows(IllegalArgumentException.class, () -> register.voteByProxy("1", Vote.IN_FAVOUR, tenant, false));
        register.voteByProxy("1", Vote.IN_FAVOUR, tenant, true);
        Decision decision = register.decide(ORDINARY, Silence.IS_NO_VOTE);
        assertEquals(1, decision.counts().get(1).inFavour());
        assertTrue(decision.summarize().endsWith("1 person voted by written proxy."));
    }

    @Test
    void malformedRegistersAreRefusedAndAnEmptyOneAdoptsNothing() {
        assertFalse(DualMajority.builder().decide(ORDINARY, Silence.CONSENTS).adopted());
        assertFalse(three(1, 1, 1).decide(ORDINARY, Silence.IS_NO_VOTE).adopted());
        assertThrows(IllegalArgumentException.class, () -> three(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> three(1, 1, 1).unit("1", 5, owner("o9")));
        assertThrows(IllegalArgumentException.class, () -> three(1, 1, 1).unit("4", 5, owner()));
        assertThrows(IllegalArgumentException.class, () -> three(1, 1, 1).vote("4", Vote.AGAINST));
        assertThrows(IllegalArgumentException.class, () -> new Item(10));
        assertThrows(IllegalArgumentException.class, () -> new Motion.Count("persons", 3, 2, 2, 0));
    }

    @Test
    void thresholdsAreExactAndNothingMeetsNone() {
        assertTrue(Threshold.atLeast(2, 3).isMetBy(Rate.of(2, 3)));
        assertFalse(Threshold.moreThan(2, 3).isMetBy(Rate.of(2, 3)));
        assertTrue(Threshold.atLeast(2, 3).isMetBy(Rate.of(6_148_914_691_236_517_205L, Long.MAX_VALUE)));
        assertFalse(Threshold.moreThan(2, 3).isMetBy(Rate.of(6_148_914_691_236_517_204L, Long.MAX_VALUE)));
        assertFalse(Threshold.atLeast(0, 1).isMetBy(Rate.UNDEFINED));
        assertThrows(IllegalArgumentException.class, () -> Threshold.atLeast(66, 1));
    }

    @Test
    void conditionsCompose() {
        Condition either = Condition.inFavour("persons", Motion.Base.ENTITLED, Threshold.moreThan(1, 2))
                .or(Condition.takingPart("persons", Threshold.atLeast(1, 2))
                        .and(Condition.inFavour("persons", Motion.Base.DECIDING, Threshold.atLeast(3, 4))));
        RuleName name = new RuleName("house", "House rule", "楼规");

        assertTrue(Motion.decide(name, either, List.of(new Motion.Count("persons", 100, 30, 10, 10)), List.of())
                .adopted());
        assertTrue(Motion.decide(name, either, List.of(new Motion.Count("persons", 100, 51, 49, 0)), List.of())
                .adopted());
        assertFalse(Motion.decide(name, either, List.of(new Motion.Count("persons", 100, 30, 10, 9)), List.of())
                .adopted());
        assertThrows(
                IllegalArgumentException.class,
                () -> Motion.decide(name, either, List.of(new Motion.Count("flats", 1, 1, 0, 0)), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Motion.All(List.of()));
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyPublishedCaseIsDecidedAsExpected() throws IOException {
        List<Map<String, Object>> cases = (List<Map<String, Object>>) ReferenceData.json(
                ReferenceData.folder("deliberation/dualmajority").resolve("cases.json"));
        Agreement agreement = new Agreement("dualmajority").file("cases.json");
        for (Map<String, Object> each : cases) {
            DualMajority.Builder register = DualMajority.builder();
            for (Map<String, Object> unit : (List<Map<String, Object>>) each.get("units")) {
                register.unit((String) unit.get("unit"), (Long) unit.get("area_cm"), owner((String) unit.get("owner")));
            }
            for (Map<String, Object> unit : (List<Map<String, Object>>) each.get("units")) {
                switch ((String) unit.get("vote")) {
                    case "for" -> register.vote((String) unit.get("unit"), Vote.IN_FAVOUR);
                    case "against" -> register.vote((String) unit.get("unit"), Vote.AGAINST);
                    case "abstain" -> register.vote((String) unit.get("unit"), Vote.ABSTAINS);
                    default -> register.served((String) unit.get("unit"));
                }
            }
            Map<String, Object> expected = (Map<String, Object>) each.get("expected");
            Decision decision =
                    register.decide(each.get("kind").equals("special") ? SPECIAL : ORDINARY, Silence.IS_NO_VOTE);
            Motion.Count area = decision.counts().get(0);
            Motion.Count persons = decision.counts().get(1);
            agreement.compare(
                    "cases",
                    expected,
                    () -> Map.of(
                            "total_area", area.entitled(),
                            "total_persons", persons.entitled(),
                            "participating_area", area.takingPart(),
                            "participating_persons", persons.takingPart(),
                            "for_area", area.inFavour(),
                            "for_persons", persons.inFavour(),
                            "quorum",
                                    decision.checks().get(0).met()
                                            && decision.checks().get(1).met(),
                            "passed", decision.adopted(),
                            "threshold_met_ignoring_quorum",
                                    decision.checks().get(2).met()
                                            && decision.checks().get(3).met()));
        }
        assertEquals(15, cases.size());
        agreement.report();
    }
}
