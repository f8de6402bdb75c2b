package org.linli.audit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.audit.merkle.TreeHead;

/**
 * What came of restoring a log: the head with which it goes on, or what is wrong with the archive, the keys or the checkpoints.
 *
 * @param archived how many records the archive had, and the root of their tree; {@link TreeHead#EMPTY} if that could not be found out
 * @param orders how many orders to erase or to restrict were carried out again, since they came after these records; each is a record
 *     of its own after them
 * @param lost how many records are known to be missing from the archive, by the checkpoints that were kept outside
 * @param findings what is wrong; empty if the log was restored. Immutable
 * @param leftOut a sentence for each checkpoint in the archive that was left out, since it is none of this log; immutable
 */
public record LogRestore(TreeHead archived, int orders, long lost, List<String> findings, List<String> leftOut) {
    /** What to do about records that a checkpoint commits to and the archive does not have, or does not say whether it has them all. */
    public enum Tail {
        /** Restore nothing: maybe there is a newer archive. */
        WHOLE,
        /**
         * Restore what there is. The host answers for the loss: whoever holds a receipt of a lost record can prove it, and witnesses that
         * have cosigned a larger checkpoint cosign none of this log any more.
         */
        MAY_BE_LOST
    }

    /** Checks that nothing is missing. */
    public LogRestore {
        Objects.requireNonNull(archived, "archived");
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
    }

    /** The same, and something else that was left out. */
    LogRestore leavingOut(String more) {
        return new LogRestore(
                archived,
                orders,
                lost,
                findings,
                Stream.concat(leftOut.stream(), Stream.of(more)).toList());
    }

    /**
     * Whether the log was restored.
     *
     * @return true if nothing is wrong
     */
    public boolean isDone() {
        return findings.isEmpty();
    }

    /**
     * What came of it, for a person.
     *
     * @return one or more lines in English
     */
    public String explain() {
        if (!isDone()) {
            return "Nothing was restored.\n" + String.join("\n", findings);
        }
        return "Restored are " + archived.size() + " records under the root " + archived.root() + "."
                + (orders == 0
                        ? ""
                        : " After them " + orders
                                + " orders to erase or to restrict were carried out again, which came after the archive.")
                + (lost == 0 ? "" : " At least " + lost + " later records are lost.")
                + leftOut.stream().map(each -> "\n" + each).collect(Collectors.joining());
    }
}
