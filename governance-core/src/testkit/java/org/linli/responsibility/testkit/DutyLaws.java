package org.linli.responsibility.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.linli.basics.AreaId;
import org.linli.responsibility.Charge;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyPart;
import org.linli.territory.Territory;

/** What must hold of all charges, whatever was done at whose desk. Runs over a host's own too. */
public final class DutyLaws {
    private DutyLaws() {}

    /**
     * Looks for what must not be: somebody who supervises themselves, or has the same part twice, in one matter, place and time, by
     * delegation or not.
     *
     * @param charges the charges
     * @param territory where is where
     * @return one line for each finding, with ids; empty if all is well; immutable
     */
    public static List<String> findings(Collection<Charge> charges, Territory territory) {
        List<String> findings = new ArrayList<>();
        for (Charge charge : charges) {
            for (Charge.Held one : charge.duties()) {
                for (Charge.Held other : charge.duties()) {
                    if (one != other && meet(one.duty(), other.duty(), territory)) {
                        boolean supervises = one.duty().part() == DutyPart.SUPERVISE;
                        if (supervises && other.duty().part().isSupervised()) {
                            findings.add(charge.id() + " supervises itself");
                        } else if (one.duty().part() == other.duty().part()) {
                            findings.add(charge.id() + " has a part twice");
                        }
                    }
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean meet(Duty one, Duty other, Territory territory) {
        return one.validity().overlaps(other.validity())
                && (isIn(one.area(), other.area(), territory) || isIn(other.area(), one.area(), territory));
    }

    private static boolean isIn(AreaId area, AreaId wider, Territory territory) {
        return area.equals(wider) || territory.above(area).contains(wider);
    }
}
