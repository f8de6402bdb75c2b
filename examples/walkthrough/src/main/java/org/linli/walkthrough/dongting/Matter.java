package org.linli.walkthrough.dongting;

import java.util.List;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.casework.Solution;

/**
 * Something that has to be governed here.
 *
 * @param id under which id
 * @param chinese its name in Chinese
 * @param english its name in English
 * @param unit who is responsible for it
 * @param doers who does it, one of them each time; empty if it is not ours
 * @param within how long handling may take
 * @param least the least number of minutes that handling takes
 * @param most the greatest number of minutes that handling takes
 * @param weight how often it comes up, in proportion
 * @param solution with what result it is handled as a rule
 */
record Matter(
        MatterId id,
        String chinese,
        String english,
        Actor unit,
        List<Actor> doers,
        DeadlineClass within,
        int least,
        int most,
        int weight,
        Solution solution) {

    /** Both names. */
    String both() {
        return chinese + " " + english;
    }
}
