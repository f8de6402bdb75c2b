/**
 * What the community decides on this day, counted from ballots and shown as pages: a budget, an election, a conversation.
 *
 * <p>{@link org.linli.walkthrough.choice.BallotFiles} is what the command line asks for.
 * {@link org.linli.walkthrough.choice.Decisions} reads the files, or takes the made-up ballots of 东亭社区 where there are none, and
 * counts them; what cannot be counted is a {@link org.linli.walkthrough.choice.BallotFileException}. Each
 * {@link org.linli.walkthrough.choice.Decision} says what came of it in a line, and explains it on a page.
 */
@NullMarked
package org.linli.walkthrough.choice;

import org.jspecify.annotations.NullMarked;
