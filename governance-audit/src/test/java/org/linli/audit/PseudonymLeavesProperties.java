package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.casework.Report;
import org.linli.casework.Solution;
import org.linli.casework.WithdrawReason;
import org.linli.community.Community;
import org.linli.privacy.ErasureGround;
import org.linli.privacy.LegalBasis;
import org.linli.privacy.PrivacyDesk;
import org.linli.privacy.Processing;
import org.linli.privacy.PseudonymDesk;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.trace.Office;
import org.linli.trace.Purpose;
import org.linli.trace.RefusedException;
import org.linli.trace.Subject;
import org.linli.trace.testkit.HandClock;

/** From all leaves of a community's life no two matters can be linked by what a resident is called there. */
class PseudonymLeavesProperties {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final Pattern PSEUDONYM = Pattern.compile("p-[a-z2-7]{32}");
    private static final Purpose SERVICE = Purpose.of("service");
    private static final Processing KEYS =
            Processing.ofOrdinary("pseudonyms", "1", LegalBasis.STATUTORY_DUTY, "PIPL-51", PLATFORM, SERVICE);
    private static final Processing CONTACT =
            Processing.ofOrdinary("contact", "1", LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", PLATFORM, SERVICE);

    /** A life of some people in some matters, who are called in each as somebody says. */
    private static final class Life implements AutoCloseable {
        final Path folder;
        final TraceLog log;
        final HandClock clock = new HandClock(BEGIN);
        final Community community;
        final PrivacyDesk privacy;
        final PseudonymDesk pseudonyms;
        final List<ActorId> people = new ArrayList<>();
        /** Whose matter it is. */
        final Map<CaseId, ActorId> matters = new HashMap<>();

        final Set<ActorId> forgotten = new TreeSet<>(Comparator.comparing(ActorId::value));
        private int acts;

        Life(Random random) throws IOException {
            folder = Files.createTempDirectory("linli-pseudonyms");
            log = TraceLog.open(folder, FactCatalog.load(), clock, TraceLog.Settings.DEFAULT, BrittleDisk.hasty());
            byte[] hostSecret = new byte[32];
            random.nextBytes(hostSecret);
            pseudonyms = PseudonymDesk.of(hostSecret, KEYS);
            community = Community.open(
                    log,
                    clock,
                    IdSource.random(),
                    new Community.Settings(
                            pseudonyms.knowing(Authority.checkedByHost(), person -> person),
                            WorkCalendar.everyDay(clock.getZone()),
                            Office.Settings.DEFAULT));
            privacy = community.keepPrivacy(PLATFORM);
            community.keepPseudonyms(pseudonyms);
            privacy.declare(KEYS, act(PLATFORM));
            privacy.declare(CONTACT, act(PLATFORM));
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                people.add(ActorId.of("resident-" + i + "-" + random.nextInt(1_000_000)));
                pseudonyms.enrol(people.get(i), act(PLATFORM));
            }
        }

        Act act(ActorId actor) {
            return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
        }

        ActorId pseudonym(ActorId person, CaseId matter) {
            return pseudonyms.of(person, Case.KIND.subject(matter));
        }

        void live(Random random, int steps, BiFunction<ActorId, CaseId, ActorId> called) {
            for (int step = 0; step < steps; step++) {
                clock.move(java.time.Duration.ofMinutes(random.nextInt(600)));
                ActorId person = people.get(random.nextInt(people.size()));
                List<CaseId> known = new ArrayList<>(matters.keySet());
                CaseId matter = known.isEmpty() ? null : known.get(random.nextInt(known.size()));
                try {
                    if (matter == null || random.nextInt(3) == 0) {
                        report(person, called);
                    } else {
                        goOn(random.nextInt(6), person, matter, called);
                    }
                } catch (RefusedException no) {
                    // As it may be: the life goes on.
                }
                community.catchUp(100);
            }
        }

        private void report(ActorId person, BiFunction<ActorId, CaseId, ActorId> called) {
            ActId id = ActId.of("act-" + acts++);
            CaseId begun = CaseId.from(id);
            ActorId here = called.apply(person, begun);
            Report report = Report.of(MatterId.of("lighting"), PROPERTY, Channel.MOBILE)
                    .withContact(CONTACT.part(here, "contact", "call " + person));
            community.cases().report(report, Act.of(id, here, clock.instant()));
            matters.put(begun, person);
        }

        private void goOn(int what, ActorId person, CaseId matter, BiFunction<ActorId, CaseId, ActorId> called) {
            ActorId reporter = matters.get(matter);
            switch (what) {
                case 0 -> community.cases().accept(matter, DeadlineClass.SEVEN_DAYS, act(PROPERTY));
                case 1 -> community.cases().handle(matter, Solution.SOLVED, act(PROPERTY));
                case 2 ->
                    community
                            .cases()
                            .followUp(matter, FollowUp.answered(true, true), act(called.apply(reporter, matter)));
                case 3 ->
                    community
                            .cases()
                            .withdraw(
                                    matter,
                                    WithdrawReason.SETTLED,
                                    act(PLATFORM).onBehalfOf(called.apply(person, matter)));
                case 4 -> privacy.erase(called.apply(reporter, matter), ErasureGround.PURPOSE_ACHIEVED, act(PLATFORM));
                default -> {
                    if (people.indexOf(person) == 0 && matters.size() > 3) {
                        privacy.erase(pseudonyms.holder(person), ErasureGround.PURPOSE_ACHIEVED, act(PLATFORM));
                        forgotten.add(person);
                    }
                }
            }
        }

        /** In which matters each pseudonym stands, as everybody can see who has the leaves. */
        Map<String, Set<String>> places() {
            Map<String, Set<String>> places = new HashMap<>();
            for (long position = 0; position < log.size(); position++) {
                String leaf = new String(log.entry(position), StandardCharsets.UTF_8);
                Subject subject = log.read(org.linli.trace.Selection.ALL, position, 1)
                        .events()
                        .get(0)
                        .fact()
                        .subject();
                boolean isMatter = subject.kind().equals(Case.KIND.name());
                Set<String> named = new TreeSet<>();
                for (Matcher found = PSEUDONYM.matcher(leaf); found.find(); ) {
                    named.add(found.group());
                    if (isMatter) {
                        places.computeIfAbsent(found.group(), none -> new TreeSet<>())
                                .add(subject.toString());
                    }
                }
                assertTrue(isMatter || named.size() <= 1, "a leaf beside the matters names one at most");
                people.forEach(each -> assertFalse(
                        isMatter && leaf.contains(pseudonyms.holder(each).value()), "the key beside a matter"));
            }
            return places;
        }

        /** Whether some file has an id of a resident, such as the host knows it. */
        boolean isSomebodyNamed() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.filter(Files::isRegularFile).toList()) {
                    String bytes = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                    if (people.stream().anyMatch(person -> bytes.contains(person.value()))) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            log.close();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void no_two_matters_are_linked_by_what_a_resident_is_called(@ForAll Random random) throws IOException {
        try (Life life = new Life(random)) {
            life.live(random, 40, life::pseudonym);
            Map<String, Set<String>> places = life.places();
            assertEquals(life.matters.size() > 0, !places.isEmpty());
            places.forEach((pseudonym, where) -> assertEquals(1, where.size(), pseudonym));
            assertFalse(life.isSomebodyNamed());
            assertTrue(life.log.verify().isSound());
            life.matters.forEach((matter, person) -> {
                Optional<ActorId> reporter =
                        life.community.cases().get(matter).intake().map(Case.Intake::reporter);
                assertEquals(
                        life.forgotten.contains(person) ? Optional.empty() : Optional.of(person),
                        reporter.flatMap(each -> life.pseudonyms.person(each, SERVICE)));
            });
        }
    }

    @Example
    void a_host_that_calls_residents_the_same_everywhere_is_found_out_by_the_same_look() throws IOException {
        Random random = new Random(7);
        try (Life life = new Life(random)) {
            life.live(random, 60, (person, matter) -> life.pseudonym(person, CaseId.of("all")));
            assertTrue(life.places().values().stream().anyMatch(where -> where.size() > 1));
            life.live(random, 20, (person, matter) -> person);
            assertTrue(life.isSomebodyNamed());
        }
    }
}
