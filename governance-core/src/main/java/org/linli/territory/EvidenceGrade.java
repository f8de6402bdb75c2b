package org.linli.territory;

/** On what somebody's tenure of a dwelling rests, the strongest first. */
public enum EvidenceGrade {
    /** An entry in the register of real estate (不动产登记). */
    REGISTERED("不动产登记"),
    /** A contract, a certificate, a receipt that was shown (书面材料). */
    DOCUMENTED("书面材料"),
    /** What somebody who is on duty there has seen (网格员核实). */
    ATTESTED("网格员核实"),
    /** What they say themselves (自行申报). */
    DECLARED("自行申报");

    private final String label;

    EvidenceGrade(String label) {
        this.label = label;
    }

    /**
     * What it is called in Chinese.
     *
     * @return the term of the field
     */
    public String label() {
        return label;
    }

    /**
     * Whether this is as good as another.
     *
     * @param other the grade that is asked for
     * @return true if it is as strong or stronger
     */
    public boolean isAtLeast(EvidenceGrade other) {
        return compareTo(other) <= 0;
    }
}
