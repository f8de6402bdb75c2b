/**
 * What is wrong with a register of duties, all of it at once (缺位、越位、错位): who is missing, who acts beyond their list, who stands in the
 * wrong place, what overlaps, what is too much for one, what has been outlived, who is connected to nobody, and who has a duty without what
 * it takes (权责利).
 *
 * <p>An {@link org.linli.responsibility.finding.Inspection} says what to look with: the inventory, the terms of the rules, how many duties
 * are too many, which matters nobody may lead both of, and the {@linkplain org.linli.responsibility.finding.Deed deeds} that were done.
 * Its {@link org.linli.responsibility.finding.Findings} are values: each {@link org.linli.responsibility.finding.Finding} says of which
 * {@linkplain org.linli.responsibility.finding.FindingKind kind} it is, what, where and when, by which duties it is shown and where they
 * stand in the journal. Which changes mend it from now on is thought of when it is asked for, and tried on a copy: the rules grant them,
 * nothing is left of the finding, nothing else is found, whichever time is looked at, and what was stays as it was.
 *
 * <pre>{@code
 * Findings findings = Inspection.of(inventory, terms).of(register, window);
 * for (Finding each : findings.all()) {
 *     desk.change(findings.mend(each, clock.instant()), community.act(registrar));
 *     community.catchUp(1_000);
 * }
 * }</pre>
 *
 * <p>A finding is for those who keep the register and blames nobody for what they were never given. Residents, households, volunteers and
 * pledges are never found missing.
 */
@NullMarked
package org.linli.responsibility.finding;

import org.jspecify.annotations.NullMarked;
