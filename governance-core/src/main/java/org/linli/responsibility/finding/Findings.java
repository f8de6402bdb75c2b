package org.linli.responsibility.finding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.responsibility.Coverage;

/**
 * Everything that an inspection found, and the proof on which it rests.
 *
 * @param all the findings, by kind, matter, area and time; immutable
 * @param proof what is covered exactly once, and what is not
 * @param register of which version of the register, such as {@code duties@1042}
 */
public record Findings(List<Finding> all, Coverage proof, String register) {
    /** Sorts the findings. */
    public Findings {
        all = all.stream().sorted().toList();
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(register, "register");
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true if there is no finding
     */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * The findings of a kind.
     *
     * @param kind which kind
     * @return the findings; immutable
     */
    public List<Finding> of(FindingKind kind) {
        return all.stream().filter(each -> each.kind() == kind).toList();
    }

    /**
     * The findings in a matter.
     *
     * @param matter which matter
     * @return the findings; immutable
     */
    public List<Finding> of(MatterId matter) {
        return all.stream()
                .filter(each -> each.matter().filter(matter::equals).isPresent())
                .toList();
    }

    /**
     * The findings about an actor.
     *
     * @param actor which actor
     * @return the findings; immutable
     */
    public List<Finding> of(ActorId actor) {
        return all.stream()
                .filter(each -> each.actor().filter(actor::equals).isPresent())
                .toList();
    }

    /**
     * How many there are of each kind.
     *
     * @return the numbers, by kind in its order; kinds without findings are missing
     */
    public Map<FindingKind, Integer> counts() {
        Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);
        all.forEach(each -> counts.merge(each.kind(), 1, Integer::sum));
        return counts;
    }

    /**
     * Does nothing if nothing is wrong.
     *
     * @throws IllegalStateException if something is; the message says everything
     */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw new IllegalStateException("The register (" + register + ") must have no findings but has "
                    + all.size() + ":\n"
                    + String.join(
                            "\n",
                            all.stream()
                                    .map(each -> each.summary(java.util.Locale.ENGLISH))
                                    .toList()));
        }
    }
}
