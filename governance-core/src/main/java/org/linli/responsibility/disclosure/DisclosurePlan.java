package org.linli.responsibility.disclosure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyGround;
import org.linli.trace.Basis;

/**
 * What has to be disclosed how often, by whom and to whom, as a value with a version.
 *
 * <pre>{@code
 * DisclosurePlan plan = DisclosurePlan.starter(DutyBasis.of(DutyGround.CHARTER, "charter.dongting@2026"))
 *         .with(DisclosureLine.of(committee, DisclosureTopic.FINANCES, community, Validity.since(january)))
 *         .escalating(Duration.ofDays(7), streetOffice);
 * }</pre>
 *
 * @param name its name, an identifier without {@code @}
 * @param version its version, an identifier; another one with every change
 * @param requirements what is asked of each topic; topics that nothing is asked of are missing; immutable
 * @param lines who discloses what to whom; immutable
 * @param escalation who is told besides of what stays overdue, and after how long
 */
public record DisclosurePlan(
        String name,
        String version,
        Map<DisclosureTopic, DisclosureRequirement> requirements,
        List<DisclosureLine> lines,
        Optional<Escalation> escalation) {
    /** Copies everything. */
    public DisclosurePlan {
        Basis.of("disclosure-plan." + name, version);
        EnumMap<DisclosureTopic, DisclosureRequirement> all = new EnumMap<>(DisclosureTopic.class);
        requirements.forEach((topic, each) -> {
            if (each.topic() != topic) {
                throw new IllegalArgumentException(
                        "The requirement (" + each.topic() + ") of a plan must not stand under " + topic + ".");
            }
            all.put(topic, each);
        });
        requirements = Collections.unmodifiableMap(all);
        lines = List.copyOf(lines);
        Objects.requireNonNull(escalation, "escalation");
    }

    /**
     * Who is told besides of what stays overdue.
     *
     * @param after how long after it was due; more than nothing
     * @param above who is told
     */
    public record Escalation(Duration after, ActorId above) {
        /** Checks that there is time in between. */
        public Escalation {
            Objects.requireNonNull(above, "above");
            if (after.isNegative() || after.isZero()) {
                throw new IllegalArgumentException(
                        "The time (" + after + ") after which somebody above is told must be more than nothing.");
            }
        }
    }

    /**
     * A plan without requirements and lines.
     *
     * @param name its name
     * @param version its version
     * @return the plan
     */
    public static DisclosurePlan of(String name, String version) {
        return new DisclosurePlan(name, version, Map.of(), List.of(), Optional.empty());
    }

    /**
     * What is asked of all topics where nothing else is said, without lines. That a repair fund is disclosed, at least once a year, is from
     * the Civil Code (民法典), article 281, and the Measures for special repair funds of dwellings (住宅专项维修资金管理办法, 2008), article 30;
     * that the manager of an estate discloses the common income regularly, from article 943 (whose it is: article 282), and how often is
     * the charter's; that a residents' committee discloses, from its organic law (城市居民委员会组织法, as revised for 2026), and how often
     * is here the charter's, after the Organic Law of Villagers' Committees (村民委员会组织法), article 30: affairs every quarter, finances
     * every month. By when something is published after a period (15 days) and answered after an objection (7 working days) no statute
     * named here says: these are the charter's too. A host replaces what its province or charter says otherwise by {@link #with}.
     *
     * @param charter on what rests what no statute says, such as {@code CHARTER:charter.dongting@2026}
     * @return the plan, cited as {@code disclosure-plan.starter@1}
     */
    public static DisclosurePlan starter(DutyBasis charter) {
        DutyBasis committees = DutyBasis.of(DutyGround.STATUTE, "law.residents-committees@2026");
        return of("starter", "1")
                .with(asked(DisclosureTopic.AFFAIRS, Recurrence.QUARTER, committees, charter, charter))
                .with(asked(DisclosureTopic.FINANCES, Recurrence.MONTH, committees, charter, charter))
                .with(asked(
                        DisclosureTopic.COMMON_INCOME,
                        Recurrence.HALF_YEAR,
                        DutyBasis.of(DutyGround.STATUTE, "civil-code.943@2021"),
                        charter,
                        charter))
                .with(asked(
                        DisclosureTopic.REPAIR_FUND,
                        Recurrence.YEAR,
                        DutyBasis.of(DutyGround.STATUTE, "civil-code.281@2021"),
                        DutyBasis.of(DutyGround.STATUTE, "measures.repair-fund.30@2008"),
                        charter))
                .with(asked(DisclosureTopic.PROJECT_RESULT, Recurrence.EVENT, charter, charter, charter));
    }

    private static DisclosureRequirement asked(
            DisclosureTopic topic, Recurrence every, DutyBasis duty, DutyBasis often, DutyBasis charter) {
        DeadlineClass week = new DeadlineClass(7, DeadlineClass.Unit.WORKING_DAYS);
        return new DisclosureRequirement(topic, every, DeadlineClass.FIFTEEN_DAYS, week, duty, often, charter);
    }

    /**
     * The same under another name, since it has changed.
     *
     * @param other its name
     * @param otherVersion its version
     * @return a plan
     */
    public DisclosurePlan named(String other, String otherVersion) {
        return new DisclosurePlan(other, otherVersion, requirements, lines, escalation);
    }

    /**
     * The same with this asked of its topic, in place of what was.
     *
     * @param requirement what is asked
     * @return a plan
     */
    public DisclosurePlan with(DisclosureRequirement requirement) {
        Map<DisclosureTopic, DisclosureRequirement> more = new EnumMap<>(DisclosureTopic.class);
        more.putAll(requirements);
        more.put(requirement.topic(), requirement);
        return new DisclosurePlan(name, version, more, lines, escalation);
    }

    /**
     * The same with one more line.
     *
     * @param line who discloses what to whom
     * @return a plan
     */
    public DisclosurePlan with(DisclosureLine line) {
        List<DisclosureLine> more = new ArrayList<>(lines);
        more.add(Objects.requireNonNull(line, "line"));
        return new DisclosurePlan(name, version, requirements, more, escalation);
    }

    /**
     * The same where somebody above is told of what stays overdue.
     *
     * @param after how long after it was due
     * @param above who is told
     * @return a plan
     */
    public DisclosurePlan escalating(Duration after, ActorId above) {
        return new DisclosurePlan(name, version, requirements, lines, Optional.of(new Escalation(after, above)));
    }

    /**
     * What is asked of a topic.
     *
     * @param topic which topic
     * @return what is asked; nothing if nothing is
     */
    public Optional<DisclosureRequirement> of(DisclosureTopic topic) {
        return Optional.ofNullable(requirements.get(Objects.requireNonNull(topic, "topic")));
    }

    /** How many steps are taken when something is overdue. */
    int steps() {
        return escalation.isPresent() ? 2 : 1;
    }

    /** How long after the due instant a step is taken, from 1. */
    Duration after(int step) {
        return step == 1 ? Duration.ZERO : escalation.map(Escalation::after).orElse(Duration.ZERO);
    }

    /**
     * How rulings cite it.
     *
     * @return such as {@code disclosure-plan.dongting@2026}
     */
    public Basis basis() {
        return Basis.of("disclosure-plan." + name, version);
    }
}
