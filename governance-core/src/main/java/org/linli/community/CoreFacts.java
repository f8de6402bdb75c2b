package org.linli.community;

import java.util.List;
import org.linli.actor.ActorFact;
import org.linli.actor.BranchFact;
import org.linli.actor.ItemFact;
import org.linli.casework.CaseFact;
import org.linli.deliberation.DeliberationFact;
import org.linli.privacy.ErasureFact;
import org.linli.privacy.ProcessingFact;
import org.linli.privacy.PseudonymFact;
import org.linli.responsibility.AdmissionFact;
import org.linli.responsibility.ChargeFact;
import org.linli.responsibility.disclosure.DisclosureFact;
import org.linli.territory.AreaFact;
import org.linli.territory.DwellingFact;
import org.linli.territory.PopulationFact;
import org.linli.territory.SiblingsFact;
import org.linli.trace.FactFamilies;
import org.linli.trace.FactFamily;

/** The families of facts that the core has, besides what every trace has. */
public final class CoreFacts implements FactFamilies {
    /** For {@link java.util.ServiceLoader}. */
    public CoreFacts() {}

    @Override
    public List<FactFamily> families() {
        return List.of(
                FactFamily.of("actor", ActorFact.class),
                FactFamily.of("party_branch", BranchFact.class),
                FactFamily.of("listed_item", ItemFact.class),
                FactFamily.of("area", AreaFact.class),
                FactFamily.of("siblings", SiblingsFact.class),
                FactFamily.of("dwelling", DwellingFact.class),
                FactFamily.of("population", PopulationFact.class),
                FactFamily.of("charge", ChargeFact.class),
                FactFamily.of("admission", AdmissionFact.class),
                FactFamily.of("disclosure", DisclosureFact.class),
                FactFamily.of("case", CaseFact.class),
                FactFamily.of("deliberation", DeliberationFact.class),
                FactFamily.of("processing", ProcessingFact.class),
                FactFamily.of("erasure_request", ErasureFact.class),
                FactFamily.of("pseudonym_key", PseudonymFact.class));
    }
}
