/**
 * The trace log on PostgreSQL (全程留痕, 可核查), for hosts whose several nodes write to one journal.
 *
 * <p>In reading order: a {@link org.linli.audit.postgres.PostgresJournal} is opened over the host's own {@code DataSource} and is a
 * {@link org.linli.trace.Journal}, with the same records and the same tree of hashes as a log on files. An
 * {@link org.linli.audit.postgres.Outbox} carries what a host decides in a transaction of its own over to an office, so that neither can
 * be without the other.
 *
 * <p>Plain JDBC; the driver is the host's. May depend on {@code merkle}, {@code codec}, {@code store} for limits, and {@code erasure}.
 */
@NullMarked
package org.linli.audit.postgres;

import org.jspecify.annotations.NullMarked;
