/**
 * For tests of rules of choice, ours and a host's: {@link org.linli.choice.testkit.BallotArbitraries} makes profiles of every kind, small
 * enough for ties and cycles to be common; {@link org.linli.choice.testkit.BargainArbitraries} makes bargaining problems.
 */
@NullMarked
package org.linli.choice.testkit;

import org.jspecify.annotations.NullMarked;
