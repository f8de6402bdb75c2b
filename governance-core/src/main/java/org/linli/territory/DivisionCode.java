package org.linli.territory;

import java.util.Optional;
import java.util.Set;
import org.linli.basics.AreaId;

/**
 * A code of administrative division (统计用区划代码, GB/T 2260 and GB/T 10114), for example {@code 420106012021}: province 42, city 01,
 * district 06, street 012, community 021. 2+2+2+3+3 digits; a higher level is written short ({@code 420106}) or filled up with zeros
 * ({@code 420106000000}), and both are the same code. A city without districts has streets right below it: {@code 441900003} is a street
 * of {@code 4419}.
 *
 * @param value the code without the zeros that fill it up: 2, 4, 6, 9 or 12 digits
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {
    private static final int FULL = 12;
    private static final int[] LENGTHS = {2, 4, 6, 9, FULL};
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    /** Checks the digits and drops the zeros that fill it up. */
    public DivisionCode {
        value = shortened(value);
    }

    private static String shortened(String text) {
        int length = text.length();
        if (length != 2 && length != 4 && length != 6 && length != 9 && length != FULL) {
            throw refuse(text, "must have 2, 4, 6, 9 or 12 digits but has " + length + " characters");
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw refuse(text, "must have digits only, but has another character at index " + i);
            }
        }
        if (!PROVINCES.contains(text.substring(0, 2))) {
            throw refuse(text, "must begin with the two digits of a province");
        }
        int last = 0;
        for (int i = 0; i < LENGTHS.length && LENGTHS[i] <= length; i++) {
            if (!isZero(text, i)) {
                last = i;
            }
        }
        if (last > 1 && isZero(text, 1)) {
            throw refuse(text, "must have a city (digits 3 and 4) above what is lower");
        }
        if (last == 4 && isZero(text, 3)) {
            throw refuse(text, "must have a street (digits 7 to 9) above its community");
        }
        return text.substring(0, LENGTHS[last]);
    }

    private static boolean isZero(String text, int segment) {
        for (int i = segment == 0 ? 0 : LENGTHS[segment - 1]; i < LENGTHS[segment]; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException refuse(String text, String why) {
        String shown = text.length() <= 40 && text.chars().allMatch(each -> each > ' ' && each < 0x7f) ? text : "…";
        return new IllegalArgumentException(
                "The division code (" + shown + ") " + why + ". A community's is 2+2+2+3+3 digits: 420106012021.");
    }

    /**
     * The code with this text.
     *
     * @param value 2, 4, 6, 9 or 12 digits, filled up with zeros or not
     * @return the code
     * @throws IllegalArgumentException if the text is anything else
     */
    public static DivisionCode of(String value) {
        return new DivisionCode(value);
    }

    /**
     * Reads what {@link #toString()} or {@link #full()} wrote.
     *
     * @param text 2, 4, 6, 9 or 12 digits
     * @return the code
     * @throws IllegalArgumentException if the text is anything else
     */
    public static DivisionCode parse(String text) {
        return new DivisionCode(text);
    }

    /**
     * At which level it stands.
     *
     * @return from province to community
     */
    public AreaLevel level() {
        return switch (value.length()) {
            case 2 -> AreaLevel.PROVINCE;
            case 4 -> AreaLevel.CITY;
            case 6 -> AreaLevel.DISTRICT;
            case 9 -> AreaLevel.STREET;
            default -> AreaLevel.COMMUNITY;
        };
    }

    /**
     * The code of the level above; of a street in a city without districts, the city's.
     *
     * @return the parent; nothing for a province
     */
    public Optional<DivisionCode> parent() {
        return switch (value.length()) {
            case 2 -> Optional.empty();
            case 4 -> Optional.of(new DivisionCode(value.substring(0, 2)));
            case 6 -> Optional.of(new DivisionCode(value.substring(0, 4)));
            case 9 -> Optional.of(new DivisionCode(value.substring(0, 6)));
            default -> Optional.of(new DivisionCode(value.substring(0, 9)));
        };
    }

    /**
     * Whether another code lies within this one.
     *
     * @param other another code, or this one
     * @return true if it is this one or below it
     */
    public boolean contains(DivisionCode other) {
        return other.value.startsWith(value);
    }

    /**
     * The code with all its twelve digits.
     *
     * @return filled up with zeros, such as {@code 420106000000}
     */
    public String full() {
        return value + "0".repeat(FULL - value.length());
    }

    /**
     * The id of the area with this code.
     *
     * @return the short code as an id
     */
    public AreaId areaId() {
        return AreaId.of(value);
    }

    /** Orders by the digits: an area comes right before what lies in it. */
    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    /** The code without the zeros that fill it up. */
    @Override
    public String toString() {
        return value;
    }
}
