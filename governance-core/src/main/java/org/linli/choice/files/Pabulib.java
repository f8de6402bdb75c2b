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
import java.util.Locale;
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

    private static final int MOST_CHARACTERS = 40;

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
        return instance(TextFile.read(path));
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
        return instance(TextFile.of(name, bytes));
    }

    private static Instance instance(TextFile file) throws MalformedFileException {
        Sections sections = new Sections(file);
        Map<String, String> meta = new LinkedHashMap<>();
        for (TextFile.Row row : sections.rows("META")) {
            if (meta.put(row.fields().get(0), row.fields().get(1)) != null) {
                throw file.problem(row.line(), "The entry (" + row.fields().get(0) + ") must not stand twice in META.");
            }
        }
        BigDecimal budget = amount(file, sections.began("META"), "budget", entry(file, meta, "budget"));
        VoteType type = null;
        for (VoteType each : VoteType.values()) {
            type = each.code.equals(entry(file, meta, "vote_type").toLowerCase(Locale.ROOT)) ? each : type;
        }
        if (type == null) {
            throw file.problem(
                    sections.began("META"),
                    "The vote_type (" + meta.get("vote_type")
                            + ") must be approval, choose-1, ordinal, cumulative or scoring.");
        }
        List<Project> projects = projects(file, sections);
        List<Vote> votes = votes(file, sections, type, projects);
        checkCount(file, meta, "num_projects", projects.size());
        checkCount(file, meta, "num_votes", votes.size());
        return new Instance(meta, type, budget, projects, votes);
    }

    private static List<Project> projects(TextFile file, Sections sections) throws MalformedFileException {
        List<String> columns = sections.columns("PROJECTS");
        int id = sections.column("PROJECTS", "project_id");
        int cost = sections.column("PROJECTS", "cost");
        int name = columns.indexOf("name");
        List<Project> projects = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (TextFile.Row row : sections.rows("PROJECTS")) {
            List<String> fields = row.fields();
            if (!ids.add(fields.get(id))) {
                throw file.problem(row.line(), "The project (" + fields.get(id) + ") must not stand twice.");
            }
            try {
                boolean named = name >= 0 && !fields.get(name).isBlank();
                projects.add(new Project(
                        new Option(fields.get(id), named ? fields.get(name) : fields.get(id)),
                        amount(file, row.line(), "cost of the project " + fields.get(id), fields.get(cost)),
                        rest(columns, fields, named ? Set.of(id, cost, name) : Set.of(id, cost))));
            } catch (IllegalArgumentException e) {
                throw file.problem(row.line(), e);
            }
        }
        if (projects.isEmpty()) {
            throw file.problem(sections.began("PROJECTS"), "There must be a project to vote for.");
        }
        return projects;
    }

    private static List<Vote> votes(TextFile file, Sections sections, VoteType type, List<Project> projects)
            throws MalformedFileException {
        List<String> columns = sections.columns("VOTES");
        int voter = sections.column("VOTES", "voter_id");
        int vote = sections.column("VOTES", "vote");
        int points = columns.indexOf("points");
        if (points < 0 && (type == VoteType.CUMULATIVE || type == VoteType.SCORING)) {
            throw file.problem(sections.began("VOTES"), "The votes (" + type.code() + ") must have a column points.");
        }
        Set<String> ids = new HashSet<>();
        projects.forEach(project -> ids.add(project.option().id()));
        Set<String> voters = new HashSet<>();
        List<Vote> votes = new ArrayList<>();
        for (TextFile.Row row : sections.rows("VOTES")) {
            List<String> fields = row.fields();
            if (!voters.add(fields.get(voter))) {
                throw file.problem(row.line(), "The voter (" + fields.get(voter) + ") must not vote twice.");
            }
            List<String> chosen = split(fields.get(vote));
            for (String id : chosen) {
                if (!ids.contains(id)) {
                    throw file.problem(
                            row.line(),
                            "The project (" + id + ") of the vote must be one of the " + ids.size()
                                    + " projects. Maybe the file was cut short.");
                }
            }
            if (type == VoteType.CHOOSE_ONE && chosen.size() > 1) {
                throw file.problem(row.line(), "The vote (" + fields.get(vote) + ") must be for one project.");
            }
            List<Integer> given = new ArrayList<>();
            for (String each : points < 0 ? List.<String>of() : split(fields.get(points))) {
                given.add(file.smallNumber(row.line(), "points", each));
            }
            try {
                votes.add(new Vote(
                        fields.get(voter),
                        chosen,
                        given,
                        rest(columns, fields, points < 0 ? Set.of(voter, vote) : Set.of(voter, vote, points))));
            } catch (IllegalArgumentException e) {
                throw file.problem(row.line(), e);
            }
        }
        return votes;
    }

    private static List<String> split(String field) {
        return field.isBlank()
                ? List.of()
                : List.of(field.split(",", -1)).stream().map(String::strip).toList();
    }

    private static Map<String, String> rest(List<String> columns, List<String> fields, Set<Integer> taken) {
        Map<String, String> rest = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!taken.contains(i)) {
                rest.put(columns.get(i), fields.get(i));
            }
        }
        return rest;
    }

    private static String entry(TextFile file, Map<String, String> meta, String name) throws MalformedFileException {
        String value = meta.get(name);
        if (value == null) {
            throw file.problem(0, "The section META must have an entry " + name + ". Maybe the file was cut short.");
        }
        return value;
    }

    private static void checkCount(TextFile file, Map<String, String> meta, String name, long actual)
            throws MalformedFileException {
        long stated = file.number(0, name, entry(file, meta, name));
        if (stated != actual) {
            throw file.problem(
                    0,
                    "The " + name + " (" + stated + ") must be what the file holds (" + actual
                            + "). Maybe the file was cut short.");
        }
    }

    private static BigDecimal amount(TextFile file, long line, String what, String text) throws MalformedFileException {
        try {
            String plain = text.strip();
            if (plain.length() > MOST_CHARACTERS) {
                throw file.problem(
                        line,
                        "The " + what + " must have at most " + MOST_CHARACTERS + " characters, not " + plain.length()
                                + ".");
            }
            BigDecimal amount = new BigDecimal(plain);
            // An exponent may be short to read and fill the memory when written out: it is asked before anything is
            // made of it.
            boolean far = Math.abs((long) amount.scale()) > MOST_CHARACTERS;
            if (far
                    || amount.stripTrailingZeros().scale() > MOST_DECIMALS
                    || amount.precision() - amount.scale() > 15) {
                throw file.problem(
                        line,
                        "The " + what + " (" + text + ") must have at most " + MOST_DECIMALS
                                + " decimals and be less than 10^15.");
            }
            if (amount.signum() < 0) {
                throw file.problem(line, "The " + what + " (" + text + ") must not be negative.");
            }
            return amount;
        } catch (NumberFormatException e) {
            throw new MalformedFileException(file.name(), line, "The " + what + " (" + text + ") must be a number.", e);
        }
    }

    /** The three sections, each with its columns and records of that many fields. */
    private static final class Sections {
        private static final List<String> NAMES = List.of("META", "PROJECTS", "VOTES");

        private final TextFile file;
        private final Map<String, List<TextFile.Row>> rows = new LinkedHashMap<>();

        Sections(TextFile file) throws MalformedFileException {
            this.file = file;
            List<TextFile.Row> current = null;
            for (TextFile.Row row : file.rows(';')) {
                String first = row.fields().get(0).strip();
                if (row.fields().size() == 1 && NAMES.contains(first)) {
                    current = new ArrayList<>();
                    if (rows.put(first, current) != null) {
                        throw file.problem(row.line(), "The section " + first + " must not stand twice.");
                    }
                    current.add(row);
                } else if (current == null) {
                    throw file.problem(row.line(), "The file must begin with the section META.");
                } else if (row.fields().size() > 1 || !first.isEmpty()) {
                    if (current.size() > 1
                            && row.fields().size() != current.get(1).fields().size()) {
                        throw file.problem(
                                row.line(),
                                "The fields (" + row.fields().size() + ") must be as many as the columns ("
                                        + current.get(1).fields().size() + "). Maybe the file was cut short.");
                    }
                    current.add(row);
                }
            }
            for (String name : NAMES) {
                if (section(name).size() < 2) {
                    throw file.problem(
                            began(name),
                            "The section " + name + " must have a line of column names. Maybe the file was cut short.");
                }
            }
            if (columns("META").size() != 2) {
                throw file.problem(began("META"), "The section META must have two columns, key and value.");
            }
        }

        private List<TextFile.Row> section(String name) throws MalformedFileException {
            List<TextFile.Row> section = rows.get(name);
            if (section == null) {
                throw file.problem(0, "The file must have a section " + name + ". Maybe the file was cut short.");
            }
            return section;
        }

        long began(String name) throws MalformedFileException {
            return section(name).get(0).line();
        }

        List<String> columns(String name) throws MalformedFileException {
            return section(name).get(1).fields().stream().map(String::strip).toList();
        }

        int column(String name, String column) throws MalformedFileException {
            int index = columns(name).indexOf(column);
            if (index < 0) {
                throw file.problem(began(name) + 1, "The section " + name + " must have a column " + column + ".");
            }
            return index;
        }

        List<TextFile.Row> rows(String name) throws MalformedFileException {
            List<TextFile.Row> section = section(name);
            return section.subList(2, section.size());
        }
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
