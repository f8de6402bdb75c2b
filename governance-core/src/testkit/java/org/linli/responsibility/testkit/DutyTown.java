package org.linli.responsibility.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.inventory.MatterField;
import org.linli.responsibility.inventory.MatterSource;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;

/**
 * A small town: a street with two communities and five grids, somebody of every kind, four matters, one on each list of the residents'
 * committee and one on none. The second grid of the first community was established on day 3; everything else has always stood.
 */
public final class DutyTown {
    /** Day 0. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** How many days are looked at. */
    public static final int DAYS = 10;
    /** A matter on none of the lists. */
    public static final MatterId LIGHTING = MatterId.of("street-lighting");
    /** What the committee does by itself. */
    public static final MatterId DISPUTES = MatterId.of("neighbour-disputes");
    /** What the committee helps with. */
    public static final MatterId RELIEF = MatterId.of("social-relief");
    /** What must not be put on the committee. */
    public static final MatterId FINES = MatterId.of("parking-fines");
    /** All matters. */
    public static final List<MatterId> MATTERS = List.of(LIGHTING, DISPUTES, RELIEF, FINES);
    /** The whole town. */
    public static final AreaId STREET = AreaId.of("street");
    /** All areas, each after those above it. */
    public static final List<AreaId> AREAS = Stream.of(
                    "street", "c1", "c2", "c1-g1", "c1-g2", "c1-g3", "c2-g1", "c2-g2")
            .map(AreaId::of)
            .toList();

    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

    private DutyTown() {}

    /**
     * The start of a day.
     *
     * @param day its number
     * @return the instant
     */
    public static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /**
     * Who is of a kind.
     *
     * @param kind the kind
     * @return the one actor of that kind here
     */
    public static ActorId the(ActorKind kind) {
        return ActorId.of(kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * Who is who.
     *
     * @return one actor of each kind, since long ago
     */
    public static Roster roster() {
        Map<ActorId, Ties> ties =
                Stream.of(ActorKind.values()).collect(Collectors.toMap(DutyTown::the, kind -> Ties.of(kind, ALWAYS)));
        return Roster.of("town", "1", ties);
    }

    /**
     * Where is where.
     *
     * @return the areas
     */
    public static Territory territory() {
        Map<AreaId, Area> areas = new TreeMap<>();
        for (AreaId id : AREAS) {
            AreaLevel level = id.equals(STREET)
                    ? AreaLevel.STREET
                    : id.value().length() == 2 ? AreaLevel.COMMUNITY : AreaLevel.GRID;
            Optional<AreaId> parent = level == AreaLevel.STREET
                    ? Optional.empty()
                    : Optional.of(
                            level == AreaLevel.COMMUNITY
                                    ? STREET
                                    : AreaId.of(id.value().substring(0, 2)));
            AreaTree tree = level == AreaLevel.GRID ? AreaTree.GRID : AreaTree.ADMINISTRATIVE;
            areas.put(
                    id,
                    Area.of(
                            id,
                            new AreaPlan(tree, level, Name.of(id.value()), Optional.empty(), parent, Optional.empty()),
                            Validity.since(id.value().equals("c1-g2") ? day(3) : ALWAYS)));
        }
        return Territory.of("1", areas);
    }

    /**
     * What there is to be seen to.
     *
     * @return the four matters since day 0, disputes a commons and the others for government
     */
    public static Inventory inventory() {
        TreeMap<MatterId, Matter> matters = new TreeMap<>();
        for (MatterId id : MATTERS) {
            Goods goods = id.equals(DISPUTES) ? Goods.COMMON_POOL : Goods.PUBLIC;
            matters.put(
                    id,
                    new Matter(
                            id,
                            Name.of(id.value()),
                            Name.of(id.value()),
                            MatterField.SECURITY,
                            goods,
                            goods.suggests(),
                            Optional.empty(),
                            Set.of(MatterSource.SURVEY),
                            Validity.since(START)));
        }
        return new Inventory("town", "1", matters);
    }

    /**
     * What the rules need to know here.
     *
     * @return the terms
     */
    public static DutyTerms terms() {
        return new DutyTerms(
                roster(),
                territory(),
                CommitteeLists.of("town", "1")
                        .withOwn(DISPUTES)
                        .withAssisted(RELIEF)
                        .withNegative(FINES));
    }
}
