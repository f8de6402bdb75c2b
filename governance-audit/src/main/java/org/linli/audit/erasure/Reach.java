package org.linli.audit.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.audit.codec.Envelope;
import org.linli.trace.Fact;
import org.linli.trace.TraceFact;

/**
 * What an erasure or a restriction reaches, as names that a value answers to. An erasure of everything of {@code li} has the name
 * {@code li}; of what is kept under a processing {@code li billing@1}; of the record at position 7 {@code li #7}. A restriction has names
 * such as {@code li !billing@1}. No id has a space, so that none is like another.
 */
public final class Reach {
    private Reach() {}

    /**
     * The names by which an erasure may have reached a value.
     *
     * @param sealed what stands in the open for the value
     * @param position where its record stands
     * @return three names
     */
    public static List<String> of(Envelope.Sealed sealed, long position) {
        return List.of(sealed.holder(), sealed.keyName(), sealed.holder() + " #" + position);
    }

    /**
     * The name of the restrictions that reach a value.
     *
     * @param sealed what stands in the open for the value
     * @return the name
     */
    public static String restricting(Envelope.Sealed sealed) {
        return sealed.holder() + " !" + sealed.processing();
    }

    /**
     * Whose values a name is about.
     *
     * @param name a name, or the name of a key
     * @return the holder
     */
    public static String holder(String name) {
        return KeyStore.person(name);
    }

    /**
     * What an erasure reaches.
     *
     * @param erased the erasure
     * @return the names, at least one
     */
    public static List<String> of(TraceFact.Erased erased) {
        String holder = erased.holder().value();
        Stream<String> processings = erased.extent().processings().stream().map(each -> holder + " " + each);
        Stream<String> positions = erased.extent().positions().stream().map(each -> holder + " #" + each);
        List<String> names = Stream.concat(processings, positions).toList();
        return names.isEmpty() ? List.of(holder) : names;
    }

    /**
     * What a restriction reaches.
     *
     * @param restricted the restriction
     * @return the names, at least one
     */
    public static List<String> of(TraceFact.Restricted restricted) {
        return restricted.processings().stream()
                .map(each -> restricted.holder() + " !" + each)
                .toList();
    }

    /**
     * What a record erased.
     *
     * @param envelope its envelope
     * @param source the array that the envelope was read from
     * @return the names; nothing if it is no erasure
     */
    public static List<String> erasedBy(Envelope envelope, byte[] source) {
        if (!envelope.type().equals("trace.erased")) {
            return List.of();
        }
        Map<String, ?> open = envelope.open(source);
        if (!(open.get("holder") instanceof String holder && open.get("extent") instanceof Map<?, ?> extent)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        each(extent, "processings").forEach(processing -> names.add(holder + " " + processing));
        each(extent, "positions").forEach(position -> names.add(holder + " #" + position));
        return names.isEmpty() ? List.of(holder) : names;
    }

    /**
     * What a record restricted.
     *
     * @param envelope its envelope
     * @param source the array that the envelope was read from
     * @return the names; nothing if it is no restriction
     */
    public static List<String> restrictedBy(Envelope envelope, byte[] source) {
        if (!envelope.type().equals("trace.restricted")) {
            return List.of();
        }
        Map<String, ?> open = envelope.open(source);
        return open.get("holder") instanceof String holder
                ? each(open, "processings").stream()
                        .map(processing -> holder + " !" + processing)
                        .toList()
                : List.of();
    }

    /**
     * Whether what an act did before is what it is to do: the reason of an erasure may have been put otherwise.
     *
     * @param wanted what it is to do
     * @param done what it did
     * @return true if it is the same
     */
    public static boolean isTheSame(TraceFact wanted, Fact<?> done) {
        if (wanted instanceof TraceFact.Erased now && done instanceof TraceFact.Erased before) {
            return before.holder().equals(now.holder()) && before.extent().equals(now.extent());
        }
        return wanted.equals(done);
    }

    private static List<String> each(Map<?, ?> members, String name) {
        return members.get(name) instanceof List<?> some
                ? some.stream()
                        .map(each -> Objects.requireNonNull(each).toString())
                        .toList()
                : List.of();
    }
}
