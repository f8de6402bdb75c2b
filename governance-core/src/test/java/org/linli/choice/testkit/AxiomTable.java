package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of rules and laws, made by trying: every cell is a counterexample that was found, or so many cases in which none was.
 *
 * @param <R> what kind of rules they are
 */
final class AxiomTable<R> {
    /** Counterexamples that chance comes upon seldom, by the number of the case: found by a longer search, and found again here each time. */
    private static final Map<String, Long> RARE = Map.ofEntries(
            Map.entry("Condorcet loser / minimax", 294L),
            Map.entry("Smith / minimax", 294L),
            Map.entry("monotonicity / runoff", 950L),
            Map.entry("monotonicity / IRV", 950L),
            Map.entry("monotonicity / BTR", 2084L),
            Map.entry("monotonicity / Coombs", 255L),
            Map.entry("participation / Copeland", 304L),
            Map.entry("participation / minimax", 1729L),
            Map.entry("participation / Schulze", 1729L),
            Map.entry("participation / ranked pairs", 570L),
            Map.entry("participation / split cycle", 3910L),
            Map.entry("participation / Kemeny", 304L),
            Map.entry("independence of clones / runoff", 372L),
            Map.entry("independence of clones / Coombs", 183L),
            Map.entry("independence of clones / minimax", 428L),
            Map.entry("reversal symmetry / BTR", 1865L),
            Map.entry("reversal symmetry / minimax", 199L),
            Map.entry("later no harm / Copeland", 9789L),
            Map.entry("later no harm / minimax", 696L),
            Map.entry("later no harm / Schulze", 696L),
            Map.entry("later no harm / ranked pairs", 696L),
            Map.entry("later no harm / split cycle", 696L),
            Map.entry("later no harm / Kemeny", 696L),
            Map.entry("participation / majority judgment", 841L),
            Map.entry("house monotonicity / PAV", 350L),
            Map.entry("house monotonicity / CC", 51L),
            Map.entry("house monotonicity / equal shares", 703L),
            Map.entry("house monotonicity / equal shares, Phragmén", 536L),
            Map.entry("house monotonicity / Monroe", 113L),
            Map.entry("justified representation (JR) / SAV", 266L),
            Map.entry("proportional justified representation (PJR) / SAV", 266L),
            Map.entry("proportional justified representation (PJR) / Monroe", 6810L),
            Map.entry("extended justified representation (EJR) / SAV", 266L),
            Map.entry("extended justified representation (EJR) / Monroe", 6810L),
            Map.entry("EJR+ / SAV", 266L),
            Map.entry("EJR+ / maximin support", 396L),
            Map.entry("EJR+ / Monroe", 6810L),
            Map.entry("the core / SAV", 266L),
            Map.entry("the core / equal shares", 15_259L),
            Map.entry("the core / Monroe", 6810L),
            Map.entry("EJR+ up to any project / Phragmén", 6244L),
            Map.entry("EJR+ up to any project / bounded overspending", 277L));

    /**
     * What is proved to be broken where chance has not come upon it. Ranked pairs is not independent of clones where defeats are tied (T. Zavist, N.
     * Tideman, 1989). Seat by seat PAV denies groups their part where there are six seats or more (H.
     * Aziz and others, 2017; M. Brill and others, 2024); PAV leaves the core (Aziz and others, 2017) and has no price (D. Peters, P. Skowron, 2020);
     * Phragmén's rule and maximin support break EJR (Brill and others, 2024; L. Sánchez-Fernández and others, 2022), so that they leave the core; so can
     * equal shares that are completed (Peters, Skowron, 2020).
     */
    private static final Set<String> PROVED = Set.of(
            "independence of clones / ranked pairs",
            "justified representation (JR) / seq. PAV",
            "proportional justified representation (PJR) / seq. PAV",
            "extended justified representation (EJR) / seq. PAV",
            "EJR+ / seq. PAV",
            "priceability / seq. PAV",
            "the core / seq. PAV",
            "the core / PAV",
            "priceability / PAV",
            "extended justified representation (EJR) / Phragmén",
            "EJR+ / Phragmén",
            "the core / Phragmén",
            "extended justified representation (EJR) / maximin support",
            "the core / maximin support",
            "the core / equal shares, Phragmén");

    private final String title;
    private final List<String> rules;
    private final Map<Law<R>, Map<String, Laws.Finding>> findings = new LinkedHashMap<>();

    AxiomTable(String title, List<? extends Law<R>> laws, Map<String, R> rules, int tries) {
        this(title, laws, rules, tries, Map.of());
    }

    /** Besides, cases from outside, by cell: larger than those that are made here. */
    AxiomTable(
            String title,
            List<? extends Law<R>> laws,
            Map<String, R> rules,
            int tries,
            Map<String, ? extends Law.Case<R>> shown) {
        this.title = title;
        this.rules = List.copyOf(rules.keySet());
        for (Law<R> law : laws) {
            Map<String, Laws.Finding> row = new LinkedHashMap<>(Laws.tryOut(law, rules, 0, tries));
            row.replaceAll((rule, finding) -> {
                Long number = RARE.get(key(law, rule));
                return number == null || number < tries ? finding : Laws.tryOut(law, rules.get(rule), number, 1);
            });
            row.replaceAll((rule, finding) -> {
                Law.Case<R> outside = shown.get(key(law, rule));
                return outside == null
                        ? finding
                        : new Laws.Finding(
                                tries,
                                outside.violation(rules.get(rule))
                                        .map(violation -> new Laws.Counterexample(outside.toString(), violation)));
            });
            findings.put(law, row);
        }
    }

    boolean isBroken(Law<R> law, String rule) {
        return findings.entrySet().stream()
                .filter(row -> row.getKey().english().equals(law.english()))
                .anyMatch(row -> row.getValue().get(rule).counterexample().isPresent());
    }

    /** Rows of laws, columns of rules. */
    String markdown() {
        StringBuilder text = new StringBuilder("| | " + String.join(" | ", rules) + " |\n|---|");
        text.append(":-:|".repeat(rules.size())).append('\n');
        findings.forEach((law, row) -> {
            text.append("| ").append(name(law));
            rules.forEach(rule -> text.append(" | ").append(mark(key(law, rule), row.get(rule))));
            text.append(" |\n");
        });
        return text.toString();
    }

    private static String key(Law<?> law, String rule) {
        return law.english() + " / " + rule;
    }

    private String name(Law<R> law) {
        return law.english().equals(law.chinese()) ? law.english() : law.english() + " " + law.chinese();
    }

    private static String mark(String cell, Laws.Finding finding) {
        if (finding.counterexample().isPresent()) {
            return "✗";
        }
        return PROVED.contains(cell) ? "○" : "✓";
    }

    /** One line for each counterexample. */
    String counterexamples() {
        List<String> parts = new ArrayList<>();
        findings.forEach((law, row) -> {
            List<String> lines = new ArrayList<>();
            row.forEach((rule, finding) -> finding.counterexample()
                    .ifPresent(
                            found -> lines.add("- **" + rule + "**: " + found.ballots() + ". " + found.violation())));
            if (!lines.isEmpty()) {
                parts.add("### " + name(law) + "\n\n" + String.join("\n", lines) + "\n");
            }
        });
        return parts.isEmpty() ? "" : "## " + title + "\n\n" + String.join("\n", parts);
    }

    /** Counterexamples beyond the cases that a build tries, by the number of the case. */
    List<String> beyond(int usual) {
        List<String> lines = new ArrayList<>();
        findings.forEach((law, row) -> row.forEach((rule, finding) -> {
            if (finding.counterexample().isPresent() && finding.tries() > usual) {
                lines.add(title + ", " + key(law, rule) + ": " + (finding.tries() - 1));
            }
        }));
        return lines;
    }
}
