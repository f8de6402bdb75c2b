package org.linli.walkthrough.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns that run through the hours of a day or the days of a week. */
public final class ColumnChart extends Chart {

    private static final double TOP = 22;
    private static final double PLOT = 170;
    private static final double LEFT = 52;
    private static final double FOOT = 36;

    private final String axis;
    private final Map<String, Long> columns;

    private ColumnChart(String title, String description, String axis, Map<String, Long> columns) {
        super(title, description);
        this.axis = axis;
        this.columns = columns;
    }

    /**
     * Shows counts by hour of the day.
     *
     * @param title what is shown
     * @param what what is counted, as in "requests"; the description says of how many
     * @param counts count by hour, 0 to 23; hours that are absent count 0
     * @return the chart
     */
    public static ColumnChart byHour(String title, String what, Map<Integer, Long> counts) {
        Map<String, Long> columns = new LinkedHashMap<>();
        for (int hour = 0; hour < 24; hour++) {
            columns.put(String.valueOf(hour), counts.getOrDefault(hour, 0L));
        }
        return of(title, what, "hour of the day, local time", columns);
    }

    /**
     * Shows counts by day of the week.
     *
     * @param title what is shown
     * @param what what is counted, as in "requests"; the description says of how many
     * @param counts count by ISO day, 1 for Monday to 7; days that are absent count 0
     * @return the chart
     */
    public static ColumnChart byWeekday(String title, String what, Map<Integer, Long> counts) {
        List<String> names = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
        Map<String, Long> columns = new LinkedHashMap<>();
        for (int day = 1; day <= names.size(); day++) {
            columns.put(names.get(day - 1), counts.getOrDefault(day, 0L));
        }
        return of(title, what, "day of the week", columns);
    }

    private static ColumnChart of(String title, String what, String axis, Map<String, Long> columns) {
        long of = columns.values().stream().mapToLong(Long::longValue).sum();
        return new ColumnChart(title, "Of " + Wording.count(of) + " " + what + ".", axis, columns);
    }

    @Override
    double height() {
        return TOP + PLOT + FOOT;
    }

    @Override
    void drawInto(Element svg) {
        long most = columns.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long step = step(most);
        long top = Math.max(step, (most + step - 1) / step * step);
        double bottom = TOP + PLOT;
        for (long tick = 0; tick <= top; tick += step) {
            double y = bottom - PLOT * tick / top;
            svg.add(line(LEFT, y, WIDTH, y, tick == 0 ? "axis" : "grid"));
            svg.add(label(LEFT - 6, y + 4, "end", "small", Wording.count(tick)));
        }
        double slot = (WIDTH - LEFT) / columns.size();
        int i = 0;
        for (Map.Entry<String, Long> column : columns.entrySet()) {
            double height = PLOT * column.getValue() / top;
            double middle = LEFT + slot * (i + 0.5);
            String count = Wording.count(column.getValue());
            Element one = Element.of("g");
            one.add(Element.of("title").text(column.getKey() + ": " + count));
            one.add(Element.of("rect")
                    .with("x", middle - slot * 0.38)
                    .with("y", bottom - height)
                    .with("width", slot * 0.76)
                    .with("height", height)
                    .with("class", "bar"));
            if (Wording.width(count, TINY) <= slot + 4) {
                one.add(label(middle, bottom - height - 4, "middle", "tiny", count));
            }
            one.add(label(middle, bottom + 16, "middle", "small", column.getKey()));
            svg.add(one);
            i++;
        }
        svg.add(label(LEFT + (WIDTH - LEFT) / 2, bottom + 32, "middle", "small", axis));
    }

    /** One, two or five times a power of ten, so that at most five steps reach the top. */
    static long step(long most) {
        long power = 1;
        while (true) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * power * 5 >= most) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }
}
