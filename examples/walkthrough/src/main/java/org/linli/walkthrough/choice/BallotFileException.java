package org.linli.walkthrough.choice;

import java.nio.file.Path;

/** Says why ballots cannot be counted, and what to do: "wesola.pb:7: The cost (12,5) must be a number. Mend that line." */
public final class BallotFileException extends Exception {

    private static final long serialVersionUID = 1L;

    BallotFileException(Path file, String what, String remedy) {
        super(file + ": " + what + " " + remedy);
    }
}
