package org.linli.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.actor.ActorKind;
import org.linli.actor.Naming;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Rate;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.disclosure.Disclosure;
import org.linli.responsibility.disclosure.DisclosureFact;
import org.linli.responsibility.disclosure.DisclosureFinding;
import org.linli.responsibility.disclosure.DisclosureId;
import org.linli.responsibility.disclosure.DisclosureLine;
import org.linli.responsibility.disclosure.DisclosurePlan;
import org.linli.responsibility.disclosure.DisclosureRegister;
import org.linli.responsibility.disclosure.DisclosureTopic;
import org.linli.responsibility.disclosure.Objection;
import org.linli.responsibility.disclosure.Publication;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.HandClock;

/** Disclosures in a community, through whatever is tried and left undone, against looking at every fact. */
class DisclosureRoomProperties {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant START = at("2026-01-01");
    private static final ActorId COMMITTEE = ActorId.of("committee");
    private static final ActorId OWNERS = ActorId.of("owners-committee");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final ActorId STREET = ActorId.of("street");
    private static final AreaId COMMUNITY = AreaId.of("420106012021");
    private static final Validity ALWAYS = Validity.since(START);
    private static final DisclosureLine FINANCES =
            DisclosureLine.of(COMMITTEE, DisclosureTopic.FINANCES, COMMUNITY, ALWAYS);
    private static final DisclosureLine INCOME =
            DisclosureLine.of(OWNERS, DisclosureTopic.COMMON_INCOME, COMMUNITY, ALWAYS);
    private static final DisclosurePlan PLAN = DisclosurePlan.starter(DutyBasis.of(DutyGround.CHARTER, "charter@1"))
            .with(FINANCES)
            .with(INCOME)
            .with(DisclosureLine.of(ActorId.of("nobody"), DisclosureTopic.AFFAIRS, COMMUNITY, ALWAYS))
            .escalating(Duration.ofDays(5), STREET);

    private static Instant at(String date) {
        return LocalDate.parse(date).atStartOfDay(WUHAN).toInstant();
    }

    /** A community that keeps disclosures. */
    private static final class Town {
        boolean mayOwe = true;
        final HandClock clock = new HandClock(START);
        final InMemoryJournal journal = InMemoryJournal.create();
        final Community community = Community.open(
                journal,
                clock,
                IdSource.seeded(1),
                new Community.Settings(this::mandate, WorkCalendar.weekdays(WUHAN), Office.Settings.DEFAULT));
        final DisclosureRoom room = community.keepDisclosures(() -> PLAN, PLATFORM);

        Town() {
            register(COMMITTEE, ActorKind.RESIDENTS_COMMITTEE);
            register(OWNERS, ActorKind.OWNERS_COMMITTEE);
            register(STREET, ActorKind.STREET_OFFICE);
            community.catchUp(1_000);
        }

        private void register(ActorId id, ActorKind kind) {
            community.actors().register(id, kind, Naming.open(Name.of(id.value())), START, community.act(PLATFORM));
        }

        private Mandate mandate(Authority.Question question) {
            Mandate own = Authority.ownBehalf().mandate(question);
            return mayOwe || !question.power().equals("disclosure.owe")
                    ? own
                    : Mandate.missing(own.basis(), Optional.empty());
        }

        int settle() {
            int all = 0;
            for (int now = 1; now > 0; all += now) {
                community.catchUp(10_000);
                now = community.settle(clock.instant(), 7);
            }
            community.catchUp(10_000);
            return all;
        }

        List<TraceEvent> events() {
            return journal.read(Selection.ALL, 0, 100_000).events();
        }

        Map<DisclosureId, Disclosure> folded() {
            Map<DisclosureId, Disclosure> all = new TreeMap<>();
            for (TraceEvent event : events()) {
                if (event.fact() instanceof DisclosureFact fact) {
                    Disclosure before = all.getOrDefault(fact.id(), Disclosure.blank(fact.id()));
                    all.put(fact.id(), fact.applyTo(before, event.act()));
                }
            }
            return all;
        }

        List<DisclosureId> owed() {
            List<DisclosureId> all = new ArrayList<>();
            for (ActorId discloser : List.of(COMMITTEE, OWNERS)) {
                room.register().of(discloser).forEach(each -> all.add(each.id()));
            }
            return all;
        }
    }

    /** Days go by, and then something is tried; some of it is refused. */
    record Step(int days, int what, int which) {
        void take(Town town) {
            town.clock.move(Duration.ofHours(24L * days + 1));
            List<DisclosureId> owed = town.owed();
            if (what == 0 || owed.isEmpty()) {
                town.settle();
                return;
            }
            DisclosureId id = owed.get(which % owed.size());
            Disclosure about = town.room.desk().get(id);
            ActorId discloser = about.owing().orElseThrow().line().discloser();
            try {
                if (what <= 2) {
                    Publication.Place board =
                            new Publication.Place(Publication.Venue.NOTICE_BOARD, Name.of("board " + which % 2));
                    Publication publication = Publication.of(digest("text " + which % 3), board);
                    town.room.desk().publish(id, publication, town.community.act(discloser));
                } else if (what == 3) {
                    ActorId resident = ActorId.of("resident-" + which % 3);
                    Objection.Ground ground = Objection.Ground.values()[which % 4];
                    town.room.desk().object(id, ground, Optional.empty(), town.community.act(resident));
                } else {
                    Objection.Verdict verdict = what == 4 ? Objection.Verdict.UPHELD : Objection.Verdict.EXPLAINED;
                    int objection = about.objections().size() - which % 2;
                    town.room.desk().answer(id, objection, verdict, digest("answer"), town.community.act(discloser));
                }
            } catch (RefusedException e) {
                // Some of it is tried too often or too early; that leaves nothing.
            }
            town.community.catchUp(1_000);
        }
    }

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 23))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** What is overdue, by looking at every disclosure as its facts give it. */
    private static List<String> plainly(Map<DisclosureId, Disclosure> all, Instant now) {
        List<String> found = new ArrayList<>();
        all.forEach((id, each) -> {
            each.publishBy()
                    .filter(now::isAfter)
                    .ifPresent(due -> found.add(id + " " + each.published().isEmpty() + " 0 " + due));
            for (int i = 0; i < each.objections().size(); i++) {
                Objection objection = each.objections().get(i);
                if (objection.isOpen() && objection.answerBy().isOverdueAt(now)) {
                    found.add(id + " false " + (i + 1) + " "
                            + objection.answerBy().due());
                }
            }
        });
        return found.stream().sorted().toList();
    }

    private static String written(DisclosureFinding finding) {
        return finding.id().orElseThrow() + " " + (finding.kind() == DisclosureFinding.Kind.NOT_PUBLISHED) + " "
                + finding.objection().orElse(0) + " " + finding.due();
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void what_is_overdue_is_found_and_urged_once_a_step_and_each_period_is_owed_once(@ForAll("lives") List<Step> steps)
            throws IOException {
        Town town = new Town();
        steps.forEach(each -> each.take(town));
        town.settle();
        assertEquals(0, town.settle(), "what is settled stays so");
        Map<DisclosureId, Disclosure> folded = town.folded();
        Instant now = town.clock.instant();
        DisclosureRegister register = town.room.register();
        assertEquals(
                plainly(folded, now),
                register.findings(now).stream()
                        .map(DisclosureRoomProperties::written)
                        .sorted()
                        .toList());
        register.findings(now)
                .forEach(each -> assertEquals(
                        each.kind() == DisclosureFinding.Kind.NOT_CORRECTED
                                ? Set.copyOf(folded.get(each.id().orElseThrow())
                                        .correction()
                                        .orElseThrow()
                                        .grounds())
                                : Set.of(),
                        each.grounds()));
        assertEquals(register.findings(now).size() + 1, town.room.findings(now).size(), "and nobody is there for one");
        folded.forEach((id, each) -> assertEquals(each, town.room.desk().get(id)));

        LocalDate today = now.atZone(WUHAN).toLocalDate();
        long months = (today.getYear() - 2026L) * 12 + today.getMonthValue() - 1;
        assertEquals(months, register.of(COMMITTEE).size());
        assertEquals(months / 6, register.of(OWNERS).size());
        assertEquals(months + months / 6, new TreeSet<>(town.owed()).size());

        // Whatever has been overdue for longer than the plan's steps last has had both of them.
        folded.values().forEach(each -> {
            each.publishBy()
                    .filter(due -> now.isAfter(due.plus(Duration.ofDays(5))))
                    .ifPresent(due -> assertEquals(2, each.urged()));
            each.objections().stream()
                    .filter(Objection::isOpen)
                    .filter(open -> now.isAfter(open.answerBy().due().plus(Duration.ofDays(5))))
                    .forEach(open -> assertEquals(2, open.urged()));
        });

        long due = folded.values().stream()
                .filter(each -> isOf(each, COMMITTEE)
                        && each.owing().orElseThrow().due().due().isBefore(now))
                .count();
        long good = folded.values().stream()
                .filter(each -> isOf(each, COMMITTEE)
                        && each.owing().orElseThrow().due().due().isBefore(now)
                        && each.inTime().orElse(false))
                .count();
        assertEquals(Rate.of(good, due), register.inTime(COMMITTEE, now));

        DisclosureRegister restored = restored(register);
        assertEquals(register.findings(now), restored.findings(now));
        assertEquals(register.of(COMMITTEE), restored.of(COMMITTEE));
        assertEquals(register.toUrge(PLAN, now, 100), restored.toUrge(PLAN, now, 100));
        assertEquals(register.toString(), restored.toString());
    }

    private static boolean isOf(Disclosure disclosure, ActorId discloser) {
        return disclosure.owing().orElseThrow().line().discloser().equals(discloser);
    }

    private static DisclosureRegister restored(DisclosureRegister register) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        register.save(new DataOutputStream(bytes));
        DisclosureRegister other = new DisclosureRegister();
        other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return other;
    }

    @Example
    void what_is_refused_is_told_and_takes_nothing_away_from_what_is_overdue() {
        Town town = new Town();
        town.clock.move(Duration.ofDays(32));
        assertTrue(town.settle() > 0);
        assertEquals(List.of(), town.room.refused());
        town.clock.move(Duration.ofDays(60));
        town.mayOwe = false;
        int urged = 0;
        for (int now = 1; now > 0; urged += now) {
            now = town.community.settle(town.clock.instant(), 1);
            town.community.catchUp(10_000);
        }
        assertTrue(urged > 0, "urged all the same");
        assertEquals(
                List.of(TraceReason.NO_MANDATE),
                town.room.refused().stream().map(Refusal::reason).toList());
    }

    @Example
    void a_year_without_a_word_is_urged_told_above_and_found() {
        Town town = new Town();
        town.clock.move(Duration.between(START, at("2027-02-01")));
        assertTrue(town.settle() > 0);
        List<ActorId> told = town.events().stream()
                .filter(each -> each.fact() instanceof DisclosureFact.PublicationUrged)
                .map(each -> ((DisclosureFact.PublicationUrged) each.fact()).told())
                .toList();
        assertEquals(
                2 * (12 + 2), told.size(), "twelve months and two half-years are overdue, and January 2027 is not yet");
        assertEquals(14, told.stream().filter(STREET::equals).count());
        List<DisclosureFinding> findings = town.room.findings(town.clock.instant());
        assertEquals(15, findings.size());
        DisclosureFinding oldest = findings.stream()
                .filter(each -> each.kind() == DisclosureFinding.Kind.NOT_PUBLISHED)
                .findFirst()
                .orElseThrow();
        assertEquals(
                "逾期未公开：居委会，财务公开，420106012021，2026-01，2026-02-15T16:00:00Z。公开应公开的内容。",
                oldest.summary(java.util.Locale.CHINESE, id -> id.equals("committee") ? "居委会" : id));
        assertTrue(oldest.summary(java.util.Locale.ENGLISH, id -> id).startsWith("not published: committee, "));
        assertEquals(Rate.of(0, 12), town.room.register().inTime(COMMITTEE, town.clock.instant()));
    }
}
