package org.linli.actor;

/**
 * What somebody is in an organisation or household, and what follows from it: whether they act in its name, and whether they may use
 * powers of enforcement if it has them. For example the grid worker, who has an employer, walks a grid and enforces nothing.
 */
public enum Role {
    /** The head of an organisation (负责人). */
    HEAD("负责人", true, false),
    /** The deputy of the head (副职). */
    DEPUTY("副职", true, false),
    /** The secretary of a party organisation (书记). */
    SECRETARY("书记", true, false),
    /** Somebody in the office of an organisation, who acts in its name (经办人员). */
    OFFICER("经办人员", true, false),
    /** An officer with a licence to enforce the law (执法人员): the only role that can. */
    ENFORCEMENT_OFFICER("执法人员", true, true),
    /** An employee who works for an organisation but does not act in its name (员工). */
    EMPLOYEE("员工", false, false),
    /** A grid worker (网格员): walks a grid, reports, helps; has an employer and no power of enforcement. */
    GRID_WORKER("网格员", false, false),
    /** A social worker in the service of an organisation (社工). */
    SOCIAL_WORKER("社工", false, false),
    /** A volunteer (志愿者). */
    VOLUNTEER("志愿者", false, false),
    /** The head of a building, elected by its residents (楼栋长). */
    BUILDING_HEAD("楼栋长", false, false),
    /** A member of an association, an assembly or a committee (成员). */
    MEMBER("成员", false, false),
    /** A member of a party organisation (党员). */
    PARTY_MEMBER("党员", false, false),
    /** The one who acts in the name of a household (户主). */
    HOUSEHOLDER("户主", true, false),
    /** Somebody who lives in a household (家庭成员). */
    HOUSEHOLD_MEMBER("家庭成员", false, false);

    private final String label;
    private final boolean actsForIt;
    private final boolean mayEnforce;

    Role(String label, boolean actsForIt, boolean mayEnforce) {
        this.label = label;
        this.actsForIt = actsForIt;
        this.mayEnforce = mayEnforce;
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
     * Whether somebody in this role acts in the name of the organisation without a delegation.
     *
     * @return true for those in office
     */
    public boolean actsForIt() {
        return actsForIt;
    }

    /**
     * Whether somebody in this role may use powers of enforcement in the organisation's name.
     *
     * @return true for {@link #ENFORCEMENT_OFFICER} only
     */
    public boolean mayEnforce() {
        return mayEnforce;
    }

    /**
     * Whether it is a role in a household, and not in an organisation.
     *
     * @return true for {@link #HOUSEHOLDER} and {@link #HOUSEHOLD_MEMBER}
     */
    public boolean isOfAHousehold() {
        return this == HOUSEHOLDER || this == HOUSEHOLD_MEMBER;
    }

    /**
     * Whether nobody can be both at one time. A grid worker walks, reports and helps, and enforces nothing, so that nobody does who is
     * one.
     *
     * @param other another role
     * @return true for {@link #GRID_WORKER} and a role that may enforce
     */
    public boolean excludes(Role other) {
        return (this == GRID_WORKER && other.mayEnforce) || (mayEnforce && other == GRID_WORKER);
    }

    /**
     * Whether somebody in this role must have an employer who answers for them.
     *
     * @return true for {@link #GRID_WORKER}
     */
    public boolean needsEmployer() {
        return this == GRID_WORKER;
    }
}
