package org.linli.audit.witness;

import java.util.Objects;

/**
 * What a witness answers to {@code add-checkpoint}: the status with which the protocol says it, and the body.
 *
 * @param kind what the answer is
 * @param body for {@link Kind#COSIGNED} the signature line, for {@link Kind#CONFLICT} the size that the witness has with a newline,
 *     otherwise a sentence for a person
 */
public record WitnessAnswer(Kind kind, String body) {

    /** What a witness may answer, in the order in which it checks. */
    public enum Kind {
        /** The body is no request, or its old size is beyond the checkpoint's. */
        BAD_REQUEST(400),
        /** The witness does not know a log of this name. */
        UNKNOWN_LOG(404),
        /** No key that the witness trusts for this log has signed, or such a signature is wrong. */
        UNTRUSTED(403),
        /** The old size is not the one that the witness has recorded. */
        CONFLICT(409),
        /** The checkpoint does not continue the recorded one, or the proof does not show it. */
        INCONSISTENT(422),
        /** The checkpoint is recorded and cosigned. */
        COSIGNED(200);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /**
         * The status of the answer.
         *
         * @return a status of HTTP
         */
        public int status() {
            return status;
        }
    }

    /**
     * An answer.
     *
     * @param kind what the answer is
     * @param body what it says
     */
    public WitnessAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(body, "body");
    }

    /**
     * The type of the body.
     *
     * @return {@code text/x.tlog.size} for a conflict, otherwise plain text
     */
    public String contentType() {
        return kind == Kind.CONFLICT ? "text/x.tlog.size" : "text/plain; charset=utf-8";
    }
}
