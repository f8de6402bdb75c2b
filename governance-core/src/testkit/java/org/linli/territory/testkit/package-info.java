/**
 * Made-up codes, shapes and territories: {@link org.linli.territory.testkit.TerritoryArbitraries}, and
 * {@link org.linli.territory.testkit.TerritoryLaws}, which say what must hold of areas in any journal.
 */
@NullMarked
package org.linli.territory.testkit;

import org.jspecify.annotations.NullMarked;
