package org.linli.responsibility.disclosure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.Rate;
import org.linli.basics.Validity;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * All disclosures, as of the events it has taken in: what was disclosed when, what is overdue, and what falls due next. Keeps ids, digests
 * and times, about 600 bytes for a disclosure, and not who objected. Safe for use by several threads.
 */
public final class DisclosureRegister implements View {
    private final TreeMap<DisclosureId, DisclosureRow> rows = new TreeMap<>();
    /** Those in which something is to be published or answered. */
    private final TreeMap<DisclosureId, DisclosureRow> open = new TreeMap<>();
    /** The periods that were owed, by line: one that was owed out of turn hides none before it. */
    private final Map<String, TreeSet<DisclosurePeriod>> periods = new HashMap<>();

    private long version;

    /** An empty register. */
    public DisclosureRegister() {}

    /**
     * A disclosure, as the register knows it.
     *
     * @param id its id
     * @param line who discloses what to whom
     * @param occasion about which period or occasion
     * @param due until when it had to be published first
     * @param published when it first was, as its act is dated; nothing while it is not
     * @param entered when that was recorded: at most {@link DisclosureRules#BACK} later by the clock of the desk, or when
     *     it was carried forward, if what was before is cut; nothing while it is not
     * @param objections how many objections there were
     */
    public record Item(
            DisclosureId id,
            DisclosureLine line,
            String occasion,
            Instant due,
            Optional<Instant> published,
            Optional<Instant> entered,
            int objections) {
        /** Checks that nothing is missing. */
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(occasion, "occasion");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(published, "published");
            Objects.requireNonNull(entered, "entered");
        }
    }

    /**
     * A period that is over and not owed yet.
     *
     * @param line who discloses what to whom
     * @param period about which period
     */
    public record Coming(DisclosureLine line, DisclosurePeriod period) {
        /** Checks that nothing is missing. */
        public Coming {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(period, "period");
        }
    }

    /**
     * The next step for something overdue.
     *
     * @param id the disclosure
     * @param objection to which objection an answer is overdue, from 1; nothing where a publication is
     * @param due since when it is overdue
     * @param step the number of the step, from 1
     */
    public record Urgent(DisclosureId id, Optional<Integer> objection, Instant due, int step) {
        /** Checks that nothing is missing. */
        public Urgent {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(objection, "objection");
            Objects.requireNonNull(due, "due");
        }
    }

    @Override
    public String name() {
        return "disclosure-register";
    }

    @Override
    public int version() {
        return 2;
    }

    /**
     * As of which event about a disclosure it is.
     *
     * @return the position of the last one; 0 while there is none
     */
    public synchronized long reached() {
        return version;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof DisclosureFact fact) {
            version = event.position();
            if (fact instanceof DisclosureFact.Restated whole) {
                // Only where nothing was heard of it before, since its facts were cut.
                if (!rows.containsKey(whole.id())) {
                    add(DisclosureRow.of(whole, Microseconds.of(event.recorded())));
                }
            } else if (fact instanceof DisclosureFact.Owed owed) {
                add(new DisclosureRow(owed.id(), owed.owing()));
            } else {
                DisclosureRow row = rows.get(fact.id());
                if (row != null) {
                    row.take(fact, Microseconds.of(event.act().at()), Microseconds.of(event.recorded()));
                    file(row);
                }
            }
        }
    }

    private void add(DisclosureRow row) {
        rows.put(row.id, row);
        if (row.isPeriod) {
            periods.computeIfAbsent(row.line.key(), none -> new TreeSet<>()).add(DisclosurePeriod.parse(row.occasion));
        }
        file(row);
    }

    private void file(DisclosureRow row) {
        if (row.isOpen()) {
            open.put(row.id, row);
        } else {
            open.remove(row.id);
        }
    }

    /**
     * Everything that an actor has to disclose or had to.
     *
     * @param discloser which actor
     * @return the disclosures, by due instant and id; immutable
     */
    public synchronized List<Item> of(ActorId discloser) {
        return rows.values().stream()
                .filter(each -> each.line.discloser().equals(discloser))
                .map(DisclosureRow::item)
                .sorted(Comparator.comparing(Item::due).thenComparing(Item::id))
                .toList();
    }

    /**
     * How much of what an organisation had to disclose by an instant it published in time.
     *
     * @param discloser which organisation
     * @param now the instant
     * @return those published in time, over all that had fallen due; undefined if nothing had
     */
    public synchronized Rate inTime(ActorId discloser, Instant now) {
        long at = Microseconds.of(now);
        long due = 0;
        long good = 0;
        for (DisclosureRow row : rows.values()) {
            if (row.line.discloser().equals(discloser) && row.due < at) {
                due++;
                good += row.published <= row.due ? 1 : 0;
            }
        }
        return Rate.of(good, due);
    }

    /**
     * Periods that are over and not owed yet, the oldest of each line first. Lines by which nobody who is bound would disclose are left out,
     * and so are periods at whose end the discloser took no part: they are findings.
     *
     * @param terms what has to be disclosed, by whom, by whose days
     * @param now the instant to judge by
     * @param max how many at most
     * @return the periods, in the order of the plan's lines; immutable
     */
    public synchronized List<Coming> toOwe(DisclosureTerms terms, Instant now, int max) {
        ZoneId zone = terms.calendar().zone();
        List<Coming> found = new ArrayList<>();
        for (DisclosureLine line : terms.plan().lines()) {
            Optional<DisclosureRequirement> asked = terms.plan()
                    .of(line.topic())
                    .filter(each -> each.every() != Recurrence.EVENT)
                    .filter(each -> DisclosureRules.barred(line, each, terms).isEmpty());
            if (asked.isEmpty()) {
                continue;
            }
            TreeSet<DisclosurePeriod> owed = periods.getOrDefault(line.key(), new TreeSet<>());
            DisclosurePeriod period = DisclosurePeriod.of(
                    asked.get().every(), line.validity().from().atZone(zone).toLocalDate());
            Validity there =
                    terms.roster().tiesOf(line.discloser()).orElseThrow().validity();
            while (found.size() < max && isOver(period, line, zone, now)) {
                if (DisclosureRules.isThereBy(there, period.window(zone).endExclusive())
                        && !owed.contains(period)
                        && !isWithinOther(period, owed, zone)) {
                    found.add(new Coming(line, period));
                }
                period = period.next();
            }
        }
        return List.copyOf(found);
    }

    /** Whether the end of a period lies in one that was owed, of another length, before the plan was changed. */
    private static boolean isWithinOther(DisclosurePeriod period, Set<DisclosurePeriod> owed, ZoneId zone) {
        Instant end = period.window(zone).endExclusive();
        return owed.stream()
                .filter(each -> each.every() != period.every())
                .map(each -> each.window(zone))
                .anyMatch(each -> each.startInclusive().isBefore(end)
                        && !each.endExclusive().isBefore(end));
    }

    private static boolean isOver(DisclosurePeriod period, DisclosureLine line, ZoneId zone, Instant now) {
        return !period.window(zone).endExclusive().isAfter(now)
                && line.validity()
                        .until()
                        .map(period.window(zone).startInclusive()::isBefore)
                        .orElse(true);
    }

    /**
     * The next steps for what is overdue.
     *
     * @param plan which steps there are
     * @param now the instant to judge by
     * @param max how many at most
     * @return the steps, by due instant; immutable
     */
    public synchronized List<Urgent> toUrge(DisclosurePlan plan, Instant now, int max) {
        List<Urgent> found = new ArrayList<>();
        for (DisclosureRow row : open.values()) {
            urgent(plan, row, Optional.empty(), row.publishBy(), row.urged, now).ifPresent(found::add);
            row.answers.forEach(
                    (objection, answer) -> urgent(plan, row, Optional.of(objection), answer.by, answer.urged, now)
                            .ifPresent(found::add));
        }
        return found.stream()
                .sorted(Comparator.comparing(Urgent::due)
                        .thenComparing(Urgent::id)
                        .thenComparing(each -> each.objection().orElse(0)))
                .limit(max)
                .toList();
    }

    private static Optional<Urgent> urgent(
            DisclosurePlan plan, DisclosureRow row, Optional<Integer> objection, long by, int urged, Instant now) {
        int step = urged + 1;
        if (by == DisclosureRow.NEVER || step > plan.steps()) {
            return Optional.empty();
        }
        Instant due = Microseconds.instant(by);
        return now.isAfter(due.plus(plan.after(step)))
                ? Optional.of(new Urgent(row.id, objection, due, step))
                : Optional.empty();
    }

    /**
     * What is overdue.
     *
     * @param now the instant to judge by
     * @return the findings, by how long they have been so; immutable
     */
    public synchronized List<DisclosureFinding> findings(Instant now) {
        long at = Microseconds.of(now);
        List<DisclosureFinding> found = new ArrayList<>();
        for (DisclosureRow row : open.values()) {
            if (row.publishBy() < at) {
                DisclosureFinding.Kind kind = row.published == DisclosureRow.NEVER
                        ? DisclosureFinding.Kind.NOT_PUBLISHED
                        : DisclosureFinding.Kind.NOT_CORRECTED;
                found.add(row.finding(kind, Optional.empty(), row.publishBy()));
            }
            row.answers.forEach((objection, answer) -> {
                if (answer.by < at) {
                    found.add(row.finding(DisclosureFinding.Kind.NOT_ANSWERED, Optional.of(objection), answer.by));
                }
            });
        }
        return found.stream().sorted().toList();
    }

    /**
     * What is overdue, and the lines of the plan by which nobody who is bound, or nobody any more, would disclose.
     *
     * @param terms the plan, and who is who
     * @param now the instant to judge by
     * @return the findings, by how long they have been so; immutable
     */
    public List<DisclosureFinding> findings(DisclosureTerms terms, Instant now) {
        List<DisclosureFinding> found = new ArrayList<>(findings(now));
        for (DisclosureLine line : terms.plan().lines()) {
            Optional<DisclosureRequirement> asked = terms.plan().of(line.topic());
            if (asked.isEmpty() || !line.validity().contains(now)) {
                continue;
            }
            Optional<Validity> there = terms.roster().tiesOf(line.discloser()).map(Ties::validity);
            boolean barred = DisclosureRules.barred(line, asked.get(), terms).isPresent();
            if (barred || there.filter(each -> each.contains(now)).isEmpty()) {
                Instant since = there.flatMap(Validity::until)
                        .filter(end -> !barred && !end.isAfter(now))
                        .orElse(line.validity().from());
                found.add(new DisclosureFinding(
                        DisclosureFinding.Kind.NOBODY_THERE,
                        line,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Set.of(),
                        since));
            }
        }
        return found.stream().sorted().toList();
    }

    @Override
    public synchronized void clear() {
        rows.clear();
        open.clear();
        periods.clear();
        version = 0;
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeLong(version);
        out.writeInt(rows.size());
        for (DisclosureRow row : rows.values()) {
            row.save(out);
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        version = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            add(DisclosureRow.restored(in));
        }
    }

    static DisclosureLine line(DataInput in) throws IOException {
        DisclosureTopic topic = DisclosureTopic.valueOf(in.readUTF());
        AreaId area = AreaId.of(in.readUTF());
        ActorId discloser = ActorId.of(in.readUTF());
        return new DisclosureLine(discloser, topic, area, Validity.parse(in.readUTF()));
    }

    /** The version as findings cite it. */
    @Override
    public String toString() {
        return "disclosures@" + reached();
    }
}
