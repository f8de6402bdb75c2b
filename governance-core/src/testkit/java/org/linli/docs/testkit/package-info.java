/**
 * What keeps documents true: {@link org.linli.docs.testkit.Snippets} holds the Java blocks of a guide against sources that are compiled.
 */
@NullMarked
package org.linli.docs.testkit;

import org.jspecify.annotations.NullMarked;
