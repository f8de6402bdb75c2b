/**
 * How fast, and in how much memory: {@link org.linli.benchmarks.Benchmarks} runs the {@link org.linli.benchmarks.Figure}s of the groups
 * it is asked for, each in a JVM of its own, and prints a line {@code BENCH <name> <figure> goal <goal> met|missed} for each.
 */
@NullMarked
package org.linli.benchmarks;

import org.jspecify.annotations.NullMarked;
