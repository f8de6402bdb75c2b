/**
 * What there is to be seen to (清单制): the inventory of all matters, each with its field, what kind of good it is, and who is suited to
 * provide it.
 *
 * <p>A {@link org.linli.responsibility.inventory.Matter} is classified by rivalry × excludability
 * ({@link org.linli.responsibility.inventory.Goods}); the class suggests a mode of
 * {@linkplain org.linli.responsibility.inventory.Provision provision}, and another one needs a reason. An
 * {@link org.linli.responsibility.inventory.Inventory} is a value with a version; it is read whole or not at all, and everything that is
 * wrong with a file is said at once. {@link org.linli.responsibility.inventory.Inventory#starter()} is one to begin with.
 *
 * <pre>{@code
 * Inventory.Reading reading = Inventory.read("wuhan", "2026", "matters.csv", Files.newInputStream(file));
 * reading.findings().forEach(each -> …);
 * }</pre>
 */
@NullMarked
package org.linli.responsibility.inventory;

import org.jspecify.annotations.NullMarked;
