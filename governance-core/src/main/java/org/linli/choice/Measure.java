package org.linli.choice;

/** What a figure in an outcome counts. More is better for whoever has it, unless said otherwise. */
public enum Measure {
    /** Weight of the ballots that have an option in first place among those still standing. */
    FIRST_PLACES("first places", "首选票"),
    /** Weight of the ballots that have an option in last place among those still standing. Less is better. */
    LAST_PLACES("last places", "末位票"),
    /** Weight of the ballots that approve of an option. */
    APPROVALS("approvals", "赞成票"),
    /** What members of a committee count to the ballots that approve of them, by the rule's own worths. */
    SATISFACTION("satisfaction", "满意度"),
    /** What each supporter would have to carry of the members, or of the money, so far. Less is better. */
    LOAD("load", "负担"),
    /** What each supporter would have to pay for a seat, where a seat costs 1. Less is better. */
    PRICE("price per supporter", "每名支持者的价格"),
    /** What the member with least can have, if every ballot shares its weight among the members that it approves of. */
    SMALLEST_SUPPORT("smallest support of a member", "成员所得支持之最小者"),
    /** Weight of the ballots that nobody stands for yet and that approve of an option. */
    UNREPRESENTED("approvals without a representative", "尚无代表者的赞成票"),
    /** Points for places on the ballots. */
    BORDA_POINTS("Borda points", "波达分"),
    /** 2 for every other option that is beaten, 1 for every tie. */
    COPELAND_POINTS("Copeland points", "科普兰分"),
    /** The strength of the worst defeat in a pair. Less is better. */
    WORST_DEFEAT("worst defeat", "最大败绩"),
    /** How many other options are beaten, directly or along a path. */
    OPTIONS_BEATEN("options beaten", "胜过的选项数"),
    /** Weight of ballots that disagree with a ranking, added over all pairs of options. Less is better. */
    DISAGREEMENT("disagreement", "分歧总数"),
    /** Weight of the ballots that count for an option in a transferable vote, with what was transferred. */
    TRANSFERABLE_VOTES("votes", "票数"),
    /** What a package is worth to a party, less what no agreement is worth to it. */
    GAIN("gain", "增益"),
    /** A gain over the greatest one that the party could have in a package that all accept. */
    SHARE_OF_IDEAL("share of the ideal gain", "占理想增益之比"),
    /** The gain of the party that gains least. */
    SMALLEST_GAIN("smallest gain", "最小增益"),
    /** The share of the party whose share of its ideal gain is smallest. */
    SMALLEST_SHARE("smallest share of the ideal gain", "最小的理想增益占比"),
    /** The gains of all parties, added up. */
    TOTAL_GAIN("total gain", "总增益"),
    /** The gains of all parties, multiplied. */
    NASH_PRODUCT("product of gains", "增益之积"),
    /** Points or utility received. */
    POINTS("points", "得分"),
    /** Money spent or to be spent, in minor units. Less is better. */
    COST("cost", "费用"),
    /** Utility of all supporters together for each minor unit of cost. */
    UTILITY_PER_COST("utility per cost", "单位费用效用"),
    /** What an option costs, divided by what a supporter pays for it: the more share the cost, the more votes it is worth. */
    EFFECTIVE_VOTES("effective votes", "有效票数");

    private final String english;
    private final String chinese;

    Measure(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Wording wording) {
        return wording.say(english, chinese);
    }
}
