/**
 * The trace log (全程留痕, 可核查): a journal on files that proves what happened.
 *
 * <p>In reading order: a {@link org.linli.audit.TraceLog} is opened over a folder and is a {@link org.linli.trace.Journal}; a
 * {@link org.linli.audit.Verdict} says whether a log is as it was written, and where it is not; a
 * {@link org.linli.audit.StateDigest} compares what two processes have folded from it. An
 * {@link org.linli.audit.EvidenceFolder} keeps what is too large for a fact.
 *
 * <p>{@link org.linli.audit.Checkpoints} are what a log signs and keeps; under them {@link org.linli.audit.LogProofs} prove records and
 * trails of any {@link org.linli.audit.ProvableLog}. A {@link org.linli.audit.LogAudit} holds a log against checkpoints that were kept
 * outside, and {@link org.linli.audit.CheckpointFit} is what it finds. {@link org.linli.audit.LogExport} writes a log in forms that others
 * read. A {@link org.linli.audit.LogBackup} copies a log with its keys apart, and a {@link org.linli.audit.LogRestore} is what comes of making
 * one of them again. An {@link org.linli.audit.Inquiry} asks who handled what, and an {@link org.linli.audit.InquiryAnswer} points at records.
 *
 * <p>Stands on the packages below it: {@code merkle} for the tree, {@code codec} for the form of records, {@code store} for files and
 * {@code erasure} for personal values.
 */
@NullMarked
package org.linli.audit;

import org.jspecify.annotations.NullMarked;
