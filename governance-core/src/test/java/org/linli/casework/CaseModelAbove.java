package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.casework.testkit.OversightCommand;

/** What those above a case may do, and what may be done with several at once, as the {@link CaseModel} has it. */
abstract class CaseModelAbove extends CaseModelWorld {
    Optional<String> above(Life life, OversightCommand command, String hand, String name, Instant at, int number) {
        boolean answers = name.equals(life.accountable);
        if (command instanceof OversightCommand.ToMerge toMerge) {
            return merge(life, toMerge, answers, hand, name, at);
        } else if (command instanceof OversightCommand.ToSplit toSplit) {
            return answers ? split(life, toSplit, at, number) : no("not_accountable");
        } else if (command instanceof OversightCommand.ToRelate toRelate) {
            return answers ? relate(life, toRelate, hand, name, at) : no("not_accountable");
        } else if (command instanceof OversightCommand.ToDispute toDispute) {
            boolean assigned = life.stage.equals("ASSIGNED");
            if (!name.equals(assigned ? life.assignee : life.accountable)) {
                return no(assigned ? "not_the_assignee" : "not_accountable");
            }
            String pointsTo = toDispute.pointsTo().map(ActorId::value).orElse("");
            if (part(pointsTo, name, at)) {
                return no("disputed_to_oneself");
            }
            if (absent(pointsTo, at)) {
                return no("takes_no_part");
            }
            if (life.against(pointsTo)) {
                return no("accused_has_no_part");
            }
            if (life.bound.contains(name)) {
                return no("bound_by_ruling");
            }
            life.parties.clear();
            life.parties.add(name);
            toDispute.pointsTo().ifPresent(each -> life.parties.add(each.value()));
            return to(life, "DISPUTED");
        } else if (command instanceof OversightCommand.ToRule toRule) {
            Set<String> parties = new HashSet<>(life.parties);
            parties.add(life.accountable);
            parties.add(life.assignee == null ? life.accountable : life.assignee);
            String next = toRule.responsible().value();
            boolean uponItself = next.equals(name) && part(hand, name, at);
            Optional<String> no = !uponItself && (life.theirs(hand, parties) || life.theirs(name, parties))
                    ? no("party_cannot_rule")
                    : mayRule(name, parties) ? handler(life, next, at) : no("may_not_rule");
            if (no.isEmpty() && life.due == null && tooLate(toRule.deadlineClass(), at)) {
                return no("due_too_late");
            }
            if (no.isEmpty()) {
                boolean binding = !next.equals("committee");
                if (binding) {
                    life.answersFor(next);
                }
                life.assignee = next;
                life.others.add(next);
                life.assisting.clear();
                life.bound.clear();
                life.bound.addAll(binding ? Set.of(next) : Set.of());
                if (life.due == null) {
                    life.dueAt(after(at, toRule.deadlineClass()));
                }
                life.stage = "ASSIGNED";
            }
            return no;
        } else if (command instanceof OversightCommand.ToHandOver toHandOver) {
            if (!absent(life.accountable, at)) {
                return no("still_takes_part");
            }
            if (didOrAnswers(life, hand, name)) {
                return no("own_favour");
            }
            Optional<String> no = mayRule(name, Set.of(life.accountable))
                    ? instead(life, toHandOver.next().value(), at)
                    : no("may_not_rule");
            if (no.isEmpty()) {
                life.answersFor(toHandOver.next().value());
                life.raised = 0;
            }
            return no;
        } else if (command instanceof OversightCommand.ToWhistle toWhistle) {
            return whistle(
                    life,
                    toWhistle.departments().stream().map(ActorId::value).toList(),
                    name,
                    after(at, toWhistle.answerWithin()),
                    tooLate(toWhistle.answerWithin(), at));
        } else if (command instanceof OversightCommand.ToAnswerWhistle) {
            return life.summoned.remove(name) == null ? no("not_summoned") : Optional.empty();
        } else if (command instanceof OversightCommand.ToUrge toUrge) {
            String department = toUrge.department().value();
            Instant answerBy = life.summoned.get(department);
            if (answerBy == null) {
                return no("not_summoned");
            }
            if (!isTime(life.urged.get(department), answerBy, at)) {
                return no("nothing_to_raise");
            }
            life.urged.merge(department, 1, Integer::sum);
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToRaise) {
            return raise(life, at);
        } else if (command instanceof OversightCommand.ToAttach toAttach) {
            Object digest = toAttach.evidence().digest();
            if (life.evidence.containsKey(digest)) {
                return no("evidence_already_there");
            }
            if (life.evidence.containsValue(name)) {
                return no("too_much_evidence_of_one");
            }
            if (life.evidence.size() >= 2 && !answers && !name.equals(life.reporter)) {
                return no("too_much_evidence");
            }
            life.evidence.put(digest, name);
            return Optional.empty();
        }
        return own(life, hand, name) ? no("own_favour") : favour(life, command, at);
    }

    static Optional<String> favour(Life life, OversightCommand command, Instant at) {
        if (command instanceof OversightCommand.ToExtend toExtend) {
            if (at.isAfter(life.due)) {
                return no("already_overdue");
            }
            if (life.extensions >= 1) {
                return no("extended_too_often");
            }
            if (after(life.due, toExtend.by()).isAfter(life.due.plus(Duration.ofDays(1)))) {
                return no("extended_for_too_long");
            }
            life.extensions++;
            life.dueAt(after(life.due, toExtend.by()));
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToPark toPark) {
            if (!toPark.reviewAt().isAfter(at)) {
                return no("review_not_ahead");
            }
            if (toPark.reviewAt().isAfter(at.plus(Duration.ofDays(2)))) {
                return no("parked_for_too_long");
            }
            life.stop(at, toPark.reviewAt());
            life.review = toPark.reviewAt();
            return to(life, "PARKED");
        } else if (command instanceof OversightCommand.ToExclude) {
            if (life.excluded) {
                return no("already_excluded");
            }
            life.excluded = true;
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToMakeVoid) {
            return life.forOthers ? no("goes_on_for_others") : to(life, "VOIDED");
        }
        throw new AssertionError(command);
    }

    static Optional<String> whistle(Life life, List<String> departments, String name, Instant answerBy, boolean late) {
        if (!name.equals("street")) {
            return no("may_not_whistle");
        }
        if (departments.isEmpty()) {
            return no("nobody_summoned");
        }
        if (!SUMMONABLE.containsAll(departments)) {
            return no("not_summoned_by_whistle");
        }
        if (departments.stream().anyMatch(life::against)) {
            return no("accused_has_no_part");
        }
        if (departments.stream().anyMatch(life.summoned::containsKey)) {
            return no("already_summoned");
        }
        if (late) {
            return no("due_too_late");
        }
        departments.forEach(each -> {
            life.summoned.put(each, answerBy);
            life.others.add(each);
            life.urged.put(each, 0);
        });
        return Optional.empty();
    }

    static Optional<String> raise(Life life, Instant at) {
        Instant watched = life.stage.equals("PARKED") ? life.review : life.due;
        if (watched == null) {
            return no("nothing_to_raise");
        }
        if (isTime(life.raised, watched, at)) {
            life.raised++;
            return Optional.empty();
        }
        int second = Math.max(life.raised, 2);
        if (!life.stage.equals("PARKED") || at.isBefore(life.review) || !isTime(second - 2, life.due, at)) {
            return no("nothing_to_raise");
        }
        life.raised = second + 1;
        return Optional.empty();
    }

    boolean derives(String from, String target) {
        return lives.getOrDefault(from, new Life()).origins.stream()
                .map(origin -> origin.substring(origin.indexOf(':') + 1))
                .anyMatch(origin -> origin.equals(target) || derives(origin, target));
    }

    Optional<String> merge(
            Life life, OversightCommand.ToMerge command, boolean answers, String hand, String name, Instant at) {
        Life into = of(command.into());
        if (into == life) {
            return no("merged_into_itself");
        }
        if (!OPEN.contains(into.stage) || into.confidential() && !name.equals(into.accountable)) {
            return no("merged_into_ended");
        }
        if (!answers && (!life.stage.equals("REPORTED") || life.confidential())) {
            return no("not_accountable");
        }
        Optional<String> no = generally(into, "ToAbsorb", hand, name, at);
        if (no.isPresent()) {
            return no;
        }
        if (!name.equals(into.accountable)) {
            return no("not_accountable");
        }
        if (absent(name, at)) {
            return no("takes_no_part");
        }
        if (into.due == null && (life.due != null || !answers)) {
            return no("merged_into_unaccepted");
        }
        if (into.handled != null && !life.again.isBefore(into.handled)) {
            return no("merged_into_handled");
        }
        if (into.kind.equals("QUESTION") && !life.kind.equals("QUESTION")) {
            return no("merged_into_question");
        }
        if (into.excluded && !life.excluded) {
            return no("merged_into_excluded");
        }
        no = unlike(life, into);
        if (no.isPresent()) {
            return no;
        }
        if (life.links() < 4 && into.links() < 4 && !life.summoned.isEmpty()) {
            return no("whistle_unanswered");
        }
        no = tie(life, "MERGED_INTO", command.id().value(), command.into().value(), into, at);
        if (no.isPresent()) {
            return no;
        }
        life.ended = at;
        if (life.due != null && life.due.isBefore(into.due)) {
            into.dueAt(life.due);
        }
        into.forOthers |= life.forOthers || !life.reporter.equals(into.reporter) || life.reporter.equals("hotline");
        into.remember(life);
        return to(life, "MERGED");
    }

    static Optional<String> unlike(Life life, Life other) {
        if (life.confidential() != other.confidential()) {
            return no("confidential_and_not");
        }
        return life.confidential() && !Objects.equals(life.accused, other.accused)
                ? no("against_somebody_else")
                : Optional.empty();
    }

    Optional<String> relate(Life life, OversightCommand.ToRelate command, String hand, String name, Instant at) {
        Life origin = of(command.origin());
        if (origin == life) {
            return no("derivation_in_a_circle");
        }
        if (origin.confidential() && !name.equals(origin.accountable)) {
            return no("unknown_case");
        }
        Optional<String> no = generally(origin, "ToLead", hand, name, at);
        if (no.isPresent()) {
            return no;
        }
        String kind = command.derivation().name();
        if (life.origins.contains(kind + ":" + command.origin())) {
            return no("already_related");
        }
        no = unlike(life, origin);
        return no.isPresent()
                ? no
                : tie(life, kind, command.id().value(), command.origin().value(), origin, at);
    }

    Optional<String> tie(Life life, String kind, String id, String originId, Life origin, Instant at) {
        if (life.links() >= 4 || origin.links() >= 4) {
            return no("too_many_links");
        }
        if (derives(originId, id)) {
            return no("derivation_in_a_circle");
        }
        life.origins.add(kind + ":" + originId);
        origin.derived++;
        origin.latest = at;
        return Optional.empty();
    }

    Optional<String> split(Life life, OversightCommand.ToSplit command, Instant at, int number) {
        List<Report> parts = command.parts();
        if (parts.size() < 2) {
            return no("too_few_parts");
        }
        if (life.links() + parts.size() > 4) {
            return no("too_many_links");
        }
        for (Report part : parts) {
            boolean confidential = part.kind() == CaseKind.WRONGDOING;
            String accused = part.accused().map(ActorId::value).orElse(null);
            if (confidential != life.confidential()
                    || confidential && !Objects.equals(accused, life.accused)
                    || part.kind() == CaseKind.QUESTION && !life.kind.equals("QUESTION")) {
                return no("part_unlike_whole");
            }
        }
        if (!life.summoned.isEmpty()) {
            return no("whistle_unanswered");
        }
        if (absent(life.accountable, at)) {
            return no("takes_no_part");
        }
        for (Report part : parts) {
            Optional<String> text = objection(part);
            if (text.isPresent()) {
                return text;
            }
        }
        for (int i = 1; i <= parts.size(); i++) {
            Life part = of(CaseId.of("act-" + number + "." + i));
            begin(part, parts.get(i - 1), life.accountable, life.reporter, "ACCEPTED");
            part.dueAt(life.due);
            part.forOthers = life.forOthers;
            part.excluded = life.excluded;
            part.remember(life);
            part.latest = at;
            part.origins.add("SPLIT_FROM:" + command.id());
            life.derived++;
        }
        return to(life, "SPLIT");
    }
}
