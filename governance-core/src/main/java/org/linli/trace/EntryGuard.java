package org.linli.trace;

import java.util.Optional;

/** Looks at each fact that a rule has granted, before it is entered, and may refuse it: what must hold whichever desk an act came by. */
@FunctionalInterface
public interface EntryGuard {
    /**
     * Why a fact must not be entered.
     *
     * @param fact the fact, as its rule granted it
     * @param tried what the refusal is to say that was tried
     * @return the refusal; nothing if the fact may be entered
     */
    Optional<Refusal> whyNot(Fact<?> fact, String tried);
}
