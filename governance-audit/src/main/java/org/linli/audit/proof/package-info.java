/**
 * The trail of one subject, proven record by record (全程留痕, 可核查), for somebody who has a file and a public key.
 *
 * <p>In reading order: a {@link org.linli.audit.proof.TrailProof} holds the records of one subject, each with its place in the tree, under
 * one signed checkpoint; checking it gives a {@link org.linli.audit.proof.TrailVerdict}.
 *
 * <p>Knows no log, no file and no fact: it stands on {@code note}, {@code merkle} and the form of records.
 */
@NullMarked
package org.linli.audit.proof;

import org.jspecify.annotations.NullMarked;
