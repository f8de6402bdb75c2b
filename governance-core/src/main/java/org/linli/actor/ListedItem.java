package org.linli.actor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Name;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * One line on one of a branch's three lists (需求清单, 资源清单, 项目清单), which those who have reported in claim (认领).
 *
 * @param id its id
 * @param stage how far it has come
 * @param listing what it is; nothing while unlisted
 * @param claimant who has claimed it, while claimed or done
 * @param latest when the latest act about it was done
 */
public record ListedItem(
        ItemId id, ItemStage stage, Optional<Listing> listing, Optional<ActorId> claimant, Optional<Instant> latest) {
    /** The kind of listed items. */
    public static final Kind<ItemId, ListedItem> KIND = Kind.of(
            "listed_item",
            ItemFact.class,
            ItemId::value,
            ListedItem::blank,
            each -> each.stage() == ItemStage.DONE || each.stage() == ItemStage.WITHDRAWN);

    /** Checks that nothing is missing. */
    public ListedItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(claimant, "claimant");
        Objects.requireNonNull(latest, "latest");
    }

    /** The three lists. */
    public enum ItemList {
        /** What the community needs (需求清单). */
        NEEDS,
        /** What units and members can give (资源清单). */
        RESOURCES,
        /** What is done together (项目清单). */
        PROJECTS
    }

    /** How far an item has come. */
    public enum ItemStage {
        /** Nobody has listed it. */
        UNLISTED,
        /** Listed, to be claimed. */
        LISTED,
        /** Claimed; the claimant is at it. */
        CLAIMED,
        /** Done. */
        DONE,
        /** Taken off the list. */
        WITHDRAWN
    }

    /**
     * What is listed.
     *
     * @param branch on a list of which branch
     * @param list on which list
     * @param title what it is, in words; nothing personal
     * @param lister in whose name it was listed
     */
    public record Listing(ActorId branch, ItemList list, Name title, ActorId lister) {
        /** Checks that nothing is missing. */
        public Listing {
            Objects.requireNonNull(branch, "branch");
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(lister, "lister");
        }
    }

    /**
     * An item before anything has happened.
     *
     * @param id its id
     * @return the blank item
     */
    public static ListedItem blank(ItemId id) {
        return new ListedItem(id, ItemStage.UNLISTED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    ListedItem at(ItemStage reached, Optional<ActorId> claimedBy, Act act) {
        return new ListedItem(id, reached, listing, claimedBy, Optional.of(act.at()));
    }

    ListedItem with(Listing begun) {
        return new ListedItem(id, stage, Optional.of(begun), claimant, latest);
    }
}
