package org.linli;

import org.linli.testkit.DocumentedContract;

class DocumentedTest extends DocumentedContract {}
