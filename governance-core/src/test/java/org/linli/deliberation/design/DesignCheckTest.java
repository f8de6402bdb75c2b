package org.linli.deliberation.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.choice.voting.DualMajority;
import org.linli.choice.voting.Motion;
import org.linli.choice.voting.Threshold;

/** What is wrong with a design is found before a neighbourhood finds itself there. */
class DesignCheckTest {
    private static final PhaseLength DAY = PhaseLength.of(Duration.ofDays(1));
    private static final Gate LAWFUL = Gate.orEnd(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER);
    private static final LegalSource CHARTER = LegalSource.charter("议事规则", "1");

    private static Phase inform() {
        return Phase.of("inform", PhaseKind.INFORM, "inform", "告知", DAY).then(Way.to("decide"));
    }

    private static DecisionRule rule(CompetentBody body, Motion.Condition condition) {
        return new DecisionRule(
                body,
                new Counting.YesOrNo(condition),
                DecisionRule.Ballots.CONFIDENTIAL,
                DecisionRule.Tally.AFTER_CLOSE,
                CHARTER);
    }

    private static Motion.Condition more(String unit) {
        return Motion.Condition.inFavour(unit, Motion.Base.TAKING_PART, Threshold.moreThan(1, 2));
    }

    private static DecisionRule simple() {
        return rule(CompetentBody.RESIDENTS_ASSEMBLY, more("persons"));
    }

    private static Phase decide(DecisionRule rule) {
        return Phase.deciding("decide", "decide", "表决", DAY, rule)
                .behind(LAWFUL)
                .then(Way.ifAdopted("publish"), Way.ifNot("publish"));
    }

    private static Phase publish() {
        return Phase.of("publish", PhaseKind.PUBLISH, "publish", "公开", DAY);
    }

    private static Set<DesignFinding.Kind> kinds(Phase... phases) {
        return DesignCheck.of(Design.of("own", "1", "own", "自定", phases)).stream()
                .map(DesignFinding::kind)
                .collect(Collectors.toSet());
    }

    @Test
    void nothing_is_wrong_with_what_linli_brings_along() {
        for (Design each : Designs.examples()) {
            assertEquals(List.of(), DesignCheck.of(each), each.id());
        }
        for (int item = 1; item <= 9; item++) {
            DesignCheck.checked(Designs.ownersDecision(new DualMajority.Item(item)));
        }
    }

    @Test
    void a_plain_design_is_found_good() {
        assertEquals(Set.of(), kinds(inform(), decide(simple()), publish()));
    }

    @Test
    void a_phase_to_which_no_way_leads() {
        List<DesignFinding> found = DesignCheck.of(Design.of(
                "own",
                "1",
                "own",
                "自定",
                inform(),
                decide(simple()),
                publish(),
                Phase.of("evaluate", PhaseKind.EVALUATE, "evaluate", "评议", DAY)));
        assertEquals(
                List.of(new DesignFinding(DesignFinding.Kind.UNREACHABLE, PhaseId.of("evaluate"), List.of())), found);
    }

    @Test
    void a_vote_after_which_there_is_no_way_on() {
        Phase decide = Phase.deciding("decide", "decide", "表决", DAY, simple()).behind(LAWFUL);
        assertEquals(
                Set.of(DesignFinding.Kind.NO_WAY_IF_NOT_ADOPTED),
                kinds(inform(), decide.then(Way.ifAdopted("publish")), publish()));
        assertEquals(
                Set.of(DesignFinding.Kind.NO_WAY_IF_ADOPTED),
                kinds(inform(), decide.then(Way.ifNot("publish")), publish()));
    }

    @Test
    void a_circle_whose_rounds_run_out() {
        Phase talk = Phase.of("talk", PhaseKind.STATEMENTS, "talk", "发言", DAY)
                .upTo(2)
                .then(Way.to("decide"));
        Phase decide = Phase.deciding("decide", "decide", "表决", DAY, simple())
                .upTo(3)
                .behind(LAWFUL)
                .then(Way.ifAdopted("publish"), Way.ifNot("talk"));
        List<DesignFinding> found = DesignCheck.of(Design.of("own", "1", "own", "自定", talk, decide, publish()));
        DesignFinding stuck = found.stream()
                .filter(each -> each.kind() == DesignFinding.Kind.NO_WAY_IF_NOT_ADOPTED)
                .findFirst()
                .orElseThrow();
        assertEquals("[talk, decide, talk, decide]", stuck.path().toString(), "the shortest path there");
        Phase open = decide.then(Way.ifAdopted("publish"), Way.ifNot("talk"), Way.ifNot("publish"));
        assertEquals(
                Set.of(DesignFinding.Kind.NOT_PUBLISHED),
                kinds(talk, open, publish()),
                "the gate may stop it after a vote that failed");
    }

    @Test
    void a_phase_whose_only_way_leads_back_to_one_that_may_be_entered_once() {
        Phase talk = Phase.of("talk", PhaseKind.STATEMENTS, "talk", "发言", DAY).then(Way.to("think"));
        Phase think = Phase.of("think", PhaseKind.INFORM, "think", "思考", DAY).then(Way.to("talk"));
        assertEquals(Set.of(DesignFinding.Kind.DEAD_END), kinds(talk, think));
    }

    @Test
    void a_circle_of_phases_that_may_all_be_passed_over_is_walked_once() {
        Phase one =
                Phase.of("one", PhaseKind.INFORM, "one", "一", DAY).optional().then(Way.to("two"));
        Phase two =
                Phase.of("two", PhaseKind.INFORM, "two", "二", DAY).optional().then(Way.to("one"), Way.to("end"));
        Phase end = Phase.of("end", PhaseKind.EVALUATE, "end", "终", DAY);
        Phase begin = Phase.of("begin", PhaseKind.INFORM, "begin", "始", DAY).then(Way.to("one"));
        assertEquals(Set.of(), kinds(begin, one, two, end));
    }

    @Test
    void a_threshold_that_not_even_all_would_meet() {
        Motion.Condition never = Motion.Condition.inFavour("persons", Motion.Base.ENTITLED, Threshold.moreThan(1, 1));
        assertEquals(
                Set.of(DesignFinding.Kind.CANNOT_BE_MET),
                kinds(inform(), decide(rule(CompetentBody.RESIDENTS_ASSEMBLY, never)), publish()));
        assertEquals(
                Set.of(),
                kinds(inform(), decide(rule(CompetentBody.RESIDENTS_ASSEMBLY, never.or(more("persons")))), publish()));
    }

    @Test
    void a_vote_before_anybody_has_looked_whether_it_is_lawful() {
        assertEquals(
                Set.of(DesignFinding.Kind.NO_LEGALITY_CHECK),
                kinds(
                        inform(),
                        decide(simple()).behind(Gate.orEnd(Gate.Kind.REVIEW, Role.PARTY_ORGANISATION)),
                        publish()));
    }

    @Test
    void a_decision_that_need_not_be_made_public() {
        Phase end = Phase.of("publish", PhaseKind.EVALUATE, "end", "终", DAY);
        assertEquals(Set.of(DesignFinding.Kind.NOT_PUBLISHED), kinds(inform(), decide(simple()), end));
        assertEquals(
                Set.of(DesignFinding.Kind.NOT_PUBLISHED),
                kinds(inform(), decide(simple()), publish().optional()),
                "it can be passed over");
        assertEquals(
                Set.of(DesignFinding.Kind.NOT_PUBLISHED),
                kinds(inform(), decide(simple()), publish().behind(LAWFUL)),
                "it can be stopped");
    }

    @Test
    void owners_are_counted_by_persons_and_by_area_and_nobody_else_is() {
        assertEquals(
                Set.of(DesignFinding.Kind.NOT_BY_BOTH),
                kinds(inform(), decide(rule(CompetentBody.OWNERS, more("persons"))), publish()));
        assertEquals(
                Set.of(DesignFinding.Kind.UNEQUAL),
                kinds(
                        inform(),
                        decide(rule(
                                CompetentBody.RESIDENTS_ASSEMBLY,
                                more("persons").and(more("area")))),
                        publish()));
    }

    @Test
    void ballots_that_give_themselves_away_and_signatures_in_secret() {
        DecisionRule live = new DecisionRule(
                CompetentBody.CONSULTATION,
                new Counting.YesOrNo(more("persons")),
                DecisionRule.Ballots.DETACHED,
                DecisionRule.Tally.LIVE,
                CHARTER);
        assertEquals(Set.of(DesignFinding.Kind.LIVE_BUT_DETACHED), kinds(inform(), decide(live), publish()));
        DecisionRule secret = new DecisionRule(
                CompetentBody.PARTIES,
                new Counting.Signatures(),
                DecisionRule.Ballots.CONFIDENTIAL,
                DecisionRule.Tally.AFTER_CLOSE,
                CHARTER);
        assertEquals(Set.of(DesignFinding.Kind.SIGNED_BUT_SECRET), kinds(inform(), decide(secret), publish()));
        DecisionRule counted = new DecisionRule(
                CompetentBody.PARTIES,
                new Counting.Consent(),
                DecisionRule.Ballots.OPEN,
                DecisionRule.Tally.LIVE,
                CHARTER);
        assertEquals(Set.of(DesignFinding.Kind.NOT_BY_SIGNATURES), kinds(inform(), decide(counted), publish()));
    }

    @Test
    void a_design_with_which_something_is_wrong_is_refused_saying_all_of_it() {
        Design wrong = Design.of(
                "own",
                "1",
                "own",
                "自定",
                inform(),
                decide(simple()).behind(),
                publish().optional());
        String said = assertThrows(IllegalArgumentException.class, () -> DesignCheck.checked(wrong))
                .getMessage();
        assertTrue(said.contains("The design (own) must lead everybody to an end: decide: It decides without"), said);
        assertTrue(said.contains("(by way of inform → decide)"), said);
    }

    @Test
    void more_states_than_can_be_walked_are_refused() {
        int many = 9;
        Phase[] phases = new Phase[many];
        for (int i = 0; i < many; i++) {
            Way[] everywhere = new Way[many];
            for (int j = 0; j < many; j++) {
                everywhere[j] = Way.to("p" + j);
            }
            phases[i] = Phase.of("p" + i, PhaseKind.INFORM, "p", "环节", DAY)
                    .upTo(Phase.MOST_ROUNDS)
                    .then(everywhere);
        }
        Design design = Design.of("own", "1", "own", "自定", phases);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> DesignCheck.of(design))
                .getMessage()
                .contains("50000 states"));
    }

    @Test
    void nonsense_is_refused_with_its_name() {
        assertThrows(IllegalArgumentException.class, () -> PhaseLength.of(Duration.ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> PhaseLength.of(Duration.ofDays(1)).atLeast(Duration.ofDays(2)));
        assertThrows(IllegalArgumentException.class, () -> DAY.extendable(13, Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> DAY.extendable(1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> inform().upTo(0));
        assertThrows(IllegalArgumentException.class, () -> inform().then(Way.ifAdopted("decide")));
        assertThrows(IllegalArgumentException.class, () -> decide(simple()).then(Way.to("publish")));
        assertThrows(IllegalArgumentException.class, () -> decide(simple()).optional());
        assertThrows(IllegalArgumentException.class, () -> Design.of("own", "1", "own", "自定"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Design.of("own", "1", "own", "自定", inform()))
                .getMessage()
                .contains("The phase (decide) to which phase (inform) of design (own) leads must be in it."));
        assertThrows(
                IllegalArgumentException.class,
                () -> Designs.fourDiscussionsTwoDisclosures(
                        Designs.majorityOfThosePresent(CompetentBody.CONSULTATION, CHARTER)));
    }

    @Test
    void a_length_is_at_most_its_plan_and_all_extensions() {
        assertEquals(
                Duration.ofDays(15),
                PhaseLength.of(Duration.ofDays(7))
                        .extendable(2, Duration.ofDays(4))
                        .longest());
    }
}
