package org.linli.walkthrough.dongting;

import static org.linli.walkthrough.dongting.Actor.Kind.BUSINESS;
import static org.linli.walkthrough.dongting.Actor.Kind.COMMUNITY;
import static org.linli.walkthrough.dongting.Actor.Kind.GOVERNMENT;
import static org.linli.walkthrough.dongting.Actor.Kind.PARTY;
import static org.linli.walkthrough.dongting.Actor.Kind.PLATFORM;
import static org.linli.walkthrough.dongting.Actor.Kind.RESIDENT;
import static org.linli.walkthrough.dongting.Actor.Kind.SOCIAL;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.Solution;
import org.linli.order.Supplier;
import org.linli.order.SupplierRoster;

/**
 * 东亭社区 as it is made up here: who takes part, what comes up, who is responsible. Real are its name, its place among the divisions
 * (420106012021, under 水果湖街道) and what {@link #PUBLISHED} says; the rest is synthetic.
 */
final class Dongting {

    /** What has been published about the real one. */
    static final String PUBLISHED = "Published about the real 东亭社区: its online council-hall group has 8,664 members,"
            + " 264 of them party members (周红云, 2021).";

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate DATE = LocalDate.of(2026, 3, 3);
    static final String CODE = "420106012021";
    static final int GRIDS = 8;
    static final int RESIDENTS = 60;

    static final Actor PLATFORM_ITSELF = Actor.of("platform", PLATFORM, "平台", "platform");
    static final Actor BRANCH = Actor.of("branch-dongting", PARTY, "社区党委", "party branch");
    static final Actor STREET = Actor.of("street-shuiguohu", GOVERNMENT, "街道办事处", "street office");
    static final Actor URBAN = Actor.of("department-urban-management", GOVERNMENT, "城管部门", "urban management office");
    static final Actor EDUCATION = Actor.of("department-education", GOVERNMENT, "教育部门", "education office");
    static final Actor MARKET = Actor.of("department-market", GOVERNMENT, "市场监管部门", "market supervision office");
    static final Actor POLICE = Actor.of("police-110", GOVERNMENT, "公安 110", "police");
    static final Actor COURT = Actor.of("court-wuchang", GOVERNMENT, "法院", "court");
    static final Actor PROPERTY = Actor.of("property-1", BUSINESS, "物业公司", "property company");
    static final Actor COMMITTEE = Actor.of("committee-dongting", COMMUNITY, "居委会", "residents' committee");
    static final Actor CARE = Actor.of("social-care-1", SOCIAL, "养老服务中心", "care association");

    private static final Actor REPAIR_1 = Actor.of("property-repair-1", BUSINESS, "维修一组", "repair team 1");
    private static final Actor REPAIR_2 = Actor.of("property-repair-2", BUSINESS, "维修二组", "repair team 2");
    private static final Actor LIFTS = Actor.of("lift-company-1", BUSINESS, "电梯维保", "lift company");
    private static final Actor CLEANERS = Actor.of("property-cleaners", BUSINESS, "保洁组", "cleaners");
    private static final Actor GUARDS = Actor.of("property-guards", BUSINESS, "秩序组", "guards");
    private static final Actor PATROL = Actor.of("urban-patrol-2", GOVERNMENT, "执法中队", "patrol");
    private static final Actor DRAINS = Actor.of("street-drains", GOVERNMENT, "排水班", "drain crew");
    private static final Actor GARDENERS = Actor.of("street-gardeners", GOVERNMENT, "绿化班", "gardeners");
    private static final Actor DESK = Actor.of("committee-desk", COMMUNITY, "便民窗口", "service desk");
    private static final Actor MEDIATORS = Actor.of("mediators-1", SOCIAL, "调解队", "mediators");
    private static final Actor VOLUNTEERS = Actor.of("party-volunteers", PARTY, "党员志愿者", "party volunteers");
    private static final Actor CARERS = Actor.of("social-care-team", SOCIAL, "助老队", "care team");

    static final Matter LIFT =
            matter("lift", "电梯停运", "lift out of service", PROPERTY, List.of(LIFTS), "2h", 40, 110, 4);
    static final Matter LEAK =
            matter("leak", "漏水", "water leak", PROPERTY, List.of(REPAIR_1, REPAIR_2), "24h", 45, 240, 8);
    static final Matter LIGHT =
            matter("light", "楼道灯不亮", "stairwell light out", PROPERTY, List.of(REPAIR_1, REPAIR_2), "24h", 30, 180, 10);
    static final Matter TRADING =
            matter("trading", "占道经营", "trading on the pavement", URBAN, List.of(PATROL), "24h", 30, 200, 5);
    static final Matter MEAL = matter("meal", "助餐", "a meal brought home", CARE, List.of(CARERS), "24h", 5, 15, 8);
    static final Matter SMALL_REPAIR =
            matter("small-repair", "入户小修", "a small repair at home", COMMITTEE, List.of(DESK), "24h", 5, 15, 6);
    static final Matter CLEANING =
            matter("cleaning", "家政保洁", "cleaning at home", CARE, List.of(CARERS), "24h", 5, 15, 5);

    /** What comes up here and is ours. */
    static final List<Matter> OURS = List.of(
            LIFT,
            LEAK,
            LIGHT,
            TRADING,
            MEAL,
            SMALL_REPAIR,
            CLEANING,
            matter("waste", "垃圾未清", "waste not collected", PROPERTY, List.of(CLEANERS), "24h", 30, 150, 9),
            matter("fire-lane", "占用消防通道", "fire lane blocked", PROPERTY, List.of(GUARDS), "2h", 15, 60, 8),
            matter("noise", "噪声扰民", "noise", COMMITTEE, List.of(MEDIATORS), "24h", 30, 150, 8),
            matter("drain", "下水道堵塞", "blocked drain", STREET, List.of(DRAINS), "24h", 60, 300, 5),
            matter("dog", "遛狗不牵绳", "dog off the lead", COMMITTEE, List.of(MEDIATORS), "7d", 60, 400, 4),
            explained("certificate", "证明咨询", "question about a certificate", COMMITTEE, List.of(DESK), 9),
            matter("tree", "树枝挡窗", "branches before a window", STREET, List.of(GARDENERS), "7d", 200, 1_000, 4),
            matter("clinic", "陪诊", "company to the clinic", BRANCH, List.of(VOLUNTEERS), "24h", 60, 180, 4));

    /** What residents bring and is not ours, with whoever is responsible instead. */
    static final List<Matter> NOT_OURS = List.of(
            matter("school-places", "入学学位", "school places", EDUCATION, List.of(), "24h", 1, 1, 3),
            matter("refund", "消费纠纷", "a shop refuses a refund", MARKET, List.of(), "24h", 1, 1, 2),
            matter("brawl", "打架", "a brawl", POLICE, List.of(), "2h", 1, 1, 1),
            matter("inheritance", "遗产纠纷", "a quarrel over an inheritance", COURT, List.of(), "24h", 1, 1, 1));

    private static final Map<ActorId, Actor> ACTORS = actors();

    private Dongting() {}

    private static Matter matter(
            String id,
            String chinese,
            String english,
            Actor unit,
            List<Actor> doers,
            String within,
            int least,
            int most,
            int weight) {
        return new Matter(
                MatterId.of(id),
                chinese,
                english,
                unit,
                doers,
                DeadlineClass.parse(within),
                least,
                most,
                weight,
                Solution.SOLVED);
    }

    private static Matter explained(
            String id, String chinese, String english, Actor unit, List<Actor> doers, int weight) {
        return new Matter(
                MatterId.of(id),
                chinese,
                english,
                unit,
                doers,
                DeadlineClass.TWENTY_FOUR_HOURS,
                10,
                40,
                weight,
                Solution.EXPLAINED);
    }

    /** The matter of an id. */
    static Matter matter(MatterId id) {
        for (List<Matter> matters : List.of(OURS, NOT_OURS)) {
            for (Matter each : matters) {
                if (each.id().equals(id)) {
                    return each;
                }
            }
        }
        throw new IllegalArgumentException("The matter (" + id + ") must be one of this day.");
    }

    /** The area of a grid, numbered from 1. */
    static AreaId grid(int number) {
        return AreaId.of(String.format(Locale.ROOT, "%s-g%02d", CODE, number));
    }

    /** The grid worker of a grid. */
    static Actor gridWorker(int grid) {
        return Actor.of(
                String.format(Locale.ROOT, "grid-worker-%02d", grid),
                COMMUNITY,
                grid + " 号网格员",
                "worker of grid " + grid);
    }

    /** A resident, by a pseudonym. */
    static Actor resident(int number) {
        return Actor.of(String.format(Locale.ROOT, "resident-%03d", number), RESIDENT, "居民", "resident " + number);
    }

    /** Who serves orders, and how long an offer stands. */
    static SupplierRoster roster() {
        return SupplierRoster.of(
                "dongting",
                "1",
                Duration.ofMinutes(15),
                List.of(
                        supplier("canteen-1", Set.of(MEAL.id()), 0, 0),
                        supplier("school-canteen", Set.of(MEAL.id()), 4, 2),
                        supplier("handyman-1", Set.of(SMALL_REPAIR.id()), 1, 3),
                        supplier("handyman-2", Set.of(SMALL_REPAIR.id(), CLEANING.id()), 3, 1),
                        supplier("housekeeping-1", Set.of(CLEANING.id()), 2, 2),
                        supplier("volunteer-team-1", Set.of(MEAL.id(), SMALL_REPAIR.id()), 2, 4)));
    }

    private static Supplier supplier(String id, Set<MatterId> serves, int north, int east) {
        return new Supplier(ActorId.of(id), serves, point(north * 100, east * 100), 4);
    }

    /** A point of the made-up map, so many metres or so north and east of its corner. */
    static GeoPoint point(int north, int east) {
        return new GeoPoint(305_500_000 + north * 90, 1_143_500_000 + east * 104);
    }

    /** Whether suppliers serve a matter. */
    static boolean isServed(Matter matter) {
        return matter.equals(MEAL) || matter.equals(SMALL_REPAIR) || matter.equals(CLEANING);
    }

    /** The actor of an id. */
    static Actor actor(ActorId id) {
        Actor known = ACTORS.get(id);
        if (known == null) {
            throw new IllegalArgumentException("The actor (" + id + ") must be one of this day.");
        }
        return known;
    }

    private static Map<ActorId, Actor> actors() {
        List<Actor> all = new ArrayList<>(List.of(PLATFORM_ITSELF, BRANCH, STREET, PROPERTY, COMMITTEE, CARE));
        for (List<Matter> matters : List.of(OURS, NOT_OURS)) {
            matters.forEach(matter -> {
                all.add(matter.unit());
                all.addAll(matter.doers());
            });
        }
        for (int grid = 1; grid <= GRIDS; grid++) {
            all.add(gridWorker(grid));
        }
        for (int number = 1; number <= RESIDENTS; number++) {
            all.add(resident(number));
        }
        all.add(Actor.of("canteen-1", BUSINESS, "社区食堂", "canteen"));
        all.add(Actor.of("school-canteen", BUSINESS, "学校食堂", "school canteen"));
        all.add(Actor.of("handyman-1", BUSINESS, "维修店", "handyman's shop"));
        all.add(Actor.of("handyman-2", BUSINESS, "便民服务店", "handy service"));
        all.add(Actor.of("housekeeping-1", BUSINESS, "家政公司", "housekeeping company"));
        all.add(Actor.of("volunteer-team-1", SOCIAL, "志愿服务队", "volunteers' team"));
        Map<ActorId, Actor> byId = new LinkedHashMap<>();
        all.forEach(actor -> byId.put(actor.id(), actor));
        return byId;
    }
}
