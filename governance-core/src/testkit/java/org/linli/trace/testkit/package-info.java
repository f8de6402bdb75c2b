/**
 * The test kit of the spine: a small sample domain of accounts ({@link org.linli.trace.testkit.Account},
 * {@link org.linli.trace.testkit.AccountFact}, {@link org.linli.trace.testkit.AccountRules},
 * {@link org.linli.trace.testkit.AccountDesk}), arbitrary values for properties
 * ({@link org.linli.trace.testkit.TraceArbitraries}), journals that misbehave on purpose
 * ({@link org.linli.trace.testkit.InterruptedJournal}), and the contracts that every implementation of a port passes:
 * {@link org.linli.trace.testkit.JournalContract}, {@link org.linli.trace.testkit.ReopenedJournalContract},
 * {@link org.linli.trace.testkit.EvidenceStoreContract}.
 */
@NullMarked
package org.linli.trace.testkit;

import org.jspecify.annotations.NullMarked;
