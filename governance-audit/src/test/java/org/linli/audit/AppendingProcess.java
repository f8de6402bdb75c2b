package org.linli.audit;

import java.nio.file.Path;
import java.util.List;
import org.linli.basics.ActorId;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.AccountFact;

/**
 * A process that appends until it is killed, and says on its standard output what has been acknowledged: {@code size N} and
 * {@code erased N}. Account {@code a-N} is opened by holder {@code h-N} with telephone number {@code tel-N}; every fifth holder is erased.
 */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] arguments) {
        try (TraceLog log = TraceLog.open(
                Path.of(arguments[0]),
                SampleLog.CATALOG,
                SampleLog.CLOCK,
                TraceLog.Settings.DEFAULT.withSegmentBytes(20_000))) {
            System.out.println("open");
            int next = opened(SampleLog.all(log));
            if (next % 5 == 0 && next > 0) {
                // The one before may have been killed when it was about to erase.
                log.erase(SampleLog.erasure("erase-" + (next - 1), ActorId.of("h-" + (next - 1))));
            }
            for (int i = next; ; i++) {
                SampleLog.append(
                        log,
                        "open-" + i,
                        SampleLog.opened("a-" + i, ActorId.of("h-" + i), "tel-" + i),
                        SampleLog.deposited("a-" + i, i + 1));
                System.out.println("size " + log.size());
                SampleLog.append(log, "more-" + i, SampleLog.deposited("a-" + i, i + 2));
                System.out.println("size " + log.size());
                if (i % 5 == 4) {
                    log.erase(SampleLog.erasure("erase-" + i, ActorId.of("h-" + i)));
                    System.out.println("erased " + i);
                }
            }
        } catch (TraceStoreException refused) {
            System.out.println(refused.getMessage());
        }
    }

    static int opened(List<TraceEvent> events) {
        return (int) events.stream()
                .filter(event -> event.fact() instanceof AccountFact.Opened)
                .count();
    }
}
