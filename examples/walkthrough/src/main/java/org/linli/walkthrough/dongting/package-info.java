/**
 * A day of 东亭社区 that is made up from a seed: every case, person, number and place in it is synthetic.
 *
 * <p>{@link org.linli.walkthrough.dongting.MadeUpDay} plays it: what people do is decided by their lives, which derive from the seed,
 * and by what stands in the trace at that moment. Ten minutes of the day share one append; then the views and reactions catch up and
 * what has fallen due is settled. The trace itself says how late it is, so that a day that was stopped goes on where it stood.
 */
@NullMarked
package org.linli.walkthrough.dongting;

import org.jspecify.annotations.NullMarked;
