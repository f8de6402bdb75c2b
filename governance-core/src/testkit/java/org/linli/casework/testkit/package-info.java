/**
 * What tests of casework need: {@link org.linli.casework.testkit.CaseCommand}s that can be performed at a desk,
 * {@link org.linli.casework.testkit.CaseArbitraries} that make up reports and {@link org.linli.casework.testkit.CaseStep}s,
 * {@link org.linli.casework.testkit.CaseLaws} that hold in any journal, and
 * {@link org.linli.casework.testkit.CaseLifeContract}, which runs them over a community with a host's own rules plugged in.
 */
@NullMarked
package org.linli.casework.testkit;

import org.jspecify.annotations.NullMarked;
