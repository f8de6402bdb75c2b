/**
 * Logs as static files (可核查): the layout that auditors' tools of others read.
 *
 * <p>In reading order: {@link org.linli.audit.tiles.TileFiles} reads a folder of tiles and entry bundles (C2SP tlog-tiles); a
 * {@link org.linli.audit.tiles.TiledLog} writes one, signs its checkpoints, and proves what is in it. Stands on {@code merkle} and
 * {@code note} for the formats and on {@code store} for files.
 */
@NullMarked
package org.linli.audit.tiles;

import org.jspecify.annotations.NullMarked;
