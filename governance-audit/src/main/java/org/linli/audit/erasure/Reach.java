package org.linli.audit.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.trace.Fact;
import org.linli.trace.Personal;
import org.linli.trace.TraceFact;

/**
 * What an erasure reaches: values that answer to a name, in records before a position. An erasure of everything of {@code li} has the
 * name {@code li}; of what is kept under a processing {@code li billing@1}; of the record at position 7 {@code li #7}. A restriction has
 * names such as {@code li !billing@1}. No id has a space, so that none is like another.
 *
 * @param name the name
 * @param before the position before which it reaches values; at most {@code at}
 * @param at the position of the record that says so
 */
public record Reach(String name, long before, long at) {
    /**
     * Whether values may stand beyond its reach that are older than the erasure itself.
     *
     * @return true if it names a position up to which it goes
     */
    public boolean isBounded() {
        return before < at;
    }

    /**
     * Whose values it is about.
     *
     * @return the holder
     */
    public String holder() {
        return KeyStore.person(name);
    }

    /**
     * Whether it reaches a value.
     *
     * @param sealed what stands in the open for the value
     * @param position where its record stands
     * @return true if it does
     */
    public boolean covers(Envelope.Sealed sealed, long position) {
        return position < before && names(sealed, position).contains(name);
    }

    /**
     * The names by which an erasure may have reached a value.
     *
     * @param sealed what stands in the open for the value
     * @param position where its record stands
     * @return three names
     */
    public static List<String> names(Envelope.Sealed sealed, long position) {
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
     * The name of the restrictions that would reach a value.
     *
     * @param part a handle to it
     * @return the name
     */
    public static String restricting(Personal<?> part) {
        return part.holder() + " !" + part.processing();
    }

    /**
     * What an erasure reaches.
     *
     * @param erased the erasure
     * @param at where it stands
     * @return one for each name, at least one
     */
    public static List<Reach> of(TraceFact.Erased erased, long at) {
        String holder = erased.holder().value();
        Stream<String> processings = erased.extent().processings().stream().map(each -> holder + " " + each);
        Stream<String> positions = erased.extent().positions().stream().map(each -> holder + " #" + each);
        List<String> names = Stream.concat(processings, positions).toList();
        return of(
                names.isEmpty() ? List.of(holder) : names,
                erased.extent().before().orElse(at),
                at);
    }

    private static List<Reach> of(List<String> names, long before, long at) {
        return names.stream()
                .map(name -> new Reach(name, Math.min(before, at), at))
                .toList();
    }

    /**
     * The names of the keys under which a restriction's values stand.
     *
     * @param restricted the restriction
     * @return the names, at least one
     */
    public static List<String> keys(TraceFact.Restricted restricted) {
        return restricted.processings().stream()
                .map(each -> restricted.holder() + " " + each)
                .toList();
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
     * @param at where it stands
     * @return one for each name; nothing if it is no erasure
     */
    public static List<Reach> erasedBy(Envelope envelope, byte[] source, long at) {
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
        return of(names.isEmpty() ? List.of(holder) : names, bound(extent.get("before"), at), at);
    }

    private static long bound(@Nullable Object before, long at) {
        try {
            return before == null ? at : Long.parseLong(before.toString());
        } catch (NumberFormatException noPosition) {
            // Whoever understands such a record may know what it reaches; here it reaches nothing.
            return 0;
        }
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
