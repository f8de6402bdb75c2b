package org.linli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.KeyStore;
import org.linli.trace.TraceFact;

/**
 * What an erasure or a restriction reaches, as names that a value answers to. An erasure of everything of {@code li} has the name
 * {@code li}; of what is kept under a processing {@code li billing@1}; of the record at position 7 {@code li #7}. A restriction has names
 * such as {@code li !billing@1}. No id has a space, so that none is like another.
 */
final class Reach {
    private Reach() {}

    /** The names by which an erasure may have reached a value. */
    static List<String> of(Envelope.Sealed sealed, long position) {
        return List.of(sealed.holder(), sealed.keyName(), sealed.holder() + " #" + position);
    }

    /** The name of the restrictions that reach a value. */
    static String restricting(Envelope.Sealed sealed) {
        return sealed.holder() + " !" + sealed.processing();
    }

    /** Whose values a name is about. */
    static String holder(String name) {
        return KeyStore.person(name);
    }

    /** What an erasure reaches. */
    static List<String> of(TraceFact.Erased erased) {
        String holder = erased.holder().value();
        Stream<String> processings = erased.extent().processings().stream().map(each -> holder + " " + each);
        Stream<String> positions = erased.extent().positions().stream().map(each -> holder + " #" + each);
        List<String> names = Stream.concat(processings, positions).toList();
        return names.isEmpty() ? List.of(holder) : names;
    }

    /** What a restriction reaches. */
    static List<String> of(TraceFact.Restricted restricted) {
        return restricted.processings().stream()
                .map(each -> restricted.holder() + " !" + each)
                .toList();
    }

    /** What a record erased; nothing if it is no erasure. */
    static List<String> erasedBy(Envelope envelope, byte[] source) {
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

    /** What a record restricted; nothing if it is no restriction. */
    static List<String> restrictedBy(Envelope envelope, byte[] source) {
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

    private static List<String> each(Map<?, ?> members, String name) {
        return members.get(name) instanceof List<?> some
                ? some.stream().map(each -> Objects.requireNonNull(each).toString()).toList()
                : List.of();
    }
}
