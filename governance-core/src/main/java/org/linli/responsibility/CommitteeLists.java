package org.linli.responsibility;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.linli.basics.MatterId;
import org.linli.trace.Basis;

/**
 * What a residents' committee does anyhow, what it helps government with by law, and what must not be put on it (社区工作事项清单). For
 * anything else an {@link Admission} is needed.
 *
 * @param name their name, an identifier without {@code @}
 * @param version their version, an identifier; another one with every change
 * @param own what it does by itself (依法自治事项); immutable
 * @param assisted what it helps with (依法协助事项); immutable
 * @param negative what must not be put on it (禁入清单); goes before the others; immutable
 */
public record CommitteeLists(
        String name,
        String version,
        SortedSet<MatterId> own,
        SortedSet<MatterId> assisted,
        SortedSet<MatterId> negative) {
    /** No lists: whatever is put on a committee needs an admission. */
    public static final CommitteeLists EMPTY = of("none", "1");

    /** Copies the lists. */
    public CommitteeLists {
        Basis.of("committee-lists." + name, version);
        own = Collections.unmodifiableSortedSet(new TreeSet<>(own));
        assisted = Collections.unmodifiableSortedSet(new TreeSet<>(assisted));
        negative = Collections.unmodifiableSortedSet(new TreeSet<>(negative));
    }

    /**
     * Lists on which nothing stands yet.
     *
     * @param name their name
     * @param version their version
     * @return the lists
     */
    public static CommitteeLists of(String name, String version) {
        return new CommitteeLists(name, version, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /**
     * The same with more that it does by itself.
     *
     * @param matters the matters
     * @return other lists
     */
    public CommitteeLists withOwn(MatterId... matters) {
        return new CommitteeLists(name, version, and(own, matters), assisted, negative);
    }

    /**
     * The same with more that it helps government with.
     *
     * @param matters the matters
     * @return other lists
     */
    public CommitteeLists withAssisted(MatterId... matters) {
        return new CommitteeLists(name, version, own, and(assisted, matters), negative);
    }

    /**
     * The same with more that must not be put on it.
     *
     * @param matters the matters
     * @return other lists
     */
    public CommitteeLists withNegative(MatterId... matters) {
        return new CommitteeLists(name, version, own, assisted, and(negative, matters));
    }

    private static SortedSet<MatterId> and(SortedSet<MatterId> some, MatterId... more) {
        SortedSet<MatterId> all = new TreeSet<>(some);
        Collections.addAll(all, more);
        return all;
    }

    /**
     * How rulings cite them.
     *
     * @return such as {@code committee-lists.wuhan@2026}
     */
    public Basis basis() {
        return Basis.of("committee-lists." + name, version);
    }
}
