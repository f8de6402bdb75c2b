/**
 * The day's last chapter (可核查): what its trace proves to somebody who was not there, and what becomes of an attempt to tell the day
 * otherwise.
 *
 * <p>{@link org.linli.walkthrough.proofs.ProofChapter} signs a checkpoint, lets a witness cosign it, gives a resident a receipt and a trail,
 * takes it up to the city's checkpoint ({@link org.linli.walkthrough.proofs.LevelsAbove}), shows that an erasure has left it as it was and
 * what a restriction leaves open, and has an {@link org.linli.walkthrough.proofs.Auditor} check it all; {@link org.linli.walkthrough.proofs.Forgery} is what it holds against a host that
 * computes everything anew.
 */
@NullMarked
package org.linli.walkthrough.proofs;

import org.jspecify.annotations.NullMarked;
