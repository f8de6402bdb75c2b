/** The house's own rules, as a test that every module of Linli runs over itself. */
@NullMarked
package org.linli.testkit;

import org.jspecify.annotations.NullMarked;
