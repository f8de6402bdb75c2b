package org.linli.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntBinaryOperator;
import org.linli.matching.flow.Assignment;
import org.linli.matching.flow.Components;
import org.linli.matching.flow.DenseAssignment;
import org.linli.matching.flow.LeastPrices;
import org.linli.matching.flow.Network;
import org.linli.matching.flow.NetworkSimplex;
import org.linli.matching.flow.Packing;

/** Packs the levels, cuts the problem into its parts, lets a solver work on them, and makes the prices canonical. */
final class StandardMatcher implements Matcher {
    private static final int BLOCK = 8;

    private final Executor executor;
    private final int tasks;

    StandardMatcher(Executor executor, int tasks) {
        this.executor = executor;
        this.tasks = tasks;
    }

    @Override
    public Plan match(MatchingProblem problem) {
        Network net = Packing.pack(
                problem.levels.size(), problem.capacity, problem.start, problem.head, problem.penalty, problem.cost);
        return DenseAssignment.fits(net) ? square(problem, net, DenseAssignment.of(net)) : sparse(problem, net);
    }

    private Plan square(MatchingProblem problem, Network net, DenseAssignment.Result found) {
        if (!found.isOptimal()) {
            return sparse(problem, net);
        }
        Algorithm algorithm = found.isScaled() ? Algorithm.COST_SCALING : Algorithm.SHORTEST_PATHS;
        return plan(
                problem,
                net,
                found.plan(),
                new Method(algorithm, 1, 1, found.plan().steps()));
    }

    private Plan sparse(MatchingProblem problem, Network net) {
        Components parts = Components.of(net);
        NetworkSimplex simplex = new NetworkSimplex(net, parts, BLOCK);
        long pivots = solve(parts, (from, to) -> (int) Math.min(Integer.MAX_VALUE, simplex.solve(from, to)));
        Method method = new Method(Algorithm.NETWORK_SIMPLEX, net.words(), parts.size(), pivots);
        return plan(problem, net, simplex.assignment(pivots), method);
    }

    private static Plan plan(MatchingProblem problem, Network net, Assignment found, Method method) {
        return new Plan(
                problem, found.arcs(), CanonicalPrices.of(problem, found.arcs(), LeastPrices.of(net, found)), method);
    }

    /** Gives each task parts in a row, about as many orders to each; the sum of what they return does not depend on how. */
    private long solve(Components parts, IntBinaryOperator solver) {
        int orders = 0;
        for (int part = 0; part < parts.size(); part++) {
            orders += parts.orders(part);
        }
        List<CompletableFuture<Integer>> running = new ArrayList<>();
        int share = (orders + tasks - 1) / tasks;
        int from = 0;
        int taken = 0;
        for (int part = 0; part < parts.size(); part++) {
            taken += parts.orders(part);
            if (taken >= share || part == parts.size() - 1) {
                int first = from;
                int end = part + 1;
                running.add(CompletableFuture.supplyAsync(() -> solver.applyAsInt(first, end), executor));
                from = end;
                taken = 0;
            }
        }
        return running.stream().mapToLong(CompletableFuture::join).sum();
    }
}
