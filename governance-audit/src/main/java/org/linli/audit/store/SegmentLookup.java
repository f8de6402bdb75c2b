package org.linli.audit.store;

/**
 * Where in a segment things stand. Records are numbered from 0 in each segment. What is found is a candidate unless this
 * {@linkplain #isExact is exact}: whoever needs to be sure reads the record. What is not found is not there.
 */
public interface SegmentLookup {
    /** What else than its subject a record may be looked for by. */
    enum Trait {
        /** Who acted, or for whom. */
        ACTOR,
        /** The name of the fact. */
        TYPE,
        /** Whose values the record has. */
        HOLDER,
        /** Whose values the record erased. */
        ERASED
    }

    /**
     * How many records there are.
     *
     * @return the number
     */
    int count();

    /**
     * Where in the segment a record begins.
     *
     * @param local the number of the record
     * @return the place in the file
     */
    long offset(int local);

    /**
     * Whether the records found of a subject are of that subject beyond doubt.
     *
     * @return false if they are candidates
     */
    boolean isExact();

    /**
     * The records of a subject.
     *
     * @param subject the name of the subject
     * @param below the number of records to look at
     * @return their numbers, ascending
     */
    int[] ofSubject(Name subject, int below);

    /**
     * The records with a trait; always candidates.
     *
     * @param trait what they are looked for by
     * @param key the key of the actor, type or holder
     * @return their numbers, ascending; some perhaps twice
     */
    int[] with(Trait trait, int key);

    /**
     * Everything that records have as a trait.
     *
     * @param trait what kind of thing
     * @return the keys of the actors, types or holders; in no order, some perhaps twice
     */
    int[] keys(Trait trait);

    /**
     * Whether any record has a trait.
     *
     * @param trait what is looked for
     * @return whether there is one
     */
    boolean mayHave(Trait trait);

    /**
     * Whether the act of a record, or of one of its neighbours, occurred in a time.
     *
     * @param local the number of the record
     * @param from the beginning, in microseconds
     * @param toExclusive the end, in microseconds
     * @return whether it may have
     */
    boolean mayHaveOccurred(int local, long from, long toExclusive);

    /**
     * The greatest number of a key under which a value stands.
     *
     * @return the number; 0 if there are no values
     */
    long greatestKey();
}
