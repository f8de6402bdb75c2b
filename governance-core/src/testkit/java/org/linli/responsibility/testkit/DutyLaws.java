package org.linli.responsibility.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.responsibility.Charge;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.territory.Territory;

/** What must hold of all charges, whatever was done at whose desk. Runs over a host's own too. */
public final class DutyLaws {
    private DutyLaws() {}

    /**
     * Looks for what must not be: somebody who supervises themselves, or has the same part twice, in one matter, place and time, by
     * delegation or not; an admission that two duties cite at a time. What was delegated lasts no longer than that of which it is a part.
     *
     * @param charges the charges, all of them
     * @param territory where is where
     * @return one line for each finding, with ids; empty if all is well; immutable
     */
    public static List<String> findings(Collection<Charge> charges, Territory territory) {
        List<String> findings = new ArrayList<>();
        Map<DutyId, Duty> all = new HashMap<>();
        charges.forEach(charge -> charge.duties().forEach(held -> all.put(held.id(), held.duty())));
        for (Charge charge : charges) {
            for (Charge.Held one : charge.duties()) {
                for (Charge.Held other : charge.duties()) {
                    if (one != other
                            && one.duty().admission().isPresent()
                            && one.duty().admission().equals(other.duty().admission())
                            && one.duty().validity().overlaps(other.duty().validity())) {
                        findings.add(charge.id() + " cites an admission twice");
                    }
                    if (one != other && meet(one, other, all, territory)) {
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

    private static boolean meet(Charge.Held one, Charge.Held other, Map<DutyId, Duty> all, Territory territory) {
        AreaId here = one.duty().area();
        AreaId there = other.duty().area();
        return (isIn(here, there, territory) || isIn(there, here, territory)) && isAtOnce(one, other, all);
    }

    /** Whether there is an instant at which both hold, and that of which either is a part. */
    private static boolean isAtOnce(Charge.Held one, Charge.Held other, Map<DutyId, Duty> all) {
        List<Validity> times = new ArrayList<>();
        for (Charge.Held each : List.of(one, other)) {
            times.add(each.duty().validity());
            if (each.delegated().isPresent()) {
                Duty whole = all.get(each.delegated().get().duty());
                if (whole == null) {
                    return false;
                }
                times.add(whole.validity());
            }
        }
        return times.stream().anyMatch(some -> times.stream().allMatch(each -> each.contains(some.from())));
    }

    private static boolean isIn(AreaId area, AreaId wider, Territory territory) {
        return area.equals(wider) || territory.above(area).contains(wider);
    }
}
