/**
 * Personal values that can be erased for good: encrypted beside the records, under keys that can be destroyed.
 *
 * <p>In reading order: a {@link org.linli.audit.erasure.KeyStore} keeps a {@link org.linli.audit.erasure.HolderKey} for each holder in a
 * file of its own, and destroys it there; {@link org.linli.audit.erasure.Seal} turns a value into a commitment, which is hashed with
 * the record, and into encrypted bytes, which are not.
 *
 * <p>Needs the JDK's cryptography alone. Not exported.
 */
@NullMarked
package org.linli.audit.erasure;

import org.jspecify.annotations.NullMarked;
