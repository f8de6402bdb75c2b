package org.linli.audit.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What an exception of the file system says, in words: by itself it often says no more than a path. */
public final class FileTrouble {
    private FileTrouble() {}

    /**
     * The words.
     *
     * @param e the exception
     * @return what went wrong and with which file, without a full stop
     */
    public static String in(IOException e) {
        if (e instanceof FileSystemException about && about.getReason() == null) {
            if (e instanceof NoSuchFileException) {
                return "there is no " + about.getFile();
            } else if (e instanceof AccessDeniedException) {
                return "there is no permission to use " + about.getFile();
            } else if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
                return about.getFile() + " is no folder";
            }
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
