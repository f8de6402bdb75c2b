package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.trace.testkit.TraceArbitraries;

/** Texts of the spine's values are read back, and nothing else is. */
final class TraceProperties {
    @Property(tries = 200)
    void a_subject_is_read_back_from_its_text(@ForAll("subjects") Subject subject) {
        assertEquals(subject, Subject.parse(subject.toString()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void subjects_are_ordered_as_they_are_equal(@ForAll("subjects") Subject one, @ForAll("subjects") Subject other) {
        assertEquals(one.equals(other), one.compareTo(other) == 0);
        assertEquals(Integer.signum(one.compareTo(other)), -Integer.signum(other.compareTo(one)));
    }

    @Property(tries = 200)
    void an_act_id_is_read_back_from_its_text(@ForAll("actIds") ActId id) {
        assertEquals(id, ActId.parse(id.toString()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_basis_is_read_back_from_its_text(@ForAll("bases") Basis basis) {
        assertEquals(basis, Basis.parse(basis.toString()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_digest_is_read_back_from_its_text_and_bytes(@ForAll("digests") Digest digest) {
        assertEquals(digest, Digest.parse(digest.toString()));
        assertEquals(digest, Digest.of(digest.bytes()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatever_the_entries_the_journal_gives_them_back_in_order(@ForAll("entries") List<Entry> entries) {
        Journal journal = Bank.journal();
        for (Entry entry : entries) {
            Subject subject = entry.fact().subject();
            Head head = Head.NONE;
            for (TraceEvent last : journal.trail(subject, Direction.BACKWARD)) {
                head = last.head();
                break;
            }
            journal.append(List.of(entry), java.util.Map.of(subject, head));
        }
        assertEquals(
                entries,
                Bank.all(journal).stream()
                        .map(event -> new Entry(event.act(), event.fact(), event.basis()))
                        .toList());
    }

    @net.jqwik.api.Example
    void other_texts_are_refused() {
        for (String text : List.of("", "case", "/1", "case/", "ca se/1", "case/1 2")) {
            assertThrows(IllegalArgumentException.class, () -> Subject.parse(text), text);
        }
        for (String text : List.of("", "a", "@1", "a@", "a b@1")) {
            assertThrows(IllegalArgumentException.class, () -> Basis.parse(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> Subject.of("a/b", "c"));
        assertThrows(IllegalArgumentException.class, () -> Basis.of("a@b", "c"));
        assertThrows(NullPointerException.class, () -> new Subject(null, "x"));
    }

    @Provide
    Arbitrary<Subject> subjects() {
        return TraceArbitraries.subjects();
    }

    @Provide
    Arbitrary<ActId> actIds() {
        return TraceArbitraries.actIds();
    }

    @Provide
    Arbitrary<Basis> bases() {
        return TraceArbitraries.bases();
    }

    @Provide
    Arbitrary<Digest> digests() {
        return TraceArbitraries.digests();
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return TraceArbitraries.entries().list().ofMaxSize(20);
    }
}
