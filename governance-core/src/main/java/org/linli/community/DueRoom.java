package org.linli.community;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseRegister;
import org.linli.casework.DuePlan;
import org.linli.casework.OversightDesk;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Digest;
import org.linli.trace.RefusedException;
import org.linli.trace.View;

/**
 * Watches what falls due: each time the host settles, it takes the next step of a plan for every case for which one is due. Brought into
 * a community by {@link Community#watch}.
 *
 * <p>The acts derive their ids from the case, the due instant and the step, so that settling twice, or on two nodes, raises once.
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
        List<CaseRegister.Item> due = register.toRaise(plan, now, max);
        int settled = 0;
        for (int from = 0; from < due.size(); from += BATCH) {
            List<CaseRegister.Item> batch = due.subList(from, Math.min(due.size(), from + BATCH));
            settled += community.sit(sitting -> {
                CaseDesk desk = community.cases().in(sitting);
                return (int) batch.stream()
                        .filter(item -> raise(item, now, desk.oversight()))
                        .count();
            });
        }
        return settled;
    }

    private boolean raise(CaseRegister.Item item, Instant now, OversightDesk desk) {
        try {
            return !desk.raise(item.id(), plan, act(item, now)).repeated();
        } catch (RefusedException answer) {
            // It has been handled or paused meanwhile, or another node was faster: the register will know.
            return false;
        }
    }

    private Act act(CaseRegister.Item item, Instant now) {
        String what = plan.basis() + " " + item.id() + " "
                + item.due().map(Instant::toString).orElse("") + " " + (item.raised() + 1);
        Digest digest = Digest.sha256(what.getBytes(StandardCharsets.UTF_8));
        return Act.of(ActId.of("raise-" + digest), platform, now);
    }
}
