package org.linli.matching;

import org.linli.testkit.DocumentedContract;

class DocumentedTest extends DocumentedContract {}
