package org.linli.walkthrough.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Horizontal bars that rank counts: a line for each value, with its number and its share of the whole. */
public final class BarChart extends Chart {

    private static final double LINE = 22;
    private static final double MAX_LABEL = 230;
    private static final double VALUE = 118;
    private static final String UNKNOWN = "(unknown)";

    private final List<Bar> bars;
    private final long of;

    /** The others together are many values: a bar as long as their sum would dwarf those that are one each. */
    private enum Kind {
        VALUE,
        UNKNOWN,
        OTHERS
    }

    private record Bar(String label, long count, Kind kind) {

        long length() {
            return kind == Kind.OTHERS ? 0 : count;
        }
    }

    private BarChart(String title, String description, List<Bar> bars, long of) {
        super(title, description);
        this.bars = List.copyOf(bars);
        this.of = of;
    }

    /**
     * Ranks counts, the first ones each on a line of their own and all others together, in numbers only, on the last.
     *
     * @param title what is shown
     * @param what what is counted, as in "requests"; the description says of how many
     * @param counts count by value, in the order to be shown; the empty text stands for unknown
     * @param lines the most lines to show, at least 2
     * @return the chart
     */
    public static BarChart of(String title, String what, Map<String, Long> counts, int lines) {
        if (lines < 2) {
            throw new IllegalArgumentException(
                    "The number of lines (" + lines + ") of a bar chart must be at least 2.");
        }
        long of = counts.values().stream().mapToLong(Long::longValue).sum();
        int own = counts.size() <= lines ? counts.size() : lines - 1;
        List<Bar> bars = new ArrayList<>();
        long rest = of;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            if (bars.size() == own) {
                break;
            }
            String label = entry.getKey().isEmpty() ? UNKNOWN : entry.getKey();
            bars.add(new Bar(label, entry.getValue(), entry.getKey().isEmpty() ? Kind.UNKNOWN : Kind.VALUE));
            rest -= entry.getValue();
        }
        if (own < counts.size()) {
            bars.add(new Bar(Wording.count(counts.size() - own) + " others", rest, Kind.OTHERS));
        }
        return new BarChart(title, "Of " + Wording.count(of) + " " + what + ".", bars, of);
    }

    @Override
    double height() {
        return bars.size() * LINE + 4;
    }

    @Override
    void drawInto(Element svg) {
        double label = Math.min(
                MAX_LABEL,
                bars.stream()
                        .mapToDouble(bar -> Wording.width(bar.label(), TEXT))
                        .max()
                        .orElse(0));
        long most = Math.max(1, bars.stream().mapToLong(Bar::length).max().orElse(1));
        double left = label + 10;
        double room = WIDTH - left - VALUE;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = i * LINE + 2;
            double width = room * bar.length() / most;
            String share = of == 0 ? Wording.UNDEFINED : Wording.percent((double) bar.count() / of);
            Element line = Element.of("g");
            line.add(Element.of("title")
                    .text(bar.label() + ": " + Wording.count(bar.count()) + " of " + Wording.count(of)));
            line.add(label(label, y + 15, "end", "name", Wording.fitted(bar.label(), TEXT, label)));
            line.add(bar(left, y + 3, width, LINE - 7, bar.kind() == Kind.VALUE ? "bar" : "rest"));
            String count = Wording.count(bar.count());
            line.add(label(left + width + 6, y + 15, "start", "value", count));
            line.add(label(left + width + 12 + Wording.width(count, TEXT), y + 15, "start", "small", share));
            svg.add(line);
        }
        svg.add(line(left, 0, left, height(), "axis"));
    }
}
