package org.linli.trace;

/**
 * A view or a reaction threw when an event was carried to it. It stays at that event until it is tried again; everything else that the
 * follower carries to goes on.
 */
public final class FollowerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final long position;

    FollowerException(String name, long position, RuntimeException cause) {
        super(
                "The view or reaction (" + name + ") stopped at position " + position
                        + " and will be tried again there; see the cause.",
                cause);
        this.name = name;
        this.position = position;
    }

    /**
     * The view or reaction that threw.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * Where it stopped.
     *
     * @return the position of the event that it did not take
     */
    public long position() {
        return position;
    }
}
