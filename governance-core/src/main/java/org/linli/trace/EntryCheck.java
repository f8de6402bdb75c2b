package org.linli.trace;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What every journal asks of entries before it looks at heads. */
public final class EntryCheck {
    private EntryCheck() {}

    /**
     * The entries, once it is known that their subjects are well-formed and were read, and that none is an erasure or a restriction, which
     * {@link Journal#erase} and {@link Journal#restrict} alone do.
     *
     * @param entries what is to be appended
     * @param read the heads that were read
     * @return a copy of the entries
     * @throws IllegalArgumentException if an entry is not so
     */
    public static List<Entry> checked(List<Entry> entries, Map<Subject, Head> read) {
        List<Entry> checked = List.copyOf(entries);
        for (Entry entry : checked) {
            Subject subject = entry.fact().subject();
            Subject.of(subject.kind(), subject.id());
            if (!read.containsKey(subject)) {
                throw new IllegalArgumentException("The subject (" + subject
                        + ") of an entry must be among those read. Maybe read it in the sitting first.");
            } else if (entry.fact() instanceof TraceFact.Erased) {
                throw new IllegalArgumentException(
                        "The fact trace.erased (" + entry.act().id()
                                + ") must not be appended by itself, for nothing would be erased. Maybe use Journal.erase.");
            } else if (entry.fact() instanceof TraceFact.Restricted) {
                throw new IllegalArgumentException(
                        "The fact trace.restricted ("
                                + entry.act().id()
                                + ") must not be appended by itself, for nothing would be restricted. Maybe use Journal.restrict.");
            } else if (entry.fact() instanceof TraceFact.Cut) {
                throw new IllegalArgumentException(
                        "The fact trace.cut (" + entry.act().id()
                                + ") must not be appended by itself, for nothing would be cut. Maybe use the cut of the journal.");
            }
        }
        return checked;
    }

    /**
     * What to throw where an erasure, a restriction or a cut comes under an id that stands for something else.
     *
     * @param act the id
     * @return the exception, which names the remedy
     */
    public static IllegalArgumentException usedBefore(ActId act) {
        return new IllegalArgumentException("The act (" + act
                + ") of an erasure, a restriction or a cut must be new, or the one that did exactly the same before."
                + " Maybe give it an id of its own.");
    }

    /**
     * The personal parts of entries, once it is known that no two in a fact have the same slot and that all texts, open and personal,
     * are well-formed. A journal that writes facts as bytes finds that out by itself.
     *
     * @param entries the entries
     * @return for each entry its handles
     * @throws IllegalArgumentException if a fact is not so
     */
    static List<List<Personal<?>>> personalIn(List<Entry> entries) {
        return entries.stream().map(EntryCheck::personalIn).toList();
    }

    private static List<Personal<?>> personalIn(Entry entry) {
        Fact<?> fact = Objects.requireNonNull(entry.fact());
        FactWalk walk = FactWalk.of(fact);
        walk.refuseUnwritable(fact);
        for (Personal<?> part : walk.personal()) {
            if (!FactWalk.isWellFormed(part.reveal(Purpose.KEEPING_THE_TRACE).orElse(null))) {
                throw new IllegalArgumentException("The personal value in slot " + part.slot() + " of a "
                        + fact.getClass().getSimpleName() + " of " + fact.subject()
                        + " must be well-formed, and has half of a surrogate pair."
                        + " Maybe a text was cut in the middle of a character.");
            }
        }
        return walk.personal();
    }
}
