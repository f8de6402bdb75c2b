package org.linli.choice.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import org.linli.choice.RankedProfile;
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
    static final String TITLE = "TITLE";
    static final String TYPE = "DATA TYPE";

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

        boolean strict() {
            return this == SOC || this == SOI;
        }

        boolean complete() {
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
        return PrefLibReader.election(TextFile.read(path));
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
        return PrefLibReader.election(TextFile.of(name, bytes));
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
        return PrefLibReader.categories(TextFile.read(path));
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
        return PrefLibReader.categories(TextFile.of(name, bytes));
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
