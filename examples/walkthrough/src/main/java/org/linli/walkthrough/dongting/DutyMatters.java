package org.linli.walkthrough.dongting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.MatterField;
import org.linli.responsibility.inventory.MatterSource;
import org.linli.responsibility.inventory.Provision;

/** What kind of good each matter of the day is, and by whom it is provided here. */
final class DutyMatters {

    /** The field and class of a matter, and the mode of provision where it is not what the class suggests, with the reason. */
    private record Kind(MatterField field, Goods goods, Optional<Provision> provision, String reason) {
        static Kind of(MatterField field, Goods goods) {
            return new Kind(field, goods, Optional.empty(), "");
        }

        static Kind of(MatterField field, Goods goods, Provision provision, String reason) {
            return new Kind(field, goods, Optional.of(provision), reason);
        }
    }

    private static final Map<String, Kind> CLASSES = Map.ofEntries(
            Map.entry("lift", Kind.of(MatterField.PROPERTY, Goods.CLUB)),
            Map.entry("leak", Kind.of(MatterField.PROPERTY, Goods.CLUB)),
            Map.entry("light", Kind.of(MatterField.PROPERTY, Goods.CLUB)),
            Map.entry("trading", Kind.of(MatterField.TRAFFIC, Goods.PUBLIC)),
            Map.entry("meal", Kind.of(MatterField.ELDER_CARE, Goods.PRIVATE)),
            Map.entry(
                    "small-repair",
                    Kind.of(
                            MatterField.PROPERTY,
                            Goods.PRIVATE,
                            Provision.COMMONS,
                            "neighbours help each other, and the committee brings them together")),
            Map.entry("cleaning", Kind.of(MatterField.SANITATION, Goods.PRIVATE)),
            Map.entry("waste", Kind.of(MatterField.SANITATION, Goods.CLUB)),
            Map.entry(
                    "fire-lane",
                    Kind.of(
                            MatterField.FIRE,
                            Goods.COMMON_POOL,
                            Provision.MEMBERS,
                            "inside the estate the owners have it kept clear by contract")),
            Map.entry("noise", Kind.of(MatterField.ENVIRONMENT, Goods.COMMON_POOL)),
            Map.entry("drain", Kind.of(MatterField.ENVIRONMENT, Goods.PUBLIC)),
            Map.entry("dog", Kind.of(MatterField.ENVIRONMENT, Goods.COMMON_POOL)),
            Map.entry(
                    "certificate",
                    Kind.of(
                            MatterField.SECURITY,
                            Goods.PUBLIC,
                            Provision.COMMONS,
                            "questions are answered where people live")),
            Map.entry("tree", Kind.of(MatterField.ENVIRONMENT, Goods.PUBLIC)),
            Map.entry(
                    "clinic",
                    Kind.of(MatterField.ELDER_CARE, Goods.PRIVATE, Provision.COMMONS, "volunteers have pledged to")));

    private DutyMatters() {}

    /** A matter of the day as the inventory has it. */
    static org.linli.responsibility.inventory.Matter of(Matter matter, Validity when) {
        Kind known = CLASSES.get(matter.id().value());
        if (known == null) {
            throw new IllegalArgumentException(
                    "The matter (" + matter.id() + ") of the day must be classified as a good.");
        }
        return new org.linli.responsibility.inventory.Matter(
                matter.id(),
                Name.of(matter.chinese()),
                Name.of(matter.english()),
                known.field(),
                known.goods(),
                known.provision().orElse(known.goods().suggests()),
                known.provision().map(any -> Name.of(known.reason())),
                Set.of(MatterSource.REPORTS),
                when);
    }
}
