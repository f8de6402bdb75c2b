package org.linli.walkthrough.dongting;

import static org.linli.actor.ActorKind.CHARITY_RESOURCE;
import static org.linli.actor.ActorKind.ENTERPRISE;
import static org.linli.actor.ActorKind.GOVERNMENT_DEPARTMENT;
import static org.linli.actor.ActorKind.HOUSEHOLD;
import static org.linli.actor.ActorKind.MASS_ORGANISATION;
import static org.linli.actor.ActorKind.OTHER_STAKEHOLDER;
import static org.linli.actor.ActorKind.OWNERS_ASSEMBLY;
import static org.linli.actor.ActorKind.OWNERS_COMMITTEE;
import static org.linli.actor.ActorKind.PARTY_ORGANISATION;
import static org.linli.actor.ActorKind.POLICE_POST;
import static org.linli.actor.ActorKind.PROPERTY_COMPANY;
import static org.linli.actor.ActorKind.PUBLIC_INSTITUTION;
import static org.linli.actor.ActorKind.PUBLIC_UTILITY;
import static org.linli.actor.ActorKind.RESIDENT;
import static org.linli.actor.ActorKind.RESIDENTS_COMMITTEE;
import static org.linli.actor.ActorKind.SOCIAL_ORGANISATION;
import static org.linli.actor.ActorKind.SOCIAL_WORKER;
import static org.linli.actor.ActorKind.STAFF_MEMBER;
import static org.linli.actor.ActorKind.STREET_OFFICE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.basics.ActorId;

/** Everybody who takes part in the day: all kinds that govern a community together (党政商社群). All of them are made up. */
final class Cast {

    static final int RESIDENTS = 60;
    static final int HOUSEHOLDS = 3;

    static final Actor PLATFORM = Actor.of("platform", OTHER_STAKEHOLDER, "平台", "platform");

    static final Actor BRANCH = Actor.of("branch-dongting", PARTY_ORGANISATION, "社区大党委", "party branch");
    static final Actor VOLUNTEERS = Actor.of("party-volunteers", PARTY_ORGANISATION, "党员志愿者", "party volunteers")
            .below(BRANCH);
    static final Actor BANK_BRANCH = Actor.of("branch-bank", PARTY_ORGANISATION, "银行党支部", "the bank's party branch");

    static final Actor STREET = Actor.of("street-shuiguohu", STREET_OFFICE, "街道办事处", "street office");
    static final Actor DRAINS = Actor.of("street-drains", PUBLIC_UTILITY, "排水班", "drain crew");
    static final Actor URBAN =
            Actor.of("department-urban-management", GOVERNMENT_DEPARTMENT, "城管部门", "urban management office");
    static final Actor PATROL =
            Actor.of("urban-patrol-2", GOVERNMENT_DEPARTMENT, "执法中队", "patrol").below(URBAN);
    static final Actor EDUCATION = Actor.of("department-education", GOVERNMENT_DEPARTMENT, "教育部门", "education office");
    static final Actor MARKET =
            Actor.of("department-market", GOVERNMENT_DEPARTMENT, "市场监管部门", "market supervision office");
    static final Actor ECOLOGY = Actor.of("department-ecology", GOVERNMENT_DEPARTMENT, "生态环境部门", "environment office");
    static final Actor POLICE = Actor.of("police-110", GOVERNMENT_DEPARTMENT, "公安 110", "police");
    static final Actor FIRE = Actor.of("fire-119", GOVERNMENT_DEPARTMENT, "消防 119", "fire brigade");
    static final Actor POST = Actor.of("police-post-shuiguohu", POLICE_POST, "派出所", "police post");
    static final Actor COURT = Actor.of("court-wuchang", OTHER_STAKEHOLDER, "法院", "court");
    static final Actor ARBITRATION =
            Actor.of("arbitration-wuchang", OTHER_STAKEHOLDER, "劳动仲裁", "labour arbitration commission");

    static final Actor PROPERTY = Actor.of("property-1", PROPERTY_COMPANY, "物业公司", "property company");
    static final Actor REPAIR_1 = Actor.of("property-repair-1", PROPERTY_COMPANY, "维修一组", "repair team 1")
            .below(PROPERTY);
    static final Actor REPAIR_2 = Actor.of("property-repair-2", PROPERTY_COMPANY, "维修二组", "repair team 2")
            .below(PROPERTY);
    static final Actor CLEANERS =
            Actor.of("property-cleaners", PROPERTY_COMPANY, "保洁组", "cleaners").below(PROPERTY);
    static final Actor GUARDS =
            Actor.of("property-guards", PROPERTY_COMPANY, "秩序组", "guards").below(PROPERTY);
    static final Actor LIFTS = Actor.of("lift-company-1", ENTERPRISE, "电梯维保", "lift company");
    static final Actor GARDENERS = Actor.of("street-gardeners", ENTERPRISE, "绿化班", "gardeners");
    /** It gives up its business in the middle of the day. */
    static final Actor PUMPS = Actor.of("pump-shop-1", ENTERPRISE, "抽水店", "pump shop");

    static final Actor BANK = Actor.of("bank-1", ENTERPRISE, "驻区银行", "bank");
    static final Actor RESTAURANT = Actor.of("restaurant-1", ENTERPRISE, "餐馆", "restaurant");
    static final Actor CANTEEN = Actor.of("canteen-1", ENTERPRISE, "社区食堂", "canteen");

    static final Actor COMMITTEE = Actor.of("committee-dongting", RESIDENTS_COMMITTEE, "居委会", "residents' committee");
    static final Actor DESK = Actor.of("committee-desk", RESIDENTS_COMMITTEE, "便民窗口", "service desk")
            .below(COMMITTEE);
    static final Actor ASSEMBLY = Actor.of("owners-assembly-1", OWNERS_ASSEMBLY, "业主大会", "owners' assembly");
    static final Actor OWNERS = Actor.of("owners-committee-1", OWNERS_COMMITTEE, "业委会", "owners' committee");
    static final Actor SCHOOL = Actor.of("school-canteen", PUBLIC_INSTITUTION, "学校食堂", "school canteen");
    static final Actor CLINIC = Actor.of("clinic-dongting", PUBLIC_INSTITUTION, "社区卫生服务中心", "health centre");
    static final Actor WOMEN = Actor.of("womens-federation-1", MASS_ORGANISATION, "妇联", "women's federation");
    static final Actor CARE = Actor.of("social-care-1", SOCIAL_ORGANISATION, "养老服务中心", "care association");
    static final Actor CARERS = Actor.of("social-care-team", SOCIAL_ORGANISATION, "助老队", "care team")
            .below(CARE);
    static final Actor MEDIATORS = Actor.of("mediators-1", SOCIAL_ORGANISATION, "调解队", "mediators");
    static final Actor SOCIAL = Actor.of("social-worker-1", SOCIAL_WORKER, "社工", "social worker");
    static final Actor CHARITY = Actor.of("charity-shop-1", CHARITY_RESOURCE, "慈善超市", "charity shop");

    private static final List<Actor> SUPPLIERS = List.of(
            CANTEEN,
            SCHOOL,
            Actor.of("handyman-1", ENTERPRISE, "维修店", "handyman's shop"),
            Actor.of("handyman-2", ENTERPRISE, "便民服务店", "handy service"),
            Actor.of("housekeeping-1", ENTERPRISE, "家政公司", "housekeeping company"),
            Actor.of("volunteer-team-1", SOCIAL_ORGANISATION, "志愿服务队", "volunteers' team"));

    private static final Map<ActorId, Actor> BY_ID = byId();

    private Cast() {}

    /** The grid worker of a grid. */
    static Actor gridWorker(int grid) {
        return Actor.of(
                String.format(Locale.ROOT, "grid-worker-%02d", grid),
                STAFF_MEMBER,
                grid + " 号网格员",
                "worker of grid " + grid);
    }

    /** A resident, by a pseudonym. */
    static Actor resident(int number) {
        return Actor.of(String.format(Locale.ROOT, "resident-%03d", number), RESIDENT, "居民", "resident " + number);
    }

    /** A household, by a pseudonym. */
    static Actor household(int number) {
        return Actor.of(String.format(Locale.ROOT, "household-%02d", number), HOUSEHOLD, "住户", "household " + number);
    }

    /** The resident who speaks for a household. */
    static Actor householder(int household) {
        return resident(30 + household);
    }

    /** Everybody, in the order of this list. */
    static Collection<Actor> all() {
        return BY_ID.values();
    }

    /** The actor of an id. */
    static Actor of(ActorId id) {
        Actor known = BY_ID.get(id);
        if (known == null) {
            throw new IllegalArgumentException("The actor (" + id + ") must be one of this day.");
        }
        return known;
    }

    /** How readers know the actor of an id, in both languages; residents and households by their pseudonyms. */
    static String nameOf(ActorId id) {
        return of(id).both();
    }

    private static Map<ActorId, Actor> byId() {
        List<Actor> all = new ArrayList<>(List.of(PLATFORM, BRANCH, VOLUNTEERS, BANK_BRANCH, STREET, DRAINS));
        all.addAll(List.of(URBAN, PATROL, EDUCATION, MARKET, ECOLOGY, POLICE, FIRE, POST, COURT, ARBITRATION));
        all.addAll(List.of(PROPERTY, REPAIR_1, REPAIR_2, CLEANERS, GUARDS, LIFTS, GARDENERS, PUMPS, BANK, RESTAURANT));
        all.addAll(List.of(COMMITTEE, DESK, ASSEMBLY, OWNERS, CLINIC, WOMEN, CARE, CARERS, MEDIATORS));
        all.addAll(List.of(SOCIAL, CHARITY));
        all.addAll(SUPPLIERS);
        for (int grid = 1; grid <= Dongting.GRIDS; grid++) {
            all.add(gridWorker(grid));
        }
        for (int number = 1; number <= HOUSEHOLDS; number++) {
            all.add(household(number));
        }
        for (int number = 1; number <= RESIDENTS; number++) {
            all.add(resident(number));
        }
        Map<ActorId, Actor> byId = new LinkedHashMap<>();
        all.forEach(actor -> byId.put(actor.id(), actor));
        return Collections.unmodifiableMap(byId);
    }
}
