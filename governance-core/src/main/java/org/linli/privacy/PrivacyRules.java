package org.linli.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.privacy.ErasureAnswer.Verdict;
import org.linli.privacy.ErasureRequest.Stage;
import org.linli.trace.Act;
import org.linli.trace.Basis;
import org.linli.trace.Fact;
import org.linli.trace.Mandate;
import org.linli.trace.Personal;
import org.linli.trace.Restriction;
import org.linli.trace.Ruling;
import org.linli.trace.Subject;

/** What is allowed with personal data, and how a request for erasure is answered: pure functions. */
public final class PrivacyRules {
    /** The power to declare a processing. */
    public static final String DECLARE = "privacy.declare";

    /** The power to have something erased. */
    public static final String ERASE = "privacy.erase";

    /** The power to have a key made for somebody's pseudonyms. */
    public static final String ENROL = "privacy.enrol";

    private PrivacyRules() {}

    /**
     * Makes a key for somebody's pseudonyms.
     *
     * @param before the key as it stands
     * @param secret the key to be
     * @param canBeRead whether the one that stands can be read
     * @param mandate who may
     * @param act who has it made, when
     * @param now the time
     * @return made, or why not
     */
    public static Ruling<PseudonymFact> enrol(
            PseudonymKey before,
            Personal<PseudonymKey.Secret> secret,
            boolean canBeRead,
            Mandate mandate,
            Act act,
            Instant now) {
        Subject subject = PseudonymKey.KIND.subject(before.holder());
        Ruling<PseudonymFact> no = whyNot(subject, ENROL, mandate, act, now);
        if (no == null && canBeRead) {
            no = Ruling.refused(PrivacyReason.ALREADY_ENROLLED, subject, ENROL);
        }
        return no != null ? no : Ruling.granted(new PseudonymFact.Made(before.holder(), secret), mandate.basis());
    }

    /**
     * Declares a processing.
     *
     * @param before its entry
     * @param processing what is declared
     * @param mandate who may
     * @param act who declares it, when
     * @param now the time
     * @return declared, or why not
     */
    public static Ruling<ProcessingFact> declare(
            ProcessingRecord before, Processing processing, Mandate mandate, Act act, Instant now) {
        Subject subject = ProcessingRecord.KIND.subject(before.id());
        Ruling<ProcessingFact> no = whyNot(subject, DECLARE, mandate, act, now);
        if (no == null && before.declared().isPresent()) {
            no = Ruling.refused(PrivacyReason.DECLARED_OTHERWISE, subject, DECLARE);
        }
        return no != null ? no : Ruling.granted(new ProcessingFact.Declared(processing), mandate.basis());
    }

    /**
     * Answers a request for erasure, processing by processing. What the ground reaches is erased, or restricted while a law wants it kept;
     * what it does not reach stays, on its legal basis. What is kept under a processing that nobody has declared has none, and is erased.
     *
     * @param before the request, blank
     * @param asked what is asked for
     * @param holdings what is kept of the holder
     * @param records gives the entry of a processing
     * @param mandate who may
     * @param act who decides, when
     * @param now the time
     * @return answered, or why not
     */
    public static Ruling<ErasureFact> answer(
            ErasureRequest before,
            ErasureRequest.Asked asked,
            List<Holding> holdings,
            Function<Basis, ProcessingRecord> records,
            Mandate mandate,
            Act act,
            Instant now) {
        Subject subject = ErasureRequest.KIND.subject(before.id());
        Ruling<ErasureFact> no = whyNot(subject, ERASE, mandate, act, now);
        if (no == null && before.stage() != Stage.BLANK) {
            no = Ruling.refused(PrivacyReason.ALREADY_ANSWERED, subject, ERASE);
        }
        if (no != null) {
            return no;
        }
        List<ErasureAnswer> answers = holdings.stream()
                .map(holding -> answer(
                        holding,
                        asked.ground(),
                        holding.processing().equals(Personal.UNDECLARED)
                                ? Optional.empty()
                                : records.apply(holding.processing()).declared(),
                        act.at()))
                .toList();
        return Ruling.granted(new ErasureFact.Answered(before.id(), asked, answers), mandate.basis());
    }

    private static ErasureAnswer answer(
            Holding holding, ErasureGround ground, Optional<Processing> declared, Instant at) {
        if (declared.isEmpty()) {
            return new ErasureAnswer(
                    holding.processing(),
                    holding.values(),
                    Verdict.ERASED,
                    Optional.empty(),
                    "no processing was declared for it");
        }
        Processing processing = declared.get();
        if (!reaches(ground, processing, holding, at)) {
            return new ErasureAnswer(
                    holding.processing(),
                    holding.values(),
                    Verdict.REFUSED,
                    Optional.empty(),
                    processing.legalBasis() + ", " + processing.source());
        }
        Optional<Restriction.Duty> duty = processing
                .retention()
                .duty()
                .map(hold -> new Restriction.Duty(
                        hold.purpose(), hold.bearer(), hold.statute(), hold.endsAfter(holding.newest())))
                .filter(hold -> hold.until().isAfter(at));
        return new ErasureAnswer(
                holding.processing(),
                holding.values(),
                duty.isPresent() ? Verdict.RESTRICTED : Verdict.ERASED,
                duty,
                duty.map(Restriction.Duty::statute).orElse("PIPL-47-1 " + ground));
    }

    private static boolean reaches(ErasureGround ground, Processing processing, Holding holding, Instant at) {
        return switch (ground) {
            case PURPOSE_ACHIEVED, UNLAWFUL, OTHER_LAW -> true;
            case CONSENT_WITHDRAWN -> processing.needsConsent();
            case RETENTION_ENDED ->
                processing
                        .retention()
                        .endsAfter(holding.newest())
                        .filter(end -> !end.isAfter(at))
                        .isPresent();
        };
    }

    /**
     * Notes that what was answered has been carried out.
     *
     * @param before the request, answered
     * @return carried out, or why not
     */
    public static Ruling<ErasureFact> carriedOut(ErasureRequest before) {
        return before.stage() == Stage.ANSWERED
                ? Ruling.granted(new ErasureFact.CarriedOut(before.id()))
                : Ruling.refused(PrivacyReason.NOT_ANSWERED, ErasureRequest.KIND.subject(before.id()), ERASE);
    }

    /**
     * Which answers to a request restrict something by a duty that has ended.
     *
     * @param before the request
     * @param now the time
     * @return these, in the order of the answers
     */
    public static List<ErasureAnswer> lapsed(ErasureRequest before, Instant now) {
        return before.answered(Verdict.RESTRICTED).stream()
                .filter(each -> !each.hold().orElseThrow().until().isAfter(now))
                .toList();
    }

    static List<Basis> processings(List<ErasureAnswer> answers) {
        return answers.stream().map(ErasureAnswer::processing).toList();
    }

    /**
     * Notes that what was restricted by duties that have ended has been erased.
     *
     * @param before the request, carried out
     * @param now the time
     * @return ended, or why not
     */
    public static Ruling<ErasureFact> holdEnded(ErasureRequest before, Instant now) {
        List<Basis> lapsed = processings(lapsed(before, now));
        return before.stage() == Stage.RESTRICTED && !lapsed.isEmpty()
                ? Ruling.granted(new ErasureFact.HoldEnded(before.id(), lapsed))
                : Ruling.refused(PrivacyReason.STILL_HELD, ErasureRequest.KIND.subject(before.id()), ERASE);
    }

    private static <F extends Fact<?>> @Nullable Ruling<F> whyNot(
            Subject subject, String power, Mandate mandate, Act act, Instant now) {
        if (!mandate.held()) {
            return mandate.refusal(subject, power);
        }
        return act.at().isAfter(now) ? Ruling.refused(PrivacyReason.DATED_IN_FUTURE, subject, power) : null;
    }
}
