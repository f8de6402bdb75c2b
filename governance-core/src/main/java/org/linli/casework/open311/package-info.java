/**
 * Cases as other systems know them: service requests by Open311 GeoReport v2, as JSON and as XML, both ways.
 *
 * <p>A {@link org.linli.casework.open311.ServiceRequest} is what the standard has of a case: open or closed, and a note in which the rest
 * stands. {@link org.linli.casework.open311.Open311} writes and reads lists of them; what it cannot read it refuses with an
 * {@link org.linli.casework.open311.Open311Exception} that names line and path.
 *
 * <p>Part of floor 4: depends on {@code org.linli.casework} and what that depends on.
 */
@NullMarked
package org.linli.casework.open311;

import org.jspecify.annotations.NullMarked;
