package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Closing times side by side, by whatever they are to be crossed with: by matter, by area, by unit, by matter within a unit. For example
 *
 * <pre>{@code
 * ClosingCross.by(cases, each -> each.intake().map(begun -> begun.report().matter()), now)
 * }</pre>
 *
 * <p>A case counts as closed when it was closed after a second look or answered. One that is still open, or that ended otherwise
 * (turned away, withdrawn, voided, merged, split), is censored: it has told only that it was not closed by then.
 *
 * @param <K> by what
 * @param curves the closing times by that, in its order; immutable
 */
public record ClosingCross<K extends Comparable<? super K>>(SortedMap<K, ClosingTimes> curves) {
    /** Makes the map immutable. */
    public ClosingCross {
        curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
    }

    /**
     * Crosses cases with something.
     *
     * @param <K> by what
     * @param cases any cases; unreported ones count nowhere
     * @param by what a case is counted under; nothing if under nothing
     * @param now until when the open ones have been watched
     * @return the curves
     */
    public static <K extends Comparable<? super K>> ClosingCross<K> by(
            Iterable<Case> cases, Function<? super Case, Optional<K>> by, Instant now) {
        Objects.requireNonNull(now, "now");
        SortedMap<K, List<ClosingTimes.Observation>> observed = new TreeMap<>();
        for (Case each : cases) {
            observation(each, now)
                    .ifPresent(seen -> by.apply(each)
                            .ifPresent(key -> observed.computeIfAbsent(key, any -> new ArrayList<>())
                                    .add(seen)));
        }
        SortedMap<K, ClosingTimes> curves = new TreeMap<>();
        observed.forEach((key, seen) -> curves.put(key, ClosingTimes.of(seen)));
        return new ClosingCross<>(curves);
    }

    private static Optional<ClosingTimes.Observation> observation(Case each, Instant now) {
        boolean closed = each.stage() == CaseStage.CLOSED || each.stage() == CaseStage.FOLLOWED_UP;
        return each.intake().map(begun -> {
            Instant seenUntil = each.ending().at().orElse(now);
            Duration open = seenUntil.isBefore(begun.at()) ? Duration.ZERO : Duration.between(begun.at(), seenUntil);
            return closed ? ClosingTimes.Observation.closedAfter(open) : ClosingTimes.Observation.stillOpenAfter(open);
        });
    }

    /**
     * Whether the curves differ.
     *
     * @return the log-rank comparison of all of them; nothing if there are fewer than two, or nothing to compare
     */
    public Optional<LogRank> compare() {
        return curves.size() < 2 ? Optional.empty() : LogRank.compare(List.copyOf(curves.values()));
    }
}
