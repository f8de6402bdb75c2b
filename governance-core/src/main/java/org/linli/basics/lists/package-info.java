/** Lists that grow by one without being copied, for states with very many parts; JDK lists to whoever reads them. */
@NullMarked
package org.linli.basics.lists;

import org.jspecify.annotations.NullMarked;
