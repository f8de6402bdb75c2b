package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.privacy.ErasureGround;
import org.linli.privacy.LegalBasis;
import org.linli.privacy.PrivacyDesk;
import org.linli.privacy.Processing;
import org.linli.privacy.Retention;
import org.linli.privacy.Safeguard;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;

/** What is kept of people in this day and on what ground, and what three residents ask in the evening. */
final class Kept {

    /** The purpose of the law that wants what was paid for kept. */
    static final Purpose AUDIT = Purpose.of("audit-of-accounts");

    private static final Processing HOTLINE = Processing.ofOrdinary(
                    "hotline", "1", LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", Cast.STREET.id(), Purpose.of("follow-up"))
            .keptFor(Period.ofYears(2));

    private static final Processing HOME_SERVICE = Processing.ofOrdinary(
                    "home-service", "1", LegalBasis.CONTRACT, "PIPL-13-1-2", Cast.CARE.id(), Purpose.of("service"))
            .heldBy(new Retention.LegalHold(Period.ofYears(10), "Accounting-Law-23", Cast.CARE.id(), AUDIT));

    private static final Processing BADGE = Processing.ofSensitive(
            "badge",
            "1",
            new Safeguard(
                    Safeguard.Sensitivity.SENSITIVE,
                    Safeguard.Permission.SEPARATE_CONSENT,
                    "PIPL-29, form for badges",
                    "assessment-2026-1"),
            LegalBasis.CONSENT,
            "PIPL-13-1-1",
            Cast.BRANCH.id(),
            Purpose.of("showing-a-badge"));

    /** The act with which the day begins: what is kept is declared before. */
    static final ActId FIRST = declaring(HOTLINE);

    private Kept() {}

    /** What somebody says in a matter, or how they can be reached. */
    static Personal<String> of(Matter matter, Actor person, String slot, String value) {
        return processing(matter).part(person.id(), slot, value);
    }

    /** A badge that a worker has consented to show. */
    static <T> Personal<T> badge(Actor worker, T value) {
        return BADGE.part(worker.id(), "badge", value, "consent-badge-" + worker.id());
    }

    private static Processing processing(Matter matter) {
        return isHomeService(matter) ? HOME_SERVICE : HOTLINE;
    }

    private static boolean isHomeService(Matter matter) {
        return Set.of(Dongting.MEAL, Dongting.SMALL_REPAIR, Dongting.CLEANING).contains(matter);
    }

    /** Declares all of it, once. */
    static void declare(PrivacyDesk desk, Instant at) {
        for (Processing each : List.of(HOTLINE, HOME_SERVICE, BADGE)) {
            desk.declare(each, Act.of(declaring(each), Cast.STREET.id(), at));
        }
    }

    private static ActId declaring(Processing processing) {
        return ActId.of("dt-0303.declaring." + processing.id().source());
    }

    /**
     * Three residents ask: one whose lift has stood still all day would have everything erased, one who was served at home too, and one
     * withdraws a consent on which nothing rests. Each is answered, processing by processing.
     */
    static void ask(PrivacyDesk desk, Lives lives, Timetable.Step step) {
        Actor first = lives.stuck().voice().person();
        Actor served = asking(lives, true, first).orElseThrow();
        Actor last = asking(lives, false, first, served).orElseThrow();
        erase(desk, 1, first, ErasureGround.PURPOSE_ACHIEVED, step);
        erase(desk, 2, served, ErasureGround.PURPOSE_ACHIEVED, step);
        erase(desk, 3, last, ErasureGround.CONSENT_WITHDRAWN, step);
    }

    private static void erase(PrivacyDesk desk, int number, Actor who, ErasureGround ground, Timetable.Step step) {
        desk.erase(who.id(), ground, Act.of(ActId.of("dt-0303-erasure-" + number), Cast.STREET.id(), step.end()));
    }

    /** The first who spoke, or was spoken for, in a matter of that sort and is none of some others. */
    private static Optional<Actor> asking(Lives lives, boolean atHome, Actor... others) {
        return lives.all().stream()
                .filter(life -> isHomeService(life.matter()) == atHome && CaseWork.isSaidBySomebody(life))
                .map(life -> life.voice().person())
                .filter(person -> !List.of(others).contains(person))
                .findFirst();
    }
}
