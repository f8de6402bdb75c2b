package org.linli.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.linli.basics.Name;
import org.linli.territory.testkit.TerritoryArbitraries;

class DivisionCodeTest {
    @Test
    void a_code_knows_its_level_its_parents_and_both_its_forms() {
        DivisionCode dongting = DivisionCode.parse("420106012021");
        assertEquals(AreaLevel.COMMUNITY, dongting.level());
        DivisionCode street = dongting.parent().orElseThrow();
        assertEquals("420106012", street.toString());
        assertEquals("420106012000", street.full());
        assertEquals(AreaLevel.STREET, street.level());
        DivisionCode district = street.parent().orElseThrow();
        assertEquals(DivisionCode.parse("420106000000"), district);
        DivisionCode city = district.parent().orElseThrow();
        assertEquals(AreaLevel.CITY, city.level());
        assertEquals(DivisionCode.parse("420100"), city);
        assertEquals("42", city.parent().orElseThrow().toString());
        assertEquals(Optional.empty(), city.parent().orElseThrow().parent());
        assertTrue(city.contains(dongting));
    }

    @Test
    void a_city_without_districts_has_streets_right_below_it() {
        assertEquals(
                Optional.of(DivisionCode.of("4419")),
                DivisionCode.of("441900003000").parent());
    }

    @Test
    void what_is_no_code_is_named_with_the_remedy() {
        for (String bad : List.of(
                "",
                "4",
                "42010601202",
                "4201060120211",
                "42010601202x",
                "４２０１０６",
                "990106",
                "420006",
                "420106000021")) {
            String message = assertThrows(IllegalArgumentException.class, () -> DivisionCode.parse(bad), bad)
                    .getMessage();
            assertTrue(message.contains("420106012021"), message);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void print_and_parse_are_inverses_and_parents_contain(@ForAll("codes") DivisionCode code) {
        assertEquals(code, DivisionCode.parse(code.toString()));
        assertEquals(code, DivisionCode.parse(code.full()));
        assertEquals(code.level().digits(), code.value().length());
        code.parent().ifPresent(parent -> {
            assertTrue(parent.contains(code));
            assertTrue(parent.compareTo(code) < 0);
            assertTrue(code.level().mayStandBelow(parent.level()));
        });
    }

    @Provide
    Arbitrary<DivisionCode> codes() {
        return TerritoryArbitraries.divisionCodes();
    }

    @Test
    void each_line_that_cannot_be_read_is_a_finding_by_file_and_line() throws IOException {
        DivisionList list = DivisionList.EMPTY.read(
                "streets.csv",
                new StringReader(
                        "\uFEFFcode,name,areaCode\n420106012,\"水果湖街道\",420106\n420106012,again,x\n"
                                + "42x,y,z\n420106013,\"not closed\n420106014,\"a\u202Eb\",1\n\n420106015,\"with \"\"quotes\"\"\",1\n"));
        assertEquals(2, list.divisions().size());
        assertEquals(Name.of("with \"quotes\""), list.divisions().get(DivisionCode.of("420106015")));
        assertEquals(
                List.of(
                        DivisionList.Fault.REPEATED_CODE,
                        DivisionList.Fault.MALFORMED_CODE,
                        DivisionList.Fault.MALFORMED_LINE,
                        DivisionList.Fault.MALFORMED_NAME),
                list.findings().stream().map(DivisionList.Finding::fault).toList());
        assertEquals(
                List.of(3L, 4L, 5L, 6L),
                list.findings().stream().map(DivisionList.Finding::line).toList());
        assertEquals(
                DivisionList.Fault.NO_HEADER,
                DivisionList.EMPTY
                        .read("x", new StringReader("name,code\n"))
                        .findings()
                        .get(0)
                        .fault());
    }
}
