package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.community.Community;
import org.linli.responsibility.DutyDeadline;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;

/** Whatever is missing is named, at every desk and by every rule. */
class NullArgumentsTest {
    private static final ActorId ACTOR = ActorId.of("property");
    private static final CaseId ID = CaseId.of("c-1");
    private static final CaseLinkRules.Cases CASES = Case::blank;

    private static final DutyDeadline DUE = new DutyDeadline(DeadlineClass.TWO_HOURS, Basis.of("duties", "1"));
    private static final Function<Case, DutyDeadline> DEADLINES = any -> DUE;

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(CaseId.class, ID),
            Map.entry(ActorId.class, ACTOR),
            Map.entry(Report.class, Report.of(MatterId.of("lamp"), ACTOR, Channel.PHONE)),
            Map.entry(DeadlineClass.class, DeadlineClass.TWO_HOURS),
            Map.entry(Deadline.class, new Deadline(CaseArbitraries.START, DeadlineClass.TWO_HOURS, "c@1")),
            Map.entry(DutyDeadline.class, DUE),
            Map.entry(Function.class, DEADLINES),
            Map.entry(Instant.class, CaseArbitraries.START),
            Map.entry(List.class, List.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(FollowUp.class, FollowUp.NOT_REACHED),
            Map.entry(Evidence.class, new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1]))),
            Map.entry(Basis.class, Basis.of("kb.lamps", "1")),
            Map.entry(DuePlan.class, CaseArbitraries.PLAN),
            Map.entry(Derivation.class, Derivation.FOLLOWS),
            Map.entry(Case.class, Case.blank(ID)),
            Map.entry(CaseLinkRules.Cases.class, CASES),
            Map.entry(CaseTerms.class, CaseArbitraries.TERMS),
            Map.entry(Mandate.class, Mandate.held(Basis.of("test", "1"))),
            Map.entry(Act.class, Act.of(ActId.of("act"), ACTOR, CaseArbitraries.START)));

    private final CaseDesk desk = Community.open(
                    InMemoryJournal.create(), Clock.fixed(CaseArbitraries.START, ZoneOffset.UTC), IdSource.seeded(1))
            .cases();

    @Test
    void every_desk_names_what_is_missing() throws IllegalAccessException {
        assertTrue(missingNamed(CaseDesk.class, desk, List.of("at", "in")) > 50);
        assertTrue(missingNamed(OversightDesk.class, desk.oversight(), List.of()) > 25);
    }

    @Test
    void every_rule_names_what_is_missing() throws IllegalAccessException {
        int tried = 0;
        for (Class<?> rules :
                List.of(CaseRules.class, CaseClockRules.class, CaseLinkRules.class, CaseOversightRules.class)) {
            tried += missingNamed(rules, null, List.of());
        }
        assertTrue(tried > 120, tried + " arguments left out");
    }

    @Test
    void a_policy_names_what_is_missing() {
        RecordComponent[] parts = CasePolicy.class.getRecordComponents();
        Constructor<?> made = CasePolicy.class.getConstructors()[0];
        for (int missing = 0; missing < parts.length; missing++) {
            if (!parts[missing].getType().isPrimitive()) {
                Object[] arguments = Arrays.stream(parts)
                        .map(part -> assertDoesNotThrow(() -> part.getAccessor().invoke(CasePolicy.DEFAULT)))
                        .toArray();
                arguments[missing] = null;
                InvocationTargetException thrown =
                        assertThrows(InvocationTargetException.class, () -> made.newInstance(arguments));
                assertInstanceOf(NullPointerException.class, thrown.getCause());
                assertEquals(parts[missing].getName(), thrown.getCause().getMessage());
            }
        }
    }

    private static int missingNamed(Class<?> type, Object target, List<String> except) throws IllegalAccessException {
        int tried = 0;
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !except.contains(method.getName())) {
                for (int missing = 0; missing < method.getParameterCount(); missing++) {
                    tried++;
                    assertNamed(method, target, missing);
                }
            }
        }
        return tried;
    }

    private static void assertNamed(Method method, Object target, int missing) throws IllegalAccessException {
        Parameter parameter = method.getParameters()[missing];
        String what = method.getName() + " without " + parameter.getName();
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(NullArgumentsTest::sample)
                .toArray();
        arguments[missing] = null;
        InvocationTargetException thrown =
                assertThrows(InvocationTargetException.class, () -> method.invoke(target, arguments), what);
        assertInstanceOf(NullPointerException.class, thrown.getCause(), what);
        assertEquals(parameter.getName(), thrown.getCause().getMessage(), what);
    }

    private static Object sample(Class<?> type) {
        return type.isEnum() && type != Derivation.class
                ? type.getEnumConstants()[0]
                : Objects.requireNonNull(SAMPLES.get(type), type.getName());
    }
}
