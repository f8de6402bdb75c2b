package org.linli.responsibility;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * Who produces a service and who pays for it, where that is not the bearer of the duty, who answers for it in any case. In government
 * purchase (政府购买服务) the bearer is a department, a social organisation produces, and the district pays.
 *
 * @param producer who does the work; nothing if the bearer does
 * @param payer who pays; nothing if the bearer does
 */
public record Supply(Optional<ActorId> producer, Optional<ActorId> payer) {
    /** The bearer does it and pays for it. */
    public static final Supply OWN = new Supply(Optional.empty(), Optional.empty());

    /** Checks that nothing is missing. */
    public Supply {
        Objects.requireNonNull(producer, "producer");
        Objects.requireNonNull(payer, "payer");
    }

    /**
     * Bought from somebody with the bearer's money.
     *
     * @param producer who does the work
     * @return the supply
     */
    public static Supply by(ActorId producer) {
        return new Supply(Optional.of(producer), Optional.empty());
    }

    /**
     * The same at another's expense.
     *
     * @param payer who pays
     * @return a supply
     */
    public Supply paidBy(ActorId payer) {
        return new Supply(producer, Optional.of(payer));
    }
}
