package org.linli.actor;

import java.util.Objects;
import java.util.Optional;
import org.linli.actor.ListedItem.ItemStage;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to an item on a branch's lists. */
public sealed interface ItemFact extends Fact<ListedItem> {
    /**
     * The item it happened to.
     *
     * @return the id
     */
    ItemId id();

    @Override
    default Subject subject() {
        return ListedItem.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * It was put on a list.
     *
     * @param id the item
     * @param listing what it is
     */
    record Listed(ItemId id, ListedItem.Listing listing) implements ItemFact {
        /** Checks that nothing is missing. */
        public Listed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(listing, "listing");
        }

        @Override
        public ListedItem applyTo(ListedItem before, Act act) {
            return before.with(listing).at(ItemStage.LISTED, Optional.empty(), act);
        }
    }

    /**
     * Somebody who has reported in claimed it, in whose name the act was done.
     *
     * @param id the item
     */
    record Claimed(ItemId id) implements ItemFact {
        /** Checks that nothing is missing. */
        public Claimed {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public ListedItem applyTo(ListedItem before, Act act) {
            return before.at(ItemStage.CLAIMED, Optional.of(act.inTheNameOf()), act);
        }
    }

    /**
     * The claimant gave it back.
     *
     * @param id the item
     */
    record Released(ItemId id) implements ItemFact {
        /** Checks that nothing is missing. */
        public Released {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public ListedItem applyTo(ListedItem before, Act act) {
            return before.at(ItemStage.LISTED, Optional.empty(), act);
        }
    }

    /**
     * The claimant has done it.
     *
     * @param id the item
     */
    record Completed(ItemId id) implements ItemFact {
        /** Checks that nothing is missing. */
        public Completed {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public ListedItem applyTo(ListedItem before, Act act) {
            return before.at(ItemStage.DONE, before.claimant(), act);
        }
    }

    /**
     * It was taken off the list.
     *
     * @param id the item
     */
    record Withdrawn(ItemId id) implements ItemFact {
        /** Checks that nothing is missing. */
        public Withdrawn {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public ListedItem applyTo(ListedItem before, Act act) {
            return before.at(ItemStage.WITHDRAWN, Optional.empty(), act);
        }
    }
}
