/**
 * The files of a log: frames with checksums in append-only segments, and what stands beside them.
 *
 * <p>In reading order: a {@link org.linli.audit.store.Disk} opens files, the real one or one that fails on purpose. A
 * {@link org.linli.audit.store.Frame} is one record or the end of a batch, a {@link org.linli.audit.store.FrameWalk} goes from frame to
 * frame, a {@link org.linli.audit.store.Segment} is one file of them and a {@link org.linli.audit.store.SegmentCheck} says how much of it
 * is sound. {@link org.linli.audit.store.LogMeta} says which log a folder holds, {@link org.linli.audit.store.StateFile} how much of it is
 * known to be on disk, and {@link org.linli.audit.store.FolderLock} keeps a second writer out.
 *
 * <p>Knows nothing of facts. Not exported.
 */
@NullMarked
package org.linli.audit.store;

import org.jspecify.annotations.NullMarked;
