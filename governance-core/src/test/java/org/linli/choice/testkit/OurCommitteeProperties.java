package org.linli.choice.testkit;

import java.util.function.BiFunction;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Outcome;
import org.linli.choice.TieBreak;
import org.linli.choice.committee.MaximinSupport;
import org.linli.choice.committee.Representation;
import org.linli.choice.testkit.SelectionLaw.Axiom;

/** The five lines by which a host puts its own rule for committees under the laws, as docs/guide/choosing.md shows them. */
class OurCommitteeProperties extends RuleLaws<BiFunction<ApprovalProfile, Integer, Outcome>> {
    OurCommitteeProperties() {
        super(OurCommittee::of, SelectionLaw.ofCommittees(Axiom.ANONYMITY), CommitteeLaw.of(Representation.PJR));
    }
}

/** What stands for a host's own rule. */
final class OurCommittee {
    private OurCommittee() {}

    static Outcome of(ApprovalProfile ballots, int seats) {
        return MaximinSupport.of(ballots, seats, TieBreak.byOrder(ballots.options()));
    }
}
