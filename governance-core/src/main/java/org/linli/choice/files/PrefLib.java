package org.linli.choice.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;

/**
 * The formats of PrefLib (N. Mattei, T. Walsh, "PrefLib: a library for preferences", 2013), as of 2022: ordinal ballots in {@code .soc} (all
 * ranked, no ties), {@code .soi} (some ranked, no ties), {@code .toc} (all ranked, ties) and {@code .toi} (some ranked, ties), and categorical
 * ones in {@code .cat}.
 *
 * <p>A file is a head of {@code # NAME: value} lines, then one line for each distinct ballot: how often it was cast, a colon, and the
 * alternatives by number, the best first, ties in braces. Option ids are those numbers, names those of the head. A file must agree with
 * itself: number of alternatives, of voters and of distinct ballots, and kind of ballots; one that was cut short does not.
 */
public final class PrefLib {
    private static final String TITLE = "TITLE";
    private static final String TYPE = "DATA TYPE";

    private PrefLib() {}

    /** The four kinds of ordinal ballots. */
    public enum OrdinalType {
        /** Strict orders, complete. */
        SOC,
        /** Strict orders, incomplete. */
        SOI,
        /** Orders with ties, complete. */
        TOC,
        /** Orders with ties, incomplete. */
        TOI;

        /** {@return the ending of file names, without the dot} */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean strict() {
            return this == SOC || this == SOI;
        }

        private boolean complete() {
            return this == SOC || this == TOC;
        }

        /**
         * The narrowest kind that fits.
         *
         * @param profile any ordinal ballots
         * @return the kind
         */
        public static OrdinalType of(RankedProfile profile) {
            return profile.isStrict() ? (profile.isComplete() ? SOC : SOI) : profile.isComplete() ? TOC : TOI;
        }
    }

    /**
     * An election with ordinal ballots.
     *
     * @param head the lines of the head that say something about where the ballots come from, by name, in their order; those that can
     *     be counted (numbers, names of alternatives, data type) are left out, and written again from the ballots; immutable
     * @param type which of the four kinds the file says it is
     * @param profile the ballots
     */
    public record Election(Map<String, String> head, OrdinalType type, RankedProfile profile) {
        /** Keeps the head in order, and checks that the ballots are of the kind. */
        public Election {
            head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
            Objects.requireNonNull(type, "type");
            if ((type.strict() && !profile.isStrict()) || (type.complete() && !profile.isComplete())) {
                throw new IllegalArgumentException(
                        "The type (" + type.ending() + ") of an election must fit its ballots. Maybe "
                                + OrdinalType.of(profile).ending() + ".");
            }
        }
    }

    /**
     * An election with categorical ballots: each voter puts alternatives into categories.
     *
     * @param head as in {@link Election}
     * @param categories their names, the best first; immutable
     * @param profile the ballots as grades: 0 for the last category, one less than the number of categories for the first
     */
    public record Categories(Map<String, String> head, List<String> categories, ScoreProfile profile) {
        /** Keeps the head in order, and checks that the scale is that of the categories. */
        public Categories {
            head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
            categories = List.copyOf(categories);
            if (profile.scale().worst() != 0 || profile.scale().best() != categories.size() - 1) {
                throw new IllegalArgumentException(
                        "The scale of categorical ballots must run from 0 to " + (categories.size() - 1) + ".");
            }
        }

        /**
         * The ballots as approvals.
         *
         * @param lowest the number of the worst category that is still approval, from 0 for the best
         * @return the ballots; alternatives in later categories or in none are not approved
         * @throws IllegalArgumentException if there is no such category
         */
        public ApprovalProfile approvals(int lowest) {
            if (lowest < 0 || lowest >= categories.size()) {
                throw new IllegalArgumentException(
                        "The category (" + lowest + ") must be 0 to " + (categories.size() - 1) + ".");
            }
            int least = categories.size() - 1 - lowest;
            ApprovalProfile.Builder approvals = ApprovalProfile.builder(profile.options());
            for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                List<String> approved = new ArrayList<>();
                for (int place = 0; place < profile.rated(ballot); place++) {
                    if (profile.points(ballot, place) >= least) {
                        approved.add(profile.options()
                                .get(profile.option(ballot, place))
                                .id());
                    }
                }
                approvals.add(profile.count(ballot), profile.weight(ballot), approved);
            }
            return approvals.build();
        }
    }

    /**
     * Reads ordinal ballots.
     *
     * @param path a file ending in .soc, .soi, .toc or .toi
     * @return the election
     * @throws MalformedFileException if the file is not what it should be
     * @throws IOException if it cannot be read
     */
    public static Election readElection(Path path) throws IOException {
        return election(TextFile.read(path));
    }

    /**
     * Reads ordinal ballots.
     *
     * @param name what to call the file in messages
     * @param bytes its content
     * @return the election
     * @throws MalformedFileException if the content is not what it should be
     */
    public static Election parseElection(String name, byte[] bytes) throws MalformedFileException {
        return election(TextFile.of(name, bytes));
    }

    /**
     * Reads categorical ballots.
     *
     * @param path a file ending in .cat
     * @return the election
     * @throws MalformedFileException if the file is not what it should be
     * @throws IOException if it cannot be read
     */
    public static Categories readCategories(Path path) throws IOException {
        return categories(TextFile.read(path));
    }

    /**
     * Reads categorical ballots.
     *
     * @param name what to call the file in messages
     * @param bytes its content
     * @return the election
     * @throws MalformedFileException if the content is not what it should be
     */
    public static Categories parseCategories(String name, byte[] bytes) throws MalformedFileException {
        return categories(TextFile.of(name, bytes));
    }

    private static Election election(TextFile file) throws MalformedFileException {
        Body body = new Body(file, "NUMBER UNIQUE ORDERS");
        OrdinalType type = null;
        for (OrdinalType each : OrdinalType.values()) {
            type = each.ending().equals(body.type) ? each : type;
        }
        if (type == null) {
            throw file.problem(
                    0, "The data type (" + body.type + ") must be soc, soi, toc or toi. Maybe it is categorical.");
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

    private static Categories categories(TextFile file) throws MalformedFileException {
        Body body = new Body(file, "NUMBER UNIQUE PREFERENCES");
        if (!body.type.equals("cat")) {
            throw file.problem(0, "The data type (" + body.type + ") must be cat. Maybe the ballots are ordinal.");
        }
        int size = file.smallNumber(0, "number of categories", body.counted("NUMBER CATEGORIES"));
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            names.add(body.counted("CATEGORY NAME " + i));
        }
        if (size < 2) {
            throw file.problem(0, "The number of categories (" + size + ") must be at least 2.");
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
            this.type = counted(TYPE);
            int size = file.smallNumber(0, "number of alternatives", counted("NUMBER ALTERNATIVES"));
            if (size < 1 || size > Options.MAX_SIZE) {
                throw file.problem(
                        0, "The number of alternatives (" + size + ") must be 1 to " + Options.MAX_SIZE + ".");
            }
            List<Option> all = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                String name = counted("ALTERNATIVE NAME " + i);
                all.add(new Option(Integer.toString(i), name.isEmpty() ? Integer.toString(i) : name));
            }
            this.options = Options.copyOf(all);
            if (counted.containsKey("ALTERNATIVE NAME " + (size + 1))) {
                throw file.problem(0, "The head must name " + size + " alternatives, but names more.");
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
                            || name.equals(TYPE)
                    ? counted
                    : head;
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
            long voters = file.number(0, "number of voters", counted("NUMBER VOTERS"));
            if (voters != profile.electorate().ballots()) {
                throw file.problem(
                        0,
                        "The ballots (" + profile.electorate().ballots() + ") must be as many as the head says ("
                                + voters + "). Maybe the file was cut short.");
            }
            long distinct = file.number(0, "number of distinct ballots", counted(distinctName));
            if (distinct != ballots.size()) {
                throw file.problem(
                        0,
                        "The distinct ballots (" + ballots.size() + ") must be as many as the head says (" + distinct
                                + "). Maybe the file was cut short.");
            }
            return profile;
        }
    }

    /**
     * Writes ordinal ballots, most frequent first.
     *
     * @param election the election
     * @return the content of a file, in UTF-8
     * @throws IllegalArgumentException if the format has no place for it: blank or weighted ballots, line breaks in names
     */
    public static byte[] write(Election election) {
        RankedProfile profile = election.profile();
        StringBuilder text = head(election.head(), election.type().ending(), profile);
        line(text, "NUMBER UNIQUE ORDERS", profile.distinct());
        names(
                text,
                "ALTERNATIVE NAME",
                profile.options().asList().stream().map(Option::name).toList());
        for (int ballot : mostFrequentFirst(profile)) {
            List<String> tiers = new ArrayList<>();
            for (List<String> tier : profile.ballot(ballot).tiers()) {
                tiers.add(group(profile, tier));
            }
            text.append(profile.count(ballot))
                    .append(": ")
                    .append(String.join(",", tiers))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes categorical ballots, most frequent first.
     *
     * @param election the election
     * @return the content of a file, in UTF-8
     * @throws IllegalArgumentException if the format has no place for it: blank or weighted ballots, line breaks in names
     */
    public static byte[] write(Categories election) {
        ScoreProfile profile = election.profile();
        StringBuilder text = head(election.head(), "cat", profile);
        line(text, "NUMBER UNIQUE PREFERENCES", profile.distinct());
        int size = election.categories().size();
        line(text, "NUMBER CATEGORIES", size);
        names(text, "CATEGORY NAME", election.categories());
        names(
                text,
                "ALTERNATIVE NAME",
                profile.options().asList().stream().map(Option::name).toList());
        for (int ballot : mostFrequentFirst(profile)) {
            List<List<String>> groups = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                groups.add(new ArrayList<>());
            }
            profile.ballot(ballot)
                    .forEach((id, grade) -> groups.get(size - 1 - grade).add(id));
            text.append(profile.count(ballot))
                    .append(": ")
                    .append(String.join(
                            ",",
                            groups.stream().map(group -> group(profile, group)).toList()))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes ordinal ballots to a file, replacing it.
     *
     * @param election the election
     * @param path where to
     * @throws IOException if it cannot be written
     */
    public static void write(Election election, Path path) throws IOException {
        Files.write(path, write(election));
    }

    private static StringBuilder head(Map<String, String> head, String type, org.linli.choice.Profile profile) {
        if (profile.electorate().blank() > 0 || !profile.electorate().isUnweighted()) {
            throw new IllegalArgumentException(
                    "The ballots (" + profile.electorate()
                            + ") of a PrefLib file must not be blank, nor weighted. Maybe leave out blank ones and say so in the description.");
        }
        StringBuilder text = new StringBuilder();
        boolean typed = false;
        for (Map.Entry<String, String> each : head.entrySet()) {
            line(text, each.getKey(), each.getValue());
            if (each.getKey().equals(TITLE)) {
                line(text, TYPE, type);
                typed = true;
            }
        }
        if (!typed) {
            line(text, TYPE, type);
        }
        line(text, "NUMBER ALTERNATIVES", profile.options().size());
        line(text, "NUMBER VOTERS", profile.electorate().ballots());
        return text;
    }

    private static void line(StringBuilder text, String name, Object value) {
        String line = "# " + name + ": " + value;
        if (line.lines().count() > 1) {
            throw new IllegalArgumentException("The value of " + name + " must not break the line.");
        }
        text.append(line.stripTrailing()).append(line.endsWith(":") ? " " : "").append('\n');
    }

    private static void names(StringBuilder text, String what, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            line(text, what + " " + (i + 1), names.get(i));
        }
    }

    /** The format has numbers, whatever the ids are. */
    private static String group(org.linli.choice.Profile profile, List<String> ids) {
        Set<Integer> numbers = new HashSet<>();
        ids.forEach(id -> numbers.add(profile.options().indexOf(id) + 1));
        String text =
                String.join(",", numbers.stream().sorted().map(String::valueOf).toList());
        return ids.size() == 1 ? text : "{" + text + "}";
    }

    private static List<Integer> mostFrequentFirst(org.linli.choice.Profile profile) {
        return IntStream.range(0, profile.distinct())
                .boxed()
                .sorted(Comparator.comparingLong((Integer ballot) -> -profile.count(ballot)))
                .toList();
    }
}
