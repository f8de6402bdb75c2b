package org.linli.walkthrough.dongting;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
            + " 264 of them party members who show a badge (周红云, 2021).";

    /** The same in Chinese. */
    static final String PUBLISHED_CHINESE = "关于真实的东亭社区已公开：线上议事群 8,664 人，其中亮明身份的党员 264 人（周红云，2021）。";

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate DATE = LocalDate.of(2026, 3, 3);
    static final String CODE = "420106012021";

    /**
     * Where it stands among the divisions of China, as china-division 2.7.0 (MIT) lists them from the published codes for statistics; the
     * communities are listed there by their residents' committees.
     */
    static final String DIVISIONS = "code,name\n420106,武昌区\n420106012,水果湖街道\n420106012021,东亭社区\n";

    static final int GRIDS = 8;
    /** How far a grid of the made-up map reaches from south to north and from west to east, in metres or so. */
    static final int NORTH = 200;

    static final int EAST = 100;
    private static final int COLUMNS = 4;

    static final Matter LIFT =
            matter("lift", "电梯停运", "lift out of service", Cast.PROPERTY, List.of(Cast.LIFTS), "2h", 40, 110, 4);
    static final Matter LEAK =
            matter("leak", "漏水", "water leak", Cast.PROPERTY, List.of(Cast.REPAIR_1, Cast.REPAIR_2), "24h", 45, 240, 8);
    static final Matter LIGHT = matter(
            "light",
            "楼道灯不亮",
            "stairwell light out",
            Cast.PROPERTY,
            List.of(Cast.REPAIR_1, Cast.REPAIR_2),
            "24h",
            30,
            180,
            10);
    static final Matter TRADING =
            matter("trading", "占道经营", "trading on the pavement", Cast.URBAN, List.of(Cast.PATROL), "24h", 30, 200, 5);
    static final Matter MEAL =
            matter("meal", "助餐", "a meal brought home", Cast.CARE, List.of(Cast.CARERS), "24h", 5, 15, 8);
    static final Matter SMALL_REPAIR = matter(
            "small-repair", "入户小修", "a small repair at home", Cast.COMMITTEE, List.of(Cast.DESK), "24h", 5, 15, 6);
    static final Matter CLEANING =
            matter("cleaning", "家政保洁", "cleaning at home", Cast.CARE, List.of(Cast.CARERS), "24h", 5, 15, 5);

    /** What comes up here and is ours. */
    static final List<Matter> OURS = List.of(
            LIFT,
            LEAK,
            LIGHT,
            TRADING,
            MEAL,
            SMALL_REPAIR,
            CLEANING,
            matter("waste", "垃圾未清", "waste not collected", Cast.PROPERTY, List.of(Cast.CLEANERS), "24h", 30, 150, 9),
            matter("fire-lane", "占用消防通道", "fire lane blocked", Cast.PROPERTY, List.of(Cast.GUARDS), "2h", 15, 60, 8),
            matter("noise", "噪声扰民", "noise", Cast.COMMITTEE, List.of(Cast.MEDIATORS), "24h", 30, 150, 8),
            matter("drain", "下水道堵塞", "blocked drain", Cast.STREET, List.of(Cast.DRAINS), "24h", 60, 300, 5),
            matter("dog", "遛狗不牵绳", "dog off the lead", Cast.COMMITTEE, List.of(Cast.MEDIATORS), "7d", 60, 400, 4),
            explained("certificate", "证明咨询", "question about a certificate", Cast.COMMITTEE, List.of(Cast.DESK), 9),
            matter(
                    "tree",
                    "树枝挡窗",
                    "branches before a window",
                    Cast.STREET,
                    List.of(Cast.GARDENERS),
                    "7d",
                    200,
                    1_000,
                    4),
            matter("clinic", "陪诊", "company to the clinic", Cast.BRANCH, List.of(Cast.VOLUNTEERS), "24h", 60, 180, 4));

    /** What residents bring and is not ours, with whoever is responsible instead. */
    static final List<Matter> NOT_OURS = List.of(
            matter("school-places", "入学学位", "school places", Cast.EDUCATION, List.of(), "24h", 1, 1, 3),
            matter("refund", "消费纠纷", "a shop refuses a refund", Cast.MARKET, List.of(), "24h", 1, 1, 2),
            matter("brawl", "打架", "a brawl", Cast.POLICE, List.of(), "2h", 1, 1, 1),
            matter("inheritance", "遗产纠纷", "a quarrel over an inheritance", Cast.COURT, List.of(), "24h", 1, 1, 1));

    /** What comes up once each on this day, told scene by scene in {@link Scenes}. */
    static final List<Matter> ONCE = List.of(
            once("cooking-fumes", "餐馆油烟", "cooking fumes", Cast.STREET, "7d"),
            once("facade", "外墙渗水", "a leaking outer wall", Cast.PROPERTY, "7d"),
            once("lift-retrofit", "加装电梯", "a lift to be added", Cast.COMMITTEE, "15d"),
            once("paving", "路面破损", "broken paving", Cast.PROPERTY, "24h"),
            once("dumping", "偷倒餐厨垃圾", "kitchen waste dumped", Cast.URBAN, "24h"),
            once("mobile-signal", "手机信号弱", "weak mobile signal", Cast.COMMITTEE, "2h"),
            once("certificate-hours", "办证时间", "hours for certificates", Cast.COMMITTEE, "24h"),
            once("lonely-elder", "独居老人探访", "a visit to an old person alone", Cast.COMMITTEE, "24h"),
            once("relief", "困难帮扶", "relief for a household", Cast.COMMITTEE, "24h"),
            once("corridor", "楼道堆物和飞线充电", "clutter and loose charging cables", Cast.COMMITTEE, "24h"),
            once("charging", "飞线充电", "loose charging cables", Cast.COMMITTEE, "24h"),
            once("clutter", "楼道堆物", "clutter in the stairwell", Cast.COMMITTEE, "24h"),
            once("bench", "加装座椅", "a bench by the bus stop", Cast.COMMITTEE, "7d"),
            once("lost-key", "钥匙丢失", "a lost key", Cast.COMMITTEE, "24h"),
            once("cellar", "地下室进水", "water in a cellar", Cast.PROPERTY, "24h"),
            once("trial-entry", "测试登记", "a trial entry", Cast.COMMITTEE, "24h"),
            once("kitchen-fire", "厨房起火", "a kitchen on fire", Cast.FIRE, "2h"),
            once("unpaid-wages", "拖欠工资", "wages not paid", Cast.ARBITRATION, "24h"));

    private Dongting() {}

    /** What comes up once, by the name of its matter. */
    static Matter once(String name) {
        return matter(MatterId.of(name));
    }

    private static Matter once(String id, String chinese, String english, Actor unit, String within) {
        return matter(id, chinese, english, unit, List.of(), within, 1, 1, 0);
    }

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
        for (List<Matter> matters : List.of(OURS, NOT_OURS, ONCE)) {
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

    /** A point of a grid, so many metres or so north and east of the corner of that. */
    static GeoPoint point(int grid, int north, int east) {
        return point((grid - 1) / COLUMNS * NORTH + north, (grid - 1) % COLUMNS * EAST + east);
    }

    /** The outline of a grid on the made-up map, as GeoJSON: each is a rectangle, and there is no room between them. */
    static String outline(int grid) {
        StringBuilder ring = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
        int[][] corners = {{0, 0}, {0, EAST}, {NORTH, EAST}, {NORTH, 0}, {0, 0}};
        for (int[] corner : corners) {
            GeoPoint at = point(grid, corner[0], corner[1]);
            ring.append(ring.charAt(ring.length() - 1) == '[' ? "[" : ",[")
                    .append(at.longitude())
                    .append(',')
                    .append(at.latitude())
                    .append(']');
        }
        return ring.append("]]}").toString();
    }

    /** Whether suppliers serve a matter. */
    static boolean isServed(Matter matter) {
        return matter.equals(MEAL) || matter.equals(SMALL_REPAIR) || matter.equals(CLEANING);
    }
}
