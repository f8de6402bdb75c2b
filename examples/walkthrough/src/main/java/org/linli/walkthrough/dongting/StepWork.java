package org.linli.walkthrough.dongting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.community.Community;
import org.linli.order.DispatchDesk;
import org.linli.order.Order;
import org.linli.privacy.PrivacyDesk;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Sitting;
import org.linli.walkthrough.dongting.Timetable.Step;
import org.linli.walkthrough.run.States;

/**
 * What is done in a step of the timetable: one append at most, so that a step is either done or not; or what can be done again from its
 * beginning ({@link Timetable.Kind#isDoneAgain}).
 */
final class StepWork {

    private final Lives lives;
    private final Community community;
    private final DispatchDesk dispatch;
    private final PrivacyDesk privacy;
    private final States states;
    private final Storyteller story;
    private final List<Scene> scenes = Scenes.all();

    StepWork(
            Lives lives,
            Community community,
            DispatchDesk dispatch,
            PrivacyDesk privacy,
            States states,
            Storyteller story) {
        this.lives = lives;
        this.community = community;
        this.dispatch = dispatch;
        this.privacy = privacy;
        this.states = states;
        this.story = story;
    }

    /** Does what the step is for. */
    void take(Step step) {
        switch (step.kind()) {
            case OPEN -> Opening.write(community, privacy, step.end());
            case WORK -> work(step);
            case SEND_AGAIN -> sendAgain(step);
            case VERIFY_OWN_WORK -> {
                Life life = lives.tempting();
                refused(() -> community.cases().verify(life.id(), attempt(life, CaseMove.VERIFY, life.doer(), step)));
            }
            case OVERSTEP -> {
                Life life = lives.coveted();
                refused(() -> community
                        .cases()
                        .accept(
                                life.id(),
                                life.matter().within(),
                                attempt(life, CaseMove.ACCEPT, Cast.PROPERTY, step)));
            }
            case RULE_OWN_DISPUTE ->
                refused(() -> community
                        .cases()
                        .oversight()
                        .rule(
                                Scenes.DISPUTED,
                                Cast.OWNERS.id(),
                                Plot.within("7d"),
                                attempt(Scenes.DISPUTED, CaseMove.RULE, Cast.PROPERTY, step)));
            case SUMMON_COMMITTEE ->
                refused(() -> community
                        .cases()
                        .oversight()
                        .whistle(
                                Scenes.WHISTLED,
                                List.of(Cast.COMMITTEE.id()),
                                Plot.within("2h"),
                                attempt(Scenes.WHISTLED, CaseMove.WHISTLE, Cast.STREET, step)));
            case ERASE -> Kept.ask(privacy, lives, step);
        }
    }

    /** Everybody does what is due until the end of the step: one sitting, one append. */
    private void work(Step step) {
        List<Moment> due = due(step);
        if (!due.isEmpty()) {
            community.sit(sitting -> work(due, step, sitting));
        }
    }

    private static int work(List<Moment> due, Step step, Sitting sitting) {
        PriorityQueue<Moment> queue = new PriorityQueue<>(Moment.ORDER);
        queue.addAll(due);
        int done = 0;
        for (Moment moment = queue.poll(); moment != null; moment = queue.poll()) {
            moment.deed()
                    .in(sitting)
                    .filter(next -> !next.at().isAfter(step.end()))
                    .ifPresent(queue::add);
            done++;
        }
        return done;
    }

    private List<Moment> due(Step step) {
        Map<CaseId, Case> cases = new HashMap<>();
        states.of(Case.KIND).forEach(each -> cases.put(each.id(), each));
        Map<CaseId, Order> orders = new HashMap<>();
        states.of(Order.KIND)
                .forEach(order -> order.placing()
                        .flatMap(placing -> placing.request().cause())
                        .ifPresent(cause -> orders.put(cause, order)));
        CaseWork caseWork = new CaseWork(community.cases());
        OrderWork orderWork = new OrderWork(dispatch);
        List<Moment> due = new ArrayList<>();
        for (Life life : lives.all()) {
            Case now = cases.getOrDefault(life.id(), Case.blank(life.id()));
            Optional<Order> order = Optional.ofNullable(orders.get(life.id()));
            caseWork.next(life, now, order, step.start()).ifPresent(due::add);
            order.flatMap(each -> orderWork.next(each, life, step.start())).ifPresent(due::add);
        }
        for (Scene scene : scenes) {
            if (step.holds(scene.at())) {
                due.add(scene.in(community));
            }
        }
        due.removeIf(moment -> moment.at().isAfter(step.end()));
        return due;
    }

    private void sendAgain(Step step) {
        Life life = lives.sentTwice();
        Outcome<Case> outcome = community.cases().report(life.id(), CaseWork.report(life), CaseWork.reporting(life));
        if (outcome.repeated()) {
            story.aside(
                    step.end(),
                    "重发 " + life.voice().reporter().id() + " sends the report of " + life.id()
                            + " again, not knowing whether it got through: nothing happens twice"
                            + outcome.receipt()
                                    .map(receipt -> ", and it gets the receipt of the first time (position "
                                            + receipt.first() + ")")
                                    .orElse(""));
        }
    }

    private static Act attempt(CaseId id, CaseMove move, Actor actor, Step step) {
        return Act.of(ActId.of(id + "." + move.power() + ".attempt"), actor.id(), step.end());
    }

    private static Act attempt(Life life, CaseMove move, Actor actor, Step step) {
        return Act.of(ActId.of(life.act(move) + ".attempt"), actor.id(), step.end());
    }

    /** Does what the rules are to say no to; the office leaves a notice of it in the trace. */
    private static void refused(Supplier<Outcome<Case>> attempt) {
        try {
            Outcome<Case> outcome = attempt.get();
            throw new IllegalStateException("The attempt on " + outcome.state().id() + " was to be refused.");
        } catch (RefusedException answer) {
            // As it should be. The storyteller tells it from the notice.
        }
    }
}
