package org.linli.responsibility;

import java.time.Instant;
import java.util.List;
import org.linli.basics.Microseconds;
import org.linli.trace.RememberedAct;

/** What a subject that restates itself goes on remembering. */
final class CarriedActs {
    /** How much fits into one record of a log, whose envelope has at most 65,535 bytes: a duty counts as six acts. */
    private static final int MOST = 600;

    private static final int OF_DUTY = 6;

    private CarriedActs() {}

    static List<RememberedAct> since(List<RememberedAct> acts, Instant since) {
        Instant from = Microseconds.cut(since);
        return acts.stream().filter(each -> !each.at().isBefore(from)).toList();
    }

    static boolean fit(int spans, List<RememberedAct> acts) {
        return spans * OF_DUTY + acts.size() <= MOST;
    }
}
