package org.linli.trace.testkit;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.basics.ActorId;
import org.linli.basics.testkit.BasicsArbitraries;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.Entry;
import org.linli.trace.Personal;
import org.linli.trace.RememberedAct;
import org.linli.trace.Subject;

/** Arbitrary acts, subjects and ids, and facts of the sample domain with components of every shape. */
public final class TraceArbitraries {
    private TraceArbitraries() {}

    /**
     * Ids of acts.
     *
     * @return act ids
     */
    public static Arbitrary<ActId> actIds() {
        return BasicsArbitraries.identifiers().map(ActId::of);
    }

    /**
     * Subjects of some kinds; their ids may have slashes.
     *
     * @return subjects
     */
    public static Arbitrary<Subject> subjects() {
        return Combinators.combine(Arbitraries.of("account", "case", "order"), BasicsArbitraries.identifiers())
                .as(Subject::of);
    }

    /**
     * Acts with and without principal and cause.
     *
     * @return acts
     */
    public static Arbitrary<Act> acts() {
        return Combinators.combine(
                        actIds(),
                        BasicsArbitraries.actorIds(),
                        BasicsArbitraries.actorIds().optional(),
                        BasicsArbitraries.instants(),
                        actIds().optional())
                .as(Act::new);
    }

    /**
     * Bases of rulings.
     *
     * @return bases
     */
    public static Arbitrary<Basis> bases() {
        Arbitrary<String> sources = BasicsArbitraries.identifiers().map(text -> text.replace('@', '-'));
        return Combinators.combine(sources, BasicsArbitraries.identifiers()).as(Basis::of);
    }

    /**
     * Digests.
     *
     * @return digests
     */
    public static Arbitrary<Digest> digests() {
        Arbitrary<Long> any = Arbitraries.longs();
        return Combinators.combine(any, any, any, any).as(Digest::new);
    }

    /**
     * Ids of a few accounts, so that facts meet.
     *
     * @return account ids
     */
    public static Arbitrary<AccountId> accountIds() {
        return Arbitraries.of("a", "b", "c", "d").map(AccountId::of);
    }

    /**
     * Texts as a neighbour may write them: any script, line breaks, quotes, characters beyond the basic plane, nothing at all.
     *
     * @return texts
     */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).filter(TraceArbitraries::hasNoLoneSurrogate),
                Arbitraries.of(
                        "", "\"\\\n\r\t\b\f/", "楼道灯坏了", "\uD83D\uDCA1 \u2028\u2029\u0000\u001f\u007f", "null", "{}"));
    }

    private static boolean hasNoLoneSurrogate(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /**
     * Contacts with personal parts.
     *
     * @return contacts
     */
    public static Arbitrary<Account.Contact> contacts() {
        return Combinators.combine(
                        BasicsArbitraries.actorIds(),
                        texts(),
                        BasicsArbitraries.geoPoints().optional())
                .as((holder, phone, home) -> new Account.Contact(
                        Personal.of(holder, "phone", phone), home.map(point -> Personal.of(holder, "home", point))));
    }

    /**
     * Terms, with a component of each shape.
     *
     * @return terms
     */
    public static Arbitrary<Account.Terms> terms() {
        Arbitrary<Account.Rider> riders = Combinators.combine(
                        texts(), Arbitraries.integers(), Arbitraries.of(Account.Tier.values()))
                .as(Account.Rider::new);
        return Combinators.combine(
                        BasicsArbitraries.instants(),
                        BasicsArbitraries.instants().optional(),
                        texts().list().ofMaxSize(3),
                        Arbitraries.maps(texts(), Arbitraries.longs()).ofMaxSize(3),
                        Arbitraries.of(true, false),
                        riders.list().ofMaxSize(2))
                .as((from, until, clauses, limits, paper, more) ->
                        new Account.Terms(from, until, clauses, new TreeMap<>(limits), paper, more));
    }

    /**
     * Facts of accounts, of every type, in no sensible order: for codecs and journals, not for folds with an invariant.
     *
     * @return facts
     */
    public static Arbitrary<AccountFact> accountFacts() {
        Arbitrary<Long> cents = Arbitraries.longs();
        Arbitrary<ActorId> owners = BasicsArbitraries.actorIds();
        Arbitrary<Account.Tier> tiers = Arbitraries.of(Account.Tier.values());
        Arbitrary<Optional<Account.Profile>> profiles = Combinators.combine(
                        owners, tiers, contacts(), terms().optional())
                .as(Account.Profile::new)
                .optional();
        return Arbitraries.oneOf(List.of(
                Combinators.combine(accountIds(), owners, tiers, contacts()).as(AccountFact.Opened::new),
                Combinators.combine(accountIds(), terms()).as(AccountFact.Agreed::new),
                Combinators.combine(accountIds(), cents, texts().optional()).as(AccountFact.Deposited::new),
                Combinators.combine(accountIds(), cents, accountIds().list().ofMaxSize(3))
                        .as(AccountFact.Withdrawn::new),
                Combinators.combine(accountIds(), accountIds(), cents).as(AccountFact.TransferredOut::new),
                Combinators.combine(accountIds(), accountIds(), cents).as(AccountFact.TransferredIn::new),
                Combinators.combine(
                                accountIds(),
                                Arbitraries.of(Account.Status.values()),
                                profiles,
                                cents,
                                BasicsArbitraries.instants(),
                                Combinators.combine(actIds(), BasicsArbitraries.instants())
                                        .as(RememberedAct::new)
                                        .list()
                                        .ofMaxSize(3),
                                BasicsArbitraries.instants())
                        .as(AccountFact.Restated::new),
                accountIds().map(AccountFact.Closed::new)));
    }

    /**
     * Entries with facts of accounts.
     *
     * @return entries
     */
    public static Arbitrary<Entry> entries() {
        return Combinators.combine(acts(), accountFacts(), bases().list().ofMaxSize(2))
                .as(Entry::new);
    }
}
