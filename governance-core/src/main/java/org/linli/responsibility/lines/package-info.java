/** Lists as lines of CSV, for those who read inventories and lists of duties: read one by one, so that each fault knows its line. */
@NullMarked
package org.linli.responsibility.lines;

import org.jspecify.annotations.NullMarked;
