package org.linli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.audit.TraceLog;
import org.linli.casework.Case;
import org.linli.casework.FollowUpRates;
import org.linli.casework.OpenCases;
import org.linli.order.Order;
import org.linli.trace.FactCatalog;
import org.linli.trace.Selection;
import org.linli.walkthrough.requests.MadeUpRequests;
import org.linli.walkthrough.run.PlainModel;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.States;

/** What the day counts and what a model counts that reads nothing but the bytes of the trace. */
class AgreementTest {

    @TempDir
    Path folder;

    private void agree() throws IOException {
        Path trace = folder.resolve("out").resolve("trace");
        PlainModel model = PlainModel.of(trace);
        try (TraceLog log = TraceLog.openForReading(trace, FactCatalog.load())) {
            States states = States.of(log, Room.ALL);
            OpenCases open = new OpenCases();
            for (long next = 0; next < log.size(); ) {
                var slice = log.read(Selection.ALL, next, 10_000);
                slice.events().forEach(open::apply);
                next = slice.next();
            }
            assertEquals(log.size(), model.records());
            Map<String, String> cases = new TreeMap<>();
            states.of(Case.KIND)
                    .forEach(each -> cases.put(each.id().value(), each.stage().name()));
            assertEquals(model.stages("case"), cases);
            Map<String, String> orders = new TreeMap<>();
            states.of(Order.KIND)
                    .forEach(each -> orders.put(each.id().value(), each.stage().name()));
            assertEquals(model.stages("order"), orders);
            Map<String, Integer> openByActor = new TreeMap<>();
            open.countByActor().forEach((actor, count) -> openByActor.put(actor.value(), count));
            assertEquals(model.openByActor(), openByActor);
            FollowUpRates rates = FollowUpRates.of(states.of(Case.KIND));
            assertEquals(
                    model.followUps(),
                    List.of(
                            rates.contact().denominator(),
                            rates.contact().numerator(),
                            rates.solution().numerator(),
                            rates.satisfaction().numerator()));
        }
    }

    private Trial day(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--quiet", "--out", folder.resolve("out").toString()));
        Trial trial = Trial.of(all.toArray(String[]::new));
        assertEquals(Day.GOOD, trial.exit(), trial.out() + trial.err());
        return trial;
    }

    @Test
    void onTheMadeUpDay() throws IOException {
        day("--seed", "5");
        agree();
    }

    @Test
    void onAMadeUpFile() throws IOException {
        Path file = Files.writeString(folder.resolve("requests.csv"), MadeUpRequests.csv(300, 6));
        day("--requests", file.toString());
        agree();
    }

    @ParameterizedTest
    @CsvSource({
        "nyc_20210921_fullday.csv, 'accepted     已受理    1,907|assigned     已交办       65|under way    办理中    1,168|closed       已办结    3,587'",
        "baltimore_2014_2019_sample.csv, 'reported     已接诉       69|closed       已办结    9,774|turned away  已退回       18|On time: 83.6 % (7,988 of 9,555)'"
    })
    void onPublishedFiles(String name, String said) throws IOException {
        String data = System.getProperty("linli.data");
        boolean there = data != null && Files.isDirectory(Path.of(data).resolve("requests"));
        if (!there) {
            System.out.println("skipped: the published data are absent (linli.data)");
        }
        assumeTrue(there, "the published data are absent");
        Trial trial = day("--requests", Path.of(data, "requests", name).toString());
        for (String line : said.split("\\|")) {
            assertEquals(true, trial.out().contains(line), line + "\n" + trial.out());
        }
        agree();
    }
}
