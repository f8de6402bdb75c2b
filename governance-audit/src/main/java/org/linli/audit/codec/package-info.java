/**
 * The canonical form in which a record is written, hashed and kept: the same value gives the same bytes on every machine,
 * and no other bytes are read back. It is the JSON of RFC 8785 restricted to strings, booleans, null, arrays, objects and
 * integers within ±(2^53 − 1), in UTF-8; decimals and larger integers travel as strings, times as integer microseconds.
 *
 * <p>In reading order: {@link org.linli.audit.codec.CanonicalForm} is the whole of it in two methods;
 * {@link org.linli.audit.codec.CanonicalWriter} writes and {@link org.linli.audit.codec.CanonicalReader} reads piece by
 * piece, bound to a record, with {@link org.linli.audit.codec.CanonicalName}s for the keys and constants known ahead;
 * bytes that are anything else end in a {@link org.linli.audit.codec.CanonicalFormException} that says where.
 *
 * <p>On top of these, an {@link org.linli.audit.codec.EventCodec} binds the facts of a catalog to
 * {@link org.linli.audit.codec.Envelope}s: each record is looked at once and then written component by component, without a
 * tree in between. Personal values go to a {@link org.linli.audit.codec.Sealer} and come back from an
 * {@link org.linli.audit.codec.Unsealer}; {@link org.linli.audit.codec.StateForm} writes states with handles in their place.
 *
 * <p>Depends on the kernel's facts and the JDK alone. Not exported: who embeds the log meets facts, and who audits it reads
 * plain JSON.
 */
@NullMarked
package org.linli.audit.codec;

import org.jspecify.annotations.NullMarked;
