package org.linli.community;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseRegister;
import org.linli.casework.DuePlan;
import org.linli.casework.OpenCases;
import org.linli.casework.OversightDesk;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Digest;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.View;

/**
 * Watches what falls due: each time the host settles, it takes the next step of a plan for every case, and for every whistle that a
 * department has not answered, for which one is due. Brought into a community by {@link Community#watch}.
 *
 * <p>The acts derive their ids from the case, the department, the due instant and the step, so that settling twice, or on two nodes, raises once.
 */
final class DueRoom implements CommunityExtension {
    /** How many cases share one sitting, and so one append. */
    private static final int BATCH = 100;

    private final Community community;
    private final CaseRegister register;
    private final DuePlan plan;
    private final ActorId platform;

    DueRoom(Community community, CaseRegister register, DuePlan plan, ActorId platform) {
        this.community = community;
        this.register = register;
        this.plan = Objects.requireNonNull(plan, "plan");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public List<View> views() {
        return List.of(register);
    }

    @Override
    public int settle(Instant now, int max) {
        List<Step> due = new ArrayList<>();
        register.toRaise(plan, now, max).forEach(item -> due.add(raise(item, now)));
        community.openCases().toUrge(plan, now, max - due.size()).forEach(whistle -> due.add(urge(whistle, now)));
        int settled = 0;
        for (int from = 0; from < due.size(); from += BATCH) {
            List<Step> batch = due.subList(from, Math.min(due.size(), from + BATCH));
            settled += community.sit(sitting -> {
                OversightDesk desk = community.cases().in(sitting).oversight();
                return (int) batch.stream().filter(step -> isTaken(step, desk)).count();
            });
        }
        return settled;
    }

    /** A step that is due. */
    private interface Step {
        Outcome<Case> take(OversightDesk desk);
    }

    private static boolean isTaken(Step step, OversightDesk desk) {
        try {
            return !step.take(desk).repeated();
        } catch (RefusedException answer) {
            // It has been handled or answered meanwhile, or another node was faster: the views will know.
            return false;
        }
    }

    private Step raise(CaseRegister.Item item, Instant now) {
        // Steps count anew after a resumption or a hand-over, though the case may be due when it was.
        Act act = act("raise-", item.id() + " " + item.since(), item.raised(), now);
        return desk -> desk.raise(item.id(), plan, act);
    }

    private Step urge(OpenCases.Unanswered whistle, Instant now) {
        String what = whistle.id() + " " + whistle.department() + " " + whistle.answerBy();
        Act act = act("urge-", what, whistle.urged(), now);
        return desk -> desk.urge(whistle.id(), whistle.department(), plan, act);
    }

    private Act act(String kind, String what, int taken, Instant now) {
        String text = plan.basis() + " " + what + " " + (taken + 1);
        Digest digest = Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
        return Act.of(ActId.of(kind + digest), platform, now);
    }
}
