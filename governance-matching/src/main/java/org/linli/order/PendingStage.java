package org.linli.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;

/** How far an order has come, as far as it matters to what is pending; and how times of it are written down. */
enum PendingStage {
    WAITING,
    OFFERED,
    ACCEPTED,
    UNDER_WAY;

    private static final long NONE = Long.MIN_VALUE;

    static void writeInstant(Optional<Instant> at, DataOutput out) throws IOException {
        out.writeLong(at.map(Microseconds::of).orElse(NONE));
    }

    static Optional<Instant> readInstant(DataInput in) throws IOException {
        long at = in.readLong();
        return at == NONE ? Optional.empty() : Optional.of(Microseconds.instant(at));
    }

    static void write(Optional<TimeWindow> window, DataOutput out) throws IOException {
        writeInstant(window.map(TimeWindow::startInclusive), out);
        writeInstant(window.map(TimeWindow::endExclusive), out);
    }

    static Optional<TimeWindow> readWindow(DataInput in) throws IOException {
        Optional<Instant> start = readInstant(in);
        Optional<Instant> end = readInstant(in);
        return start.flatMap(from -> end.map(to -> TimeWindow.of(from, to)));
    }
}
