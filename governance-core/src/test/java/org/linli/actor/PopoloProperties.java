package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;

/** What a document says of parts is judged as the desk judges it: what has no findings is taken over, and a circle is one at some time. */
class PopoloProperties {
    private static final Instant SINCE = year(2000);
    private static final int ORGANISATIONS = 4;

    /** A part as a document says it. */
    record Said(int part, int whole, Optional<Integer> from, Optional<Integer> until) {}

    /** When an organisation takes part. */
    record Life(Optional<Integer> from, Optional<Integer> until, Optional<Integer> parent) {}

    @Provide
    Arbitrary<List<Life>> lives() {
        Arbitrary<Integer> others = Arbitraries.integers().between(0, ORGANISATIONS - 1);
        return Combinators.combine(
                        years(2001, 2004).optional(0.4), years(2008, 2011).optional(0.3), others.optional(0.3))
                .as(Life::new)
                .list()
                .ofSize(ORGANISATIONS);
    }

    @Provide
    Arbitrary<List<Said>> parts() {
        Arbitrary<Integer> some = Arbitraries.integers().between(0, ORGANISATIONS - 1);
        return Combinators.combine(
                        some,
                        some,
                        years(2000, 2010).optional(0.8),
                        years(2005, 2012).optional(0.7))
                .as(Said::new)
                .filter(each -> each.part() != each.whole())
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<Integer> years(int first, int last) {
        return Arbitraries.integers().between(first, last);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void what_has_no_findings_is_taken_over_and_what_is_cyclic_has_a_circle_at_some_time(
            @ForAll("lives") List<Life> lives, @ForAll("parts") List<Said> parts) {
        Popolo.Document document = Popolo.read(json(lives, parts), ZoneOffset.UTC, SINCE);
        Statistics.collect(
                document.findings().isEmpty()
                        ? "none"
                        : document.findings().get(0).fault());
        if (!document.findings().isEmpty()) {
            List<Popolo.Fault> faults = document.findings().stream()
                    .map(Popolo.Finding::fault)
                    .distinct()
                    .toList();
            if (faults.equals(List.of(Popolo.Fault.CYCLIC))) {
                assertEquals(true, hasCircle(document), "a circle that is none");
            }
            return;
        }
        assertEquals(false, hasCircle(document), "a circle that was not found");
        Clock clock = Clock.fixed(year(2020), ZoneOffset.UTC);
        Community community = Community.open(InMemoryJournal.create("t", clock), clock, IdSource.seeded(1));
        community.actors().takeOver(document, Act.of(ActId.of("import"), ActorId.of("importer"), year(2020)));
        for (Popolo.Entry each : document.actors()) {
            Ties live = community.actors().get(each.id()).ties().orElseThrow();
            assertEquals(each.validity(), live.validity());
            for (Instant at : instants()) {
                assertEquals(parentAt(document, each.id(), at), live.parentAt(at), () -> each.id() + " at " + at);
            }
        }
    }

    /** Looked for in every year; that one in it may have departed is of no account. */
    private static boolean hasCircle(Popolo.Document document) {
        return instants().stream()
                .anyMatch(at -> document.actors().stream().anyMatch(each -> {
                    Optional<ActorId> above = wholeOf(document, each.id(), at);
                    for (int i = 0;
                            i < ORGANISATIONS
                                    && above.isPresent()
                                    && !above.get().equals(each.id());
                            i++) {
                        above = wholeOf(document, above.get(), at);
                    }
                    return above.equals(Optional.of(each.id()));
                }));
    }

    private static Optional<ActorId> parentAt(Popolo.Document document, ActorId id, Instant at) {
        return document.actors().stream()
                        .anyMatch(
                                each -> each.id().equals(id) && each.validity().contains(at))
                ? wholeOf(document, id, at)
                : Optional.empty();
    }

    private static Optional<ActorId> wholeOf(Popolo.Document document, ActorId id, Instant at) {
        return document.actors().stream()
                .filter(each -> each.id().equals(id))
                .flatMap(each -> each.partOf().stream())
                .filter(each -> each.validity().contains(at))
                .map(PartOf::whole)
                .findFirst();
    }

    private static List<Instant> instants() {
        List<Instant> all = new ArrayList<>();
        for (int year = 2000; year < 2014; year++) {
            all.add(year(year));
        }
        return all;
    }

    private static String json(List<Life> lives, List<Said> parts) {
        List<String> organizations = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            int own = i;
            organizations.add("{\"id\":\"o-" + i + "\",\"name\":\"O\"" + text("founding_date", life.from())
                    + text("dissolution_date", life.until())
                    + life.parent()
                            .filter(parent -> parent != own)
                            .map(parent -> ",\"parent_id\":\"o-" + parent + "\"")
                            .orElse("")
                    + "}");
        }
        List<String> memberships = parts.stream()
                .map(each -> "{\"member_id\":\"o-" + each.part() + "\",\"organization_id\":\"o-" + each.whole()
                        + "\",\"role\":\"part_of\"" + text("start_date", each.from()) + text("end_date", each.until())
                        + "}")
                .toList();
        return "{\"organizations\":" + organizations + ",\"memberships\":" + memberships + "}";
    }

    private static String text(String name, Optional<Integer> year) {
        return year.map(each -> ",\"" + name + "\":\"" + each + "\"").orElse("");
    }

    private static Instant year(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
