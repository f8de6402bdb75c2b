package org.linli.actor;

import java.util.Locale;
import org.linli.actor.ListedItem.ItemStage;

/** The table of a listed item. */
public enum ItemMove {
    /** It is put on a list. */
    LIST(ItemStage.UNLISTED, ItemStage.LISTED),
    /** Somebody who has reported in claims it. */
    CLAIM(ItemStage.LISTED, ItemStage.CLAIMED),
    /** The claimant gives it back. */
    RELEASE(ItemStage.CLAIMED, ItemStage.LISTED),
    /** The claimant has done it. */
    COMPLETE(ItemStage.CLAIMED, ItemStage.DONE),
    /** Who listed it takes it off the list. */
    WITHDRAW(ItemStage.LISTED, ItemStage.WITHDRAWN);

    private final ItemStage from;
    private final ItemStage to;
    private final String power;

    ItemMove(ItemStage from, ItemStage to) {
        this.from = from;
        this.to = to;
        this.power = "listed_item." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stage at which this can be done.
     *
     * @return the stage before
     */
    public ItemStage from() {
        return from;
    }

    /**
     * The stage it leads to.
     *
     * @return the stage after
     */
    public ItemStage to() {
        return to;
    }

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code listed_item.claim}
     */
    public String power() {
        return power;
    }
}
