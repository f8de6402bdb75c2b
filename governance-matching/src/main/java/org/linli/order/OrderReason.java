package org.linli.order;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules of orders say no. */
public enum OrderReason implements Reason {
    /** There is no order of this id. */
    UNKNOWN_ORDER("No order of this id has been placed.", "Place it first, or check the id."),
    /** An order of this id has been placed by another act. */
    ALREADY_PLACED("An order of this id has been placed before, by another act.", "Place it under a new act id."),
    /** The order has ended: done, cancelled or left unserved. */
    ENDED("The order has ended.", "Look at its trail; place a new order if more is wanted."),
    /** The table has no such move at this stage. */
    NOT_AT_THIS_STAGE("The order is not at a stage at which this can be done.", "See OrderMove for what comes before."),
    /** Dispatching, timing out, withdrawing, reconsidering, ending and extending are the platform's. */
    NOT_THE_PLATFORM(
            "Only the platform may do this, or somebody in its name.", "Act on behalf of the actor named, if you may."),
    /** Only the platform orders for somebody else in its own name. */
    NOT_FOR_ANOTHER(
            "An order is placed in the name of whom it is for, or by the platform.",
            "Act on behalf of the actor named, if you may."),
    /** The time at which the order is wanted is longer than 31 days. */
    WINDOW_TOO_LONG(
            "The time at which it is wanted is longer than 31 days.",
            "Order it for a shorter time, for any time, or as a series."),
    /** Only the supplier who was asked, or who has accepted, may do this. */
    NOT_THE_SUPPLIER("Only the supplier who was asked or has accepted may do this.", "Ask the actor named."),
    /** The time is over at which the order was wanted. */
    WINDOW_OVER("The time at which it was wanted is over.", "Place a new order for another time."),
    /** The time is not over at which the order was wanted, or it is wanted at any time. */
    WINDOW_NOT_OVER("The order still waits for a supplier, and its time is not over.", "Dispatch it, or cancel it."),
    /** The offer has run out, though nobody has put that down yet. */
    OFFER_RUN_OUT("The offer's deadline has passed.", "Let it time out; others who serve the category are asked then."),
    /** The offer has not run out yet. */
    OFFER_STILL_STANDS(
            "The offer's deadline has not passed yet.", "Wait until after the deadline, or for the supplier's answer."),
    /** Only who placed the order, or for whom it was placed, may cancel or rate it. */
    NOT_THE_CUSTOMER(
            "Only the actor who placed the order, or for whom it was placed, may cancel or rate it.",
            "Ask the actor named."),
    /** The supplier has not been passed over for this order. */
    NOT_PASSED("The supplier has not been passed over for this order.", "Dispatch it; whoever is free is asked."),
    /** The service has been rated. */
    ALREADY_RATED("What was ordered has been rated before.", "One rating stands for one service; look at its trail."),
    /** There is no series of this id. */
    UNKNOWN_SERIES("No series of orders of this id has begun.", "Begin it first, or check the id."),
    /** A series of this id has begun by another act. */
    SERIES_BEGUN("A series of orders of this id has begun before, by another act.", "Begin it under a new act id."),
    /** The series has ended, or ended before it could begin. */
    SERIES_OVER("The series of orders has ended, or its last date is over.", "Begin a new one."),
    /** The orders of the days to come have been placed. */
    SERIES_UP_TO_DATE("The orders of the days to come have been placed.", "Try again tomorrow."),
    /** A note or a remark is too long. */
    TEXT_TOO_LONG("The note or remark is longer than 2,000 characters.", "Shorten it."),
    /** A note or a remark has characters that nobody sees. */
    TEXT_HAS_HIDDEN_CHARACTERS(
            "The note or remark has control characters, marks of direction or halves of characters.",
            "Drop them and send it again."),
    /** Nobody could be asked the last time, and nobody can be asked now, for the same reason. */
    STILL_UNSERVED(
            "Still nobody can be asked, for the reason that stands in the order.",
            "Try again when a supplier is free again, or by a later version of the roster.");

    private final String meaning;
    private final String remedy;

    OrderReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "order." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
