package org.linli.responsibility;

import java.util.EnumSet;
import java.util.Set;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Sphere;

/** Of which kind the ground of a duty is, and so whom it can bind, and to what. Nothing else makes a duty: the class of a good only suggests. */
public enum DutyGround {
    /** A statute or regulation (法律法规). */
    STATUTE("法律法规"),
    /** A department's list of powers and responsibilities (权责清单). */
    POWER_LIST("权责清单"),
    /** The list of what a street or township does itself (基本履职事项清单). */
    BASIC_LIST("基本履职事项清单"),
    /** The list of what a street or township helps a department with, which leads (配合履职事项清单). */
    COOPERATION_LIST("配合履职事项清单"),
    /** The list of what departments above have taken back from streets and townships (上级部门收回事项清单). */
    WITHDRAWN_LIST("上级部门收回事项清单"),
    /** What a residents' committee helps government with by law (依法协助事项). */
    LAWFUL_ASSISTANCE("依法协助事项"),
    /** A contract, such as one on property services (合同, 物业服务合同). */
    CONTRACT("合同"),
    /** A charter that those concerned have given themselves (居民公约, 管理规约). */
    CHARTER("公约规约"),
    /** A pledge, freely made (承诺): nobody is ever found wanting for one. */
    PLEDGE("承诺");

    private static final Set<ActorKind> STREETS = EnumSet.of(ActorKind.STREET_OFFICE, ActorKind.TOWNSHIP_GOVERNMENT);
    private static final Set<ActorKind> DEPARTMENTS =
            EnumSet.of(ActorKind.GOVERNMENT_DEPARTMENT, ActorKind.POLICE_POST);

    private final String label;

    DutyGround(String label) {
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

    /**
     * Whether it can bind a bearer of a kind. A statute binds everybody; lists of government bind the organs they are made for; a contract,
     * a charter or a pledge never binds government, whose duties are not bargained for.
     *
     * @param bearer of which kind the bearer is
     * @return true if it can
     */
    public boolean binds(ActorKind bearer) {
        return switch (this) {
            case STATUTE -> true;
            case POWER_LIST -> bearer.isGovernment();
            case BASIC_LIST, COOPERATION_LIST -> STREETS.contains(bearer);
            case WITHDRAWN_LIST -> DEPARTMENTS.contains(bearer);
            case LAWFUL_ASSISTANCE -> bearer == ActorKind.RESIDENTS_COMMITTEE;
            case CONTRACT -> !bearer.isGovernment() && bearer.form() != ActorForm.HOUSEHOLD;
            case CHARTER -> !bearer.isGovernment() && bearer != ActorKind.PARTY_ORGANISATION;
            case PLEDGE -> !bearer.isGovernment();
        };
    }

    /**
     * Whether it can bind a bearer of a kind to a part. No statute makes a private person lead, and neither a statute nor a pledge makes one
     * stand for an arrangement by which nobody leads: that takes their own charter or contract.
     *
     * @param bearer of which kind the bearer is
     * @param part to which part
     * @return true if it can
     */
    public boolean binds(ActorKind bearer, DutyPart part) {
        boolean nobody = bearer.sphere() == Sphere.PEOPLE
                && (this == STATUTE || (this == PLEDGE && part.isArrangement()))
                && (part.covers() || part == DutyPart.CO_LEAD);
        return binds(bearer) && !nobody;
    }

    /**
     * Whether it can give a part. Who cooperates or assists by law does not lead; government's lists arrange no self-government.
     *
     * @param part which part
     * @return true if it can
     */
    public boolean gives(DutyPart part) {
        return switch (this) {
            case STATUTE, CHARTER, CONTRACT -> true;
            case POWER_LIST, BASIC_LIST, WITHDRAWN_LIST -> part != DutyPart.SELF_GOVERNED && part != DutyPart.PRIVATE;
            case COOPERATION_LIST, LAWFUL_ASSISTANCE -> !part.covers() && part != DutyPart.SUPERVISE;
            case PLEDGE -> part != DutyPart.SUPERVISE;
        };
    }
}
