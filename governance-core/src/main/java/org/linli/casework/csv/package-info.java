/**
 * Cases as tables: the requests that a city publishes as CSV, both ways.
 *
 * <p>A {@link org.linli.casework.csv.CsvReader} takes the text apart, strictly. {@link org.linli.casework.csv.CaseCsv} reads and writes
 * {@link org.linli.casework.csv.CaseRow}s in the columns of {@link org.linli.casework.csv.CaseColumn}. What a city's labels mean here is data
 * of the host, a {@link org.linli.casework.csv.CsvMapping}; its times are local and without a zone
 * ({@link org.linli.casework.csv.LocalTimes}). What cannot be read is a {@link org.linli.casework.csv.CsvException} that names file, line
 * and remedy.
 *
 * <p>Part of floor 4: depends on {@code org.linli.casework} and what that depends on.
 */
@NullMarked
package org.linli.casework.csv;

import org.jspecify.annotations.NullMarked;
