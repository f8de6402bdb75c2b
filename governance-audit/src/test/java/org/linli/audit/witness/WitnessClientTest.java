package org.linli.audit.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSignature;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;

/** What a witness may answer that means ill, or takes its time. */
class WitnessClientTest {
    private static final NoteSigner LOG = SampleKeys.log("trace.example/dongting");
    private static final SignerKey WITNESS = SignerKey.generate("court", KeyType.COSIGNATURE, new SecureRandom());
    private static final SignedNote CHECKPOINT =
            Checkpoint.of(LOG.verifier().name(), TreeHead.EMPTY).sign(LOG);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer http;

    @BeforeEach
    void serve() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
    }

    @AfterEach
    void stop() {
        http.stop(0);
        threads.shutdownNow();
    }

    private WitnessClient client(Duration patience) {
        http.start();
        URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        return WitnessClient.of(address, List.of(WITNESS.verifierKey()), patience);
    }

    private static WitnessClient.Submission submit(WitnessClient client) throws Exception {
        return client.submit(CHECKPOINT, 0, from -> new ConsistencyProof(List.of()));
    }

    /** Signs what it has been sent, the text being changed first, and answers what becomes of the line. */
    private void answer(UnaryOperator<String> text, UnaryOperator<String> line) {
        http.createContext("/add-checkpoint", exchange -> {
            exchange.getRequestBody().readAllBytes();
            // By hand, since a cosigner of this project signs checkpoints only.
            String message = "cosignature/v1\ntime 5\n" + text.apply(CHECKPOINT.text());
            byte[] bare = WITNESS.sign(message.getBytes(StandardCharsets.UTF_8));
            NoteSignature signature = NoteSignature.of(
                    WITNESS.verifierKey().name(),
                    WITNESS.verifierKey().keyId(),
                    ByteBuffer.allocate(72).putLong(5).put(bare).array());
            byte[] body = line.apply(signature + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void lines_of_signatures_are_taken() throws Exception {
        answer(text -> text, line -> line);
        WitnessClient.Cosigned cosigned =
                assertInstanceOf(WitnessClient.Cosigned.class, submit(client(Duration.ofSeconds(60))));
        assertEquals(2, cosigned.checkpoint().signatures().size());
        assertEquals(CHECKPOINT.text(), cosigned.checkpoint().text());
    }

    @Test
    void a_witness_that_signs_the_note_with_its_signatures_for_its_text_spoils_nothing() throws Exception {
        answer(text -> CHECKPOINT.toString(), line -> "\n" + line);
        WitnessClient client = client(Duration.ofSeconds(60));
        assertInstanceOf(WitnessClient.Refused.class, submit(client));
    }

    @Test
    void what_is_no_line_of_a_signature_is_refused() throws Exception {
        answer(text -> text + "\nmore\n", line -> "\nmore\n\n" + line);
        assertInstanceOf(WitnessClient.Refused.class, submit(client(Duration.ofSeconds(60))));
    }

    @Test
    void a_body_that_comes_in_drops_is_not_waited_for() {
        http.createContext("/add-checkpoint", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    body.write('x');
                    body.flush();
                    Thread.sleep(20);
                }
            } catch (InterruptedException | IOException gone) {
                Thread.currentThread().interrupt();
            }
        });
        WitnessClient client = client(Duration.ofMillis(500));
        IOException slow = assertThrows(IOException.class, () -> submit(client));
        assertTrue(slow.getMessage().contains("no whole answer within 500 ms"), slow.getMessage());
    }

    @Test
    void a_body_without_end_is_cut() throws Exception {
        http.createContext("/add-checkpoint", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(500, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] some = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 1_000; i++) {
                    body.write(some);
                }
            } catch (IOException cut) {
                Thread.currentThread().interrupt();
            }
        });
        WitnessClient.Refused refused =
                assertInstanceOf(WitnessClient.Refused.class, submit(client(Duration.ofSeconds(60))));
        assertEquals(500, refused.status());
        assertEquals(1 << 16, refused.message().length());
    }
}
