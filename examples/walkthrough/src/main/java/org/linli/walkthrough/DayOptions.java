package org.linli.walkthrough;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.walkthrough.UsageException.Trouble;
import org.linli.walkthrough.choice.BallotFiles;

/**
 * What the command line asks for: {@code --requests nyc.csv --out day-out --quiet}.
 *
 * <p>{@link #parse} and {@link #toArguments} are inverses.
 *
 * @param requests the file of requests to work through; without one, a small day is made up from the seed
 * @param out the folder for the report, the list of rejects and the trace; made if it is not there
 * @param seed where a day that is made up starts from
 * @param zone the zone in which the local times of the file are meant; UTC keeps them as they are written
 * @param sitting how many acts of a file's day are appended together
 * @param digest a trace to fold anew, printing the digest of the state and doing nothing else
 * @param ballots what is decided on this day
 * @param flags what is switched on
 */
public record DayOptions(
        Optional<Path> requests,
        Path out,
        long seed,
        ZoneId zone,
        int sitting,
        Optional<Path> digest,
        BallotFiles ballots,
        Set<Flag> flags) {

    /** What can be switched on. */
    public enum Flag {
        /** Print the result only, and nothing on the way. */
        QUIET,
        /** Print how long each part took. */
        TIMINGS,
        /** Print {@link DayOptions#usage()} and do nothing else. */
        HELP
    }

    /** What is done when nothing is asked for. */
    public static final DayOptions DEFAULT = new DayOptions(
            Optional.empty(),
            Path.of("day-out"),
            1,
            ZoneOffset.UTC,
            1_000,
            Optional.empty(),
            BallotFiles.NONE,
            Set.of());

    private static final int LARGEST_SITTING = 10_000;

    /**
     * Checks that nothing is null, and the range of a sitting.
     *
     * @param requests the file of requests to work through
     * @param out the folder for the report
     * @param seed where a day that is made up starts from
     * @param zone the zone in which the local times of the file are meant
     * @param sitting how many acts of a file's day are appended together
     * @param digest a trace to fold anew
     * @param ballots what is decided on this day
     * @param flags what is switched on
     */
    public DayOptions {
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(ballots, "ballots");
        flags = Set.copyOf(flags);
        if (sitting < 1 || sitting > LARGEST_SITTING) {
            throw new IllegalArgumentException(
                    "The sitting (" + sitting + " acts) must have 1 to " + LARGEST_SITTING + " acts.");
        }
    }

    private enum Option {
        REQUESTS("FILE.csv", "the file of requests to work through; without it a small day is made up"),
        OUT("DIR", "the folder for the report, the rejects and the trace (" + DEFAULT.out + ")"),
        SEED("N", "where a day that is made up starts from (" + DEFAULT.seed + ")"),
        ZONE("ZONE", "the zone of the local times in the file, such as Asia/Shanghai (" + DEFAULT.zone.getId() + ")"),
        SITTING("N", "how many acts of a file's day share one durable append (" + DEFAULT.sitting + ")"),
        BUDGET("FILE.pb", "count this participatory budget, as Pabulib publishes it"),
        ELECTION("FILE", "count this election, as PrefLib publishes it: .soc .soi .toc .toi .cat"),
        SEATS("N", "how many the election is to elect (1)"),
        CONVERSATION("DIR", "draw the opinions of this conversation, as Polis exports it"),
        DIGEST("DIR", "fold the trace in this folder anew, print the digest of the state, and stop"),
        QUIET("", "print the result only"),
        TIMINGS("", "print how long each part took"),
        HELP("", "print this and stop");

        private final String value;
        private final String meaning;

        Option(String value, String meaning) {
            this.value = value;
            this.meaning = meaning;
        }

        String flag() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }

        boolean takesValue() {
            return !value.isEmpty();
        }

        String synopsis() {
            return takesValue() ? flag() + " " + value : flag();
        }
    }

    /**
     * Reads a command line. A value follows its option, or is joined to it as in {@code --seed=7}.
     *
     * @param arguments the arguments, the name of the program not among them
     * @return what they ask for
     * @throws UsageException if it asks for something that does not exist, or not completely
     */
    public static DayOptions parse(String... arguments) throws UsageException {
        Map<Option, String> given = new EnumMap<>(Option.class);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            boolean joined = argument.startsWith("--") && equals > 0;
            String flag = joined ? argument.substring(0, equals) : argument;
            Option option = option(flag);
            String value = value(option, joined ? argument.substring(equals + 1) : null, rest);
            if (given.put(option, value) != null) {
                throw new UsageException(
                        Trouble.REPEATED_OPTION, flag, "The option " + flag + " is given twice.", "Give it once.");
            }
        }
        String requests = given.get(Option.REQUESTS);
        String out = given.get(Option.OUT);
        String seed = given.get(Option.SEED);
        String zone = given.get(Option.ZONE);
        String sitting = given.get(Option.SITTING);
        String digest = given.get(Option.DIGEST);
        return new DayOptions(
                requests == null ? DEFAULT.requests : Optional.of(path(Option.REQUESTS, requests)),
                out == null ? DEFAULT.out : path(Option.OUT, out),
                seed == null ? DEFAULT.seed : number(Option.SEED, seed),
                zone == null ? DEFAULT.zone : zone(Option.ZONE, zone),
                sitting == null ? DEFAULT.sitting : size(Option.SITTING, sitting, LARGEST_SITTING, DEFAULT.sitting),
                digest == null ? DEFAULT.digest : Optional.of(path(Option.DIGEST, digest)),
                ballots(given),
                Arrays.stream(Flag.values())
                        .filter(flag -> given.containsKey(Option.valueOf(flag.name())))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static BallotFiles ballots(Map<Option, String> given) throws UsageException {
        String budget = given.get(Option.BUDGET);
        String conversation = given.get(Option.CONVERSATION);
        String election = given.get(Option.ELECTION);
        String seats = given.get(Option.SEATS);
        if (seats != null && election == null) {
            throw new UsageException(
                    Trouble.MISSING_OPTION,
                    Option.SEATS.flag(),
                    "The option " + Option.SEATS.flag() + " needs an election.",
                    "Write " + Option.ELECTION.synopsis() + " too.");
        }
        return new BallotFiles(
                budget == null ? Optional.empty() : Optional.of(path(Option.BUDGET, budget)),
                conversation == null ? Optional.empty() : Optional.of(path(Option.CONVERSATION, conversation)),
                election == null ? Optional.empty() : Optional.of(path(Option.ELECTION, election)),
                seats == null ? 1 : size(Option.SEATS, seats, BallotFiles.MOST_SEATS, 3));
    }

    /**
     * Whether something is switched on.
     *
     * @param flag what
     * @return true if it is
     */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    private static Option option(String flag) throws UsageException {
        for (Option option : Option.values()) {
            if (option.flag().equals(flag) || (option == Option.HELP && flag.equals("-h"))) {
                return option;
            }
        }
        if (flag.startsWith("-")) {
            throw new UsageException(
                    Trouble.UNKNOWN_OPTION,
                    flag,
                    "The option " + flag + " is unknown.",
                    nearest(flag).map(near -> "Maybe " + near + " is meant.").orElse("See --help."));
        }
        throw new UsageException(
                Trouble.STRAY_ARGUMENT,
                flag,
                "The argument " + flag + " belongs to no option.",
                "Maybe " + Option.REQUESTS.flag() + " " + flag + " is meant.");
    }

    private static String value(Option option, @Nullable String joined, Iterator<String> rest) throws UsageException {
        if (!option.takesValue()) {
            if (joined != null) {
                throw new UsageException(
                        Trouble.NEEDLESS_VALUE,
                        option.flag(),
                        "The option " + option.flag() + " takes no value.",
                        "Write " + option.flag() + " alone.");
            }
            return "";
        }
        String value = joined != null ? joined : rest.hasNext() ? rest.next() : "";
        // A path may begin with a dash only if it is joined to its option; a number may be negative.
        boolean isNextOption = joined == null && value.startsWith("--");
        if (value.isEmpty() || isNextOption) {
            throw new UsageException(
                    Trouble.MISSING_VALUE,
                    option.flag(),
                    "The option " + option.flag() + " needs a value.",
                    "Write " + option.synopsis() + ".");
        }
        return value;
    }

    private static Path path(Option option, String value) throws UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw because(
                    e,
                    new UsageException(
                            Trouble.NOT_A_PATH,
                            value,
                            "The value of " + option.flag() + " is not a path (" + e.getReason() + ").",
                            "Write " + option.synopsis() + "."));
        }
    }

    private static long number(Option option, String value) throws UsageException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw because(
                    e,
                    new UsageException(
                            Trouble.NOT_A_NUMBER,
                            value,
                            "The value of " + option.flag() + " (" + value + ") must be a whole number" + " from "
                                    + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ".",
                            "Write " + option.flag() + " 7 for example."));
        }
    }

    private static int size(Option option, String value, int most, int example) throws UsageException {
        long number = number(option, value);
        if (number < 1 || number > most) {
            throw new UsageException(
                    Trouble.OUT_OF_RANGE,
                    value,
                    "The value of " + option.flag() + " (" + value + ") must be from 1 to " + most + ".",
                    "Write " + option.flag() + " " + example + " for example.");
        }
        return (int) number;
    }

    private static ZoneId zone(Option option, String value) throws UsageException {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw because(
                    e,
                    new UsageException(
                            Trouble.NOT_A_ZONE,
                            value,
                            "The value of " + option.flag() + " (" + value + ") is not a time zone.",
                            "Write " + option.flag() + " Asia/Shanghai for example."));
        }
    }

    private static UsageException because(Exception cause, UsageException usage) {
        usage.initCause(cause);
        return usage;
    }

    /** The option a mistyped flag is closest to, if it is close at all: at most two letters off, or a beginning. */
    private static Optional<String> nearest(String flag) {
        String typed = "--" + flag.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(Option.values())
                .map(Option::flag)
                .filter(known -> distance(typed, known) <= 2 || (typed.length() > 3 && known.startsWith(typed)))
                .min((a, b) -> Integer.compare(distance(typed, a), distance(typed, b)));
    }

    /** The number of letters to put in, take out or replace (V. I. Levenshtein, 1966). */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }

    /** {@return the command line that asks for this, every option but the flags that are off written out} */
    public List<String> toArguments() {
        List<String> arguments = new ArrayList<>();
        requests.ifPresent(file -> arguments.add(Option.REQUESTS.flag() + "=" + file));
        arguments.add(Option.OUT.flag() + "=" + out);
        arguments.add(Option.SEED.flag() + "=" + seed);
        arguments.add(Option.ZONE.flag() + "=" + zone.getId());
        arguments.add(Option.SITTING.flag() + "=" + sitting);
        digest.ifPresent(trace -> arguments.add(Option.DIGEST.flag() + "=" + trace));
        ballots.budget().ifPresent(file -> arguments.add(Option.BUDGET.flag() + "=" + file));
        ballots.conversation().ifPresent(folder -> arguments.add(Option.CONVERSATION.flag() + "=" + folder));
        ballots.election().ifPresent(file -> {
            arguments.add(Option.ELECTION.flag() + "=" + file);
            arguments.add(Option.SEATS.flag() + "=" + ballots.seats());
        });
        for (Flag flag : Flag.values()) {
            if (has(flag)) {
                arguments.add(Option.valueOf(flag.name()).flag());
            }
        }
        return List.copyOf(arguments);
    }

    /** {@return the help text: how to call it and what each option means, ending in a line end} */
    public static String usage() {
        String synopsis = Arrays.stream(Option.values())
                .map(option -> "[" + option.synopsis() + "]")
                .collect(Collectors.joining(" "));
        return Arrays.stream(Option.values())
                .map(option -> String.format("  %-20s %s\n", option.synopsis(), option.meaning))
                .collect(Collectors.joining("", "java -jar day.jar " + synopsis + "\n", ""));
    }
}
