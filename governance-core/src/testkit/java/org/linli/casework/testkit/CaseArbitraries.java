package org.linli.casework.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.trace.Personal;

/**
 * Made-up reports and commands. Ids and actors come from small sets, so that commands meet: most are refused, some lead a case to its
 * end.
 */
public final class CaseArbitraries {
    /** The actors that take part. */
    public static final List<ActorId> ACTORS =
            List.of(ActorId.of("street"), ActorId.of("property"), ActorId.of("team-1"), ActorId.of("committee"));

    /** The cases that commands are about. */
    public static final List<CaseId> CASES = List.of(CaseId.of("c-1"), CaseId.of("c-2"), CaseId.of("c-3"));

    private CaseArbitraries() {}

    /**
     * Any of {@link #ACTORS}.
     *
     * @return actors
     */
    public static Arbitrary<ActorId> actors() {
        return Arbitraries.of(ACTORS);
    }

    /**
     * Any of {@link #CASES}.
     *
     * @return case ids
     */
    public static Arbitrary<CaseId> caseIds() {
        return Arbitraries.of(CASES);
    }

    /**
     * Reports with and without area, point and personal parts.
     *
     * @return reports
     */
    public static Arbitrary<Report> reports() {
        Arbitrary<GeoPoint> points = Combinators.combine(
                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000))
                .as(GeoPoint::new);
        Arbitrary<String> words = Arbitraries.strings().all().ofMaxLength(40);
        return Combinators.combine(
                        Arbitraries.of("lamp", "noise", "lift").map(MatterId::of),
                        actors(),
                        Arbitraries.of(Channel.class),
                        Arbitraries.of("g-1", "g-2").map(AreaId::of).optional(),
                        points.optional(),
                        words.optional(),
                        words.optional())
                .as((matter, receiver, channel, area, point, description, contact) -> new Report(
                        matter,
                        receiver,
                        channel,
                        area,
                        point,
                        description.map(said -> Personal.of(ActorId.of("resident-1"), "description", said)),
                        contact.map(number -> Personal.of(ActorId.of("resident-1"), "contact", number))));
    }

    /**
     * Commands of every kind.
     *
     * @return commands
     */
    public static Arbitrary<CaseCommand> commands() {
        Arbitrary<CaseId> ids = caseIds();
        return Arbitraries.oneOf(
                Combinators.combine(ids, reports()).as(CaseCommand.ToReport::new),
                Combinators.combine(
                                ids, Arbitraries.of("2h", "24h", "7d", "5wd").map(DeadlineClass::parse))
                        .as(CaseCommand.ToAccept::new),
                Combinators.combine(ids, actors()).as(CaseCommand.ToAssign::new),
                ids.map(CaseCommand.ToTakeUp::new),
                Combinators.combine(ids, Arbitraries.of(Solution.class)).as(CaseCommand.ToHandle::new),
                ids.map(CaseCommand.ToVerify::new),
                ids.map(CaseCommand.ToClose::new),
                Combinators.combine(ids, followUps()).as(CaseCommand.ToFollowUp::new),
                Combinators.combine(ids, Arbitraries.of(TurnAway.class), actors().optional())
                        .as(CaseCommand.ToTurnAway::new),
                Combinators.combine(ids, ids).as(CaseCommand.ToMerge::new));
    }

    /**
     * Follow-ups of every kind.
     *
     * @return follow-ups
     */
    public static Arbitrary<FollowUp> followUps() {
        return Arbitraries.of(
                FollowUp.NOT_REACHED,
                FollowUp.answered(true, true),
                FollowUp.answered(true, false),
                FollowUp.answered(false, true),
                FollowUp.answered(false, false));
    }
}
