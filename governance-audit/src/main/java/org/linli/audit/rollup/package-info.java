/**
 * Logs above logs (纵向到底): the checkpoints of the communities stand in the street's log, the street's in the district's, up to the city,
 * so that one resident's entry can be proven under the city's signature.
 *
 * <p>There is one type: a {@link org.linli.audit.rollup.RollUpLog} takes checkpoints in as a witness, keeps them as entries, and lifts
 * proofs. A lifted proof is an ordinary offline proof ({@link org.linli.audit.note.OfflineProof}) whose extra part is the proof one level
 * below: entry → community's checkpoint → its place in the street's log → street's checkpoint → … → city's checkpoint. Who has it in a file
 * needs the city's public key to check it, and nothing else.
 *
 * <p><strong>Threats.</strong>
 *
 * <ul>
 *   <li><em>A community rewrites its log.</em> Its next checkpoint does not continue the one recorded, is refused (422), and the street
 *       keeps the signed one that contradicts it.
 *   <li><em>A community shows different trees to different people.</em> Only one line of trees is recorded, so that only proofs from that
 *       line can be lifted.
 *   <li><em>A record is made to look like a checkpoint.</em> Entries of a roll-up log come in through the witness alone, signed by a log
 *       that is known; so the key of a roll-up log must sign nothing else.
 *   <li><em>A street leaves a checkpoint out, or is late.</em> Its communities notice, since they get no cosignature; nobody else does.
 *   <li><em>A street makes a checkpoint up.</em> Whoever knows the community's key finds that the signature is missing or wrong: the
 *       checker does, if the key is in its policy, and the community does when it reads the street's log. Who knows the city's key alone
 *       relies on the logs between to have checked.
 *   <li><em>The city forks.</em> Its checkpoints are for outside witnesses to cosign; a policy with a quorum asks for them.
 *   <li><em>A level is set back to an older state.</em> The level above has a larger checkpoint (409). At the top the witnesses have.
 * </ul>
 *
 * <p>Stands on {@code witness}, {@code tiles}, {@code note} and {@code merkle}.
 */
@NullMarked
package org.linli.audit.rollup;

import org.jspecify.annotations.NullMarked;
