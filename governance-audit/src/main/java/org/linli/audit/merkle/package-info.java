/**
 * The tree of RFC 6962 and RFC 9162 that makes the trace log provable (可核查): who holds one hash of it can check that a
 * record is in the log, and that a later log still contains all of an earlier one.
 *
 * <p>In reading order: a {@link org.linli.audit.merkle.MerkleHash} is 32 bytes, and a
 * {@link org.linli.audit.merkle.TreeHasher} makes them of entries and of pairs of hashes. A
 * {@link org.linli.audit.merkle.TreeHead} is a size with the root at that size: what a checkpoint signs. The
 * {@link org.linli.audit.merkle.Frontier} is the right edge of a growing tree, all that appending needs; it hands every
 * finished node to a {@link org.linli.audit.merkle.NodeSink}, and whoever kept them gives them back as a
 * {@link org.linli.audit.merkle.NodeReader}. A {@link org.linli.audit.merkle.TreeSnapshot} is the tree as it stood at
 * one size and yields its root, an {@link org.linli.audit.merkle.InclusionProof} and a
 * {@link org.linli.audit.merkle.ConsistencyProof}; a {@link org.linli.audit.merkle.MerkleTree} keeps all of it in
 * memory. Proofs are checked against heads that the checker trusts; the outcome is a
 * {@link org.linli.audit.merkle.Verification}, which may be thrown as a
 * {@link org.linli.audit.merkle.ProofException}.
 *
 * <p>Depends on the JDK alone, so that an auditor can read and lift it out whole.
 */
@NullMarked
package org.linli.audit.merkle;

import org.jspecify.annotations.NullMarked;
