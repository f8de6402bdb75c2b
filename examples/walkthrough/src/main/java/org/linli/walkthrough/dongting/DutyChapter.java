package org.linli.walkthrough.dongting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.community.DutyRoom;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyList;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Findings;
import org.linli.responsibility.inventory.Inventory;
import org.linli.trace.Act;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;

/**
 * Whose duty is what in 东亭社区: the register of duties is proven to have a gap and an overlap, both are mended, and it is proven anew; a task
 * is refused at the door of the residents' committee, and let in with its funds. Told over a journal of its own, in memory, so that the day's
 * own trace is what happened on the day.
 */
final class DutyChapter {

    private static final Instant JANUARY = Dongting.DATE
            .withMonth(1)
            .withDayOfMonth(1)
            .atStartOfDay(Dongting.ZONE)
            .toInstant();
    private static final Instant MORNING =
            Dongting.DATE.atTime(7, 0).atZone(Dongting.ZONE).toInstant();
    private static final TimeWindow MARCH = TimeWindow.of(
            Dongting.DATE.withDayOfMonth(1).atStartOfDay(Dongting.ZONE).toInstant(),
            Dongting.DATE
                    .plusMonths(1)
                    .withDayOfMonth(1)
                    .atStartOfDay(Dongting.ZONE)
                    .toInstant());
    /** What is past cannot be mended. */
    private static final TimeWindow REST = TimeWindow.of(MORNING, MARCH.endExclusive());

    private static final AreaId COMMUNITY = AreaId.of(Dongting.CODE);
    private static final MatterId WASTE = MatterId.of("waste");
    private static final MatterId DRAIN = MatterId.of("drain");
    private static final MatterId TRADING = Dongting.TRADING.id();

    /** A piece that was not covered once, and how it was mended. */
    record Mended(Finding finding, int changes) {}

    /**
     * What came of it.
     *
     * @param before what was found at first
     * @param mended the gap and the overlap, with their mends
     * @param after the proof after the mends
     * @param atTheDoor why the task was refused
     * @param listed the list of the residents' committee at the end, the task among it
     * @param admissions what was let in
     */
    record Told(
            Findings before,
            List<Mended> mended,
            Coverage after,
            Refusal atTheDoor,
            DutyList listed,
            Map<AdmissionId, Admission> admissions) {
        /** The lines for the console. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("Duties 责任清单, of " + Dongting.OURS.size() + " matters × " + Dongting.GRIDS
                    + " grids in the rest of March: " + before.proof().pieces().size()
                    + " pieces without exactly one lead");
            mended.forEach(each -> lines.add("  " + each.finding().summary(Locale.CHINESE, DutyChapter::nameOf)
                    + " → mended by " + each.changes() + " change" + (each.changes() == 1 ? "" : "s")));
            lines.add("  proven 证毕 after the mends: " + (after.isProved() ? "yes, exactly one lead everywhere" : "no"));
            lines.add("  at the door of the committee 准入: " + atTheDoor.reason().code() + "; let in with funds: "
                    + (listed.lines().stream().anyMatch(each -> each.matter().equals(TRADING)) ? "yes" : "no"));
            return lines;
        }
    }

    private final DutyRoom room;
    private final Community community;
    private final DutyDesk desk;

    private DutyChapter() {
        CommitteeLists lists = CommitteeLists.of("dongting", "2026")
                .withOwn(
                        MatterId.of("small-repair"),
                        MatterId.of("noise"),
                        MatterId.of("dog"),
                        MatterId.of("certificate"));
        room = DutyRoom.of(inventory(), lists);
        community = Community.open(
                InMemoryJournal.create(),
                Clock.fixed(MORNING, Dongting.ZONE),
                IdSource.seeded(7),
                new Community.Settings(
                        new DayAuthority(), WorkCalendar.everyDay(Dongting.ZONE), Office.Settings.DEFAULT));
        desk = community.keepDuties(room);
        Opening.write(community, community.keepPrivacy(Cast.PLATFORM.id()), MORNING);
        community.catchUp(Integer.MAX_VALUE);
    }

    /** Tells it; always the same. */
    static Told tell() {
        return new DutyChapter().told();
    }

    private Told told() {
        Dongting.OURS.forEach(this::lead);
        community.catchUp(Integer.MAX_VALUE);
        Findings before = look();
        List<Mended> mended = new ArrayList<>();
        for (FindingKind kind : List.of(FindingKind.HANDOVER_GAP, FindingKind.OVERLAP)) {
            for (Finding each : before.of(kind)) {
                List<DutyChange> mend = before.mend(each, MORNING);
                desk.change(mend, act(Cast.STREET));
                mended.add(new Mended(each, mend.size()));
            }
        }
        community.catchUp(Integer.MAX_VALUE);
        Coverage after = look().proof();
        Refusal refusal = atTheDoor();
        community.catchUp(Integer.MAX_VALUE);
        DutyList listed = room.register().ofActor(Cast.COMMITTEE.id(), MORNING);
        Map<AdmissionId, Admission> admissions = new TreeMap<>();
        listed.lines()
                .forEach(each -> each.duty()
                        .admission()
                        .ifPresent(id -> admissions.put(id, room.register().admission(id))));
        return new Told(before, mended, after, refusal, listed, admissions);
    }

    private Findings look() {
        return room.inspection(REST).of(room.register(), REST);
    }

    private Act act(Actor actor) {
        return community.act(actor.id());
    }

    private void assign(MatterId matter, Actor bearer, DutyPart part, AreaId area, Validity when) {
        desk.assign(ChargeId.of(matter, bearer.id()), Duty.of(part, area, when, basis(bearer)), act(Cast.STREET));
    }

    /** The contract on waste ends in two days, four days before the next begins, and drains are in two contracts in the third grid. */
    private void lead(Matter matter) {
        if (matter.id().equals(WASTE)) {
            Instant ends = MARCH.startInclusive().plus(Duration.ofDays(4));
            assign(WASTE, matter.unit(), DutyPart.LEAD, COMMUNITY, Validity.of(JANUARY, ends));
            assign(WASTE, matter.unit(), DutyPart.LEAD, COMMUNITY, Validity.since(ends.plus(Duration.ofDays(4))));
            return;
        }
        assign(matter.id(), matter.unit(), DutyPart.LEAD, COMMUNITY, Validity.since(JANUARY));
        if (matter.id().equals(DRAIN)) {
            assign(DRAIN, Cast.DRAINS, DutyPart.LEAD, Dongting.grid(3), Validity.since(JANUARY));
        }
    }

    /** The urban management office would have the committee count the stalls. */
    private Refusal atTheDoor() {
        Duty help = Duty.of(
                DutyPart.ASSIST,
                COMMUNITY,
                Validity.of(MORNING, MARCH.endExclusive()),
                DutyBasis.of(DutyGround.STATUTE, "regulation.city-appearance@2017"));
        ChargeId onCommittee = ChargeId.of(TRADING, Cast.COMMITTEE.id());
        Refusal refusal;
        try {
            desk.assign(onCommittee, help, act(Cast.URBAN));
            throw new IllegalStateException("The task (" + TRADING + ") must be refused at the door of the committee.");
        } catch (RefusedException no) {
            refusal = no.refusal();
        }
        Admission.Terms let =
                new Admission.Terms(onCommittee, COMMUNITY, MARCH, Money.of(300_000, "CNY"), Cast.URBAN.id());
        AdmissionId admission = desk.admit(let, act(Cast.STREET)).state().id();
        desk.assign(onCommittee, help.admitted(admission), act(Cast.URBAN));
        return refusal;
    }

    /** On what a bearer of a kind leads here. */
    private static DutyBasis basis(Actor bearer) {
        return switch (bearer.kind()) {
            case STREET_OFFICE -> DutyBasis.of(DutyGround.BASIC_LIST, "street-lists.shuiguohu@2026");
            case GOVERNMENT_DEPARTMENT -> DutyBasis.of(DutyGround.POWER_LIST, "power-list.urban-management@2026");
            case RESIDENTS_COMMITTEE -> DutyBasis.of(DutyGround.CHARTER, "charter.dongting@2026");
            case PARTY_ORGANISATION -> DutyBasis.of(DutyGround.PLEDGE, "pledge.branch@2026");
            default -> DutyBasis.of(DutyGround.CONTRACT, "contract." + bearer.id() + "@2026");
        };
    }

    /** The matters of the day as an inventory, with goods and provision as they are here. */
    private static Inventory inventory() {
        TreeMap<MatterId, org.linli.responsibility.inventory.Matter> all = new TreeMap<>();
        Dongting.OURS.forEach(each -> all.put(each.id(), DutyMatters.of(each, Validity.since(JANUARY))));
        return new Inventory("dongting", "2026", all);
    }

    /** How readers know what an id names. */
    static String nameOf(String id) {
        if (id.equals(Dongting.CODE)) {
            return "东亭社区";
        }
        if (id.startsWith(Dongting.CODE + "-g")) {
            return Integer.parseInt(id.substring(id.length() - 2)) + " 号网格";
        }
        return Dongting.OURS.stream()
                .filter(each -> each.id().value().equals(id))
                .map(Matter::chinese)
                .findFirst()
                .orElseGet(() -> Cast.all().stream()
                        .filter(each -> each.id().equals(ActorId.of(id)))
                        .map(Actor::both)
                        .findFirst()
                        .orElse(id));
    }
}
