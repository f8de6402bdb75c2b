package org.linli.choice.opinion;

/** What somebody says to a statement that they have seen. */
public enum Opinion {
    /** No. */
    DISAGREE(-1),
    /** Neither yes nor no; the statement was seen. */
    PASS(0),
    /** Yes. */
    AGREE(1);

    private final int value;

    Opinion(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }

    static Opinion of(int value) {
        return values()[value + 1];
    }
}
