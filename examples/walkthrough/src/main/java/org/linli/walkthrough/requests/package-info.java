/**
 * Reads a file of service requests strictly, and accounts for every row of it.
 *
 * <p>{@link org.linli.walkthrough.requests.RequestFile} reads the whole file before anything else happens; what makes
 * the file unusable is a {@link org.linli.walkthrough.requests.RequestFileException}, naming file, line and remedy. Its
 * {@link org.linli.walkthrough.requests.RequestRow}s go through the
 * {@link org.linli.walkthrough.requests.Intake}: each is either taken in as a
 * {@link org.linli.walkthrough.requests.Request} or listed as a {@link org.linli.walkthrough.requests.Reject}; what had
 * to be left open about a request taken in is a {@link org.linli.walkthrough.requests.Note}. A
 * {@link org.linli.walkthrough.requests.RequestStatus} says what a status of the file means for a case. The
 * {@link org.linli.walkthrough.requests.RejectsFile} is the list a clerk goes through afterwards, and
 * {@link org.linli.walkthrough.requests.FileStatistics} describe the file as it was read, rejects included.
 */
@NullMarked
package org.linli.walkthrough.requests;

import org.jspecify.annotations.NullMarked;
