package org.linli.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Measures groups of figures: {@code Benchmarks casework}. Goals are scaled by how fast this machine's JDK does SHA-256. */
public final class Benchmarks {
    /** Bytes of SHA-256 a second on one thread, on the machine for which goals are stated. */
    static final double REFERENCE_SHA256 = 1.8e9;

    /**
     * What every figure runs with: a collector that uses all cores and leaves writers alone, and room to measure what is asked for
     * rather than when a collection happens to come.
     */
    static final List<String> JVM_ARGUMENTS =
            List.of("-XX:+UseParallelGC", "-XX:+UseCondCardMark", "-Xms3g", "-Xmx3g", "-Xmn2g");

    private static final Map<String, Supplier<List<Figure>>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put(
                "casework",
                () -> together(List.of(
                        CaseworkFigures.all(),
                        CaseTableFigures.all(),
                        CodecFigures.all(),
                        DayFigures.all(),
                        PlaceFigures.all())));
        GROUPS.put("log", () -> together(List.of(LogFigures.all(), LogRoomFigures.all())));
        GROUPS.put("log-large", LargeLogFigures::all);
        GROUPS.put("postgres", PostgresFigures::all);
        GROUPS.put("choice", () -> together(List.of(ChoiceFigures.all(), BudgetFigures.all())));
        GROUPS.put("duties", DutyFigures::all);
        GROUPS.put(
                "matching",
                () -> together(List.of(MatchingFigures.all(), MatchingChangeFigures.all(), FundingFigures.all())));
    }

    private Benchmarks() {}

    /**
     * Runs groups of figures and prints a line for each figure.
     *
     * @param arguments names of groups; or {@code --figure NAME}, with which a JVM measures one figure for its parent
     * @throws Exception if a figure cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("--figure")) {
            System.out.println("MEDIAN " + median(find(arguments[1])));
            return;
        }
        if (arguments.length == 0 || !GROUPS.keySet().containsAll(List.of(arguments))) {
            System.err.println("Name one or more groups of " + GROUPS.keySet() + ".");
            System.exit(2);
        }
        double scale = sha256BytesPerSecond() / REFERENCE_SHA256;
        System.out.printf(
                Locale.ROOT,
                "SCALE %.3f (SHA-256 at %.2f GB/s on one thread)%n",
                scale,
                scale * REFERENCE_SHA256 / 1e9);
        System.out.println("JVM " + Runtime.version() + " " + String.join(" ", JVM_ARGUMENTS));
        for (String group : arguments) {
            for (Figure figure : Objects.requireNonNull(GROUPS.get(group)).get()) {
                report(figure, inOwnJvm(figure), scale);
            }
        }
    }

    private static List<Figure> together(List<List<Figure>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    private static void report(Figure figure, double measured, double scale) {
        System.out.printf(
                Locale.ROOT,
                "BENCH %s %s %s goal %s %s%n",
                figure.name(),
                number(measured),
                figure.unit(),
                number(figure.goalAt(scale)),
                figure.isMet(measured, scale) ? "met" : "missed");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1_000 ? "%,.0f" : "%.3f", value)
                .replace(",", "");
    }

    private static Figure find(String name) {
        return GROUPS.values().stream()
                .flatMap(group -> group.get().stream())
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double median(Figure figure) throws Exception {
        for (int i = 0; i < figure.warmUps(); i++) {
            figure.run().call();
        }
        double[] measured = new double[figure.runs()];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = figure.run().call();
        }
        Arrays.sort(measured);
        return measured[measured.length / 2];
    }

    private static double inOwnJvm(Figure figure) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(JVM_ARGUMENTS);
        command.addAll(figure.jvmArguments());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Benchmarks.class.getName(), "--figure", figure.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double median = Double.NaN;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("MEDIAN ")) {
                    median = Double.parseDouble(line.substring("MEDIAN ".length()));
                }
            }
        }
        if (process.waitFor() != 0 || Double.isNaN(median)) {
            throw new IllegalStateException(
                    "The figure (" + figure.name() + ") could not be measured; see its messages above.");
        }
        return median;
    }

    private static double sha256BytesPerSecond() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[1 << 20];
        double best = 0;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < 128; j++) {
                digest.update(block);
            }
            digest.digest();
            best = Math.max(best, 128.0 * block.length / ((System.nanoTime() - start) / 1e9));
        }
        return best;
    }
}
