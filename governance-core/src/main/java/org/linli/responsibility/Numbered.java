package org.linli.responsibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that are numbered in the order in which they first came. */
final class Numbered<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int numberOf(T value) {
        Integer number = numbers.get(value);
        if (number == null) {
            number = values.size();
            numbers.put(value, number);
            values.add(value);
        }
        return number;
    }

    /** The number of a value, or −1. */
    int find(T value) {
        return numbers.getOrDefault(value, -1);
    }

    T value(int number) {
        return values.get(number);
    }

    Numbered<T> copy() {
        Numbered<T> copy = new Numbered<>();
        values.forEach(copy::numberOf);
        return copy;
    }

    int size() {
        return values.size();
    }
}
