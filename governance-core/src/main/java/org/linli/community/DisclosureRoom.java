package org.linli.community;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.linli.basics.ActorId;
import org.linli.responsibility.disclosure.DisclosureDesk;
import org.linli.responsibility.disclosure.DisclosureFinding;
import org.linli.responsibility.disclosure.DisclosureId;
import org.linli.responsibility.disclosure.DisclosurePlan;
import org.linli.responsibility.disclosure.DisclosureRegister;
import org.linli.responsibility.disclosure.DisclosureTerms;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Digest;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.View;

/**
 * What has to be disclosed in a community: the desk, the register, and what goes on by itself. Each time the host settles, periods that are
 * over come to be owed, and what is overdue is urged. Brought into a community by {@link Community#keepDisclosures}.
 *
 * <p>The acts derive their ids from what they settle, so that settling twice, or on two nodes, settles once.
 */
public final class DisclosureRoom implements CommunityExtension {
    /** How many disclosures share one sitting, and so one append. */
    private static final int BATCH = 100;

    private final Community community;
    private final Supplier<DisclosurePlan> plan;
    private final ActorId platform;
    private final DisclosureRegister register = new DisclosureRegister();
    private volatile List<Refusal> refused = List.of();

    DisclosureRoom(Community community, Supplier<DisclosurePlan> plan, ActorId platform) {
        this.community = community;
        this.plan = Objects.requireNonNull(plan, "plan");
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public List<View> views() {
        return List.of(register);
    }

    /**
     * The desk for disclosures.
     *
     * @return the desk
     */
    public DisclosureDesk desk() {
        return DisclosureDesk.at(community.office(), community.settings().authority(), this::terms, community.clock());
    }

    /**
     * All disclosures, as of the last {@link Community#catchUp}.
     *
     * @return the register
     */
    public DisclosureRegister register() {
        return register;
    }

    /**
     * What is overdue, and where nobody is there to disclose, as of the last {@link Community#catchUp}.
     *
     * @param now the instant to judge by
     * @return the findings, by how long they have been so; immutable
     */
    public List<DisclosureFinding> findings(Instant now) {
        return register.findings(terms(), now);
    }

    private DisclosureTerms terms() {
        return new DisclosureTerms(plan.get(), community.settings().calendar(), community.roster());
    }

    /**
     * What the last settling tried and was refused, and why. What somebody did meanwhile is refused once; what is refused each time, such as
     * for want of a mandate of the platform, has to be seen to.
     *
     * @return the refusals, in the order in which the steps were tried; immutable; empty before the first settling
     */
    public List<Refusal> refused() {
        return refused;
    }

    @Override
    public int settle(Instant now, int max) {
        DisclosureTerms terms = terms();
        List<Refusal> answers = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        register.toOwe(terms, now, max).forEach(each -> {
            Act act = act("owe " + DisclosureId.of(each.line(), each.period()), now);
            steps.add(desk -> desk.owe(each.line(), each.period(), act).repeated());
        });
        int settled = take(steps, answers);
        steps.clear();
        // What is refused takes nothing away from what is overdue.
        register.toUrge(terms.plan(), now, max - settled).forEach(each -> {
            Act act = act(
                    "urge " + each.id() + " " + each.objection().orElse(0) + " " + each.due() + " " + each.step(), now);
            steps.add(desk -> each.objection()
                    .map(objection -> desk.urgeAnswer(each.id(), objection, act))
                    .orElseGet(() -> desk.urgePublication(each.id(), act))
                    .repeated());
        });
        settled += take(steps, answers);
        refused = List.copyOf(answers);
        return settled;
    }

    private int take(List<Step> steps, List<Refusal> answers) {
        int taken = 0;
        for (int from = 0; from < steps.size(); from += BATCH) {
            List<Step> batch = steps.subList(from, Math.min(steps.size(), from + BATCH));
            List<Refusal> some = new ArrayList<>();
            taken += community.sit(sitting -> {
                // A sitting that lost a race is held again.
                some.clear();
                DisclosureDesk desk = desk().in(sitting);
                return (int)
                        batch.stream().filter(step -> isTaken(step, desk, some)).count();
            });
            answers.addAll(some);
        }
        return taken;
    }

    /** A step that is due; says whether it had been taken before. */
    private interface Step {
        boolean isRepeatedAt(DisclosureDesk desk);
    }

    private static boolean isTaken(Step step, DisclosureDesk desk, List<Refusal> answers) {
        try {
            return !step.isRepeatedAt(desk);
        } catch (RefusedException answer) {
            // It has been published or answered meanwhile, another node was faster, or the platform may not.
            answers.add(answer.refusal());
            return false;
        }
    }

    private Act act(String step, Instant now) {
        String text = "disclosure " + step;
        return Act.of(ActId.of("due-" + Digest.sha256(text.getBytes(StandardCharsets.UTF_8))), platform, now);
    }
}
