package org.linli.walkthrough.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.choice.Comparison;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;
import org.linli.choice.voting.Criterion;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.MeekVote;
import org.linli.choice.voting.OtherRules;
import org.linli.choice.voting.Pairwise;
import org.linli.choice.voting.ScottishVote;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.TiedLowest;
import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.ReportPage.KeyFigure;
import org.linli.walkthrough.report.ReportTable;
import org.linli.walkthrough.report.Wording;

/** Who is elected by transferable votes, round by round, and whom other rules would have elected. */
final class ElectionDecision implements Decision {

    private static final int MOST_PAIRS = 10;

    private final String title;
    private final String source;
    private final RankedProfile profile;
    private final int seats;
    private final Outcome outcome;
    private final Optional<Comparison<Criterion>> comparison;
    private final Optional<Outcome> meek;

    ElectionDecision(String title, String source, RankedProfile profile, int seats, TieBreak lot) {
        this.title = title;
        this.source = source;
        this.profile = profile;
        this.seats = seats;
        boolean one = seats == 1;
        this.outcome = one
                ? InstantRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.breakBy(lot))
                : ScottishVote.of(profile, seats, lot);
        this.comparison = one
                ? Optional.of(OtherRules.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, lot))
                : Optional.empty();
        this.meek = one ? Optional.empty() : Optional.of(MeekVote.of(profile, seats, lot));
    }

    @Override
    public String file() {
        return "election.html";
    }

    @Override
    public String headline() {
        return "Election 选举: " + names(outcome.winners()) + " by " + Decisions.named(outcome.rule()) + dissent();
    }

    /** What must be said beside a winner whom others would not have chosen. */
    private String dissent() {
        return comparison
                .map(all -> all.outcomes().size() - all.agreeingWith(outcome).size())
                .filter(others -> others > 0)
                .map(others -> "; " + others + " of "
                        + comparison.orElseThrow().outcomes().size() + " rules would have chosen otherwise")
                .orElse("");
    }

    @Override
    public ReportPage page() {
        ReportPage page = ReportPage.titled("Election 选举: " + title, "en")
                .lead(source)
                .figures(List.of(
                        new KeyFigure(
                                "Elected 当选",
                                names(outcome.winners()),
                                "of " + profile.options().size()),
                        new KeyFigure("Seats 名额", Integer.toString(seats), Decisions.named(outcome.rule())),
                        new KeyFigure(
                                "Ballots 选票",
                                Wording.count(profile.electorate().ballots()),
                                Wording.count(profile.electorate().blank()) + " of them blank")));
        Explanation.lead(page, outcome::summarize);
        Rounds rounds = new Rounds(outcome);
        if (!rounds.isEmpty()) {
            page.chart(rounds.chart());
        }
        page.section("What other rules would have decided 其他规则的结果");
        comparison.ifPresent(all -> {
            page.table(winners(all));
            page.list("en", unmet(all, Locale.ENGLISH)).list("zh-CN", unmet(all, Locale.CHINESE));
        });
        meek.ifPresent(other -> page.paragraph(Decisions.named(other.rule()) + ": " + names(other.winners())
                + (same(other.winners()) ? " (the same 相同)" : " (not the same 不同)")));
        if (profile.options().size() <= MOST_PAIRS) {
            page.table(pairs());
        }
        return Explanation.addTo(page, outcome::summarize);
    }

    private boolean same(List<Option> winners) {
        return winners.size() == outcome.winners().size() && winners.containsAll(outcome.winners());
    }

    private static ReportTable winners(Comparison<Criterion> all) {
        ReportTable table = ReportTable.of(
                        "Winners by rule 各规则的当选者", "Options that a ballot does not rank are tied last on it.")
                .text("winner 当选")
                .text("rules 规则");
        for (List<Option> winners :
                all.outcomes().stream().map(Outcome::winners).distinct().toList()) {
            table = table.row(
                    names(winners),
                    all.outcomes().stream()
                            .filter(each -> each.winners().equals(winners))
                            .map(each -> Decisions.named(each.rule()))
                            .collect(Collectors.joining("; ")));
        }
        return table;
    }

    /** What may be asked of an outcome, and that of this one, is said for every criterion. */
    private List<String> unmet(Comparison<Criterion> all, Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        List<String> lines = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            String here = switch (criterion.of(profile, Unranked.TIED_LAST, outcome)) {
                case HOLDS -> chinese ? "此处满足" : "holds here";
                case VIOLATED -> chinese ? "此处不满足" : "does not hold here";
                case SAYS_NOTHING -> chinese ? "此处无所要求" : "asks for nothing here";
            };
            int others = all.violating(criterion).size();
            lines.add(
                    chinese
                            ? criterion.summarize(locale) + "：" + here + "；"
                                    + all.outcomes().size() + "种规则中" + others + "种不满足。"
                            : "That " + criterion.summarize(locale) + " " + here + "; " + others + " of "
                                    + all.outcomes().size() + " rules fail it.");
        }
        return lines;
    }

    private ReportTable pairs() {
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        ReportTable table = ReportTable.of(
                        "In pairs 两两比较", "How many ballots put the option of the row before that of the column.")
                .text("");
        for (int column = 1; column <= profile.options().size(); column++) {
            table = table.number(Integer.toString(column));
        }
        for (int a = 0; a < profile.options().size(); a++) {
            List<String> cells = new ArrayList<>(
                    List.of((a + 1) + " · " + profile.options().get(a).name()));
            for (int b = 0; b < profile.options().size(); b++) {
                String mark = pairwise.support(a, b) > pairwise.support(b, a) ? "▲ " : "";
                cells.add(a == b ? "·" : mark + Wording.count(pairwise.support(a, b)));
            }
            table = table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    static String names(List<Option> options) {
        return options.isEmpty()
                ? "nobody 无人"
                : options.stream().map(Option::name).collect(Collectors.joining(", "));
    }
}
