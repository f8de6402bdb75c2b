package org.linli.choice.opinion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.choice.Fraction;
import org.linli.choice.Option;

/**
 * The opinions of a community: groups of people who vote alike, what they share, what divides them. "Two groups, of 930 and 280; all agree that drivers
 * need insurance; they are divided over who may register."
 *
 * <p>Participants with enough votes are placed along the two directions in which votes differ most; k-means looks for 2 to 5 groups among them, and the
 * number with the best silhouette counts (see {@link OpinionSettings} for when there are none: then all who are placed are one group). Groups are numbered
 * from 0 by falling size. Published groups of Polis cannot be found again from the votes, since they depend on its history; the formulas on groups are the
 * same.
 *
 * <p>The same votes and settings make the same map, whatever the order in which votes came, on every JDK; {@link #digest()} compares two. {@link #with}
 * takes in one more vote at once and promises less. Immutable. Cost: O(v) a step of at most 1,000 for v votes, and O(n²) for the silhouettes of n who are
 * placed; as much again for each shuffle that the settings ask for (where there is nothing to be found, some twenty are enough), and for each
 * statement that is tested on groups drawn without it; with one more vote, O(v).
 */
public final class OpinionMap {
    private final OpinionVotes votes;
    private final OpinionSettings settings;
    private final Axes axes;
    private final double[][] center;
    private final SortedMap<Integer, Double> silhouettes;
    private final OptionalInt lookalikes;
    /** By participant: the group, or -1. */
    private final int[] group;
    /** By statement and participant: the group drawn without the statement, or -1; nothing where there is none, or no need of it. */
    private final byte[] @Nullable [] without;

    private final int[] sizes;
    private final Tally[][] tallies;
    private final Tally[] totals;
    private final int newVotes;

    private OpinionMap(
            OpinionVotes votes,
            OpinionSettings settings,
            Axes axes,
            double[][] center,
            SortedMap<Integer, Double> silhouettes,
            OptionalInt lookalikes,
            int[] group,
            byte[] @Nullable [] without,
            int newVotes) {
        this.votes = votes;
        this.settings = settings;
        this.axes = axes;
        this.center = center;
        this.silhouettes = silhouettes;
        this.lookalikes = lookalikes;
        this.group = group;
        this.without = without;
        this.newVotes = newVotes;
        this.sizes = new int[center.length];
        int statements = votes.statements().size();
        long[][] counts = new long[center.length + 1][3 * statements];
        for (int participant = 0; participant < group.length; participant++) {
            int in = group[participant];
            if (in >= 0) {
                sizes[in]++;
            }
            long[] row = counts[in >= 0 ? in : center.length];
            for (int entry : votes.row(participant)) {
                row[3 * OpinionVotes.statement(entry) + OpinionVotes.value(entry) + 1]++;
            }
        }
        this.tallies = new Tally[center.length][statements];
        this.totals = new Tally[statements];
        for (int statement = 0; statement < statements; statement++) {
            totals[statement] = tally(counts[center.length], statement);
            for (int g = 0; g < center.length; g++) {
                tallies[g][statement] = tally(counts[g], statement);
                totals[statement] = totals[statement].plus(tallies[g][statement]);
            }
        }
    }

    private static Tally tally(long[] counts, int statement) {
        return new Tally(counts[3 * statement + 2], counts[3 * statement], counts[3 * statement + 1]);
    }

    /**
     * Draws the map.
     *
     * @param votes who said what
     * @param settings how carefully groups are looked for
     * @return the map; without anybody to place it has no group
     */
    public static OpinionMap of(OpinionVotes votes, OpinionSettings settings) {
        Objects.requireNonNull(settings, "settings");
        int enough = enough(votes, settings);
        int[] placed = IntStream.range(0, votes.participants())
                .filter(participant -> votes.row(participant).length >= enough)
                .toArray();
        int[][] rows = Arrays.stream(placed).mapToObj(votes::row).toArray(int[][]::new);
        int statements = votes.statements().size();
        Drawing drawing = Drawing.of(rows, statements, settings);
        Clusters best = drawing.highest() >= settings.leastSilhouette() ? drawing.best() : null;
        int tooMany = (settings.shuffles() + 1) / OpinionSettings.ONE_IN;
        OptionalInt lookalikes = OptionalInt.empty();
        if (best != null && settings.shuffles() > 0) {
            int found = drawing.lookalikes(rows, statements, settings, tooMany);
            best = found < tooMany ? best : null;
            lookalikes = found < tooMany ? OptionalInt.of(found) : OptionalInt.empty();
        }
        boolean one = best == null && placed.length >= settings.smallestGroup();
        int[] group = new int[votes.participants()];
        Arrays.fill(group, -1);
        for (int i = 0; i < placed.length; i++) {
            group[placed[i]] = best != null ? best.label()[i] : one ? 0 : -1;
        }
        byte[] @Nullable [] without = new byte[statements][];
        if (best != null && settings.exactTests()) {
            byte[] @Nullable [] labels = drawing.without(rows, statements, settings);
            for (int statement = 0; statement < statements; statement++) {
                byte[] drawn = labels[statement];
                without[statement] = drawn == null ? null : spread(drawn, placed, group.length);
            }
        }
        double[][] center = best != null ? best.center() : new double[one ? 1 : 0][2];
        return new OpinionMap(
                votes, settings, drawing.axes(), center, drawing.silhouettes(), lookalikes, group, without, 0);
    }

    private static byte[] spread(byte[] labels, int[] placed, int participants) {
        byte[] all = new byte[participants];
        Arrays.fill(all, (byte) -1);
        for (int i = 0; i < placed.length; i++) {
            all[placed[i]] = labels[i];
        }
        return all;
    }

    private static int enough(OpinionVotes votes, OpinionSettings settings) {
        return Math.min(settings.fewestVotes(), votes.statements().size());
    }

    /**
     * The map with one more vote, at once. Promised: tallies, and whatever follows from them, are those of all votes counted in the groups as they stand.
     * Not promised: that the groups are those of a map drawn anew. Directions, centres and the groups on which a
     * statement is tested stay; only this participant is placed again, and stays where
     * they are if their group would otherwise become too small. Draw anew, by {@link #redrawn}, when {@link #newVotes} is a few per cent.
     *
     * @param participant a pseudonym
     * @param statement the id of the statement
     * @param opinion what they say
     * @return the map with it
     * @throws IllegalArgumentException if there is no such statement, or the pseudonym is malformed
     */
    public OpinionMap with(String participant, String statement, Opinion opinion) {
        OpinionVotes more = votes.with(participant, statement, opinion);
        int at = more.indexOf(participant);
        int[] groups;
        byte[] @Nullable [] others = without;
        if (more.participants() > votes.participants()) {
            groups = new int[group.length + 1];
            System.arraycopy(group, 0, groups, 0, at);
            System.arraycopy(group, at, groups, at + 1, group.length - at);
            groups[at] = -1;
            others = new byte[without.length][];
            for (int each = 0; each < others.length; each++) {
                byte[] labels = without[each];
                others[each] = labels == null ? null : withOneMore(labels, at);
            }
        } else {
            groups = group.clone();
        }
        int before = groups[at];
        boolean mayMove = before < 0 || sizes[before] > settings.smallestGroup();
        if (center.length > 0 && mayMove && more.row(at).length >= enough(more, settings)) {
            groups[at] = center.length == 1 ? 0 : Clusters.nearest(axes.position(more.row(at)), center);
        }
        return new OpinionMap(more, settings, axes, center, silhouettes, lookalikes, groups, others, newVotes + 1);
    }

    private static byte[] withOneMore(byte[] labels, int at) {
        byte[] more = new byte[labels.length + 1];
        System.arraycopy(labels, 0, more, 0, at);
        System.arraycopy(labels, at, more, at + 1, labels.length - at);
        more[at] = -1;
        return more;
    }

    /** {@return the map of all votes, drawn anew: equal to the one that {@link #of} draws} */
    public OpinionMap redrawn() {
        return of(votes, settings);
    }

    /** {@return all votes} */
    public OpinionVotes votes() {
        return votes;
    }

    /** {@return how carefully groups were looked for} */
    public OpinionSettings settings() {
        return settings;
    }

    /** {@return how many votes came since the groups were drawn} */
    public int newVotes() {
        return newVotes;
    }

    /** {@return how many members each group has, by number; immutable; one entry if the votes show no groups, none if nobody could be placed} */
    public List<Integer> groups() {
        return Arrays.stream(sizes).boxed().toList();
    }

    /** {@return how many have voted too little to be placed} */
    public int unplaced() {
        return group.length - Arrays.stream(sizes).sum();
    }

    /** {@return the silhouette by number of groups, for the numbers from 2 to 5 that leave no group too small; immutable, ascending} */
    public SortedMap<Integer, Double> silhouettes() {
        return new TreeMap<>(silhouettes);
    }

    /** {@return the silhouette of the groups; empty without at least two} */
    public OptionalDouble silhouette() {
        Double value = silhouettes.get(sizes.length);
        return sizes.length < 2 || value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * How many of the {@link OpinionSettings#shuffles} show groups as clear as these, fewer than one in {@value OpinionSettings#ONE_IN}.
     *
     * @return the number; empty without at least two groups, or if nothing was shuffled
     */
    public OptionalInt lookalikes() {
        return lookalikes;
    }

    /**
     * What a group said to a statement.
     *
     * @param of the number of the group
     * @param statement its place among the statements
     * @return the counts
     * @throws IndexOutOfBoundsException if there is no such group or statement
     */
    public Tally tally(int of, int statement) {
        return tallies[Objects.checkIndex(of, tallies.length)][Objects.checkIndex(statement, totals.length)];
    }

    /**
     * What all said to a statement, those who are in no group included.
     *
     * @param statement its place among the statements
     * @return the counts
     * @throws IndexOutOfBoundsException if there is no such statement
     */
    public Tally total(int statement) {
        return totals[Objects.checkIndex(statement, totals.length)];
    }

    /**
     * A square of the map in which members of a group stand: enough of them to be nobody in particular.
     *
     * @param x where its middle lies in the direction in which votes differ most
     * @param y where its middle lies in the second direction
     * @param side how wide it is, in the units of both
     * @param group the number of the group
     * @param members how many of the group stand in it
     */
    public record Patch(double x, double y, double side, int group, int members) {}

    /**
     * The picture of the map: where the groups stand, and how thick. The longer side of the map is cut into squares; a square in which fewer of a group
     * stand than the smallest group may have is left out, so that nobody can be found in it.
     *
     * @param across how many squares, 1 to 100
     * @return the squares by group, then from left to right and from bottom to top; immutable; empty without groups
     * @throws IllegalArgumentException if the number of squares is out of range
     */
    public List<Patch> patches(int across) {
        if (across < 1 || across > 100) {
            throw new IllegalArgumentException("The squares (" + across + ") across a map must be 1 to 100.");
        }
        return Density.of(
                group, participant -> axes.position(votes.row(participant)), across, settings.smallestGroup());
    }

    /**
     * Where the middle of a group lies on the map, in the units of {@link #patches}.
     *
     * @param of the number of the group
     * @return the middle, as a square of no width with all members
     * @throws IndexOutOfBoundsException if there is no such group
     */
    public Patch middle(int of) {
        double[] at = center[Objects.checkIndex(of, center.length)];
        return new Patch(at[0], at[1], 0, of, sizes[of]);
    }

    /**
     * How far all groups agree on a statement.
     *
     * @param statement its place among the statements
     * @return the products; 1 without groups
     * @throws IndexOutOfBoundsException if there is no such statement
     */
    public Consensus consensus(int statement) {
        Objects.checkIndex(statement, totals.length);
        return Consensus.of(Arrays.stream(tallies).map(of -> of[statement]).toList());
    }

    /**
     * A statement with a figure to rank it by.
     *
     * @param statement the statement
     * @param value the figure, exactly
     */
    public record Ranked(Option statement, Fraction value) {}

    /**
     * The statements that somebody in every group has seen, by how far all groups agree to them.
     *
     * @return the most agreed first, equals in the order of the statements; immutable; empty without groups
     */
    public List<Ranked> common() {
        return ranked(statement -> consensus(statement).agree());
    }

    /**
     * The statements that somebody in every group has seen, by how far groups are apart: the likeliest agreement of a group less the least.
     *
     * @return the most divisive first, equals in the order of the statements; immutable; empty without at least two groups
     */
    public List<Ranked> divisive() {
        return sizes.length < 2
                ? List.of()
                : ranked(statement -> {
                    List<Fraction> agreements = Arrays.stream(tallies)
                            .map(of -> of[statement].agreement())
                            .sorted()
                            .toList();
                    return agreements.get(agreements.size() - 1).minus(agreements.get(0));
                });
    }

    private List<Ranked> ranked(java.util.function.IntFunction<Fraction> figure) {
        return IntStream.range(0, totals.length)
                .filter(statement ->
                        tallies.length > 0 && Arrays.stream(tallies).allMatch(of -> of[statement].seen() > 0))
                .mapToObj(statement -> new Ranked(votes.statements().get(statement), figure.apply(statement)))
                .sorted(Comparator.comparing(Ranked::value).reversed())
                .toList();
    }

    /**
     * A statement that a group stands for.
     *
     * @param statement the statement
     * @param opinion whether the group agrees or disagrees
     * @param figures how far it is what the group thinks, and only they
     */
    public record Stand(Option statement, Opinion opinion, Representativeness figures) {}

    /**
     * The statements that represent a group best: at most five that pass the tests, ranked as Polis does, by the product of probability, ratio and the two
     * scores; what it agrees to first.
     *
     * @param of the number of the group
     * @return the statements; immutable; empty if none passes, or there are fewer than two groups
     * @throws IndexOutOfBoundsException if there is no such group
     */
    public List<Stand> representative(int of) {
        Objects.checkIndex(of, tallies.length);
        return new Stands(votes, tallies, settings.exactTests() ? without : null).of(of);
    }

    /**
     * A digest of the whole map: votes, positions, groups. Equal for equal votes and settings on every machine; maps with {@link #newVotes} differ from
     * those drawn anew.
     *
     * @return 64 hexadecimal digits of SHA-256
     */
    public String digest() {
        return MapDigest.of(votes, axes, group, silhouettes.values());
    }

    /** {@return the map in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * The map in a few lines: the groups, what all agree on, what divides them, what each stands for.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        return MapSummary.of(this, locale.getLanguage().equals(Locale.CHINESE.getLanguage()));
    }
}
