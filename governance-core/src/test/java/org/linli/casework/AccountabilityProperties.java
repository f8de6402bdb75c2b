package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
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
import net.jqwik.api.constraints.IntRange;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.territory.AreaFact;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.TraceEvent;

/** Who answered, by looking at every stretch there ever was: a street, its communities, their grids, in whatever order they are told of. */
class AccountabilityProperties {
    private static final Instant START = Instant.parse("2026-03-03T01:00:00Z");
    private static final MatterId LIGHT = MatterId.of("light");
    /** Each area and the number of the one above it. */
    private static final List<String> AREAS = List.of("street", "c-1", "c-2", "g-1", "g-2", "g-3");

    private static final int[] ABOVE = {-1, 0, 0, 1, 1, 2};

    /** What happens next. */
    private record Step(int what, int which, int minutes) {}

    private static final class Stretch {
        final String id;
        final int area;
        final String actor;
        final int from;
        int until = Integer.MAX_VALUE;

        Stretch(String id, int area, String actor, int from) {
            this.id = id;
            this.area = area;
            this.actor = actor;
            this.from = from;
        }

        @Override
        public String toString() {
            return id + " " + (area < 0 ? "" : AREAS.get(area)) + " " + actor + " " + from + "-" + until;
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000);
        return Combinators.combine(any, any, Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(400);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void an_area_answers_for_all_below_it_and_is_concerned_by_all_above_it(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 400) int saved) throws IOException {
        Accountability view = new Accountability();
        List<Stretch> all = new ArrayList<>();
        boolean[] told = new boolean[AREAS.size()];
        int now = 0;
        for (int i = 0; i < steps.size(); i++) {
            now += steps.get(i).minutes();
            take(view, all, told, steps.get(i), i, now);
            if (i == saved) {
                view = restored(view);
            }
        }
        for (int area = -1; area < AREAS.size(); area++) {
            for (int from = 0; from < now + 2; from += Math.max(1, now / 7)) {
                TimeWindow window = TimeWindow.of(at(from), at(from + 5));
                Optional<AreaId> asked = area < 0 ? Optional.empty() : Optional.of(AreaId.of(AREAS.get(area)));
                assertEquals(lines(all, told, area, from, false), lines(view.during(LIGHT, asked, window)));
                if (area >= 0) {
                    assertEquals(
                            lines(all, told, area, from, true),
                            lines(view.concerning(LIGHT, asked.orElseThrow(), window)));
                }
            }
        }
    }

    private static void take(Accountability view, List<Stretch> all, boolean[] told, Step step, int number, int now) {
        Stretch last = all.isEmpty() ? null : all.get(step.which() % all.size());
        if (step.what() % 10 == 0) {
            int area = step.which() % AREAS.size();
            told[area] = true;
            Optional<AreaId> parent =
                    ABOVE[area] < 0 ? Optional.empty() : Optional.of(AreaId.of(AREAS.get(ABOVE[area])));
            AreaPlan plan = new AreaPlan(
                    AreaTree.GRID, AreaLevel.GRID, Name.of("n"), Optional.empty(), parent, Optional.empty());
            put(view, new AreaFact.Established(AreaId.of(AREAS.get(area)), plan, START, List.of()), "street", now);
        } else if (step.what() % 3 == 0 || last == null) {
            int area = step.which() % (AREAS.size() + 1) - 1;
            Report report = Report.of(LIGHT, ActorId.of("property"), Channel.PHONE);
            String id = "case-" + number;
            put(
                    view,
                    new CaseFact.Reported(
                            CaseId.of(id), area < 0 ? report : report.withArea(AreaId.of(AREAS.get(area)))),
                    "resident",
                    now);
            all.add(new Stretch(id, area, "property", now));
        } else if (last.until == Integer.MAX_VALUE && step.what() % 3 == 1) {
            String actor = "unit-" + step.what() % 4;
            put(view, new CaseFact.TakenUp(CaseId.of(last.id), Audience.PARTIES), actor, now);
            if (!last.actor.equals(actor)) {
                last.until = now;
                all.add(new Stretch(last.id, last.area, actor, now));
            }
        } else if (last.until == Integer.MAX_VALUE) {
            put(view, new CaseFact.Closed(CaseId.of(last.id), Audience.PARTIES), last.actor, now);
            last.until = now;
        }
    }

    private static List<String> lines(List<Stretch> all, boolean[] told, int area, int from, boolean concerning) {
        return all.stream()
                .filter(each -> each.from < from + 5 && each.until > from)
                .filter(each -> each.area == area
                        || isBelow(each.area, area, told)
                        || (concerning && each.area >= 0 && isBelow(area, each.area, told)))
                .map(Stretch::toString)
                .toList();
    }

    private static boolean isBelow(int area, int other, boolean[] told) {
        int next = area;
        while (other >= 0 && next >= 0 && next != other) {
            next = told[next] ? ABOVE[next] : -1;
        }
        return other >= 0 && next == other && area != other;
    }

    private static List<String> lines(List<Accountability.Answering> found) {
        return found.stream()
                .map(each -> each.id() + " " + each.area().map(AreaId::value).orElse("") + " " + each.actor() + " "
                        + minute(each.from()) + "-"
                        + each.until().map(AccountabilityProperties::minute).orElse(Integer.MAX_VALUE))
                .toList();
    }

    private static Accountability restored(Accountability view) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        view.save(new DataOutputStream(bytes));
        Accountability again = new Accountability();
        again.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return again;
    }

    private static void put(Accountability view, Fact<?> fact, String actor, int minute) {
        Act act = Act.of(ActId.of("a-" + minute), ActorId.of(actor), at(minute));
        view.apply(new TraceEvent(new Head(1, minute), act, act.at(), fact, List.of()));
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static int minute(Instant at) {
        return (int) ((at.getEpochSecond() - START.getEpochSecond()) / 60);
    }
}
