package org.linli.responsibility.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.Charge;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Findings;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.inventory.Matter;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/**
 * What must hold of duties, whatever was done at whose desk: nobody supervises themselves, a proof says what looking at every matter, area
 * and instant says, what was said of a day is what the register up to that day says, and a mend removes its finding and does no harm. Each
 * law gives what breaks it, one line for each with ids only, and runs over a host's own events, register and rules as well.
 *
 * <pre>{@code
 * DutyLife ours = new DutyLife(journal.read(Selection.ALL, 0, 10_000).events());
 * assertEquals(List.of(), DutyLaws.all(ours, inspection, window, now));
 * }</pre>
 *
 * <p>They look at everything plainly, so they are for registers of some hundred duties.
 */
public final class DutyLaws {
    private DutyLaws() {}

    /** What mends a finding: {@link Findings#mend}, or something of the host's own. */
    @FunctionalInterface
    public interface Mends {
        /**
         * What mends a finding from an instant on.
         *
         * @param findings what was found
         * @param finding which of it is to be mended
         * @param now from when on
         * @return the changes; none if no mend is known
         */
        List<DutyChange> of(Findings findings, Finding finding, Instant now);
    }

    /**
     * All laws.
     *
     * @param life what has become of duties
     * @param with what they are looked at with
     * @param window over which time
     * @param now from when on is mended
     * @return what breaks them; immutable
     */
    public static List<String> all(DutyLife life, Inspection with, TimeWindow window, Instant now) {
        List<String> broken =
                new ArrayList<>(findings(life.charges().values(), with.terms().territory()));
        DutyRegister register = life.register();
        List<MatterId> matters = List.copyOf(register.matters());
        Territory territory = with.terms().territory();
        broken.addAll(proof(register.coverage(matters, territory, window), register, with.terms()));
        broken.addAll(proof(register.coverage(matters, with.terms(), window), register, with.terms()));
        broken.addAll(history(life, territory, window));
        broken.addAll(mends(life, with, window, now, Findings::mend));
        return List.copyOf(broken);
    }

    /**
     * Looks for what must not be: somebody who supervises themselves, or has the same part twice, in one matter, place and time, by
     * delegation or not; an admission that two duties cite at a time. What was delegated lasts no longer than that of which it is a part.
     *
     * @param charges the charges, all of them
     * @param territory where is where
     * @return one line for each finding, with ids; empty if all is well; immutable
     */
    public static List<String> findings(Collection<Charge> charges, Territory territory) {
        List<String> findings = new ArrayList<>();
        Map<DutyId, Duty> all = new HashMap<>();
        charges.forEach(charge -> charge.duties().forEach(held -> all.put(held.id(), held.duty())));
        for (Charge charge : charges) {
            for (Charge.Held one : charge.duties()) {
                for (Charge.Held other : charge.duties()) {
                    if (one != other
                            && one.duty().admission().isPresent()
                            && one.duty().admission().equals(other.duty().admission())
                            && one.duty().validity().overlaps(other.duty().validity())) {
                        findings.add(charge.id() + " cites an admission twice");
                    }
                    if (one != other && meet(one, other, all, territory)) {
                        boolean supervises = one.duty().part() == DutyPart.SUPERVISE;
                        if (supervises && other.duty().part().isSupervised()) {
                            findings.add(charge.id() + " supervises itself");
                        } else if (one.duty().part() == other.duty().part()) {
                            findings.add(charge.id() + " has a part twice");
                        }
                    }
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean meet(Charge.Held one, Charge.Held other, Map<DutyId, Duty> all, Territory territory) {
        AreaId here = one.duty().area();
        AreaId there = other.duty().area();
        return (isIn(here, there, territory) || isIn(there, here, territory)) && isAtOnce(one, other, all);
    }

    /** Whether there is an instant at which both hold, and that of which either is a part. */
    private static boolean isAtOnce(Charge.Held one, Charge.Held other, Map<DutyId, Duty> all) {
        List<Validity> times = new ArrayList<>();
        for (Charge.Held each : List.of(one, other)) {
            times.add(each.duty().validity());
            if (each.delegated().isPresent()) {
                Duty whole = all.get(each.delegated().get().duty());
                if (whole == null) {
                    return false;
                }
                times.add(whole.validity());
            }
        }
        return times.stream().anyMatch(some -> times.stream().allMatch(each -> each.contains(some.from())));
    }

    private static boolean isIn(AreaId area, AreaId wider, Territory territory) {
        return area.equals(wider) || territory.above(area).contains(wider);
    }

    /**
     * Holds a proof against looking at every matter that the register knows, every area and every instant: an area is a lowest one while it
     * stands and nothing that divides it does.
     *
     * @param proof the proof
     * @param register the register that it is of
     * @param terms who is who, if the proof has asked, and where is where
     * @return each false "covered", each false gap and each false overlap; immutable
     */
    public static List<String> proof(Coverage proof, DutyRegister register, DutyTerms terms) {
        List<String> broken = new ArrayList<>();
        Territory territory = terms.territory();
        for (MatterId matter : register.matters()) {
            List<Responsibility> covers =
                    register.all(matter).stream().filter(Responsibility::covers).toList();
            List<Matter> periods = proof.inventory().isEmpty()
                    ? List.of()
                    : terms.inventory().orElseThrow().periods(matter);
            for (Instant at : steps(proof.window(), validities(covers, terms))) {
                boolean there = proof.inventory().isEmpty()
                        || periods.stream().anyMatch(each -> each.validity().contains(at));
                for (AreaId area : lowest(territory, at)) {
                    Set<DutyId> by = new TreeSet<>();
                    covers.stream()
                            .filter(each -> each.holdsAt(at)
                                    && isIn(area, each.duty().area(), territory)
                                    && (proof.roster().isEmpty()
                                            || terms.roster()
                                                    .kindOf(each.bearer(), at)
                                                    .isPresent()))
                            .forEach(each -> by.add(each.id()));
                    List<Set<DutyId>> told = told(proof.of(matter), area, at, territory);
                    boolean isTold = by.size() != 1 && (there || (periods.isEmpty() && !by.isEmpty()));
                    if (!told.equals(isTold ? List.of(by) : List.of())) {
                        broken.add(
                                matter + " in " + area + " at " + at + " is covered by " + by + ", but told " + told);
                    }
                }
            }
        }
        return List.copyOf(broken);
    }

    private static List<Set<DutyId>> told(List<CoveragePiece> pieces, AreaId area, Instant at, Territory territory) {
        List<Set<DutyId>> told = new ArrayList<>();
        for (CoveragePiece piece : pieces) {
            boolean there = piece.alone() ? piece.area().equals(area) : isIn(area, piece.area(), territory);
            if (there && piece.window().contains(at)) {
                told.add(new TreeSet<>(piece.by()));
            }
        }
        return told;
    }

    private static List<AreaId> lowest(Territory territory, Instant at) {
        Set<AreaId> divided = new TreeSet<>();
        for (Area area : territory.areas().values()) {
            Optional<AreaPlan> plan = area.plan().filter(any -> area.standsAt(at));
            Set<AreaId> seen = new TreeSet<>();
            while (plan.isPresent() && plan.get().level() != AreaLevel.SERVICE) {
                Optional<AreaId> above = plan.get().parent().filter(seen::add);
                above.ifPresent(divided::add);
                plan = above.flatMap(territory::area).flatMap(Area::plan);
            }
        }
        return territory.areas().values().stream()
                .filter(each -> each.standsAt(at) && !divided.contains(each.id()))
                .map(Area::id)
                .toList();
    }

    /** The first instant of a window and every other one at which something may change. */
    private static SortedSet<Instant> steps(TimeWindow window, Collection<Validity> validities) {
        SortedSet<Instant> steps = new TreeSet<>(List.of(window.startInclusive()));
        for (Validity each : validities) {
            steps.add(each.from());
            each.until().ifPresent(steps::add);
        }
        steps.removeIf(each -> !window.contains(each));
        return steps;
    }

    private static List<Validity> validities(Collection<Responsibility> lines, DutyTerms terms) {
        List<Validity> all = new ArrayList<>();
        lines.forEach(each -> all.add(each.duty().validity()));
        terms.territory().areas().values().forEach(each -> each.validity().ifPresent(all::add));
        terms.roster().actors().values().forEach(each -> all.add(each.validity()));
        terms.inventory()
                .ifPresent(known -> known.matters()
                        .keySet()
                        .forEach(matter -> known.periods(matter).forEach(each -> all.add(each.validity()))));
        return all;
    }

    /**
     * Holds what a register says was known against a register that was told no more: as known when an event had been recorded, it says of any time
     * what one says that has taken in the events until then.
     *
     * @param life what has become of duties; what was recorded at one instant is taken together
     * @param territory where is where
     * @param window of which time is asked
     * @return where they differ; immutable
     */
    public static List<String> history(DutyLife life, Territory territory, TimeWindow window) {
        List<String> broken = new ArrayList<>();
        DutyRegister whole = life.register();
        SortedSet<Instant> days = new TreeSet<>();
        life.events().forEach(each -> days.add(each.recorded()));
        for (Instant known : days) {
            DutyRegister then = new DutyRegister();
            life.events().stream()
                    .filter(each -> !each.recorded().isAfter(known))
                    .forEach(then::apply);
            for (MatterId matter : whole.matters()) {
                for (AreaId area : lowest(territory, known)) {
                    Duration quarter = window.length().dividedBy(4);
                    for (int i = 0; i < 4; i++) {
                        Instant at = window.startInclusive().plus(quarter.multipliedBy(i));
                        List<Responsibility> said = then.who(matter, area, territory, at);
                        if (!said.equals(whole.whoAsKnown(matter, area, territory, at, known))) {
                            broken.add(matter + " in " + area + " at " + at + " is told otherwise than was known at "
                                    + known);
                        }
                    }
                }
            }
        }
        return List.copyOf(broken);
    }

    /**
     * Carries out each mend on a copy: the rules grant it, from now on nothing of its finding is left, nothing is found that was not there
     * before, at any time until long after the window, what was is found as before, and outside of what is mended nobody has other means or
     * another supply for what they do.
     *
     * @param life what has become of duties
     * @param with what they are looked at with
     * @param window over which time
     * @param now from when on is mended
     * @param mends what mends a finding
     * @return which mends do not; immutable
     */
    public static List<String> mends(DutyLife life, Inspection with, TimeWindow window, Instant now, Mends mends) {
        List<String> broken = new ArrayList<>();
        Instant from = Microseconds.cut(now);
        TimeWindow wide = TimeWindow.of(window.startInclusive(), last(life, with, window));
        Findings found = with.of(life.register(), window);
        Findings before = with.of(life.register(), wide);
        for (Finding each : found.all()) {
            List<DutyChange> changes = mends.of(found, each, now);
            if (!changes.isEmpty()) {
                try {
                    DutyRegister then = life.after(changes, with.terms(), from).register();
                    Territory territory = with.terms().territory();
                    broken.addAll(harm(each, before, with.of(then, wide), from, territory));
                    broken.addAll(otherwise(each, before, life.register(), then, from, territory));
                } catch (IllegalArgumentException e) {
                    broken.add("The mend of " + told(each) + " is refused.");
                }
            }
        }
        return List.copyOf(broken);
    }

    /** Who does what they did, outside what is mended, with other means or other supply than they had. */
    private static List<String> otherwise(
            Finding mended,
            Findings before,
            DutyRegister register,
            DutyRegister mending,
            Instant now,
            Territory territory) {
        List<String> harm = new ArrayList<>();
        List<TimeWindow> meant = before.all().stream()
                .filter(each -> told(each).equals(told(mended)))
                .map(Finding::window)
                .toList();
        for (MatterId matter : register.matters()) {
            List<Responsibility> then = register.all(matter);
            List<Responsibility> later = mending.all(matter);
            SortedSet<Instant> steps = new TreeSet<>(List.of(now));
            for (Responsibility each : then) {
                each.spans().forEach(span -> steps.add(span.validity().from()));
            }
            for (Responsibility each : later) {
                each.spans().forEach(span -> steps.add(span.validity().from()));
            }
            for (Instant at : steps.tailSet(now)) {
                if (meant.stream().noneMatch(each -> each.contains(at))) {
                    later.stream()
                            .filter(each -> each.holdsAt(at))
                            .filter(each -> then.stream()
                                    .anyMatch(was -> was.holdsAt(at)
                                            && was.charge().equals(each.charge())
                                            && was.duty().part() == each.duty().part()
                                            && was.duty()
                                                    .area()
                                                    .equals(each.duty().area())
                                            && was.delegated().equals(each.delegated())
                                            && !isSupplied(was.at(at), each.at(at))))
                            .forEach(each -> harm.add("The mend of " + told(mended) + " changes with what "
                                    + each.bearer() + " has " + matter + " in "
                                    + each.duty().area() + " at " + at + "."));
                }
            }
        }
        return harm;
    }

    private static boolean isSupplied(Responsibility one, Responsibility other) {
        return one.duty().means().equals(other.duty().means())
                && one.duty().supply().equals(other.duty().supply());
    }

    private static Instant last(DutyLife life, Inspection with, TimeWindow window) {
        List<Responsibility> lines = new ArrayList<>();
        DutyRegister register = life.register();
        register.matters().forEach(each -> lines.addAll(register.all(each)));
        List<Validity> all = validities(lines, with.terms());
        with.inventory().matters().values().forEach(each -> all.add(each.validity()));
        with.lists().forEach(each -> all.add(each.validity()));
        Instant last = window.endExclusive();
        for (Validity each : all) {
            last = each.from().isAfter(last) ? each.from() : last;
            last = each.until().filter(last::isBefore).orElse(last);
        }
        return last.plus(Duration.ofDays(1));
    }

    private static List<String> harm(
            Finding mended, Findings before, Findings after, Instant now, Territory territory) {
        SortedSet<Instant> steps = new TreeSet<>(List.of(now, mended.window().startInclusive()));
        for (Findings each : List.of(before, after)) {
            each.proof()
                    .pieces()
                    .forEach(one -> steps.addAll(
                            List.of(one.window().startInclusive(), one.window().endExclusive())));
            steps.addAll(List.of(
                    each.proof().window().startInclusive(),
                    each.proof().window().endExclusive()));
            each.all()
                    .forEach(one -> steps.addAll(
                            List.of(one.window().startInclusive(), one.window().endExclusive())));
        }
        List<String> harm = new ArrayList<>();
        for (Instant at : steps) {
            Set<String> then = cells(before.all(), at, territory);
            Set<String> later = cells(after.all(), at, territory);
            if (at.isBefore(now)) {
                if (!then.equals(later)) {
                    harm.add("The mend of " + told(mended) + " changes what was at " + at + ".");
                }
                continue;
            }
            if (cells(List.of(mended), at, territory).stream().anyMatch(later::contains)) {
                harm.add("The mend of " + told(mended) + " leaves it at " + at + ".");
            }
            Set<String> left = gaps(after.proof(), at, territory);
            left.removeAll(gaps(before.proof(), at, territory));
            left.forEach(
                    each -> harm.add("The mend of " + told(mended) + " leaves " + each + " to nobody at " + at + "."));
            later.removeAll(then);
            later.forEach(each -> harm.add("The mend of " + told(mended) + " adds " + each + " at " + at + "."));
        }
        return harm;
    }

    /** What nobody who is there leads at an instant, of each lowest area by itself. */
    private static Set<String> gaps(Coverage proof, Instant at, Territory territory) {
        Set<String> gaps = new TreeSet<>();
        for (CoveragePiece piece : proof.pieces()) {
            if (piece.isGap() && piece.window().contains(at)) {
                lowest(territory, at).stream()
                        .filter(each -> piece.alone() ? piece.area().equals(each) : isIn(each, piece.area(), territory))
                        .forEach(each -> gaps.add(piece.matter() + " in " + each));
            }
        }
        return gaps;
    }

    /** What is found at an instant, of each lowest area by itself. That nobody leads is the same, whoever did before and will after. */
    private static Set<String> cells(Collection<Finding> findings, Instant at, Territory territory) {
        Set<String> cells = new TreeSet<>();
        for (Finding each : findings) {
            if (each.window().contains(at)) {
                String what = told(each);
                List<AreaId> parts = each.area().isEmpty()
                        ? List.of()
                        : lowest(territory, at).stream()
                                .filter(part -> isIn(part, each.area().get(), territory))
                                .toList();
                parts.forEach(part -> cells.add(what + " in " + part));
                if (parts.isEmpty()) {
                    cells.add(what + each.area().map(area -> " in " + area).orElse(""));
                }
            }
        }
        return cells;
    }

    private static String told(Finding finding) {
        FindingKind kind = finding.kind() == FindingKind.HANDOVER_GAP ? FindingKind.NO_LEAD : finding.kind();
        return kind
                + finding.actor().map(each -> " of " + each).orElse("")
                + finding.matter().map(each -> " about " + each).orElse("");
    }
}
