/**
 * JSON texts as plain lists and maps, for the rooms that read published formats. Not exported: what comes in and goes out of those rooms
 * are texts and their own records.
 */
@NullMarked
package org.linli.basics.json;

import org.jspecify.annotations.NullMarked;
