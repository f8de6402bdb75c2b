/**
 * What every day needs that is played, whatever happens in it.
 *
 * <p>A {@link org.linli.walkthrough.run.Scenario} is played on a journal; a {@link org.linli.walkthrough.run.Teller} tells it. Its
 * figures are counted from {@link org.linli.walkthrough.run.States}, folded from the events by the kinds of
 * {@link org.linli.walkthrough.run.Room}; what is known of its trace in the end is a {@link org.linli.walkthrough.run.Seal}. What it leaves
 * behind goes into an {@link org.linli.walkthrough.run.OutFolder}, each a {@link org.linli.walkthrough.run.WholeFile}.
 */
@NullMarked
package org.linli.walkthrough.run;

import org.jspecify.annotations.NullMarked;
