package org.linli.deliberation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.linli.deliberation.design.Design;
import org.linli.deliberation.design.DesignCheck;
import org.linli.deliberation.design.PhaseId;
import org.linli.trace.Digest;

/**
 * The designs by which deliberations can be convened in a hall, each looked through. A design stays in the book while a deliberation by it goes on;
 * another version of it may stand beside it.
 *
 * @param designs the designs; each version once; immutable, in the order given
 */
public record DesignBook(List<Design> designs) {
    /** Looks through all designs. */
    public DesignBook {
        designs = List.copyOf(designs);
        designs.forEach(DesignCheck::checked);
        long different = designs.stream().map(Design::basis).distinct().count();
        if (different < designs.size()) {
            throw new IllegalArgumentException("Each version of a design must be in the book once.");
        }
    }

    /**
     * A book of designs.
     *
     * @param designs the designs; of two versions, the one by which new deliberations are convened comes last
     * @return the book
     * @throws IllegalArgumentException if something is wrong with a design, or a version is there twice
     */
    public static DesignBook of(Design... designs) {
        return new DesignBook(Arrays.asList(designs));
    }

    /**
     * A book of designs.
     *
     * @param designs the designs; of two versions, the one by which new deliberations are convened comes last
     * @return the book
     * @throws IllegalArgumentException if something is wrong with a design, or a version is there twice
     */
    public static DesignBook of(Collection<Design> designs) {
        return new DesignBook(List.copyOf(designs));
    }

    /**
     * The design by which a new deliberation is convened.
     *
     * @param id its name
     * @return the last version of it; nothing if there is none
     */
    public Optional<Design> latest(String id) {
        return designs.stream().filter(each -> each.id().equals(id)).reduce((one, later) -> later);
    }

    /**
     * The design by which a deliberation was convened.
     *
     * @param begun how it began
     * @return the design; nothing if it is not in the book, or says something else now
     */
    public Optional<Design> of(Deliberation.Convened begun) {
        return designs.stream()
                .filter(each -> each.id().equals(begun.convening().design())
                        && each.version().equals(begun.designVersion())
                        && digest(each).equals(begun.designDigest()))
                .findFirst();
    }

    /**
     * What a design says, as one digest: of its text, {@link Design#toString()}, in UTF-8.
     *
     * @param design the design
     * @return the digest
     */
    public static Digest digest(Design design) {
        return Digest.sha256(design.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a design has a phase. */
    static boolean has(Design design, PhaseId phase) {
        return design.phases().stream().anyMatch(each -> each.id().equals(phase));
    }
}
