package org.linli.choice.budget;

import java.util.Arrays;
import java.util.Objects;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Electorate;
import org.linli.choice.Options;
import org.linli.choice.Profile;
import org.linli.choice.RankedProfile;
import org.linli.choice.ScoreProfile;

/**
 * What a funded project is worth to those who voted for it: its cost, one, the points it was given, or its place. Additive: two projects
 * are worth their sum.
 *
 * <p>Which of them is right is no question of arithmetic. With {@link #cost} a voter gains as much as is spent on what they wanted, and large
 * projects are as good as many small ones; with {@link #cardinality} every project counts one, and cheap ones win. {@link #points} and
 * {@link #borda} take what the ballots say.
 *
 * <p>A project is supported by a ballot that gives it a positive utility. Immutable.
 */
public final class Utilities {
    /** What a unit of score is worth. */
    enum Kind {
        COST("cost", "cost utilities", "费用效用"),
        CARDINALITY("cardinality", "cardinality utilities", "计数效用"),
        POINTS("points", "points", "计分效用"),
        BORDA("borda", "Borda utilities", "波达效用");

        final String code;
        final String english;
        final String chinese;

        Kind(String code, String english, String chinese) {
            this.code = code;
            this.english = english;
            this.chinese = chinese;
        }
    }

    /** No product of a score and the weight of those who give it, summed up, leaves a long. */
    private static final long MOST = 1L << 60;

    final Kind kind;
    final Options options;
    final Electorate electorate;
    /** Ballots as rows of supported projects with their scores, and what all equal ballots weigh. */
    final int[] start;

    final int[] project;
    final int[] score;
    final long[] mass;
    final boolean unit;
    /** The same by project: supporting ballots and their scores. */
    final int[] supportStart;

    final int[] supporter;
    final int[] supporterScore;
    final long[] supporterMass;
    /** By project: the weight of its supporters, and their scores times their weights. */
    final long[] support;

    final long[] total;

    private Utilities(Kind kind, Profile profile, int[] start, int[] project, int[] score) {
        this.kind = kind;
        this.options = profile.options();
        this.electorate = profile.electorate();
        this.start = start;
        this.project = project;
        this.score = score;
        this.unit = Arrays.stream(score).allMatch(each -> each == 1);
        this.mass = new long[profile.distinct()];
        int size = options.size();
        this.supportStart = new int[size + 1];
        this.support = new long[size];
        this.total = new long[size];
        for (int each : project) {
            supportStart[each + 1]++;
        }
        for (int i = 0; i < size; i++) {
            supportStart[i + 1] += supportStart[i];
        }
        this.supporter = new int[project.length];
        this.supporterScore = new int[project.length];
        this.supporterMass = new long[project.length];
        int[] at = Arrays.copyOf(supportStart, size);
        int most = Arrays.stream(score).max().orElse(1);
        if (electorate.weight() > MOST / most) {
            throw new IllegalArgumentException("The points (up to " + most + ") of ballots of weight "
                    + electorate.weight() + " must be at most " + MOST + " together. Maybe weigh in a larger unit.");
        }
        for (int ballot = 0; ballot < mass.length; ballot++) {
            mass[ballot] = profile.mass(ballot);
            for (int i = start[ballot]; i < start[ballot + 1]; i++) {
                int slot = at[project[i]]++;
                supporter[slot] = ballot;
                supporterScore[slot] = score[i];
                supporterMass[slot] = mass[ballot];
                support[project[i]] += mass[ballot];
                total[project[i]] += mass[ballot] * score[i];
            }
        }
    }

    /**
     * A funded project is worth what it costs to those who approve of it.
     *
     * @param profile the ballots
     * @return the utilities
     */
    public static Utilities cost(ApprovalProfile profile) {
        return approvals(Kind.COST, profile);
    }

    /**
     * A funded project is worth one to those who approve of it, whatever it costs.
     *
     * @param profile the ballots
     * @return the utilities
     */
    public static Utilities cardinality(ApprovalProfile profile) {
        return approvals(Kind.CARDINALITY, profile);
    }

    private static Utilities approvals(Kind kind, ApprovalProfile profile) {
        Rows rows = new Rows(profile.distinct());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            for (int place = 0; place < profile.approved(ballot); place++) {
                rows.add(profile.option(ballot, place), 1);
            }
            rows.end(ballot);
        }
        return rows.utilities(kind, profile);
    }

    /**
     * A funded project is worth the points that a ballot gave it.
     *
     * @param profile the ballots
     * @return the utilities
     * @throws IllegalArgumentException if the scale has negative points: a project that harms somebody is no question of a budget
     */
    public static Utilities points(ScoreProfile profile) {
        if (profile.scale().worst() < 0) {
            throw new IllegalArgumentException("The worst (" + profile.scale().worst()
                    + ") of a scale must not be negative in a budget. Maybe shift the scale.");
        }
        Rows rows = new Rows(profile.distinct());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            for (int place = 0; place < profile.rated(ballot); place++) {
                rows.add(profile.option(ballot, place), profile.points(ballot, place));
            }
            rows.end(ballot);
        }
        return rows.utilities(Kind.POINTS, profile);
    }

    /**
     * A funded project is worth how many of the ranked options a ballot puts below it: the last is worth nothing, each one above it 1 more.
     * Options that share a place are each worth the lowest of the places that they share; what is not ranked is worth nothing either.
     *
     * @param profile the ballots
     * @return the utilities
     */
    public static Utilities borda(RankedProfile profile) {
        Rows rows = new Rows(profile.distinct());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            int ranked = profile.ranked(ballot);
            int end = ranked;
            int[] worth = new int[ranked];
            for (int place = ranked - 1; place >= 0; place--) {
                worth[place] = ranked - end;
                end = profile.tied(ballot, place) ? end : place;
            }
            for (int place = 0; place < ranked; place++) {
                rows.add(profile.option(ballot, place), worth[place]);
            }
            rows.end(ballot);
        }
        return rows.utilities(Kind.BORDA, profile);
    }

    /** {@return what there is to choose from} */
    public Options options() {
        return options;
    }

    /** {@return how many ballots there are, and what they weigh} */
    public Electorate electorate() {
        return electorate;
    }

    /**
     * How many support a project.
     *
     * @param of its place in {@link #options()}
     * @return the weight of the ballots that give it a positive utility
     */
    public long support(int of) {
        return support[of];
    }

    /** What a unit of score is worth for a project. */
    long factor(Budget budget, int of) {
        return kind == Kind.COST ? budget.cost(of) : 1;
    }

    Budget checked(Budget budget) {
        if (!Objects.requireNonNull(budget, "budget").options().equals(options)) {
            throw new IllegalArgumentException("The projects " + budget + " must be the options of the ballots ("
                    + options.size() + "), in the same order. Maybe the ballots are for another budget.");
        }
        return budget;
    }

    private static final class Rows {
        private final int[] start;
        private int[] project = new int[64];
        private int[] score = new int[64];
        private int size;

        Rows(int ballots) {
            this.start = new int[ballots + 1];
        }

        void add(int option, int points) {
            if (points > 0) {
                if (size == project.length) {
                    project = Arrays.copyOf(project, 2 * size);
                    score = Arrays.copyOf(score, 2 * size);
                }
                project[size] = option;
                score[size++] = points;
            }
        }

        void end(int ballot) {
            start[ballot + 1] = size;
        }

        Utilities utilities(Kind kind, Profile profile) {
            return new Utilities(kind, profile, start, Arrays.copyOf(project, size), Arrays.copyOf(score, size));
        }
    }
}
