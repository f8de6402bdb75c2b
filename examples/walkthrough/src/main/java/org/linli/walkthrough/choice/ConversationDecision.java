package org.linli.walkthrough.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.linli.choice.Option;
import org.linli.choice.opinion.Opinion;
import org.linli.choice.opinion.OpinionMap;
import org.linli.choice.opinion.OpinionSettings;
import org.linli.choice.opinion.OpinionVotes;
import org.linli.choice.opinion.Tally;
import org.linli.walkthrough.report.AgreementChart;
import org.linli.walkthrough.report.MapChart;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** What a conversation shows: who votes alike, what all share, what divides them. */
final class ConversationDecision implements Decision {

    /** With fewer participants the settings for small communities are the honest ones. */
    private static final int MANY = 200;

    private static final int STATEMENTS = 6;

    /** From fine to coarse: the first that hides no more than a quarter is taken. */
    private static final List<Integer> SQUARES = List.of(28, 20, 14, 10, 7, 5);

    private static final long SEED = 1;

    private final String title;
    private final String source;
    private final OpinionMap map;

    ConversationDecision(String title, String source, OpinionVotes votes) {
        this.title = title;
        this.source = source;
        this.map = OpinionMap.of(
                votes,
                votes.participants() < MANY ? OpinionSettings.smallCommunity(SEED) : OpinionSettings.polis(SEED));
    }

    @Override
    public String file() {
        return "conversation.html";
    }

    @Override
    public String headline() {
        String ground = map.common().stream()
                .findFirst()
                .map(top -> "; most common ground 最大共识: " + top.statement().name())
                .orElse("");
        return "Conversation 议事: " + Wording.count(map.votes().participants()) + " participants, "
                + (map.groups().size() < 2 ? "no groups" : map.groups().size() + " groups " + map.groups()) + ground;
    }

    @Override
    public ReportPage page() {
        ReportPage page = ReportPage.titled("Conversation 议事: " + title, "en")
                .lead(source)
                .figures(List.of(
                        new KeyFigure(
                                "Participants 参与者",
                                Wording.count(map.votes().participants()),
                                Wording.count(map.unplaced()) + " voted too little to be placed"),
                        new KeyFigure(
                                "Votes 投票",
                                Wording.count(map.votes().votes()),
                                "on " + Wording.count(map.votes().statements().size()) + " statements"),
                        new KeyFigure(
                                "Groups 意见群体",
                                map.groups().size() < 2
                                        ? "none 无"
                                        : Integer.toString(map.groups().size()),
                                map.groups().size() < 2 ? "the votes show none" : map.groups() + " members")));
        if (map.groups().isEmpty()) {
            return Explanation.addTo(
                    page.paragraph("Nobody has voted enough to be placed. 无人投票足够以供归组。"), map::summarize);
        }
        page.chart(picture());
        page.section("Common ground 共识")
                .paragraph(
                        "The statements to which all groups agree most, so that no group outvotes another. 各群体都最赞同的陈述。")
                .chart(agreement("What most in every group share 共同点", shared()));
        if (map.groups().size() > 1) {
            page.section("What divides 分歧")
                    .chart(agreement("Where groups are furthest apart 分歧最大处", map.divisive()))
                    .section("What each group stands for 各群体的主张")
                    .table(stands());
        }
        return Explanation.addTo(page, map::summarize);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int group = 0; group < map.groups().size(); group++) {
            names.add("group " + (group + 1) + " (" + Wording.count(map.groups().get(group)) + ")");
        }
        return names;
    }

    private MapChart picture() {
        int placed = placed(map.groups());
        List<OpinionMap.Patch> patches = SQUARES.stream()
                .map(map::patches)
                .filter(each -> 4 * shown(each) >= 3 * placed)
                .findFirst()
                .orElseGet(() -> map.patches(SQUARES.get(SQUARES.size() - 1)));
        int shown = shown(patches);
        MapChart chart = MapChart.of(
                "Opinion map 意见图",
                "Who votes alike stands together. A square shows how many of a group stand in it; those who stand nearly alone ("
                        + Wording.count((long) placed - shown) + " of " + Wording.count(placed)
                        + ") are left out, so that nobody can be found. 观点相近者相邻；近乎独处者不予显示。");
        for (OpinionMap.Patch each : patches) {
            chart = chart.square(each.x(), each.y(), each.side(), each.group(), each.members());
        }
        for (int group = 0; group < map.groups().size(); group++) {
            OpinionMap.Patch middle = map.middle(group);
            chart = chart.group(middle.x(), middle.y(), names().get(group));
        }
        return chart;
    }

    private static int placed(List<Integer> groups) {
        return groups.stream().mapToInt(Integer::intValue).sum();
    }

    private static int shown(List<OpinionMap.Patch> patches) {
        return patches.stream().mapToInt(OpinionMap.Patch::members).sum();
    }

    /** What more than half of those who have seen it agree to, in every group. */
    private List<OpinionMap.Ranked> shared() {
        return map.common().stream()
                .filter(each -> {
                    int at = map.votes().statements().indexOf(each.statement().id());
                    return IntStream.range(0, map.groups().size())
                            .mapToObj(group -> map.tally(group, at))
                            .allMatch(tally -> 2 * tally.agree() > tally.seen());
                })
                .toList();
    }

    private AgreementChart agreement(String what, List<OpinionMap.Ranked> statements) {
        AgreementChart chart = AgreementChart.of(
                what,
                "Of those in each group who have seen a statement, how many agree. The first "
                        + Math.min(STATEMENTS, statements.size()) + " of " + statements.size() + " such statements, of "
                        + map.votes().statements().size() + " in all.",
                names());
        for (OpinionMap.Ranked each : statements.stream().limit(STATEMENTS).toList()) {
            int at = map.votes().statements().indexOf(each.statement().id());
            List<Double> shares = new ArrayList<>();
            for (int group = 0; group < map.groups().size(); group++) {
                Tally tally = map.tally(group, at);
                shares.add(tally.seen() == 0 ? Double.NaN : (double) tally.agree() / tally.seen());
            }
            chart = chart.with(each.statement().name(), shares);
        }
        return chart;
    }

    private ReportTable stands() {
        ReportTable table = ReportTable.of(
                        "What only this group thinks 群体特有的看法",
                        "At most five statements for each group, by how far it is what the group thinks, and only they.")
                .text("group 群体")
                .text("")
                .text("statement 陈述")
                .number("of those who saw it 人数");
        for (int group = 0; group < map.groups().size(); group++) {
            for (OpinionMap.Stand stand : map.representative(group)) {
                Option statement = stand.statement();
                boolean yes = stand.opinion() == Opinion.AGREE;
                Tally in = stand.figures().group();
                table = table.row(
                        "group " + (group + 1),
                        yes ? "agrees 赞同" : "disagrees 反对",
                        statement.name(),
                        Wording.share(yes ? in.agree() : in.disagree(), in.seen()));
            }
        }
        return table;
    }
}
