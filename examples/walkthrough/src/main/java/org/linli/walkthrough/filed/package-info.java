/**
 * The day that a file of requests tells of.
 *
 * <p>{@link org.linli.walkthrough.filed.FiledDay} turns requests into lives, and lives into acts in the order of time; it does them in
 * sittings, and goes on where an earlier run was stopped. What things are called in the trace derives from the file alone, so the same
 * file gives the same trace. The report says of each figure what it was counted over.
 */
@NullMarked
package org.linli.walkthrough.filed;

import org.jspecify.annotations.NullMarked;
