package org.linli.walkthrough.dongting;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.linli.actor.ActorDesk;
import org.linli.actor.ActorForm;
import org.linli.actor.Badge;
import org.linli.actor.BadgeSign;
import org.linli.actor.BranchDesk;
import org.linli.actor.Membership;
import org.linli.actor.Naming;
import org.linli.actor.Role;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.community.Community;
import org.linli.privacy.PrivacyDesk;
import org.linli.territory.AreaPlan;
import org.linli.territory.Datum;
import org.linli.territory.DivisionList;
import org.linli.territory.GeoJson;
import org.linli.territory.PopulationBase;
import org.linli.territory.TerritoryDesk;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Personal;

/** What stands before the day begins: who there is, who belongs where, and the ground they stand on. One append. */
final class Opening {

    /** How many people live in the made-up community. Not a figure of the real one, and no figure of the day is divided by it. */
    static final int RESIDENT_POPULATION = 5_812;

    private static final Instant SINCE =
            LocalDate.of(2026, 1, 1).atStartOfDay(Dongting.ZONE).toInstant();
    /** Three of the grid workers are party members and have agreed to show it where they serve. */
    private static final int BADGES = 3;

    private final Instant at;
    private int acts;

    private Opening(Instant at) {
        this.at = at;
    }

    /** The act with which the day begins. */
    static ActId first() {
        return Kept.FIRST;
    }

    /** Writes all of it down at one instant. */
    static int write(Community community, PrivacyDesk privacy, Instant at) {
        Kept.declare(privacy, at);
        return community.sit(sitting -> {
            Opening opening = new Opening(at);
            opening.actors(community.actors().in(sitting));
            opening.places(community.places().in(sitting));
            opening.branch(community.branches().in(sitting));
            return opening.acts;
        });
    }

    private Act by(Actor actor) {
        acts++;
        return Act.of(ActId.of(String.format(Locale.ROOT, "dt-0303.opening.%03d", acts)), actor.id(), at);
    }

    private void actors(ActorDesk desk) {
        for (Actor each : Cast.all()) {
            Naming naming = each.kind().form() == ActorForm.ORGANISATION
                    ? Naming.open(Name.of("东亭" + each.chinese()))
                    : Naming.NONE;
            desk.register(each.id(), each.kind(), naming, SINCE, by(Cast.STREET));
        }
        for (Actor each : Cast.all()) {
            if (each.above().isPresent()) {
                desk.placeBelow(each.id(), each.above(), SINCE, by(Cast.STREET));
            }
        }
        for (int grid = 1; grid <= Dongting.GRIDS; grid++) {
            Actor worker = Cast.gridWorker(grid);
            // A grid worker serves the committee, is employed by the street, and may enforce nothing.
            Membership serving = Membership.since(Cast.COMMITTEE.id(), Role.GRID_WORKER, SINCE)
                    .withArea(Dongting.grid(grid))
                    .withEmployer(Cast.STREET.id());
            desk.join(worker.id(), serving, by(Cast.COMMITTEE));
            if (grid <= BADGES) {
                desk.join(worker.id(), Membership.since(Cast.BRANCH.id(), Role.PARTY_MEMBER, SINCE), by(Cast.BRANCH));
                Personal<BadgeSign> sign = Kept.badge(worker, BadgeSign.PARTY_MEMBER);
                desk.showBadge(worker.id(), new Badge(Cast.COMMITTEE.id(), sign, SINCE), by(worker));
            }
        }
        for (int number = 1; number <= Cast.HOUSEHOLDS; number++) {
            Actor speaker = Cast.householder(number);
            ActorId household = Cast.household(number).id();
            desk.join(speaker.id(), Membership.since(household, Role.HOUSEHOLDER, SINCE), by(speaker));
        }
        desk.join(Cast.SOCIAL.id(), Membership.since(Cast.CARE.id(), Role.SOCIAL_WORKER, SINCE), by(Cast.CARE));
    }

    private void places(TerritoryDesk desk) {
        desk.takeOver(divisions(), SINCE, by(Cast.STREET));
        AreaId community = AreaId.of(Dongting.CODE);
        for (int grid = 1; grid <= Dongting.GRIDS; grid++) {
            AreaPlan plan = AreaPlan.grid(community, Name.of(grid + " 号网格"))
                    .withShape(GeoJson.read(Dongting.outline(grid), Datum.WGS_84));
            desk.establish(Dongting.grid(grid), plan, SINCE, by(Cast.STREET));
        }
        desk.declare(
                new PopulationBase(
                        community,
                        "residents",
                        Dongting.DATE,
                        RESIDENT_POPULATION,
                        PopulationBase.SourceKind.SYNTHETIC,
                        Name.of("made up for this day, not a figure of the real community")),
                by(Cast.STREET));
    }

    private static DivisionList divisions() {
        try {
            return DivisionList.EMPTY.read("dongting.csv", new StringReader(Dongting.DIVISIONS));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read.", e);
        }
    }

    private void branch(BranchDesk desk) {
        desk.found(Cast.BRANCH.id(), true, by(Cast.BRANCH));
        desk.seat(Cast.BRANCH.id(), Cast.BANK.id(), Cast.BANK.id(), by(Cast.BRANCH));
        desk.seat(Cast.BRANCH.id(), Cast.PROPERTY.id(), Cast.PROPERTY.id(), by(Cast.BRANCH));
    }
}
