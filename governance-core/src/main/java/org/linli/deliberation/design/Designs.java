package org.linli.deliberation.design;

import java.time.Duration;
import java.util.List;
import org.linli.choice.voting.DualMajority;
import org.linli.choice.voting.Motion;
import org.linli.choice.voting.Threshold;

/**
 * The designs that Linli brings along. What in them rests on a statute says so in its {@link LegalSource}; all else (how long a phase is open, how
 * often it may be extended) is a proposal that a charter may change, by a design of its own. Thresholds that the law lets differ, or has changed,
 * are asked for.
 */
public final class Designs {
    private static final String VERSION = "1";
    private static final LegalSource OWN = new LegalSource(LegalSource.Ground.PRACTICE, "Linli designs", VERSION);

    private Designs() {}

    private static PhaseLength days(long days) {
        return PhaseLength.of(Duration.ofDays(days));
    }

    private static PhaseLength hours(long hours) {
        return PhaseLength.of(Duration.ofHours(hours));
    }

    private static Gate lawful(String back) {
        return Gate.orBackTo(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER, back);
    }

    private static Phase failure() {
        return Phase.of("publish-failure", PhaseKind.PUBLISH, "no decision, and why", "未通过公示", days(3));
    }

    private static Phase carryOut(long days) {
        return Phase.of(
                        "carry-out",
                        PhaseKind.CARRY_OUT,
                        "carried out",
                        "落实",
                        days(days).atLeast(Duration.ZERO).extendable(3, Duration.ofDays(30)))
                .then(Way.to("evaluate"));
    }

    private static Phase evaluate(String label) {
        return Phase.of("evaluate", PhaseKind.EVALUATE, "did it help?", label, days(14));
    }

    /**
     * Residents deliberate on what concerns them, and recommend what nobody objects to (居民议事).
     *
     * @return the design
     */
    public static Design residentsCouncil() {
        DecisionRule rule = new DecisionRule(
                CompetentBody.CONSULTATION,
                new Counting.Consent(),
                DecisionRule.Ballots.OPEN,
                DecisionRule.Tally.LIVE,
                OWN);
        return Design.of(
                "residents-council",
                VERSION,
                "Residents' council",
                "居民议事",
                Phase.of("inform", PhaseKind.INFORM, "what it is about", "议题告知", days(3))
                        .then(Way.to("statements")),
                Phase.of(
                                "statements",
                                PhaseKind.STATEMENTS,
                                "everybody speaks",
                                "居民发言",
                                days(7).extendable(2, Duration.ofDays(3)))
                        .then(Way.to("proposals")),
                Phase.of(
                                "proposals",
                                PhaseKind.PROPOSALS,
                                "proposals and amendments",
                                "提出方案",
                                days(7).extendable(2, Duration.ofDays(3)))
                        .upTo(3)
                        .then(Way.to("negotiate")),
                Phase.of(
                                "negotiate",
                                PhaseKind.NEGOTIATE,
                                "the sides negotiate",
                                "各方协商",
                                days(7).extendable(1, Duration.ofDays(7)))
                        .upTo(3)
                        .optional()
                        .then(Way.to("decide")),
                Phase.deciding("decide", "is there an objection?", "征求异议", days(3), rule)
                        .behind(lawful("proposals"))
                        .then(Way.ifAdopted("publish"), Way.ifNot("publish-failure")),
                Phase.of("publish", PhaseKind.PUBLISH, "the recommendation", "结果公开", days(7))
                        .then(Way.to("carry-out")),
                carryOut(90),
                evaluate("居民评议"),
                failure());
    }

    /**
     * The party organisation proposes, the two committees consult, the party members review, the residents decide; the decision and what came of
     * it are made public (四议两公开).
     *
     * @param rule how the residents decide: their assembly or their representatives
     * @return the design
     * @throws IllegalArgumentException if somebody else decides
     */
    public static Design fourDiscussionsTwoDisclosures(DecisionRule rule) {
        if (rule.body().effect() != CompetentBody.Effect.DECISION_OF_RESIDENTS) {
            throw new IllegalArgumentException(
                    "The body (" + rule.body()
                            + ") that decides after four discussions must be the residents' assembly or their representatives.");
        }
        return Design.of(
                "four-discussions-two-disclosures",
                VERSION,
                "Four discussions, two disclosures",
                "四议两公开",
                Phase.of("propose", PhaseKind.PROPOSALS, "the party organisation proposes", "党组织提议", days(7))
                        .behind(Gate.orEnd(Gate.Kind.PROPOSAL, Role.PARTY_ORGANISATION))
                        .then(Way.to("consult")),
                Phase.of("consult", PhaseKind.NEGOTIATE, "the two committees consult", "两委会商议", days(7))
                        .upTo(3)
                        .then(Way.to("hear")),
                Phase.of(
                                "hear",
                                PhaseKind.STATEMENTS,
                                "residents are heard",
                                "征求居民意见",
                                days(7).extendable(1, Duration.ofDays(7)))
                        .upTo(3)
                        .then(Way.to("decide")),
                Phase.deciding("decide", "the residents decide", rule.body().label() + "决议", days(7), rule)
                        .behind(
                                Gate.orBackTo(Gate.Kind.REVIEW, Role.PARTY_ORGANISATION, "consult"),
                                Gate.orEnd(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER))
                        .then(Way.ifAdopted("publish-decision"), Way.ifNot("publish-failure")),
                Phase.of("publish-decision", PhaseKind.PUBLISH, "the decision is disclosed", "决议公开", days(7))
                        .then(Way.to("carry-out")),
                Phase.of(
                                "carry-out",
                                PhaseKind.CARRY_OUT,
                                "carried out",
                                "组织实施",
                                days(180).atLeast(Duration.ZERO).extendable(3, Duration.ofDays(30)))
                        .then(Way.to("publish-results")),
                Phase.of("publish-results", PhaseKind.PUBLISH, "the results are disclosed", "实施结果公开", days(7)),
                failure());
    }

    /**
     * The owners of a building zone decide by persons and by area (业主共同决定), confidentially, under art. 278 of the Civil Code.
     *
     * @param item which of its nine items it is
     * @return the design
     */
    public static Design ownersDecision(DualMajority.Item item) {
        DecisionRule rule = new DecisionRule(
                CompetentBody.OWNERS,
                new Counting.YesOrNo(DualMajority.condition(item)),
                DecisionRule.Ballots.CONFIDENTIAL,
                DecisionRule.Tally.AFTER_CLOSE,
                LegalSource.statute("民法典 art. 278 (" + item.number() + ")", "2021-01-01"));
        return Design.of(
                "owners-decision-" + item.number(),
                VERSION,
                "Owners' decision in common, item " + item.number(),
                "业主共同决定（第" + item.number() + "项）",
                Phase.of("inform", PhaseKind.INFORM, "what is to be decided", "事项公示", days(15))
                        .then(Way.to("statements")),
                Phase.of("statements", PhaseKind.STATEMENTS, "owners and residents speak", "征求意见", days(15))
                        .optional()
                        .then(Way.to("decide")),
                Phase.deciding("decide", "the owners vote", "业主表决", days(30).extendable(2, Duration.ofDays(15)), rule)
                        .behind(Gate.orEnd(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER))
                        .then(Way.ifAdopted("publish"), Way.ifNot("publish-failure")),
                Phase.of("publish", PhaseKind.PUBLISH, "the result", "结果公示", days(7))
                        .then(Way.to("carry-out")),
                carryOut(180),
                evaluate("业主评议"),
                failure());
    }

    /**
     * Residents propose projects and share out a sum of money by equal shares (参与式预算); recommended to whoever has the money, who has said
     * beforehand what it is.
     *
     * @param quorum how many must take part, of the unit {@code persons}
     * @param source where that stands
     * @return the design
     */
    public static Design participatoryBudget(Threshold quorum, LegalSource source) {
        DecisionRule rule = new DecisionRule(
                CompetentBody.CONSULTATION,
                new Counting.SharedBudget(Motion.Condition.takingPart("persons", quorum)),
                DecisionRule.Ballots.DETACHED,
                DecisionRule.Tally.AFTER_CLOSE,
                source);
        return Design.of(
                "participatory-budget",
                VERSION,
                "Participatory budget",
                "参与式预算",
                Phase.of("inform", PhaseKind.INFORM, "how much there is, and for what", "预算告知", days(7))
                        .then(Way.to("proposals")),
                Phase.of(
                                "proposals",
                                PhaseKind.PROPOSALS,
                                "projects are proposed",
                                "项目征集",
                                days(21).extendable(1, Duration.ofDays(7)))
                        .then(Way.to("statements")),
                Phase.of("statements", PhaseKind.STATEMENTS, "projects are discussed", "项目讨论", days(14))
                        .then(Way.to("decide")),
                Phase.deciding("decide", "residents vote on the projects", "居民投票", days(14), rule)
                        .behind(
                                Gate.orEnd(Gate.Kind.FEASIBILITY, Role.RESPONSIBLE),
                                Gate.orEnd(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER))
                        .then(Way.ifAdopted("publish"), Way.ifNot("publish-failure")),
                Phase.of("publish", PhaseKind.PUBLISH, "what was chosen, and why", "结果公开", days(7))
                        .then(Way.to("carry-out")),
                Phase.of(
                                "carry-out",
                                PhaseKind.CARRY_OUT,
                                "projects are built",
                                "项目实施",
                                days(365).atLeast(Duration.ZERO).extendable(2, Duration.ofDays(90)))
                        .then(Way.to("evaluate")),
                evaluate("项目评议"),
                failure());
    }

    /**
     * Residents drawn by lot learn, deliberate and recommend (抽签产生的小型公众议事).
     *
     * @param majority how many of those who take part must be in favour, of the unit {@code persons}
     * @param source where that stands
     * @return the design
     */
    public static Design miniPublic(Threshold majority, LegalSource source) {
        DecisionRule rule = new DecisionRule(
                CompetentBody.CONSULTATION,
                new Counting.YesOrNo(Motion.Condition.takingPart("persons", Threshold.atLeast(2, 3))
                        .and(Motion.Condition.inFavour("persons", Motion.Base.TAKING_PART, majority))),
                DecisionRule.Ballots.DETACHED,
                DecisionRule.Tally.AFTER_CLOSE,
                source);
        return Design.of(
                "mini-public",
                VERSION,
                "Mini-public by sortition",
                "抽签议事团",
                Phase.of(
                                "inform",
                                PhaseKind.INFORM,
                                "those drawn learn, from all sides",
                                "学习了解",
                                days(14).extendable(1, Duration.ofDays(7)))
                        .then(Way.to("statements")),
                Phase.of(
                                "statements",
                                PhaseKind.STATEMENTS,
                                "they deliberate, and hear the neighbourhood",
                                "讨论",
                                days(14).extendable(1, Duration.ofDays(7)))
                        .then(Way.to("proposals")),
                Phase.of("proposals", PhaseKind.PROPOSALS, "they write recommendations", "起草建议", days(14))
                        .then(Way.to("decide")),
                Phase.deciding("decide", "they vote on each", "表决", days(3), rule)
                        .behind(Gate.orEnd(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER))
                        .then(Way.ifAdopted("publish"), Way.ifNot("publish-failure")),
                Phase.of("publish", PhaseKind.PUBLISH, "the recommendations, and the dissents", "建议公开", days(7))
                        .then(Way.to("carry-out")),
                carryOut(180),
                evaluate("评议"),
                failure());
    }

    /**
     * In hours instead of weeks, when harm is near (应急议事): what comes of it is recommended to those who answer for the emergency, is made public
     * at once, and is evaluated afterwards.
     *
     * @return the design
     */
    public static Design emergency() {
        DecisionRule rule = new DecisionRule(
                CompetentBody.CONSULTATION,
                new Counting.YesOrNo(
                        Motion.Condition.inFavour("persons", Motion.Base.DECIDING, Threshold.moreThan(1, 2))),
                DecisionRule.Ballots.OPEN,
                DecisionRule.Tally.LIVE,
                OWN);
        return Design.of(
                "emergency",
                VERSION,
                "Emergency deliberation",
                "应急议事",
                Phase.of("inform", PhaseKind.INFORM, "what has happened", "情况通报", hours(1).atLeast(Duration.ZERO))
                        .then(Way.to("statements")),
                Phase.of(
                                "statements",
                                PhaseKind.STATEMENTS,
                                "what is needed",
                                "需求与建议",
                                hours(2).atLeast(Duration.ZERO).extendable(2, Duration.ofHours(1)))
                        .then(Way.to("decide")),
                Phase.deciding("decide", "what is recommended", "应急表决", hours(2).atLeast(Duration.ofMinutes(30)), rule)
                        .behind(Gate.orEnd(Gate.Kind.LEGALITY, Role.LEGAL_REVIEWER))
                        .then(Way.ifAdopted("publish"), Way.ifNot("publish-failure")),
                Phase.of("publish", PhaseKind.PUBLISH, "at once, to everybody", "即时公开", hours(1).atLeast(Duration.ZERO))
                        .then(Way.to("carry-out")),
                Phase.of(
                                "carry-out",
                                PhaseKind.CARRY_OUT,
                                "done, and said what was done",
                                "落实",
                                hours(72).atLeast(Duration.ZERO).extendable(3, Duration.ofHours(24)))
                        .then(Way.to("evaluate")),
                Phase.of("evaluate", PhaseKind.EVALUATE, "what has to be better next time", "事后评估", days(14)),
                Phase.of(
                        "publish-failure",
                        PhaseKind.PUBLISH,
                        "no recommendation, and why",
                        "未通过公示",
                        hours(1).atLeast(Duration.ZERO)));
    }

    /**
     * All of them, with the thresholds for which a host would be asked filled in as an example: to look at, and to check.
     *
     * @return one of each; immutable
     */
    public static List<Design> examples() {
        LegalSource charter = LegalSource.charter("议事规则 (example)", "2026-01-01");
        return List.of(
                residentsCouncil(),
                fourDiscussionsTwoDisclosures(majorityOfThosePresent(CompetentBody.RESIDENTS_REPRESENTATIVES, charter)),
                ownersDecision(new DualMajority.Item(5)),
                ownersDecision(new DualMajority.Item(8)),
                participatoryBudget(Threshold.atLeast(1, 10), charter),
                miniPublic(Threshold.atLeast(2, 3), charter),
                emergency());
    }

    /**
     * Residents decide if more than half of all take part, by more than half of those. So it stood for their assembly in art. 9 of the organic law of
     * urban residents' committees of 1989; the law was revised with effect from 2026-01-01, so that whoever relies on this names what it rests on now.
     *
     * @param body the assembly or the representatives
     * @param source where that stands
     * @return the rule, with confidential ballots and a tally after the close
     */
    public static DecisionRule majorityOfThosePresent(CompetentBody body, LegalSource source) {
        return new DecisionRule(
                body,
                new Counting.YesOrNo(Motion.Condition.takingPart("persons", Threshold.moreThan(1, 2))
                        .and(Motion.Condition.inFavour("persons", Motion.Base.TAKING_PART, Threshold.moreThan(1, 2)))),
                DecisionRule.Ballots.CONFIDENTIAL,
                DecisionRule.Tally.AFTER_CLOSE,
                source);
    }
}
