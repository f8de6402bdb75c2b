package org.linli.casework;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;

/**
 * Which cases to look for: all those for which everything holds that is asked.
 *
 * @param accountable for whom; nothing for anybody's
 * @param area in which area; nothing for anywhere
 * @param stages at which stages; empty for any; unordered
 * @param dueBefore due before when; nothing for any time, and for cases without a due instant
 */
public record CaseFilter(
        Optional<ActorId> accountable, Optional<AreaId> area, Set<CaseStage> stages, Optional<Instant> dueBefore) {
    /** All cases. */
    public static final CaseFilter ALL = new CaseFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    /** Checks that nothing is missing. */
    public CaseFilter {
        Objects.requireNonNull(accountable, "accountable");
        Objects.requireNonNull(area, "area");
        stages = Set.copyOf(stages);
        Objects.requireNonNull(dueBefore, "dueBefore");
    }

    /**
     * The same, of one actor.
     *
     * @param actor who answers for them
     * @return a filter
     */
    public CaseFilter of(ActorId actor) {
        return new CaseFilter(Optional.of(actor), area, stages, dueBefore);
    }

    /**
     * The same, in one area.
     *
     * @param where the area
     * @return a filter
     */
    public CaseFilter in(AreaId where) {
        return new CaseFilter(accountable, Optional.of(where), stages, dueBefore);
    }

    /**
     * The same, at these stages.
     *
     * @param some the stages
     * @return a filter
     */
    public CaseFilter at(CaseStage... some) {
        return new CaseFilter(accountable, area, Set.of(some), dueBefore);
    }

    /**
     * The same, at all stages at which a case is open.
     *
     * @return a filter
     */
    public CaseFilter open() {
        return at(Arrays.stream(CaseStage.values()).filter(CaseStage::isOpen).toArray(CaseStage[]::new));
    }

    /**
     * The same, due before an instant. A case that has ended was due then, too: say {@link #open()} for what has still to be done.
     *
     * @param instant the instant, exclusive
     * @return a filter
     */
    public CaseFilter dueBefore(Instant instant) {
        return new CaseFilter(accountable, area, stages, Optional.of(instant));
    }
}
