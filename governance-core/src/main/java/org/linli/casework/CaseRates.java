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
     * <p>To be handled (应处置) are rounds: each time a case was accepted or opened again and has been handled or has fallen due since. One
     * that still has time counts neither way, so that on time and overdue add up to everything; one that was late stays late when the case
     * is opened again, and whatever becomes of the case after that. A round that ended because the case was withdrawn, voided, merged or
     * split is not to be handled; but what was overdue when it was withdrawn or merged was not in time. What residents say is counted once for each time a case was closed and they were reached, so that
     * opening a case again unsays nothing.
     *
     * @param response 响应率: to whom somebody had been in touch, of those who were reached afterwards
     * @param solution 解决率: who said that it was solved, of those who were reached
     * @param satisfaction 满意率: who were satisfied, of those who were reached
     * @param disposal 处置率: handled, of those to be handled
     * @param onTime 按期处置率: handled in time, of those to be handled and those that were overdue when they were withdrawn or merged
     * @param overdue 超期率: handled late or late and not handled, of the same
     * @param rework 返工率: found wanting at a second look or opened again, of those that have ever been handled, however they ended
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
            Deadlines deadlines = new Deadlines();
            cases.forEach(each -> deadlines.count(each, now));
            List<Case> everHandled = among(cases, each -> isHandled(each) || isDoneAgain(each));
            return new Figures(
                    share(answers, FollowUp::responded),
                    share(answers, FollowUp::solved),
                    share(answers, FollowUp::satisfied),
                    Rate.of(deadlines.handled, deadlines.toBeHandled),
                    Rate.of(deadlines.judged - deadlines.late, deadlines.judged),
                    Rate.of(deadlines.late, deadlines.judged),
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

    /** What became of deadlines. */
    private static final class Deadlines {
        long toBeHandled;
        long handled;
        long judged;
        long late;

        void count(Case each, Instant now) {
            each.ending().rounds().stream()
                    .filter(round -> round.due().isPresent())
                    .forEach(round -> add(true, true, round.lateBy().isPresent()));
            boolean late = each.isOverdueAt(now);
            if (each.clock().deadline().isPresent()) {
                switch (each.stage()) {
                    case WITHDRAWN, MERGED -> add(false, false, late);
                    case SPLIT, VOIDED -> {}
                    default -> add(true, Figures.isHandled(each), late);
                }
            }
        }

        private void add(boolean counts, boolean done, boolean tooLate) {
            toBeHandled += counts && (done || tooLate) ? 1 : 0;
            handled += done ? 1 : 0;
            judged += done || tooLate ? 1 : 0;
            late += tooLate ? 1 : 0;
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
