package org.linli.casework;

/** What somebody wants who reports. */
public enum CaseKind {
    /** An answer (咨询): when is the service hall open? */
    QUESTION,
    /** Help (求助): the lift stands still. */
    HELP,
    /** Amends for something done badly (投诉): the cleaners have not come for a week. */
    COMPLAINT,
    /** That somebody breaks the rules (举报). Whom it is against learns neither who says so nor that it was said. */
    WRONGDOING,
    /** That something be done differently (建议): a bench by the bus stop. */
    SUGGESTION
}
