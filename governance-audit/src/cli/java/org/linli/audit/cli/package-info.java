/**
 * The command line for auditors: {@code java -jar linli-audit.jar verify DIR}. Not a part of the library's jar; see docs/audit.md.
 *
 * <p>In reading order: {@link org.linli.audit.cli.AuditCommand} is the program; each other {@code …Command} is one word of it;
 * {@link org.linli.audit.cli.Console} is what they print by, as text or as JSON.
 */
@NullMarked
package org.linli.audit.cli;

import org.jspecify.annotations.NullMarked;
