package org.linli.choice.budget;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.choice.Agreement;
import org.linli.choice.Option;
import org.linli.choice.ReferenceData;
import org.linli.choice.Spending;
import org.linli.choice.TieBreak;
import org.linli.choice.files.Pabulib;

/** Agreement with selections that others computed from the same ballots. EqualSharesTest covers the same code without outside files. */
class PabulibAgreementTest {
    /** Growing shares over more voters take half a minute: they are compared with {@code -Dlinli.every=true}. */
    private static final long MANY = 4_000;

    private final Agreement agreement = new Agreement("pabulib");
    private String file = "";

    /** What was read of one file, and every outcome that was asked for, computed once. */
    private static final class Election {
        private final Budget budget;
        private final Map<String, Utilities> utilities = new LinkedHashMap<>();
        private final Map<String, Allocation> known = new LinkedHashMap<>();
        private final BigDecimal unit;

        Election(Pabulib.Instance instance) {
            this.budget = Budget.from(instance);
            this.unit = BigDecimal.ONE.movePointRight(instance.decimals());
            switch (instance.type()) {
                case ORDINAL -> utilities.put("borda", Utilities.borda(instance.rankings()));
                case CUMULATIVE, SCORING -> utilities.put("points", Utilities.points(instance.points()));
                default -> {
                    utilities.put("cost", Utilities.cost(instance.approvals()));
                    utilities.put("cardinality", Utilities.cardinality(instance.approvals()));
                }
            }
        }

        Utilities of(String kind) {
            return Objects.requireNonNull(utilities.get(kind), kind);
        }

        boolean isLong(Completion completion) {
            return completion.increment().isPresent()
                    && utilities.values().iterator().next().electorate().ballots() > MANY
                    && !Boolean.getBoolean("linli.every");
        }

        Allocation shares(String kind, Completion completion) {
            return shares(kind, completion, budget.byId());
        }

        Allocation shares(String kind, Completion completion, TieBreak tieBreak) {
            return known.computeIfAbsent(
                    kind + completion + tieBreak, k -> EqualShares.of(budget, of(kind), completion, tieBreak));
        }

        Allocation greedy(String kind) {
            return Greedy.of(budget, of(kind), Greedy.Order.UTILITY_PER_COST, budget.byId());
        }

        BigDecimal cost(Allocation allocation) {
            return new BigDecimal(allocation.spent()).divide(unit).stripTrailingZeros();
        }
    }

    private void compare(String what, Object expected, Supplier<Object> ours) {
        agreement.compare(what, expected, ours);
    }

    private static List<String> ids(Iterable<Option> options) {
        List<String> ids = new ArrayList<>();
        options.forEach(option -> ids.add(option.id()));
        return ids;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString()).stripTrailingZeros();
    }

    /** Order and cost of one outcome of a reference. */
    @SuppressWarnings("unchecked")
    private void outcome(String what, Object expected, Election election, Supplier<Allocation> ours) {
        Map<String, Object> values = (Map<String, Object>) expected;
        if (values == null) {
            compare(what, null, () -> "");
            return;
        }
        compare(what + ", order", values.get("order"), () -> ids(ours.get().order()));
        Object cost = values.containsKey("cost") ? values.get("cost") : values.get("cost_scaled");
        compare(what + ", cost", number(Objects.requireNonNull(cost)), () -> election.cost(ours.get()));
    }

    /** The reference counts the increment as well that led beyond the budget and was taken back. */
    private static long tried(Election election, String kind, Allocation allocation) {
        boolean full = BudgetAxiom.EXHAUSTIVE
                .violation(election.budget, election.of(kind), allocation)
                .isEmpty();
        return (full ? 0 : 1)
                + allocation.outcome().steps().stream()
                        .filter(Spending.Endowed.class::isInstance)
                        .mapToLong(step -> ((Spending.Endowed) step).increments())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void every_value_of_the_references_is_reproduced() throws IOException {
        Path reference = ReferenceData.folder("reference/deliberation");
        for (Path path : ReferenceData.files("deliberation/pabulib", ".pb")) {
            file = path.getFileName().toString();
            agreement.file(file);
            Pabulib.Instance instance = Pabulib.read(path);
            Election election = new Election(instance);
            read(reference, "pabulib_greedy_own").ifPresent(values -> greedy(instance, election, values));
            read(reference, "pabulib_mes_own").ifPresent(values -> own(election, values));
            read(reference, "pabulib_equalshares_js").ifPresent(values -> webTool(election, values));
            read(reference, "pabulib").ifPresent(values -> library(instance, election, values));
        }
        agreement.report();
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Object>> read(Path reference, String folder) {
        Path path = reference.resolve(folder).resolve(file + ".json");
        try {
            return Files.exists(path) ? Optional.of((Map<String, Object>) ReferenceData.json(path)) : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private void greedy(Pabulib.Instance instance, Election election, Map<String, Object> values) {
        Map<String, Long> named = new LinkedHashMap<>();
        instance.votes().forEach(vote -> vote.projects().forEach(id -> named.merge(id, 1L, Long::sum)));
        ((Map<String, Object>) values.get("vote_counts"))
                .forEach((id, count) -> compare("votes that name a project", count, () -> named.getOrDefault(id, 0L)));
        ((Map<String, Object>) values.get("results"))
                .forEach((kind, expected) ->
                        outcome("own greedy, " + kind, expected, election, () -> election.greedy(kind)));
    }

    @SuppressWarnings("unchecked")
    private void own(Election election, Map<String, Object> values) {
        for (String kind : election.utilities.keySet()) {
            ((Map<String, Map<String, Object>>) values.get(kind)).forEach((name, expected) -> {
                boolean grows = name.endsWith("add1");
                Completion completion = grows ? Completion.add1(1) : Completion.NONE;
                Supplier<Allocation> ours = () -> election.shares(kind, completion);
                String what = "own equal shares, " + kind + ", " + name;
                if (!expected.containsKey("order")) {
                    compare(what + ", timed out", null, () -> "");
                    return;
                }
                if (election.isLong(completion)) {
                    agreement.skip(what, 3);
                    return;
                }
                outcome(what, expected, election, ours);
                if (grows) {
                    compare(what + ", increments", expected.get("increments"), () -> tried(election, kind, ours.get()));
                }
            });
        }
    }

    /** Where all projects together cost no more than the budget, the tool lets no share grow: three files, five values. */
    @SuppressWarnings("unchecked")
    private void webTool(Election election, Map<String, Object> values) {
        boolean allFit = election.budget.cost(election.budget.options()) <= election.budget.available();
        Completion add1 = allFit ? Completion.NONE : Completion.add1(1);
        Completion whole = allFit ? Completion.NONE : add1.startingAt(Completion.Start.WHOLE);
        ((Map<String, Object>) values.get("results")).forEach((name, expected) -> {
            Completion completion = switch (name) {
                case "floats_add1_exhaustive" -> add1;
                case "floats_add1u_default" -> whole.filledBy(Greedy.Order.SUPPORT);
                default -> Completion.NONE;
            };
            outcome("web tool, " + name, expected, election, () -> election.shares("cost", completion));
        });
    }

    @SuppressWarnings("unchecked")
    private void library(Pabulib.Instance instance, Election election, Map<String, Object> values) {
        compare("projects", values.get("projects"), () ->
                (long) instance.projects().size());
        compare("votes", values.get("votes"), () -> (long) instance.votes().size());
        compare("budget", number(values.get("budget")), () -> instance.budget().stripTrailingZeros());
        compare(
                "total cost",
                number(values.get("total_cost")),
                () -> instance.projects().stream()
                        .map(Pabulib.Project::cost)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros());
        Map<String, Object> results = (Map<String, Object>) values.get("results");
        results.forEach((name, expected) -> {
            String what = "library, " + name;
            String kind = election.utilities.keySet().stream()
                    .filter(name::contains)
                    .findFirst()
                    .orElse("");
            if (name.startsWith("greedy_")) {
                outcome(what, expected, election, () -> election.greedy(kind));
            } else if (name.equals("mes_" + kind)) {
                outcome(what, expected, election, () -> election.shares(kind, Completion.NONE));
            } else if (name.endsWith("_then_greedy")) {
                Completion filled = Completion.NONE.filledBy(Greedy.Order.UTILITY_PER_COST);
                outcome(what, expected, election, () -> election.shares(kind, filled));
            } else if (name.contains("_add1_")) {
                outcome(what, expected, election, () -> election.shares(kind, Completion.add1(1)));
            } else if (name.endsWith("_irresolute")) {
                // All ways to break ties; here there is one way, if no ties were met.
                compare(what, sets((List<List<String>>) expected), () -> {
                    Allocation ours = election.shares(kind, Completion.NONE);
                    return ours.outcome().ties().isEmpty()
                            ? List.of(new TreeSet<>(ids(ours.order())))
                            : ours.outcome().ties();
                });
            } else if (name.equals("sequential_phragmen")) {
                phragmen(what, (Map<String, Object>) expected, election);
            } else if (name.equals("bos_equal_shares")) {
                outcome(
                        what,
                        expected,
                        election,
                        () -> BoundedOverspending.of(election.budget, election.of("cost"), election.budget.byId()));
            } else {
                agreement.found(name, false, () -> "an unknown value");
            }
        });
    }

    private static List<TreeSet<String>> sets(List<List<String>> lists) {
        return lists.stream().map(TreeSet::new).toList();
    }

    /** The reference tells its selection by id, without order. */
    @SuppressWarnings("unchecked")
    private void phragmen(String what, Map<String, Object> expected, Election election) {
        Supplier<Allocation> ours =
                () -> SequentialPhragmen.of(election.budget, election.of("cost"), election.budget.byId());
        compare(
                what + ", set",
                expected == null ? null : new TreeSet<>((List<String>) expected.get("selected")),
                () -> new TreeSet<>(ids(ours.get().order())));
    }
}
