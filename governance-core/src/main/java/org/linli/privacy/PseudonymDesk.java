package org.linli.privacy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Freshness;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.Subject;
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
                        processing.part(holder, "key", secret),
                        revealed(before, processing.purpose()).isPresent(),
                        mandate,
                        act,
                        here.clock.instant()));
        keys.add(holder);
        return made;
    }

    /**
     * Who a person is in a matter.
     *
     * @param person the person, as the host knows them
     * @param matter the subject that the matter began with; all that belongs to it has this one
     * @return the pseudonym, the same whenever it is asked for
     * @throws RefusedException if the person has no key that this host may look at
     */
    public ActorId of(ActorId person, Subject matter) {
        Objects.requireNonNull(matter, "matter");
        ActorId holder = holder(person);
        PseudonymKey.Secret secret = look(holder, processing.purpose())
                .orElseThrow(() -> new RefusedException(new Refusal(
                        PrivacyReason.NOT_ENROLLED,
                        PseudonymKey.KIND.subject(holder),
                        PrivacyRules.ENROL,
                        Optional.empty())));
        ActorId pseudonym = PseudonymCipher.pseudonym(bytes(secret), matter);
        keys.used(pseudonym, holder);
        return pseudonym;
    }

    /**
     * Whose pseudonym it is. For pseudonyms that were asked for lately one look at the key; for others O(people with a key), a few
     * microseconds each. People whose key was made on another node are known after the next {@code catchUp}.
     *
     * @param pseudonym a pseudonym
     * @param purpose what it is asked for: the host's, or that of the duty to which the key is restricted
     * @return the person; nothing if it is no pseudonym, nobody's here, or its key has been erased or may not be looked at for that purpose
     */
    public Optional<ActorId> person(ActorId pseudonym, Purpose purpose) {
        Objects.requireNonNull(purpose, "purpose");
        if (!PseudonymCipher.isPseudonym(pseudonym)) {
            return Optional.empty();
        }
        ActorId recent = keys.recent(pseudonym);
        if (recent != null) {
            return person(pseudonym, recent, purpose);
        }
        for (ActorId holder : keys.holders()) {
            byte[] key = keys.key(
                    holder,
                    each -> look(each, purpose).map(PseudonymDesk::bytes).orElse(null));
            if (key != null && PseudonymCipher.isOf(pseudonym, key)) {
                keys.used(pseudonym, holder);
                return person(pseudonym, holder, purpose);
            }
        }
        return Optional.empty();
    }

    /** By the key as it may be looked at now: it may have been erased since it was at hand, or be restricted, or be another. */
    private Optional<ActorId> person(ActorId pseudonym, ActorId holder, Purpose purpose) {
        return look(holder, purpose)
                .filter(secret -> PseudonymCipher.isOf(pseudonym, bytes(secret)))
                .map(PseudonymKey.Secret::person);
    }

    /**
     * An authority that is asked about the person where somebody acts under a pseudonym, so that memberships, roles and rights are those of
     * the person in whatever matter. What it answers names the pseudonym.
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
            ActorId actor = known(act.actor(), as);
            Optional<ActorId> principal = act.onBehalfOf().map(each -> known(each, as));
            Act asPersons = new Act(act.id(), actor, principal, act.at(), act.cause());
            Mandate mandate = authority.mandate(new Authority.Question(
                    asPersons, question.power(), question.subject(), question.matter(), question.area()));
            Optional<ActorId> instead = mandate.responsibleInstead()
                    .map(each -> each.equals(actor)
                            ? act.actor()
                            : principal.filter(each::equals).isPresent()
                                    ? act.onBehalfOf().orElseThrow()
                                    : each);
            return new Mandate(mandate.held(), mandate.basis(), instead);
        };
    }

    private ActorId known(ActorId id, UnaryOperator<ActorId> as) {
        return person(id, processing.purpose()).map(as).orElse(id);
    }

    /** The key of a holder: as this node knows it or, if that reveals nothing, the latest. */
    private Optional<PseudonymKey.Secret> look(ActorId holder, Purpose purpose) {
        Office office = here().office;
        Optional<PseudonymKey.Secret> known = revealed(office.get(PseudonymKey.KIND, holder), purpose);
        return known.isPresent() ? known : revealed(office.get(PseudonymKey.KIND, holder, Freshness.latest()), purpose);
    }

    private static Optional<PseudonymKey.Secret> revealed(PseudonymKey key, Purpose purpose) {
        return key.secret().flatMap((Personal<PseudonymKey.Secret> part) -> part.reveal(purpose));
    }

    private static byte[] bytes(PseudonymKey.Secret secret) {
        return Base64.getUrlDecoder().decode(secret.key());
    }
}
