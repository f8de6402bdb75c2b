package org.linli.choice.opinion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.linli.basics.Identifier;
import org.linli.choice.Options;
import org.linli.choice.files.Polis;

/**
 * Who said what to which statement. Participants are pseudonyms; most have seen few of the statements. The last vote of a participant on a statement counts.
 *
 * <p>Immutable. Equal votes are equal whatever the order in which they came. Cost: memory O(v) for v votes.
 */
public final class OpinionVotes {
    /** No vote. */
    static final int UNSEEN = 2;

    private final Options statements;
    /** By id ascending, so that nothing depends on who came first. */
    private final String[] participants;
    /** A row lists statements ascending, each as {@code statement * 4 + value + 1}. */
    private final int[][] rows;

    private final long votes;

    private OpinionVotes(Options statements, String[] participants, int[][] rows) {
        this.statements = statements;
        this.participants = participants;
        this.rows = rows;
        this.votes = Arrays.stream(rows).mapToLong(row -> row.length).sum();
    }

    /**
     * Starts collecting votes.
     *
     * @param statements what there is to vote on
     * @return an empty builder
     */
    public static Builder builder(Options statements) {
        return new Builder(statements);
    }

    /**
     * The votes of a published conversation, without statements that moderators rejected.
     *
     * @param conversation what was read
     * @return the votes
     * @throws IllegalArgumentException if no statement is left
     */
    public static OpinionVotes from(Polis.Conversation conversation) {
        Map<Integer, Integer> index = new HashMap<>();
        List<Polis.Statement> kept = conversation.statements().stream()
                .filter(each -> each.moderation() != Polis.Moderation.REJECTED)
                .toList();
        kept.forEach(each -> index.put(each.id(), index.size()));
        Options all = conversation.options();
        Options shown = Options.copyOf(
                kept.stream().map(each -> all.get(Integer.toString(each.id()))).toList());
        Builder builder = builder(shown);
        for (Polis.Vote vote : conversation.votes()) {
            Integer statement = index.get(vote.statement());
            if (statement != null) {
                builder.put(Integer.toString(vote.participant()), statement, vote.vote());
            }
        }
        return builder.build();
    }

    /** {@return what there is to vote on} */
    public Options statements() {
        return statements;
    }

    /** {@return how many have voted on anything} */
    public int participants() {
        return participants.length;
    }

    /** {@return how many votes there are} */
    public long votes() {
        return votes;
    }

    /**
     * What all participants said to a statement.
     *
     * @param statement its place in {@link #statements()}
     * @return the counts
     */
    public Tally tally(int statement) {
        Objects.checkIndex(statement, statements.size());
        long[] counts = new long[3];
        for (int[] row : rows) {
            int at = find(row, statement);
            if (at >= 0) {
                counts[row[at] & 3]++;
            }
        }
        return new Tally(counts[2], counts[0], counts[1]);
    }

    /**
     * One more vote; an earlier one of the participant on the statement is replaced. Cost: O(participants).
     *
     * @param participant a pseudonym, well-formed as an {@link Identifier}
     * @param statement the id of the statement
     * @param opinion what they say
     * @return the votes with it
     * @throws IllegalArgumentException if there is no such statement, or the pseudonym is malformed
     */
    public OpinionVotes with(String participant, String statement, Opinion opinion) {
        Identifier.checked("participant", participant);
        int column = statements.indexOf(statement);
        int at = Arrays.binarySearch(participants, participant);
        String[] who = participants;
        int[][] all;
        if (at < 0) {
            at = -1 - at;
            who = new String[participants.length + 1];
            all = new int[who.length][];
            System.arraycopy(participants, 0, who, 0, at);
            System.arraycopy(rows, 0, all, 0, at);
            System.arraycopy(participants, at, who, at + 1, participants.length - at);
            System.arraycopy(rows, at, all, at + 1, rows.length - at);
            who[at] = participant;
            all[at] = new int[0];
        } else {
            all = rows.clone();
        }
        all[at] = inserted(all[at], column, opinion.value());
        return new OpinionVotes(statements, who, all);
    }

    private static int[] inserted(int[] row, int statement, int value) {
        int at = find(row, statement);
        int[] copy;
        if (at >= 0) {
            copy = row.clone();
        } else {
            at = -1 - at;
            copy = new int[row.length + 1];
            System.arraycopy(row, 0, copy, 0, at);
            System.arraycopy(row, at, copy, at + 1, row.length - at);
        }
        copy[at] = statement * 4 + value + 1;
        return copy;
    }

    private static int find(int[] row, int statement) {
        int low = 0;
        int high = row.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row[middle] >> 2 < statement) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < row.length && row[low] >> 2 == statement ? low : -1 - low;
    }

    /** 1 for agree, 0 for pass, -1 for disagree, or {@link #UNSEEN}. */
    int valueOf(int participant, int statement) {
        int at = find(rows[participant], statement);
        return at < 0 ? UNSEEN : value(rows[participant][at]);
    }

    int[] row(int participant) {
        return rows[participant];
    }

    int indexOf(String participant) {
        return Arrays.binarySearch(participants, participant);
    }

    static int statement(int entry) {
        return entry >> 2;
    }

    static int value(int entry) {
        return (entry & 3) - 1;
    }

    /** Equal if the same participants say the same to the same statements. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OpinionVotes that
                && statements.equals(that.statements)
                && Arrays.equals(participants, that.participants)
                && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(participants) + Arrays.deepHashCode(rows);
    }

    /** How many of what; no pseudonym. */
    @Override
    public String toString() {
        return "OpinionVotes[" + votes + " votes of " + participants.length + " participants on " + statements.size()
                + " statements]";
    }

    /** Collects votes, and refuses what is malformed. Not safe for several threads at once. */
    public static final class Builder {
        private final Options statements;
        private final Map<String, Map<Integer, Integer>> votes = new TreeMap<>();

        private Builder(Options statements) {
            this.statements = Objects.requireNonNull(statements, "statements");
        }

        /**
         * Adds a vote, or replaces an earlier one of the participant on the statement.
         *
         * @param participant a pseudonym, well-formed as an {@link Identifier}
         * @param statement the id of the statement
         * @param opinion what they say
         * @return this builder
         * @throws IllegalArgumentException if there is no such statement, or the pseudonym is malformed
         */
        public Builder vote(String participant, String statement, Opinion opinion) {
            put(participant, statements.indexOf(statement), opinion.value());
            return this;
        }

        private void put(String participant, int statement, int value) {
            Map<Integer, Integer> row = votes.get(Objects.requireNonNull(participant, "participant"));
            if (row == null) {
                row = new HashMap<>();
                votes.put(Identifier.checked("participant", participant), row);
            }
            row.put(statement, value);
        }

        /**
         * The votes so far; the builder can go on.
         *
         * @return the votes; without any, nobody has an opinion
         */
        public OpinionVotes build() {
            String[] participants = votes.keySet().toArray(String[]::new);
            int[][] rows = votes.values().stream()
                    .map(row -> row.entrySet().stream()
                            .mapToInt(vote -> vote.getKey() * 4 + vote.getValue() + 1)
                            .sorted()
                            .toArray())
                    .toArray(int[][]::new);
            return new OpinionVotes(statements, participants, rows);
        }
    }
}
