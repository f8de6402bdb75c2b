package org.linli.choice;

/** What a figure in an outcome counts. More is better for whoever has it, unless said otherwise. */
public enum Measure {
    /** Weight of the ballots that have an option in first place among those still standing. */
    FIRST_PLACES("first places", "首选票"),
    /** Weight of the ballots that have an option in last place among those still standing. Less is better. */
    LAST_PLACES("last places", "末位票"),
    /** Weight of the ballots that approve of an option. */
    APPROVALS("approvals", "赞成票"),
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
    /** Points or utility received. */
    POINTS("points", "得分"),
    /** Money spent or to be spent, in minor units. Less is better. */
    COST("cost", "费用"),
    /** Utility of all supporters together for each minor unit of cost. */
    UTILITY_PER_COST("utility per cost", "单位费用效用"),
    /** What an option costs, divided by what a supporter pays for it: the more share the cost, the more votes it is worth. */
    EFFECTIVE_VOTES("effective votes", "有效票数"),
    /** Money that every supporter has carried when an option is bought. Less is better. */
    LOAD("load", "负担");

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
