package org.linli.choice;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an outcome and its explanation can be kept by where they are too long to be kept themselves: 64 hexadecimal digits of SHA-256, equal for equal
 * data on every machine.
 *
 * <p>Pinned: a record is written as {@code (}, its simple name, its components in order, {@code )}; a list as {@code [}, its members, {@code ]}; what may be
 * missing as a list of none or one; a text as its length in UTF-8 bytes, a colon and the bytes; numbers, truth values and constants as the text of what
 * they are. Cost: that of writing it all once.
 */
public final class Fingerprint {
    private final MessageDigest sha;

    private Fingerprint(MessageDigest sha) {
        this.sha = sha;
    }

    /**
     * The fingerprint of some data.
     *
     * @param data a record of records, lists, optional values, texts, numbers and constants, as outcomes are
     * @return 64 hexadecimal digits
     * @throws IllegalArgumentException if there is something else in it
     */
    public static String of(Record data) {
        try {
            Fingerprint print = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            print.write(Objects.requireNonNull(data, "data"));
            return HexFormat.of().formatHex(print.sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private void write(Object value) {
        if (value instanceof Record data) {
            text("(");
            write(data.getClass().getSimpleName());
            for (RecordComponent component : data.getClass().getRecordComponents()) {
                write(read(component, data));
            }
            text(")");
        } else if (value instanceof Collection<?> many) {
            text("[");
            many.forEach(this::write);
            text("]");
        } else if (value instanceof Optional<?> maybe) {
            write(maybe.stream().toList());
        } else if (value instanceof OptionalLong maybe) {
            write(maybe.stream().boxed().toList());
        } else if (value instanceof OptionalInt maybe) {
            write(maybe.stream().boxed().toList());
        } else if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>) {
            byte[] bytes = (value instanceof Enum<?> constant ? constant.name() : value.toString())
                    .getBytes(StandardCharsets.UTF_8);
            text(bytes.length + ":");
            sha.update(bytes);
        } else {
            throw new IllegalArgumentException(
                    "The data (" + value.getClass().getName() + ") of a fingerprint must be records of values.");
        }
    }

    private void text(String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Object read(RecordComponent component, Record data) {
        try {
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The component (" + component.getName() + ") of a fingerprint must be readable.", e);
        }
    }
}
