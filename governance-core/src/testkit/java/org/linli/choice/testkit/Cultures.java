package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;

/**
 * Electorates that think alike in one way or another. Where every ballot is as likely as any other, hardly two of them agree; in a
 * neighbourhood many do, and some laws are broken, or kept, only then.
 *
 * <p>Each makes lists of complete rankings without ties, which shrink: fewer ballots, then ballots nearer to the order of the options. {@link
 * #blunted} adds ties and leaves options out, {@link #profiles} counts the ballots, {@link #approvals} turns rankings into approvals.
 */
public final class Cultures {
    private Cultures() {}

    /**
     * Every ranking as likely as any other (impartial culture).
     *
     * @param options what there is to rank
     * @param mostBallots at least 1
     * @return 1 to that many ballots
     */
    public static Arbitrary<List<Ranking>> impartial(Options options, int mostBallots) {
        return BallotArbitraries.rankings(options, false, false)
                .list()
                .ofMinSize(1)
                .ofMaxSize(mostBallots);
    }

    /**
     * Rankings around the order of the options: each further pair that is the other way round makes a ranking less likely by the same factor
     * (C. Mallows, "Non-null ranking models", Biometrika 44, 1957; made by repeated insertion).
     *
     * @param options what there is to rank
     * @param mostBallots at least 1
     * @param dispersionPercent 0 if all think alike, 100 for impartial culture
     * @return 1 to that many ballots
     */
    public static Arbitrary<List<Ranking>> mallows(Options options, int mostBallots, int dispersionPercent) {
        List<Arbitrary<Integer>> insertions = new ArrayList<>();
        for (int option = 0; option < options.size(); option++) {
            List<Tuple.Tuple2<Integer, Integer>> passed = new ArrayList<>();
            double weight = 1_000_000;
            for (int others = 0; others <= option; others++) {
                passed.add(Tuple.of((int) Math.round(weight), others));
                weight *= dispersionPercent / 100.0;
            }
            insertions.add(Arbitraries.frequency(passed));
        }
        return Combinators.combine(insertions)
                .as(passed -> {
                    List<String> order = new ArrayList<>();
                    for (int option = 0; option < passed.size(); option++) {
                        order.add(
                                order.size() - passed.get(option),
                                options.get(option).id());
                    }
                    return Ranking.of(order.toArray(String[]::new));
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(mostBallots);
    }

    /**
     * Options and voters are points; who is nearer is preferred, at the same distance whoever stands first in the options (J. Enelow, M.
     * Hinich, "The spatial theory of voting", 1984).
     *
     * @param options what there is to rank
     * @param mostBallots at least 1
     * @param dimensions how many coordinates a point has, at least 1
     * @return 1 to that many ballots
     */
    public static Arbitrary<List<Ranking>> euclidean(Options options, int mostBallots, int dimensions) {
        Arbitrary<List<Integer>> point =
                Arbitraries.integers().between(0, 100).list().ofSize(dimensions);
        return Combinators.combine(
                        point.list().ofSize(options.size()),
                        point.list().ofMinSize(1).ofMaxSize(mostBallots))
                .as((places, voters) -> voters.stream()
                        .map(voter -> nearestFirst(options, places, voter))
                        .toList());
    }

    private static Ranking nearestFirst(Options options, List<List<Integer>> places, List<Integer> voter) {
        return Ranking.of(options.asList().stream()
                .sorted(Comparator.comparingLong(option -> distance(places.get(options.indexOf(option.id())), voter)))
                .map(option -> option.id())
                .toArray(String[]::new));
    }

    private static long distance(List<Integer> a, List<Integer> b) {
        long sum = 0;
        for (int i = 0; i < a.size(); i++) {
            long apart = (long) a.get(i) - b.get(i);
            sum += apart * apart;
        }
        return sum;
    }

    /**
     * The options stand in one line, and each voter likes them less the further they are to either side of a best one (D. Black, "On the
     * rationale of group decision-making", 1948); each such ranking as likely as any other, the worst option being at one end or the other
     * (T. Walsh, "Generating single peaked votes", 2015). The line is the order of the options.
     *
     * @param options what there is to rank
     * @param mostBallots at least 1
     * @return 1 to that many ballots
     */
    public static Arbitrary<List<Ranking>> singlePeaked(Options options, int mostBallots) {
        return Arbitraries.of(false, true)
                .list()
                .ofSize(options.size() - 1)
                .map(left -> {
                    int from = 0;
                    int to = options.size() - 1;
                    List<String> order = new ArrayList<>();
                    for (boolean worstIsLeft : left) {
                        order.add(options.get(worstIsLeft ? from++ : to--).id());
                    }
                    order.add(options.get(from).id());
                    Collections.reverse(order);
                    return Ranking.of(order.toArray(String[]::new));
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(mostBallots);
    }

    /**
     * Three options go round in a circle, each ballot beginning with another of them, and whatever there is beside them stands above or below
     * all three: where majorities contradict each other (M. de Condorcet, 1785).
     *
     * @param options what there is to rank
     * @param mostBallots at least 1
     * @return 1 to that many ballots
     */
    public static Arbitrary<List<Ranking>> cyclic(Options options, int mostBallots) {
        List<String> ids = options.asList().stream().map(option -> option.id()).toList();
        int round = Math.min(3, ids.size());
        return Combinators.combine(
                        Arbitraries.integers().between(0, round - 1),
                        Arbitraries.of(false, true).list().ofSize(ids.size() - round))
                .as((turn, above) -> {
                    List<String> order = new ArrayList<>(ids.subList(0, round));
                    Collections.rotate(order, -turn);
                    for (int other = round; other < ids.size(); other++) {
                        order.add(above.get(other - round) ? 0 : order.size(), ids.get(other));
                    }
                    return Ranking.of(order.toArray(String[]::new));
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(mostBallots);
    }

    /**
     * Any of these, impartial culture twice as often as the others.
     *
     * @param options what there is to rank
     * @param mostBallots at least 1
     * @return 1 to that many ballots
     */
    public static Arbitrary<List<Ranking>> any(Options options, int mostBallots) {
        return Arbitraries.frequencyOf(
                Tuple.of(2, impartial(options, mostBallots)),
                Tuple.of(1, mallows(options, mostBallots, 60)),
                Tuple.of(1, euclidean(options, mostBallots, 2)),
                Tuple.of(1, cyclic(options, mostBallots)),
                Tuple.of(1, singlePeaked(options, mostBallots)));
    }

    /**
     * The same ballots, of which some join neighbours in a tie or end early, perhaps before they began.
     *
     * @param ballots rankings of any culture
     * @return as many ballots
     */
    public static Arbitrary<List<Ranking>> blunted(Arbitrary<List<Ranking>> ballots) {
        return Combinators.combine(
                        ballots,
                        Arbitraries.of(false, false, false, true).list().ofSize(11),
                        Arbitraries.frequency(Tuple.of(3, 99), Tuple.of(1, 0), Tuple.of(2, 1), Tuple.of(2, 2))
                                .list()
                                .ofSize(5))
                .as((rankings, joins, lengths) -> {
                    List<Ranking> blunt = new ArrayList<>();
                    int at = 0;
                    for (int ballot = 0; ballot < rankings.size(); ballot++) {
                        List<List<String>> tiers = new ArrayList<>();
                        int left = lengths.get(ballot % lengths.size());
                        for (List<String> tier : rankings.get(ballot).tiers()) {
                            boolean joined = joins.get(at++ % joins.size()) && !tiers.isEmpty();
                            if (left-- <= 0) {
                                break;
                            }
                            if (!joined) {
                                tiers.add(new ArrayList<>());
                            }
                            tiers.get(tiers.size() - 1).addAll(tier);
                        }
                        blunt.add(new Ranking(tiers));
                    }
                    return blunt;
                });
    }

    /**
     * Counts ballots: each of the list was cast by one voter, or by several.
     *
     * @param options what there is to rank
     * @param ballots rankings of these options
     * @param mostVoters how many voters a ballot of the list may stand for, at least 1
     * @return profiles
     */
    public static Arbitrary<RankedProfile> profiles(Options options, Arbitrary<List<Ranking>> ballots, int mostVoters) {
        return Combinators.combine(
                        ballots,
                        Arbitraries.integers().between(1, mostVoters).list().ofSize(8))
                .as((rankings, voters) -> {
                    RankedProfile.Builder builder = RankedProfile.builder(options);
                    for (int ballot = 0; ballot < rankings.size(); ballot++) {
                        builder.add(voters.get(ballot % voters.size()), 1, rankings.get(ballot));
                    }
                    return builder.build();
                });
    }

    /**
     * Approvals of what stands high in rankings: each voter approves of the first tiers, as many as it likes.
     *
     * @param options what there is to approve of
     * @param ballots rankings of these options
     * @return profiles, blank ballots among them
     */
    public static Arbitrary<ApprovalProfile> approvals(Options options, Arbitrary<List<Ranking>> ballots) {
        return Combinators.combine(
                        ballots,
                        Arbitraries.integers().between(0, options.size()).list().ofSize(13))
                .as((rankings, lengths) -> {
                    ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
                    for (int ballot = 0; ballot < rankings.size(); ballot++) {
                        builder.add(
                                1,
                                1,
                                rankings.get(ballot).tiers().stream()
                                        .limit(lengths.get(ballot % lengths.size()))
                                        .flatMap(List::stream)
                                        .toList());
                    }
                    return builder.build();
                });
    }

    /**
     * A few blocs of voters who approve of the same options, commonly of at most half of them: where proportionality is put to the test.
     *
     * @param options what there is to approve of
     * @param mostBlocs at least 1
     * @param mostVoters how many voters a bloc may have, at least 1
     * @return profiles
     */
    public static Arbitrary<ApprovalProfile> blocs(Options options, int mostBlocs, int mostVoters) {
        List<String> ids = options.asList().stream().map(option -> option.id()).toList();
        Arbitrary<Tuple.Tuple2<Integer, Set<String>>> bloc = Combinators.combine(
                        Arbitraries.integers().between(1, mostVoters),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, some(ids, (ids.size() + 1) / 2)), Tuple.of(1, some(ids, ids.size()))))
                .as(Tuple::of);
        return bloc.list().ofMinSize(1).ofMaxSize(mostBlocs).map(blocs -> {
            ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
            blocs.forEach(each -> builder.add(each.get1(), 1, each.get2()));
            return builder.build();
        });
    }

    private static Arbitrary<Set<String>> some(List<String> ids, int most) {
        return Arbitraries.of(ids).set().ofMinSize(1).ofMaxSize(most);
    }

    /**
     * Parties: every option is on the list of one of them, or on none, and every voter approves of a whole list. Who is owed what is plain here.
     *
     * @param options what there is to approve of
     * @param mostParties at least 1
     * @param mostVoters how many voters a party may have, at least 1
     * @return profiles
     */
    public static Arbitrary<ApprovalProfile> parties(Options options, int mostParties, int mostVoters) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, mostParties).list().ofSize(options.size()),
                        Arbitraries.integers().between(1, mostVoters).list().ofSize(mostParties))
                .as((lists, voters) -> {
                    ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
                    for (int party = 0; party < mostParties; party++) {
                        List<String> list = new ArrayList<>();
                        for (int option = 0; option < lists.size(); option++) {
                            if (lists.get(option) == party) {
                                list.add(options.get(option).id());
                            }
                        }
                        if (!list.isEmpty()) {
                            builder.add(voters.get(party), 1, list);
                        }
                    }
                    return builder.build();
                });
    }
}
