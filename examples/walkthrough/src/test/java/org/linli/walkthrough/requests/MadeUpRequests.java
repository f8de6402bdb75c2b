package org.linli.walkthrough.requests;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.linli.casework.csv.CaseColumn;

/** Request files out of a seed: every status, times missing and out of order, labels that need care. */
public final class MadeUpRequests {

    private static final List<String> AGENCIES =
            List.of("Police", "Streets & Lights", "\"Parks, North\"", "parks~north", "", "街道办");
    private static final List<String> CATEGORIES = List.of("Noise - Bar", "Noise_-_Bar", "Litter", "", "噪声", "A  B");
    private static final List<String> COMMUNITIES = List.of("Elm", "Oak", "Unspecified ELM", "");

    private MadeUpRequests() {}

    /** The text of a file of so many rows. */
    public static String csv(int rows, long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder(String.join(",", CaseColumn.headers())).append('\n');
        LocalDateTime at = LocalDateTime.parse("2024-03-30T08:00:00");
        for (int i = 0; i < rows; i++) {
            at = at.plusSeconds(random.nextInt(600));
            RequestStatus status = RequestStatus.values()[random.nextInt(RequestStatus.values().length)];
            boolean hasClosing = status.isClosed() == (random.nextInt(10) > 0);
            String closed =
                    hasClosing ? at.plusMinutes(random.nextInt(3_000) - 60).toString() : "";
            String due =
                    random.nextBoolean() ? at.plusHours(random.nextInt(900)).toString() : "";
            csv.append("R ").append(i).append(',');
            csv.append(seconds(at.toString())).append(',');
            csv.append(seconds(closed)).append(',').append(seconds(due)).append(',');
            csv.append(pick(CATEGORIES, random))
                    .append(",,")
                    .append(pick(AGENCIES, random))
                    .append(",Phone,");
            csv.append(status.label())
                    .append(",North,")
                    .append(pick(COMMUNITIES, random))
                    .append(",1,30.5,114.3\n");
        }
        return csv.toString();
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** LocalDateTime leaves out seconds that are zero. */
    private static String seconds(String time) {
        return time.length() == 16 ? time + ":00" : time;
    }
}
