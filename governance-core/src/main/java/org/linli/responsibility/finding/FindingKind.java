package org.linli.responsibility.finding;

/** Of which kind a finding is: what it is called, and what is to be done where no change of the register mends it. */
public enum FindingKind {
    /** Nobody leads, and no arrangement is declared by which nobody has to. */
    NO_LEAD(Group.ABSENCE, "无人牵头", "nobody leads", "明确牵头单位，或声明自治、自理、共担。", "Name a lead, or declare an arrangement."),
    /** Who leads takes part no more. */
    LEAD_GONE(Group.ABSENCE, "牵头单位已不存在", "the lead is gone", "将职责移交给继任单位。", "Hand the duty over to a successor."),
    /** Who leads has not the people, the money or the authority to do it. */
    LEAD_WITHOUT_MEANS(
            Group.ABSENCE,
            "牵头单位有责无力",
            "the lead is without means",
            "按权随事转、费随事转配齐人财权。",
            "Give the people, money and authority that it takes."),
    /** Somebody did what is another's duty and stands on no list of theirs. */
    ACTS_BEYOND_LIST(
            Group.OVERREACH,
            "清单外履职",
            "acts beyond the list",
            "属需要的协助则列入清单，否则由牵头单位办理。",
            "Put the help on the list if it is wanted; else leave it to the lead."),
    /** Somebody has a duty that stands on no list of theirs, has not been let in, or has been taken back above them. */
    DUTY_BEYOND_LIST(
            Group.OVERREACH,
            "清单外派责",
            "a duty beyond the list",
            "退回派出部门，或依准入程序准入。",
            "Give it back, or let it in with its funds."),
    /** Who leads is of a kind that does not suit the class of the good. */
    WRONG_PROVIDER(
            Group.MISPLACEMENT,
            "供给主体错位",
            "the lead is of the wrong kind",
            "移交给与物品属性相称的主体，或说明理由。",
            "Hand it to a kind that suits the good, or give the reason for another provision in the inventory."),
    /** A matter is left to itself, to private persons or to several in a way that does not suit it, or is left to a person to speak for. */
    UNSUITED_ARRANGEMENT(
            Group.MISPLACEMENT,
            "安排与事项不符",
            "the arrangement does not suit the matter",
            "明确牵头单位，或改由相称的组织自治、协调。",
            "Name a lead, or make an arrangement that suits the matter with an organisation."),
    /** Somebody supervises work of their own, of those that they belong to, or that is produced by them or by what belongs to them. */
    SUPERVISES_ITSELF(Group.MISPLACEMENT, "自我监督", "supervises itself", "由其他单位监督。", "Let somebody else supervise."),
    /** One leads in two matters that nobody may lead both of. */
    CONFLICTING_LEADS(
            Group.MISPLACEMENT,
            "不相容职责",
            "leads two that conflict",
            "将其中一项移交他人。",
            "Hand one of the two to somebody else."),
    /** Several lead the same. */
    OVERLAP(Group.OVERLAP, "多头牵头", "several lead", "只保留一个牵头单位。", "Let one lead and the others assist."),
    /** Somebody has more duties at a time than is set for their kind. */
    OVERLOAD(
            Group.OVERLOAD,
            "超负荷",
            "too many duties",
            "减负，或移交给同类单位。",
            "Hand some to others of the kind, or end what is not needed."),
    /** Nobody leads between one who did and one who will. */
    HANDOVER_GAP(
            Group.ORPHANED,
            "交接空档",
            "nobody leads between two",
            "由前任或继任补足空档。",
            "Let the one before or the one after fill the time between."),
    /** A duty goes on though its area, its matter, its bearer or that of which it was delegated has ended. */
    OUTLIVED(
            Group.ORPHANED,
            "职责悬空",
            "a duty outlives what it stands on",
            "及时终止，或移至承继的区域。",
            "End it, or assign it anew in the area that stands in its place."),
    /** An organisation has no duty and is tied to nobody. */
    ISLAND_ACTOR(
            Group.ISLAND, "孤岛主体", "an actor connected to nobody", "给予角色或告知义务，或注销。", "Give it a part, or let it leave."),
    /** In an area nobody has any duty, nor in anything above or below it. */
    ISLAND_AREA(
            Group.ISLAND,
            "孤岛区域",
            "an area connected to nobody",
            "将邻近职责延伸至该区域。",
            "Let those who lead nearby lead here too."),
    /** An area stands below one that is more than one level above it. */
    LEVEL_SKIPPED(
            Group.ISLAND,
            "层级断档",
            "a level is skipped",
            "设立中间层级，或说明其归属。",
            "Establish the area between, or move this one below it."),
    /** Somebody other than a lead has work without the people, the money or the authority to do it. */
    WITHOUT_MEANS(
            Group.MEANS,
            "权责利不匹配",
            "work without means",
            "配齐人财权，或免去职责。",
            "Give the people, money and authority that it takes, or end the duty.");

    private final Group group;
    private final String chinese;
    private final String english;
    private final String chineseRemedy;
    private final String remedy;

    /** To what a kind belongs. */
    public enum Group {
        /** Somebody should be there and is not (缺位). */
        ABSENCE("缺位"),
        /** Somebody is where they should not be (越位). */
        OVERREACH("越位"),
        /** Somebody stands in the wrong place (错位). */
        MISPLACEMENT("错位"),
        /** Several stand in one place (交叉重叠). */
        OVERLAP("交叉重叠"),
        /** Too much for one (超负荷). */
        OVERLOAD("超负荷"),
        /** Time that belongs to nobody, or a duty that hangs in the air (悬空). */
        ORPHANED("悬空"),
        /** Connected to nobody (孤岛). */
        ISLAND("孤岛"),
        /** Duty, authority and what it takes do not match (权责利不匹配). */
        MEANS("权责利不匹配");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return the term of the field
         */
        public String label() {
            return label;
        }
    }

    FindingKind(Group group, String chinese, String english, String chineseRemedy, String remedy) {
        this.group = group;
        this.chinese = chinese;
        this.english = english;
        this.chineseRemedy = chineseRemedy;
        this.remedy = remedy;
    }

    /**
     * To what it belongs.
     *
     * @return one of 缺位, 越位, 错位 and so on
     */
    public Group group() {
        return group;
    }

    /**
     * What it is called in Chinese.
     *
     * @return a few characters
     */
    public String chinese() {
        return chinese;
    }

    /**
     * What it is called in English.
     *
     * @return a few words
     */
    public String english() {
        return english;
    }

    /**
     * What is to be done, in Chinese.
     *
     * @return a sentence
     */
    public String chineseRemedy() {
        return chineseRemedy;
    }

    /**
     * What is to be done, in English.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }

    /** The kind under which it is compared: that nobody leads is the same, whoever did before and will after. */
    FindingKind akin() {
        return this == HANDOVER_GAP ? NO_LEAD : this;
    }
}
