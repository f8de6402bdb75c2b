package org.linli.casework;

import java.util.Optional;

/** Why a report is turned away, and by which route it is to go instead. */
public enum TurnAway {
    /** It is no matter of this community or this unit; somebody else is named where that is known. */
    NOT_OURS,
    /** It says too little to act on, and nobody can be asked. */
    UNCLEAR,
    /** Danger to people or order: the police, at once. */
    EMERGENCY_110("110 公安 police"),
    /** Fire, or somebody trapped: the fire brigade, at once. */
    EMERGENCY_119("119 消防 fire brigade"),
    /** Somebody is ill or hurt: an ambulance, at once. */
    EMERGENCY_120("120 急救 ambulance"),
    /** It belongs before a court. */
    LITIGATION("诉讼 court"),
    /** It belongs before an arbitration commission. */
    ARBITRATION("仲裁 arbitration commission"),
    /** A decision of an authority is contested: its administrative review. */
    ADMINISTRATIVE_REVIEW("行政复议 administrative review"),
    /** The conduct of an official: discipline inspection. */
    DISCIPLINE("纪检监察 discipline inspection"),
    /** A petition that has a course of its own. */
    PETITION("信访 petition office");

    private final String route;

    TurnAway() {
        this("");
    }

    TurnAway(String route) {
        this.route = route;
    }

    /**
     * The route by which it is to go instead.
     *
     * @return in Chinese and English, such as {@code 110 公安 police}; nothing if it has none of its own
     */
    public Optional<String> route() {
        return route.isEmpty() ? Optional.empty() : Optional.of(route);
    }

    /**
     * Whether it cannot wait.
     *
     * @return true for what belongs to 110, 119 and 120
     */
    public boolean isEmergency() {
        return this == EMERGENCY_110 || this == EMERGENCY_119 || this == EMERGENCY_120;
    }
}
