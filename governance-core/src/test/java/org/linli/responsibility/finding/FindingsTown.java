package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.testkit.DutyLaws;
import org.linli.responsibility.testkit.DutyLife;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Follower;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.trace.testkit.HandClock;

/** A town in which nothing is wrong, for tests that plant something. */
abstract class FindingsTown {
    static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    static final ActorId STREET_OFFICE = the(ActorKind.STREET_OFFICE);
    static final ActorId COMMITTEE = the(ActorKind.RESIDENTS_COMMITTEE);
    static final ActorId PROPERTY = the(ActorKind.PROPERTY_COMPANY);
    static final ActorId RESIDENT = the(ActorKind.RESIDENT);
    static final ActorId TOWNSHIP = the(ActorKind.TOWNSHIP_GOVERNMENT);
    static final AreaId C1 = AreaId.of("c1");
    static final AreaId C2 = AreaId.of("c2");
    static final AreaId GRID = AreaId.of("c1-g1");
    static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law@1");
    static final Validity ALWAYS = Validity.since(DutyTown.START);
    static final TimeWindow TEN_DAYS = TimeWindow.of(day(0), day(10));
    static final TimeWindow AFTERWARDS = TimeWindow.of(day(0), day(100));
    static final EnumSet<FindingKind> SEEN = EnumSet.noneOf(FindingKind.class);

    final HandClock clock = new HandClock(day(0));
    final InMemoryJournal journal = InMemoryJournal.create("town", clock);
    final Office office = Office.over(journal, Office.Settings.DEFAULT);
    CommitteeLists lists = DutyTown.terms().lists();
    Roster roster = tied(DutyTown.roster());
    Territory territory = DutyTown.territory();
    final DutyDesk desk = DutyDesk.at(office, Authority.ownBehalf(), this::terms, clock);
    final DutyRegister register = new DutyRegister();
    final Follower follower = Follower.of(office).with(register);
    int acts;
    List<DutyChange> mended = List.of();

    /** Everybody belongs to the party organisation's round, so that nobody is connected to nobody. */
    static Roster tied(Roster roster) {
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ties.replaceAll((actor, each) -> actor.equals(the(ActorKind.PARTY_ORGANISATION))
                ? each
                : each.with(org.linli.actor.Membership.since(
                        the(ActorKind.PARTY_ORGANISATION), org.linli.actor.Role.MEMBER, DutyTown.START)));
        return Roster.of("town", "2", ties);
    }

    DutyTerms terms() {
        return new DutyTerms(roster, territory, lists);
    }

    Act act() {
        return Act.of(ActId.of("act-" + acts++), ActorId.of("registrar"), clock.instant());
    }

    Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    DutyId assign(MatterId matter, ActorId actor, Duty duty) {
        Act act = act();
        desk.assign(ChargeId.of(matter, actor), duty, act);
        return DutyId.from(act.id(), ChargeId.of(matter, actor));
    }

    static Duty lead(AreaId area, Validity validity) {
        return Duty.of(DutyPart.LEAD, area, validity, LAW);
    }

    static Duty duty(DutyPart part, AreaId area) {
        return Duty.of(part, area, ALWAYS, LAW);
    }

    /** All four matters are led over the whole town, but for the given ones. */
    void seenTo(MatterId... not) {
        for (MatterId matter : DutyTown.MATTERS) {
            if (!Set.of(not).contains(matter)) {
                ActorId lead = matter.equals(DutyTown.DISPUTES) ? COMMITTEE : BUREAU;
                assign(matter, lead, lead(DutyTown.STREET, ALWAYS));
            }
        }
    }

    Findings look(Inspection with) {
        follower.catchUp(1_000);
        return with.of(register, TEN_DAYS);
    }

    Inspection inspection() {
        return Inspection.of(DutyTown.inventory(), terms());
    }

    /** There is exactly one finding, of the kind; its mend removes it and leaves nothing. */
    Finding planted(FindingKind kind, Inspection with) {
        Finding only = one(kind, with);
        List<DutyChange> mend = mend(only, with);
        assertFalse(mend.isEmpty(), () -> "a mend for " + only);
        mended = mend;
        desk.change(mend, act());
        follower.catchUp(1_000);
        assertEquals(List.of(), with.of(register, AFTERWARDS).all(), () -> "after " + mend);
        return only;
    }

    /** What mends a finding as of day 0, when nothing of it was in the past. */
    List<DutyChange> mend(Finding finding, Inspection with) {
        return look(with).mend(finding, day(0));
    }

    Finding one(FindingKind kind, Inspection with) {
        Findings findings = look(with);
        assertEquals(
                List.of(kind),
                findings.all().stream().map(Finding::kind).toList(),
                () -> findings.all().toString());
        Finding only = findings.all().get(0);
        SEEN.add(kind);
        assertTrue(only.summary(Locale.CHINESE).startsWith(kind.group().label() + "·" + kind.chinese()));
        assertTrue(only.summary(Locale.ENGLISH).contains(kind.remedy()));
        assertEquals(
                only.duties().stream().map(each -> each.position()).sorted().toList(),
                only.positions().stream()
                        .filter(each -> only.deed().isEmpty() || each < 1_000)
                        .toList());
        assertThrows(IllegalStateException.class, findings::throwIfAny);
        return only;
    }

    /** What each mend breaks by the law that is shipped. */
    List<String> broken(Inspection with, Instant now) {
        DutyLife life = new DutyLife(journal.read(Selection.ALL, 0, 1_000).events());
        return DutyLaws.mends(life, with, TEN_DAYS, now, Findings::mend);
    }

    /** Areas that are no more from a day on. */
    void cease(Instant day, AreaId... gone) {
        Map<AreaId, Area> areas = new TreeMap<>(territory.areas());
        for (AreaId each : gone) {
            Area was = areas.get(each);
            Validity until = Validity.of(was.validity().orElseThrow().from(), day);
            areas.put(each, Area.of(each, was.plan().orElseThrow(), until));
        }
        territory = Territory.of("2", areas);
    }

    void leave(ActorId actor) {
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        Ties was = ties.get(actor);
        ties.put(
                actor,
                new Ties(
                        was.kind(),
                        Validity.of(was.validity().from(), day(6)),
                        was.partOf(),
                        was.memberships(),
                        was.secondments(),
                        was.delegations(),
                        was.untilSaid()));
        roster = Roster.of("town", "3", ties);
    }
}
