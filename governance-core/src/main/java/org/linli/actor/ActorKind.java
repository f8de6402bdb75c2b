package org.linli.actor;

import static org.linli.actor.ActorForm.ORGANISATION;
import static org.linli.actor.ActorForm.PERSON;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an actor is (治理主体), and what follows from it: whether it is government, whether it governs itself, whether the whistle
 * (吹哨报到) can summon it or be in its hand. For example the residents' committee: an organisation of society that governs itself, which
 * no whistle summons, since it is no department.
 *
 * <p>Kinds say what somebody is, never what they weigh: no kind counts for more in a vote, a queue or a match.
 */
public enum ActorKind {
    /** A party organisation (党组织), from branch to committee. */
    PARTY_ORGANISATION("党组织", Sphere.PARTY, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A department of a government at county level or above (政府职能部门). */
    GOVERNMENT_DEPARTMENT("政府部门", Sphere.GOVERNMENT, ORGANISATION, EnumSet.of(Trait.GOVERNMENT, Trait.SUMMONED)),
    /** A street office (街道办事处), which a district government has sent out (派出机关). */
    STREET_OFFICE("街道办事处", Sphere.GOVERNMENT, ORGANISATION, EnumSet.of(Trait.GOVERNMENT, Trait.WHISTLES)),
    /** The people's government of a township or town (乡镇人民政府). */
    TOWNSHIP_GOVERNMENT("乡镇人民政府", Sphere.GOVERNMENT, ORGANISATION, EnumSet.of(Trait.GOVERNMENT, Trait.WHISTLES)),
    /** A police post (公安派出所). */
    POLICE_POST("公安派出所", Sphere.GOVERNMENT, ORGANISATION, EnumSet.of(Trait.GOVERNMENT, Trait.SUMMONED)),
    /** A public institution (事业单位): a school, a hospital. Not government, though government runs it. */
    PUBLIC_INSTITUTION("事业单位", Sphere.SOCIETY, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A company that supplies water, power, gas, heat and the like (公共服务企业), bound by law to answer the public's calls. */
    PUBLIC_UTILITY("公共服务企业", Sphere.BUSINESS, ORGANISATION, EnumSet.of(Trait.SUMMONED)),
    /** Any other enterprise (企业). */
    ENTERPRISE("企业", Sphere.BUSINESS, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A property company (物业服务企业), which the owners have hired. */
    PROPERTY_COMPANY("物业服务企业", Sphere.BUSINESS, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A residents' or villagers' committee (居民委员会, 村民委员会): self-governing, not government, never summoned by whistle. */
    RESIDENTS_COMMITTEE("居（村）民委员会", Sphere.SOCIETY, ORGANISATION, EnumSet.of(Trait.SELF_GOVERNING)),
    /** The assembly of all owners of a property area (业主大会). */
    OWNERS_ASSEMBLY("业主大会", Sphere.SOCIETY, ORGANISATION, EnumSet.of(Trait.SELF_GOVERNING)),
    /** The committee that an owners' assembly has elected (业主委员会). */
    OWNERS_COMMITTEE("业主委员会", Sphere.SOCIETY, ORGANISATION, EnumSet.of(Trait.SELF_GOVERNING)),
    /** A property management committee (物业管理委员会), which stands in until there is an owners' committee. */
    PROPERTY_MANAGEMENT_COMMITTEE("物业管理委员会", Sphere.SOCIETY, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A mass organisation (群团组织): union, youth league, women's federation. */
    MASS_ORGANISATION("群团组织", Sphere.SOCIETY, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A social organisation (社会组织): an association, a foundation, a social service agency. */
    SOCIAL_ORGANISATION("社会组织", Sphere.SOCIETY, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A charity resource (社会慈善资源): a donor, a fund, a charity supermarket; one of the five of 五社联动. */
    CHARITY_RESOURCE("社会慈善资源", Sphere.SOCIETY, ORGANISATION, EnumSet.noneOf(Trait.class)),
    /** A social worker (社会工作者): one of the five of 五社联动. */
    SOCIAL_WORKER("社会工作者", Sphere.SOCIETY, PERSON, EnumSet.noneOf(Trait.class)),
    /** A person who serves an organisation (工作人员): an official, a grid worker, an electrician. What they may do comes from roles. */
    STAFF_MEMBER("工作人员", Sphere.SOCIETY, PERSON, EnumSet.noneOf(Trait.class)),
    /** A person who lives here or owns a home here (居民). */
    RESIDENT("居民", Sphere.PEOPLE, PERSON, EnumSet.noneOf(Trait.class)),
    /** The people of one home (住户). */
    HOUSEHOLD("住户", Sphere.PEOPLE, ActorForm.HOUSEHOLD, EnumSet.noneOf(Trait.class)),
    /** A person with an interest here who does not live here (其他人员): a commuter, a shopkeeper from elsewhere. */
    OTHER_PERSON("其他人员", Sphere.PEOPLE, PERSON, EnumSet.noneOf(Trait.class)),
    /** An organisation with an interest here that is none of the others (其他利益相关方). */
    OTHER_STAKEHOLDER("其他利益相关方", Sphere.SOCIETY, ORGANISATION, EnumSet.noneOf(Trait.class));

    private enum Trait {
        GOVERNMENT,
        SELF_GOVERNING,
        WHISTLES,
        SUMMONED
    }

    private final String label;
    private final Sphere sphere;
    private final ActorForm form;
    private final ImmutableSet<Trait> traits;

    ActorKind(String label, Sphere sphere, ActorForm form, EnumSet<Trait> traits) {
        this.label = label;
        this.sphere = sphere;
        this.form = form;
        this.traits = Sets.immutableEnumSet(traits);
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
     * Where it comes from.
     *
     * @return one of 党政商社群
     */
    public Sphere sphere() {
        return sphere;
    }

    /**
     * Whether it is a person, a household or an organisation.
     *
     * @return its form
     */
    public ActorForm form() {
        return form;
    }

    /**
     * Whether it is a natural person.
     *
     * @return true if its form is {@link ActorForm#PERSON}
     */
    public boolean isPerson() {
        return form == PERSON;
    }

    /**
     * Whether it is an organ of government.
     *
     * @return true for departments, street offices, townships and police posts
     */
    public boolean isGovernment() {
        return traits.contains(Trait.GOVERNMENT);
    }

    /**
     * Whether those whom it concerns govern themselves by it (自治组织), so that nobody gives it orders.
     *
     * @return true for residents' committees, owners' assemblies and owners' committees
     */
    public boolean isSelfGoverning() {
        return traits.contains(Trait.SELF_GOVERNING);
    }

    /**
     * Whether it may blow the whistle (吹哨).
     *
     * @return true for street offices and townships only
     */
    public boolean mayWhistle() {
        return traits.contains(Trait.WHISTLES);
    }

    /**
     * Whether a whistle can summon it (报到).
     *
     * @return true for departments, police posts and public utilities; never for a residents' committee
     */
    public boolean mayBeSummoned() {
        return traits.contains(Trait.SUMMONED);
    }

    /**
     * The kinds of a sphere.
     *
     * @param sphere one of 党政商社群
     * @return the kinds, in their order; immutable
     */
    public static Set<ActorKind> of(Sphere sphere) {
        return Arrays.stream(values()).filter(kind -> kind.sphere == sphere).collect(Sets.toImmutableEnumSet());
    }
}
