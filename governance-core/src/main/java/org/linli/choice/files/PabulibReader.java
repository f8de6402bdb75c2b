package org.linli.choice.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.linli.choice.Option;
import org.linli.choice.files.Pabulib.Instance;
import org.linli.choice.files.Pabulib.Project;
import org.linli.choice.files.Pabulib.Vote;
import org.linli.choice.files.Pabulib.VoteType;

/** Reads the format of {@link Pabulib}. */
final class PabulibReader {
    private static final int MOST_CHARACTERS = 40;

    private PabulibReader() {}

    static Instance instance(TextFile file) throws MalformedFileException {
        Sections sections = new Sections(file);
        Map<String, String> meta = new LinkedHashMap<>();
        Map<String, Long> at = new HashMap<>();
        for (TextFile.Row row : sections.rows("META")) {
            at.put(row.fields().get(0), row.line());
            if (meta.put(row.fields().get(0), row.fields().get(1)) != null) {
                throw file.problem(row.line(), "The entry (" + row.fields().get(0) + ") must not stand twice in META.");
            }
        }
        BigDecimal budget = amount(file, line(at, "budget"), "budget", entry(file, meta, "budget"));
        VoteType type = null;
        for (VoteType each : VoteType.values()) {
            type = each.code().equals(entry(file, meta, "vote_type").toLowerCase(Locale.ROOT)) ? each : type;
        }
        if (type == null) {
            throw file.problem(
                    line(at, "vote_type"),
                    "The vote_type (" + meta.get("vote_type")
                            + ") must be approval, choose-1, ordinal, cumulative or scoring.");
        }
        List<Project> projects = projects(file, sections);
        List<Vote> votes = votes(file, sections, type, projects);
        checkCount(file, line(at, "num_projects"), meta, "num_projects", projects.size());
        checkCount(file, line(at, "num_votes"), meta, "num_votes", votes.size());
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

    /** Where an entry stands; 0 if it is missing. */
    private static long line(Map<String, Long> at, String entry) {
        return at.getOrDefault(entry, 0L);
    }

    private static void checkCount(TextFile file, long line, Map<String, String> meta, String name, long actual)
            throws MalformedFileException {
        long stated = file.number(line, name, entry(file, meta, name));
        if (stated != actual) {
            throw file.problem(
                    line,
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
                    || amount.stripTrailingZeros().scale() > Pabulib.MOST_DECIMALS
                    || amount.precision() - amount.scale() > 15) {
                throw file.problem(
                        line,
                        "The " + what + " (" + text + ") must have at most " + Pabulib.MOST_DECIMALS
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
}
