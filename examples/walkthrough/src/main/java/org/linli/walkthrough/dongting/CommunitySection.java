package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.actor.ActorKind;
import org.linli.actor.ListedItem;
import org.linli.actor.PartyBranch;
import org.linli.actor.Role;
import org.linli.basics.ActorId;
import org.linli.basics.Name;
import org.linli.community.Community;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.PopulationBase;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.run.States;

/** The sections on who there is and on what ground. */
final class CommunitySection {

    private final ReportPage page;
    private final Community community;
    private final States states;
    private final Instant end;

    CommunitySection(ReportPage page, Community community, States states, Instant end) {
        this.page = page;
        this.community = community;
        this.states = states;
        this.end = end;
    }

    /** Adds the sections; facts are counted by the actors in whose name they stand. */
    void add(Map<ActorId, Long> factsByActor) {
        page.section("The community 社区")
                .paragraph(Dongting.PUBLISHED + population(), Dongting.PUBLISHED_CHINESE + populationInChinese())
                .table(ground());
        long badges = states.of(org.linli.actor.Actor.KIND).stream()
                .filter(each -> !each.badges().isEmpty())
                .count();
        Map<ActorKind, Long> facts = new EnumMap<>(ActorKind.class);
        factsByActor.forEach((actor, count) -> facts.merge(Cast.of(actor).kind(), count, Long::sum));
        page.section("Who takes part 谁来治理")
                .paragraph(
                        "Kinds say what somebody is, never what they weigh. Grid workers serve the residents' committee, are"
                                + " employed by the street and may enforce nothing; " + badges
                                + " of them show a party badge where they serve, for they have agreed to. Residents and households"
                                + " stand here under pseudonyms.",
                        "类别只说明身份，不代表权重。网格员服务居委会、由街道聘用，没有执法权；其中 " + badges + " 人经本人同意在服务处亮明党员身份。居民与住户均以化名出现。")
                .table(kinds(facts));
        branch();
    }

    private String population() {
        return base().map(each -> " How many people live there is another figure: " + Wording.count(each.count())
                        + ", synthetic and made up for this day. Neither is a denominator: no figure on this page is per"
                        + " member or per resident.")
                .orElse("");
    }

    private String populationInChinese() {
        return base().map(each -> "常住人口是另一个数字：" + Wording.count(each.count()) + "（虚构，仅供本例）。两者均不作分母，本页没有人均指标。")
                .orElse("");
    }

    private Optional<PopulationBase> base() {
        return states.of(org.linli.territory.Population.KIND).stream()
                .flatMap(each -> each.baseFor("residents", Dongting.DATE, true).stream())
                .findFirst();
    }

    private ReportTable ground() {
        ReportTable table = ReportTable.of(
                        "The ground 市区街社网格",
                        "Codes of district, street and community as published; the grids are made up."
                                + " 区、街道、社区代码为公开代码，网格为虚构。")
                .text("code 代码")
                .text("name 名称")
                .text("level 层级")
                .text("served by 网格员");
        for (AreaTree tree : List.of(AreaTree.ADMINISTRATIVE, AreaTree.GRID)) {
            for (Area each : community.territory().standingAt(tree, end)) {
                String workers = community.roster().serving(each.id(), Role.GRID_WORKER, end).stream()
                        .map(serving -> Cast.nameOf(serving.actor()))
                        .collect(Collectors.joining(", "));
                table = table.row(
                        each.id().value(),
                        each.nameAt(end).map(Name::value).orElse(""),
                        each.plan()
                                .map(AreaPlan::level)
                                .map(level -> level.label())
                                .orElse(""),
                        workers);
            }
        }
        return table;
    }

    private ReportTable kinds(Map<ActorKind, Long> facts) {
        Map<ActorKind, Integer> actors = new EnumMap<>(ActorKind.class);
        community.roster().actors().values().forEach(ties -> actors.merge(ties.kind(), 1, Integer::sum));
        ReportTable table = ReportTable.of(
                        "Actors by kind 各类主体",
                        "Of " + Wording.count(community.roster().actors().size())
                                + " actors on the roster, with the facts that stand in their name. 名册共 "
                                + Wording.count(community.roster().actors().size()) + " 个主体。")
                .text("党政商社群")
                .text("kind 类别")
                .number("actors 主体")
                .number("facts 留痕");
        for (Map.Entry<ActorKind, Integer> each : ordered(actors)) {
            ActorKind kind = each.getKey();
            table = table.row(
                    kind.sphere().label(),
                    Actor.both(kind),
                    Wording.count(each.getValue()),
                    Wording.count(facts.getOrDefault(kind, 0L)));
        }
        return table;
    }

    private static List<Map.Entry<ActorKind, Integer>> ordered(Map<ActorKind, Integer> actors) {
        return actors.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ActorKind, Integer> each) ->
                                each.getKey().sphere())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private void branch() {
        ReportTable lists = ReportTable.of(
                        "Lists of the branch 需求、资源、项目清单", "What was put on a list, and who has claimed it. 清单条目及认领情况。")
                .text("list 清单")
                .text("what 内容")
                .text("listed by 提出")
                .text("claimed by 认领")
                .text("stage 状态");
        for (ListedItem each : states.of(ListedItem.KIND)) {
            lists = lists.row(
                    each.listing().map(listing -> words(listing.list())).orElse(""),
                    each.listing().map(listing -> listing.title().value()).orElse(""),
                    each.listing().map(listing -> Cast.nameOf(listing.lister())).orElse(""),
                    each.claimant().map(Cast::nameOf).orElse(""),
                    words(each.stage()));
        }
        for (PartyBranch each : states.of(PartyBranch.KIND)) {
            String seats =
                    each.seats().stream().map(seat -> Cast.nameOf(seat.unit())).collect(Collectors.joining(", "));
            String reported = each.reported().stream()
                    .map(reporter -> Cast.nameOf(reporter.who()))
                    .collect(Collectors.joining(", "));
            page.paragraph(
                    "The party branch is a greater committee (大党委). Seats (兼职委员): " + seats + ". Reported in (双报到): "
                            + reported + ".",
                    "社区党组织实行大党委制。兼职委员单位：" + seats + "。双报到：" + reported + "。");
        }
        page.table(lists);
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
