package org.linli.responsibility.disclosure;

import org.linli.basics.MatterId;

/** What has to be disclosed. */
public enum DisclosureTopic {
    /** What the committee does: decisions and how they are carried out, lawful assistance, whom it helped (居务公开). */
    AFFAIRS("居务公开", "affairs of the committee"),
    /** What the committee takes in and spends (财务公开). */
    FINANCES("财务公开", "finances of the committee"),
    /** What the common parts bring in and where it goes: it belongs to the owners (公共收益). */
    COMMON_INCOME("公共收益", "common income of the owners"),
    /** What is paid into the repair fund, used and left (维修资金). */
    REPAIR_FUND("维修资金", "repair fund"),
    /** What has come of a project: what was done, what it cost, who accepted it (项目结果). */
    PROJECT_RESULT("项目结果", "result of a project");

    private final String label;
    private final String english;

    DisclosureTopic(String label, String english) {
        this.label = label;
        this.english = english;
    }

    /**
     * What it is called in Chinese.
     *
     * @return the term of the field
     */
    public String label() {
        return label;
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
     * The matter that it belongs to, as asked of an authority and as the starter inventory has it.
     *
     * @return the matter, such as {@code repair-fund}
     */
    public MatterId matter() {
        return MatterId.of(
                switch (this) {
                    case AFFAIRS -> "committee-affairs";
                    case FINANCES -> "committee-finances";
                    case COMMON_INCOME -> "common-income";
                    case REPAIR_FUND -> "repair-fund";
                    case PROJECT_RESULT -> "project-results";
                });
    }
}
