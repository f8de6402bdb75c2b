package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.linli.basics.DeadlineClass;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.casework.OversightDesk;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.trace.Act;
import org.linli.trace.ActId;

/** How one case is told, scene by scene: each line adds a scene, in the order of time. */
final class Plot {

    private final CaseId id;
    private final Matter matter;
    private final List<Scene> scenes;
    private int lines;

    Plot(String matter, List<Scene> scenes) {
        this.id = idOf(matter);
        this.matter = Dongting.once(matter);
        this.scenes = scenes;
    }

    /** The id of the case that is told about a matter. */
    static CaseId idOf(String matter) {
        return CaseId.of("dt-0303-" + matter);
    }

    CaseId id() {
        return id;
    }

    static Instant at(String time) {
        return LocalTime.parse(time).atDate(Dongting.DATE).atZone(Dongting.ZONE).toInstant();
    }

    /** What a report about the matter says; the unit that is responsible receives it unless another is named. */
    static Report report(Matter matter, Actor receiver, CaseKind kind, Actor person, int grid) {
        return Report.of(matter.id(), receiver.id(), Channel.MOBILE)
                .withKind(kind)
                .withArea(Dongting.grid(grid))
                .withPoint(Dongting.point(grid, Dongting.NORTH / 2, Dongting.EAST / 2))
                .withDescription(Kept.of(matter, person, "description", grid + " 号网格，" + matter.chinese()))
                .withContact(
                        Kept.of(matter, person, "contact", person.id().value().replaceFirst("[^0-9]*", "000-0000-0")));
    }

    Plot reported(String time, Actor who, CaseKind kind, int grid) {
        return reported(time, who, Optional.empty(), report(matter, matter.unit(), kind, who, grid));
    }

    Plot reported(String time, Actor who, Optional<Actor> principal, Report report) {
        return then(time, who, principal, (desk, act) -> desk.report(id, report, act));
    }

    Plot accepted(String time) {
        return then(time, matter.unit(), (desk, act) -> desk.accept(id, matter.within(), act));
    }

    Plot assigned(String time, Actor by, Actor to, Actor... assisting) {
        return then(
                time,
                by,
                (desk, act) -> desk.assign(
                        id, to.id(), List.of(assisting).stream().map(Actor::id).toList(), act));
    }

    Plot takenUp(String time, Actor who) {
        return then(time, who, (desk, act) -> desk.takeUp(id, act));
    }

    Plot handled(String time, Actor who, Solution solution) {
        return then(time, who, (desk, act) -> desk.handle(id, solution, act));
    }

    /** Looked at by somebody else, found good, and closed four minutes later. */
    Plot verifiedAndClosed(String time, Actor who) {
        then(time, who, (desk, act) -> desk.verify(id, act));
        return then(LocalTime.parse(time).plusMinutes(4).toString(), who, (desk, act) -> desk.close(id, act));
    }

    Plot asked(String time, boolean solved, boolean satisfied) {
        return then(time, Cast.PLATFORM, (desk, act) -> desk.followUp(id, FollowUp.answered(solved, satisfied), act));
    }

    Plot above(String time, Actor who, BiConsumer<OversightDesk, Act> what) {
        return then(time, who, (desk, act) -> what.accept(desk.oversight(), act));
    }

    Plot then(String time, Actor who, BiConsumer<CaseDesk, Act> what) {
        return then(time, who, Optional.empty(), what);
    }

    private Plot then(String time, Actor who, Optional<Actor> principal, BiConsumer<CaseDesk, Act> what) {
        lines++;
        scenes.add(new Scene(
                ActId.of(String.format(Locale.ROOT, "%s.%02d", id, lines)),
                who.id(),
                principal.map(Actor::id),
                at(time),
                (community, sitting, act) -> what.accept(community.cases().in(sitting), act)));
        return this;
    }

    static DeadlineClass within(String text) {
        return DeadlineClass.parse(text);
    }
}
