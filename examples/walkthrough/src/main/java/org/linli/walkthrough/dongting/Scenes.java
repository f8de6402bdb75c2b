package org.linli.walkthrough.dongting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.actor.ItemId;
import org.linli.actor.ListedItem;
import org.linli.basics.Name;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Derivation;
import org.linli.casework.Evidence;
import org.linli.casework.EvidenceKind;
import org.linli.casework.Exclusion;
import org.linli.casework.ExtendReason;
import org.linli.casework.ParkReason;
import org.linli.casework.PauseReason;
import org.linli.casework.ReopenReason;
import org.linli.casework.SendBack;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.casework.VoidReason;
import org.linli.casework.WhistleAnswer;
import org.linli.casework.WithdrawReason;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Digest;

/**
 * What happens every day at the same moments, whatever the seed: the cases in which many kinds of actors meet. Between these and the lives
 * that are drawn, every move of the table of a case is made.
 */
final class Scenes {

    /** Another one whenever a scene changes: a day that was begun under another cannot go on. */
    static final String VERSION = "scenes@3";

    static final CaseId WHISTLED = Plot.idOf("cooking-fumes");
    static final CaseId DISPUTED = Plot.idOf("facade");
    static final CaseId CONFIDENTIAL = Plot.idOf("dumping");

    private static final ActId LISTING = ActId.of("dt-0303.branch.02");
    private static final Instant REVIEW =
            LocalDate.of(2026, 6, 1).atTime(9, 0).atZone(Dongting.ZONE).toInstant();

    private final List<Scene> all = new ArrayList<>();

    private Scenes() {}

    /** All scenes, in the order of time. */
    static List<Scene> all() {
        Scenes scenes = new Scenes();
        scenes.whistle();
        scenes.dispute();
        scenes.parked();
        scenes.shoddyWork();
        scenes.wrongdoing();
        scenes.otherRoutes();
        scenes.excluded();
        scenes.care();
        scenes.several();
        scenes.takenBack();
        scenes.leftBehind();
        scenes.branch();
        scenes.all.sort(Comparator.comparing(Scene::at)
                .thenComparing(scene -> scene.id().value()));
        return List.copyOf(scenes.all);
    }

    /** The matter of a case that is told here. */
    static Matter matterOf(CaseId id) {
        String name = id.value().substring("dt-0303-".length());
        if (name.startsWith("corridor.")) {
            return Dongting.once(name.endsWith(".1") ? "charging" : "clutter");
        }
        return Dongting.once(name);
    }

    private Plot plot(String matter) {
        return new Plot(matter, all);
    }

    /** The street blows the whistle (吹哨), and the departments answer (报到). */
    private void whistle() {
        Plot fumes = plot("cooking-fumes");
        CaseId id = fumes.id();
        List<Actor> summoned = List.of(Cast.ECOLOGY, Cast.URBAN, Cast.MARKET, Cast.POST);
        fumes.reported("08:15:10", Cast.resident(11), CaseKind.COMPLAINT, 3)
                .accepted("08:22:00")
                .above(
                        "08:30:00",
                        Cast.STREET,
                        (desk, act) -> desk.whistle(
                                id, summoned.stream().map(Actor::id).toList(), Plot.within("2h"), act))
                .above("08:51:00", Cast.ECOLOGY, (desk, act) -> desk.answerWhistle(id, WhistleAnswer.COMING, act))
                .above("09:06:00", Cast.URBAN, (desk, act) -> desk.answerWhistle(id, WhistleAnswer.COMING, act))
                .above("09:14:00", Cast.MARKET, (desk, act) -> desk.answerWhistle(id, WhistleAnswer.COMING, act))
                .assigned("09:22:00", Cast.STREET, Cast.ECOLOGY, Cast.URBAN, Cast.MARKET)
                .takenUp("09:31:00", Cast.ECOLOGY)
                .above("10:42:00", Cast.POST, (desk, act) -> desk.answerWhistle(id, WhistleAnswer.NOT_COMPETENT, act))
                .above(
                        "12:10:00",
                        Cast.PLATFORM,
                        (desk, act) -> desk.extend(id, Plot.within("24h"), ExtendReason.SEVERAL_UNITS, act))
                .handled("14:02:00", Cast.ECOLOGY, Solution.SOLVED)
                .verifiedAndClosed("14:41:00", Cast.COMMITTEE)
                .asked("15:33:00", true, true);
    }

    /** The property company says that it is not theirs, and the street rules whose it is (裁定). */
    private void dispute() {
        Plot facade = plot("facade");
        CaseId id = facade.id();
        facade.reported("08:44:00", Cast.resident(27), CaseKind.HELP, 5)
                .then("08:58:00", Cast.PROPERTY, (desk, act) -> desk.dispute(id, Optional.of(Cast.OWNERS.id()), act))
                .above("10:31:00", Cast.STREET, (desk, act) -> desk.rule(id, Cast.OWNERS.id(), Plot.within("7d"), act))
                .takenUp("10:46:00", Cast.OWNERS)
                .then("11:21:00", Cast.OWNERS, (desk, act) -> desk.attach(id, evidence("facade"), act))
                .handled("15:08:00", Cast.OWNERS, Solution.PARTLY_SOLVED)
                .verifiedAndClosed("15:52:00", Cast.gridWorker(5))
                .asked("17:04:00", true, false);
    }

    private static Evidence evidence(String of) {
        return new Evidence(EvidenceKind.PHOTO, Digest.sha256(("photo of " + of).getBytes(StandardCharsets.UTF_8)));
    }

    /** What cannot be solved now is kept openly (挂账), with a day on which it is looked at again. */
    private void parked() {
        Plot lift = plot("lift-retrofit");
        CaseId id = lift.id();
        Matter matter = Dongting.once("lift-retrofit");
        Actor household = Cast.household(2);
        lift.reported(
                        "07:51:00",
                        Cast.householder(2),
                        Optional.of(household),
                        Plot.report(matter, matter.unit(), CaseKind.HELP, household, 7))
                .accepted("08:06:00")
                .assigned("08:21:00", Cast.COMMITTEE, Cast.OWNERS)
                .takenUp("08:34:00", Cast.OWNERS)
                .above("13:21:00", Cast.STREET, (desk, act) -> desk.park(id, ParkReason.CONSENT, REVIEW, act))
                .then(
                        "13:37:00",
                        Cast.ASSEMBLY,
                        (desk, act) -> desk.attach(
                                id,
                                new Evidence(
                                        EvidenceKind.SCAN,
                                        Digest.sha256("minutes of the assembly".getBytes(StandardCharsets.UTF_8))),
                                act));
    }

    /** A second look, by another than the doer, finds shoddy work and sends it to rework (返工). */
    private void shoddyWork() {
        Plot paving = plot("paving");
        CaseId id = paving.id();
        Actor worker = Cast.gridWorker(2);
        paving.reported("08:04:00", Cast.resident(41), CaseKind.COMPLAINT, 2)
                .accepted("08:12:00")
                .assigned("08:16:00", Cast.PROPERTY, Cast.CLEANERS)
                .then("08:18:00", Cast.CLEANERS, (desk, act) -> desk.sendBack(id, SendBack.NO_MEANS, act))
                .assigned("08:21:00", Cast.PROPERTY, Cast.REPAIR_1)
                .takenUp("08:33:00", Cast.REPAIR_1)
                .handled("10:15:00", Cast.REPAIR_1, Solution.SOLVED)
                .then("10:46:00", worker, (desk, act) -> desk.attach(id, evidence("paving"), act))
                .then("10:48:00", worker, (desk, act) -> desk.sendToRework(id, act))
                .handled("13:41:00", Cast.REPAIR_1, Solution.SOLVED)
                .verifiedAndClosed("14:06:00", worker)
                .asked("16:01:00", false, false)
                .then(
                        "16:12:00",
                        Cast.PLATFORM,
                        (desk, act) -> desk.reopen(id, ReopenReason.NOT_DONE, Plot.within("24h"), act))
                .assigned("16:31:00", Cast.REPAIR_1, Cast.REPAIR_2)
                .takenUp("16:44:00", Cast.REPAIR_2);
    }

    /** A report of wrongdoing (举报): whom it is against has no part in it and does not learn who reported. */
    private void wrongdoing() {
        Plot dumping = plot("dumping");
        Actor informant = Cast.resident(18);
        Matter matter = Dongting.once("dumping");
        dumping.reported(
                        "09:33:00",
                        informant,
                        Optional.empty(),
                        Plot.report(matter, matter.unit(), CaseKind.WRONGDOING, informant, 6)
                                .against(Cast.RESTAURANT.id()))
                .accepted("09:51:00")
                .assigned("10:05:00", Cast.URBAN, Cast.PATROL)
                .takenUp("10:21:00", Cast.PATROL)
                .handled("13:11:00", Cast.PATROL, Solution.SOLVED)
                .verifiedAndClosed("14:18:00", Cast.STREET)
                .asked("16:22:00", true, true);
    }

    /** An emergency and a legal matter are pointed to their routes. */
    private void otherRoutes() {
        Plot fire = plot("kitchen-fire");
        Actor household = Cast.household(3);
        fire.reported(
                        "12:31:00",
                        Cast.householder(3),
                        Optional.of(household),
                        Plot.report(Dongting.once("kitchen-fire"), Cast.COMMITTEE, CaseKind.HELP, household, 4))
                .then(
                        "12:31:40",
                        Cast.COMMITTEE,
                        (desk, act) ->
                                desk.turnAway(fire.id(), TurnAway.EMERGENCY_119, Optional.of(Cast.FIRE.id()), act));
        Plot wages = plot("unpaid-wages");
        Actor worker = Cast.resident(9);
        wages.reported(
                        "14:33:00",
                        worker,
                        Optional.empty(),
                        Plot.report(Dongting.once("unpaid-wages"), Cast.COMMITTEE, CaseKind.HELP, worker, 8))
                .then(
                        "14:52:00",
                        Cast.COMMITTEE,
                        (desk, act) -> desk.turnAway(
                                wages.id(), TurnAway.ARBITRATION, Optional.of(Cast.ARBITRATION.id()), act));
    }

    /** Beyond everybody's powers here: taken out of the rates (剔除), for a reason that somebody above approves. */
    private void excluded() {
        Plot signal = plot("mobile-signal");
        signal.reported("09:02:00", Cast.resident(22), CaseKind.COMPLAINT, 1)
                .accepted("09:11:00")
                .assigned("09:17:00", Cast.COMMITTEE, Cast.DESK)
                .takenUp("09:26:00", Cast.DESK)
                .above(
                        "12:45:00",
                        Cast.STREET,
                        (desk, act) -> desk.exclude(signal.id(), Exclusion.BEYOND_COMPETENCE, act))
                .handled("15:03:00", Cast.DESK, Solution.NOT_SOLVABLE)
                .verifiedAndClosed("15:26:00", Cast.gridWorker(1))
                .asked("16:42:00", false, false);
    }

    /** Social worker, health centre, women's federation and charity shop: the five that work together (五社联动). */
    private void care() {
        Plot visit = plot("lonely-elder");
        Matter matter = Dongting.once("lonely-elder");
        Actor household = Cast.household(1);
        visit.reported(
                        "08:26:00",
                        Cast.householder(1),
                        Optional.of(household),
                        Plot.report(matter, matter.unit(), CaseKind.HELP, household, 4))
                .accepted("08:32:00")
                .assigned("08:41:00", Cast.COMMITTEE, Cast.SOCIAL, Cast.CLINIC)
                .takenUp("08:56:00", Cast.SOCIAL)
                .then("10:32:00", Cast.CLINIC, (desk, act) -> desk.attach(visit.id(), evidence("a visit"), act))
                .handled("11:06:00", Cast.SOCIAL, Solution.SOLVED)
                .verifiedAndClosed("11:41:00", Cast.WOMEN)
                .asked("13:02:00", true, true);
        Plot relief = plot("relief");
        CaseId id = relief.id();
        relief.reported("13:06:00", Cast.gridWorker(4), CaseKind.HELP, 4)
                .accepted("13:12:00")
                .assigned("13:22:00", Cast.COMMITTEE, Cast.CHARITY)
                .takenUp("13:31:00", Cast.CHARITY)
                .then("13:33:00", Cast.CHARITY, (desk, act) -> desk.relate(id, Derivation.FOLLOWS, visit.id(), act))
                .then("13:45:00", Cast.CHARITY, (desk, act) -> desk.pause(id, PauseReason.RESIDENT, act))
                .then("15:16:00", Cast.CHARITY, (desk, act) -> desk.resume(id, act))
                .handled("15:43:00", Cast.CHARITY, Solution.SOLVED)
                .verifiedAndClosed("16:18:00", Cast.gridWorker(4));
    }

    /** One report that is two cases, a question that is answered at once, and a suggestion. */
    private void several() {
        Plot corridor = plot("corridor");
        Actor resident = Cast.resident(35);
        corridor.reported("09:44:00", resident, CaseKind.COMPLAINT, 6)
                .accepted("09:52:00")
                .then(
                        "10:02:00",
                        Cast.COMMITTEE,
                        (desk, act) -> desk.split(
                                corridor.id(),
                                List.of(
                                        Plot.report(
                                                Dongting.once("charging"),
                                                Cast.COMMITTEE,
                                                CaseKind.COMPLAINT,
                                                resident,
                                                6),
                                        Plot.report(
                                                Dongting.once("clutter"),
                                                Cast.COMMITTEE,
                                                CaseKind.COMPLAINT,
                                                resident,
                                                6)),
                                act));
        Plot hours = plot("certificate-hours");
        hours.reported("10:02:30", Cast.resident(14), CaseKind.QUESTION, 2)
                .then(
                        "10:03:30",
                        Cast.COMMITTEE,
                        (desk, act) -> desk.answer(hours.id(), Basis.of("handbook.certificates", "2026-1"), act));
        plot("bench")
                .reported("16:05:00", Cast.resident(5), CaseKind.SUGGESTION, 8)
                .accepted("16:21:00");
    }

    /** What its reporter takes back, and what should never have been entered. */
    private void takenBack() {
        Plot key = plot("lost-key");
        key.reported("11:12:00", Cast.resident(47), CaseKind.HELP, 3)
                .then(
                        "11:29:00",
                        Cast.resident(47),
                        (desk, act) -> desk.withdraw(key.id(), WithdrawReason.SOLVED_ITSELF, act));
        Plot trial = plot("trial-entry");
        trial.reported("07:32:00", Cast.gridWorker(8), CaseKind.HELP, 8)
                .above("07:36:00", Cast.STREET, (desk, act) -> desk.makeVoid(trial.id(), VoidReason.TEST, act));
    }

    /** Whoever has a case in hand gives up their business, and the street hands it over (移交). */
    private void leftBehind() {
        Plot cellar = plot("cellar");
        cellar.reported("08:36:00", Cast.resident(53), CaseKind.HELP, 7)
                .accepted("08:47:00")
                .assigned("08:55:00", Cast.PROPERTY, Cast.PUMPS)
                .takenUp("09:12:00", Cast.PUMPS)
                .above("13:08:00", Cast.STREET, (desk, act) -> desk.handOver(cellar.id(), Cast.PROPERTY.id(), act))
                .handled("15:34:00", Cast.PROPERTY, Solution.SOLVED)
                .verifiedAndClosed("16:09:00", Cast.gridWorker(7))
                .asked("17:11:00", true, true);
        all.add(new Scene(
                ActId.of("dt-0303.pumps.01"),
                Cast.PUMPS.id(),
                Optional.empty(),
                Plot.at("11:52:00"),
                (community, sitting, act) -> community.actors().in(sitting).depart(Cast.PUMPS.id(), act.at(), act)));
    }

    /** The bank's party branch reports in (双报到) and claims what the committee needs. */
    private void branch() {
        branch(
                1,
                "08:01:00",
                Cast.BANK_BRANCH,
                (community, sitting, act) ->
                        community.branches().in(sitting).reportIn(Cast.BRANCH.id(), Cast.BANK_BRANCH.id(), act));
        branch(
                2,
                "08:38:00",
                Cast.COMMITTEE,
                (community, sitting, act) -> community
                        .branches()
                        .in(sitting)
                        .list(
                                Cast.BRANCH.id(),
                                ListedItem.ItemList.NEEDS,
                                Name.of("放学后的托管教室 a room for children after school"),
                                act));
        branch(
                3,
                "09:47:00",
                Cast.BANK_BRANCH,
                (community, sitting, act) -> community.branches().in(sitting).claim(ItemId.from(LISTING), act));
        branch(
                4,
                "16:46:00",
                Cast.BANK_BRANCH,
                (community, sitting, act) -> community.branches().in(sitting).complete(ItemId.from(LISTING), act));
    }

    private void branch(int line, String time, Actor who, Scene.Play play) {
        ActId id = ActId.of("dt-0303.branch.0" + line);
        all.add(new Scene(id, who.id(), Optional.empty(), Plot.at(time), play));
    }
}
