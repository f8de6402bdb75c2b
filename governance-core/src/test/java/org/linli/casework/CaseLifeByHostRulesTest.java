package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.casework.testkit.CaseLifeContract;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.community.Community;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.IdSource;
import org.linli.trace.Journal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;

/** The state machine with a host's own rules plugged in: only the property company accepts, and it works on weekdays in Berlin. */
class CaseLifeByHostRulesTest extends CaseLifeContract {
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final Basis RIGHTS = Basis.of("host-rights", "7");

    private static final CaseTerms TERMS = CaseTerms.of(WorkCalendar.weekdays(ZoneId.of("Europe/Berlin")))
            .with(CasePolicy.DEFAULT.withAnyDate())
            .with(CaseArbitraries.ROSTER);

    @Override
    protected Optional<CaseTerms> terms() {
        return Optional.of(TERMS);
    }

    @Override
    protected Roster roster() {
        return CaseArbitraries.ROSTER;
    }

    @Override
    protected Community open(Journal journal) {
        Authority rights = question -> !question.power().equals(CaseMove.ACCEPT.power())
                        || question.act().inTheNameOf().equals(PROPERTY)
                ? Mandate.held(RIGHTS)
                : Mandate.missing(RIGHTS, Optional.of(PROPERTY));
        return Community.open(
                journal,
                Clock.fixed(CaseArbitraries.START, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(rights, TERMS, Office.Settings.DEFAULT));
    }

    @Override
    protected void afterStep(Community community, Decided decided, Optional<String> refused) {
        Case after = community.cases().get(decided.command().id());
        if (after.stage() == CaseStage.ACCEPTED && decided.command().move() == CaseMove.ACCEPT && refused.isEmpty()) {
            assertEquals(Optional.of(PROPERTY), after.accountable());
        }
    }
}
