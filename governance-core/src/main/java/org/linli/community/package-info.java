/**
 * The community that governs itself together (社区治理共同体): one door to all desks over one journal.
 *
 * <p>A host opens a {@link org.linli.community.Community} over a journal and goes to its desks. Other modules add their rooms as a
 * {@link org.linli.community.CommunityExtension}. The host calls {@code catchUp} and {@code settle} on threads of its own; nothing runs
 * here by itself.
 *
 * <p>The top floor: depends on all the others.
 */
@NullMarked
package org.linli.community;

import org.jspecify.annotations.NullMarked;
