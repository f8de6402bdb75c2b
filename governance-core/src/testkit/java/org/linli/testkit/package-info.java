/**
 * The rules the house keeps for itself, as tests that every module runs over its own classes.
 *
 * <p>{@link org.linli.testkit.HousePlan} says which package stands on which floor,
 * {@link org.linli.testkit.HouseRules} says what holds everywhere, and
 * {@link org.linli.testkit.ArchitectureContract} checks both; {@link org.linli.testkit.DocumentedContract} lists what
 * the public face leaves undocumented. Who adds a living package on top of Linli may run the
 * same contract over it.
 */
@NullMarked
package org.linli.testkit;

import org.jspecify.annotations.NullMarked;
