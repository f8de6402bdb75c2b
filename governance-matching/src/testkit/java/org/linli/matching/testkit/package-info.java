/**
 * What tests of matching need: {@link org.linli.matching.testkit.MatchingArbitraries} make up problems, small ones with many ties among them;
 * {@link org.linli.matching.testkit.ExhaustiveMatcher} finds the least cost of a small one by trying everything; and
 * {@link org.linli.matching.testkit.MatcherContract} is what every matcher keeps, for whoever writes one.
 */
@NullMarked
package org.linli.matching.testkit;

import org.jspecify.annotations.NullMarked;
