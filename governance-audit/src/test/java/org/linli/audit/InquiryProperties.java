package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Entry;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** Whatever is asked: the answer is what a plain look through all records gives. */
class InquiryProperties {
    private static final List<ActorId> ACTORS = List.of(ActorId.of("street"), ActorId.of("police"), ActorId.of("li"));
    private static final List<MatterId> MATTERS = List.of(MatterId.of("lighting"), MatterId.of("noise"));
    private static final List<AreaId> AREAS = List.of(AreaId.of("420106012021"), AreaId.of("420106012022"));
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void the_answer_is_what_a_plain_look_through_all_records_gives(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int facts) throws IOException {
        Path folder = Files.createTempDirectory("linli-inquiry");
        TraceLog.Settings settings = TraceLog.Settings.DEFAULT.withSegmentBytes(3_000);
        try (TraceLog log =
                TraceLog.open(folder, SampleLog.CATALOG, Clock.systemUTC(), settings, BrittleDisk.hasty())) {
            for (int i = 0; i < facts; i++) {
                append(log, random, i);
            }
            for (int i = 0; i < 25; i++) {
                check(log, inquiry(random));
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static void append(TraceLog log, Random random, int number) {
        CaseId id = CaseId.of("c" + random.nextInt(8));
        Audience audience = any(List.of(Audience.PUBLIC, Audience.PARTIES, Audience.OFFICERS), random);
        Fact<?> fact = switch (random.nextInt(5)) {
            case 0, 1 -> {
                Report report = Report.of(any(MATTERS, random), any(ACTORS, random), Channel.PHONE)
                        .withKind(any(List.of(CaseKind.HELP, CaseKind.WRONGDOING), random));
                yield new CaseFact.Reported(id, random.nextBoolean() ? report : report.withArea(any(AREAS, random)));
            }
            case 2 -> new CaseFact.TakenUp(id, audience);
            case 3 -> new CaseFact.Closed(id, audience);
            default -> SampleLog.deposited("a" + random.nextInt(3), number);
        };
        Act act = Act.of(
                ActId.of("act-" + number), any(ACTORS, random), BEGIN.plus(Duration.ofHours(random.nextInt(99))));
        Act done = random.nextInt(3) == 0 ? act.onBehalfOf(any(ACTORS, random)) : act;
        Map<Subject, Head> read = new HashMap<>();
        read.put(fact.subject(), SampleLog.head(log, fact.subject()));
        log.append(List.of(Entry.of(done, fact)), read);
    }

    private static Inquiry inquiry(Random random) {
        Inquiry inquiry = Inquiry.seenBy(any(List.of(Audience.values()), random));
        inquiry = random.nextInt(3) == 0 ? inquiry.by(any(ACTORS, random)) : inquiry;
        inquiry = random.nextInt(3) == 0 ? inquiry.inMatter(any(MATTERS, random)) : inquiry;
        inquiry = random.nextInt(3) == 0 ? inquiry.in(any(AREAS, random)) : inquiry;
        inquiry = random.nextInt(3) == 0 ? inquiry.ofKind("case") : inquiry;
        inquiry = random.nextInt(4) == 0 ? inquiry.about(Subject.of("case", "c" + random.nextInt(8))) : inquiry;
        if (random.nextInt(3) == 0) {
            Instant from = BEGIN.plus(Duration.ofHours(random.nextInt(90)));
            inquiry = inquiry.during(TimeWindow.of(from, from.plus(Duration.ofHours(1 + random.nextInt(20)))));
        }
        return inquiry;
    }

    private static void check(TraceLog log, Inquiry inquiry) {
        Map<Subject, List<TraceEvent>> seen = new LinkedHashMap<>();
        for (TraceEvent event : SampleLog.all(log)) {
            if (inquiry.audience().sees(event.fact().audience())) {
                seen.computeIfAbsent(event.fact().subject(), none -> new ArrayList<>())
                        .add(event);
            }
        }
        Map<Long, Map<List<Long>, Long>> expected = new TreeMap<>();
        seen.forEach((subject, events) -> {
            List<Long> steps = events.stream()
                    .filter(event -> isStep(event, inquiry))
                    .map(TraceEvent::position)
                    .toList();
            if (!steps.isEmpty() && isMeant(events, inquiry)) {
                expected.put(
                        steps.get(0),
                        Map.of(steps, events.get(events.size() - 1).position()));
            }
        });
        InquiryAnswer answer = inquiry.ask(log);
        Map<Long, Map<List<Long>, Long>> got = new LinkedHashMap<>();
        for (Handling each : answer.handlings()) {
            List<Long> steps =
                    each.steps().stream().map(Handling.Step::position).toList();
            got.put(steps.get(0), Map.of(steps, each.effect().position()));
        }
        assertEquals(new ArrayList<>(expected.entrySet()), new ArrayList<>(got.entrySet()), inquiry::toString);
        assertTrue(answer.isWhole());
        if (expected.size() > 1) {
            InquiryAnswer some = inquiry.atMost(1).ask(log);
            assertEquals(1, some.handlings().size());
            assertEquals(false, some.isWhole());
        }
    }

    private static boolean isStep(TraceEvent event, Inquiry inquiry) {
        Act act = event.act();
        Set<ActorId> actors = inquiry.actors();
        Optional<ActorId> principal = act.onBehalfOf();
        return (inquiry.subjects().isEmpty()
                        || inquiry.subjects().contains(event.fact().subject()))
                && (inquiry.kinds().isEmpty()
                        || inquiry.kinds().contains(event.fact().subject().kind()))
                && (actors.isEmpty()
                        || actors.contains(act.actor())
                        || (principal.isPresent() && actors.contains(principal.get())))
                && inquiry.occurred().map(window -> window.contains(act.at())).orElse(true);
    }

    private static boolean isMeant(List<TraceEvent> events, Inquiry inquiry) {
        List<Report> reports = events.stream()
                .filter(event -> event.fact() instanceof CaseFact.Reported)
                .map(event -> ((CaseFact.Reported) event.fact()).report())
                .toList();
        return (inquiry.matters().isEmpty()
                        || reports.stream().anyMatch(report -> inquiry.matters().contains(report.matter())))
                && (inquiry.areas().isEmpty()
                        || reports.stream()
                                .anyMatch(report -> report.area()
                                        .map(inquiry.areas()::contains)
                                        .orElse(false)));
    }
}
