package org.linli.deliberation.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.choice.voting.Motion;

/**
 * Draws the designs for {@code docs/reference/designs.md} and writes that page; where they are meant to change, {@code target/designs} has the new
 * ones.
 */
class DesignPicturesTest {
    private static final int ROW = 92;
    private static final int TOP = 20;
    private static final int LEFT = 170;
    private static final int WIDTH = 330;
    private static final int BOX = 46;

    @Test
    void the_page_and_the_pictures_are_what_the_designs_say() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Path target = Files.createDirectories(module.resolve("target/designs"));
        for (Design each : Designs.examples()) {
            Files.writeString(target.resolve("design-" + each.id() + ".svg"), picture(each));
        }
        Files.writeString(target.resolve("designs.md"), page());
        for (Design each : Designs.examples()) {
            String name = "design-" + each.id() + ".svg";
            assertEquals(read(module.resolve("../docs/images/" + name)), picture(each));
        }
        assertEquals(read(module.resolve("../docs/reference/designs.md")), page());
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        line(page, "# Designs of deliberations");
        line(page, "");
        line(
                page,
                "The designs that Linli brings along (`org.linli.deliberation.design.Designs`), drawn from the data. A deliberation"
                        + " keeps the design with which it was convened. What rests on a statute names it; all else a charter may"
                        + " change, by a design of its own, which `DesignCheck` looks through. Thresholds that are asked for are filled"
                        + " in as an example.");
        line(page, "");
        line(
                page,
                "Green leads on when something is adopted, red when it is not, blue when a phase is over; orange leads back from a"
                        + " gate that is not passed. A broken line around a phase means that it may be passed over, ×3 that it may be"
                        + " entered three times.");
        for (Design design : Designs.examples()) {
            line(page, "");
            line(page, "## %s %s", design.name(), design.label());
            line(page, "");
            line(page, "`%s@%s`", design.id(), design.version());
            line(page, "");
            line(page, "![%s](../images/design-%s.svg)", design.name(), design.id());
            for (Phase phase : design.phases()) {
                phase.decision().ifPresent(rule -> decision(page, rule));
            }
        }
        return page.toString();
    }

    private static void decision(StringBuilder page, DecisionRule rule) {
        line(page, "");
        line(page, "| decided by | effect | counted | ballots | tally | source |");
        line(page, "|---|---|---|---|---|---|");
        line(
                page,
                "| %s %s | %s %s | %s | %s %s | %s | %s %s: %s, %s |",
                words(rule.body()),
                rule.body().label(),
                words(rule.body().effect()),
                rule.body().effect().label(),
                counting(rule.counting()),
                words(rule.ballots()),
                rule.ballots().label(),
                words(rule.tally()),
                words(rule.source().ground()),
                rule.source().ground().label(),
                rule.source().citation(),
                rule.source().version());
    }

    private static String counting(Counting counting) {
        if (counting instanceof Counting.YesOrNo yesOrNo) {
            return "yes or no: " + condition(yesOrNo.condition());
        }
        if (counting instanceof Counting.OneOfSeveral several) {
            return "one of several: " + condition(several.quorum());
        }
        if (counting instanceof Counting.SharedBudget budget) {
            return "equal shares: " + condition(budget.quorum());
        }
        return counting instanceof Counting.Consent ? "nobody objects" : "all parties sign";
    }

    private static String condition(Motion.Condition condition) {
        if (condition instanceof Motion.Quorum quorum) {
            return quorum.threshold() + " of the " + quorum.unit() + " take part";
        }
        if (condition instanceof Motion.Majority majority) {
            return majority.threshold() + " of the " + majority.unit() + " " + words(majority.base()) + " in favour";
        }
        return condition instanceof Motion.All all
                ? all.parts().stream().map(DesignPicturesTest::condition).collect(Collectors.joining("; "))
                : ((Motion.Any) condition)
                        .parts().stream().map(DesignPicturesTest::condition).collect(Collectors.joining(" or "));
    }

    private static String picture(Design design) {
        int height = TOP + ROW * design.phases().size() + 10;
        int width = LEFT + WIDTH + 130;
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                width,
                height,
                width,
                height);
        line(svg, "<title>%s %s</title>", design.name(), design.label());
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        List<Phase> phases = design.phases();
        for (int i = 0; i < phases.size(); i++) {
            ways(svg, design, i);
        }
        for (int i = 0; i < phases.size(); i++) {
            box(svg, phases.get(i), i);
        }
        line(svg, "</svg>");
        return svg.toString();
    }

    private static int top(int row) {
        return TOP + ROW * row + (ROW - BOX);
    }

    private static void box(StringBuilder svg, Phase phase, int row) {
        int y = top(row);
        boolean decides = phase.kind() == PhaseKind.DECIDE;
        line(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"#44617b\"%s%s/>",
                LEFT,
                y,
                WIDTH,
                BOX,
                decides ? "#fdf3d8" : phase.kind() == PhaseKind.PUBLISH ? "#e8f4ea" : "#eef5fb",
                phase.isLast() ? " stroke-width=\"2.5\"" : "",
                phase.isOptional() ? " stroke-dasharray=\"5 4\"" : "");
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s · %s</text>",
                LEFT + 10,
                y + 19,
                phase.kind().label(),
                phase.label());
        line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT + 10, y + 37, phase.name());
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555555\">%s%s</text>",
                LEFT + WIDTH - 10,
                y + 19,
                phase.rounds() > 1 ? "×" + phase.rounds() + " · " : "",
                length(phase.length()));
        List<String> gates = new ArrayList<>();
        for (Gate gate : phase.gates()) {
            String role = gate.role().label();
            String kind = gate.kind().label();
            gates.add(role.startsWith(kind) ? kind : role + kind);
        }
        if (!gates.isEmpty()) {
            int gateWidth = 24 + 12 * gates.stream().mapToInt(String::length).sum() + 16 * (gates.size() - 1);
            line(
                    svg,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\" rx=\"10\" fill=\"#ffffff\" stroke=\"#c77700\"/>",
                    LEFT + 24,
                    y - 24,
                    gateWidth);
            line(
                    svg,
                    "<text x=\"%d\" y=\"%d\" fill=\"#9a5b00\">%s</text>",
                    LEFT + 36,
                    y - 10,
                    String.join(" · ", gates));
        }
    }

    private static void ways(StringBuilder svg, Design design, int row) {
        Phase phase = design.phases().get(row);
        for (Way way : phase.ways()) {
            int to = row(design, way.to());
            String colour = way.when() == Way.When.ADOPTED
                    ? "#2e8540"
                    : way.when() == Way.When.NOT_ADOPTED ? "#b3261e" : "#44617b";
            if (to == row + 1) {
                arrow(svg, LEFT + WIDTH - 60, top(row) + BOX, top(to), colour);
            } else {
                int out = 30 + 22 * Math.abs(to - row);
                curve(svg, LEFT + WIDTH, top(row) + BOX / 2, top(to) + BOX / 2, out, colour, "");
            }
        }
        for (Gate gate : phase.gates()) {
            gate.back()
                    .ifPresent(back -> curve(
                            svg,
                            LEFT,
                            top(row) - 6,
                            top(row(design, back)) + BOX / 2,
                            -(30 + 22 * Math.abs(row(design, back) - row)),
                            "#c77700",
                            " stroke-dasharray=\"4 3\""));
        }
    }

    private static int row(Design design, PhaseId id) {
        return design.phases().indexOf(design.phase(id));
    }

    private static void arrow(StringBuilder svg, int x, int from, int to, String colour) {
        line(
                svg,
                "<path d=\"M %d %d L %d %d m -4 -7 l 4 7 l 4 -7\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                x,
                from,
                x,
                to - 1,
                colour);
    }

    private static void curve(StringBuilder svg, int x, int from, int to, int out, String colour, String style) {
        int tip = out > 0 ? 7 : -7;
        line(
                svg,
                "<path d=\"M %d %d C %d %d %d %d %d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"%s/>",
                x,
                from,
                x + out,
                from,
                x + out,
                to,
                x,
                to,
                colour,
                style);
        line(
                svg,
                "<path d=\"M %d %d l %d -4 m %d 4 l %d 4\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                x,
                to,
                tip,
                -tip,
                tip,
                colour);
    }

    private static String length(PhaseLength length) {
        String planned = duration(length.planned());
        String shortest = length.shortest().equals(length.planned()) ? "" : " (≥ " + duration(length.shortest()) + ")";
        return planned
                + shortest
                + (length.extensions() == 0 ? "" : " + " + length.extensions() + " × " + duration(length.by()));
    }

    private static String duration(Duration duration) {
        return duration.toMinutes() % 60 != 0
                ? duration.toMinutes() + " min"
                : duration.toHours() % 24 == 0 ? duration.toDays() + " d" : duration.toHours() + " h";
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void line(StringBuilder text, String format, Object... parts) {
        text.append(String.format(Locale.ROOT, format, parts)).append('\n');
    }
}
