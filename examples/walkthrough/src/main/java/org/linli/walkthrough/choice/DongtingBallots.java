package org.linli.walkthrough.choice;

import java.util.List;
import java.util.Random;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.TieBreak;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.Utilities;
import org.linli.choice.opinion.Opinion;
import org.linli.choice.opinion.OpinionVotes;

/**
 * Ballots as they might be cast in 东亭社区. All of them are made up, and every page says so: nobody there was asked, and no figure says
 * anything about the people who live there.
 */
final class DongtingBallots {

    private static final String PLACE = "东亭社区";
    private static final String MADE_UP = "Made-up ballots of 东亭社区: nobody was asked. 虚构选票，仅作演示。";

    /** What -1, 0 and 1 stand for. */
    private static final List<Opinion> OPINIONS = List.of(Opinion.DISAGREE, Opinion.PASS, Opinion.AGREE);

    private final TieBreak lot;

    DongtingBallots(TieBreak lot) {
        this.lot = lot;
    }

    /** A small renewal fund: families, old people and car owners each want something else. */
    Decision budget() {
        Budget budget = Budget.builder(12_000_000)
                .project(new Option("bench", "Benches by the pond 池边长椅"), 1_200_000)
                .project(new Option("ramp", "A ramp at gate 2 二号门坡道"), 1_800_000)
                .project(new Option("canteen", "Kitchen of the elders' canteen 老年食堂厨房"), 3_600_000)
                .project(new Option("slide", "A slide and a sandpit 滑梯沙坑"), 2_400_000)
                .project(new Option("reading", "A reading room 社区书屋"), 2_800_000)
                .project(new Option("charging", "Charging for e-bikes 电动车充电"), 3_000_000)
                .project(new Option("parking", "Twelve parking places 十二个车位"), 4_800_000)
                .project(new Option("barrier", "A new barrier at gate 1 一号门道闸"), 1_500_000)
                .project(new Option("garden", "A roof garden 屋顶花园"), 4_200_000)
                .build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(58, "parking", "barrier", "charging")
                .add(47, "parking", "barrier", "charging")
                .add(21, "parking", "charging")
                .add(39, "canteen", "ramp", "bench")
                .add(22, "canteen", "bench")
                .add(33, "slide", "reading")
                .add(18, "slide", "reading", "garden")
                .add(9, "garden", "reading")
                .addBlank(4)
                .build();
        return new BudgetDecision(PLACE, MADE_UP, new Money(2, "CNY"), budget, Utilities.cost(ballots), ballots);
    }

    /** Three seats of an owners' committee, by rankings. */
    Decision election() {
        Options candidates = Options.copyOf(List.of(
                new Option("jia", "Candidate A 甲"),
                new Option("yi", "Candidate B 乙"),
                new Option("bing", "Candidate C 丙"),
                new Option("ding", "Candidate D 丁"),
                new Option("wu", "Candidate E 戊"),
                new Option("ji", "Candidate F 己"),
                new Option("geng", "Candidate G 庚")));
        RankedProfile ballots = RankedProfile.builder(candidates)
                .add(41, "jia > yi > wu")
                .add(23, "jia > ding > yi")
                .add(19, "yi > jia > bing")
                .add(28, "bing > geng > ding")
                .add(12, "bing > ding")
                .add(17, "ding > bing > geng")
                .add(22, "wu > ji > yi")
                .add(14, "ji > wu > geng")
                .add(11, "geng > bing")
                .add(6, "geng > ji > wu")
                .addBlank(3)
                .build();
        return new ElectionDecision(PLACE + " · owners' committee 业主委员会", MADE_UP, ballots, 3, lot);
    }

    /** What to do with the lane: those with cars, those who walk, and those with children see it differently, and share more than they think. */
    Decision conversation() {
        Options statements = Options.copyOf(List.of(
                new Option("lamps", "The lamps in lane 3 should be repaired first. 先修三巷路灯。"),
                new Option("parking", "The lane needs more parking places. 巷内应增加车位。"),
                new Option("walk", "Cars should stay out of the lane by day. 白天车辆不应入巷。"),
                new Option("fee", "Those who park should pay for it. 停车应当付费。"),
                new Option("play", "Children should be able to play in the lane. 孩子应能在巷中玩耍。"),
                new Option("speed", "Nobody should drive faster than 10 km/h. 车速不得超过十公里。"),
                new Option("gate", "Gate 1 should be closed at night. 一号门夜间应关闭。"),
                new Option("bikes", "E-bikes must not be charged in stairwells. 楼道内禁止电动车充电。"),
                new Option("trees", "Trees may be cut for parking places. 可为车位伐树。"),
                new Option("stage", "The square may be used for dancing until nine. 广场舞可跳到九点。")));
        int[][] camps = {
            {1, 1, -1, -1, 0, 1, 1, 1, 1, 0}, {1, -1, 1, 1, 1, 1, 0, 1, -1, 1}, {1, -1, 1, 0, 1, 1, 1, 1, -1, -1},
        };
        int[] members = {34, 27, 25};
        OpinionVotes.Builder votes = OpinionVotes.builder(statements);
        Random random = new Random(1);
        int participant = 0;
        for (int camp = 0; camp < camps.length; camp++) {
            for (int member = 0; member < members[camp]; member++) {
                participant++;
                for (int statement = 0; statement < statements.size(); statement++) {
                    int own = random.nextInt(8) == 0 ? random.nextInt(3) - 1 : camps[camp][statement];
                    if (random.nextInt(12) > 0) {
                        votes.vote("p" + participant, statements.get(statement).id(), OPINIONS.get(own + 1));
                    }
                }
            }
        }
        return new ConversationDecision(PLACE + " · lane 3 三巷", MADE_UP, votes.build());
    }
}
