package org.linli.casework.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.CaseClockFact;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
import org.linli.casework.CasePolicy;
import org.linli.casework.CaseTerms;
import org.linli.casework.TurnAway;
import org.linli.trace.Act;
import org.linli.trace.TraceEvent;

/** What the policy, the calendar and the roster of a community hold cases to; part of {@link CaseLaws} where they are known. */
final class TermsLaws {
    /** As the register of duties is cited, which may give more time than the policy. */
    private static final String DUTIES = "duties";

    private final CasePolicy policy;
    private final CaseTerms terms;
    private final Roster roster;
    private final Map<CaseId, Life> lives = new HashMap<>();

    TermsLaws(CaseTerms terms) {
        this.terms = terms;
        this.policy = terms.policy();
        this.roster = terms.roster();
    }

    /** What was used up in a case, and who has it. */
    private static final class Life {
        int sentBack;
        int extensions;
        int pauses;
        int links;
        Optional<Instant> due = Optional.empty();
        Optional<ActorId> accountable = Optional.empty();
        Optional<ActorId> assignee = Optional.empty();
        Optional<ActorId> reporter = Optional.empty();
        final Set<ActorId> disputants = new HashSet<>();
        final List<ActorId> evidence = new ArrayList<>();

        void remember(Life other) {
            sentBack = Math.max(sentBack, other.sentBack);
            extensions = Math.max(extensions, other.extensions);
            pauses = Math.max(pauses, other.pauses);
        }

        Set<ActorId> parties() {
            Set<ActorId> parties = new HashSet<>(disputants);
            accountable.ifPresent(parties::add);
            assignee.ifPresent(parties::add);
            return parties;
        }
    }

    private Life of(CaseId id) {
        return lives.computeIfAbsent(id, any -> new Life());
    }

    void take(TraceEvent event, CaseFact fact) {
        Life life = of(fact.id());
        Act act = event.act();
        judge(event, fact, life, act);
        if (fact instanceof CaseLinkFact linked) {
            tie(event, linked, life);
        }
        Optional<ActorId> next = fact.putsInCharge(act);
        next.ifPresent(actor -> check(canHandle(actor, act.at()), "answered for by who cannot handle it", event));
        life.accountable = next.or(() -> life.accountable);
        life.due = fact.newDeadline().map(deadline -> deadline.due()).or(() -> life.due);
    }

    private void judge(TraceEvent event, CaseFact fact, Life life, Act act) {
        Instant at = act.at();
        if (fact instanceof CaseFact.Reported) {
            life.reporter = Optional.of(act.inTheNameOf());
        } else if (fact instanceof CaseFact.Accepted accepted) {
            boolean byPolicy = event.basis().contains(policy.basis());
            boolean byDuty =
                    event.basis().stream().anyMatch(each -> each.source().equals(DUTIES));
            check(byPolicy || byDuty, "accepted with a deadline that neither the policy nor a duty allows", event);
            within(policy.acceptedWithin(), at, accepted.deadline().due(), !byPolicy, event);
        } else if (fact instanceof CaseFact.Assigned assigned) {
            check(assigned.assisting().stream().allMatch(each -> canHandle(each, at)), "assisted by nobody", event);
            life.assignee = Optional.of(assigned.assignee());
        } else if (fact instanceof CaseFact.SentBack) {
            check(life.sentBack++ < policy.sendBacks(), "sent back too often", event);
            life.assignee = Optional.empty();
        } else if (fact instanceof CaseFact.TurnedAway away) {
            check(away.reason() != TurnAway.NOT_OURS || away.instead().isPresent(), "pointed to nobody", event);
            away.instead()
                    .ifPresent(other -> check(
                            takesPart(other, at)
                                    && !roster.isPartOf(other, act.actor(), at)
                                    && !roster.isPartOf(other, act.inTheNameOf(), at),
                            "pointed to their own or to nobody",
                            event));
        } else if (fact instanceof CaseEndFact.Reopened opened) {
            within(policy.reopenedWithin(), at, opened.deadline().due(), false, event);
            Set<ActorId> last = Set.copyOf(life.accountable.stream().toList());
            boolean same = last.contains(opened.accountable());
            check(same || mayRule(act, last) && takesOrders(opened.accountable(), at), "given to another", event);
        } else if (fact instanceof CaseClockFact.Extended extended) {
            check(life.extensions++ < policy.extensions(), "extended too often", event);
            Instant due = life.due.orElse(at);
            within(policy.extendedBy(), due, extended.deadline().due(), false, event);
        } else if (fact instanceof CaseClockFact.Paused paused) {
            check(life.pauses++ < policy.pauses(), "paused too often", event);
            within(policy.pausedWithin(), at, paused.until(), false, event);
        } else if (fact instanceof CaseClockFact.Parked parked) {
            check(parked.reviewAt().isAfter(at), "looked at again before it is parked", event);
            within(policy.parkedWithin(), at, parked.reviewAt(), false, event);
        } else if (fact instanceof CaseClockFact.Resumed resumed) {
            life.due = Optional.of(resumed.deadline().due());
        } else if (fact instanceof CaseOversightFact above) {
            judgeAbove(event, above, life, act);
        }
    }

    private void judgeAbove(TraceEvent event, CaseOversightFact fact, Life life, Act act) {
        Instant at = act.at();
        if (fact instanceof CaseOversightFact.Disputed disputed) {
            life.disputants.clear();
            life.disputants.add(act.inTheNameOf());
            disputed.pointsTo().ifPresent(other -> {
                check(
                        takesPart(other, at) && !roster.isPartOf(other, act.inTheNameOf(), at),
                        "pointed to their own or to nobody",
                        event);
                life.disputants.add(other);
            });
        } else if (fact instanceof CaseOversightFact.Ruled ruled) {
            check(mayRule(act, life.parties()), "ruled without authority", event);
            check(ruled.binding() == takesOrders(ruled.responsible(), at), "bound although self-governing", event);
            check(
                    takesPart(ruled.responsible(), at) && canHandle(ruled.responsible(), at),
                    "given to who cannot handle it",
                    event);
            ruled.deadline().ifPresent(deadline -> within(policy.acceptedWithin(), at, deadline.due(), false, event));
            life.assignee = Optional.of(ruled.responsible());
        } else if (fact instanceof CaseOversightFact.HandedOver handed) {
            check(mayRule(act, Set.copyOf(life.accountable.stream().toList())), "handed over without authority", event);
            check(takesOrders(handed.accountable(), at), "given to a body that governs itself", event);
        } else if (fact instanceof CaseOversightFact.Whistled whistled) {
            check(
                    kind(act.inTheNameOf(), at).filter(ActorKind::mayWhistle).isPresent(),
                    "whistled by no street",
                    event);
            check(
                    whistled.departments().stream()
                            .allMatch(each -> kind(each, at)
                                    .filter(ActorKind::mayBeSummoned)
                                    .isPresent()),
                    "summoned by whistle",
                    event);
            within(policy.acceptedWithin(), at, whistled.answerBy(), false, event);
        } else if (fact instanceof CaseOversightFact.Attached) {
            attach(event, life, act.inTheNameOf());
        }
    }

    private void attach(TraceEvent event, Life life, ActorId name) {
        boolean near =
                Optional.of(name).equals(life.reporter) || Optional.of(name).equals(life.accountable);
        long own = life.evidence.stream().filter(name::equals).count();
        check(own < policy.mostEvidenceEach(), "more evidence than one may bring", event);
        check(near || life.evidence.size() < policy.mostEvidence(), "more evidence than a case may have", event);
        life.evidence.add(name);
    }

    private void tie(TraceEvent event, CaseLinkFact fact, Life life) {
        life.links += fact instanceof CaseLinkFact.SplitUp split ? split.parts().size() : 1;
        check(life.links <= policy.mostLinks(), "tied to too many", event);
        if (fact instanceof CaseLinkFact.Absorbed absorbed) {
            life.remember(of(absorbed.from()));
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            life.remember(of(part.from()));
            life.reporter = Optional.of(part.intake().reporter());
        }
    }

    private void within(DeadlineClass most, Instant from, Instant due, boolean setElsewhere, TraceEvent event) {
        Instant latest = most.from(from, terms.calendar()).due();
        check(setElsewhere || !due.isAfter(latest), "more time than the policy allows", event);
    }

    private Optional<ActorKind> kind(ActorId actor, Instant at) {
        return roster.kindOf(actor, at);
    }

    /** Whether they do, as far as is known. */
    private boolean takesPart(ActorId actor, Instant at) {
        return roster.tiesOf(actor).isEmpty() || kind(actor, at).isPresent();
    }

    private boolean takesOrders(ActorId actor, Instant at) {
        return kind(actor, at).filter(ActorKind::isSelfGoverning).isEmpty();
    }

    private boolean canHandle(ActorId actor, Instant at) {
        Optional<ActorKind> kind = kind(actor, at);
        return !policy.callCentres().contains(actor)
                && (kind.isEmpty()
                        || kind.get().form() == ActorForm.ORGANISATION
                        || Set.of(ActorKind.STAFF_MEMBER, ActorKind.SOCIAL_WORKER)
                                .contains(kind.get()));
    }

    private boolean mayRule(Act act, Set<ActorId> parties) {
        ActorId name = act.inTheNameOf();
        Optional<ActorKind> kind = kind(name, act.at());
        return policy.arbiters().contains(name) && takesPart(name, act.at())
                || kind.filter(ActorKind::mayWhistle).isPresent()
                || kind.filter(ActorKind::isGovernment).isPresent()
                        && parties.stream().allMatch(each -> roster.isPartOf(each, name, act.at()));
    }

    private static void check(boolean kept, String breach, TraceEvent event) {
        CaseLaws.check(kept, breach, event);
    }
}
