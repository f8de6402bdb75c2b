package org.linli.basics.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GrowingListProperties {
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void it_is_the_list_that_is_copied_each_time(
            @ForAll @IntRange(max = 2_500) int size, @ForAll List<@IntRange(max = 2_499) Integer> changed) {
        List<Integer> plain = new ArrayList<>();
        GrowingList<Integer> list = GrowingList.copyOf(List.of());
        for (int i = 0; i < size; i++) {
            plain.add(i);
            list = list.and(i);
        }
        GrowingList<Integer> before = list;
        List<Integer> plainBefore = List.copyOf(plain);
        for (int place : changed) {
            if (place < size) {
                plain.set(place, -place);
                list = list.with(place, -place);
            } else {
                GrowingList<Integer> shorter = list;
                assertThrows(IndexOutOfBoundsException.class, () -> shorter.with(place, 0));
            }
        }
        assertEquals(plain, list);
        assertEquals(plain.hashCode(), list.hashCode());
        assertEquals(plainBefore, before, "what there was before stays as it was");
        assertEquals(plain, list.stream().toList());
        assertEquals(list, GrowingList.copyOf(plain));
    }

    @Example
    void it_is_no_further_copied_and_takes_no_null() {
        GrowingList<String> list = GrowingList.copyOf(List.of("a", "b"));
        assertSame(list, GrowingList.copyOf(list));
        assertThrows(UnsupportedOperationException.class, () -> list.add("c"));
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(2));
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(-1));
        assertEquals(33_000, of(33_000).size());
        assertEquals(32_999, of(33_000).get(32_999), "more than three levels");
    }

    private static List<Integer> of(int size) {
        GrowingList<Integer> list = GrowingList.copyOf(List.of());
        for (int i = 0; i < size; i++) {
            list = list.and(i);
        }
        return list;
    }
}
