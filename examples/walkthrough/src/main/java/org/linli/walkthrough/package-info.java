/**
 * A day in the community, told on the console, in a report and in a trace.
 *
 * <p>{@link org.linli.walkthrough.DayOptions} is what the command line asks for; what it cannot ask for is a
 * {@link org.linli.walkthrough.UsageException}. Requests from outside come in by
 * {@link org.linli.walkthrough.requests}, and what came of the day goes out by {@link org.linli.walkthrough.report}.
 */
@NullMarked
package org.linli.walkthrough;

import org.jspecify.annotations.NullMarked;
