package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.linli.basics.ActorId;
import org.linli.casework.open311.Open311;
import org.linli.casework.open311.ServiceRequest;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.casework.testkit.CaseCommand;
import org.linli.casework.testkit.CaseStep;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/** The informant of a report of wrongdoing is in nothing that whom it is against may see, whatever is done with the case by whom. */
class InformantProperties {
    private static final ActorId INFORMANT = ActorId.of("informant");
    private static final ActorId ACCUSED = ActorId.of("team-1");
    /** What an informant may do with a case that others handle, where the host's authority lets them. */
    private static final Set<CaseMove> BY_INFORMANT = EnumSet.of(
            CaseMove.WITHDRAW,
            CaseMove.ATTACH,
            CaseMove.VERIFY,
            CaseMove.SEND_TO_REWORK,
            CaseMove.REOPEN,
            CaseMove.FOLLOW_UP);

    private Journal journal = InMemoryJournal.create();
    private Community community = open(journal);
    private CaseRegister register = new CaseRegister();

    private static Community open(Journal journal) {
        return Community.open(
                journal,
                Clock.fixed(CaseArbitraries.START, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(Authority.checkedByHost(), CaseArbitraries.TERMS, Office.Settings.DEFAULT));
    }

    @Provide
    Arbitrary<List<CaseStep>> lives() {
        return CaseArbitraries.steps().list().ofMinSize(30).ofMaxSize(70);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void nothing_that_the_accused_may_see_leads_to_the_informant(@ForAll("lives") List<CaseStep> steps)
            throws IOException {
        journal = InMemoryJournal.create();
        community = open(journal);
        register = new CaseRegister();
        List<View> views = List.of(register, new OpenCases(), new Accountability());
        Instant latest = CaseArbitraries.START;
        int number = 0;
        for (CaseStep step : steps) {
            Decided decided = informed(step.decide(CaseArbitraries.CASES, community.cases()::get, latest));
            latest = decided.at().isAfter(latest) ? decided.at() : latest;
            Act act = decided.act(number++);
            refuseTheAccused(decided, number);
            try {
                decided.command().perform(community.cases(), act);
            } catch (RefusedException answer) {
                // Many are; what counts here is what was granted.
            }
        }
        Map<String, Pattern> secrets = new TreeMap<>();
        Set<CaseId> all = new TreeSet<>();
        for (TraceEvent event : events(Audience.AUDITORS)) {
            CaseFact fact = (CaseFact) event.fact();
            all.add(fact.id());
            views.forEach(view -> view.apply(event));
            if (community.cases().get(fact.id()).isConfidential()) {
                secrets.put(
                        fact.id().value(),
                        Pattern.compile("(?<![\\w.-])" + Pattern.quote(fact.id().value()) + "(?![\\w.-])"));
            }
        }
        Statistics.label("reports of wrongdoing").collect(secrets.size());
        for (String seen : seenBy(all)) {
            assertFalse(seen.contains(INFORMANT.value()), seen);
            secrets.values().forEach(id -> assertFalse(id.matcher(seen).find(), () -> id + " in " + seen));
        }
        for (View view : views) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            view.save(new DataOutputStream(bytes));
            assertFalse(bytes.toString(StandardCharsets.ISO_8859_1).contains(INFORMANT.value()), view.name());
        }
    }

    /** Whoever reports wrongdoing is the informant, who does nothing else but go on with that case now and then. */
    private Decided informed(Decided decided) {
        if (decided.command() instanceof CaseCommand.ToReport told
                && told.report().kind() == CaseKind.WRONGDOING) {
            Report report = told.report()
                    .against(ACCUSED)
                    .withDescription(Personal.of(INFORMANT, "description", "dark"))
                    .withContact(Personal.of(INFORMANT, "contact", "1"));
            return by(
                    INFORMANT,
                    new Decided(new CaseCommand.ToReport(told.id(), report), INFORMANT, INFORMANT, decided.at()));
        }
        boolean secret = community.cases().get(decided.command().id()).isConfidential();
        boolean often = decided.at().getEpochSecond() / 60 % 2 == 0;
        return secret && often && BY_INFORMANT.contains(decided.command().move()) ? by(INFORMANT, decided) : decided;
    }

    private static Decided by(ActorId who, Decided decided) {
        return new Decided(decided.command(), who, who, decided.at());
    }

    /** Whatever the accused tries with the case is refused, and the answer names no informant. */
    private void refuseTheAccused(Decided decided, int number) {
        Case now = community.cases().get(decided.command().id());
        boolean reports = decided.command() instanceof CaseCommand.ToReport;
        if (now.isConfidential() && !reports) {
            long before = journal.size();
            Act act = Act.of(ActId.of("accused-" + number), ACCUSED, decided.at());
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> decided.command().perform(community.cases(), act));
            assertFalse((refused.getMessage() + refused.refusal()).contains(INFORMANT.value()), refused::getMessage);
            assertEquals(before, journal.size());
        }
    }

    /** All that the accused may see: facts for the parties, cases, requests made of them; and cases as an officer, too. */
    private List<String> seenBy(Set<CaseId> all) {
        List<String> seen = new ArrayList<>();
        events(Audience.PARTIES).forEach(event -> seen.add(event.toString()));
        for (CaseId id : all) {
            Case each = community.cases().get(id);
            for (Audience audience : Audience.values()) {
                each.reporterFor(ACCUSED, audience, CaseArbitraries.ROSTER, CaseArbitraries.START)
                        .ifPresent(reporter -> seen.add(reporter.toString()));
                if (each.isOpenTo(ACCUSED, audience, CaseArbitraries.ROSTER, CaseArbitraries.START)) {
                    seen.add(each.toString());
                }
            }
            ServiceRequest.of(each).ifPresent(request -> {
                seen.add(Open311.toJson(List.of(request)));
                seen.add(Open311.toXml(List.of(request)));
            });
        }
        register.find(CaseFilter.ALL, Integer.MAX_VALUE)
                .forEach(item -> seen.add(item.accountable().toString()));
        return seen;
    }

    private List<TraceEvent> events(Audience audience) {
        return journal.read(Selection.ofKinds("case").seenBy(audience), 0, Integer.MAX_VALUE)
                .events();
    }
}
