package org.linli.matching;

import java.util.concurrent.Executor;

/**
 * Finds a plan of least cost for a problem, with its certificate.
 *
 * <p>A matcher is a pure function of the problem: the same problem gives the same plan, whatever threads work on it.
 */
public interface Matcher {
    /**
     * Finds a plan.
     *
     * @param problem the problem
     * @return a plan of least cost
     */
    Plan match(MatchingProblem problem);

    /** {@return the matcher that chooses an algorithm by the problem's size and shape, on the caller's thread; the plan says what it chose} */
    static Matcher standard() {
        return new StandardMatcher(Runnable::run, 1);
    }

    /**
     * The same, with connected parts of the problem solved at the same time.
     *
     * @param executor the host's threads
     * @param tasks how many tasks to cut the problem into at most, at least 1
     * @return the matcher; its plans are the same as those of {@link #standard()}
     * @throws IllegalArgumentException if there is to be no task
     */
    static Matcher standard(Executor executor, int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("The tasks (" + tasks + ") of a matcher must be at least 1.");
        }
        return new StandardMatcher(java.util.Objects.requireNonNull(executor, "executor"), tasks);
    }
}
