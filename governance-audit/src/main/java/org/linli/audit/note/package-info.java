/**
 * Signed checkpoints and proofs that a resident can check at home (可核查): what a log says about itself, who has confirmed it, and what
 * follows from it for one record.
 *
 * <p>In reading order: a {@link org.linli.audit.note.SignedNote} is a text with signature lines. A
 * {@link org.linli.audit.note.VerifierKey} checks them, a {@link org.linli.audit.note.SignerKey} makes them; behind both stand the
 * interfaces {@link org.linli.audit.note.NoteVerifier}, {@link org.linli.audit.note.NoteSigner} and
 * {@link org.linli.audit.note.RawSigner}, for a host whose key is in a hardware module or of another algorithm. A
 * {@link org.linli.audit.note.Checkpoint} is the text that a log signs: name, size, root. A {@link org.linli.audit.note.TrustPolicy} says
 * which logs and how many witnesses are enough, and gives a {@link org.linli.audit.note.CheckpointVerdict}. An
 * {@link org.linli.audit.note.OfflineProof} holds entry, hashes and checkpoint in one file, through as many logs as stand above each other
 * (纵向到底), and gives a {@link org.linli.audit.note.ProofVerdict}. An {@link org.linli.audit.note.AddCheckpoint} is what a log asks a
 * witness.
 *
 * <p><strong>What is proven, and against whom.</strong> A proven entry was in the log when its checkpoint was signed, and whoever holds
 * that checkpoint will notice if it is ever changed or removed. It is not proven that the entry is true, nor that there is no other. With
 * one key and no witness, the log could show a resident a tree that nobody else sees; a quorum of witnesses that the log does not control
 * closes that door, since each cosigns one line of trees only. In a proof through several logs the key at the top is trusted for two
 * things: to keep one tree, and to have let in only checkpoints that the logs below had signed and that continued each other. So a
 * dishonest street can leave a community out, which the community sees, but cannot swap its records unnoticed: the community's own
 * checkpoint stands in the street's log, signed, and a verifier whose policy knows the community's key checks that signature as well
 * ({@link org.linli.audit.note.ProofVerdict.Level#signed}).
 *
 * <p>The formats are those of C2SP (signed-note, tlog-checkpoint, tlog-cosignature v1, tlog-proof, tlog-policy, tlog-witness), so that
 * tools of others read and write them. Depends on the JDK and on {@code merkle} alone.
 */
@NullMarked
package org.linli.audit.note;

import org.jspecify.annotations.NullMarked;
