package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is undocumented in public is found, and nothing else. */
class DocumentationTest {
    @TempDir
    Path sources;

    private List<String> findings(String source) throws IOException {
        Path file = sources.resolve("a/X.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return Documentation.findings(sources);
    }

    @Test
    void everything_that_is_missing_is_listed_at_once_with_file_and_line() throws IOException {
        assertEquals(
                List.of(
                        "a/X.java:2: type X has no comment",
                        "a/X.java:3: constant or field FIELD has no comment",
                        "a/X.java:5: constructor of X has no @param text",
                        "a/X.java:7: method first has no @param <T>",
                        "a/X.java:7: method first has no @param some",
                        "a/X.java:7: method first has no @return",
                        "a/X.java:8: method second has no comment",
                        "a/X.java:11: method third has no @param b",
                        "a/X.java:12: type Colour has no comment",
                        "a/X.java:12: constant or field RED has no comment"),
                findings("""
                        package a;
                        public class X<T> {
                            public static final int FIELD = 1;
                            /** One. */
                            public X(String text) {}
                            /** Gives the first. */
                            public <T> T first(java.util.List<T> some) { return some.get(0); }
                            protected void second() {}
                            /** Does it.
                             * @param a first */
                            public void third(int a, int b) {}
                            public enum Colour { RED }
                        }
                        """));
    }

    @Test
    void records_and_type_parameters_are_documented_on_the_type_and_compact_constructors_by_a_comment()
            throws IOException {
        assertEquals(
                List.of(
                        "a/X.java:4: type X has no @param <T>",
                        "a/X.java:4: type X has no @param right",
                        "a/X.java:5: constructor of X has no comment"),
                findings("""
                        package a;
                        /** Two.
                         * @param left one */
                        public record X<T>(T left, T right) {
                            public X { }
                        }
                        """));
        assertEquals(List.of(), findings("""
                        package a;
                        /** Two.
                         * @param <T> of what
                         * @param left one
                         * @param right the other */
                        public record X<T>(T left, T right) {
                            private static final int HIDDEN = 1;
                            /** Checks. */
                            public X { }
                            @Override public String toString() { return ""; }
                        }
                        """));
    }

    @Test
    void members_of_interfaces_are_public_unless_they_are_private() throws IOException {
        assertEquals(
                List.of(
                        "a/X.java:4: method asked has no @return",
                        "a/X.java:5: method given has no comment",
                        "a/X.java:6: constant or field ONE has no comment",
                        "a/X.java:7: type Inner has no comment"),
                findings("""
                        package a;
                        /** Asked. */
                        public interface X {
                            /** Asks. */ int asked();
                            default void given() {}
                            int ONE = 1;
                            class Inner {}
                            private void hidden() {}
                        }
                        """));
    }

    @Test
    void what_nobody_outside_sees_or_what_is_inherited_needs_nothing() throws IOException {
        assertEquals(List.of(), findings("""
                        package a;
                        /** Seen. */
                        public final class X implements Runnable {
                            int field;
                            private X() {}
                            void inside(int a) {}
                            @Override public void run() {}
                            private static class Hidden { public void open() {} }
                            /** {@return the answer} */
                            public int answer() { return 42; }
                        }
                        class Beside { public int open(int a) { return a; } }
                        """));
    }

    @Test
    void an_empty_tag_is_no_documentation() throws IOException {
        assertEquals(
                List.of("a/X.java:7: method x has no @param a", "a/X.java:7: method x has no @return"), findings("""
                        package a;
                        /** X. */
                        public interface X {
                            /** Does.
                             * @param a
                             * @return */
                            int x(int a);
                        }
                        """));
    }
}
