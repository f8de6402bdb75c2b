package org.linli.walkthrough.run;

import java.nio.file.Path;

/** Says why a day cannot be written to a folder, and what to do: "day-out: this is not a folder. Name another one with --out." */
public final class OutFolderException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param folder the folder, as it was given
     * @param what what is wrong with it
     * @param remedy what to do, one sentence
     */
    public OutFolderException(Path folder, String what, String remedy) {
        super(folder + ": " + what + ". " + remedy);
    }
}
