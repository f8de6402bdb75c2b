package org.linli.choice.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.files.PrefLib.Categories;
import org.linli.choice.files.PrefLib.Election;
import org.linli.choice.files.PrefLib.OrdinalType;

/** Reads the formats of {@link PrefLib}. */
final class PrefLibReader {
    private PrefLibReader() {}

    static Election election(TextFile file) throws MalformedFileException {
        Body body = new Body(file, "NUMBER UNIQUE ORDERS");
        OrdinalType type = null;
        for (OrdinalType each : OrdinalType.values()) {
            type = each.ending().equals(body.type) ? each : type;
        }
        if (type == null) {
            throw file.problem(
                    body.lineOf(PrefLib.TYPE),
                    "The data type (" + body.type + ") must be soc, soi, toc or toi. Maybe it is categorical.");
        }
        RankedProfile.Builder builder = RankedProfile.builder(body.options);
        if (type.strict()) {
            builder.refuseTies();
        }
        if (type.complete()) {
            builder.limit(body.options.size(), body.options.size());
        }
        for (Line line : body.ballots) {
            List<List<String>> tiers = body.groups(line, false);
            try {
                builder.add(line.count, 1, new Ranking(tiers));
            } catch (IllegalArgumentException e) {
                throw file.problem(line.number, e);
            }
        }
        return new Election(body.head, type, body.checked(builder.build()));
    }

    static Categories categories(TextFile file) throws MalformedFileException {
        Body body = new Body(file, "NUMBER UNIQUE PREFERENCES");
        if (!body.type.equals("cat")) {
            throw file.problem(
                    body.lineOf(PrefLib.TYPE),
                    "The data type (" + body.type + ") must be cat. Maybe the ballots are ordinal.");
        }
        int size = file.smallNumber(
                body.lineOf("NUMBER CATEGORIES"), "number of categories", body.counted("NUMBER CATEGORIES"));
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            names.add(body.counted("CATEGORY NAME " + i));
        }
        if (size < 2) {
            throw file.problem(
                    body.lineOf("NUMBER CATEGORIES"), "The number of categories (" + size + ") must be at least 2.");
        }
        List<String> worstFirst = new ArrayList<>(names);
        Collections.reverse(worstFirst);
        ScoreProfile.Builder builder =
                ScoreProfile.builder(body.options, Scale.grades(worstFirst.toArray(String[]::new)));
        for (Line line : body.ballots) {
            List<List<String>> groups = body.groups(line, true);
            if (groups.size() > size) {
                throw file.problem(
                        line.number,
                        "The categories (" + groups.size() + ") of a ballot must be at most " + size + ".");
            }
            Map<String, Integer> given = new HashMap<>();
            for (int i = 0; i < groups.size(); i++) {
                for (String id : groups.get(i)) {
                    if (given.put(id, size - 1 - i) != null) {
                        throw file.problem(
                                line.number, "The alternative (" + id + ") must not stand in two places of a ballot.");
                    }
                }
            }
            try {
                builder.add(line.count, given);
            } catch (IllegalArgumentException e) {
                throw file.problem(line.number, e);
            }
        }
        return new Categories(body.head, names, body.checked(builder.build()));
    }

    /** One line below the head: where, how often, and the rest. */
    private record Line(long number, long count, String ballot) {}

    /** A file taken apart as far as all formats agree. */
    private static final class Body {
        private final TextFile file;
        private final Map<String, String> head = new LinkedHashMap<>();
        private final Map<String, String> counted = new HashMap<>();
        private final Map<String, Long> headLines = new HashMap<>();
        private final List<Line> ballots = new ArrayList<>();
        private final String type;
        private final Options options;
        private final String distinctName;

        Body(TextFile file, String distinctName) throws MalformedFileException {
            this.file = file;
            this.distinctName = distinctName;
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.startsWith("#")) {
                    takeHead(i + 1L, line);
                } else if (!line.isEmpty()) {
                    ballots.add(ballot(i + 1L, line));
                }
            }
            this.type = counted(PrefLib.TYPE);
            int size = file.smallNumber(
                    lineOf("NUMBER ALTERNATIVES"), "number of alternatives", counted("NUMBER ALTERNATIVES"));
            if (size < 1 || size > Options.MAX_SIZE) {
                throw file.problem(
                        lineOf("NUMBER ALTERNATIVES"),
                        "The number of alternatives (" + size + ") must be 1 to " + Options.MAX_SIZE + ".");
            }
            List<Option> all = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                String name = counted("ALTERNATIVE NAME " + i);
                all.add(new Option(Integer.toString(i), name.isEmpty() ? Integer.toString(i) : name));
            }
            this.options = Options.copyOf(all);
            if (counted.containsKey("ALTERNATIVE NAME " + (size + 1))) {
                throw file.problem(
                        lineOf("ALTERNATIVE NAME " + (size + 1)),
                        "The head must name " + size + " alternatives, but names more.");
            }
        }

        private void takeHead(long number, String line) throws MalformedFileException {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw file.problem(
                        number, "The line (" + line + ") of the head must have a name, a colon and a value.");
            }
            if (!ballots.isEmpty()) {
                throw file.problem(number, "The head must end before the first ballot.");
            }
            String name = line.substring(1, colon).strip();
            Map<String, String> where = name.startsWith("NUMBER ")
                            || name.startsWith("ALTERNATIVE NAME ")
                            || name.startsWith("CATEGORY NAME ")
                            || name.equals(PrefLib.TYPE)
                    ? counted
                    : head;
            headLines.putIfAbsent(name, number);
            if (where.put(name, line.substring(colon + 1).strip()) != null) {
                throw file.problem(number, "The name (" + name + ") must not stand twice in the head.");
            }
        }

        private Line ballot(long number, String line) throws MalformedFileException {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw file.problem(
                        number,
                        "The ballot (" + line + ") must begin with how often it was cast, and a colon."
                                + " Maybe the file was cut short, or is of the format before 2022.");
            }
            return new Line(
                    number,
                    file.number(number, "count", line.substring(0, colon)),
                    line.substring(colon + 1).strip());
        }

        String counted(String name) throws MalformedFileException {
            String value = counted.get(name);
            if (value == null) {
                throw file.problem(0, "The head must say: " + name + ". Maybe the file was cut short.");
            }
            return value;
        }

        /** On which line the head says something; 0 if it does not. */
        long lineOf(String name) {
            return headLines.getOrDefault(name, 0L);
        }

        /** Alternatives between commas; several in braces stand together. */
        List<List<String>> groups(Line line, boolean mayBeEmpty) throws MalformedFileException {
            List<List<String>> groups = new ArrayList<>();
            String text = line.ballot;
            int at = 0;
            boolean more = true;
            while (more) {
                boolean braced = at < text.length() && text.charAt(at) == '{';
                int end = text.indexOf(braced ? '}' : ',', at);
                if (braced && end < 0) {
                    throw file.problem(line.number, "The brace must be closed. Maybe the file was cut short.");
                }
                end = end < 0 ? text.length() : end;
                groups.add(group(line, text.substring(braced ? at + 1 : at, end), mayBeEmpty && braced));
                at = braced ? end + 1 : end;
                more = at < text.length();
                if (more && text.charAt(at) != ',') {
                    throw file.problem(line.number, "The ballot (" + text + ") must have a comma after a brace.");
                }
                at++;
            }
            return groups;
        }

        private List<String> group(Line line, String text, boolean mayBeEmpty) throws MalformedFileException {
            List<String> group = new ArrayList<>();
            if (mayBeEmpty && text.isBlank()) {
                return group;
            }
            int from = 0;
            while (from <= text.length()) {
                int comma = text.indexOf(',', from);
                int end = comma < 0 ? text.length() : comma;
                String id = text.substring(from, end).strip();
                if (!options.contains(id)) {
                    throw file.problem(
                            line.number,
                            "The alternative (" + id + ") of the ballot (" + line.ballot + ") must be 1 to "
                                    + options.size() + ". Maybe the file was cut short.");
                }
                group.add(id);
                from = end + 1;
            }
            return group;
        }

        <P extends org.linli.choice.Profile> P checked(P profile) throws MalformedFileException {
            long voters = file.number(lineOf("NUMBER VOTERS"), "number of voters", counted("NUMBER VOTERS"));
            if (voters != profile.electorate().ballots()) {
                throw file.problem(
                        lineOf("NUMBER VOTERS"),
                        "The ballots (" + profile.electorate().ballots() + ") must be as many as the head says ("
                                + voters + "). Maybe the file was cut short.");
            }
            long distinct = file.number(lineOf(distinctName), "number of distinct ballots", counted(distinctName));
            if (distinct != ballots.size()) {
                throw file.problem(
                        lineOf(distinctName),
                        "The distinct ballots (" + ballots.size() + ") must be as many as the head says (" + distinct
                                + "). Maybe the file was cut short.");
            }
            return profile;
        }
    }
}
