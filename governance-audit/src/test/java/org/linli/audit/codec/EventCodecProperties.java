package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.testkit.BasicsArbitraries;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CasePast;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.FactFamily;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.TraceArbitraries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class EventCodecProperties {

    private static final EventCodec CODEC = EventCodec.of(FactCatalog.of(List.of(
            FactFamily.of("trace", TraceFact.class), FactFamily.of("case", CaseFact.class), AccountFact.FAMILY)));
    private static final byte[] PREVIOUS = new byte[32];

    @Provide
    Arbitrary<Entry> entries() {
        return TraceArbitraries.entries();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return BasicsArbitraries.instants();
    }

    @Property
    void whatIsReadEqualsWhatWasWritten(
            @ForAll("entries") Entry entry, @ForAll("instants") Instant recorded, @ForAll boolean first) {
        SealedValues values = new SealedValues();
        CanonicalWriter writer = CanonicalWriter.checked();
        CODEC.encode(entry, recorded, first ? 1 : 12, PREVIOUS, values, writer);
        byte[] bytes = writer.toByteArray();
        TraceEvent event = CODEC.decode(bytes, 0, bytes.length, 77, values);

        assertEquals(entry.fact(), event.fact());
        assertEquals(entry.act(), event.act());
        assertEquals(entry.basis(), event.basis());
        assertEquals(recorded, event.recorded());
        assertEquals(first ? 1 : 12, event.head().sequence());
        assertEquals(77, event.position());
        if (entry.fact() instanceof AccountFact.Opened before && event.fact() instanceof AccountFact.Opened after) {
            assertEquals(
                    reveal(before.contact().phone()), reveal(after.contact().phone()));
            assertEquals(
                    before.contact().home().flatMap(EventCodecProperties::reveal),
                    after.contact().home().flatMap(EventCodecProperties::reveal));
        }
    }

    @Provide
    Arbitrary<CaseFact> caseFacts() {
        Arbitrary<CaseId> cases = CaseArbitraries.caseIds();
        Arbitrary<ActorId> actors = CaseArbitraries.actors();
        Arbitrary<Deadline> deadlines = Combinators.combine(
                        BasicsArbitraries.instants(), Arbitraries.of(DeadlineClass.TWO_HOURS, DeadlineClass.SEVEN_DAYS))
                .as((due, length) -> new Deadline(due, length, "wuhan@2026"));
        Arbitrary<Audience> audiences = Arbitraries.of(Audience.class);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(cases, CaseArbitraries.reports().filter(EventCodecProperties::canBeWritten))
                        .as(CaseFact.Reported::new),
                Combinators.combine(cases, deadlines, audiences).as(CaseFact.Accepted::new),
                Combinators.combine(cases, actors, actors.list().ofMaxSize(3), audiences)
                        .as(CaseFact.Assigned::new),
                Combinators.combine(cases, audiences).as(CaseFact.TakenUp::new),
                Combinators.combine(cases, Arbitraries.of(Solution.values()), audiences)
                        .as(CaseFact.Handled::new),
                Combinators.combine(cases, audiences).as(CaseFact.Verified::new),
                Combinators.combine(cases, audiences).as(CaseFact.Closed::new),
                Combinators.combine(cases, CaseArbitraries.followUps(), audiences)
                        .as(CaseFact.FollowedUp::new),
                Combinators.combine(cases, Arbitraries.of(TurnAway.values()), actors.optional(), audiences)
                        .as(CaseFact.TurnedAway::new),
                Combinators.combine(cases, cases, audiences).as(CaseLinkFact.Merged::new),
                Combinators.combine(cases, cases, pasts(actors), deadlines.optional(), audiences)
                        .as(CaseLinkFact.Absorbed::new),
                CaseArbitraries.facts()));
    }

    private static Arbitrary<CasePast> pasts(Arbitrary<ActorId> actors) {
        Arbitrary<Integer> often = Arbitraries.integers().between(0, 3);
        return Combinators.combine(
                        actors.list().ofMaxSize(3),
                        actors.list().ofMaxSize(3),
                        often,
                        often,
                        often,
                        actors.list().ofMaxSize(2),
                        Arbitraries.of(true, false),
                        BasicsArbitraries.instants())
                .as(CasePast::new);
    }

    /** Whether no text is cut in the middle of a character: such a text has no form in UTF-8. */
    private static boolean canBeWritten(Report report) {
        return Stream.of(report.description(), report.contact())
                .flatMap(Optional::stream)
                .flatMap(personal -> reveal(personal).stream())
                .allMatch(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @Property
    void factsOfCasesGoThereAndBack(@ForAll("caseFacts") CaseFact fact) {
        SealedValues values = new SealedValues();
        CanonicalWriter writer = CanonicalWriter.checked();
        Act act = Act.of(ActId.of("act-1"), ActorId.of("a"), Instant.EPOCH);
        CODEC.encode(Entry.of(act, fact), Instant.EPOCH, 2, PREVIOUS, values, writer);
        TraceEvent event = CODEC.decode(writer.toByteArray(), 0, writer.size(), 9, values);
        assertEquals(fact, event.fact());
        if (fact instanceof CaseFact.Reported before && event.fact() instanceof CaseFact.Reported after) {
            assertEquals(
                    before.report().description().flatMap(EventCodecProperties::reveal),
                    after.report().description().flatMap(EventCodecProperties::reveal));
        }
    }

    @Property
    void anEnvelopeIsTheOnlyFormOfItsValueAndAnybodysJson(@ForAll("entries") Entry entry) throws Exception {
        CanonicalWriter writer = CanonicalWriter.checked();
        CODEC.encode(entry, Instant.EPOCH, 2, PREVIOUS, new SealedValues(), writer);
        byte[] bytes = writer.toByteArray();

        assertArrayEquals(bytes, CanonicalForm.write(CanonicalForm.read(bytes)));
        JsonNode json = new ObjectMapper().readTree(bytes);
        assertEquals(entry.act().actor().value(), json.get("actor").asString());
        assertEquals(entry.fact().subject().toString(), json.get("subject").asString());
        assertEquals(1, json.get("v").asInt());
    }

    @Property
    void noPersonalValueStandsInTheOpen(@ForAll("entries") Entry entry) {
        if (entry.fact() instanceof AccountFact.Opened opened) {
            Account.Contact telling =
                    Account.Contact.of(opened.contact().phone().holder(), "SECRET-027");
            Entry secret = new Entry(
                    entry.act(),
                    new AccountFact.Opened(opened.account(), opened.owner(), opened.tier(), telling),
                    entry.basis());
            CanonicalWriter writer = CanonicalWriter.checked();
            CODEC.encode(secret, Instant.EPOCH, 1, PREVIOUS, new SealedValues(), writer);
            assertFalse(new String(writer.toByteArray(), StandardCharsets.UTF_8).contains("SECRET"));
        }
    }

    private static <T> Optional<T> reveal(Personal<T> personal) {
        return personal.reveal(Purpose.of("test"));
    }
}
