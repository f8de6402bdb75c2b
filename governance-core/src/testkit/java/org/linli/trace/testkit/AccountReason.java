package org.linli.trace.testkit;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules of the sample domain say no. */
public enum AccountReason implements Reason {
    /** The account has been opened before. */
    ALREADY_OPEN("The account has been opened before.", "Use it as it is, or open another."),
    /** The account is not open, or no more. */
    NOT_OPEN("The account is not open.", "Open it first, or use another."),
    /** Neither the account nor those that stand good for it have so much. */
    NOT_COVERED("The accounts do not cover the amount.", "Pay in first, or name an account that stands good for it."),
    /** Something is left in the account, or owed. */
    NOT_EMPTY("The account is not empty.", "Settle the balance first.");

    private final String meaning;
    private final String remedy;

    AccountReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "account." + name().toLowerCase(Locale.ROOT);
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
