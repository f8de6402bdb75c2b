package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Draws the table of cases for the guide; where it is meant to change, {@code target/casework-table.svg} is the new picture. */
class CaseTablePictureTest {
    private static final int ROW = 22;
    private static final int COLUMN = 46;
    private static final int LEFT = 220;
    private static final int TOP = 150;

    @Test
    void the_picture_of_the_table_is_what_the_code_says() throws IOException {
        String drawn = picture();
        Path module = Path.of(System.getProperty("basedir", ""));
        Files.createDirectories(module.resolve("target"));
        Files.writeString(module.resolve("target/casework-table.svg"), drawn);
        assertEquals(
                Files.readString(module.resolve("../docs/images/casework-table.svg"), StandardCharsets.UTF_8), drawn);
    }

    private static String picture() {
        int width = LEFT + COLUMN * CaseStage.values().length + 20;
        int height = TOP + ROW * CaseMove.values().length + 40;
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                width,
                height,
                width,
                height);
        line(svg, "<title>The table of a case: what can be done at which stage, and where it leads</title>");
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        for (CaseStage stage : CaseStage.values()) {
            column(svg, stage, height);
        }
        for (CaseMove move : CaseMove.values()) {
            row(svg, move, width);
        }
        line(
                svg,
                "<text x=\"10\" y=\"%d\" fill=\"#555555\">● can be done at this stage · ◎ leads to this stage ·"
                        + " without ◎ the case stays where it is</text>",
                height - 12);
        line(svg, "</svg>");
        return svg.toString();
    }

    private static void column(StringBuilder svg, CaseStage stage, int height) {
        int x = x(stage);
        line(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                x - COLUMN / 2 + 1,
                TOP - 8,
                COLUMN - 2,
                height - TOP - 24,
                stage.isOpen() ? "#eef5fb" : "#f4f4f4");
        line(
                svg,
                "<text transform=\"translate(%d %d) rotate(-55)\">%s %s</text>",
                x,
                TOP - 14,
                stage.label(),
                words(stage.name()));
    }

    private static void row(StringBuilder svg, CaseMove move, int width) {
        int y = TOP + ROW * move.ordinal() + ROW / 2;
        line(svg, "<text x=\"10\" y=\"%d\">%s %s</text>", y + 4, move.label(), words(move.name()));
        line(svg, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#e0e0e0\"/>", LEFT - 24, y, width - 20, y);
        move.to().ifPresent(to -> {
            int low =
                    move.from().stream().mapToInt(CaseTablePictureTest::x).min().orElseThrow();
            int high =
                    move.from().stream().mapToInt(CaseTablePictureTest::x).max().orElseThrow();
            line(
                    svg,
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#1f6f4a\" stroke-width=\"2\"/>",
                    Math.min(low, x(to)),
                    y,
                    Math.max(high, x(to)),
                    y);
            line(
                    svg,
                    "<circle cx=\"%d\" cy=\"%d\" r=\"8\" fill=\"#ffffff\" stroke=\"#1f6f4a\" stroke-width=\"2\"/>",
                    x(to),
                    y);
            line(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"#1f6f4a\"/>", x(to), y);
        });
        for (CaseStage from : move.from()) {
            line(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"#24527a\"/>", x(from), y);
        }
    }

    private static int x(CaseStage stage) {
        return LEFT + COLUMN * stage.ordinal() + COLUMN / 2;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
