package org.linli.casework;

/** How a report came in. */
public enum Channel {
    /** By telephone. */
    PHONE("电话"),
    /** Over a web page. */
    ONLINE("网页"),
    /** With an app or a mini-program. */
    MOBILE("移动端"),
    /** At a counter, in person. */
    COUNTER("窗口"),
    /** Found by a grid worker or an officer on their round. */
    ROUND("巡查"),
    /** By letter or electronic mail. */
    MAIL("信函"),
    /** From another system. */
    SYSTEM("系统"),
    /** In some other way, or unknown. */
    OTHER("其他");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** {@return its label in Chinese, such as 电话} */
    public String label() {
        return label;
    }
}
