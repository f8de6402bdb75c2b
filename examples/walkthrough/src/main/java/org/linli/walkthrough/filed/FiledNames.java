package org.linli.walkthrough.filed;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.Channel;
import org.linli.trace.ActId;
import org.linli.walkthrough.requests.Request;

/**
 * What the things of a file are called in the trace: agencies and their teams are actors, categories are matters, districts and
 * communities are areas, and each row has a case, a reporter and acts of its own.
 */
final class FiledNames {

    /** Verifies and closes: somebody other than the doer, whom files do not name. */
    static final ActorId CALL_CENTRE = ActorId.of("call-centre");

    /** What a file calls it where it names it as an agency: it passes on and answers for nothing, so nobody is named then. */
    private static final String CALL_CENTRE_LABEL = "Call Center";

    private static final ActorId UNNAMED_AGENCY = ActorId.of("unnamed-agency");
    private static final ActorId UNNAMED_TEAM = ActorId.of("unnamed-team");
    private static final MatterId UNNAMED_MATTER = MatterId.of("unnamed-matter");

    private static final Map<CaseMove, String> DONE = Arrays.stream(CaseMove.values())
            .collect(Collectors.toMap(
                    move -> move,
                    move -> "." + move.power().substring("case.".length()),
                    (a, b) -> a,
                    () -> new EnumMap<>(CaseMove.class)));

    private final LabelIds agencies = new LabelIds("agency:");
    private final LabelIds teams = new LabelIds("team:");
    private final LabelIds matters = new LabelIds("matter:");
    private final LabelIds districts = new LabelIds("district:");
    private final LabelIds communities = new LabelIds("community:");
    private final LabelIds rows = new LabelIds("");
    // Asked for again with every act: few different ones, each made once.
    private final Map<String, ActorId> agencyOf = new HashMap<>();
    private final Map<String, ActorId> teamOf = new HashMap<>();

    /** Who answers for a request. */
    ActorId agency(Request request) {
        return named(request)
                .map(name -> agencyOf.computeIfAbsent(name, label -> ActorId.of(agencies.of(label))))
                .orElse(UNNAMED_AGENCY);
    }

    /** Whom the agency charges with it: files name agencies only, so each has one team. */
    ActorId team(Request request) {
        return named(request)
                .map(name -> teamOf.computeIfAbsent(name, label -> ActorId.of(teams.of(label))))
                .orElse(UNNAMED_TEAM);
    }

    /** Whether the file names who answers for a request. */
    boolean isNamed(Request request) {
        return named(request).isPresent();
    }

    private static Optional<String> named(Request request) {
        return request.agency().filter(label -> !label.equals(CALL_CENTRE_LABEL));
    }

    /** Agencies are departments, and their teams parts of them; the call centre passes on and answers for nothing. */
    Roster roster(List<Request> requests, Instant since) {
        Map<ActorId, Ties> actors = new HashMap<>();
        for (Request request : requests) {
            actors.put(agency(request), department(since, Optional.empty()));
            actors.put(team(request), department(since, Optional.of(agency(request))));
        }
        return Roster.of("as-filed", "1", actors);
    }

    private static Ties department(Instant since, Optional<ActorId> above) {
        return Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, since).alwaysBelow(above);
    }

    /** Who reported it: a pseudonym of the row. */
    ActorId reporter(CaseId id) {
        return ActorId.of("reporter:" + id.value());
    }

    /** What it is about. */
    MatterId matter(Request request) {
        return request.matter()
                .category()
                .map(label -> MatterId.of(matters.of(label)))
                .orElse(UNNAMED_MATTER);
    }

    /** Where it is: the smallest area that is known. */
    Optional<AreaId> area(Request request) {
        return request.place()
                .community()
                .map(communities::of)
                .or(() -> request.place().district().map(districts::of))
                .map(AreaId::of);
    }

    /** Where exactly, if known. */
    Optional<GeoPoint> point(Request request) {
        return request.place().point().map(point -> GeoPoint.of(point.latitude(), point.longitude()));
    }

    /** How it came in. */
    Channel channel(Request request) {
        return switch (request.channel().orElse("").toUpperCase(Locale.ROOT)) {
            case "PHONE" -> Channel.PHONE;
            case "ONLINE", "WEB" -> Channel.ONLINE;
            case "MOBILE" -> Channel.MOBILE;
            case "MAIL", "EMAIL" -> Channel.MAIL;
            case "API", "SYSTEM" -> Channel.SYSTEM;
            default -> Channel.OTHER;
        };
    }

    /** Its case; asked for once for each request. */
    CaseId caseOf(Request request) {
        return CaseId.of(rows.of(request.id()));
    }

    /** What is done with a case, once each. */
    static ActId act(CaseId id, CaseMove move) {
        return ActId.of(id.value() + DONE.get(move));
    }

    /** How readers know a matter. */
    String labelOf(MatterId matter) {
        return matter.equals(UNNAMED_MATTER) ? "(no category named)" : matters.labelOf(matter.value());
    }

    /** How readers know an actor. */
    String labelOf(ActorId actor) {
        String id = actor.value();
        if (actor.equals(UNNAMED_AGENCY)) {
            return "(no agency named)";
        }
        if (actor.equals(UNNAMED_TEAM)) {
            return "team, no agency named";
        }
        return id.startsWith("team:") ? "team of " + teams.labelOf(id) : agencies.labelOf(id);
    }
}
