package org.linli.walkthrough.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.casework.ClosingTimes;
import org.linli.casework.ClosingTimes.Step;

/**
 * Closing-time curves: the share of cases still open, by time since they came in. Each curve is labelled where it ends
 * and ends where nobody watched any longer; under the chart stands how many cases were at risk.
 */
public final class StepChart extends Chart {

    private static final double LEFT = 52;
    private static final double TOP = 10;
    private static final double PLOT = 280;
    private static final double FOOT = 44;
    private static final double RISK_LINE = 16;
    private static final double LABEL_LINE = 15;
    private static final double MAX_LABEL = 225;
    /** Falls closer together than this on the paper are drawn as one. */
    private static final double FINEST = 0.4;

    private final boolean logarithmic;
    private final List<Series> series;

    private record Series(String label, ClosingTimes times) {

        String caption() {
            return label + " · " + Wording.count(times.observations());
        }
    }

    private record Placed(int index, double wanted, double y) {}

    private StepChart(String title, String description, boolean logarithmic, List<Series> series) {
        super(title, description);
        this.logarithmic = logarithmic;
        this.series = List.copyOf(series);
    }

    /**
     * A chart without curves yet, on a linear time axis from zero.
     *
     * @param title what is shown
     * @param description what is counted, of how many, and what was left out
     * @return the chart
     */
    public static StepChart linear(String title, String description) {
        return new StepChart(title, description, false, List.of());
    }

    /**
     * A chart without curves yet, on a logarithmic time axis from a minute or more: for cases some of which take minutes
     * and others weeks. Cases closed sooner lie left of the axis; the curve begins below 100 % for them.
     *
     * @param title what is shown
     * @param description what is counted, of how many, and what was left out
     * @return the chart
     */
    public static StepChart logarithmic(String title, String description) {
        return new StepChart(title, description, true, List.of());
    }

    /**
     * This chart with one more curve. A curve of no cases is listed, and not drawn.
     *
     * @param label what the curve is of, as in "NYPD"; the number of cases is added to it where it fits
     * @param times the curve
     * @return the fuller chart
     * @throws IllegalArgumentException if there are seven curves already: more cannot be told apart
     */
    public StepChart with(String label, ClosingTimes times) {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(times, "times");
        if (series.size() == Style.SERIES) {
            throw new IllegalArgumentException("The chart '" + title() + "' must have at most " + Style.SERIES
                    + " curves. Maybe put the others together.");
        }
        return new StepChart(
                title(),
                description(),
                logarithmic,
                Stream.concat(series.stream(), Stream.of(new Series(label, times)))
                        .toList());
    }

    @Override
    double height() {
        return TOP + PLOT + FOOT + RISK_LINE * (series.size() + 1) + 4;
    }

    @Override
    void drawInto(Element svg) {
        double names = Math.min(MAX_LABEL, widest(Series::caption));
        double right = WIDTH - names - 34;
        TimeAxis axis = axis(right - LEFT);
        drawGrid(svg, axis, right);
        for (int i = 0; i < series.size(); i++) {
            drawCurve(svg, axis, i);
        }
        for (Placed label : placed()) {
            drawLabel(svg, axis, right, names, label);
        }
        drawAtRisk(svg, axis, right);
    }

    private double widest(Function<Series, String> text) {
        return series.stream()
                .mapToDouble(s -> Wording.width(text.apply(s), TEXT))
                .max()
                .orElse(0);
    }

    /** What a curve is called where it ends; without the number of cases, which stands below too, if all do not fit with it. */
    private String caption(Series one) {
        return widest(Series::caption) > MAX_LABEL ? one.label() : one.caption();
    }

    private TimeAxis axis(double length) {
        Duration longest = series.stream()
                .flatMap(s -> s.times().lastObserved().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ofHours(1));
        Duration shortest = series.stream()
                .flatMap(s -> s.times().steps().stream()
                        .map(Step::time)
                        .filter(time -> !time.isZero())
                        .limit(1))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ofMinutes(1));
        return logarithmic
                ? TimeAxis.logarithmic(shortest, longest, LEFT, length)
                : TimeAxis.linear(longest, LEFT, length);
    }

    private static double y(double share) {
        return TOP + PLOT * (1 - share);
    }

    private static void drawGrid(Element svg, TimeAxis axis, double right) {
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(percent / 100.0);
            String kind = percent == 0 ? "axis" : percent == 50 ? "half" : "grid";
            svg.add(line(LEFT, y, right, y, kind));
            svg.add(label(LEFT - 6, y + 4, "end", "small", percent + " %"));
        }
        for (Duration tick : axis.ticks()) {
            double x = axis.x(tick);
            svg.add(line(x, y(0), x, y(0) + 5, "axis"));
            svg.add(label(x, y(0) + 18, "middle", "small", TimeAxis.tick(tick)));
        }
        svg.add(label((LEFT + right) / 2, y(0) + 35, "middle", "small", "time since the case came in 自诉求进入起的时长"));
    }

    private void drawCurve(Element svg, TimeAxis axis, int index) {
        ClosingTimes times = series.get(index).times();
        if (times.observations() == 0) {
            return;
        }
        double atStart = times.stepAt(axis.from()).map(Step::openShare).orElse(1.0);
        StringBuilder path = new StringBuilder("M")
                .append(Element.number(axis.x(axis.from())))
                .append(' ')
                .append(Element.number(y(atStart)));
        double lastX = LEFT;
        double share = atStart;
        double drawn = atStart;
        for (Step step : times.steps()) {
            double x = axis.x(step.time());
            if (x - lastX >= FINEST && drawn != share) {
                path.append('V').append(Element.number(y(share)));
                drawn = share;
            }
            if (step.time().compareTo(axis.from()) > 0 && x - lastX >= FINEST) {
                path.append('H').append(Element.number(x));
                lastX = x;
            }
            share = step.openShare();
        }
        path.append('V').append(Element.number(y(share)));
        path.append('H').append(Element.number(endX(axis, times)));
        svg.add(Element.of("path").with("class", "curve s" + index).with("d", path.toString()));
        if (times.censored() > 0 && share > 0) {
            double x = endX(axis, times);
            svg.add(line(x, y(share) - 4, x, y(share) + 4, "curve s" + index));
        }
    }

    private static double endX(TimeAxis axis, ClosingTimes times) {
        return axis.x(times.lastObserved().orElse(Duration.ZERO));
    }

    private double endY(int index) {
        List<Step> steps = series.get(index).times().steps();
        return y(steps.isEmpty() ? 1 : steps.get(steps.size() - 1).openShare());
    }

    /** Labels in the order of their curves' ends, pushed apart until none covers another. */
    private List<Placed> placed() {
        List<Placed> wanted = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            wanted.add(new Placed(i, endY(i), endY(i)));
        }
        wanted.sort(Comparator.comparingDouble(Placed::wanted).thenComparing(Placed::index));
        List<Placed> placed = new ArrayList<>();
        double next = TOP + 4;
        for (int i = 0; i < wanted.size(); i++) {
            double room = y(0) - (wanted.size() - 1 - i) * LABEL_LINE;
            double y = Math.max(next, Math.min(wanted.get(i).wanted(), room));
            placed.add(new Placed(wanted.get(i).index(), wanted.get(i).wanted(), y));
            next = y + LABEL_LINE;
        }
        return placed;
    }

    private void drawLabel(Element svg, TimeAxis axis, double right, double names, Placed label) {
        Series one = series.get(label.index());
        String points = Element.number(endX(axis, one.times()) + 3) + "," + Element.number(label.wanted()) + " "
                + Element.number(right + 6) + "," + Element.number(label.wanted()) + " "
                + Element.number(right + 18) + "," + Element.number(label.y()) + " "
                + Element.number(right + 26) + "," + Element.number(label.y());
        if (one.times().observations() > 0) {
            svg.add(Element.of("polyline")
                    .with("class", "lead s" + label.index())
                    .with("points", points));
        }
        svg.add(line(right + 20, label.y(), right + 28, label.y(), "curve s" + label.index()));
        Element group = Element.of("g");
        group.add(Element.of("title")
                .text(one.label() + ": " + Wording.count(one.times().observations()) + " cases, "
                        + Wording.count(one.times().censored()) + " of them without a known closing"));
        group.add(label(right + 30, label.y() + 4, "start", "name", Wording.fitted(caption(one), TEXT, names)));
        svg.add(group);
    }

    private void drawAtRisk(Element svg, TimeAxis axis, double right) {
        double y = y(0) + FOOT + 10;
        svg.add(label(LEFT, y, "start", "small", "cases at risk 在险件数"));
        for (int i = 0; i < series.size(); i++) {
            y += RISK_LINE;
            svg.add(line(8, y - 4, 30, y - 4, "curve s" + i));
            for (Duration tick : axis.ticks()) {
                String count = Wording.count(series.get(i).times().atRiskAt(tick));
                svg.add(label(axis.x(tick), y, "middle", "small", count));
            }
            svg.add(label(
                    right + 30,
                    y,
                    "start",
                    "small",
                    Wording.fitted(series.get(i).label(), SMALL, WIDTH - right - 30)));
        }
    }
}
