package org.linli.walkthrough.choice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.Utilities;
import org.linli.choice.files.MalformedFileException;
import org.linli.choice.files.Pabulib;
import org.linli.choice.files.Polis;
import org.linli.choice.files.PrefLib;
import org.linli.choice.opinion.OpinionVotes;

/** Reads ballots and counts them. Everything that can be wrong with a file is found here, before anything is written. */
public final class Decisions {

    private static final List<String> ORDINAL = List.of(".soc", ".soi", ".toc", ".toi");

    private final TieBreak lot;

    private Decisions(long seed) {
        this.lot = TieBreak.byLot("day " + seed);
    }

    /**
     * What is decided on a day.
     *
     * @param files which ballots to count
     * @param madeUp whether ballots of 东亭社区 are made up for what no file is named for
     * @param seed from which lots are drawn
     * @return the decisions: budget, election, conversation; immutable
     * @throws BallotFileException if a file cannot be counted
     */
    public static List<Decision> of(BallotFiles files, boolean madeUp, long seed) throws BallotFileException {
        Decisions decisions = new Decisions(seed);
        Optional<DongtingBallots> dongting =
                madeUp ? Optional.of(new DongtingBallots(decisions.lot)) : Optional.empty();
        List<Decision> all = new ArrayList<>();
        add(all, files.budget(), decisions::budget, dongting.map(those -> those::budget));
        add(
                all,
                files.election(),
                file -> decisions.election(file, files.seats()),
                dongting.map(those -> those::election));
        add(all, files.conversation(), decisions::conversation, dongting.map(those -> those::conversation));
        return List.copyOf(all);
    }

    @FunctionalInterface
    private interface Reading {
        Decision read(Path file) throws IOException, BallotFileException;
    }

    private static void add(
            List<Decision> all, Optional<Path> file, Reading reading, Optional<Supplier<Decision>> otherwise)
            throws BallotFileException {
        if (file.isPresent()) {
            all.add(read(file.orElseThrow(), reading));
        } else {
            otherwise.ifPresent(made -> all.add(made.get()));
        }
    }

    private static Decision read(Path file, Reading reading) throws BallotFileException {
        try {
            return reading.read(file);
        } catch (MalformedFileException e) {
            throw because(
                    e,
                    new BallotFileException(
                            file, String.valueOf(e.getMessage()), "Mend that, or fetch the file again."));
        } catch (NoSuchFileException e) {
            throw because(e, new BallotFileException(file, "there is no " + e.getFile() + ".", "Check the path."));
        } catch (IOException e) {
            throw because(
                    e,
                    new BallotFileException(
                            file,
                            "it cannot be read (" + e.getClass().getSimpleName() + ").",
                            "Check the path and its permissions."));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw because(
                    e,
                    new BallotFileException(
                            file, "it cannot be counted. " + e.getMessage(), "Mend that, or name another file."));
        }
    }

    private static BallotFileException because(Exception cause, BallotFileException said) {
        said.initCause(cause);
        return said;
    }

    private Decision budget(Path file) throws IOException, BallotFileException {
        checkFile(file, "--budget FILE.pb");
        Pabulib.Instance instance = Pabulib.read(file);
        Utilities utilities = switch (instance.type()) {
            case APPROVAL, CHOOSE_ONE -> Utilities.cost(instance.approvals());
            case CUMULATIVE, SCORING -> Utilities.points(instance.points());
            case ORDINAL -> Utilities.borda(instance.rankings());
        };
        String title = instance.meta().getOrDefault("description", name(file));
        Money money = new Money(instance.decimals(), instance.meta().getOrDefault("currency", ""));
        return new BudgetDecision(title, source(file), money, Budget.from(instance), utilities, instance.approvals());
    }

    private Decision election(Path file, int seats) throws IOException, BallotFileException {
        String ending = name(file).toLowerCase(Locale.ROOT).replaceFirst("^.*(?=\\.)", "");
        boolean graded = ending.equals(".cat");
        if (!graded && !ORDINAL.contains(ending)) {
            throw new BallotFileException(
                    file,
                    "the ending of an election must be .soc, .soi, .toc, .toi or .cat.",
                    "Name a file of PrefLib, or rename it by the ballots that are in it.");
        }
        checkFile(file, "--election FILE" + ending);
        if (graded) {
            PrefLib.Categories categories = PrefLib.readCategories(file);
            if (seats != 1) {
                throw new BallotFileException(
                        file, "grades choose one, not " + seats + ".", "Leave --seats away, or name rankings.");
            }
            return new GradedDecision(
                    categories.head().getOrDefault("TITLE", name(file)),
                    source(file),
                    categories.profile(),
                    categories.categories());
        }
        PrefLib.Election election = PrefLib.readElection(file);
        RankedProfile profile = election.profile();
        if (seats > 1 && !profile.isStrict()) {
            throw new BallotFileException(
                    file, "its ballots have ties, and such votes cannot be transferred.", "Leave --seats away.");
        }
        String title = election.head().getOrDefault("TITLE", name(file));
        return new ElectionDecision(title, source(file), profile, seats, lot);
    }

    private Decision conversation(Path folder) throws IOException, BallotFileException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BallotFileException(
                    folder,
                    "this is not a folder.",
                    "Name the folder that holds comments.csv, votes.csv and participants-votes.csv.");
        }
        return new ConversationDecision(name(folder), source(folder), OpinionVotes.from(Polis.read(folder)));
    }

    private static void checkFile(Path file, String usage) throws BallotFileException {
        if (Files.isDirectory(file)) {
            throw new BallotFileException(file, "this is a folder.", "Write " + usage + ".");
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static String source(Path file) {
        return "Counted from " + name(file) + " 据此文件计票.";
    }

    /** How rules are called on pages, in both languages. */
    static String named(RuleName rule) {
        return rule.english() + " " + rule.chinese();
    }
}
