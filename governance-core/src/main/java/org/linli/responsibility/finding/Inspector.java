package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.Cover;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.Responsibility;

/** Looks at everything once. */
final class Inspector {
    private final Inspection with;
    private final Surroundings around;
    private final DutyRegister register;
    private final TimeWindow window;
    private final Coverage proof;
    private final Islands islands;
    private final Map<MatterId, List<Deed>> deeds = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();

    Inspector(Inspection with, DutyRegister register, TimeWindow window) {
        this.with = with;
        this.register = register;
        this.window = window;
        Set<MatterId> matters = new TreeSet<>(with.inventory().matters().keySet());
        matters.addAll(register.matters());
        // First of all, since it refuses a territory whose parents lead round in a circle.
        this.proof = register.coverage(matters, with.terms().with(with.inventory()), window);
        this.around = new Surroundings(with.terms(), new Ground(with.terms().territory()), register::admission);
        this.islands = new Islands(around);
        with.deeds()
                .forEach(each -> deeds.computeIfAbsent(each.matter(), any -> new ArrayList<>())
                        .add(each));
        Ledger ledger = Ledger.of(register);
        Islands.Reached reached = islands.new Reached(window);
        for (MatterId matter : matters) {
            Lines lines = new Lines(around.ground(), ledger.in(matter));
            reached.add(lines.all());
            found.addAll(MatterLook.of(
                    with, around, matter, lines, pieces(matter, lines), deeds.getOrDefault(matter, List.of()), window));
        }
        ActorLook actors = new ActorLook(with, around, window);
        if (actors.isAsked()) {
            register.actors().forEach(actor -> found.addAll(actors.of(actor, ledger)));
        }
        found.addAll(reached.actors());
        found.addAll(reached.areas());
    }

    private List<CoveragePiece> pieces(MatterId matter, Lines lines) {
        return around.isAnyGone(lines.all(), window)
                ? pieces(proof, around, matter, lines.all(), around.ground().roots(), window)
                : proof.of(matter);
    }

    /**
     * What is not covered once: gaps, if whoever has a duty is taken to be there, since that they are gone is a finding of its own; and
     * overlaps of those who are there, since whoever is gone is in nobody's way.
     */
    static List<CoveragePiece> pieces(
            Coverage proof,
            Surroundings around,
            MatterId matter,
            List<Responsibility> lines,
            List<AreaId> areas,
            TimeWindow window) {
        boolean gone = around.isAnyGone(lines, window);
        List<CoveragePiece> pieces = new ArrayList<>();
        for (AreaId area : areas) {
            proof.within(matter, covers(lines), area, window).stream()
                    .filter(each -> !gone || each.isGap())
                    .forEach(pieces::add);
            if (gone) {
                proof.within(matter, around.present(lines), area, window).stream()
                        .filter(each -> !each.isGap())
                        .forEach(pieces::add);
            }
        }
        return pieces;
    }

    private static List<Cover> covers(Collection<Responsibility> lines) {
        return lines.stream()
                .filter(Responsibility::covers)
                .map(each -> new Cover(each.duty().area(), each.duty().validity(), each.id()))
                .toList();
    }

    Findings findings() {
        return new Findings(found, proof, new Mending(with, around, islands, deeds, proof, register));
    }
}
