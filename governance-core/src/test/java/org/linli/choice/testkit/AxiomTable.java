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
            Map.entry("majority / majority judgment", 1576L),
            Map.entry("Condorcet loser / majority judgment", 827L),
            Map.entry("reversal symmetry / majority judgment", 357L),
            Map.entry("EJR+ up to any project / greedy", 259L),
            Map.entry("EJR+ up to any project / bounded overspending", 361L),
            Map.entry("house monotonicity / PAV", 203L),
            Map.entry("house monotonicity / CC", 124L),
            Map.entry("house monotonicity / equal shares", 2096L),
            Map.entry("house monotonicity / equal shares, Phragmén", 2910L),
            Map.entry("house monotonicity / Monroe", 455L),
            Map.entry("justified representation (JR) / AV", 362L),
            Map.entry("justified representation (JR) / SAV", 4919L),
            Map.entry("proportional justified representation (PJR) / AV", 362L),
            Map.entry("proportional justified representation (PJR) / SAV", 4919L),
            Map.entry("proportional justified representation (PJR) / Monroe", 4940L),
            Map.entry("proportional justified representation (PJR) / seq. CC", 447L),
            Map.entry("proportional justified representation (PJR) / CC", 447L),
            Map.entry("extended justified representation (EJR) / AV", 362L),
            Map.entry("extended justified representation (EJR) / SAV", 4919L),
            Map.entry("extended justified representation (EJR) / Monroe", 4940L),
            Map.entry("extended justified representation (EJR) / seq. CC", 447L),
            Map.entry("extended justified representation (EJR) / CC", 447L),
            Map.entry("EJR+ / AV", 362L),
            Map.entry("EJR+ / SAV", 4919L),
            Map.entry("EJR+ / Monroe", 4940L),
            Map.entry("the core / AV", 362L),
            Map.entry("the core / SAV", 4919L),
            Map.entry("the core / Monroe", 4940L),
            Map.entry("the core / seq. CC", 447L),
            Map.entry("the core / CC", 447L),
            Map.entry("EJR+ / seq. CC", 367L),
            Map.entry("EJR+ / CC", 152L),
            Map.entry("EJR+ / maximin support", 480L),
            Map.entry("priceability / AV", 362L),
            Map.entry("priceability / SAV", 260L),
            Map.entry("priceability / Monroe", 960L),
            Map.entry("Condorcet / IRV", 187L),
            Map.entry("Condorcet / Coombs", 302L),
            Map.entry("Condorcet loser / minimax", 628L),
            Map.entry("Smith / IRV", 187L),
            Map.entry("Smith / Coombs", 302L),
            Map.entry("Smith / minimax", 628L),
            Map.entry("monotonicity / runoff", 803L),
            Map.entry("monotonicity / IRV", 483L),
            Map.entry("monotonicity / BTR", 10_123L),
            Map.entry("participation / Copeland", 15_577L),
            Map.entry("participation / minimax", 13_921L),
            Map.entry("participation / Kemeny", 12_242L),
            Map.entry("later no harm / Copeland", 3_867L),
            Map.entry("participation / BTR", 1398L),
            Map.entry("participation / Coombs", 1153L),
            Map.entry("independence of clones / runoff", 366L),
            Map.entry("independence of clones / minimax", 316L),
            Map.entry("reversal symmetry / Coombs", 649L),
            Map.entry("reversal symmetry / minimax", 612L),
            Map.entry("later no harm / BTR", 701L),
            Map.entry("later no harm / Coombs", 315L),
            Map.entry("later no harm / minimax", 2593L),
            Map.entry("later no harm / Schulze", 2593L),
            Map.entry("later no harm / ranked pairs", 2593L),
            Map.entry("later no harm / split cycle", 2593L),
            Map.entry("later no harm / Kemeny", 1176L));

    /**
     * What is proved to be broken where chance has not come upon it. No rule that chooses a Condorcet winner, and one winner always, keeps
     * participation with four options and enough voters (H. Moulin, "Condorcet's principle implies the no show paradox", 1988), nor does majority
     * judgment (D. Felsenthal, M. Machover, 2008). Seat by seat PAV denies groups their part where there are six seats or more (H. Aziz and others,
     * 2017; M. Brill and others, 2024); PAV leaves the core (Aziz and others, 2017) and has no price (D. Peters, P. Skowron, 2020); Phragmén's rule and
     * maximin support break EJR (Brill and others, 2024; L. Sánchez-Fernández and others, 2022), so that they leave the core; so can equal shares
     * (Peters, Skowron, 2020). Split cycle chooses c alone of 6 c d a b, 5 d a b c, 3 b c d a, 5 a b c d and 3 a c b d, and with 3 more who rank b c a d
     * chooses a alone, which they like less.
     */
    private static final Set<String> PROVED = Set.of(
            "participation / Schulze",
            "participation / ranked pairs",
            "participation / split cycle",
            "participation / majority judgment",
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
            "the core / equal shares",
            "the core / equal shares, Phragmén");

    private final String title;
    private final List<String> rules;
    private final Map<Law<R>, Map<String, Laws.Finding>> findings = new LinkedHashMap<>();

    AxiomTable(String title, List<? extends Law<R>> laws, Map<String, R> rules, int tries) {
        this.title = title;
        this.rules = List.copyOf(rules.keySet());
        for (Law<R> law : laws) {
            Map<String, Laws.Finding> row = new LinkedHashMap<>(Laws.tryOut(law, rules, 0, tries));
            row.replaceAll((rule, finding) -> {
                Long number = RARE.get(key(law, rule));
                return number == null || number < tries ? finding : Laws.tryOut(law, rules.get(rule), number, 1);
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
