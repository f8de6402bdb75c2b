/**
 * What has to be disclosed to those whom it concerns (居务公开、财务公开、公共收益、维修资金、项目结果): by whom, how often, by when, whether it was, and
 * what was said against it.
 *
 * <p>A {@link org.linli.responsibility.disclosure.DisclosurePlan} says what is asked of each
 * {@linkplain org.linli.responsibility.disclosure.DisclosureTopic topic}, with its
 * {@linkplain org.linli.responsibility.disclosure.DisclosureRequirement sources}, and who discloses it to whom. When a
 * {@linkplain org.linli.responsibility.disclosure.DisclosurePeriod period} is over, or something has happened, a
 * {@link org.linli.responsibility.disclosure.Disclosure} is owed. That it was published is a fact with the digest of what was, and where.
 * Those whom it concerns object; an {@link org.linli.responsibility.disclosure.Objection} is answered, and where it was right, a correction
 * is due. What is overdue is urged when the host settles, and stands among the
 * {@linkplain org.linli.responsibility.disclosure.DisclosureFinding findings} of the
 * {@link org.linli.responsibility.disclosure.DisclosureRegister}.
 *
 * <pre>{@code
 * DisclosureRoom disclosures = community.keepDisclosures(() -> plan, platform);
 * community.settle(clock.instant(), 100);
 * disclosures.desk().publish(DisclosureId.of(finances, DisclosurePeriod.parse("2026-02")), publication, community.act(committee));
 * }</pre>
 *
 * <p>Persons and households owe nobody a disclosure. Who objected is known to the parties only.
 */
@NullMarked
package org.linli.responsibility.disclosure;

import org.jspecify.annotations.NullMarked;
