package org.linli.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.casework.testkit.CaseCommand;

/** What a case's life ought to be, written again as plain maps and a switch, sharing no code with rules or facts. */
final class CaseModel {
    private final Map<CaseId, String> stage = new HashMap<>();
    private final Map<CaseId, String> accountable = new HashMap<>();
    private final Map<CaseId, String> assignee = new HashMap<>();
    private final Map<CaseId, Set<String>> doers = new HashMap<>();
    private final Map<CaseId, String> verifier = new HashMap<>();

    String stageOf(CaseId id) {
        return stage.getOrDefault(id, "UNREPORTED");
    }

    Optional<String> accountableOf(CaseId id) {
        return Optional.ofNullable(accountable.get(id));
    }

    Map<String, Integer> openByActor() {
        Map<String, Integer> counts = new HashMap<>();
        stage.forEach((id, at) -> {
            if (isOpen(at)) {
                counts.merge(accountable.get(id), 1, Integer::sum);
            }
        });
        return counts;
    }

    private static boolean isOpen(String at) {
        return switch (at) {
            case "REPORTED", "ACCEPTED", "ASSIGNED", "UNDER_WAY", "HANDLED", "VERIFIED" -> true;
            default -> false;
        };
    }

    /** The code of the refusal, or nothing where the command is granted. */
    Optional<String> perform(CaseCommand command, ActorId handId, ActorId actorId) {
        CaseId id = command.id();
        String at = stageOf(id);
        String actor = actorId.value();
        String hand = handId.value();
        boolean answers = actor.equals(accountable.get(id));
        if (command instanceof CaseCommand.ToReport toReport) {
            if (!at.equals("UNREPORTED")) {
                return Optional.of("case.already_reported");
            }
            accountable.put(id, toReport.report().receiver().value());
            return to(id, "REPORTED");
        }
        String possible = switch (command.getClass().getSimpleName()) {
            case "ToAccept", "ToTurnAway" -> "REPORTED";
            case "ToAssign" -> "ACCEPTED ASSIGNED";
            case "ToTakeUp" -> "ASSIGNED";
            case "ToHandle" -> "UNDER_WAY";
            case "ToVerify" -> "HANDLED";
            case "ToClose" -> "VERIFIED";
            case "ToFollowUp" -> "CLOSED";
            case "ToMerge" -> "REPORTED ACCEPTED ASSIGNED UNDER_WAY";
            default -> throw new AssertionError(command);
        };
        if (!(" " + possible + " ").contains(" " + at + " ")) {
            return Optional.of(
                    at.equals("UNREPORTED")
                            ? "case.unknown_case"
                            : isOpen(at) ? "case.not_at_this_stage" : "case.ended");
        }
        switch (command.getClass().getSimpleName()) {
            case "ToAccept":
                accountable.put(id, actor);
                return to(id, "ACCEPTED");
            case "ToAssign":
                if (!answers) {
                    return Optional.of("case.not_accountable");
                }
                assignee.put(id, ((CaseCommand.ToAssign) command).assignee().value());
                return to(id, "ASSIGNED");
            case "ToTakeUp":
                if (!actor.equals(assignee.get(id))) {
                    return Optional.of("case.not_the_assignee");
                }
                doers.computeIfAbsent(id, any -> new HashSet<>()).addAll(List.of(actor, hand));
                accountable.put(id, actor);
                return to(id, "UNDER_WAY");
            case "ToHandle":
                if (!answers) {
                    return Optional.of("case.not_accountable");
                }
                doers.computeIfAbsent(id, any -> new HashSet<>()).addAll(List.of(actor, hand));
                return to(id, "HANDLED");
            case "ToVerify":
                if (doers.get(id).contains(actor) || doers.get(id).contains(hand)) {
                    return Optional.of("case.doer_cannot_verify");
                }
                verifier.put(id, actor);
                return to(id, "VERIFIED");
            case "ToClose":
                return answers || actor.equals(verifier.get(id))
                        ? to(id, "CLOSED")
                        : Optional.of("case.not_accountable");
            case "ToFollowUp":
                return to(id, "FOLLOWED_UP");
            case "ToTurnAway":
                return answers ? to(id, "TURNED_AWAY") : Optional.of("case.not_accountable");
            case "ToMerge":
                CaseId into = ((CaseCommand.ToMerge) command).into();
                if (into.equals(id)) {
                    return Optional.of("case.merged_into_itself");
                }
                if (!isOpen(stageOf(into))) {
                    return Optional.of("case.merged_into_ended");
                }
                return answers ? to(id, "MERGED") : Optional.of("case.not_accountable");
            default:
                throw new AssertionError(command);
        }
    }

    private Optional<String> to(CaseId id, String next) {
        stage.put(id, next);
        return Optional.empty();
    }
}
