package org.linli.audit;

import java.util.Objects;

/** Thrown when a log is asked to sign what contradicts a checkpoint that it has signed before, or does not continue its backup. */
public final class ForkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CheckpointFit fit;

    /**
     * A contradiction.
     *
     * @param fit how the log stands to the checkpoint
     */
    public ForkException(CheckpointFit fit) {
        this("No checkpoint is signed. ", fit);
    }

    ForkException(String consequence, CheckpointFit fit) {
        super(consequence + fit.explain());
        this.fit = Objects.requireNonNull(fit, "fit");
    }

    /**
     * How the log stands to the checkpoint that it contradicts.
     *
     * @return a fork, or a log that was cut back
     */
    public CheckpointFit fit() {
        return fit;
    }
}
