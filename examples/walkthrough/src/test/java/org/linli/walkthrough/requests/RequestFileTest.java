package org.linli.walkthrough.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.casework.csv.CaseColumn;
import org.linli.walkthrough.requests.RequestFileException.Trouble;

class RequestFileTest {

    static final String HEADER = String.join(",", CaseColumn.headers()) + "\n";
    static final String ROW = "1,2024-03-01T08:00:00,,,Noise,,Police,Phone,Open,North,Elm,12345,30.5,114.3\n";

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("requests.csv"), bytes);
    }

    private RequestFile read(String text) throws IOException, RequestFileException {
        return RequestFile.read(file(text.getBytes(StandardCharsets.UTF_8)));
    }

    private RequestFileException refused(Trouble trouble, long line, byte[] bytes) throws IOException {
        Path file = file(bytes);
        RequestFileException e = assertThrows(RequestFileException.class, () -> RequestFile.read(file));
        assertEquals(trouble, e.trouble(), e.getMessage());
        assertEquals(line == 0 ? OptionalLong.empty() : OptionalLong.of(line), e.line(), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).startsWith(file + (line == 0 ? ": " : ", line " + line + ": ")));
        assertTrue(e.remedy().endsWith("."), e.remedy());
        return e;
    }

    private RequestFileException refused(Trouble trouble, long line, String text) throws IOException {
        return refused(trouble, line, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rowsAreReadAsTheyAreWritten() throws Exception {
        RequestFile file = read(HEADER
                + "1,2024-03-01T08:00:00,,,\"Noise, at \"\"night\"\"\",,Police,Phone,Open,North,榆树社区,12345,30.5,114.3\n"
                + "2,2024-03-01T09:00:00,,,\"two\nlines\",,Police,Phone,Open,,,,,\n"
                + "3,2024-03-01T09:30:00,,,\"\",,Police,Phone,Open,,,,,\n");

        assertEquals(3, file.rows().size());
        assertEquals("Noise, at \"night\"", file.rows().get(0).written(CaseColumn.CATEGORY));
        assertEquals("榆树社区", file.rows().get(0).written(CaseColumn.COMMUNITY));
        assertEquals("two\nlines", file.rows().get(1).written(CaseColumn.CATEGORY));
        assertTrue(file.rows().get(2).text(CaseColumn.CATEGORY).isEmpty());
        assertEquals(
                List.of(2L, 3L, 5L), file.rows().stream().map(RequestRow::line).toList());
        assertTrue(file.endsInLineEnd());
    }

    @Test
    void lineEndsMayBeCrlfAndAByteOrderMarkIsSkippedAndEmptyLinesAreNoRows() throws Exception {
        List<RequestRow> plain = read(HEADER + ROW).rows();

        assertEquals(plain, read((HEADER + ROW).replace("\n", "\r\n")).rows());
        assertEquals(plain, read("\uFEFF" + HEADER + ROW).rows());
        assertEquals(plain, read(HEADER + ROW + "\n\r\n\n").rows());
    }

    @Test
    void theDigestIsOfTheBytes() throws Exception {
        assertEquals(
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest((HEADER + ROW).getBytes(StandardCharsets.UTF_8))),
                read(HEADER + ROW).digest());
    }

    @Test
    void aCompleteLastRowNeedsNoLineEnd() throws Exception {
        RequestFile file = read(HEADER + ROW.stripTrailing());

        assertEquals(1, file.rows().size());
        assertFalse(file.endsInLineEnd());
    }

    @Test
    void whatIsNotThereOrNoFileIsSaidSo() {
        Path missing = folder.resolve("missing.csv");
        RequestFileException e = assertThrows(RequestFileException.class, () -> RequestFile.read(missing));
        assertEquals(Trouble.NOT_FOUND, e.trouble());
        assertTrue(String.valueOf(e.getMessage()).contains(missing.toString()));
        assertEquals(missing.toString(), e.file());
        assertEquals(
                Trouble.IS_A_DIRECTORY,
                assertThrows(RequestFileException.class, () -> RequestFile.read(folder))
                        .trouble());
    }

    @Test
    void emptyFilesAreRefused() throws Exception {
        refused(Trouble.EMPTY, 0, "");
        refused(Trouble.EMPTY, 0, "\n\n");
        refused(Trouble.EMPTY, 0, "\uFEFF");
        refused(Trouble.NO_ROWS, 0, HEADER);
        refused(Trouble.NO_ROWS, 0, HEADER.stripTrailing());
    }

    @Test
    void aWrongHeaderIsNamedByColumn() throws Exception {
        String message = refused(Trouble.WRONG_HEADER, 1, HEADER.replace("closed", "close") + ROW)
                .getMessage();
        assertTrue(String.valueOf(message).contains("column 3 is not 'closed'"), message);
        message = refused(Trouble.WRONG_HEADER, 1, HEADER.replace(",lon", "") + ROW)
                .getMessage();
        assertTrue(String.valueOf(message).contains("column 14 is not 'lon'"), message);
        message = refused(Trouble.WRONG_HEADER, 1, HEADER.replace("lon", "lon,x") + ROW)
                .getMessage();
        assertTrue(String.valueOf(message).contains("column 15 is not wanted"), message);
        message = refused(Trouble.WRONG_HEADER, 1, HEADER.replace(",", ";")).getMessage();
        assertTrue(String.valueOf(message).contains("separated"), message);
        refused(Trouble.WRONG_HEADER, 1, ROW);
    }

    @Test
    void aFileCutOffAnywhereInItsLastRowIsRefusedUnlessTheRowIsWhole() throws Exception {
        String quoted = ROW.replace("Noise", "\"Noise, loud\"");
        byte[] whole = (HEADER + ROW + quoted).getBytes(StandardCharsets.UTF_8);
        int secondRow = (HEADER + ROW).length();
        int wholeNumber = whole.length - "114.3\n".length();
        for (int length = secondRow + 1; length <= wholeNumber; length++) {
            refused(Trouble.TRUNCATED, 3, Arrays.copyOf(whole, length));
        }
        refused(Trouble.TRUNCATED, 3, Arrays.copyOf(whole, whole.length - 2));
        refused(Trouble.TRUNCATED, 3, (HEADER + ROW + "2,2024-03-01T08:00:00\n"));
    }

    @Test
    void bytesThatAreNotUtf8AreNamedByLineAndByte() throws Exception {
        byte[] latin = (HEADER + ROW + ROW.replace("Elm", "Orléans")).getBytes(StandardCharsets.ISO_8859_1);
        String message = refused(Trouble.BAD_ENCODING, 3, latin).getMessage();
        int at = (HEADER + ROW + ROW).indexOf("Elm", (HEADER + ROW).length()) + "Orl".length();
        assertTrue(String.valueOf(message).contains("0xE9 (byte " + at + " of the file)"), message);
        refused(Trouble.BAD_ENCODING, 2, (HEADER + ROW.replace("Elm", "榆树")).getBytes(Charset.forName("GBK")));
        refused(Trouble.BAD_ENCODING, 1, (HEADER + ROW).getBytes(StandardCharsets.UTF_16));
        refused(Trouble.BAD_ENCODING, 1, (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE));
        byte[] inQuotes = (HEADER + ROW.replace("Noise", "\"a\nb\nc\u00E9\"")).getBytes(StandardCharsets.ISO_8859_1);
        refused(Trouble.BAD_ENCODING, 4, inQuotes);
        // Overlong and surrogate forms are not UTF-8 either.
        refused(Trouble.BAD_ENCODING, 1, new byte[] {'i', 'd', (byte) 0xC0, (byte) 0x80, '\n'});
        refused(Trouble.BAD_ENCODING, 1, new byte[] {'i', 'd', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'});
    }

    @Test
    void anEndlessLineIsRefusedWithinBoundedMemory() throws Exception {
        Path file = folder.resolve("endless.csv");
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
        }
        RequestFileException e = assertThrows(RequestFileException.class, () -> RequestFile.read(file));
        assertEquals(Trouble.ENDLESS_LINE, e.trouble());
        assertEquals(OptionalLong.of(2), e.line());
    }

    @Test
    void theLongestRowIsStillRead() throws Exception {
        int room = RequestFile.MAX_ROW_BYTES - ROW.length() + 1;
        String longest = ROW.replace("Elm", "Elm" + "x".repeat(room));

        assertEquals(1, read(HEADER + longest).rows().size());
        refused(Trouble.ENDLESS_LINE, 2, HEADER + longest.replace("Elm", "Elmo"));
        refused(Trouble.ENDLESS_LINE, 2, HEADER + longest.replace("Elm", "Elmo").replace("\n", ""));
    }

    @Test
    void anOpenQuoteIsRefused() throws Exception {
        refused(Trouble.TRUNCATED, 2, HEADER + ROW.replace("Noise", "\"Noise") + "\n");
        String message = refused(
                        Trouble.ENDLESS_LINE, 2, HEADER + ROW.replace("Noise", "\"Noise") + "two words\n".repeat(9000))
                .remedy();
        assertTrue(message.contains("quote"), message);
    }

    @Test
    void quotesAndCarriageReturnsStandOnlyWhereTheyMay() throws Exception {
        refused(Trouble.MALFORMED, 2, HEADER + ROW.replace("Noise", "No\"ise"));
        refused(Trouble.MALFORMED, 3, HEADER + ROW + ROW.replace("Noise", "\"No\"ise"));
        refused(Trouble.MALFORMED, 1, (HEADER + ROW).replace("\n", "\r"));
        refused(Trouble.MALFORMED, 2, HEADER + ROW.stripTrailing() + "\r");
    }

    @Test
    void messagesAreShortAndPrintable() throws Exception {
        String message = String.valueOf(refused(Trouble.WRONG_HEADER, 1, "\u001B[31m" + "y".repeat(1000) + "\n")
                .getMessage());

        assertFalse(message.contains("\u001B"));
        assertTrue(message.length() < 500, message);
    }

    @Test
    void aRowWithTooFewColumnsInTheMiddleIsLeftToTheIntake() throws Exception {
        RequestFile file = read(HEADER + "1,2\n" + ROW + ROW.replace("1,", "2,9,"));

        assertFalse(file.rows().get(0).isWellShaped());
        assertTrue(file.rows().get(1).isWellShaped());
        assertThrows(IllegalStateException.class, () -> file.rows().get(0).written(CaseColumn.ID));
    }
}
