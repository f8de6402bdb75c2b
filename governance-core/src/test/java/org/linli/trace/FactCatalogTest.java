package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

final class FactCatalogTest {
    private static final FactCatalog ACCOUNTS = FactCatalog.of(List.of(AccountFact.FAMILY));

    sealed interface Nested extends Fact<String> {
        sealed interface Deeper extends Nested {}

        record Seen(Subject subject) implements Nested {
            @Override
            public Audience audience() {
                return Audience.PUBLIC;
            }

            @Override
            public String applyTo(String before, Act act) {
                return before;
            }
        }

        record SeenAgain(Subject subject) implements Deeper {
            @Override
            public Audience audience() {
                return Audience.PUBLIC;
            }

            @Override
            public String applyTo(String before, Act act) {
                return before;
            }
        }
    }

    sealed interface Twice extends Fact<String> {
        abstract sealed class Left implements Twice {
            record Dummy() {}

            static final class Inner extends Left {
                @Override
                public Subject subject() {
                    return Subject.of("x", "y");
                }

                @Override
                public Audience audience() {
                    return Audience.PUBLIC;
                }

                @Override
                public String applyTo(String before, Act act) {
                    return before;
                }
            }
        }
    }

    @Test
    void names_are_derived_from_the_types() {
        assertEquals(
                List.of(
                        "account.agreed",
                        "account.closed",
                        "account.deposited",
                        "account.opened",
                        "account.restated",
                        "account.transferred_in",
                        "account.transferred_out",
                        "account.withdrawn",
                        "trace.attempted",
                        "trace.cut",
                        "trace.erased",
                        "trace.restricted"),
                List.copyOf(ACCOUNTS.types().keySet()));
        AccountFact fact = new AccountFact.TransferredIn(AccountId.of("a"), AccountId.of("b"), 1);
        assertEquals("account.transferred_in", ACCOUNTS.nameOf(fact));
        assertEquals(Optional.of(AccountFact.TransferredIn.class), ACCOUNTS.type("account.transferred_in"));
        assertEquals(Optional.of(AccountFact.FAMILY), ACCOUNTS.familyOf(AccountFact.TransferredIn.class));
        assertEquals("account/1", AccountFact.FAMILY.schema());
    }

    @Test
    void facts_may_be_grouped_in_sealed_types_of_their_own() {
        assertEquals(
                List.of(
                        "nested.seen",
                        "nested.seen_again",
                        "trace.attempted",
                        "trace.cut",
                        "trace.erased",
                        "trace.restricted"),
                List.copyOf(FactCatalog.of(List.of(FactFamily.of("nested", Nested.class)))
                        .types()
                        .keySet()));
    }

    @Test
    void what_is_present_is_found_and_knows_what_the_trace_says_about_itself() {
        FactCatalog catalog = FactCatalog.load();
        assertEquals(Optional.of(TraceFact.Erased.class), catalog.type("trace.erased"));
        assertEquals(Optional.of(TraceFact.Attempted.class), catalog.type("trace.attempted"));
        FactCatalog more = catalog.with(AccountFact.FAMILY);
        assertTrue(more.type("account.opened").isPresent());
        assertTrue(more.type("trace.erased").isPresent());
        assertTrue(catalog.type("account.opened").isEmpty(), "the first catalog is unchanged");
    }

    @Test
    void what_is_unknown_has_no_type_and_no_name() {
        assertEquals(Optional.empty(), ACCOUNTS.type("account.blessed"));
        assertEquals(Optional.empty(), ACCOUNTS.familyOf(Nested.Seen.class));
        assertThrows(IllegalArgumentException.class, () -> ACCOUNTS.nameOf(new Nested.Seen(Subject.of("nested", "x"))));
        assertEquals(
                "case.blessed",
                ACCOUNTS.nameOf(
                        new UnknownFact(Subject.of("case", "1"), Audience.PUBLIC, "case.blessed", "case/2", Map.of())));
    }

    @Test
    void families_and_facts_that_share_a_name_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> FactCatalog.of(List.of(AccountFact.FAMILY, FactFamily.of("account", Nested.class))));
        assertThrows(IllegalArgumentException.class, () -> ACCOUNTS.with(AccountFact.FAMILY));
    }

    @Test
    void facts_are_records_of_sealed_families() {
        assertThrows(
                IllegalArgumentException.class, () -> FactCatalog.of(List.of(FactFamily.of("twice", Twice.class))));
        assertThrows(IllegalArgumentException.class, () -> FactFamily.of("open", UnknownFact.class));
    }

    @Test
    void the_maps_of_a_catalog_cannot_be_changed() {
        assertThrows(UnsupportedOperationException.class, () -> ACCOUNTS.types().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> ACCOUNTS.families().clear());
    }

    // Upcasts

    private static FactFamily inVersion(int major, Map<Integer, UnaryOperator<Map<String, Object>>> upcasts) {
        return new FactFamily("account", AccountFact.class, major, upcasts);
    }

    @Test
    void upcasts_are_applied_one_after_the_other_from_the_version_written() {
        List<String> seen = new ArrayList<>();
        FactFamily family = inVersion(
                4,
                Map.of(
                        1,
                        open -> {
                            seen.add("1 " + open);
                            Map<String, Object> next = new LinkedHashMap<>(open);
                            next.put("cents", (Long) next.remove("yuan") * 100);
                            return next;
                        },
                        3,
                        open -> {
                            seen.add("3 " + open);
                            Map<String, Object> next = new LinkedHashMap<>(open);
                            next.put("type", "account.paid_in");
                            return next;
                        }));

        Map<String, Object> written = new LinkedHashMap<>(Map.of("yuan", 3L));
        assertEquals(Map.of("cents", 300L, "type", "account.paid_in"), family.upcast("account.deposited", 1, written));
        assertEquals(List.of("1 {yuan=3, type=account.deposited}", "3 {type=account.deposited, cents=300}"), seen);
        assertEquals(
                Map.of("cents", 5L, "type", "account.paid_in"),
                family.upcast("account.deposited", 2, Map.of("cents", 5L)));
        assertEquals(
                Map.of("cents", 5L, "type", "account.paid_in"),
                family.upcast("account.paid_in", 4, Map.of("cents", 5L)));
        assertEquals(Map.of("yuan", 3L), written, "what was written stays as it was");
        assertEquals("account/4", family.schema());
    }

    @Test
    void an_upcast_cannot_change_what_it_was_given() {
        FactFamily family = inVersion(2, Map.of(1, open -> {
            open.put("x", 1L);
            return open;
        }));
        assertThrows(UnsupportedOperationException.class, () -> family.upcast("account.closed", 1, Map.of()));
    }

    @Test
    void versions_outside_the_family_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> inVersion(0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> inVersion(1, Map.of(1, open -> open)));
        assertThrows(IllegalArgumentException.class, () -> inVersion(2, Map.of(0, open -> open)));
        FactFamily family = inVersion(2, Map.of());
        assertThrows(IllegalArgumentException.class, () -> family.upcast("account.closed", 0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> family.upcast("account.closed", 3, Map.of()));
    }
}
