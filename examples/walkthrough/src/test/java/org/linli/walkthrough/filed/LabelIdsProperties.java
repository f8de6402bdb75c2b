package org.linli.walkthrough.filed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.basics.ActorId;

class LabelIdsProperties {

    @Provide
    Arbitrary<Set<String>> labels() {
        Arbitrary<String> close = Arbitraries.strings().withChars("aA _~-").ofMaxLength(4);
        Arbitrary<String> far = Arbitraries.strings().ofMaxLength(150).filter(LabelIdsProperties::isText);
        return Arbitraries.oneOf(close, far).set().ofMaxSize(40);
    }

    /** Files are read as UTF-8, so there are no halves of characters in them. */
    private static boolean isText(String label) {
        return label.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000);
    }

    @Property(tries = 300)
    void labelsNeverShareAnIdAndCanBeReadBack(@ForAll("labels") Set<String> labels) {
        LabelIds ids = new LabelIds("agency:");

        assertEquals(
                labels.size(),
                labels.stream().map(ids::of).collect(Collectors.toSet()).size());
        for (String label : labels) {
            String id = ids.of(label);
            assertEquals(id, ActorId.of(id).value());
            assertEquals(id, new LabelIds("agency:").of(label));
            assertEquals(label, ids.labelOf(id));
        }
    }

    @Example
    void idsStayReadable() {
        LabelIds ids = new LabelIds("matter:");

        assertEquals("matter:Noise_-_Street/Sidewalk", ids.of("Noise - Street/Sidewalk"));
        assertEquals("matter:噪声", ids.of("噪声"));
        assertEquals(
                "matter:Noise---Bar~5f1c0d2b".length(), ids.of("Noise_-_Bar").length());
        assertEquals("matter:~e3b0c442", ids.of(""));
    }
}
