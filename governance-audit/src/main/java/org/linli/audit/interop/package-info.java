/**
 * A trace log in the forms that others read (互通): what leaves, for whom, and what comes in.
 *
 * <p>In reading order: {@link org.linli.audit.interop.CloudEvent} is one event as CloudEvents 1.0 writes it in JSON, whoever made it;
 * {@link org.linli.audit.interop.CloudEvents} turns records of a log into such events, for an audience, and such events back into facts;
 * {@link org.linli.audit.interop.Provenance} tells a subject's trail in the words of W3C PROV. What is not of its format is named by an
 * {@link org.linli.audit.interop.InterchangeException}.
 *
 * <p>Personal values never leave this way: where one stood, stands the name of its slot. (Static tiles and JSON Lines are written by
 * {@link org.linli.audit.LogExport}.)
 */
@NullMarked
package org.linli.audit.interop;

import org.jspecify.annotations.NullMarked;
