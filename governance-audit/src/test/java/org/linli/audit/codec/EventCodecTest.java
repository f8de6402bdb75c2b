package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Entry;
import org.linli.trace.Fact;
import org.linli.trace.FactCatalog;
import org.linli.trace.FactFamily;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.UnknownFact;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

class EventCodecTest {
    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00.123456Z");
    private static final Act ACT = new Act(
            ActId.of("app-7f3a9c"),
            ActorId.of("grid-worker-3"),
            Optional.of(ActorId.of("resident-7f3a")),
            NINE,
            Optional.of(ActId.of("call-1")));
    private static final byte[] PREVIOUS = new byte[32];

    static {
        Arrays.fill(PREVIOUS, (byte) 7);
    }

    private static EventCodec codec(FactFamily... families) {
        return EventCodec.of(FactCatalog.of(List.of(families)));
    }

    private static String text(EventCodec codec, Fact<?> fact, Sealer sealer) {
        CanonicalWriter writer = CanonicalWriter.checked();
        Entry entry = new Entry(ACT, fact, List.of(Basis.of("duty-list", "2026.3")));
        codec.encode(entry, NINE.plusMillis(1), 3, PREVIOUS, sealer, writer);
        return new String(writer.toByteArray(), StandardCharsets.UTF_8);
    }

    private static TraceEvent event(EventCodec codec, String envelope, Unsealer unsealer) {
        byte[] bytes = envelope.getBytes(StandardCharsets.UTF_8);
        return codec.decode(bytes, 0, bytes.length, 41, unsealer);
    }

    @Test
    void theEnvelopeOfAReportIsWrittenJustSo() {
        Report report = Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                .withArea(AreaId.of("dongting-7"))
                .withPoint(GeoPoint.of(30.5519012, 114.3612345))
                .withDescription(Personal.of(ActorId.of("resident-7f3a"), "description", "楼道灯坏了"));
        EventCodec codec = codec(FactFamily.of("case", CaseFact.class));
        SealedValues values = new SealedValues();

        assertEquals(
                "{\"act\":\"app-7f3a9c\",\"actor\":\"grid-worker-3\",\"audience\":\"PARTIES\",\"basis\":[\"duty-list@2026.3\"],"
                        + "\"cause\":\"call-1\",\"onBehalfOf\":\"resident-7f3a\","
                        + "\"pub\":{\"id\":\"nyc-1\",\"report\":{\"area\":\"dongting-7\",\"channel\":\"PHONE\","
                        + "\"description\":\"description\",\"kind\":\"HELP\",\"matter\":\"lighting\",\"point\":\"30.5519012,114.3612345\","
                        + "\"receiver\":\"property\"}},"
                        + "\"recorded\":1772413200124456,\"schema\":\"case/1\","
                        + "\"sealed\":[{\"commit\":\"ERERERERERERERERERERERERERERERERERERERERERE\","
                        + "\"holder\":\"resident-7f3a\",\"slot\":\"description\"}],"
                        + "\"subject\":\"case/nyc-1\",\"subjectPrev\":\"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc\","
                        + "\"subjectSeq\":3,\"t\":1772413200123456,\"type\":\"case.reported\",\"v\":1}",
                text(codec, new CaseFact.Reported(CaseId.of("nyc-1"), report), values));
    }

    // A family with components of every kind that the sample domain does not have.

    /** How it is. */
    enum Mood {
        GOOD,
        BAD {
            @Override
            public String toString() {
                return "bad indeed";
            }
        }
    }

    /** Something with itself inside. */
    record Tree(String name, List<Tree> children) {}

    /** Facts of no domain. */
    sealed interface OddFact extends Fact<Object> {
        @Override
        default Subject subject() {
            return Subject.of("odd", "x/y");
        }

        @Override
        default Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        default Object applyTo(Object before, Act act) {
            return before;
        }

        /** Everything at once. */
        record Whole(
                boolean yes,
                int number,
                long large,
                Boolean boxed,
                Integer boxedNumber,
                Mood mood,
                BigDecimal decimal,
                LocalDate day,
                Duration time,
                Set<Mood> moods,
                SortedSet<ActorId> actors,
                SortedMap<Mood, List<Integer>> lists,
                Map<ActorId, Tree> trees,
                Optional<List<String>> perhaps,
                List<Personal<Tree>> secrets)
                implements OddFact {}

        /** A time. */
        record Timed(Instant at) implements OddFact {}

        /** Nothing at all. */
        record Empty() implements OddFact {}
    }

    private static OddFact.Whole whole(long large) {
        TreeMap<Mood, List<Integer>> lists = new TreeMap<>(Map.of(Mood.BAD, List.of(-1, 0), Mood.GOOD, List.of()));
        Tree tree = new Tree("root", List.of(new Tree("leaf", List.of())));
        return new OddFact.Whole(
                true,
                Integer.MIN_VALUE,
                large,
                false,
                7,
                Mood.BAD,
                new BigDecimal("1.50"),
                LocalDate.of(2026, 3, 2),
                Duration.ofMinutes(90),
                Set.of(Mood.GOOD, Mood.BAD),
                new TreeSet<>(Set.of(ActorId.of("b"), ActorId.of("a"))),
                lists,
                Map.of(ActorId.of("z"), tree, ActorId.of("y"), tree),
                Optional.of(List.of("", "居")),
                List.of(
                        Personal.of(ActorId.of("li"), "one", tree),
                        Personal.of(ActorId.of("wang"), "two", new Tree("other", List.of()))));
    }

    @Test
    void componentsOfEveryKindGoThereAndBack() {
        EventCodec codec = codec(FactFamily.of("odd", OddFact.class));
        for (long large : new long[] {0, (1L << 53) - 1, 1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE}) {
            SealedValues values = new SealedValues();
            OddFact.Whole before = whole(large);
            OddFact.Whole after = assertInstanceOf(
                    OddFact.Whole.class,
                    event(codec, text(codec, before, values), values).fact());
            assertEquals(before, after);
            assertEquals(
                    before.secrets().get(1).reveal(Purpose.of("test")),
                    after.secrets().get(1).reveal(Purpose.of("test")));
        }
        SealedValues none = new SealedValues();
        assertEquals(
                new OddFact.Empty(),
                event(codec, text(codec, new OddFact.Empty(), none), none).fact());
    }

    @Test
    void what_a_type_says_of_a_personal_value_that_it_does_not_take_is_not_passed_on() {
        EventCodec codec = codec(AccountFact.FAMILY);
        ActorId li = ActorId.of("li");
        AccountFact.Opened opened = new AccountFact.Opened(
                AccountId.of("a"),
                li,
                Account.Tier.GROUP,
                new Account.Contact(
                        Personal.of(li, "phone", "027"),
                        Optional.of(Personal.of(li, "home", GeoPoint.of(30.5, 114.3)))));
        String envelope = text(codec, opened, new SealedValues());
        byte[] home = "\"SECRET,114.3\"".getBytes(StandardCharsets.UTF_8);
        AccountFact.Opened read = assertInstanceOf(
                AccountFact.Opened.class,
                event(codec, envelope, (position, slot, purpose) -> home).fact());
        Personal<GeoPoint> point = read.contact().home().orElseThrow();
        TraceStoreException unread = assertThrows(TraceStoreException.class, () -> point.reveal(Purpose.of("test")));
        for (Throwable each = unread; each != null; each = each.getCause()) {
            assertFalse(each.toString().contains("SECRET"), each.toString());
        }
        assertTrue(unread.getMessage().contains("slot home of record 41"), unread.getMessage());
    }

    @Test
    void whatCannotBeWrittenExactlyIsRefused() {
        EventCodec codec = codec(FactFamily.of("case", CaseFact.class));
        EventCodec odd = codec(FactFamily.of("odd", OddFact.class));
        assertRefused(() -> text(odd, new OddFact.Timed(NINE.plusNanos(1)), Sealer.NONE), "microseconds");
        assertRefused(() -> text(odd, new OddFact.Timed(Instant.MAX), Sealer.NONE), "2255");
        SealedValues none = new SealedValues();
        for (long micros : new long[] {-CanonicalForm.MAX_INTEGER, -1, 0, CanonicalForm.MAX_INTEGER}) {
            OddFact.Timed timed = new OddFact.Timed(Microseconds.instant(micros));
            assertEquals(timed, event(odd, text(odd, timed, none), none).fact());
        }
        Personal<String> one = Personal.of(ActorId.of("li"), "same", "x");
        Report twice = Report.of(MatterId.of("m"), ActorId.of("p"), Channel.PHONE)
                .withContact(one)
                .withDescription(one);
        assertRefused(() -> text(codec, new CaseFact.Reported(CaseId.of("a"), twice), new SealedValues()), "unique");
        assertRefused(() -> text(codec, new OddFact.Empty(), Sealer.NONE), "catalog");
    }

    /** Facts that no log can write. */
    sealed interface WrongFact extends Fact<Object> {
        @Override
        default Subject subject() {
            return Subject.of("wrong", "x");
        }

        @Override
        default Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        default Object applyTo(Object before, Act act) {
            return before;
        }
    }

    /** A number that is not exact. */
    sealed interface DoubleFact extends WrongFact {
        /** How much. */
        record Weighed(Inner inner) implements DoubleFact {}

        /** Deep inside. */
        record Inner(List<Weight> weights) {}

        /** The number. */
        record Weight(double kilograms) {}
    }

    /** Other wrong components. */
    sealed interface ObjectFact extends WrongFact {
        /** Anything. */
        record Seen(Object anything) implements ObjectFact {}
    }

    /** Other wrong components. */
    sealed interface ArrayFact extends WrongFact {
        /** An array. */
        record Seen(byte[] bytes) implements ArrayFact {}
    }

    /** Other wrong components. */
    sealed interface OptionalFact extends WrongFact {
        /** An optional in a list. */
        record Seen(List<Optional<String>> perhaps) implements OptionalFact {}
    }

    /** Other wrong components. */
    sealed interface KeyFact extends WrongFact {
        /** Numbers as keys. */
        record Seen(SortedMap<Long, String> byNumber) implements KeyFact {}
    }

    @Test
    void aShapeThatCannotBeWrittenIsRefusedByClassAndComponentWhenTheCatalogIsMet() {
        assertRefused(
                () -> codec(FactFamily.of("wrong", DoubleFact.class)),
                "kilograms of " + DoubleFact.Weight.class.getName());
        assertRefused(() -> codec(FactFamily.of("wrong", DoubleFact.class)), "smaller unit");
        assertRefused(
                () -> codec(FactFamily.of("wrong", ObjectFact.class)),
                "anything of " + ObjectFact.Seen.class.getName());
        assertRefused(() -> codec(FactFamily.of("wrong", ArrayFact.class)), "List");
        assertRefused(() -> codec(FactFamily.of("wrong", OptionalFact.class)), "component itself");
        assertRefused(() -> codec(FactFamily.of("wrong", KeyFact.class)), "Keys");
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable call, String words) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    // Versions

    /** As it was written once. */
    sealed interface OldFact extends Fact<Object> {
        @Override
        default Subject subject() {
            return Subject.of("thing", "t");
        }

        @Override
        default Audience audience() {
            return Audience.PARTIES;
        }

        @Override
        default Object applyTo(Object before, Act act) {
            return before;
        }

        /** With yuan, and a value that is somebody's. */
        record Paid(long yuan, Personal<String> by) implements OldFact {}
    }

    /** As it is written now. */
    sealed interface NewFact extends Fact<Object> {
        @Override
        default Subject subject() {
            return Subject.of("thing", "t");
        }

        @Override
        default Audience audience() {
            return Audience.PARTIES;
        }

        @Override
        default Object applyTo(Object before, Act act) {
            return before;
        }

        /** With fen, and under another name. */
        record Settled(long fen, Personal<String> by) implements NewFact {}
    }

    private static Map<String, Object> toFen(Map<String, Object> open) {
        assertEquals("thing.paid", open.get("type"));
        return Map.of("type", "thing.settled", "fen", (Long) open.get("yuan") * 100, "by", open.get("by"));
    }

    @Test
    void anOlderVersionIsUpcastAndItsPersonalValuesAreStillThere() {
        SealedValues values = new SealedValues();
        String written = text(
                codec(FactFamily.of("thing", OldFact.class)),
                new OldFact.Paid(5, Personal.of(ActorId.of("li"), "by", "Li")),
                values);
        EventCodec now = codec(new FactFamily("thing", NewFact.class, 3, Map.of(2, EventCodecTest::toFen)));
        NewFact.Settled fact = assertInstanceOf(
                NewFact.Settled.class, event(now, written, values).fact());
        assertEquals(500, fact.fen());
        assertEquals(Optional.of("Li"), fact.by().reveal(Purpose.of("test")));
    }

    @Test
    void whatIsNotKnownOrDoesNotFitCanBeReadAllTheSame() {
        SealedValues values = new SealedValues();
        OldFact.Paid paid = new OldFact.Paid(5, Personal.of(ActorId.of("li"), "by", "Li"));
        EventCodec old = codec(FactFamily.of("thing", OldFact.class));
        String written = text(old, paid, values);

        EventCodec stranger = codec(FactFamily.of("odd", OddFact.class));
        EventCodec withoutStep = codec(new FactFamily("thing", NewFact.class, 2, Map.of()));
        EventCodec sameMajor = codec(FactFamily.of("thing", NewFact.class));
        for (EventCodec codec : List.of(stranger, withoutStep, sameMajor)) {
            UnknownFact fact = assertInstanceOf(
                    UnknownFact.class, event(codec, written, values).fact());
            assertEquals(
                    new UnknownFact(
                            Subject.of("thing", "t"),
                            Audience.PARTIES,
                            "thing.paid",
                            "thing/1",
                            Map.of("by", "by", "yuan", 5L)),
                    fact);
        }
        for (String other : List.of(
                written.replace("\"yuan\":5", "\"yuan\":\"5\""),
                written.replace("\"yuan\":5", "\"yuan\":5,\"zone\":1"),
                written.replace(",\"yuan\":5", ""),
                written.replace("thing/1", "thing/2"),
                written.replace("\"pub\":{\"by\":\"by\"", "\"pub\":{\"by\":\"no\""))) {
            assertInstanceOf(UnknownFact.class, event(old, other, values).fact());
            assertEquals(ACT, event(old, other, values).act());
        }
        assertEquals(paid, event(old, written, values).fact());
    }

    @Test
    void anUnknownFactIsNotWrittenAgain() {
        EventCodec codec = codec(FactFamily.of("odd", OddFact.class));
        UnknownFact unknown =
                new UnknownFact(Subject.of("thing", "t"), Audience.PUBLIC, "thing.paid", "thing/1", Map.of());
        assertRefused(() -> text(codec, unknown, Sealer.NONE), "thing.paid");
    }

    @Test
    void bytesThatAreNoEnvelopeAreRefusedAtTheirPlace() {
        EventCodec codec = codec(FactFamily.of("odd", OddFact.class));
        String written = text(codec, new OddFact.Empty(), Sealer.NONE);
        for (int length = 0; length < written.length(); length++) {
            String cut = written.substring(0, length);
            assertThrows(CanonicalFormException.class, () -> event(codec, cut, (p, s, why) -> null), cut);
        }
        assertThrows(CanonicalFormException.class, () -> event(codec, written + " ", (p, s, why) -> null));
        assertThrows(
                CanonicalFormException.class,
                () -> event(codec, written.replace("PUBLIC", "NOBODY"), (p, s, why) -> null));
        assertFalse(written.contains(" "));
    }
}
