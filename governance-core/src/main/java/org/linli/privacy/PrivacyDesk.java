package org.linli.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.privacy.ErasureAnswer.Verdict;
import org.linli.privacy.ErasureRequest.Stage;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.Erasure;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.Receipt;
import org.linli.trace.RefusedException;
import org.linli.trace.Restriction;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/**
 * Where processings are declared, and requests for erasure are answered and carried out.
 *
 * <p>All methods throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. Safe for use by several threads. It works at an office, never inside a sitting,
 * for an erasure cannot be taken back.
 */
public final class PrivacyDesk {
    private final Office office;
    private final PrivacyRegister register;
    private final Authority authority;
    private final Clock clock;

    private PrivacyDesk(Office office, PrivacyRegister register, Authority authority, Clock clock) {
        this.office = Objects.requireNonNull(office, "office");
        this.register = Objects.requireNonNull(register, "register");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A desk. From now on its office takes nothing in that names a processing which was not declared, or cites no consent where the
     * processing needs one.
     *
     * @param office where its acts are entered
     * @param register what is kept of whom for how long and which requests are open, fed by a follower of that office
     * @param authority who may do what
     * @param clock tells what is in the future
     * @return the desk
     */
    public static PrivacyDesk at(Office office, PrivacyRegister register, Authority authority, Clock clock) {
        PrivacyDesk desk = new PrivacyDesk(office, register, authority, clock);
        office.guard(new DeclaredOnly(office));
        return desk;
    }

    /**
     * Declares a processing. Declaring the same again under another act is refused, as is everything that would change it.
     *
     * @param processing what is declared
     * @param act who declares it, when
     * @return its entry
     */
    public Outcome<ProcessingRecord> declare(Processing processing, Act act) {
        Basis id = Objects.requireNonNull(processing, "processing").id();
        Mandate mandate = mandate(PrivacyRules.DECLARE, ProcessingRecord.KIND.subject(id), act);
        return office.act(
                ProcessingRecord.KIND,
                id,
                act,
                before -> PrivacyRules.declare(before, processing, mandate, act, clock.instant()));
    }

    /**
     * The entry of a processing.
     *
     * @param id name and version
     * @return the entry; blank if it was not declared
     */
    public ProcessingRecord get(Basis id) {
        return office.get(ProcessingRecord.KIND, id);
    }

    /**
     * A request for erasure as it stands.
     *
     * @param id its id
     * @return the request; blank if there is none
     */
    public ErasureRequest get(ErasureRequestId id) {
        return office.get(ErasureRequest.KIND, id);
    }

    /**
     * Answers a request for erasure and carries the answer out. What comes in under a processing while this goes on is treated like what
     * was there.
     *
     * @param holder whose values
     * @param ground why
     * @param act who decides, when; its id gives the request's
     * @return the request, carried out
     */
    public Outcome<ErasureRequest> erase(ActorId holder, ErasureGround ground, Act act) {
        ErasureRequest.Asked asked = new ErasureRequest.Asked(holder, ground);
        ErasureRequestId id =
                ErasureRequestId.from(Objects.requireNonNull(act, "act").id());
        Mandate mandate = mandate(PrivacyRules.ERASE, ErasureRequest.KIND.subject(id), act);
        Outcome<ErasureRequest> answered = office.actJointly(
                ErasureRequest.KIND,
                id,
                act,
                (before, sitting) -> PrivacyRules.answer(
                        before,
                        asked,
                        holdings(holder),
                        basis -> sitting.read(ProcessingRecord.KIND, basis),
                        mandate,
                        act,
                        clock.instant()));
        carryOut(answered.state(), act);
        return new Outcome<>(get(id), answered.receipt(), answered.repeated());
    }

    /** What is kept of somebody: what stands in the journal, whether or not this node has seen it come in. */
    private List<Holding> holdings(ActorId holder) {
        return office.journal().kept(holder).stream()
                .map(each -> new Holding(each.processing(), each.values(), each.newest()))
                .toList();
    }

    /**
     * Takes the next step for requests that have something left to do: carries out what a crash left, and erases what was restricted by
     * duties that have ended; what came in after the restriction stays. Doing it twice, or on two nodes, does no harm.
     *
     * @param now the instant to judge by
     * @param max how many requests at most, at least 1
     * @param platform in whose name
     * @return how many were settled
     */
    public int settle(Instant now, int max, ActorId platform) {
        int settled = 0;
        for (ErasureRequestId id : register.due(now, max)) {
            ErasureRequest request = get(id);
            if (request.stage() == Stage.ANSWERED) {
                carryOut(request, Act.of(ActId.of(id.value()), platform, now));
                settled++;
            } else {
                settled += endHolds(request, now, platform) ? 1 : 0;
            }
        }
        return settled;
    }

    /**
     * What is kept beyond the time that was declared for it, to be erased on the ground {@link ErasureGround#RETENTION_ENDED}.
     *
     * @param now the time
     * @param max how much at most, at least 1
     * @return what is overdue, as far as the register knows
     */
    public List<PrivacyRegister.Overdue> overdue(Instant now, int max) {
        return register.overdue(this::get, now, max);
    }

    private void carryOut(ErasureRequest request, Act act) {
        if (request.stage() != Stage.ANSWERED) {
            return;
        }
        List<Basis> erased = request.answered(Verdict.ERASED).stream()
                .map(ErasureAnswer::processing)
                .toList();
        if (!erased.isEmpty()) {
            erase(request, Erasure.Extent.keptUnder(erased), "PIPL-47-1", act);
        }
        request.answered(Verdict.RESTRICTED).forEach(each -> restrict(request, each, act));
        office.act(ErasureRequest.KIND, request.id(), then(act, request.id(), "carried out"), PrivacyRules::carriedOut);
    }

    private boolean endHolds(ErasureRequest request, Instant now, ActorId platform) {
        List<ErasureAnswer> lapsed = PrivacyRules.lapsed(request, now);
        if (lapsed.isEmpty()) {
            return false;
        }
        Act act = Act.of(ActId.of(request.id().value()), platform, now);
        for (ErasureAnswer each : lapsed) {
            // Restricted before: the same order again says where, and only what stands before it is erased.
            long restricted = restrict(request, each, act).first();
            erase(
                    request,
                    Erasure.Extent.keptUnder(List.of(each.processing())).before(restricted),
                    "duty to keep has ended",
                    act);
        }
        try {
            return !office.act(
                            ErasureRequest.KIND,
                            request.id(),
                            then(act, request.id(), "ended " + PrivacyRules.processings(lapsed)),
                            before -> PrivacyRules.holdEnded(before, now))
                    .repeated();
        } catch (RefusedException anotherNodeWasFaster) {
            return false;
        }
    }

    private void erase(ErasureRequest request, Erasure.Extent extent, String legalBasis, Act act) {
        ErasureRequest.Asked asked = request.asked().orElseThrow();
        office.erase(new Erasure(
                then(act, request.id(), "erase " + extent.processings()),
                asked.holder(),
                extent,
                asked.ground().name(),
                legalBasis));
    }

    private Receipt restrict(ErasureRequest request, ErasureAnswer answer, Act act) {
        return office.restrict(new Restriction(
                then(act, request.id(), "restrict " + answer.processing()),
                request.asked().orElseThrow().holder(),
                List.of(answer.processing()),
                answer.hold().orElseThrow()));
    }

    /** A further act for a request, the same on every node and at every try. */
    private static Act then(Act act, ErasureRequestId request, String what) {
        Digest digest = Digest.sha256((request + " " + what).getBytes(StandardCharsets.UTF_8));
        return new Act(
                ActId.of("privacy-" + digest),
                act.actor(),
                act.onBehalfOf(),
                act.at(),
                Optional.of(ActId.of(request.value())));
    }

    private Mandate mandate(String power, Subject subject, Act act) {
        return authority.mandate(new Authority.Question(act, power, subject, Optional.empty(), Optional.empty()));
    }
}
