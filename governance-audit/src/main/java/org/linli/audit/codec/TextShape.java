package org.linli.audit.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Values that are written as one string, and may therefore be keys. */
abstract class TextShape extends Shape {
    /** Strings themselves. */
    static final TextShape STRING = new TextShape() {
        @Override
        String textOf(Object value) {
            return (String) value;
        }

        @Override
        Object ofText(String text) {
            return text;
        }
    };

    abstract String textOf(Object value);

    abstract Object ofText(String text);

    @Override
    void write(Object value, CanonicalWriter out, PersonalParts personal) {
        out.string(textOf(value));
    }

    @Override
    Object read(CanonicalReader in, PersonalParts personal) {
        return ofText(in.string());
    }

    /** Values written by {@code toString}, which a function reads back. */
    static TextShape parsed(Function<? super String, ?> parse) {
        return new TextShape() {
            @Override
            String textOf(Object value) {
                return value.toString();
            }

            @Override
            Object ofText(String text) {
                return Objects.requireNonNull(parse.apply(text));
            }
        };
    }

    /** The constants of an enum, by name. */
    static TextShape ofEnum(Class<?> type) {
        return new EnumShape(type.getEnumConstants());
    }

    @SuppressWarnings("EnumOrdinal") // an index into arrays of the constants themselves, never written
    private static final class EnumShape extends TextShape {
        private final CanonicalName[] names;
        private final Object[] constants;
        private final Map<String, Object> byName = new HashMap<>();

        EnumShape(Object[] constants) {
            this.constants = constants;
            names = new CanonicalName[constants.length];
            for (int i = 0; i < constants.length; i++) {
                String name = ((Enum<?>) constants[i]).name();
                names[i] = CanonicalName.of(name);
                byName.put(name, constants[i]);
            }
        }

        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            out.string(names[((Enum<?>) value).ordinal()]);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            for (int i = 0; i < names.length && i < 8; i++) {
                if (in.tryString(names[i])) {
                    return constants[i];
                }
            }
            return ofText(in.string());
        }

        @Override
        String textOf(Object value) {
            return ((Enum<?>) value).name();
        }

        @Override
        Object ofText(String text) {
            Object constant = byName.get(text);
            if (constant == null) {
                throw new IllegalArgumentException("The name of a constant must be one of " + byName.keySet() + ".");
            }
            return constant;
        }
    }
}
