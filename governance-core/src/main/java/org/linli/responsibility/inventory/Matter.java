package org.linli.responsibility.inventory;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Validity;

/**
 * Something that has to be seen to (治理事项): {@code stairwell-clutter}, 楼道堆物, a matter of fire safety and a common pool.
 *
 * @param id its id
 * @param chinese what it is called in Chinese
 * @param english what it is called in English
 * @param field to which field it belongs
 * @param goods what kind of good it is
 * @param provision how it is provided
 * @param reason why it is provided otherwise than its class suggests; must be there if it is
 * @param sources from where it is known; at least one; in order; immutable
 * @param validity from when, until when it is in the inventory
 */
public record Matter(
        MatterId id,
        Name chinese,
        Name english,
        MatterField field,
        Goods goods,
        Provision provision,
        Optional<Name> reason,
        Set<MatterSource> sources,
        Validity validity) {
    /** Checks that there is a source, and a reason where one is needed. */
    public Matter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(chinese, "chinese");
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(goods, "goods");
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(validity, "validity");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("The sources of matter (" + id + ") must not be empty.");
        }
        sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
        if (provision != goods.suggests() && reason.isEmpty()) {
            throw new IllegalArgumentException("The provision (" + provision + ") of matter (" + id
                    + ") must have a reason, since a good of class " + goods + " suggests " + goods.suggests() + ".");
        }
    }
}
