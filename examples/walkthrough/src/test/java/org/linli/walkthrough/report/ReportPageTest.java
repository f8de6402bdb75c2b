package org.linli.walkthrough.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.linli.casework.ClosingTimes;
import org.linli.casework.ClosingTimes.Observation;
import org.linli.walkthrough.report.RoundsChart.Fate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {

    private static final String NASTY = "</style><script>alert(1)</script> & \"quotes\" 'and' \u0000\u001B\uD800 邻里";

    private static ClosingTimes times(int cases, int everyClosed) {
        return ClosingTimes.of(IntStream.range(0, cases)
                .mapToObj(i -> new Observation(i * 60_000_000L, i % everyClosed == 0))
                .toList());
    }

    private static ReportPage page(String text) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(text, 3064L);
        counts.put("", 2L);
        for (int i = 0; i < 9; i++) {
            counts.put("value " + i, 1L);
        }
        return ReportPage.titled(text, "en")
                .lead(text)
                .figures(List.of(new ReportPage.KeyFigure(text, text, text)))
                .section(text)
                .paragraph(text)
                .exact(text, text)
                .chart(StepChart.logarithmic(text, text)
                        .with(text, times(500, 2))
                        .with("none", ClosingTimes.of(List.of())))
                .chart(StepChart.linear(text, text).with(text, times(3, 5)))
                .chart(StepChart.linear(text, text))
                .chart(BarChart.of(text, text, counts, 5))
                .chart(BarChart.of(text, text, Map.of(), 5))
                .chart(ColumnChart.byHour(text, text, Map.of(7, 1234L, 23, 1L)))
                .chart(ColumnChart.byWeekday(text, text, Map.of()))
                .chart(RoundsChart.of(text, text, 13, OptionalDouble.of(7))
                        .with(text, Collections.nCopies(13, new RoundsChart.Cell(9.5, text, Fate.ELECTED)))
                        .with(text, Collections.nCopies(13, RoundsChart.Cell.NONE)))
                .chart(CostChart.of(text, text).funded(text, 30, text).notFunded(text, 20, 25, text))
                .chart(GradesChart.of(text, text, List.of(text, "no")).with(text, List.of(3L, 4L)))
                .chart(AgreementChart.of(text, text, List.of(text, "two")).with(text, List.of(0.25, Double.NaN)))
                .chart(MapChart.of(text, text).square(1, 2, 0.5, 0, 7).group(1, 2, text))
                .chart(MapChart.of(text, text))
                .list("en", List.of(text))
                .folded(text, "zh-CN", List.of(text))
                .table(ReportTable.of(text, text).text(text).number("n").row(text, "1"));
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void thePageIsWellFormedWhateverTheTextAndTextStaysText() throws Exception {
        String html = page(NASTY).toHtml();
        Document document = parse(html);

        assertEquals("html", document.getDocumentElement().getLocalName());
        assertEquals(0, document.getElementsByTagNameNS("*", "script").getLength());
        assertEquals(1, document.getElementsByTagNameNS("*", "style").getLength());
        assertTrue(document.getDocumentElement().getTextContent().contains("& \"quotes\" 'and' \uFFFD\uFFFD\uFFFD 邻里"));
    }

    @Test
    void thePageLoadsAndRunsNothing() throws Exception {
        String html = page("plain").toHtml();

        for (String forbidden :
                new String[] {"<script", "<link", "<img", "src=", "href=", "@import", "url(", "onload"}) {
            assertFalse(html.contains(forbidden), forbidden);
        }
        assertEquals(
                List.of("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"),
                html.lines()
                        .flatMap(line ->
                                Pattern.compile("https?://[^\"]*").matcher(line).results())
                        .map(MatchResult::group)
                        .distinct()
                        .toList());
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        assertEquals(page("plain").toHtml(), page("plain").toHtml());
    }

    @Test
    void everyPictureIsDescribedAndIdsAreUnique() throws Exception {
        Document document = parse(page("plain").toHtml());
        NodeList pictures = document.getElementsByTagNameNS("*", "svg");
        assertEquals(13, pictures.getLength());
        for (int i = 0; i < pictures.getLength(); i++) {
            Element svg = (Element) pictures.item(i);
            assertEquals("img", svg.getAttribute("role"));
            String[] ids = svg.getAttribute("aria-labelledby").split(" ");
            assertEquals("chart-" + (i + 1) + "-title", ids[0]);
            assertEquals(
                    ids[0], ((Element) svg.getElementsByTagNameNS("*", "title").item(0)).getAttribute("id"));
            assertEquals(
                    ids[1], ((Element) svg.getElementsByTagNameNS("*", "desc").item(0)).getAttribute("id"));
        }
    }

    @Test
    void aPictureAloneIsWellFormedToo() throws Exception {
        String svg = StepChart.linear(NASTY, NASTY).with(NASTY, times(100, 3)).toSvg();

        assertEquals("svg", parse(svg).getDocumentElement().getLocalName());
    }

    @Test
    void chartsSayOfHowMany() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("a", 3000L);
        counts.put("b", 900L);
        counts.put("c", 100L);
        BarChart bars = BarChart.of("t", "requests", counts, 2);

        assertEquals("Of 4,000 requests.", bars.description());
        String svg = bars.toSvg();
        assertTrue(svg.contains("75.0 %"), svg);
        assertTrue(svg.contains("2 others: 1,000 of 4,000"), svg);
        assertEquals(
                "Of 1,235 requests.",
                ColumnChart.byHour("t", "requests", Map.of(7, 1234L, 23, 1L)).description());
        String curve = StepChart.linear("t", "d").with("NYPD", times(1500, 2)).toSvg();
        assertTrue(curve.contains("NYPD · 1,500"), curve);
        assertTrue(curve.contains("750 of them without a known closing"), curve);
    }

    @Test
    void moreCurvesThanCanBeToldApartAreRefused() {
        StepChart chart = StepChart.linear("t", "d");
        for (int i = 0; i < 7; i++) {
            chart = chart.with("s" + i, times(10, 2));
        }
        StepChart full = chart;
        assertThrows(IllegalArgumentException.class, () -> full.with("s7", times(10, 2)));
        assertThrows(IllegalArgumentException.class, () -> BarChart.of("t", "w", Map.of(), 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ReportTable.of("t", "d").text("a").row("1", "2"));
        assertThrows(
                IllegalStateException.class,
                () -> ReportTable.of("t", "d").text("a").row("1").text("b"));
    }

    @Test
    void a_picture_that_would_not_be_whole_is_refused() {
        RoundsChart rounds = RoundsChart.of("t", "d", 2, OptionalDouble.empty());
        assertThrows(IllegalArgumentException.class, () -> rounds.with("a", List.of(RoundsChart.Cell.NONE)));
        assertThrows(IllegalArgumentException.class, () -> RoundsChart.of("t", "d", 0, OptionalDouble.empty()));
        GradesChart grades = GradesChart.of("t", "d", List.of("yes", "no"));
        assertThrows(IllegalArgumentException.class, () -> grades.with("a", List.of(1L)));
        List<String> eight = Collections.nCopies(8, "g");
        assertThrows(IllegalArgumentException.class, () -> AgreementChart.of("t", "d", eight));
    }

    @Test
    void of_many_rounds_the_first_and_the_last_are_shown_and_the_picture_says_so() {
        RoundsChart chart = RoundsChart.of("t", "d", 30, OptionalDouble.empty());
        assertEquals("d Of 30 rounds, the first and the last 10 are shown.", chart.description());
        String svg = chart.with("a", Collections.nCopies(30, new RoundsChart.Cell(1, "1", Fate.STANDING)))
                .toSvg();
        assertTrue(svg.contains("round 1:") && svg.contains("round 21:") && svg.contains("round 30:"), svg);
        assertFalse(svg.contains("round 20:"), svg);
    }

    @Test
    void numbersAreWordedForReaders() {
        for (long number : new long[] {
            0, -1, 12, 999, -999, 1000, -1000, 7012, 12_345, -123_456, 1_234_567, Long.MIN_VALUE, Long.MAX_VALUE
        }) {
            assertEquals(String.format(Locale.ROOT, "%,d", number), Wording.count(number));
        }
        assertEquals("83.6 % (7,988 of 9,555)", Wording.share(7988, 9555));
        assertEquals("< 0.1 % (1 of 7,012)", Wording.share(1, 7012));
        assertEquals("> 99.9 % (7,011 of 7,012)", Wording.share(7011, 7012));
        assertEquals("100.0 % (3 of 3)", Wording.share(3, 3));
        assertEquals("0.0 % (0 of 3)", Wording.share(0, 3));
        assertEquals("undefined (0 of 0)", Wording.share(0, 0));
        assertEquals("59 s", Wording.duration(Duration.ofSeconds(59)));
        assertEquals("43.5 min", Wording.duration(Duration.ofSeconds(2610)));
        assertEquals("39.4 h", Wording.duration(Duration.ofMinutes(2364)));
        assertEquals("1,000.0 d", Wording.duration(Duration.ofDays(1000)));
        assertEquals("undefined", Wording.duration(Optional.empty()));
        assertEquals("-0.05", org.linli.walkthrough.report.Element.number(-0.05));
        assertEquals("12.5", org.linli.walkthrough.report.Element.number(12.499999));
        assertEquals("3", org.linli.walkthrough.report.Element.number(3));
    }
}
