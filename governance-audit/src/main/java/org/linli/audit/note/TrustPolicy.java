package org.linli.audit.note;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.TlogFormatException;

/**
 * Whom a verifier trusts: the logs whose checkpoints count, and which witnesses must have cosigned them (C2SP tlog-policy). Its text form:
 *
 * <pre>
 * log city.example/rollup+…
 * witness university city-university.example+…
 * witness court court.example+…
 * witness paper evening-paper.example+…
 * group outsiders 2 university court paper
 * quorum outsiders
 * </pre>
 *
 * <p>The smallest policy is one key: {@link #of}. It trusts the log not to show one tree to one person and another to the next; witnesses
 * are there so that one need not.
 */
public final class TrustPolicy {

    private static final String FORMAT = "trust policy";
    private static final int LONGEST = 1 << 18;
    private static final int MAX_LINES = 1_000;
    private static final String NONE = "none";

    private final List<NoteVerifier> logs;
    private final Map<String, NoteVerifier> witnesses;
    private final Map<String, Group> groups;
    private final String quorum;
    private final Map<NoteVerifier, URI> submissions;

    private record Group(int threshold, List<String> members) {}

    private TrustPolicy(
            List<NoteVerifier> logs,
            Map<String, NoteVerifier> witnesses,
            Map<String, Group> groups,
            String quorum,
            Map<NoteVerifier, URI> submissions) {
        this.logs = List.copyOf(logs);
        this.witnesses = Map.copyOf(witnesses);
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.quorum = quorum;
        this.submissions = Collections.unmodifiableMap(new LinkedHashMap<>(submissions));
    }

    /**
     * Trusts logs, and asks for no witness.
     *
     * @param logs the keys of the logs, by the names that are their origins
     * @return the policy
     * @throws IllegalArgumentException if a key is one that cosigns: it speaks for a witness, never for a log
     */
    public static TrustPolicy of(NoteVerifier... logs) {
        return new TrustPolicy(ofLogs(List.of(logs)), Map.of(), Map.of(), NONE, Map.of());
    }

    /**
     * Trusts logs if enough witnesses have cosigned; the way for keys of other algorithms, which have no text form.
     *
     * @param logs the keys of the logs
     * @param witnesses the keys of the witnesses, all different
     * @param threshold how many of them must have cosigned, from 1 to all
     * @return the policy
     * @throws IllegalArgumentException if a witness stands there twice, the threshold is out of range, or the key of a log is one that
     *     cosigns
     */
    public static TrustPolicy of(
            Collection<? extends NoteVerifier> logs, Collection<? extends NoteVerifier> witnesses, int threshold) {
        if (threshold < 1 || threshold > witnesses.size()) {
            throw new IllegalArgumentException("The threshold (" + threshold + ") of a policy must be between 1 and "
                    + witnesses.size() + ", the number of its witnesses.");
        }
        Map<String, NoteVerifier> named = new LinkedHashMap<>();
        for (NoteVerifier witness : witnesses) {
            if (named.values().stream().anyMatch(each -> isSameKey(each, witness))) {
                throw new IllegalArgumentException(
                        "The witness (" + witness.name() + ") of a policy must not stand there twice.");
            }
            named.put("w" + named.size(), witness);
        }
        return new TrustPolicy(
                ofLogs(logs), named, Map.of("all", new Group(threshold, List.copyOf(named.keySet()))), "all", Map.of());
    }

    private static List<NoteVerifier> ofLogs(Collection<? extends NoteVerifier> keys) {
        for (NoteVerifier key : keys) {
            if (key instanceof VerifierKey text && text.type() != KeyType.ED25519) {
                throw new IllegalArgumentException("The key of the log " + key.name() + " must sign (type "
                        + KeyType.ED25519.code() + ") and not cosign. Maybe it is the key of a witness.");
            }
        }
        return List.copyOf(keys);
    }

    private static boolean isSameKey(NoteVerifier one, NoteVerifier other) {
        return (one instanceof VerifierKey a && other instanceof VerifierKey b)
                ? Arrays.equals(a.publicKey(), b.publicKey())
                : one.equals(other);
    }

    /**
     * Reads a policy.
     *
     * @param text lines {@code log}, {@code witness}, {@code group}, one line {@code quorum}, comments after {@code #}
     * @return the policy
     * @throws TlogFormatException if it is anything else
     */
    public static TrustPolicy parse(String text) {
        return new Reader(new TextCursor(FORMAT, Objects.requireNonNull(text, "text"), LONGEST)).read();
    }

    /** Reads line by line; a line may name only what stands above it. */
    private static final class Reader {
        private final TextCursor cursor;
        private final List<NoteVerifier> logs = new ArrayList<>();
        private final Map<String, NoteVerifier> witnesses = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final Map<NoteVerifier, URI> submissions = new LinkedHashMap<>();
        private @Nullable String quorum;

        Reader(TextCursor cursor) {
            this.cursor = cursor;
        }

        TrustPolicy read() {
            for (int lines = 0; !cursor.isAtEnd(); lines++) {
                String line = cursor.nextLine("Each line");
                if (lines == MAX_LINES) {
                    throw cursor.broken("There must be at most " + MAX_LINES + " lines.");
                }
                if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
                    throw cursor.broken("There must be no control characters but tabs.");
                }
                List<String> items = Stream.of(line.split("[ \t]+"))
                        .filter(item -> !item.isEmpty())
                        .toList();
                if (!items.isEmpty() && !items.get(0).startsWith("#")) {
                    read(items);
                }
            }
            if (quorum == null) {
                throw cursor.broken(Integer.MAX_VALUE, "A line \"quorum\" must be there.");
            }
            return new TrustPolicy(logs, witnesses, groups, quorum, submissions);
        }

        private void read(List<String> items) {
            switch (items.get(0)) {
                case "log" -> log(items);
                case "witness" -> witness(items);
                case "group" -> group(items);
                case "quorum" -> quorum(items);
                default -> throw cursor.broken("A line must begin with log, witness, group, quorum or #.");
            }
        }

        private void log(List<String> items) {
            require(items.size() == 2 || items.size() == 3, "It must read log <vkey> [<url>].");
            VerifierKey key = key(items.get(1), KeyType.ED25519);
            require(logs.stream().noneMatch(each -> isSameKey(each, key)), "A log must not stand there twice.");
            logs.add(key);
        }

        private void witness(List<String> items) {
            require(items.size() == 3 || items.size() == 4, "It must read witness <name> <vkey> [<url>].");
            VerifierKey key = key(items.get(2), KeyType.COSIGNATURE);
            require(
                    witnesses.values().stream().noneMatch(each -> isSameKey(each, key)),
                    "A witness must not stand there twice, under whatever name.");
            witnesses.put(define(items.get(1)), key);
            if (items.size() == 4) {
                submissions.put(key, address(items.get(3)));
            }
        }

        private URI address(String text) {
            try {
                URI address = new URI(text);
                require(
                        ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                                && address.getHost() != null,
                        "The address must be one of http or https.");
                return address;
            } catch (URISyntaxException e) {
                throw cursor.broken("The address must be a URL.");
            }
        }

        private void group(List<String> items) {
            require(items.size() >= 4, "It must read group <name> all|any|<k> <name>....");
            List<String> members = items.subList(3, items.size());
            for (String member : members) {
                require(
                        witnesses.containsKey(member) || groups.containsKey(member),
                        "A member of a group must be defined above it.");
                require(taken.add(member), "A member must stand in one group only.");
            }
            int threshold = switch (items.get(2)) {
                case "all" -> members.size();
                case "any" -> 1;
                default -> (int) cursor.number(items.get(2), members.size());
            };
            require(threshold >= 1, "The threshold of a group must be at least 1.");
            groups.put(define(items.get(1)), new Group(threshold, List.copyOf(members)));
        }

        private void quorum(List<String> items) {
            require(quorum == null && items.size() == 2, "There must be one line quorum <name>.");
            String name = items.get(1);
            require(
                    name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name),
                    "The quorum must be \"none\" or defined above.");
            quorum = name;
        }

        private String define(String name) {
            require(
                    !name.equals(NONE) && !witnesses.containsKey(name) && !groups.containsKey(name),
                    "A name must be defined once, and not be \"none\".");
            return name;
        }

        private VerifierKey key(String text, KeyType type) {
            VerifierKey key;
            try {
                key = VerifierKey.parse(text);
            } catch (TlogFormatException e) {
                throw cursor.broken("The key must be right. " + e.getMessage());
            }
            require(key.type() == type, "The key must be of type " + type.code() + ".");
            return key;
        }

        private void require(boolean holds, String rule) {
            if (!holds) {
                throw cursor.broken(rule);
            }
        }
    }

    /**
     * The keys of the logs.
     *
     * @return in the order in which they were given; immutable
     */
    public List<NoteVerifier> logs() {
        return logs;
    }

    /**
     * Where the witnesses take checkpoints.
     *
     * @return for each witness whose line gives it, the prefix of the address, in the order of the lines; immutable
     */
    public Map<NoteVerifier, URI> submissions() {
        return submissions;
    }

    /**
     * Judges a checkpoint.
     *
     * @param note the checkpoint with all its signatures
     * @return {@link CheckpointVerdict.Trusted} if a log of this policy whose name is the origin has signed it, enough witnesses have
     *     cosigned it, and no signature of a known key is wrong
     */
    public CheckpointVerdict judge(SignedNote note) {
        Checkpoint checkpoint;
        List<SignedNote.Verified> verified;
        try {
            checkpoint = Checkpoint.of(note);
            verified = note.verifiedBy(
                    Stream.concat(logs.stream(), witnesses.values().stream()).toList());
        } catch (TlogFormatException | UntrustedException e) {
            return new CheckpointVerdict.Untrusted(String.valueOf(e.getMessage()));
        }
        String origin = checkpoint.origin();
        if (verified.stream()
                .noneMatch(
                        each -> logs.contains(each.key()) && each.key().name().equals(origin))) {
            return new CheckpointVerdict.Untrusted(
                    "The checkpoint of " + origin
                            + " must be signed by a log of that name that the policy trusts. Maybe the policy is for another log.");
        }
        List<CheckpointVerdict.Cosigned> cosigned = new ArrayList<>();
        for (SignedNote.Verified each : verified) {
            if (witnesses.containsValue(each.key())) {
                cosigned.add(new CheckpointVerdict.Cosigned(
                        each.key().name(), each.key().signedAt(each.signature().signature())));
            }
        }
        List<NoteVerifier> keys =
                verified.stream().map(SignedNote.Verified::key).toList();
        return isQuorum(keys)
                ? new CheckpointVerdict.Trusted(checkpoint, cosigned)
                : new CheckpointVerdict.Untrusted("The checkpoint of " + origin
                        + " must be cosigned by the quorum of the policy, and is by " + cosigned.size()
                        + " of its witnesses. Maybe ask the log for more cosignatures.");
    }

    /** Groups stand after their members: one pass, however deep they are nested. */
    private boolean isQuorum(List<NoteVerifier> keys) {
        Set<String> done = new HashSet<>();
        witnesses.forEach((name, key) -> {
            if (keys.contains(key)) {
                done.add(name);
            }
        });
        groups.forEach((name, group) -> {
            if (group.members().stream().filter(done::contains).count() >= group.threshold()) {
                done.add(name);
            }
        });
        return quorum.equals(NONE) || done.contains(quorum);
    }
}
