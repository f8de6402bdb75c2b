/**
 * The test kit of the basic values: {@link org.linli.basics.testkit.BasicsArbitraries} gives arbitrary ones for properties.
 */
@NullMarked
package org.linli.basics.testkit;

import org.jspecify.annotations.NullMarked;
