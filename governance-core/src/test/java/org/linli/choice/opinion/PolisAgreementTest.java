package org.linli.choice.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.choice.Agreement;
import org.linli.choice.Fraction;
import org.linli.choice.ReferenceData;
import org.linli.choice.files.Polis;

/**
 * The formulas on the groups that were published, against figures that others computed; and what our own maps of the same votes promise. OpinionMapTest
 * covers the same code without outside files.
 */
class PolisAgreementTest {
    /** The reference writes ten or twelve decimals. */
    private static final double ROUNDING = 1e-9;

    private final Agreement agreement = new Agreement("polis");

    private void compare(String what, Object expected, double ours) {
        if (expected == null) {
            agreement.compare(what, null, () -> ours);
            return;
        }
        double theirs = ((Number) expected).doubleValue();
        boolean agrees = Math.abs(theirs - ours) <= ROUNDING * Math.max(1, Math.abs(theirs));
        agreement.found(what, agrees, () -> "reference " + theirs + ", here " + ours);
    }

    @Test
    @SuppressWarnings("unchecked")
    void every_figure_on_published_groups_is_reproduced() throws IOException {
        Path reference = ReferenceData.folder("reference/deliberation/polis");
        for (Path path : ReferenceData.files("reference/deliberation/polis", ".json")) {
            String conversation =
                    Objects.requireNonNull(path.getFileName()).toString().replace(".json", "");
            agreement.file(conversation);
            Polis.Conversation read =
                    Polis.read(ReferenceData.folder("deliberation/polis").resolve(conversation));
            Map<String, Object> values =
                    (Map<String, Object>) ReferenceData.json(reference.resolve(path.getFileName()));
            compare(
                    "participants",
                    values.get("participants"),
                    read.participants().size());
            Map<String, Map<String, Object>> statements = (Map<String, Map<String, Object>>)
                    ((Map<String, Object>) values.get("on_published_groups")).get("statements");
            statements.forEach((id, expected) -> statement(read, Integer.parseInt(id), expected));
        }
        agreement.report();
    }

    @SuppressWarnings("unchecked")
    private void statement(Polis.Conversation read, int id, Map<String, Object> expected) {
        int column = read.matrixStatements().indexOf(id);
        Map<Integer, long[]> counts = new TreeMap<>();
        for (Polis.Participant each : read.participants()) {
            OptionalInt cell = each.cells().get(column);
            if (each.group().isPresent()) {
                long[] row = counts.computeIfAbsent(each.group().getAsInt(), g -> new long[3]);
                cell.ifPresent(vote -> row[vote + 1]++);
            }
        }
        Map<Integer, Tally> tallies = new TreeMap<>();
        counts.forEach((group, row) -> tallies.put(group, new Tally(row[2], row[0], row[1])));
        Consensus consensus = Consensus.of(tallies.values());
        compare("consensus to agree", expected.get("group_informed_consensus_agree"), number(consensus.agree()));
        compare(
                "consensus to disagree",
                expected.get("group_informed_consensus_disagree"),
                number(consensus.disagree()));
        ((Map<String, Map<String, Object>>) expected.get("groups")).forEach((group, figures) -> {
            Tally in = Objects.requireNonNull(tallies.get(Integer.valueOf(group)));
            Tally out = Tally.NONE;
            for (Map.Entry<Integer, Tally> other : tallies.entrySet()) {
                out = other.getKey().equals(Integer.valueOf(group)) ? out : out.plus(other.getValue());
            }
            Representativeness agree = Representativeness.ofAgreement(in, out);
            Representativeness disagree = Representativeness.ofDisagreement(in, out);
            compare("agree", figures.get("agree"), in.agree());
            compare("disagree", figures.get("disagree"), in.disagree());
            compare("seen", figures.get("seen"), in.seen());
            compare("probability to agree", figures.get("pa"), number(agree.probability()));
            compare("probability to disagree", figures.get("pd"), number(disagree.probability()));
            compare("test of agreement", figures.get("pat"), agree.probabilityTest());
            compare("test of disagreement", figures.get("pdt"), disagree.probabilityTest());
            compare("ratio of agreement", figures.get("ra"), number(agree.ratio()));
            compare("ratio of disagreement", figures.get("rd"), number(disagree.ratio()));
            compare("test of the ratio of agreement", figures.get("rat"), agree.ratioTest());
            compare("test of the ratio of disagreement", figures.get("rdt"), disagree.ratioTest());
        });
    }

    private static double number(Fraction fraction) {
        return Representativeness.toDouble(fraction);
    }

    @Test
    void our_own_maps_are_the_same_again_and_say_how_well_they_fit() throws IOException {
        for (Path path : ReferenceData.files("reference/deliberation/polis", ".json")) {
            String name = Objects.requireNonNull(path.getFileName()).toString().replace(".json", "");
            Polis.Conversation read =
                    Polis.read(ReferenceData.folder("deliberation/polis").resolve(name));
            OpinionVotes votes = OpinionVotes.from(read);
            OpinionMap map = OpinionMap.of(votes, OpinionSettings.polis(1));

            assertEquals(map.digest(), map.redrawn().digest());
            assertEquals(
                    votes.participants(),
                    map.unplaced() + map.groups().stream().mapToInt(g -> g).sum());
            assertTrue(map.silhouette().orElseThrow() > 0.3, name + " " + map.silhouettes());
            for (int statement = 0; statement < votes.statements().size(); statement++) {
                assertEquals(votes.tally(statement), map.total(statement));
            }
            assertNotEquals("", map.summarize());
            System.out.println(name + ": groups " + map.groups() + ", silhouettes " + map.silhouettes());
            if (map.groups().stream().mapToInt(g -> g).sum() < 150) {
                OpinionMap careful = OpinionMap.of(votes, OpinionSettings.smallCommunity(1));
                careful.groups().forEach(size -> assertTrue(size >= 5));
                System.out.println("  for a small community: groups " + careful.groups() + ", shuffles as clear "
                        + careful.lookalikes());
            }
        }
    }
}
