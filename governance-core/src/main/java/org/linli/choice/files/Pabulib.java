package org.linli.choice.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;

/**
 * The format of Pabulib, {@code .pb}: a participatory budget with its projects and votes (D. Stolicki, S. Szufa, N. Talmon, "Pabulib: a
 * participatory budgeting library", 2020).
 *
 * <p>Three sections, {@code META}, {@code PROJECTS} and {@code VOTES}, each with a line of column names and then records separated by
 * semicolons. A file must agree with itself in its number of projects and votes; one that was cut short does not. Amounts are exact
 * decimals of at most {@value #MOST_DECIMALS} places. Limits that the file states for a ballot (length, points, cost) are not all kept by
 * ballots that cities accepted: {@link Instance#beyondLimits()} lists those, and whoever counts decides.
 */
public final class Pabulib {
    /** No currency has a smaller unit than a thousandth. */
    public static final int MOST_DECIMALS = 3;

    private Pabulib() {}

    /** What voters were asked for. */
    public enum VoteType {
        /** Any projects that they approve of. */
        APPROVAL("approval"),
        /** One project. */
        CHOOSE_ONE("choose-1"),
        /** Projects from the most wanted down. */
        ORDINAL("ordinal"),
        /** Points, divided among projects. */
        CUMULATIVE("cumulative"),
        /** Points for each project. */
        SCORING("scoring");

        private final String code;

        VoteType(String code) {
            this.code = code;
        }

        /** {@return what stands in a file} */
        public String code() {
            return code;
        }
    }

    /**
     * A project.
     *
     * @param option its id and name
     * @param cost what it costs, in the unit of the file, not negative
     * @param attributes every other column, by name, in the order of the file; immutable
     */
    public record Project(Option option, BigDecimal cost, Map<String, String> attributes) {
        /** Checks the cost. */
        public Project {
            Objects.requireNonNull(option, "option");
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            if (cost.signum() < 0) {
                throw new IllegalArgumentException(
                        "The cost (" + cost + ") of the project " + option + " must not be negative.");
            }
        }
    }

    /**
     * One vote.
     *
     * @param voter the pseudonym of the voter, as in the file
     * @param projects the ids that were voted for, in the order of the ballot; immutable
     * @param points what each of them got, in the same order; empty if the ballot gives none; immutable
     * @param attributes every other column, by name, in the order of the file; immutable
     */
    public record Vote(String voter, List<String> projects, List<Integer> points, Map<String, String> attributes) {
        /** Checks that there are points for all projects or for none. */
        public Vote {
            Objects.requireNonNull(voter, "voter");
            projects = List.copyOf(projects);
            points = List.copyOf(points);
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            if (!points.isEmpty() && points.size() != projects.size()) {
                throw new IllegalArgumentException("The points (" + points.size() + ") of the voter " + voter
                        + " must be as many as the projects (" + projects.size() + ").");
            }
            if (points.stream().anyMatch(p -> p < 0)) {
                throw new IllegalArgumentException(
                        "The points " + points + " of the voter " + voter + " must not be negative.");
            }
            if (projects.stream().distinct().count() != projects.size()) {
                throw new IllegalArgumentException(
                        "The projects " + projects + " of the voter " + voter + " must not be named twice.");
            }
        }
    }

    /**
     * A budget with its projects and votes.
     *
     * @param meta every entry of the first section, by name, in the order of the file; the counts of projects and votes are those of
     *     the lists below when it is written; immutable
     * @param type what voters were asked for
     * @param budget what can be spent, in the unit of the file, not negative
     * @param projects what there is to fund, in the order of the file; immutable
     * @param votes the votes, in the order of the file; immutable
     */
    public record Instance(
            Map<String, String> meta, VoteType type, BigDecimal budget, List<Project> projects, List<Vote> votes) {
        /** Checks that every vote is for projects that are there. */
        public Instance {
            meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
            Objects.requireNonNull(type, "type");
            projects = List.copyOf(projects);
            votes = List.copyOf(votes);
            if (budget.signum() < 0) {
                throw new IllegalArgumentException("The budget (" + budget + ") must not be negative.");
            }
            Set<String> ids = new HashSet<>();
            projects.forEach(project -> ids.add(project.option().id()));
            for (Vote vote : votes) {
                for (String id : vote.projects()) {
                    if (!ids.contains(id)) {
                        throw new IllegalArgumentException("The project (" + id + ") of the voter " + vote.voter()
                                + " must be one of the " + projects.size() + " projects.");
                    }
                }
            }
        }

        /** {@return the projects as options} */
        public Options options() {
            return Options.copyOf(projects.stream().map(Project::option).toList());
        }

        /**
         * The votes as approvals: whatever a vote names, it approves of.
         *
         * @return the ballots
         */
        public ApprovalProfile approvals() {
            ApprovalProfile.Builder builder = ApprovalProfile.builder(options());
            votes.forEach(vote -> builder.add(1, 1, vote.projects()));
            return builder.build();
        }

        /**
         * The votes as points, where the ballot gives any.
         *
         * @return the ballots; a project that a vote does not name is unrated
         * @throws IllegalStateException if a vote names projects and gives no points
         */
        public ScoreProfile points() {
            int most = 1;
            for (Vote vote : votes) {
                if (vote.points().size() != vote.projects().size()) {
                    throw new IllegalStateException("The voter " + vote.voter()
                            + " must have given points. Maybe the votes are approvals or rankings.");
                }
                most = Math.max(
                        most,
                        vote.points().stream().mapToInt(Integer::intValue).max().orElse(0));
            }
            ScoreProfile.Builder builder = ScoreProfile.builder(options(), Scale.points(most));
            for (Vote vote : votes) {
                Map<String, Integer> given = new HashMap<>();
                for (int i = 0; i < vote.projects().size(); i++) {
                    given.put(vote.projects().get(i), vote.points().get(i));
                }
                builder.add(1, given);
            }
            return builder.build();
        }

        /**
         * The votes as rankings in the order in which a ballot names projects.
         *
         * @return the ballots
         * @throws IllegalStateException if the votes are not ordinal: then that order means nothing
         */
        public RankedProfile rankings() {
            if (type != VoteType.ORDINAL) {
                throw new IllegalStateException(
                        "The votes (" + type.code() + ") must be ordinal to be read as rankings.");
            }
            RankedProfile.Builder builder = RankedProfile.builder(options());
            votes.forEach(vote -> builder.add(Ranking.of(vote.projects().toArray(String[]::new))));
            return builder.build();
        }

        /**
         * How many decimals the amounts need: with that many, budget and costs are whole numbers.
         *
         * @return 0 to {@value Pabulib#MOST_DECIMALS}
         */
        public int decimals() {
            int decimals = decimals(budget);
            for (Project project : projects) {
                decimals = Math.max(decimals, decimals(project.cost()));
            }
            return decimals;
        }

        private static int decimals(BigDecimal amount) {
            return Math.max(0, amount.stripTrailingZeros().scale());
        }

        /**
         * Votes that break a limit which the file itself states: {@code min_length}, {@code max_length}, {@code min_sum_points},
         * {@code max_sum_points}, {@code max_points}, {@code max_sum_cost}, {@code max_total_cost}.
         *
         * @return one finding a broken limit, in the order of the votes; immutable
         * @throws IllegalStateException if a limit is no number
         */
        public List<String> beyondLimits() {
            Map<String, BigDecimal> costs = new HashMap<>();
            projects.forEach(project -> costs.put(project.option().id(), project.cost()));
            List<String> findings = new ArrayList<>();
            for (Vote vote : votes) {
                BigDecimal length = BigDecimal.valueOf(vote.projects().size());
                BigDecimal points = BigDecimal.valueOf(
                        vote.points().stream().mapToLong(Integer::longValue).sum());
                BigDecimal most = BigDecimal.valueOf(vote.points().stream()
                        .mapToLong(Integer::longValue)
                        .max()
                        .orElse(0));
                BigDecimal cost = vote.projects().stream()
                        .map(id -> Objects.requireNonNull(costs.get(id)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                check(findings, vote, "max_length", length, 1);
                check(findings, vote, "min_length", length, -1);
                check(findings, vote, "max_sum_points", points, 1);
                check(findings, vote, "min_sum_points", points, -1);
                check(findings, vote, "max_points", most, 1);
                check(findings, vote, "max_sum_cost", cost, 1);
                check(findings, vote, "max_total_cost", cost, 1);
            }
            return List.copyOf(findings);
        }

        private void check(List<String> findings, Vote vote, String limit, BigDecimal actual, int sign) {
            Optional.ofNullable(meta.get(limit)).ifPresent(text -> {
                BigDecimal bound;
                try {
                    bound = new BigDecimal(text);
                } catch (NumberFormatException e) {
                    throw new IllegalStateException("The limit " + limit + " (" + text + ") must be a number.", e);
                }
                if (actual.compareTo(bound) * sign > 0) {
                    findings.add(
                            "The vote of " + vote.voter() + " has " + actual + " where " + limit + " is " + text + ".");
                }
            });
        }
    }

    /**
     * Reads a budget.
     *
     * @param path a file ending in .pb
     * @return the budget
     * @throws MalformedFileException if the file is not what it should be
     * @throws IOException if it cannot be read
     */
    public static Instance read(Path path) throws IOException {
        return PabulibReader.instance(TextFile.read(path));
    }

    /**
     * Reads a budget.
     *
     * @param name what to call the file in messages
     * @param bytes its content
     * @return the budget
     * @throws MalformedFileException if the content is not what it should be
     */
    public static Instance parse(String name, byte[] bytes) throws MalformedFileException {
        return PabulibReader.instance(TextFile.of(name, bytes));
    }

    /**
     * Writes a budget. Columns are those of the first project and the first vote.
     *
     * @param instance the budget
     * @return the content of a file, in UTF-8
     * @throws IllegalArgumentException if projects or votes do not all have the same attributes
     */
    public static byte[] write(Instance instance) {
        StringBuilder text = new StringBuilder("META\nkey;value\n");
        Map<String, String> meta = new LinkedHashMap<>(instance.meta());
        meta.put("num_projects", Integer.toString(instance.projects().size()));
        meta.put("num_votes", Integer.toString(instance.votes().size()));
        meta.put("budget", instance.budget().toPlainString());
        meta.put("vote_type", instance.type().code());
        meta.forEach((key, value) -> line(text, List.of(key, value)));
        boolean named = instance.projects().stream()
                .anyMatch(project ->
                        !project.option().name().equals(project.option().id()));
        text.append("PROJECTS\n");
        List<String> head = new ArrayList<>(List.of("project_id", "cost"));
        if (named) {
            head.add("name");
        }
        head.addAll(
                columns(instance.projects().stream().map(Project::attributes).toList()));
        line(text, head);
        for (Project project : instance.projects()) {
            List<String> fields = new ArrayList<>(
                    List.of(project.option().id(), project.cost().toPlainString()));
            if (named) {
                fields.add(project.option().name());
            }
            fields.addAll(project.attributes().values());
            line(text, fields);
        }
        text.append("VOTES\n");
        boolean points =
                instance.votes().stream().anyMatch(vote -> !vote.points().isEmpty())
                        || instance.type() == VoteType.CUMULATIVE
                        || instance.type() == VoteType.SCORING;
        head = new ArrayList<>(points ? List.of("voter_id", "vote", "points") : List.of("voter_id", "vote"));
        head.addAll(columns(instance.votes().stream().map(Vote::attributes).toList()));
        line(text, head);
        for (Vote vote : instance.votes()) {
            List<String> fields = new ArrayList<>(List.of(vote.voter(), String.join(",", vote.projects())));
            if (points) {
                fields.add(String.join(
                        ",", vote.points().stream().map(String::valueOf).toList()));
            }
            fields.addAll(vote.attributes().values());
            line(text, fields);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a budget to a file, replacing it.
     *
     * @param instance the budget
     * @param path where to
     * @throws IOException if it cannot be written
     */
    public static void write(Instance instance, Path path) throws IOException {
        Files.write(path, write(instance));
    }

    private static List<String> columns(List<Map<String, String>> attributes) {
        List<String> columns =
                attributes.isEmpty() ? List.of() : List.copyOf(attributes.get(0).keySet());
        for (Map<String, String> each : attributes) {
            if (!List.copyOf(each.keySet()).equals(columns)) {
                throw new IllegalArgumentException(
                        "The attributes " + each.keySet() + " must be the same in every line: " + columns + ".");
            }
        }
        return columns;
    }

    private static void line(StringBuilder text, List<String> fields) {
        text.append(String.join(
                        ";",
                        fields.stream()
                                .map(field -> TextFile.quoted(field, ';'))
                                .toList()))
                .append('\n');
    }
}
