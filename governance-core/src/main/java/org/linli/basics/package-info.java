/**
 * The words that every other room of the community uses without explaining them again.
 *
 * <p>Who and where: {@link org.linli.basics.ActorId}, {@link org.linli.basics.AreaId} and, for what has to be governed,
 * {@link org.linli.basics.MatterId} (治理事项); what they are called: {@link org.linli.basics.Name}. When: the half-open
 * {@link org.linli.basics.TimeWindow}, the {@link org.linli.basics.Validity} that may be open to the end, the
 * {@link org.linli.basics.WorkCalendar} of a zone and a {@link org.linli.basics.DeadlineClass} such as {@code 24h}, which
 * together make a {@link org.linli.basics.Deadline}; all of it in
 * {@link org.linli.basics.Microseconds}. Where exactly: {@link org.linli.basics.GeoPoint} and
 * {@link org.linli.basics.Distance}. How much: {@link org.linli.basics.Money}, and {@link org.linli.basics.Rate}, which never
 * forgets the base it was counted over.
 *
 * <p>Floor 0: depends on the JDK alone.
 */
@NullMarked
package org.linli.basics;

import org.jspecify.annotations.NullMarked;
