package org.linli.responsibility.disclosure;

import java.util.Objects;
import org.linli.basics.DeadlineClass;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyGround;

/**
 * How often a topic is disclosed and by when, and what says so. What a statute leaves open (most leave "regularly" open) is the charter's to
 * say, and is said to be.
 *
 * @param topic what is disclosed
 * @param every how often
 * @param within how long after the end of a period, or after what is to be disclosed has happened, it must be published; after an objection
 *     that was right, the correction
 * @param answer how long after an objection it must be answered
 * @param duty what says that it must be disclosed; never a pledge
 * @param often what says how often
 * @param times what says by when it is published and answered
 */
public record DisclosureRequirement(
        DisclosureTopic topic,
        Recurrence every,
        DeadlineClass within,
        DeadlineClass answer,
        DutyBasis duty,
        DutyBasis often,
        DutyBasis times) {
    /** Checks that it rests on more than a pledge. */
    public DisclosureRequirement {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(within, "within");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(often, "often");
        Objects.requireNonNull(times, "times");
        if (duty.ground() == DutyGround.PLEDGE) {
            throw new IllegalArgumentException("The duty (" + duty + ") to disclose " + topic
                    + " must rest on more than a pledge: nobody is found wanting for one.");
        }
    }
}
