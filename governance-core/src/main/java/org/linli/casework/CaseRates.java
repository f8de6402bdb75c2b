package org.linli.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.linli.basics.Rate;

/**
 * How well cases are handled, as rates over declared bases, always with and without those that have been taken out of the rates (剔除):
 * whoever shows the one can show the other.
 *
 * @param all over all cases
 * @param withoutExcluded over the cases that have not been taken out
 * @param excluded how many have been taken out
 */
public record CaseRates(Figures all, Figures withoutExcluded, long excluded) {
    /** Checks that nothing is missing. */
    public CaseRates {
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(withoutExcluded, "withoutExcluded");
    }

    /**
     * The rates. The base of each is part of it; over an empty base it is undefined.
     *
     * <p>To be handled (应处置) are cases that were accepted, have not been withdrawn, voided, merged or split, and have been handled or
     * have fallen due: a case that still has time counts neither way, so that on time and overdue add up to everything. What residents
     * say is counted once for each time a case was closed and they were reached, so that opening a case again unsays nothing.
     *
     * @param response 响应率: to whom somebody had been in touch, of those who were reached afterwards
     * @param solution 解决率: who said that it was solved, of those who were reached
     * @param satisfaction 满意率: who were satisfied, of those who were reached
     * @param disposal 处置率: handled, of those to be handled
     * @param onTime 按期处置率: handled in time, of those to be handled
     * @param overdue 超期率: handled late or late and not handled, of those to be handled
     * @param rework 返工率: found wanting at a second look or opened again, of those that have ever been handled
     * @param extension 延期率: granted more time, of those that were accepted and have not been withdrawn, voided, merged or split
     */
    public record Figures(
            Rate response,
            Rate solution,
            Rate satisfaction,
            Rate disposal,
            Rate onTime,
            Rate overdue,
            Rate rework,
            Rate extension) {
        /** Checks that nothing is missing. */
        public Figures {
            Objects.requireNonNull(response, "response");
            Objects.requireNonNull(solution, "solution");
            Objects.requireNonNull(satisfaction, "satisfaction");
            Objects.requireNonNull(disposal, "disposal");
            Objects.requireNonNull(onTime, "onTime");
            Objects.requireNonNull(overdue, "overdue");
            Objects.requireNonNull(rework, "rework");
            Objects.requireNonNull(extension, "extension");
        }

        static Figures of(List<Case> cases, Instant now) {
            List<FollowUp> answers = cases.stream()
                    .flatMap(each -> each.ending().followUps().stream())
                    .filter(FollowUp::reached)
                    .toList();
            List<Case> accepted = among(cases, Figures::isAccepted);
            List<Case> toBeHandled = among(accepted, each -> isHandled(each) || each.isOverdueAt(now));
            List<Case> everHandled = among(cases, each -> isHandled(each) || isDoneAgain(each));
            return new Figures(
                    share(answers, FollowUp::responded),
                    share(answers, FollowUp::solved),
                    share(answers, FollowUp::satisfied),
                    share(toBeHandled, Figures::isHandled),
                    share(toBeHandled, each -> !each.isOverdueAt(now)),
                    share(toBeHandled, each -> each.isOverdueAt(now)),
                    share(everHandled, Figures::isDoneAgain),
                    share(accepted, each -> each.clock().extensions() > 0));
        }

        private static boolean isAccepted(Case each) {
            return each.clock().deadline().isPresent()
                    && switch (each.stage()) {
                        case WITHDRAWN, VOIDED, MERGED, SPLIT -> false;
                        default -> true;
                    };
        }

        private static boolean isHandled(Case each) {
            return each.handling().handledAt().isPresent();
        }

        private static boolean isDoneAgain(Case each) {
            return each.handling().reworks() > 0 || each.ending().reopened() > 0;
        }

        private static List<Case> among(List<Case> cases, Predicate<Case> which) {
            return cases.stream().filter(which).toList();
        }

        private static <T> Rate share(List<T> base, Predicate<T> counted) {
            return Rate.of(base.stream().filter(counted).count(), base.size());
        }
    }

    /**
     * Counts over cases.
     *
     * @param cases any cases
     * @param now the instant by which what is overdue is judged
     * @return the rates
     */
    public static CaseRates of(Iterable<Case> cases, Instant now) {
        List<Case> all = new ArrayList<>();
        List<Case> counted = new ArrayList<>();
        for (Case each : cases) {
            all.add(each);
            if (each.oversight().exclusion().isEmpty()) {
                counted.add(each);
            }
        }
        return new CaseRates(Figures.of(all, now), Figures.of(counted, now), all.size() - counted.size());
    }
}
