/** Minimum-cost flows between orders and suppliers on plain arrays; not exported, and unknown to whatever verifies a plan. */
@NullMarked
package org.linli.matching.flow;

import org.jspecify.annotations.NullMarked;
