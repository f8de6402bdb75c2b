package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.DutyChange;

/**
 * Everything that an inspection found, the proof on which it rests, and what mends it. Safe for use by several threads, as is the register.
 *
 * <pre>{@code
 * Findings findings = Inspection.of(inventory, terms).of(register, window);
 * for (Finding each : findings.all()) {
 *     desk.change(findings.mend(each, clock.instant()), community.act(registrar));
 *     community.catchUp(1_000);
 * }
 * }</pre>
 */
public final class Findings {
    private final List<Finding> all;
    private final Coverage proof;
    private final Mending mending;

    Findings(List<Finding> all, Coverage proof, Mending mending) {
        this.all = all.stream().sorted().toList();
        this.proof = proof;
        this.mending = mending;
    }

    /**
     * The findings.
     *
     * @return them, by kind, matter, area and time; immutable
     */
    public List<Finding> all() {
        return all;
    }

    /**
     * What is covered exactly once, and what is not. Whoever is gone covers nothing.
     *
     * @return the proof, which says of which versions it is
     */
    public Coverage proof() {
        return proof;
    }

    /**
     * Changes that mend a finding from an instant on, in the register as it stands when this is asked. They have been tried on a copy: the
     * rules as they are grant them, of what is found from then on nothing is left, and nothing is found that was not there before, whichever
     * time is looked at. What was before that instant they leave as it was: nobody comes to have been responsible on a day on which nobody
     * was, and what somebody bore is not annulled. Who is who, where is where and which matters there are is as it was when the register was
     * looked at; what it takes in while a mend is thought of makes it think anew.
     *
     * <p>Cost: for the first finding of a matter O(d log d) in its duties; then for each of at most sixty or so mends that are tried O(k + c)
     * in the k duties that meet the areas it touches and the c duties of those it gives one, and all duties of these actors if there are
     * limits or conflicts. What ends the last duty that reaches an area from above looks at all duties.
     *
     * @param finding the finding, of this inspection or another
     * @param now from when on the changes take effect
     * @return the changes, for {@link org.linli.responsibility.DutyDesk#change}; none if it is over, mended by now, or no mend is known, and
     *     the remedy of its kind says what to do; immutable
     * @throws IllegalStateException if the register takes in something all the time while this is thought of
     */
    public List<DutyChange> mend(Finding finding, Instant now) {
        return mending.of(finding, Objects.requireNonNull(now, "now"));
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
            throw new IllegalStateException("The register (" + proof.register().orElse("none")
                    + ") must have no findings but has "
                    + all.size() + ":\n"
                    + String.join(
                            "\n",
                            all.stream()
                                    .map(each -> each.summary(Locale.ENGLISH))
                                    .toList()));
        }
    }
}
