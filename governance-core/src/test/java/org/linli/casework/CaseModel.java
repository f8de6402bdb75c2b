package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.casework.testkit.CaseCommand;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.casework.testkit.OversightCommand;

/**
 * What a case's life ought to be, written again as plain fields and a switch, sharing no code with rules or facts. It knows the terms of
 * the test kit: UTC, one send-back, one extension of a day, two pauses of a day, a week for what is accepted or reopened, two days for what
 * is parked, 60 characters, two pieces of evidence and one of each actor, four links, a hotline that takes calls, a crew of the property
 * company that departs, a clerk of the department, and an old firm that has departed.
 */
final class CaseModel extends CaseModelAbove {
    /** How many deadlines were met or missed, and how many were missed. */
    int[] deadlines(Instant now) {
        int judged = 0;
        int missed = 0;
        for (Life life : lives.values()) {
            judged += life.roundsInTime + life.roundsLate;
            missed += life.roundsLate;
            if (life.due != null && !life.stage.equals("SPLIT") && !life.stage.equals("VOIDED")) {
                judged += life.handled != null || life.lateAt(now) ? 1 : 0;
                missed += life.lateAt(now) ? 1 : 0;
            }
        }
        return new int[] {judged, missed};
    }

    Map<String, Integer> openByActor() {
        Map<String, Integer> counts = new HashMap<>();
        lives.values().stream()
                .filter(life -> OPEN.contains(life.stage))
                .forEach(life -> counts.merge(life.accountable, 1, Integer::sum));
        return counts;
    }

    /** The code of the refusal, or nothing where the command is granted. */
    Optional<String> perform(Decided tried, int number) {
        CaseCommand command = tried.command();
        Life life = of(command.id());
        String hand = tried.hand().value();
        String name = tried.name().value();
        if (command instanceof CaseCommand.ToReport toReport) {
            Optional<String> text = objection(toReport.report());
            if (text.isPresent()) {
                return text;
            }
        }
        boolean told = command instanceof CaseCommand.ToReport || mayKnow(life, hand, name);
        Optional<String> no = generally(life, command.getClass().getSimpleName(), hand, name, tried.at());
        if (no.isEmpty()
                && !told
                && ONLY_BY_WHO_MAY_KNOW.contains(command.getClass().getSimpleName())) {
            no = no("unknown_case");
        }
        if (no.isEmpty()) {
            no = command instanceof OversightCommand above
                    ? above(life, above, hand, name, tried.at(), number)
                    : below(life, command, hand, name, tried.at());
        }
        if (no.isEmpty()) {
            life.latest = tried.at();
            life.others.add(name);
        }
        return no.isPresent() && !told ? no("unknown_case") : no;
    }

    private Optional<String> below(Life life, CaseCommand command, String hand, String name, Instant at) {
        boolean answers = name.equals(life.accountable);
        if (command instanceof CaseCommand.ToReport toReport) {
            Report report = toReport.report();
            String receiver = report.receiver().value();
            boolean itself = report.kind() == CaseKind.WRONGDOING
                    && report.accused().isPresent()
                    && part(receiver, report.accused().get().value(), at);
            Optional<String> no = handler(new Life(), receiver, at);
            if (no.isPresent()) {
                return no;
            }
            life.again = at;
            return itself ? no("accused_has_no_part") : begin(life, report, receiver, name, "REPORTED");
        } else if (command instanceof CaseCommand.ToAccept toAccept) {
            Optional<String> no = handler(life, name, at);
            if (no.isEmpty() && tooLate(toAccept.deadlineClass(), at)) {
                return no("due_too_late");
            }
            if (no.isEmpty()) {
                life.answersFor(name);
                life.dueAt(after(at, toAccept.deadlineClass()));
                life.stage = "ACCEPTED";
            }
            return no;
        } else if (command instanceof CaseCommand.ToAssign toAssign) {
            Optional<String> no = answers ? handler(life, toAssign.assignee().value(), at) : no("not_accountable");
            for (ActorId each : toAssign.assisting()) {
                no = no.isPresent() ? no : handler(life, each.value(), at);
            }
            if (no.isEmpty()) {
                life.assignee = toAssign.assignee().value();
                life.assisting.clear();
                toAssign.assisting().forEach(each -> life.assisting.add(each.value()));
                life.others.add(life.assignee);
                life.others.addAll(life.assisting);
                life.stage = "ASSIGNED";
            }
            return no;
        } else if (command instanceof CaseCommand.ToSendBack) {
            if (!name.equals(life.assignee)) {
                return no("not_the_assignee");
            }
            if (life.bound.contains(name)) {
                return no("bound_by_ruling");
            }
            if (life.sentBack >= 1) {
                return no("sent_back_too_often");
            }
            life.sentBack++;
            life.assignee = null;
            life.assisting.clear();
            return to(life, "ACCEPTED");
        } else if (command instanceof CaseCommand.ToTakeUp) {
            if (!name.equals(life.assignee)) {
                return no("not_the_assignee");
            }
            Optional<String> no = handler(life, name, at);
            if (no.isPresent()) {
                return no;
            }
            life.doers.addAll(List.of(hand, name));
            life.answersFor(name);
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToVerify) {
            if (didOrAnswers(life, hand, name)) {
                return no("doer_cannot_verify");
            }
            life.verifier = name;
            return to(life, "VERIFIED");
        } else if (command instanceof CaseCommand.ToSendToRework) {
            if (didOrAnswers(life, hand, name)) {
                return no("doer_cannot_verify");
            }
            life.verifier = null;
            life.handled = null;
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToClose) {
            if (!answers && !name.equals(life.verifier)) {
                return no("not_accountable");
            }
            life.ended = at;
            return to(life, "CLOSED");
        } else if (command instanceof CaseCommand.ToFollowUp toFollowUp) {
            if (did(life, hand)
                    || did(life, name)
                    || life.theirs(hand, life.inCharge)
                    || life.theirs(name, life.inCharge)) {
                return no("doer_cannot_ask");
            }
            if (life.asked) {
                return no("already_asked");
            }
            life.asked = toFollowUp.followUp().reached();
            return to(life, "FOLLOWED_UP");
        } else if (command instanceof CaseCommand.ToReopen toReopen) {
            if (own(life, hand, name)) {
                return no("own_favour");
            }
            if (tooLate(toReopen.deadlineClass(), at)) {
                return no("reopened_for_too_long");
            }
            String next = toReopen.instead().map(ActorId::value).orElse(life.accountable);
            if (toReopen.instead().isPresent()) {
                Optional<String> no = absent(life.accountable, at) ? Optional.empty() : no("still_takes_part");
                if (no.isEmpty()) {
                    no = mayRule(name, Set.of(life.accountable)) ? instead(life, next, at) : no("may_not_rule");
                }
                if (no.isPresent()) {
                    return no;
                }
            } else if (absent(next, at)) {
                return no("takes_no_part");
            }
            life.answersFor(next);
            life.again = life.again.isAfter(at) ? life.again : at;
            if (life.due != null) {
                life.roundsLate += life.lateAt(at) ? 1 : 0;
                life.roundsInTime += life.lateAt(at) ? 0 : 1;
            }
            life.asked = false;
            life.verifier = null;
            life.handled = null;
            life.ended = null;
            life.dueAt(after(at, toReopen.deadlineClass()));
            return to(life, "ACCEPTED");
        } else if (command instanceof CaseCommand.ToWithdraw) {
            if (!name.equals(life.reporter)) {
                return no("not_the_reporter");
            }
            if (!part(hand, name, at) && (rid(life, hand) || rid(life, name))) {
                return no("doer_cannot_withdraw");
            }
            if (life.forOthers) {
                return no("goes_on_for_others");
            }
            life.ended = at;
            return to(life, "WITHDRAWN");
        }
        return answers ? byWhoAnswers(life, command, hand, name, at) : no("not_accountable");
    }

    private static Optional<String> byWhoAnswers(Life life, CaseCommand command, String hand, String name, Instant at) {
        if (command instanceof CaseCommand.ToPause) {
            if (life.pauses >= 2) {
                return no("paused_too_often");
            }
            life.pauses++;
            life.stop(at, at.plus(Duration.ofDays(1)));
            return to(life, "PAUSED");
        } else if (command instanceof CaseCommand.ToResume) {
            life.dueAt(at.isAfter(life.until) ? life.due : life.dueUnpaused.plus(Duration.between(life.stopped, at)));
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToHandle) {
            life.doers.addAll(List.of(hand, name));
            life.handled = at;
            return to(life, "HANDLED");
        } else if (command instanceof CaseCommand.ToAnswer) {
            if (!life.kind.equals("QUESTION")) {
                return no("not_a_question");
            }
            if (life.forOthers) {
                return no("goes_on_for_others");
            }
            life.doers.addAll(List.of(hand, name));
            life.handled = at;
            life.ended = at;
            return to(life, "CLOSED");
        } else if (command instanceof CaseCommand.ToTurnAway toTurnAway) {
            if (life.forOthers) {
                return no("goes_on_for_others");
            }
            String other = toTurnAway.instead().map(ActorId::value).orElse("");
            if (other.isEmpty() && toTurnAway.reason() == TurnAway.NOT_OURS
                    || part(other, hand, at)
                    || part(other, name, at)) {
                return no("nobody_else_named");
            }
            if (absent(other, at)) {
                return no("takes_no_part");
            }
            if (life.against(other)) {
                return no("accused_has_no_part");
            }
            return to(life, "TURNED_AWAY");
        }
        throw new AssertionError(command);
    }
}
