package org.linli.choice.opinion;

import java.util.ArrayList;
import java.util.List;

/** A map in a few lines: the groups, what all agree on, what divides them, what each stands for. */
final class MapSummary {
    private final OpinionMap map;
    private final boolean chinese;

    private MapSummary(OpinionMap map, boolean chinese) {
        this.map = map;
        this.chinese = chinese;
    }

    static String of(OpinionMap map, boolean chinese) {
        MapSummary summary = new MapSummary(map, chinese);
        List<String> lines = new ArrayList<>();
        lines.add(summary.base());
        lines.add(summary.groups());
        map.common().stream().findFirst().ifPresent(top -> lines.add(summary.top("Most common ground", "最大共识", top)));
        map.divisive().stream().findFirst().ifPresent(top -> lines.add(summary.top("Most divisive", "分歧最大", top)));
        for (int of = 0; of < map.groups().size(); of++) {
            for (OpinionMap.Stand stand : map.representative(of)) {
                lines.add(summary.stand(of, stand));
            }
        }
        return String.join("\n", lines);
    }

    private String say(String inEnglish, String inChinese) {
        return chinese ? inChinese : inEnglish;
    }

    private String base() {
        int participants = map.votes().participants();
        int statements = map.votes().statements().size();
        long votes = map.votes().votes();
        return say(
                participants + " participants cast " + votes + " votes on " + statements + " statements; "
                        + map.unplaced() + " voted too little to be placed.",
                participants + "人对" + statements + "条陈述投票" + votes + "次，其中" + map.unplaced() + "人票数过少，未归组。");
    }

    private String groups() {
        List<Integer> sizes = map.groups();
        return sizes.size() < 2
                ? say("The votes show no groups.", "投票未显示出意见群体。")
                : say(
                        "There are " + sizes.size() + " groups, with " + sizes + " members." + chance(),
                        "意见群体" + sizes.size() + "个，人数：" + sizes + "。" + chance());
    }

    private String chance() {
        int shuffles = map.settings().shuffles();
        return map.lookalikes().isEmpty()
                ? ""
                : say(
                        " Of " + shuffles + " shuffles of the votes, "
                                + map.lookalikes().getAsInt() + " showed groups as clear.",
                        "将投票随机打乱" + shuffles + "次，其中" + map.lookalikes().getAsInt() + "次出现同样清晰的群体。");
    }

    private String top(String english, String inChinese, OpinionMap.Ranked top) {
        String value = top.value().rounded(3);
        return say(
                english + ": " + top.statement().name() + " (" + value + ").",
                inChinese + "：" + top.statement().name() + "（" + value + "）。");
    }

    private String stand(int of, OpinionMap.Stand stand) {
        Tally in = stand.figures().group();
        boolean yes = stand.opinion() == Opinion.AGREE;
        long says = yes ? in.agree() : in.disagree();
        return say(
                "Group " + (of + 1) + (yes ? " agrees to " : " disagrees with ") + "\""
                        + stand.statement().name() + "\": " + says + " of " + in.seen() + ".",
                "群体" + (of + 1) + (yes ? "赞同" : "反对") + "“" + stand.statement().name() + "”：" + in.seen() + "人中" + says
                        + "人。");
    }
}
