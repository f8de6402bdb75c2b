package org.linli.responsibility;

import java.util.Locale;

/** What can be done with a charge. */
public enum ChargeMove {
    /** A duty is assigned, by whoever keeps the register. */
    ASSIGN,
    /** A duty is ended, or what was delegated is taken back. */
    END,
    /** A duty is annulled, as if it had never been assigned. */
    ANNUL,
    /** A part of a duty is delegated for a time. */
    DELEGATE,
    /** People, money or authority are given or withdrawn. */
    EQUIP,
    /** Another produces or pays from an instant on. */
    SUPPLY,
    /** Work is let in at the door of a residents' committee, or that is withdrawn. */
    ADMIT,
    /** A charge or an admission is restated whole, so that what was said before need not be kept. */
    CARRY_FORWARD;

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code charge.assign}
     */
    public String power() {
        return "charge." + name().toLowerCase(Locale.ROOT);
    }
}
