package org.linli.choice.bargain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.choice.Agreement;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.ReferenceData;
import org.linli.choice.Step;

/** Every value of the reference results for bargaining problems, compared exactly and counted. */
@SuppressWarnings("unchecked")
class BargainAgreementTest {
    private final Agreement agreement = new Agreement("bargaining");

    private void compare(String what, Object expected, Object ours) {
        agreement.compare(what, expected, () -> ours);
    }

    private static BargainingProblem problem(Map<String, Object> file) {
        BargainingProblem.Builder builder = BargainingProblem.builder();
        List<String> issues = new ArrayList<>();
        for (Map<String, Object> issue : (List<Map<String, Object>>) file.get("issues")) {
            List<Option> options = new ArrayList<>();
            for (String value : (List<String>) issue.get("values")) {
                options.add(new Option("v" + options.size(), value));
            }
            issues.add((String) issue.get("name"));
            builder.issue(new Issue((String) issue.get("name"), (String) issue.get("name"), Options.copyOf(options)));
        }
        for (Map<String, Object> each : (List<Map<String, Object>>) file.get("parties")) {
            Party party = Party.of((String) each.get("name"))
                    .withWeight((Long) each.get("weight"))
                    .withReservation((Long) each.get("disagreement"));
            List<List<Long>> values = (List<List<Long>>) each.get("utilities");
            for (int issue = 0; issue < values.size(); issue++) {
                party = party.withValues(
                        issues.get(issue),
                        values.get(issue).stream().mapToLong(Long::longValue).toArray());
            }
            builder.party(party);
        }
        return builder.build();
    }

    /** Packages as the reference writes them: places from 0, and what they are worth. */
    private static List<Object> packages(List<Deal> deals) {
        List<Object> all = new ArrayList<>();
        for (Deal deal : deals) {
            List<Long> places = new ArrayList<>();
            for (String place : deal.option().id().split("\\.")) {
                places.add(Long.parseLong(place) - 1);
            }
            List<Long> values = deal.shares().stream()
                    .map(share -> share.value().floor().longValueExact())
                    .toList();
            all.add(Map.of("package", places, "utilities", values));
        }
        return all;
    }

    private static String proved(Settlement settlement) {
        Step.Bounded last = (Step.Bounded)
                settlement.outcome().steps().get(settlement.outcome().steps().size() - 1);
        assertTrue(last.isOptimal() && settlement.complete());
        return last.found().toString();
    }

    @Test
    void every_reference_value_is_met() throws IOException {
        Path inputs = ReferenceData.folder("deliberation/bargaining");
        for (Path reference : ReferenceData.files("reference/deliberation/bargaining", ".json")) {
            Map<String, Object> expected = (Map<String, Object>) ReferenceData.json(reference);
            BargainingProblem problem = problem((Map<String, Object>)
                    ReferenceData.json(inputs.resolve(reference.getFileName().toString())));
            agreement.file(reference.getFileName().toString());
            Frontier frontier = Frontier.ofAll(problem);
            CommonGround ground = CommonGround.of(problem);
            compare("packages", expected.get("packages"), problem.packages().longValueExact());
            compare(
                    "individually rational packages",
                    expected.get("individually_rational"),
                    ground.acceptedByAll().orElse(-1));
            compare("size of the Pareto frontier", expected.get("pareto_count"), (long)
                    frontier.deals().size());
            if (expected.get("pareto") != null) {
                compare("Pareto frontier, package by package", expected.get("pareto"), packages(frontier.deals()));
            }
            Settlement nash = Nash.of(problem);
            compare("Nash", expected.get("nash_product"), packages(nash.deals()));
            compare("Nash, product", expected.get("nash_product_value"), proved(nash));
            Settlement leximin = Leximin.of(problem);
            compare("leximin", expected.get("egalitarian_leximin_gain"), packages(leximin.deals()));
            proved(leximin);
            Settlement kalai = KalaiSmorodinsky.of(problem);
            compare(
                    "Kalai–Smorodinsky",
                    expected.get("kalai_smorodinsky_discrete_leximin_of_relative_gain"),
                    packages(kalai.deals()));
            compare(
                    "Kalai–Smorodinsky, smallest share",
                    Fraction.parse((String) expected.get("ks_min_ratio")),
                    Fraction.parse(proved(kalai)));
            compare(
                    "ideal gains",
                    expected.get("ideal_gain_over_IR"),
                    KalaiSmorodinsky.idealGains(problem).stream()
                            .map(gain -> gain.floor().longValueExact())
                            .toList());
            compare(
                    "utilitarian",
                    expected.get("utilitarian_sum_of_gains"),
                    packages(Utilitarian.of(problem).deals()));
            compare(
                    "utilitarian by weight",
                    expected.get("weighted_utilitarian"),
                    packages(Utilitarian.weighted(problem).deals()));
        }
        agreement.report();
    }
}
