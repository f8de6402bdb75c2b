/**
 * What tests of casework need: {@link org.linli.casework.testkit.CaseCommand}s that can be performed at a desk, and
 * {@link org.linli.casework.testkit.CaseArbitraries} that make them up.
 */
@NullMarked
package org.linli.casework.testkit;

import org.jspecify.annotations.NullMarked;
