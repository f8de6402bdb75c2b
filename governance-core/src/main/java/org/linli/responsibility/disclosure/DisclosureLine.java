package org.linli.responsibility.disclosure;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;

/**
 * Who discloses what to whom: the residents' committee its finances to all who live in the community.
 *
 * @param discloser who discloses: an organisation
 * @param topic what
 * @param area to those in which area
 * @param validity from when, until when
 */
public record DisclosureLine(ActorId discloser, DisclosureTopic topic, AreaId area, Validity validity) {
    /** Checks that nothing is missing. */
    public DisclosureLine {
        Objects.requireNonNull(discloser, "discloser");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(validity, "validity");
    }

    /**
     * A line.
     *
     * @param discloser who discloses: an organisation
     * @param topic what
     * @param area to those in which area
     * @param validity from when, until when
     * @return the line
     */
    public static DisclosureLine of(ActorId discloser, DisclosureTopic topic, AreaId area, Validity validity) {
        return new DisclosureLine(discloser, topic, area, validity);
    }

    /** What it is about, without the time, for those who keep something by it. */
    String key() {
        return topic.name() + " " + area + " " + discloser;
    }
}
