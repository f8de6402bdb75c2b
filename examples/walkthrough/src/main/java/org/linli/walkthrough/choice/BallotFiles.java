package org.linli.walkthrough.choice;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which ballots to count: {@code --budget wesola.pb --election burlington.toi --seats 1 --conversation brexit}.
 *
 * @param budget a participatory budget, {@code .pb}
 * @param conversation a folder with the export of a Polis conversation
 * @param election an election as PrefLib publishes it: {@code .soc .soi .toc .toi .cat}
 * @param seats how many are to be elected, 1 to 100
 */
public record BallotFiles(Optional<Path> budget, Optional<Path> conversation, Optional<Path> election, int seats) {
    /** No file: what a community of its own makes up is counted, if anything. */
    public static final BallotFiles NONE = new BallotFiles(Optional.empty(), Optional.empty(), Optional.empty(), 1);

    /** More are no committee. */
    public static final int MOST_SEATS = 100;

    /** Checks that nothing is null, and the seats. */
    public BallotFiles {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(election, "election");
        if (seats < 1 || seats > MOST_SEATS) {
            throw new IllegalArgumentException("The seats (" + seats + ") must be 1 to " + MOST_SEATS + ".");
        }
    }
}
