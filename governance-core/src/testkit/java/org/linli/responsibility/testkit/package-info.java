/**
 * For whoever tests what is built on duties: a small town, commands as values, arbitraries that make up whole registers of them, and the laws
 * that hold in each.
 */
@NullMarked
package org.linli.responsibility.testkit;

import org.jspecify.annotations.NullMarked;
