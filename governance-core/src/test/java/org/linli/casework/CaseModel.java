package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.testkit.CaseCommand;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.casework.testkit.OversightCommand;

/**
 * What a case's life ought to be, written again as plain fields and a switch, sharing no code with rules or facts. It knows the terms of
 * the test kit: UTC, one send-back, one extension, 60 characters, two pieces of evidence, four links, a hotline that takes
 * calls, a crew of the property company, a clerk of the department, and an old firm that has departed.
 */
final class CaseModel {
    private static final Map<String, String> POSSIBLE = Map.ofEntries(
            Map.entry("ToReport", "UNREPORTED"),
            Map.entry("ToAccept", "REPORTED"),
            Map.entry("ToTurnAway", "REPORTED"),
            Map.entry("ToAssign", "ACCEPTED ASSIGNED"),
            Map.entry("ToSendBack", "ASSIGNED"),
            Map.entry("ToTakeUp", "ASSIGNED"),
            Map.entry("ToPause", "UNDER_WAY"),
            Map.entry("ToResume", "PAUSED PARKED"),
            Map.entry("ToHandle", "UNDER_WAY"),
            Map.entry("ToVerify", "HANDLED"),
            Map.entry("ToSendToRework", "HANDLED VERIFIED"),
            Map.entry("ToClose", "VERIFIED"),
            Map.entry("ToFollowUp", "CLOSED FOLLOWED_UP"),
            Map.entry("ToReopen", "CLOSED FOLLOWED_UP"),
            Map.entry("ToAnswer", "REPORTED ACCEPTED"),
            Map.entry("ToWithdraw", "REPORTED ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED"),
            Map.entry("ToMakeVoid", "REPORTED ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED HANDLED VERIFIED"),
            Map.entry("ToMerge", "REPORTED ACCEPTED ASSIGNED UNDER_WAY"),
            Map.entry("ToSplit", "ACCEPTED"),
            Map.entry("ToDispute", "REPORTED ASSIGNED"),
            Map.entry("ToRule", "DISPUTED"),
            Map.entry("ToWhistle", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED"),
            Map.entry("ToAnswerWhistle", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED HANDLED VERIFIED"),
            Map.entry("ToExtend", "ACCEPTED ASSIGNED UNDER_WAY"),
            Map.entry("ToPark", "UNDER_WAY PAUSED PARKED"),
            Map.entry("ToRaise", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PARKED"));
    private static final Set<String> OPEN = Set.of(
            "REPORTED", "ACCEPTED", "ASSIGNED", "DISPUTED", "UNDER_WAY", "PAUSED", "PARKED", "HANDLED", "VERIFIED");
    private static final Set<String> SUMMONABLE = Set.of("department", "police", "hotline");

    private final Map<String, Life> lives = new HashMap<>();

    /** One case. */
    static final class Life {
        String stage = "UNREPORTED";
        String kind = "";

        @Nullable
        String accused;

        String accountable = "";
        String reporter = "";

        @Nullable
        Instant latest;

        @Nullable
        String assignee;

        final Set<String> assisting = new HashSet<>();
        final Set<String> doers = new HashSet<>();

        @Nullable
        String verifier;

        boolean asked;
        int sentBack;

        @Nullable
        Instant due;

        @Nullable
        Instant stopped;

        @Nullable
        Instant review;

        int raised;
        int extensions;
        final Set<String> parties = new HashSet<>();

        @Nullable
        String bound;

        final Set<String> summoned = new HashSet<>();
        boolean excluded;
        final Set<Object> evidence = new HashSet<>();
        final List<String> origins = new ArrayList<>();
        int derived;

        boolean confidential() {
            return kind.equals("WRONGDOING");
        }

        boolean against(String actor) {
            return confidential()
                    && accused != null
                    && (actor.equals(accused) || part(actor, accused) && !actor.equals(reporter));
        }

        int links() {
            return origins.size() + derived;
        }

        void dueAt(Instant instant) {
            due = instant;
            stopped = null;
            review = null;
            raised = 0;
        }
    }

    Life of(CaseId id) {
        return lives.computeIfAbsent(id.value(), any -> new Life());
    }

    Map<String, Integer> openByActor() {
        Map<String, Integer> counts = new HashMap<>();
        lives.values().stream()
                .filter(life -> OPEN.contains(life.stage))
                .forEach(life -> counts.merge(life.accountable, 1, Integer::sum));
        return counts;
    }

    private static boolean part(String who, String whole) {
        return who.equals(whole)
                || who.equals("crew") && whole.equals("property")
                || who.equals("clerk") && whole.equals("department");
    }

    private static boolean parts(String who, Iterable<String> wholes) {
        for (String whole : wholes) {
            if (part(who, whole)) {
                return true;
            }
        }
        return false;
    }

    private static boolean canHandle(String actor) {
        return !actor.equals("hotline") && !actor.equals("resident-1");
    }

    private static Instant after(Instant from, DeadlineClass by) {
        return from.plus(Duration.ofHours(by.unit() == DeadlineClass.Unit.HOURS ? by.amount() : 24L * by.amount()));
    }

    private static Optional<String> no(String reason) {
        return Optional.of("case." + reason);
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
        Optional<String> no = generally(life, command.getClass().getSimpleName(), hand, name, tried.at());
        if (no.isPresent()) {
            return no;
        }
        no = command instanceof OversightCommand above
                ? above(life, above, hand, name, tried.at(), number)
                : below(life, command, hand, name, tried.at());
        if (no.isEmpty()) {
            life.latest = tried.at();
        }
        return no;
    }

    private static Optional<String> objection(Report report) {
        for (var text : List.of(report.description(), report.contact())) {
            String said = text.flatMap(each -> each.reveal(org.linli.trace.Purpose.of("test")))
                    .orElse("");
            if (said.length() > 60) {
                return no("text_too_long");
            }
            if (said.indexOf('\u202e') >= 0) {
                return no("text_has_hidden_characters");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> generally(Life life, String command, String hand, String name, Instant at) {
        boolean possible = POSSIBLE.containsKey(command)
                ? List.of(POSSIBLE.get(command).split(" ")).contains(life.stage)
                : !life.stage.equals("UNREPORTED");
        if (!possible) {
            return no(
                    life.stage.equals("UNREPORTED")
                            ? "unknown_case"
                            : command.equals("ToReport")
                                    ? "already_reported"
                                    : OPEN.contains(life.stage) ? "not_at_this_stage" : "ended");
        }
        if (life.latest != null && at.isBefore(life.latest)) {
            return no("before_latest_act");
        }
        return life.against(hand) || life.against(name) ? no("accused_has_no_part") : Optional.empty();
    }

    private static Optional<String> handler(Life life, String next) {
        if (next.equals("old-firm")) {
            return no("takes_no_part");
        }
        if (!canHandle(next)) {
            return no("not_a_handling_unit");
        }
        return life.against(next) ? no("accused_has_no_part") : Optional.empty();
    }

    private static boolean own(Life life, String hand, String name) {
        return did(life, hand) || did(life, name) || part(hand, life.accountable) || part(name, life.accountable);
    }

    private static boolean did(Life life, String actor) {
        return parts(actor, life.doers) || parts(actor, life.assisting);
    }

    private static Optional<String> to(Life life, String stage) {
        life.stage = stage;
        return Optional.empty();
    }

    private Optional<String> below(Life life, CaseCommand command, String hand, String name, Instant at) {
        boolean answers = name.equals(life.accountable);
        if (command instanceof CaseCommand.ToReport toReport) {
            Report report = toReport.report();
            String receiver = report.receiver().value();
            boolean itself = report.kind() == CaseKind.WRONGDOING
                    && report.accused().isPresent()
                    && part(receiver, report.accused().get().value());
            Optional<String> no = handler(new Life(), receiver);
            if (no.isPresent()) {
                return no;
            }
            return itself ? no("accused_has_no_part") : begin(life, report, receiver, name, "REPORTED");
        } else if (command instanceof CaseCommand.ToAccept toAccept) {
            Optional<String> no = handler(life, name);
            if (no.isEmpty()) {
                life.accountable = name;
                life.dueAt(after(at, toAccept.deadlineClass()));
                life.stage = "ACCEPTED";
            }
            return no;
        } else if (command instanceof CaseCommand.ToAssign toAssign) {
            Optional<String> no = answers ? handler(life, toAssign.assignee().value()) : no("not_accountable");
            for (ActorId each : toAssign.assisting()) {
                no = no.isPresent() ? no : handler(life, each.value());
            }
            if (no.isEmpty()) {
                life.assignee = toAssign.assignee().value();
                life.assisting.clear();
                toAssign.assisting().forEach(each -> life.assisting.add(each.value()));
                life.stage = "ASSIGNED";
            }
            return no;
        } else if (command instanceof CaseCommand.ToSendBack) {
            if (!name.equals(life.assignee)) {
                return no("not_the_assignee");
            }
            if (name.equals(life.bound)) {
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
            Optional<String> no = handler(life, name);
            if (no.isPresent()) {
                return no;
            }
            life.doers.addAll(List.of(hand, name));
            life.accountable = name;
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToVerify) {
            if (did(life, hand) || did(life, name)) {
                return no("doer_cannot_verify");
            }
            life.verifier = name;
            return to(life, "VERIFIED");
        } else if (command instanceof CaseCommand.ToSendToRework) {
            if (did(life, hand) || did(life, name)) {
                return no("doer_cannot_verify");
            }
            life.verifier = null;
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToClose) {
            return answers || name.equals(life.verifier) ? to(life, "CLOSED") : no("not_accountable");
        } else if (command instanceof CaseCommand.ToFollowUp toFollowUp) {
            if (life.asked) {
                return no("already_asked");
            }
            life.asked = toFollowUp.followUp().reached();
            return to(life, "FOLLOWED_UP");
        } else if (command instanceof CaseCommand.ToReopen toReopen) {
            life.asked = false;
            life.verifier = null;
            life.dueAt(after(at, toReopen.deadlineClass()));
            return to(life, "ACCEPTED");
        } else if (command instanceof CaseCommand.ToWithdraw) {
            return name.equals(life.reporter) ? to(life, "WITHDRAWN") : no("not_the_reporter");
        }
        return answers ? byWhoAnswers(life, command, hand, name, at) : no("not_accountable");
    }

    private static Optional<String> byWhoAnswers(Life life, CaseCommand command, String hand, String name, Instant at) {
        if (command instanceof CaseCommand.ToPause) {
            life.stopped = at;
            return to(life, "PAUSED");
        } else if (command instanceof CaseCommand.ToResume) {
            life.dueAt(life.due.plus(Duration.between(life.stopped, at)));
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToHandle) {
            life.doers.addAll(List.of(hand, name));
            return to(life, "HANDLED");
        } else if (command instanceof CaseCommand.ToAnswer) {
            if (!life.kind.equals("QUESTION")) {
                return no("not_a_question");
            }
            life.doers.addAll(List.of(hand, name));
            return to(life, "CLOSED");
        } else if (command instanceof CaseCommand.ToTurnAway) {
            return to(life, "TURNED_AWAY");
        }
        throw new AssertionError(command);
    }

    private static Optional<String> begin(Life life, Report report, String accountable, String reporter, String stage) {
        life.kind = report.kind().name();
        life.accused = report.accused().map(ActorId::value).orElse(null);
        life.accountable = accountable;
        life.reporter = reporter;
        return to(life, stage);
    }

    private Optional<String> above(
            Life life, OversightCommand command, String hand, String name, Instant at, int number) {
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
            if (part(pointsTo, name)) {
                return no("disputed_to_oneself");
            }
            if (pointsTo.equals("old-firm")) {
                return no("takes_no_part");
            }
            if (name.equals(life.bound)) {
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
            Optional<String> no = parts(hand, parties) || parts(name, parties)
                    ? no("party_cannot_rule")
                    : mayRule(name, parties) ? handler(life, next) : no("may_not_rule");
            if (no.isEmpty()) {
                boolean binding = !next.equals("committee");
                life.accountable = binding ? next : life.accountable;
                life.assignee = next;
                life.assisting.clear();
                life.bound = binding ? next : null;
                if (life.due == null) {
                    life.dueAt(after(at, toRule.deadlineClass()));
                }
                life.stage = "ASSIGNED";
            }
            return no;
        } else if (command instanceof OversightCommand.ToWhistle toWhistle) {
            return whistle(
                    life, toWhistle.departments().stream().map(ActorId::value).toList(), name);
        } else if (command instanceof OversightCommand.ToAnswerWhistle) {
            return life.summoned.remove(name) ? Optional.empty() : no("not_summoned");
        } else if (command instanceof OversightCommand.ToRaise) {
            return raise(life, at);
        } else if (command instanceof OversightCommand.ToAttach toAttach) {
            Object digest = toAttach.evidence().digest();
            if (life.evidence.contains(digest)) {
                return no("evidence_already_there");
            }
            return life.evidence.size() < 2 && life.evidence.add(digest) ? Optional.empty() : no("too_much_evidence");
        }
        return own(life, hand, name) ? no("own_favour") : favour(life, command, at);
    }

    private static Optional<String> favour(Life life, OversightCommand command, Instant at) {
        if (command instanceof OversightCommand.ToExtend toExtend) {
            if (at.isAfter(life.due)) {
                return no("already_overdue");
            }
            if (life.extensions >= 1) {
                return no("extended_too_often");
            }
            life.extensions++;
            life.dueAt(after(life.due, toExtend.by()));
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToPark toPark) {
            if (!toPark.reviewAt().isAfter(at)) {
                return no("review_not_ahead");
            }
            life.stopped = life.stopped == null ? at : life.stopped;
            life.review = toPark.reviewAt();
            life.raised = 0;
            return to(life, "PARKED");
        } else if (command instanceof OversightCommand.ToExclude) {
            if (life.excluded) {
                return no("already_excluded");
            }
            life.excluded = true;
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToMakeVoid) {
            return to(life, "VOIDED");
        }
        throw new AssertionError(command);
    }

    private static Optional<String> whistle(Life life, List<String> departments, String name) {
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
        if (departments.stream().anyMatch(life.summoned::contains)) {
            return no("already_summoned");
        }
        life.summoned.addAll(departments);
        return Optional.empty();
    }

    /** The street, the police post as an arbiter, and the department over its own clerk. */
    private static boolean mayRule(String name, Set<String> parties) {
        return Set.of("street", "police").contains(name)
                || name.equals("department") && parties.equals(Set.of("clerk"));
    }

    private static Optional<String> raise(Life life, Instant at) {
        Instant watched = life.stage.equals("PARKED") ? life.review : life.due;
        boolean time = watched != null
                && (life.raised == 0 && !at.isBefore(watched.minusSeconds(3_600))
                        || life.raised == 1 && !at.isBefore(watched.plusSeconds(60)));
        if (!time) {
            return no("nothing_to_raise");
        }
        life.raised++;
        return Optional.empty();
    }

    private boolean derives(String from, String target) {
        return lives.getOrDefault(from, new Life()).origins.stream()
                .map(origin -> origin.substring(origin.indexOf(':') + 1))
                .anyMatch(origin -> origin.equals(target) || derives(origin, target));
    }

    private Optional<String> merge(
            Life life, OversightCommand.ToMerge command, boolean answers, String hand, String name, Instant at) {
        Life into = of(command.into());
        if (into == life) {
            return no("merged_into_itself");
        }
        if (!OPEN.contains(into.stage)) {
            return no("merged_into_ended");
        }
        if (!answers) {
            return no("not_accountable");
        }
        Optional<String> no = generally(into, "ToAbsorb", hand, name, at);
        if (no.isPresent()) {
            return no;
        }
        if (life.confidential() != into.confidential()) {
            return no("confidential_and_not");
        }
        no = tie(life, "MERGED_INTO", command.id().value(), command.into().value(), into, at);
        return no.isPresent() ? no : to(life, "MERGED");
    }

    private Optional<String> relate(
            Life life, OversightCommand.ToRelate command, String hand, String name, Instant at) {
        Life origin = of(command.origin());
        if (origin == life) {
            return no("derivation_in_a_circle");
        }
        Optional<String> no = generally(origin, "ToLead", hand, name, at);
        if (no.isPresent()) {
            return no;
        }
        String kind = command.derivation().name();
        if (life.origins.contains(kind + ":" + command.origin())) {
            return no("already_related");
        }
        if (life.confidential() != origin.confidential()) {
            return no("confidential_and_not");
        }
        return tie(life, kind, command.id().value(), command.origin().value(), origin, at);
    }

    private Optional<String> tie(Life life, String kind, String id, String originId, Life origin, Instant at) {
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

    private Optional<String> split(Life life, OversightCommand.ToSplit command, Instant at, int number) {
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
                    || confidential && !java.util.Objects.equals(accused, life.accused)) {
                return no("part_unlike_whole");
            }
        }
        for (int i = 1; i <= parts.size(); i++) {
            Life part = of(CaseId.of("act-" + number + "." + i));
            begin(part, parts.get(i - 1), life.accountable, life.reporter, "ACCEPTED");
            part.dueAt(life.due);
            part.latest = at;
            part.origins.add("SPLIT_FROM:" + command.id());
            life.derived++;
        }
        return to(life, "SPLIT");
    }
}
