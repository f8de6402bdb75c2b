/**
 * Witnesses (见证): outsiders who remember one checkpoint of each log and confirm a new one only if it continues it (可核查).
 *
 * <p>In reading order: a {@link org.linli.audit.witness.Witness} answers a request with a
 * {@link org.linli.audit.witness.WitnessAnswer}; what it has seen is in a {@link org.linli.audit.witness.WitnessStore}, on files in a
 * {@link org.linli.audit.witness.FileWitnessStore}. A {@link org.linli.audit.witness.WitnessServer} puts it behind HTTP, a
 * {@link org.linli.audit.witness.WitnessClient} submits to it.
 *
 * <p>A witness reads no record and needs next to no room: it keeps one checkpoint a log. What it promises hangs on two things: that nobody
 * else has its key, and that its folder is never set back. Stands on {@code note} and {@code merkle} for the formats and on {@code store}
 * for files.
 */
@NullMarked
package org.linli.audit.witness;

import org.jspecify.annotations.NullMarked;
