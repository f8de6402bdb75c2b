package org.linli.casework;

/** How a report came in. */
public enum Channel {
    /** By telephone. */
    PHONE,
    /** Over a web page. */
    ONLINE,
    /** With an app or a mini-program. */
    MOBILE,
    /** At a counter, in person. */
    COUNTER,
    /** Found by a grid worker or an officer on their round. */
    ROUND,
    /** By letter or electronic mail. */
    MAIL,
    /** From another system. */
    SYSTEM,
    /** In some other way, or unknown. */
    OTHER
}
