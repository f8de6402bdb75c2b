package org.linli.walkthrough.filed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.walkthrough.requests.Request;
import org.linli.walkthrough.requests.RequestStatus;

/**
 * The life of a request, as far as its row tells it. A row names two times at most: when it came in and when it was closed. So what
 * must have been between them is dated at the one before it: accepted, assigned and taken up when it came in; handled, verified and
 * closed when it was closed. A row that is not closed has come as far as its status says. Where the time promised passes before the case is closed, or before
 * the last instant of the file, whoever answers for it is told so at that time.
 */
final class FiledLife {

    private FiledLife() {}

    /** Everything done about all the requests, in the order in which it happened. */
    static List<FiledAct> of(List<Request> requests, FiledNames names, ZoneId zone, Optional<Instant> last) {
        List<FiledAct> acts = new ArrayList<>(requests.size() * 5);
        requests.forEach(request -> addTo(acts, request, names.caseOf(request), zone, last));
        acts.sort(FiledAct.ORDER);
        return acts;
    }

    private static void addTo(List<FiledAct> acts, Request request, CaseId id, ZoneId zone, Optional<Instant> last) {
        Instant created = instant(request.times().created(), zone);
        // Where the clocks go forward, local times in order may be instants out of order.
        Optional<Instant> closed = request.times()
                .closed()
                .map(local -> instant(local, zone))
                .map(instant -> instant.isBefore(created) ? created : instant);
        acts.add(new FiledAct(request, id, CaseMove.REPORT, created));
        if (request.status().mark() == RequestStatus.Mark.TRANSFERRED) {
            closed.ifPresent(at -> acts.add(new FiledAct(request, id, CaseMove.TURN_AWAY, at)));
            return;
        }
        RequestStatus.Stage stage = request.status().stage();
        add(acts, request, id, CaseMove.ACCEPT, created, stage.compareTo(RequestStatus.Stage.ACCEPTED) >= 0);
        add(acts, request, id, CaseMove.ASSIGN, created, stage.compareTo(RequestStatus.Stage.ASSIGNED) >= 0);
        add(acts, request, id, CaseMove.TAKE_UP, created, stage.compareTo(RequestStatus.Stage.TAKEN_UP) >= 0);
        if (stage.compareTo(RequestStatus.Stage.ACCEPTED) >= 0) {
            request.times()
                    .due()
                    .map(local -> instant(local, zone))
                    .map(due -> due.isBefore(created) ? created : due)
                    .filter(due -> closed.or(() -> last).filter(due::isBefore).isPresent())
                    .ifPresent(due -> acts.add(new FiledAct(request, id, CaseMove.RAISE, due)));
        }
        closed.ifPresent(at -> {
            acts.add(new FiledAct(request, id, CaseMove.HANDLE, at));
            acts.add(new FiledAct(request, id, CaseMove.VERIFY, at));
            acts.add(new FiledAct(request, id, CaseMove.CLOSE, at));
        });
    }

    private static void add(
            List<FiledAct> acts, Request request, CaseId id, CaseMove move, Instant at, boolean happened) {
        if (happened) {
            acts.add(new FiledAct(request, id, move, at));
        }
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }
}
