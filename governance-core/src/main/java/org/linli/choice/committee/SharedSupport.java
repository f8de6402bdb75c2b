package org.linli.choice.committee;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.linli.choice.Fraction;

/**
 * How much the member with least can have, if every ballot shares its weight among the members that it approves of. By the theorem of maximal
 * flows and minimal cuts this is the least, over all sets of members, of what approves of any of them over how many they are; the set is found by
 * W. Dinkelbach's method ("On nonlinear fractional programming", 1967), a cut for each step.
 */
final class SharedSupport {
    private static final long ENDLESS = Long.MAX_VALUE / 4;

    private final int members;
    /** Ballots that approve of the same members stand together. */
    private final BitSet[] groups;

    private final long[] mass;

    private SharedSupport(int members, Map<BitSet, Long> ballots) {
        this.members = members;
        this.groups = ballots.keySet().toArray(BitSet[]::new);
        this.mass = Arrays.stream(groups).mapToLong(ballots::get).toArray();
    }

    static Fraction least(Approvals approvals, BitSet of) {
        int[] place = new int[approvals.size];
        int next = 0;
        for (int option = of.nextSetBit(0); option >= 0; option = of.nextSetBit(option + 1)) {
            place[option] = next++;
        }
        Map<BitSet, Long> ballots = new HashMap<>();
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            BitSet group = new BitSet();
            for (int option : approvals.approved[ballot]) {
                if (of.get(option)) {
                    group.set(place[option]);
                }
            }
            if (!group.isEmpty()) {
                ballots.merge(group, approvals.mass[ballot], Long::sum);
            }
        }
        return new SharedSupport(next, ballots).least();
    }

    private Fraction least() {
        BitSet all = new BitSet();
        all.set(0, members);
        long sum = touching(all);
        int size = members;
        while (true) {
            BitSet worse = worse(sum, size);
            if (worse.isEmpty()) {
                return Fraction.of(sum, size);
            }
            sum = touching(worse);
            size = worse.cardinality();
        }
    }

    private long touching(BitSet set) {
        long sum = 0;
        for (int group = 0; group < groups.length; group++) {
            sum += groups[group].intersects(set) ? mass[group] : 0;
        }
        return sum;
    }

    /** Members who have less than {@code sum / size} each, if there are any: those on the near side of a minimal cut. */
    private BitSet worse(long sum, int size) {
        // 0 is the source, then members, then groups, then the sink.
        int nodes = members + groups.length + 2;
        Flow flow = new Flow(
                nodes,
                members
                        + groups.length
                        + Arrays.stream(groups).mapToInt(BitSet::cardinality).sum());
        for (int member = 0; member < members; member++) {
            flow.edge(0, 1 + member, sum);
        }
        for (int group = 0; group < groups.length; group++) {
            int node = 1 + members + group;
            groups[group].stream().forEach(member -> flow.edge(1 + member, node, ENDLESS));
            flow.edge(node, nodes - 1, size * mass[group]);
        }
        BitSet worse = new BitSet();
        if (flow.most(0, nodes - 1) < sum * members) {
            for (int member = 0; member < members; member++) {
                worse.set(member, flow.reaches(1 + member));
            }
        }
        return worse;
    }

    /** A maximal flow by shortest ways (E. Dinic, 1970). */
    private static final class Flow {
        private final int[] first;
        private final int[] next;
        private final int[] to;
        private final long[] free;
        private int edges;
        private final int[] level;
        private final int[] at;

        Flow(int nodes, int ways) {
            first = new int[nodes];
            Arrays.fill(first, -1);
            next = new int[2 * ways];
            to = new int[2 * ways];
            free = new long[2 * ways];
            level = new int[nodes];
            at = new int[nodes];
        }

        void edge(int from, int target, long capacity) {
            add(from, target, capacity);
            add(target, from, 0);
        }

        private void add(int from, int target, long capacity) {
            to[edges] = target;
            free[edges] = capacity;
            next[edges] = first[from];
            first[from] = edges++;
        }

        boolean reaches(int node) {
            return level[node] >= 0;
        }

        long most(int source, int sink) {
            long flow = 0;
            while (levels(source, sink)) {
                System.arraycopy(first, 0, at, 0, first.length);
                for (long pushed = push(source, sink, ENDLESS); pushed > 0; pushed = push(source, sink, ENDLESS)) {
                    flow += pushed;
                }
            }
            return flow;
        }

        private boolean levels(int source, int sink) {
            Arrays.fill(level, -1);
            int[] queue = new int[level.length];
            int tail = 0;
            level[source] = 0;
            queue[tail++] = source;
            for (int head = 0; head < tail; head++) {
                for (int edge = first[queue[head]]; edge >= 0; edge = next[edge]) {
                    if (free[edge] > 0 && level[to[edge]] < 0) {
                        level[to[edge]] = level[queue[head]] + 1;
                        queue[tail++] = to[edge];
                    }
                }
            }
            return level[sink] >= 0;
        }

        private long push(int node, int sink, long most) {
            if (node == sink) {
                return most;
            }
            for (; at[node] >= 0; at[node] = next[at[node]]) {
                int edge = at[node];
                if (free[edge] > 0 && level[to[edge]] == level[node] + 1) {
                    long pushed = push(to[edge], sink, Math.min(most, free[edge]));
                    if (pushed > 0) {
                        free[edge] -= pushed;
                        free[edge ^ 1] += pushed;
                        return pushed;
                    }
                }
            }
            return 0;
        }
    }
}
