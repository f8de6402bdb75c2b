package org.linli.privacy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Direction;
import org.linli.trace.Freshness;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * Who a resident is in each matter: one id in all that belongs to the matter, another in every other, so that a log which is published
 * links nobody. The host, which knows the person, asks for the pseudonym before the act; the rules see one and the same resident in a
 * matter, and mandates are asked with the person that the host knows ({@link #knowing}).
 *
 * <pre>{@code
 * ActId id = ActId.of(ids.next());
 * ActorId li = pseudonyms.of(resident, Case.KIND.subject(CaseId.from(id)));
 * community.cases().report(report.withContact(contact.part(li, "contact", "027-…")), Act.of(id, li, now));
 * }</pre>
 *
 * <p>Pseudonyms are made from a random key of the person, which is a personal value in the trace like any other: for the host's purpose it
 * can be looked at; once it is restricted, for the duty alone; and once it is erased, nobody finds out any more who somebody was, in no
 * matter and from no backup.
 *
 * <p>Made before the community, since its settings may ask it; brought in by {@code Community.keepPseudonyms}. Safe for use by several threads.
 */
public final class PseudonymDesk {
    private static final int BYTES = 32;

    private final byte[] hostSecret;
    private final Processing processing;
    private final PseudonymKeys keys = new PseudonymKeys();
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Place place;

    private record Place(Office office, Authority authority, Clock clock) {}

    private PseudonymDesk(byte[] hostSecret, Processing processing) {
        this.hostSecret = hostSecret;
        this.processing = processing;
    }

    /**
     * A desk, to be brought into one community.
     *
     * @param hostSecret at least 32 random bytes, the same on every node and for good; kept where the host keeps its passwords. Whoever has
     *     them can tell that a person has a key here, and nothing else
     * @param processing under which the keys are kept; its purpose is the one for which the host looks at them
     * @return the desk
     */
    public static PseudonymDesk of(byte[] hostSecret, Processing processing) {
        if (hostSecret.length < BYTES) {
            throw new IllegalArgumentException("The host's secret for pseudonyms must have at least " + BYTES
                    + " bytes and has " + hostSecret.length + ".");
        } else if (Objects.requireNonNull(processing, "processing").needsConsent()) {
            throw new IllegalArgumentException("The processing (" + processing.id()
                    + ") of pseudonyms must need no consent, since they protect whoever does not give it, too.");
        }
        return new PseudonymDesk(hostSecret.clone(), processing);
    }

    /**
     * Opens it at an office, once.
     *
     * @param office where keys are entered
     * @param authority who may have a key made
     * @param clock tells what is in the future
     * @return the view of who has a key, to be fed by a follower of that office
     * @throws IllegalStateException if it is open already
     */
    public View open(Office office, Authority authority, Clock clock) {
        if (place != null) {
            throw new IllegalStateException("The desk for pseudonyms must be brought into one community, once.");
        }
        place = new Place(
                Objects.requireNonNull(office, "office"),
                Objects.requireNonNull(authority, "authority"),
                Objects.requireNonNull(clock, "clock"));
        return keys;
    }

    private Place here() {
        Place here = place;
        if (here == null) {
            throw new IllegalStateException("The desk for pseudonyms must be brought into a community first."
                    + " Maybe Community.keepPseudonyms was forgotten.");
        }
        return here;
    }

    /**
     * As whose value the key of a person stands in the trace: what to name where the key is to be erased or restricted.
     *
     * @param person the person, as the host knows them; never written in the open
     * @return the holder
     */
    public ActorId holder(ActorId person) {
        return PseudonymCipher.holder(hostSecret, Objects.requireNonNull(person, "person"));
    }

    /**
     * Makes a key for a person who has none, or whose key has been erased or is restricted. If possible do it when somebody first signs up,
     * and not in the minute of their first report.
     *
     * @param person the person, as the host knows them; never written in the open
     * @param act who has it made, when; not the person, whose id would stand there
     * @return the key's place in the trace
     * @throws RefusedException if the rules say no
     * @throws IllegalArgumentException if the person is named as the actor
     */
    public Outcome<PseudonymKey> enrol(ActorId person, Act act) {
        Place here = here();
        ActorId holder = holder(person);
        if (act.actor().equals(person)
                || act.onBehalfOf().filter(person::equals).isPresent()) {
            throw new IllegalArgumentException("The act (" + act.id() + ") by which somebody gets a key for pseudonyms"
                    + " must not be in that person's own name, which would stand in the open.");
        }
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        PseudonymKey.Secret secret = new PseudonymKey.Secret(
                person, Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        Mandate mandate = here.authority.mandate(new Authority.Question(
                act, PrivacyRules.ENROL, PseudonymKey.KIND.subject(holder), Optional.empty(), Optional.empty()));
        Outcome<PseudonymKey> made = here.office.act(
                PseudonymKey.KIND,
                holder,
                act,
                before -> PrivacyRules.enrol(
                        before,
                        processing.part(holder, before.nextSlot(), secret),
                        newest(before, processing.purpose()).isPresent(),
                        mandate,
                        act,
                        here.clock.instant()));
        keys.made(holder);
        return made;
    }

    /**
     * Who a person is in a matter. Somebody who was enrolled anew, since their key had been erased or restricted, was somebody else in what
     * had begun before, and is given no second pseudonym there: they would have two votes. When a matter began is told by the first record
     * of its subject; a subject without any is taken for a matter that is about to begin.
     *
     * @param person the person, as the host knows them
     * @param matter the subject that the matter began with; all that belongs to it has this one
     * @return the pseudonym, the same whenever it is asked for
     * @throws RefusedException if the person has no key that this host may look at, or was enrolled anew since the matter began
     */
    public ActorId of(ActorId person, Subject matter) {
        return of(person, matter, () -> began(matter));
    }

    /**
     * Who a person is in a matter that has no subject in this journal, such as a ballot on paper or a roster of the host's: see
     * {@link #of(ActorId, Subject)}.
     *
     * @param person the person, as the host knows them
     * @param matter what the matter is called
     * @param began when it began
     * @return the pseudonym, the same whenever it is asked for
     * @throws RefusedException if the person has no key that this host may look at, or was enrolled anew since the matter began
     */
    public ActorId of(ActorId person, Subject matter, Instant began) {
        Objects.requireNonNull(began, "began");
        return of(person, matter, () -> began);
    }

    /**
     * Who a person is in a matter, also one that began before they were enrolled anew. The host answers for it that they have not taken part
     * under another pseudonym, or that it does no harm.
     *
     * @param person the person, as the host knows them
     * @param matter the subject that the matter began with
     * @return the pseudonym by the newest key
     * @throws RefusedException if the person has no key that this host may look at
     */
    public ActorId anew(ActorId person, Subject matter) {
        return of(person, matter, () -> Instant.MAX);
    }

    private ActorId of(ActorId person, Subject matter, Supplier<Instant> began) {
        Objects.requireNonNull(matter, "matter");
        ActorId holder = holder(person);
        PseudonymKey key = latest(holder, processing.purpose());
        PseudonymKey.Secret secret = newest(key, processing.purpose())
                .orElseThrow(() -> refused(PrivacyReason.NOT_ENROLLED, holder, PrivacyRules.ENROL));
        if (key.madeAnew().filter(at -> began.get().isBefore(at)).isPresent()) {
            throw refused(PrivacyReason.ENROLLED_ANEW, holder, PrivacyRules.ENROL);
        }
        ActorId pseudonym = PseudonymCipher.pseudonym(bytes(secret), matter);
        keys.used(pseudonym, holder);
        return pseudonym;
    }

    private static RefusedException refused(PrivacyReason reason, ActorId holder, String tried) {
        return new RefusedException(new Refusal(reason, PseudonymKey.KIND.subject(holder), tried, Optional.empty()));
    }

    private Instant began(Subject matter) {
        for (TraceEvent first : here().office.journal().trail(matter, Direction.FORWARD)) {
            return first.act().at();
        }
        return Instant.MAX;
    }

    /**
     * Whose pseudonym it is. For pseudonyms that were asked for lately one look at the key; for others O(people with a key), a few
     * microseconds each, once: that it is nobody's is remembered, for some thousands, until a key is made or goes. People whose key was made
     * on another node are known after the next {@code catchUp}.
     *
     * @param pseudonym a pseudonym
     * @param purpose what it is asked for: the host's, or that of the duty to which the key is restricted
     * @return the person; nothing if it is no pseudonym, nobody's here, or its key has been erased or may not be looked at for that purpose
     */
    public Optional<ActorId> person(ActorId pseudonym, Purpose purpose) {
        Objects.requireNonNull(purpose, "purpose");
        if (!PseudonymCipher.isPseudonym(pseudonym) || keys.isNobodys(pseudonym, purpose)) {
            return Optional.empty();
        }
        ActorId recent = keys.recent(pseudonym);
        if (recent != null) {
            return person(pseudonym, recent, purpose);
        }
        long asOf = keys.changes();
        for (String each : keys.holders()) {
            ActorId holder = ActorId.of(each);
            List<byte[]> some = keys.keys(
                    holder,
                    purpose,
                    of -> look(of, purpose).map(PseudonymDesk::bytes).toList());
            if (some.stream().anyMatch(key -> PseudonymCipher.isOf(pseudonym, key))) {
                keys.used(pseudonym, holder);
                return person(pseudonym, holder, purpose);
            }
        }
        keys.nobodys(pseudonym, purpose, asOf);
        return Optional.empty();
    }

    /** By the keys as they may be looked at now: one may have been erased since it was at hand, or be restricted, or be another. */
    private Optional<ActorId> person(ActorId pseudonym, ActorId holder, Purpose purpose) {
        return look(holder, purpose)
                .filter(secret -> PseudonymCipher.isOf(pseudonym, bytes(secret)))
                .map(PseudonymKey.Secret::person)
                .findFirst();
    }

    /**
     * An authority that is asked about the person where somebody acts under a pseudonym, so that memberships, roles and rights are those of
     * the person in whatever matter. What it answers names the pseudonym; a third person whom it names is left out, for in this matter they
     * have another id. Whose pseudonym cannot be told has no mandate ({@link PrivacyReason#PSEUDONYM_UNKNOWN}), so that nobody who is
     * excluded by name comes in by having their key erased.
     *
     * @param authority who knows the person
     * @param as under which id that one knows them: {@code person -> person} for a host's own rights, or the pseudonym in the matter of a
     *     roster, such as {@code person -> pseudonyms.of(person, roster)}
     * @return the authority, for the settings of the community
     */
    public Authority knowing(Authority authority, UnaryOperator<ActorId> as) {
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(as, "as");
        return question -> {
            Act act = question.act();
            ActorId actor = known(act.actor(), question, as);
            Optional<ActorId> principal = act.onBehalfOf().map(each -> known(each, question, as));
            Act asPersons = new Act(act.id(), actor, principal, act.at(), act.cause());
            Mandate mandate = authority.mandate(new Authority.Question(
                    asPersons, question.power(), question.subject(), question.matter(), question.area()));
            Optional<ActorId> instead = mandate.responsibleInstead()
                    .flatMap(each -> each.equals(actor)
                            ? Optional.of(act.actor())
                            : principal.filter(each::equals).isPresent()
                                    ? act.onBehalfOf()
                                    : Optional.of(each).filter(other -> !isSomebody(other)));
            return new Mandate(mandate.held(), mandate.basis(), instead);
        };
    }

    /** Whether an id is that of a person who is somebody else in each matter, or one of these: it is named in no matter but its own. */
    private boolean isSomebody(ActorId id) {
        return PseudonymCipher.isPseudonym(id) || keys.has(holder(id));
    }

    private ActorId known(ActorId id, Authority.Question question, UnaryOperator<ActorId> as) {
        if (!PseudonymCipher.isPseudonym(id)) {
            return id;
        }
        return person(id, processing.purpose())
                .map(as)
                .orElseThrow(() -> new RefusedException(new Refusal(
                        PrivacyReason.PSEUDONYM_UNKNOWN, question.subject(), question.power(), Optional.empty())));
    }

    /** The keys of a holder that may be looked at, newest first: as this node knows them or, if these reveal nothing, the latest. */
    private Stream<PseudonymKey.Secret> look(ActorId holder, Purpose purpose) {
        List<PseudonymKey.Made> made = new ArrayList<>(latest(holder, purpose).made());
        Collections.reverse(made);
        return made.stream().flatMap(each -> each.secret().reveal(purpose).stream());
    }

    /** As this node knows it or, if that reveals nothing, the latest. */
    private PseudonymKey latest(ActorId holder, Purpose purpose) {
        Office office = here().office;
        PseudonymKey known = office.get(PseudonymKey.KIND, holder);
        boolean reveals = known.made().stream()
                .anyMatch(each -> each.secret().reveal(purpose).isPresent());
        return reveals ? known : office.get(PseudonymKey.KIND, holder, Freshness.latest());
    }

    private static Optional<PseudonymKey.Secret> newest(PseudonymKey key, Purpose purpose) {
        return key.secret().flatMap((Personal<PseudonymKey.Secret> part) -> part.reveal(purpose));
    }

    private static byte[] bytes(PseudonymKey.Secret secret) {
        return Base64.getUrlDecoder().decode(secret.key());
    }
}
