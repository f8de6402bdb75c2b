/**
 * A day in the community, told on the console, in a report and in a trace.
 *
 * <p>{@link org.linli.walkthrough.Day} is the program. {@link org.linli.walkthrough.DayOptions} is what its command line asks for;
 * what it cannot ask for is a {@link org.linli.walkthrough.UsageException}. Requests from outside come in by
 * {@link org.linli.walkthrough.requests} and are played by {@link org.linli.walkthrough.filed}; a day that nobody has a file of is
 * made up by {@link org.linli.walkthrough.dongting}. What is decided by ballots is counted by {@link org.linli.walkthrough.choice}. Both
 * days are scenarios of {@link org.linli.walkthrough.run}, count by {@link org.linli.walkthrough.figures}, and go out by
 * {@link org.linli.walkthrough.report}. What the trace of the made-up day proves is told by {@link org.linli.walkthrough.proofs}.
 */
@NullMarked
package org.linli.walkthrough;

import org.jspecify.annotations.NullMarked;
