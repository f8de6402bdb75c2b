package org.linli.responsibility.inventory;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.Set;
import org.linli.actor.ActorKind;

/** How a matter is provided, and which kinds of actors are suited to answer for it. Who produces and who pays may be others. */
public enum Provision {
    /** By government, at public expense (政府供给). */
    GOVERNMENT(
            "政府供给",
            EnumSet.of(
                    ActorKind.GOVERNMENT_DEPARTMENT,
                    ActorKind.STREET_OFFICE,
                    ActorKind.TOWNSHIP_GOVERNMENT,
                    ActorKind.POLICE_POST,
                    ActorKind.PUBLIC_INSTITUTION,
                    ActorKind.PUBLIC_UTILITY)),
    /** By those who belong to it, at their own expense: owners and whom they hire (成员供给). */
    MEMBERS(
            "成员供给",
            EnumSet.of(
                    ActorKind.OWNERS_ASSEMBLY,
                    ActorKind.OWNERS_COMMITTEE,
                    ActorKind.PROPERTY_MANAGEMENT_COMMITTEE,
                    ActorKind.PROPERTY_COMPANY,
                    ActorKind.PUBLIC_UTILITY,
                    ActorKind.ENTERPRISE)),
    /** By those concerned together, under rules of their own (自治供给). */
    COMMONS(
            "自治供给",
            EnumSet.of(
                    ActorKind.RESIDENTS_COMMITTEE,
                    ActorKind.OWNERS_ASSEMBLY,
                    ActorKind.OWNERS_COMMITTEE,
                    ActorKind.PROPERTY_MANAGEMENT_COMMITTEE,
                    ActorKind.PARTY_ORGANISATION,
                    ActorKind.MASS_ORGANISATION,
                    ActorKind.SOCIAL_ORGANISATION,
                    ActorKind.CHARITY_RESOURCE)),
    /** By each for themselves, or by whom they buy it from (市场供给). */
    MARKET(
            "市场供给",
            EnumSet.of(
                    ActorKind.ENTERPRISE,
                    ActorKind.PROPERTY_COMPANY,
                    ActorKind.PUBLIC_UTILITY,
                    ActorKind.SOCIAL_ORGANISATION,
                    ActorKind.HOUSEHOLD,
                    ActorKind.RESIDENT,
                    ActorKind.OTHER_PERSON,
                    ActorKind.OTHER_STAKEHOLDER));

    private final String label;
    private final ImmutableSet<ActorKind> providers;

    Provision(String label, EnumSet<ActorKind> providers) {
        this.label = label;
        this.providers = Sets.immutableEnumSet(providers);
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
     * Which kinds of actors are suited to answer for it.
     *
     * @return the kinds, in their order; immutable
     */
    public Set<ActorKind> providers() {
        return providers;
    }
}
