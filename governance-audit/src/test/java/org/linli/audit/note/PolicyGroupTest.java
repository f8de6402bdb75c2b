package org.linli.audit.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;

/** Groups of witnesses in groups: for every set of cosignatures the policy says what plain arithmetic says. */
class PolicyGroupTest {
    private static final NoteSigner LOG = SampleKeys.log("trace.example/dongting");
    private static final List<NoteSigner> WITNESSES =
            IntStream.range(0, 5).mapToObj(i -> SampleKeys.cosigner("w" + i)).toList();
    private static final SignedNote SIGNED =
            Checkpoint.of("trace.example/dongting", TreeHead.EMPTY).sign(LOG);

    @Test
    void groups_may_be_nested_as_deep_as_lines_allow() {
        StringBuilder text = new StringBuilder(lines()).append("group g0 any w0\n");
        for (int i = 1; i < 980; i++) {
            text.append("group g").append(i).append(" any g").append(i - 1).append('\n');
        }
        TrustPolicy policy = TrustPolicy.parse(text.append("quorum g979\n").toString());
        assertEquals(false, policy.judge(cosigned(0)) instanceof CheckpointVerdict.Trusted);
        assertEquals(true, policy.judge(cosigned(1)) instanceof CheckpointVerdict.Trusted);
    }

    @Test
    void the_key_of_a_witness_is_none_of_a_log() {
        NoteVerifier witness = WITNESSES.get(0).verifier();
        assertThrows(IllegalArgumentException.class, () -> TrustPolicy.of(witness));
        assertThrows(IllegalArgumentException.class, () -> TrustPolicy.of(List.of(witness), List.of(witness), 1));
        assertThrows(TlogFormatException.class, () -> TrustPolicy.parse("log " + witness + "\nquorum none\n"));
    }

    private static String lines() {
        StringBuilder text = new StringBuilder("log " + LOG.verifier() + "\n");
        for (NoteSigner each : WITNESSES) {
            text.append("witness ")
                    .append(each.verifier().name())
                    .append(' ')
                    .append(each.verifier())
                    .append('\n');
        }
        return text.toString();
    }

    /** The checkpoint with the cosignatures of those whose bits are set. */
    private static SignedNote cosigned(int set) {
        SignedNote note = SIGNED;
        for (int i = 0; i < WITNESSES.size(); i++) {
            note = (set >> i & 1) == 1 ? note.signedBy(WITNESSES.get(i)) : note;
        }
        return note;
    }

    private static boolean trusts(TrustPolicy policy, int set) {
        return policy.judge(cosigned(set)) instanceof CheckpointVerdict.Trusted;
    }

    private static int count(int set, int... members) {
        return (int) IntStream.of(members).filter(i -> (set >> i & 1) == 1).count();
    }

    @Test
    void every_set_of_cosignatures_is_judged_as_the_groups_say() {
        TrustPolicy two = TrustPolicy.parse(lines() + "group g 2 w0 w1 w2\nquorum g\n");
        TrustPolicy all = TrustPolicy.parse(lines() + "group g all w0 w1 w2\nquorum g\n");
        TrustPolicy any = TrustPolicy.parse(lines() + "group g any w3 w4\nquorum g\n");
        TrustPolicy one = TrustPolicy.parse(lines() + "quorum w4\n");
        TrustPolicy none = TrustPolicy.parse(lines() + "quorum none\n");
        TrustPolicy nested = TrustPolicy.parse(lines()
                + "group courts 2 w0 w1 w2\ngroup papers any w3 w4\ngroup both all courts papers\nquorum both\n");
        TrustPolicy mixed = TrustPolicy.parse(lines() + "group papers all w3 w4\ngroup m 2 w0 w1 papers\nquorum m\n");
        for (int set = 0; set < 32; set++) {
            assertEquals(count(set, 0, 1, 2) >= 2, trusts(two, set), "two, " + set);
            assertEquals(count(set, 0, 1, 2) == 3, trusts(all, set), "all, " + set);
            assertEquals(count(set, 3, 4) >= 1, trusts(any, set), "any, " + set);
            assertEquals(count(set, 4) == 1, trusts(one, set), "one, " + set);
            assertEquals(true, trusts(none, set), "none, " + set);
            assertEquals(count(set, 0, 1, 2) >= 2 && count(set, 3, 4) >= 1, trusts(nested, set), "nested, " + set);
            int papers = count(set, 3, 4) == 2 ? 1 : 0;
            assertEquals(count(set, 0, 1) + papers >= 2, trusts(mixed, set), "mixed, " + set);
        }
    }

    /** What would let one witness count twice, or a group say yes to nobody, is no policy. */
    @Test
    void groups_that_could_be_met_too_easily_are_refused() {
        for (String wrong : List.of(
                "group g 0 w0 w1\nquorum g\n",
                "group g 3 w0 w1\nquorum g\n",
                "group g 01 w0 w1\nquorum g\n",
                "group g any\nquorum g\n",
                "group g 1 w0 w0\nquorum g\n",
                "group g 1 w0\ngroup h 1 w0\nquorum h\n",
                "group g 1 h\ngroup h 1 w0\nquorum g\n",
                "group g 1 g\nquorum g\n",
                "group w0 1 w1\nquorum w0\n",
                "group none 1 w1\nquorum none\n",
                "group g 1 w0\nquorum h\n",
                "quorum w0\nquorum w1\n",
                "witness again " + WITNESSES.get(0).verifier() + "\nquorum again\n",
                "")) {
            assertThrows(TlogFormatException.class, () -> TrustPolicy.parse(lines() + wrong), wrong);
        }
    }
}
