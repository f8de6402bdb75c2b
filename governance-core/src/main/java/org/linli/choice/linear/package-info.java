/** Linear programs, for rules that need them; not exported. */
@NullMarked
package org.linli.choice.linear;

import org.jspecify.annotations.NullMarked;
