/**
 * The formats in which ballots are published, read and written.
 *
 * <p>{@link org.linli.choice.files.PrefLib} for rankings and categories, {@link org.linli.choice.files.Pabulib} for participatory
 * budgets, {@link org.linli.choice.files.Polis} for opinions on statements. Each reads strict UTF-8 whole, or says in a
 * {@link org.linli.choice.files.MalformedFileException} at which line it is not what it should be; what was read can be written back.
 *
 * <p>Floor 1: depends on {@code org.linli.choice}.
 */
@NullMarked
package org.linli.choice.files;

import org.jspecify.annotations.NullMarked;
