package org.linli.audit.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;

/** A witness behind real HTTP. */
class WitnessServerTest {
    private static final String ORIGIN = "community.example/log";
    private static final NoteSigner COSIGNER = SampleKeys.cosigner("witness.example");

    private final GrowingLog log = new GrowingLog(ORIGIN).grow(200, "record ");

    @TempDir
    private Path folder;

    private FileWitnessStore store;
    private WitnessServer server;
    private URI prefix;

    @BeforeEach
    void serve() throws IOException {
        store = FileWitnessStore.open(folder, COSIGNER.verifier());
        server = WitnessServer.serve(
                Witness.of(COSIGNER, store, List.of(log.key())),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Duration.ofMillis(500));
        prefix = URI.create("http://" + server.address().getHostString() + ":"
                + server.address().getPort() + "/");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        store.close();
    }

    private WitnessClient client() {
        return WitnessClient.of(prefix, List.of(COSIGNER.verifier()));
    }

    @Test
    void a_log_learns_what_the_witness_has_and_gets_its_cosignature() throws Exception {
        WitnessClient.Submission first = client().submit(log.checkpoint(50), 0, log.prover(50));
        SignedNote cosigned =
                assertInstanceOf(WitnessClient.Cosigned.class, first).checkpoint();
        assertEquals(
                2, cosigned.verifiedBy(List.of(log.key(), COSIGNER.verifier())).size());
        // It believes that the witness knows nothing, and is told.
        assertInstanceOf(WitnessClient.Cosigned.class, client().submit(log.checkpoint(80), 0, log.prover(80)));
        WitnessClient.Refused back =
                assertInstanceOf(WitnessClient.Refused.class, client().submit(log.checkpoint(60), 60, log.prover(60)));
        assertEquals(new WitnessClient.Refused(409, "80\n"), back);
    }

    @Test
    void a_copied_log_with_another_tail_is_refused() throws Exception {
        client().submit(log.checkpoint(80), 0, log.prover(80));
        GrowingLog fork = new GrowingLog(ORIGIN).grow(70, "record ").grow(90, "another tail ");
        WitnessClient.Submission submission = client().submit(fork.checkpoint(90), 0, fork.prover(90));
        assertEquals(
                422, assertInstanceOf(WitnessClient.Refused.class, submission).status());
    }

    @Test
    void a_cosignature_of_another_key_is_not_taken() throws Exception {
        WitnessClient mistrusting =
                WitnessClient.of(prefix, List.of(SampleKeys.cosigner("another").verifier()));
        assertInstanceOf(WitnessClient.Refused.class, mistrusting.submit(log.checkpoint(5), 0, log.prover(5)));
    }

    @Test
    void other_paths_methods_and_sizes_are_answered_and_the_server_goes_on() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI add = prefix.resolve("add-checkpoint");
        assertEquals(405, send(http, HttpRequest.newBuilder(add).GET()));
        assertEquals(404, send(http, post(prefix.resolve("add-checkpoint/x"), "old 0\n")));
        assertEquals(400, send(http, post(add, "")));
        assertEquals(400, send(http, post(add, "old 0\n\n\u0007")));
        assertEquals(400, send(http, post(add, "x".repeat(70_000))));
        String unknown = new String(new GrowingLog("elsewhere").grow(3, "r").request(0, 3), StandardCharsets.UTF_8);
        assertEquals(404, send(http, post(add, unknown)));
        assertEquals(200, send(http, post(add, new String(log.request(0, 9), StandardCharsets.UTF_8))));
    }

    private static HttpRequest.Builder post(URI to, String body) {
        return HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static int send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws Exception {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 900\r\n\r\nold 0\n"
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            // The end of the connection, without an answer.
            assertEquals(-1, in.read());
        }
        assertInstanceOf(WitnessClient.Cosigned.class, client().submit(log.checkpoint(5), 0, log.prover(5)));
    }

    /** More connections than there are threads and places in the queue, none of which gets to the end of its headers. */
    @Test
    void headers_that_do_not_come_take_no_thread_for_good() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = new Socket(
                        server.address().getAddress(), server.address().getPort());
                slow.add(socket);
                socket.getOutputStream().write("POST /add-check".getBytes(StandardCharsets.UTF_8));
            }
            InputStream in = slow.get(0).getInputStream();
            slow.get(0).setSoTimeout(20_000);
            assertEquals(-1, in.read());
            WitnessClient.Submission submission = null;
            for (int tries = 0; submission == null && tries < 100; tries++) {
                try {
                    submission = client().submit(log.checkpoint(5), 0, log.prover(5));
                } catch (IOException full) {
                    // Closed, to be made again.
                    Thread.sleep(50);
                }
            }
            assertInstanceOf(WitnessClient.Cosigned.class, submission);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void many_clients_at_once_get_cosignatures_of_one_growing_tree() throws Exception {
        int clients = 8;
        Set<Long> cosigned = new ConcurrentSkipListSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int from = i + 1;
                Callable<Integer> submitting = () -> {
                    int refused = 0;
                    WitnessClient client = client();
                    for (long size = from; size <= 120; size += 11) {
                        if (client.submit(log.checkpoint(size), 0, log.prover(size))
                                instanceof WitnessClient.Cosigned done) {
                            cosigned.add(Checkpoint.of(done.checkpoint()).head().size());
                        } else {
                            refused++;
                        }
                    }
                    return refused;
                };
                all.add(threads.submit(submitting));
            }
            for (Future<Integer> each : all) {
                assertTrue(each.get() >= 0);
            }
        } finally {
            threads.shutdownNow();
        }
        TreeHead last = Checkpoint.of(store.latest(ORIGIN).orElseThrow()).head();
        // The largest that was given out is what is recorded: nothing was set back by a slower request.
        assertEquals(cosigned.stream().max(Long::compare).orElseThrow(), last.size());
        assertEquals(log.tree.at(last.size()).head(), last);
        assertTrue(last.size() >= 110, "reached " + last.size());
    }

    @Test
    void a_witness_that_cannot_write_says_so_and_gives_nothing_out() throws Exception {
        try (WitnessServer broken = WitnessServer.serve(
                Witness.of(COSIGNER, new BrokenStore(), List.of(log.key())),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            URI add = URI.create("http://" + broken.address().getHostString() + ":"
                    + broken.address().getPort());
            WitnessClient client = WitnessClient.of(add, List.of(COSIGNER.verifier()));
            assertEquals(
                    500,
                    assertInstanceOf(WitnessClient.Refused.class, client.submit(log.checkpoint(5), 0, log.prover(5)))
                            .status());
        }
        server.close();
        assertThrows(IOException.class, () -> client().submit(log.checkpoint(5), 0, log.prover(5)));
    }

    private static final class BrokenStore implements WitnessStore {
        @Override
        public Optional<SignedNote> latest(String origin) {
            return Optional.empty();
        }

        @Override
        public void record(String origin, SignedNote cosigned) throws IOException {
            throw new IOException("no space left");
        }
    }
}
