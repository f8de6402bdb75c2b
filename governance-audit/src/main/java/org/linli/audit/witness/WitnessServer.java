package org.linli.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.linli.audit.note.AddCheckpoint;
import org.linli.trace.TraceStoreException;

/**
 * A {@link Witness} behind HTTP: {@code POST /add-checkpoint}, on the JDK's own server.
 *
 * <p>A body is read to 64 KiB and no further. A request, headers and body, must be there within the time given; otherwise the connection is
 * closed. At most 64 requests are answered at a time and 256 wait; connections beyond are closed, to be made again. For the open Internet
 * put it behind a proxy that speaks TLS.
 */
public final class WitnessServer implements Closeable {

    private static final String PATH = "/add-checkpoint";
    private static final int THREADS = 64;
    private static final int WAITING = 256;
    private static final ThreadLocal<Arrival> ARRIVING = new ThreadLocal<>();

    private final Witness witness;
    private final HttpServer server;
    private final Duration patience;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService watch;

    /** A request on its way in. Who reads it is interrupted when it takes too long, but never once it is there. */
    private static final class Arrival {
        private final Thread reader = Thread.currentThread();
        private final AtomicBoolean isOver = new AtomicBoolean();

        void cutOff() {
            if (isOver.compareAndSet(false, true)) {
                reader.interrupt();
            }
        }

        boolean hasCome() {
            return isOver.compareAndSet(false, true);
        }
    }

    private WitnessServer(Witness witness, HttpServer server, Duration patience) {
        this.witness = witness;
        this.server = server;
        this.patience = patience;
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "witness " + witness.verifier().name());
            thread.setDaemon(true);
            return thread;
        };
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), daemons);
        workers.allowCoreThreadTimeOut(true);
        this.watch = Executors.newSingleThreadScheduledExecutor(daemons);
    }

    /**
     * Serves a witness until closed, giving a request ten seconds to arrive.
     *
     * @param witness who answers
     * @param address where to listen; port 0 for any that is free
     * @return the server, listening
     * @throws IOException if the address cannot be had
     */
    public static WitnessServer serve(Witness witness, InetSocketAddress address) throws IOException {
        return serve(witness, address, Duration.ofSeconds(10));
    }

    /**
     * Serves a witness until closed.
     *
     * @param witness who answers
     * @param address where to listen; port 0 for any that is free
     * @param patience how long a request may take to arrive
     * @return the server, listening
     * @throws IOException if the address cannot be had
     */
    public static WitnessServer serve(Witness witness, InetSocketAddress address, Duration patience)
            throws IOException {
        WitnessServer serving = new WitnessServer(witness, HttpServer.create(address, 0), patience);
        serving.server.createContext("/", serving::handle);
        serving.server.setExecutor(request -> serving.workers.execute(() -> serving.within(request)));
        serving.server.start();
        return serving;
    }

    /**
     * Where the server listens.
     *
     * @return the address with the port that it has
     */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Reads a request and answers it; the JDK's server reads the headers in here, the handler the rest. */
    private void within(Runnable request) {
        Arrival arrival = new Arrival();
        ARRIVING.set(arrival);
        ScheduledFuture<?> end = watch.schedule(arrival::cutOff, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            request.run();
        } finally {
            // Whoever comes next on this thread is not interrupted for it.
            arrival.hasCome();
            end.cancel(false);
            ARRIVING.remove();
            Thread.interrupted();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                send(exchange, 404, "text/plain; charset=utf-8", "There is only " + PATH + " here.\n");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, 405, "text/plain; charset=utf-8", "A checkpoint must be sent by POST.\n");
            } else {
                answer(exchange, read(exchange));
            }
        }
    }

    /** One byte more than may be, at most, so that too much is seen to be too much. */
    private byte[] read(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        byte[] bytes = body.readNBytes(AddCheckpoint.MAX_BYTES + 1);
        if (!ARRIVING.get().hasCome()) {
            throw new IOException("The request took too long to arrive.");
        }
        return bytes;
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        WitnessAnswer answer;
        try {
            answer = witness.addCheckpoint(body);
        } catch (TraceStoreException | IllegalStateException e) {
            send(exchange, 500, "text/plain; charset=utf-8", "The witness cannot record anything now.\n");
            return;
        }
        if (body.length > AddCheckpoint.MAX_BYTES) {
            // What is left of the body is not waited for.
            exchange.getResponseHeaders().set("Connection", "close");
        }
        send(exchange, answer.kind().status(), answer.contentType(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops listening, and lets go of the threads; a request that is being answered is cut off and may be made again. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
        watch.shutdownNow();
    }
}
