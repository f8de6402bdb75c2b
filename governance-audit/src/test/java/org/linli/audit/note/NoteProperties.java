package org.linli.audit.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TlogFormatException;

/** Every parser of this package reads what it writes, and answers anything else with a typed error that says where. */
class NoteProperties {

    private static final NoteSigner LOG = SampleKeys.log("trace.example/日志");
    private static final NoteSigner WITNESS = SampleKeys.cosigner("witness.example");
    private static final MerkleTree TREE = MerkleTree.empty();

    static {
        for (int i = 0; i < 11; i++) {
            TREE.append(entry(i));
        }
    }

    private static final SignedNote NOTE =
            Checkpoint.of("trace.example/日志", TREE.snapshot().head()).sign(LOG).signedBy(WITNESS);
    private static final OfflineProof PROOF =
            OfflineProof.of(TREE.snapshot().proveInclusion(3), NOTE).withExtra(entry(3));
    private static final String POLICY =
            "# two of three\nlog " + LOG.verifier() + " https://log.example\nwitness a " + WITNESS.verifier()
                    + "\nwitness b " + SampleKeys.cosigner("b").verifier() + "\ngroup both any a b\nquorum both\n";

    /** A parser under test: what it reads, and what it says of any bytes, which must be those bytes again. */
    private enum Parser {
        NOTE_(NOTE.toString(), bytes -> SignedNote.parse(bytes).toString()),
        CHECKPOINT(NOTE.text(), bytes -> Checkpoint.parse(utf8(bytes)).toString()),
        PROOF_(PROOF.toString(), bytes -> OfflineProof.parse(bytes).toString()),
        NESTED(PROOF.above(PROOF).toString(), bytes -> {
            OfflineProof proof = OfflineProof.parse(bytes);
            proof.verify(TrustPolicy.of(LOG.verifier())).explain();
            return proof.toString();
        }),
        REQUEST(
                new AddCheckpoint(5, TREE.snapshot().proveConsistency(5), NOTE).toString(),
                bytes -> AddCheckpoint.parse(bytes).toString()),
        VERIFIER_KEY(
                LOG.verifier().toString(),
                bytes -> VerifierKey.parse(utf8(bytes)).toString()),
        SIGNER_KEY(
                SampleKeys.key("log", KeyType.ED25519, 1).secretText(),
                bytes -> SignerKey.parse(utf8(bytes)).secretText()),
        POLICY_(POLICY, bytes -> {
            TrustPolicy.parse(utf8(bytes)).judge(NOTE).explain();
            return utf8(bytes);
        });

        private final byte[] sample;
        private final Function<byte[], String> read;

        Parser(String sample, Function<byte[], String> read) {
            this.sample = sample.getBytes(StandardCharsets.UTF_8);
            this.read = read;
        }

        void check(byte[] bytes) {
            try {
                String written = read.apply(bytes);
                if (Arrays.equals(utf8(bytes).getBytes(StandardCharsets.UTF_8), bytes)) {
                    assertArrayEquals(bytes, written.getBytes(StandardCharsets.UTF_8), name());
                }
            } catch (TlogFormatException e) {
                assertTrue(e.position() >= 0 && e.position() <= Math.max(bytes.length, 1 << 20), name());
                assertTrue(String.valueOf(e.getMessage()).length() < 600, name());
            }
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] entry(int i) {
        return ("entry " + i).getBytes(StandardCharsets.UTF_8);
    }

    @Example
    void what_is_whole_is_read_as_it_is_written() {
        for (Parser parser : Parser.values()) {
            assertEquals(utf8(parser.sample), parser.read.apply(parser.sample));
        }
    }

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void any_bytes_are_read_or_refused(@ForAll Parser parser, @ForAll("bytes") byte[] bytes) {
        parser.check(bytes);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    }

    @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
    void what_is_nearly_whole_is_read_or_refused(@ForAll Parser parser, @ForAll("edits") List<int[]> edits) {
        byte[] bytes = parser.sample;
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        parser.check(bytes);
    }

    /** What to do, where, how long, and with which byte. */
    @Provide
    Arbitrary<List<int[]>> edits() {
        return Arbitraries.integers()
                .between(0, 1 << 20)
                .array(int[].class)
                .ofSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static byte[] edited(byte[] whole, int[] edit) {
        if (whole.length == 0) {
            return whole;
        }
        int at = edit[1] % whole.length;
        int length = Math.min(edit[2] % 40, whole.length - at);
        byte[] interesting = {'\n', ' ', '0', '9', '=', '+', '/', '-', 0, (byte) 0xff, (byte) 0xe2, 'A'};
        byte[] bytes = whole.clone();
        switch (edit[0] % 5) {
            case 0 -> bytes[at] ^= (byte) (1 << edit[3] % 8);
            case 1 -> bytes[at] = interesting[edit[3] % interesting.length];
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> { // A piece is left out.
                bytes = Arrays.copyOf(whole, whole.length - length);
                System.arraycopy(whole, at + length, bytes, at, whole.length - at - length);
            }
            default -> { // A piece stands there twice.
                bytes = Arrays.copyOf(whole, whole.length + length);
                System.arraycopy(whole, at, bytes, at + length, whole.length - at);
            }
        }
        return bytes;
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void no_edited_proof_proves_another_entry(@ForAll("edits") List<int[]> edits) {
        byte[] bytes = PROOF.toString().getBytes(StandardCharsets.UTF_8);
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        try {
            ProofVerdict verdict = OfflineProof.parse(bytes).verify(TrustPolicy.of(LOG.verifier()));
            assertFalse(verdict.explain().isEmpty());
            if (verdict instanceof ProofVerdict.Proven proven) {
                int index = Math.toIntExact(proven.levels().get(0).index());
                assertArrayEquals(entry(index), proven.entry());
                assertEquals(TREE.snapshot().head(), proven.top().checkpoint().head());
            }
        } catch (TlogFormatException e) {
            assertTrue(e.position() <= bytes.length);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void no_flipped_bit_of_a_note_is_trusted_with_another_text(@ForAll int any) {
        byte[] bytes = NOTE.toBytes();
        int bit = Math.floorMod(any, bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        try {
            SignedNote note = SignedNote.parse(bytes);
            if (TrustPolicy.of(LOG.verifier()).judge(note) instanceof CheckpointVerdict.Trusted trusted) {
                assertEquals(NOTE.text(), trusted.checkpoint().toString());
            }
        } catch (TlogFormatException e) {
            assertTrue(e.position() <= bytes.length);
        }
    }

    @Example
    void what_is_too_long_is_refused_before_it_is_read() {
        byte[] huge = new byte[64 << 20];
        Arrays.fill(huge, (byte) '\n');
        for (Parser parser : List.of(Parser.NOTE_, Parser.PROOF_, Parser.REQUEST)) {
            parser.check(huge);
        }
        String many = "old 0\n" + "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n".repeat(64) + "\n" + NOTE;
        Parser.REQUEST.check(many.getBytes(StandardCharsets.UTF_8));
        assertFalse(reads(() -> AddCheckpoint.parse(many.getBytes(StandardCharsets.UTF_8))));
        assertTrue(reads(() -> new AddCheckpoint(0, new ConsistencyProof(List.of()), NOTE)));
    }

    private static boolean reads(Runnable action) {
        try {
            action.run();
            return true;
        } catch (TlogFormatException e) {
            return false;
        }
    }
}
