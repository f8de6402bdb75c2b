package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.linli.choice.Fraction;

/**
 * What the parties can carry together (最大公约数), and if that is nothing, what stands in the way: "none of 27 packages is accepted by all; if
 * the shops gave up 10 of their 40, park + daytime would be; the residents' red line on parking and the shops' reservation together block
 * everything".
 *
 * <p>It accuses nobody: a demand may be just. It says which demands are at stake, how little it would take, and what that would open.
 *
 * @param packages how many packages meet the conditions
 * @param acceptedByAll how many of them all parties accept; empty if there were too many to look at each
 * @param openings what would be accepted by all if some demands were dropped, the fewest first, then in the order of the demands: the opening
 *     that needs no concession if there is one, every single concession that opens a package, and every larger set of concessions that opens
 *     one where no smaller set of them does; immutable
 * @param blockers the smallest sets of demands that together rule out every package, in the order of the demands; empty if a package is
 *     accepted by all; immutable
 * @param complete whether all packages were looked at or ruled out; if not, there may be further openings, and blockers rule out only
 *     what was found
 */
public record CommonGround(
        BigInteger packages,
        OptionalLong acceptedByAll,
        List<Opening> openings,
        List<List<Demand>> blockers,
        boolean complete) {
    /** Keeps the lists. */
    public CommonGround {
        Objects.requireNonNull(packages, "packages");
        Objects.requireNonNull(acceptedByAll, "acceptedByAll");
        openings = List.copyOf(openings);
        blockers = blockers.stream().map(List::copyOf).toList();
    }

    /**
     * One thing that a party insists on: that a package be worth as much as no agreement, or that it not cross a red line.
     *
     * @param party the id of the party
     * @param redLine what it does not accept; empty for its reservation
     */
    public record Demand(String party, Optional<Choice> redLine) {
        /** Checks that nothing is missing. */
        public Demand {
            Objects.requireNonNull(party, "party");
            Objects.requireNonNull(redLine, "redLine");
        }

        /**
         * That a package be worth as much as no agreement.
         *
         * @param party the id of the party
         * @return the demand
         */
        public static Demand reservation(String party) {
            return new Demand(party, Optional.empty());
        }

        /**
         * That a package not cross a red line.
         *
         * @param party the id of the party
         * @param choice what it does not accept
         * @return the demand
         */
        public static Demand redLine(String party, Choice choice) {
            return new Demand(party, Optional.of(choice));
        }

        /** The party, and its red line if it is one. */
        @Override
        public String toString() {
            return party + redLine.map(line -> " against " + line).orElse("");
        }
    }

    /**
     * What would be accepted by all if some demands were dropped.
     *
     * @param concessions the demands, in their order: reservations first; empty if none has to be dropped; immutable
     * @param deal of the packages that this opens, one with the greatest smallest gain, then the next (leximin): for a single reservation,
     *     the one that asks least of it
     * @param packages how many packages this opens and no part of it; empty if there were too many to look at each
     */
    public record Opening(List<Demand> concessions, Deal deal, OptionalLong packages) {
        /** Keeps the concessions. */
        public Opening {
            concessions = List.copyOf(concessions);
            Objects.requireNonNull(deal, "deal");
            Objects.requireNonNull(packages, "packages");
        }

        /**
         * How much less than its reservation a party would have to accept for {@link #deal}.
         *
         * @param party the id of the party
         * @return the concession, positive; empty if it need not go below
         */
        public Optional<Fraction> concession(String party) {
            return deal.shares().stream()
                    .filter(share -> share.party().equals(party) && share.gain().signum() < 0)
                    .map(share -> Fraction.ZERO.minus(share.gain()))
                    .findFirst();
        }

        /** {@return the ids of the parties that would have to give way, in the order of the demands; immutable} */
        public List<String> parties() {
            return concessions.stream().map(Demand::party).distinct().toList();
        }
    }

    /**
     * Looks for common ground.
     *
     * <p>Cost: O(k·(p + m)) for k packages, p parties and m openings up to 10<sup>6</sup> packages. Above, branch and bound in at most 4 million
     * steps: then packages are not counted, an opening shows some package and not the one that asks least, and concessions are not told of
     * which a part is enough. The smallest sets of blockers are the smallest hitting sets of the openings, found by
     * going deeper size by size (R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32, 1987).
     *
     * @param problem what is bargained over
     * @return the common ground, and the openings to it
     */
    public static CommonGround of(BargainingProblem problem) {
        return of(problem, Openings.LISTED, Search.MOST_STEPS);
    }

    static CommonGround of(BargainingProblem problem, long listed, long mostSteps) {
        Openings found = new Openings(problem, listed, mostSteps);
        found.look();
        List<Opening> openings = found.openings();
        List<List<Demand>> blockers = new ArrayList<>();
        if (!openings.isEmpty()) {
            for (long set : hitting(found.masks())) {
                blockers.add(found.demands(set));
            }
        }
        OptionalLong accepted = OptionalLong.empty();
        if (found.isListed()) {
            accepted = openings.stream()
                    .filter(opening -> opening.concessions().isEmpty())
                    .map(Opening::packages)
                    .findFirst()
                    .orElse(OptionalLong.of(0));
        }
        return new CommonGround(problem.packages(), accepted, openings, blockers, found.isComplete());
    }

    /** All smallest sets that meet each of these. */
    private static TreeSet<Long> hitting(List<Long> masks) {
        TreeSet<Long> smallest = new TreeSet<>(Openings::byDemands);
        if (!masks.contains(0L)) {
            for (int size = 1; smallest.isEmpty(); size++) {
                hit(masks, 0, size, smallest);
            }
        }
        return smallest;
    }

    private static void hit(List<Long> masks, long chosen, int left, TreeSet<Long> into) {
        Optional<Long> missed =
                masks.stream().filter(mask -> (mask & chosen) == 0).findFirst();
        if (missed.isEmpty()) {
            into.add(chosen);
        } else if (left > 0) {
            for (long rest = missed.get(); rest != 0; rest &= rest - 1) {
                hit(masks, chosen | Long.lowestOneBit(rest), left - 1, into);
            }
        }
    }

    /** {@return whether some package is accepted by all} */
    public boolean isReached() {
        return !openings.isEmpty() && openings.get(0).concessions().isEmpty();
    }

    /**
     * The openings in which few parties would have to give way: what all can accept, or all but so many.
     *
     * @param parties how many may have to give way, not negative; 0 for what all accept
     * @return the openings, the fewest concessions first; immutable
     */
    public List<Opening> acceptedByAllBut(int parties) {
        return openings.stream()
                .filter(opening -> opening.parties().size() <= parties)
                .toList();
    }

    /** {@return what each single concession would open, in the order of the demands; immutable} */
    public List<Opening> byOneConcession() {
        return openings.stream()
                .filter(opening -> opening.concessions().size() == 1)
                .toList();
    }

    /** {@return the common ground in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * The common ground in a few lines: what all accept, what concessions would open, who blocks what.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        boolean chinese = Settlement.isChinese(locale);
        List<String> lines = new ArrayList<>();
        lines.add(
                isReached()
                        ? (chinese
                                        ? "可行方案" + packages + "个，各方都接受的"
                                        : "Of " + packages + " packages, all parties accept ")
                                + (acceptedByAll.isPresent()
                                        ? acceptedByAll.getAsLong() + (chinese ? "个。" : ".")
                                        : (chinese ? "至少1个。" : "at least 1."))
                        : (chinese
                                ? "可行方案" + packages + "个，没有各方都接受的。"
                                : "None of " + packages + " packages is accepted by all."));
        for (Opening opening : openings) {
            lines.add(line(opening, chinese));
        }
        for (List<Demand> set : blockers) {
            String all = String.join(
                    chinese ? "、" : ", ",
                    set.stream().map(d -> text(d, chinese)).toList());
            lines.add(
                    chinese
                            ? "排除一切方案的最小要求组合：" + all + "。"
                            : (set.size() == 1
                                            ? "This alone rules out everything: "
                                            : "Together these rule out everything: ")
                                    + all + ".");
        }
        if (!complete) {
            lines.add(chinese ? "方案太多，未能全部查看。" : "There were too many packages to look at all of them.");
        }
        return String.join("\n", lines);
    }

    private static String line(Opening opening, boolean chinese) {
        String deal = opening.deal().option().name();
        String count = opening.packages().isPresent()
                ? (chinese
                        ? "（" + opening.packages().getAsLong() + "个）"
                        : " (" + opening.packages().getAsLong() + ")")
                : "";
        if (opening.concessions().isEmpty()) {
            return chinese ? "各方都接受，例如：" + deal + "。" : "Accepted by all, for example: " + deal + ".";
        }
        List<String> each = new ArrayList<>();
        for (Demand demand : opening.concessions()) {
            each.add(
                    demand.redLine().isPresent()
                            ? (chinese ? demand.party() + "放弃红线" : demand.party() + " gave up the red line ")
                                    + demand.redLine().get()
                            : (chinese ? demand.party() + "让步" : demand.party() + " gave way by ")
                                    + opening.concession(demand.party()).orElse(Fraction.ZERO));
        }
        return chinese
                ? "若" + String.join("，且", each) + "，则可行" + count + "：" + deal + "。"
                : "Opened if " + String.join(" and ", each) + count + ": " + deal + ".";
    }

    private static String text(Demand demand, boolean chinese) {
        return demand.redLine()
                .map(line -> chinese ? demand.party() + "的红线" + line : "the red line " + line + " of " + demand.party())
                .orElse(chinese ? demand.party() + "的底线" : "the reservation of " + demand.party());
    }
}
